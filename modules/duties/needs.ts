import type { Context, FileReply } from '../../platform/server/context.ts'
import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'
import type { DutyDefinition, DutySource } from './define.ts'

export type Ctx = Context<Services>

/** A message to a member of staff, as `notices` takes it. */
export interface Telling { tx: Tx; now: Date; services: Pick<Services, 'sealer' | 'settings' | 'email' | 'wechat'> }
export interface StaffNote { county: string; region: string; accountId: string; template: string; title: string; body: string; link: string }

/** Every declared obligation and every source, added up by the app. */
export interface Declared { duties: ReadonlyMap<string, DutyDefinition>; sources: ReadonlyMap<string, DutySource> }

/** What the app hands to this module. */
export interface DutyNeeds extends Declared {
  notify(telling: Telling, note: StaffNote): Promise<unknown>
  attachFiles(tx: Tx, county: string, hungOn: string, region: string, fileIds: readonly string[], ownerAccount: string): Promise<void>
  openFile(ctx: Ctx, fileId: string, hungOn: string): Promise<FileReply>
}
