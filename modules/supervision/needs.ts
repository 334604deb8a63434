import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'

export type Ctx = Context<Services>

/** What the app hands in. */
export interface SupervisionNeeds {
  /** Makes a proposal for deliberation in the caller's transaction. @returns its id. */
  propose(ctx: Ctx, topic: { region: string; title: string; why: string }): Promise<string>
}
