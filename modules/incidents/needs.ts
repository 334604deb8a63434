import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import type { CaseDeeds, Notify } from '../cases/index.ts'

export type Ctx = Context<Services>

/** What the app hands to this module: what is done with cases, and the way to tell somebody. */
export interface IncidentNeeds {
  cases: CaseDeeds
  notify: Notify
}
