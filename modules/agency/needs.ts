import type { Context, FileReply } from '../../platform/server/context.ts'
import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'
import type { AttachFiles, CaseDeeds } from '../cases/index.ts'

export type Ctx = Context<Services>

/** A message to a resident or a worker. */
export interface AgencyNote {
  county: string
  region: string
  personId?: string | null
  accountId?: string | null
  template: string
  title: string
  body: string
  link: string
  phone?: string | null
}

/** What the app hands to this module: cases in its own transaction, messages, files. */
export interface AgencyNeeds {
  cases: CaseDeeds
  notify(telling: { tx: Tx; now: Date; services: Services }, note: AgencyNote): Promise<unknown>
  attachFiles: AttachFiles
  /** A file that hangs on a row of ours, after we have let the reader through. */
  openFile(ctx: Ctx, fileId: string, hungOn: string): Promise<FileReply>
}
