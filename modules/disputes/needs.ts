import type { Context } from '../../platform/server/context.ts'
import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'
import type { CaseDeeds } from '../cases/index.ts'

export type Ctx = Context<Services>

export interface DisputeNote {
  county: string
  region: string
  personId?: string | null
  accountId?: string | null
  caseId?: string | null
  template: string
  title: string
  body: string
  link: string
  phone?: string | null
}

/** What the app hands to this module: what is done with cases, telling people things, hanging files on a case. */
export interface DisputeNeeds {
  cases: CaseDeeds
  notify(telling: { tx: Tx; now: Date; services: Services }, note: DisputeNote): Promise<unknown>
  attachFiles(tx: Tx, county: string, caseId: string, region: string, fileIds: readonly string[], ownerAccount: string): Promise<void>
}
