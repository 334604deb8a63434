import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../../kernel/refusal.ts'
import { examine, tooLarge } from './sniff.ts'
import type { PutOptions } from './store.ts'

/** A file that has fully arrived, is safe on disk and has been examined, but has no place yet. */
export interface Spooled {
  path: string
  sha256: string
  size: number
  type: string
}

const DAY = 24 * 60 * 60 * 1000

/** Brings content into a temporary file of `folder`, counting, digesting and examining it. After a refusal or fault the file is gone. */
export async function spool(folder: string, content: Readable | Buffer, options: PutOptions): Promise<Spooled> {
  const path = join(folder, `${randomUUID()}.part`)
  const digest = createHash('sha256')
  let size = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > options.maxBytes) return done(tooLarge(options.maxBytes))
      digest.update(chunk)
      done(null, chunk)
    },
  })
  try {
    const source = Buffer.isBuffer(content) ? Readable.from([content]) : content
    await pipeline(source, meter, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
    const type = options.madeHereAs ?? (await examineFile(path, size, options))
    return { path, sha256: digest.digest('hex'), size, type }
  } catch (fault) {
    await rm(path, { force: true })
    const { code } = fault as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Refusal('file.no_room', 507, '服务器存储空间已满，文件没有保存。请联系管理员。')
    throw fault
  }
}

/** Removes what a crash left behind: temporary files that nobody has written to for a day. */
export async function sweep(folder: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.part')) continue
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && now - found.mtimeMs > DAY) await rm(path, { force: true })
  }
}

async function examineFile(path: string, size: number, said: PutOptions): Promise<string> {
  const handle = await open(path)
  try {
    const read = async (at: number, length: number) => {
      const bytes = Buffer.alloc(Math.min(length, Math.max(0, size - at)))
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, at)
      return bytes.subarray(0, bytesRead)
    }
    return (await examine({ size, read }, said)).type
  } finally {
    await handle.close()
  }
}
