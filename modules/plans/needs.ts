import type { Context } from '../../platform/server/context.ts'
import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'

export type Ctx = Context<Services>

/** What the app hands to this module: indicators know of plans, so plans cannot know of them. */
export interface PlanNeeds {
  /** Indicators that a target may speak of. */
  indicators(tx: Tx, now: Date): Promise<{ code: string; title: string; unit: string; direction: string }[]>
  /** What they stood at for a place on a day; without a number, why. Suppressed figures count as missing. */
  figures(tx: Tx, ask: { codes: readonly string[]; region: string; day: string; now: Date }): Promise<ReadonlyMap<string, { value: number | null; missing: string }>>
  /** Tells a member of staff. */
  notify(telling: { tx: Tx; now: Date; services: Services }, note: { county: string; region: string; accountId: string; template: string; title: string; body: string; link: string }): Promise<unknown>
}
