import { upload } from '../../../../platform/web/client.ts'
import type { SendFile } from '../../../../platform/web/kit/photo-field.tsx'
import { uploadFile, type StoredFile } from '../../../files/contract.ts'

/** Sends a photo or paper; it is kept three days until a submission names it. */
export const sendFile: SendFile = async (file, how) =>
  (await upload(uploadFile, {}, file, { ...how, name: nameFor(file, how.name) })) as StoredFile

/** A photo that was made smaller is a JPEG now, whatever it was called before. */
const nameFor = (file: Blob, name: string) =>
  (file.type === 'image/jpeg' && !/\.jpe?g$/i.test(name) ? `${name.replace(/\.[^.]*$/, '') || 'photo'}.jpg` : name)
