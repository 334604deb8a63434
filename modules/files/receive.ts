import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { extensionOf, safeFileName } from '../../platform/server/files/names.ts'
import type { BlobStore, StoredFile } from '../../platform/server/files/index.ts'
import { UPLOAD_MAX } from './contract.ts'
import { caseNotFound, formNeeded, oneFileNeeded, uploadBroken } from './errors.ts'

/** A phone that has not sent its file by then is given up; 20 MB at the pace of an old line. */
const LATE_MS = 5 * 60_000

/** A file that has arrived and lies in the store, with what the form said beside it. */
export interface Received {
  stored: StoredFile
  name: string
  caseId: string | null
}

/**
 * Reads an upload form: one file in the field `file`, maybe a `caseId`. What is refused leaves nothing in the store.
 * Refuses with files.form_needed, .one_file_needed, .upload_broken, .case_not_found (an id that is none) and the store's own refusals.
 */
export async function receive(request: FastifyRequest, blobs: BlobStore): Promise<Received> {
  if (!request.isMultipart()) throw formNeeded()
  // A phone that left before we began to read would be waited for in vain: its 'close' has been.
  if (request.raw.destroyed) throw uploadBroken()
  const late = setTimeout(() => request.raw.destroy(), LATE_MS)
  let stored: StoredFile | undefined
  let name = ''
  let caseId: string | null = null
  try {
    for await (const part of request.parts({ limits: { fileSize: UPLOAD_MAX + 1, files: 2, fields: 5, fieldSize: 200 } })) {
      if (part.type === 'field') {
        if (part.fieldname === 'caseId') caseId = caseIdOf(part.value)
        continue
      }
      if (stored || part.fieldname !== 'file') throw oneFileNeeded()
      stored = await blobs.put(part.file, { maxBytes: UPLOAD_MAX, name: part.filename, declaredType: part.mimetype })
      name = storedName(part.filename, stored.type)
    }
    if (!stored) throw oneFileNeeded()
    return { stored, name, caseId }
  } catch (fault) {
    if (stored) await blobs.delete(stored.key)
    throw isBrokenForm(fault) ? uploadBroken() : fault
  } finally {
    clearTimeout(late)
  }
}

function caseIdOf(value: unknown): string | null {
  if (value === '') return null
  const id = z.uuid().safeParse(value)
  if (!id.success) throw caseNotFound()
  return id.data
}

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/heic': 'heic', 'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

/** The name as it is shown and saved: never a path, always with the extension of what the content is. */
function storedName(given: string | undefined, type: string): string {
  const name = (given ?? '').replaceAll('\0', '')
  const usual = EXTENSIONS[type]
  return safeFileName(name.isWellFormed() ? name : '', extensionOf(name) ? undefined : usual)
}

/** Faults of the form itself: cut off, without its boundary, garbled. */
function isBrokenForm(fault: unknown): boolean {
  if (fault instanceof Refusal) return false
  const { code, message } = fault as { code?: string; message?: string }
  return code === 'FST_MP_PREMATURE_CLOSE' || code === 'ERR_STREAM_PREMATURE_CLOSE' || /multipart|boundary|terminated early|unexpected end|malformed/i.test(message ?? '')
}
