import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'

export type Ctx = Context<Services>

/** What the app hands to this module: the matters and indicators in force, so that each finds its lead department. */
export interface MandateNeeds {
  subjects(ctx: Ctx): Promise<{ kind: 'matter' | 'indicator'; code: string; title: string }[]>
}
