import type { Tx } from '../../platform/server/db.ts'
import { attach, moveWithCase } from './queries.ts'
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
