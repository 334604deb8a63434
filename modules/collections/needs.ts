import type { Context, FileReply } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import type { Tx } from '../../platform/server/db.ts'

export type Ctx = Context<Services>

export interface Telling {
  tx: Tx
  now: Date
  services: Pick<Services, 'sealer' | 'settings'>
}
export interface StaffNote { county: string; region: string; accountId: string; template: string; title: string; body: string; link: string }

/** An approved number on its way to the indicators. */
export interface NumberToFile { region: string; indicator: string; day: string; numerator: number; denominator: number | null; evidence: string; reason: string }

/** An indicator whose number is filed by a body, as a collection asks for it. */
export interface AskedIndicator { code: string; title: string; unit: string; decimals: number; numerator: string; denominator: string | null; share: boolean }

/** What the app hands in: how staff are told, how files hang on rows, and the door of the indicators. */
export interface CollectionNeeds {
  notify(telling: Telling, note: StaffNote): Promise<unknown>
  attachFiles(tx: Tx, county: string, hungOn: string, region: string, fileIds: readonly string[], ownerAccount: string): Promise<void>
  openFile(ctx: Ctx, fileId: string, hungOn: string): Promise<FileReply>
  fileFacts(tx: Tx, county: string, fileId: string, hungOn: string): Promise<{ name: string; sha256: string }>
  indicator(ctx: Ctx, code: string): Promise<AskedIndicator | undefined>
  fileReport(ctx: Ctx, one: NumberToFile): Promise<unknown>
}
