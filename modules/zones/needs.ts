import type { Context, FileReply } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'

export type Ctx = Context<Services>

/** What the app hands in: papers of a file. */
export interface ZoneNeeds {
  attachFiles(tx: Ctx['tx'], county: string, hungOn: string, region: string, fileIds: readonly string[], ownerAccount: string): Promise<void>
  openFile(ctx: Ctx, fileId: string, hungOn: string): Promise<FileReply>
}
