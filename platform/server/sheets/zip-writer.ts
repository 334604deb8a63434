/** Writes a ZIP archive as a stream: sizes stand behind each part (APPNOTE 6.3, 4.3.9), so nothing is held back. */
import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import { constants, crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib'

interface Written {
  name: Buffer
  crc: number
  packed: number
  size: number
  at: number
}

/** 1980-01-01: the bytes of equal content are equal. */
const DOS_DATE = 0x0021
const FLAGS = 0x0808

export class ZipWriter {
  readonly stream: Readable
  private readonly out = new PassThrough({ highWaterMark: 256 * 1024 })
  private readonly parts: Written[] = []
  private at = 0
  private part: Written | null = null
  private deflate: DeflateRaw | null = null

  constructor() {
    this.stream = this.out
  }

  async begin(name: string): Promise<void> {
    this.part = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at: this.at }
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(FLAGS, 6)
    head.writeUInt16LE(8, 8)
    head.writeUInt16LE(DOS_DATE, 12)
    head.writeUInt16LE(this.part.name.length, 26)
    await this.send(Buffer.concat([head, this.part.name]))
    const { part } = this
    const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED })
    deflate.on('data', (chunk: Buffer) => {
      part.packed += chunk.length
      this.at += chunk.length
      if (!this.out.write(chunk) && !this.out.destroyed) {
        deflate.pause()
        this.out.once('drain', () => deflate.resume())
      }
    })
    this.deflate = deflate
  }

  async write(text: string): Promise<void> {
    if (this.out.destroyed) throw new Error('the reader of the archive has left')
    const bytes = Buffer.from(text)
    this.part!.crc = crc32(bytes, this.part!.crc)
    this.part!.size += bytes.length
    if (!this.deflate!.write(bytes)) await Promise.race([once(this.deflate!, 'drain'), once(this.out, 'close')])
  }

  async finish(): Promise<void> {
    const { part, deflate } = this
    const ended = once(deflate!, 'end')
    deflate!.end()
    await Promise.race([ended, once(this.out, 'close')])
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(0x08074b50, 0)
    tail.writeUInt32LE(part!.crc, 4)
    tail.writeUInt32LE(part!.packed, 8)
    tail.writeUInt32LE(part!.size, 12)
    await this.send(tail)
    this.parts.push(part!)
    this.part = null
    this.deflate = null
  }

  async end(): Promise<void> {
    const start = this.at
    for (const part of this.parts) {
      const entry = Buffer.alloc(46)
      entry.writeUInt32LE(0x02014b50, 0)
      entry.writeUInt16LE(20, 4)
      entry.writeUInt16LE(20, 6)
      entry.writeUInt16LE(FLAGS, 8)
      entry.writeUInt16LE(8, 10)
      entry.writeUInt16LE(DOS_DATE, 14)
      entry.writeUInt32LE(part.crc, 16)
      entry.writeUInt32LE(part.packed, 20)
      entry.writeUInt32LE(part.size, 24)
      entry.writeUInt16LE(part.name.length, 28)
      entry.writeUInt32LE(part.at, 42)
      await this.send(Buffer.concat([entry, part.name]))
    }
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.parts.length, 8)
    end.writeUInt16LE(this.parts.length, 10)
    end.writeUInt32LE(this.at - start, 12)
    end.writeUInt32LE(start, 16)
    await this.send(end)
    this.out.end()
  }

  private async send(bytes: Buffer): Promise<void> {
    this.at += bytes.length
    if (!this.out.write(bytes) && !this.out.destroyed) await Promise.race([once(this.out, 'drain'), once(this.out, 'close')])
  }
}
