import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import type { Tx } from '../../platform/server/db.ts'
import type { CaseDeeds } from '../cases/index.ts'

export type Ctx = Context<Services>

/** Tells a member of staff something. */
type Notify = (telling: { tx: Tx; now: Date; services: Services }, note: { county: string; region: string; accountId: string; template: string; title: string; body: string; link: string }) => Promise<unknown>

/** What the app hands to this module: cases made inside a visit's own transaction, and messages. */
export interface WindowNeeds {
  cases: CaseDeeds
  notify: Notify
}
