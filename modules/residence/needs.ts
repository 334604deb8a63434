import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'

/** What the app hands to this module: telling people things. `notify` of the notices module fits. */
export interface ResidenceNeeds {
  notify(
    telling: { tx: Tx; now: Date; services: Services },
    note: { county: string; region: string; personId: string; template: string; title: string; body: string; link: string },
  ): Promise<unknown>
}
