import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import type { CaseDeeds } from '../cases/index.ts'

export type Ctx = Context<Services>

/** What the app hands in: cases in this module's own transaction. */
export interface EntitlementNeeds { cases: CaseDeeds }
