import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'

export type Ctx = Context<Services>

/** What the app hands to this module. */
export interface ProjectNeeds {
  /** Permanent population (常住人口) of each community of a county on a day, by the boundary of that day. */
  residents(ctx: Ctx, county: string, day: string): Promise<Map<string, number>>
}
