/** Parts of a ZIP archive by name, read where they lie: nothing is unpacked to disk, in whatever order the parts were written. */
import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { Transform, type Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { damaged, locked, tooLargeUnpacked } from './errors.ts'

interface Part {
  name: string
  method: number
  packed: number
  size: number
  at: number
}

export interface ZipArchive {
  has(name: string): boolean
  names(): string[]
  /** The unpacked bytes. Whatever the directory claims, all parts together give no more than was allowed. */
  stream(name: string): Promise<Readable>
  /** A small part as text. */
  text(name: string): Promise<string>
  close(): Promise<void>
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const PARTS_MAX = 5_000

/** Opens an archive by its central directory (APPNOTE 6.3, 4.3.12, 4.3.16). Refuses what is locked, contradictory, ZIP64 or claims more than `most` bytes. */
export async function openZip(path: string, most: number): Promise<ZipArchive> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const parts = await readDirectory(file, size)
    let claimed = 0
    for (const part of parts.values()) claimed += part.size
    if (claimed > most) throw tooLargeUnpacked()
    return archive(path, file, parts, most)
  } catch (fault) {
    await file.close()
    throw fault
  }
}

async function readDirectory(file: FileHandle, size: number): Promise<Map<string, Part>> {
  const tailAt = Math.max(0, size - 22 - 0xffff)
  const tail = await bytes(file, tailAt, size - tailAt)
  let end = -1
  for (let at = tail.length - 22; at >= 0 && end < 0; at--) if (tail.readUInt32LE(at) === END) end = at
  if (end < 0) throw damaged()
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  if (count > PARTS_MAX || length > 4 * 1024 * 1024 || start + length > size) throw damaged()
  const directory = await bytes(file, start, length)
  const parts = new Map<string, Part>()
  for (let i = 0, at = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) throw damaged()
    if (directory.readUInt16LE(at + 8) & 1) throw locked()
    const nameLength = directory.readUInt16LE(at + 28)
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/').replace(/^\//, '')
    parts.set(name.toLowerCase(), {
      name, method: directory.readUInt16LE(at + 10), packed: directory.readUInt32LE(at + 20), size: directory.readUInt32LE(at + 24), at: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return parts
}

function archive(path: string, file: FileHandle, parts: Map<string, Part>, most: number): ZipArchive {
  let given = 0
  const open: ZipArchive = {
    has: (name) => parts.has(name.toLowerCase()),
    names: () => [...parts.values()].map((part) => part.name),
    async stream(name) {
      const part = parts.get(name.toLowerCase())
      if (!part) throw damaged()
      const head = await bytes(file, part.at, 30)
      if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) throw damaged()
      const start = part.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
      const raw = createReadStream(path, { start, end: Math.max(start, start + part.packed - 1), highWaterMark: 128 * 1024 })
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          given += chunk.length
          done(given > most ? tooLargeUnpacked() : null, chunk)
        },
      })
      if (part.packed === 0) {
        raw.destroy()
        meter.end()
        return meter
      }
      if (part.method === 0) return joined(raw, meter)
      if (part.method !== 8) throw damaged()
      return joined(joined(raw, createInflateRaw({ chunkSize: 64 * 1024 })), meter)
    },
    async text(name) {
      const chunks: Buffer[] = []
      for await (const chunk of await open.stream(name)) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks).toString('utf8')
    },
    close: () => file.close(),
  }
  return open
}

/** A pipe whose faults arrive at its end as our refusal, and whose end being left destroys its beginning. */
function joined<T extends Transform>(from: Readable, to: T): T {
  from.on('error', (fault) => to.destroy((fault as { status?: number }).status ? fault : damaged()))
  to.on('close', () => from.destroy())
  return from.pipe(to)
}

async function bytes(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, at)
  return buffer.subarray(0, bytesRead)
}
