import type { Context } from '../../platform/server/context.ts'
import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'

export type Ctx = Context<Services>

/** What the app hands to this module: telling staff things. */
export interface LiaisonNeeds {
  notify(
    telling: { tx: Tx; now: Date; services: Services },
    note: { county: string; region: string; accountId: string; template: string; title: string; body: string; link: string },
  ): Promise<unknown>
}
