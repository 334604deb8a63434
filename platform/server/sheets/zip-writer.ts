/** Writes a ZIP archive part after part as a stream (yazl); nothing is held back. */
import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import { constants } from 'node:zlib'
import { ZipFile } from 'yazl'

/** The first moment that the format knows: the bytes of equal content are equal. */
const ALWAYS = new Date(1980, 0, 1)

export class ZipWriter {
  readonly stream: Readable
  private readonly zip = new ZipFile()
  private part: PassThrough | null = null

  constructor() {
    this.stream = this.zip.outputStream as unknown as Readable
  }

  async begin(name: string): Promise<void> {
    this.part = new PassThrough({ highWaterMark: 256 * 1024 })
    this.zip.addReadStream(this.part, name, { mtime: ALWAYS, forceDosTimestamp: true, compressionLevel: constants.Z_BEST_SPEED })
  }

  async write(text: string): Promise<void> {
    if (this.stream.destroyed) throw new Error('the reader of the archive has left')
    if (!this.part!.write(text)) await Promise.race([once(this.part!, 'drain'), once(this.stream, 'close')])
  }

  async finish(): Promise<void> {
    this.part!.end()
    this.part = null
  }

  async end(): Promise<void> {
    this.zip.end()
  }
}
