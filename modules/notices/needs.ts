import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'

export type Ctx = Context<Services>

/** What the app hands in: who a resident is, within the reach of the reader; the register is not known here. */
export interface NoticeNeeds {
  personOf(ctx: Ctx, personId: string): Promise<{ id: string; name: string; region: string } | undefined>
}
