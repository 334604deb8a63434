import type { Context, FileReply } from '../../platform/server/context.ts'
import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'
import { attach, findFile, hungFacts, moveWithCase } from './queries.ts'
import { fileNotFound } from './errors.ts'

/**
 * Hangs files on a case in the caller's transaction, which must be one of staff (or widened) whose scope holds `region`, the case's place.
 * Only the caller's own loose files can be attached: one that is another's, on another case, gone or named twice refuses them all with
 * `files.not_found`, and the transaction takes nothing.
 */
export async function attachFiles(tx: Tx, county: string, caseId: string, region: string, fileIds: readonly string[], ownerAccount: string): Promise<void> {
  if (!fileIds.length) return
  const attached = await attach(tx, { county, caseId, region, fileIds: [...fileIds], ownerAccount })
  if (attached.length !== fileIds.length) throw fileNotFound()
}

/** Takes a case's files along when the case moves to another place; the transaction's scope must hold both places. */
export async function moveFiles(tx: Tx, county: string, caseId: string, region: string): Promise<void> {
  await moveWithCase(tx, county, caseId, region)
}

/**
 * A file that hangs on a row of another module (a signed mandate), after that module has let the reader through and written the opening
 * down. The transaction must see the file's place. One that hangs elsewhere is not found.
 */
export async function openHungFile(ctx: Context<Services>, fileId: string, hungOn: string): Promise<FileReply> {
  const file = await findFile(ctx.tx, ctx.services.settings.county, fileId)
  if (!file || file.case_id !== hungOn) throw fileNotFound()
  return { file: await ctx.services.blobs.get(file.store_key), type: file.type, name: file.name, inline: file.type.startsWith('image/') }
}

/** Name and SHA-256 of a file that hangs on a row, for what is sealed together with it. Refuses with `files.not_found`. */
export async function hungFileFacts(tx: Tx, county: string, fileId: string, hungOn: string): Promise<{ name: string; sha256: string }> {
  const facts = await hungFacts(tx, county, fileId, hungOn)
  if (!facts) throw fileNotFound()
  return facts
}
