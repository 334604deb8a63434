import { PassThrough, type Readable } from 'node:stream'
import { csvCell } from './cells.ts'
import { happened } from './happened.ts'

/** Writes a CSV in UTF-8 with a mark (without which table programs take it for GBK), lines ended as RFC 4180 says. */
export class CsvWriter {
  readonly stream: Readable
  private readonly out = new PassThrough({ highWaterMark: 256 * 1024 })
  private waiting = '\uFEFF'

  constructor() {
    this.stream = this.out
  }

  async addRow(cells: readonly (string | number | null)[]): Promise<void> {
    this.waiting += `${cells.map((cell) => csvCell(cell === null ? '' : String(cell))).join(',')}\r\n`
    if (this.waiting.length > 64 * 1024) await this.flush()
  }

  async end(): Promise<void> {
    await this.flush()
    this.out.end()
  }

  private async flush(): Promise<void> {
    if (this.out.destroyed) throw new Error('the reader of the table has left')
    const out = this.waiting
    this.waiting = ''
    if (!this.out.write(out)) await happened(this.out, 'drain', this.out)
  }
}
