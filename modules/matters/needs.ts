import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import type { LastDay, PastCase } from './design/trial.ts'

export type Ctx = Context<Services>
export type { LastDay, PastCase } from './design/trial.ts'

/** What the app hands in: this module may not know of cases, but a draft is tried on them. */
export interface MatterNeeds {
  /** Cases of a matter handed in since a day (`YYYY-MM-DD`), within the reader's scope, newest first, at most `limit`. */
  pastCases(ctx: Ctx, code: string, since: string, limit: number): Promise<PastCase[]>
  lastDay: LastDay
  /** What conclusions can bring about in this installation. */
  effects: readonly { name: string; title: string }[]
}
