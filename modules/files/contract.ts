import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

/** The most that one upload may hold, in bytes: a photo or scan that was not made smaller first. */
export const UPLOAD_MAX = 20 * 1024 * 1024

/** What is taken, for the pages' file inputs; the server looks at the content. */
export const ACCEPTED = '.jpg,.jpeg,.png,.webp,.heic,.pdf,.docx,.xlsx'

export const StoredFile = named(
  'StoredFile',
  z.object({
    id: z.uuid(),
    name: z.string(),
    type: z.string(),
    size: z.int().describe('Bytes'),
    caseId: z.uuid().nullable(),
    createdAt: z.string(),
  }),
)
export type StoredFile = z.output<typeof StoredFile>

export const uploadFile = operation({
  id: 'uploadFile',
  method: 'POST',
  path: '/api/files',
  summary: 'Upload one file (form field `file`); with field `caseId` it hangs on that case at once, else it is kept three days for a submission',
  access: { staff: 'files.upload', resident: true },
  body: z.strictObject({ file: z.string().meta({ format: 'binary' }), caseId: z.uuid().optional() }),
  multipart: true,
  reply: StoredFile,
  refusals: [
    'files.form_needed', 'files.one_file_needed', 'files.upload_broken', 'files.busy', 'files.too_many_loose', 'files.case_not_found',
    'file.too_large', 'file.empty', 'file.type_not_allowed', 'file.type_mismatch', 'file.damaged', 'file.has_macros', 'file.locked', 'file.no_room',
  ],
})

export const getFile = operation({
  id: 'getFile',
  method: 'GET',
  path: '/api/files/:id',
  summary: 'The file itself; images are shown, all else is saved. Opening a file of a case is written into the access log of its applicant',
  access: { staff: 'files.open', resident: true },
  params: z.strictObject({ id: z.uuid() }),
  reply: z.any(),
  file: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf', 'application/octet-stream'],
  refusals: ['files.not_found', 'file.not_found'],
})
