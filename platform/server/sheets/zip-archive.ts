/** Parts of a ZIP archive by name, read where they lie (yauzl): nothing is unpacked to disk, in whatever order the parts were written. */
import { Transform, type Readable } from 'node:stream'
import { promisify } from 'node:util'
import yauzl from 'yauzl'
import { damaged, locked, tooLargeUnpacked } from './errors.ts'

export interface ZipArchive {
  has(name: string): boolean
  names(): string[]
  /** The unpacked bytes. Whatever the directory claims, all parts together give no more than was allowed. */
  stream(name: string): Promise<Readable>
  /** A small part as text. */
  text(name: string): Promise<string>
  close(): Promise<void>
}

const PARTS_MAX = 5_000

const openFile = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)

/** Opens an archive by its central directory. Refuses what is locked, contradictory or claims more than `most` bytes. */
export async function openZip(path: string, most: number): Promise<ZipArchive> {
  const file = await openFile(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw damaged()
  })
  try {
    const parts = await partsOf(file)
    let claimed = 0
    for (const part of parts.values()) claimed += part.uncompressedSize
    if (claimed > most) throw tooLargeUnpacked()
    return archive(file, parts, most)
  } catch (fault) {
    file.close()
    throw fault
  }
}

/** The directory. A part under a password is told apart from one that is broken. */
function partsOf(file: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (file.entryCount > PARTS_MAX) throw damaged()
  const parts = new Map<string, yauzl.Entry>()
  return new Promise((resolve, reject) => {
    file.on('error', () => reject(damaged()))
    file.on('end', () => resolve(parts))
    file.on('entry', (entry: yauzl.Entry) => {
      if (entry.isEncrypted()) return void reject(locked())
      parts.set(entry.fileName.replaceAll('\\', '/').replace(/^\//, '').toLowerCase(), entry)
      file.readEntry()
    })
    file.readEntry()
  })
}

function archive(file: yauzl.ZipFile, parts: Map<string, yauzl.Entry>, most: number): ZipArchive {
  const read = promisify<yauzl.Entry, Readable>(file.openReadStream.bind(file))
  let given = 0
  const open: ZipArchive = {
    has: (name) => parts.has(name.toLowerCase()),
    names: () => [...parts.values()].map((part) => part.fileName),
    async stream(name) {
      const part = parts.get(name.toLowerCase())
      if (!part) throw damaged()
      const raw = await read(part).catch(() => {
        throw damaged()
      })
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          given += chunk.length
          done(given > most ? tooLargeUnpacked() : null, chunk)
        },
      })
      // A part that gives more than its directory entry claims is stopped by yauzl. Faults arrive at the end as our refusal, and an end that is left destroys the beginning.
      raw.on('error', (fault) => meter.destroy(/too many bytes/.test(fault.message) ? tooLargeUnpacked() : damaged()))
      meter.on('close', () => raw.destroy())
      return raw.pipe(meter)
    },
    async text(name) {
      const chunks: Buffer[] = []
      for await (const chunk of await open.stream(name)) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks).toString('utf8')
    },
    async close() {
      file.close()
    },
  }
  return open
}
