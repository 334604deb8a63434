import type { Context, FileReply } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import type { KnownIndicator } from './rules/standard.ts'

export type Ctx = Context<Services>

/** A message to a member of staff, as `notices` takes it. */
export interface Telling {
  tx: Ctx['tx']
  now: Date
  services: Pick<Services, 'sealer' | 'settings'>
}
export interface StaffNote { county: string; region: string; accountId: string; template: string; title: string; body: string; link: string }

export type PersonNote = Omit<StaffNote, 'accountId'> & { personId: string }

/** One figure of a place today; without a value it says what is missing and who owes it. */
export interface FigureRead { code: string; title: string; unit: string; value: number | null; numerator: number | null; denominator: number | null; missing: string; owedBy: string; asOf: string | null }

/** What the app hands in: figures of a place, messages, papers. */
export interface EvaluationNeeds {
  indicators(): readonly KnownIndicator[]
  /** Read with the caller's own rights. */
  figures(ctx: Ctx, ask: { region: string; codes: readonly string[] }): Promise<FigureRead[]>
  notify(telling: Telling, note: StaffNote): Promise<unknown>
  notifyPerson(telling: Telling, note: PersonNote): Promise<unknown>
  attachFiles(tx: Ctx['tx'], county: string, hungOn: string, region: string, fileIds: readonly string[], ownerAccount: string): Promise<void>
  openFile(ctx: Ctx, fileId: string, hungOn: string): Promise<FileReply>
}
