import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'

export type Ctx = Context<Services>

/** What the app hands to this module: the matters in force. */
export interface PolicyNeeds {
  matters(ctx: Ctx): Promise<{ code: string; title: string }[]>
}
