/** Rows in PostgreSQL's binary COPY format, written into one buffer: what a bulk load spends its time on, so no object is made for a field. */

const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1)
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const TEXT_OID = 25
/** No row comes near this size; a buffer is handed on before it could overflow. */
const ROOM_FOR_A_ROW = 16_384

export class CopyRows {
  private buffer: Buffer
  private at = 0
  private readonly size: number

  constructor(size = 512 * 1024) {
    this.size = size
    this.buffer = Buffer.allocUnsafeSlow(size)
    this.at = SIGNATURE.copy(this.buffer)
  }

  /** Whether the buffer should be handed on now. */
  get full(): boolean {
    return this.at > this.size - ROOM_FOR_A_ROW
  }

  /** What was written since the last call; the rows go on in a new buffer. */
  take(): Buffer {
    const taken = this.buffer.subarray(0, this.at)
    this.buffer = Buffer.allocUnsafeSlow(this.size)
    this.at = 0
    return taken
  }

  /** Ends the copy: nothing may be written after. */
  end(): void {
    this.at = this.buffer.writeInt16BE(-1, this.at)
  }

  row(fields: number): void {
    this.at = this.buffer.writeInt16BE(fields, this.at)
  }

  nothing(): void {
    this.at = this.buffer.writeInt32BE(-1, this.at)
  }

  text(value: string): void {
    const start = this.at
    this.at += 4
    this.utf8(value)
    this.buffer.writeInt32BE(this.at - start - 4, start)
  }

  textOrNothing(value: string | null): void {
    if (value === null) this.nothing()
    else this.text(value)
  }

  /** A UUID of version 7 from its parts, as {@link idText} writes it. */
  id(stem: IdStem, kind: number, n: number): void {
    const { buffer } = this
    let at = buffer.writeInt32BE(16, this.at)
    at = buffer.writeUInt32BE(stem.timeHigh, at)
    at = buffer.writeUInt16BE(stem.timeLow, at)
    at = buffer.writeUInt16BE(0x7000 | kind, at)
    at = buffer.writeUInt16BE(0x8000 | stem.salt, at)
    at = buffer.writeUInt16BE(Math.floor(n / 0x1_0000_0000), at)
    this.at = buffer.writeUInt32BE(n >>> 0, at)
  }

  bytes(value: Uint8Array | null): void {
    if (value === null) return this.nothing()
    this.at = this.buffer.writeInt32BE(value.length, this.at)
    this.buffer.set(value, this.at)
    this.at += value.length
  }

  /** A day `YYYY-MM-DD`. */
  date(value: string): void {
    this.at = this.buffer.writeInt32BE(4, this.at)
    this.at = this.buffer.writeInt32BE(dayNumber(value), this.at)
  }

  instant(value: Date): void {
    this.at = this.buffer.writeInt32BE(8, this.at)
    this.at = this.buffer.writeBigInt64BE(BigInt(value.getTime() - POSTGRES_EPOCH_MS) * 1000n, this.at)
  }

  real(value: number): void {
    this.at = this.buffer.writeInt32BE(4, this.at)
    this.at = this.buffer.writeFloatBE(value, this.at)
  }

  texts(values: readonly string[]): void {
    const start = this.at
    const { buffer } = this
    this.at += 4
    this.at = buffer.writeInt32BE(values.length ? 1 : 0, this.at)
    this.at = buffer.writeInt32BE(0, this.at)
    this.at = buffer.writeInt32BE(TEXT_OID, this.at)
    if (values.length) {
      this.at = buffer.writeInt32BE(values.length, this.at)
      this.at = buffer.writeInt32BE(1, this.at)
      for (const value of values) this.text(value)
    }
    buffer.writeInt32BE(this.at - start - 4, start)
  }

  /** Short texts by hand: a call into the runtime costs more than twenty characters. */
  private utf8(value: string): void {
    const { buffer } = this
    let { at } = this
    for (let i = 0; i < value.length; i++) {
      const c = value.charCodeAt(i)
      if (c < 0x80) buffer[at++] = c
      else if (c < 0x800) {
        buffer[at++] = 0xc0 | (c >> 6)
        buffer[at++] = 0x80 | (c & 63)
      } else if (c >= 0xd800 && c < 0xe000) {
        this.at += buffer.write(value, this.at)
        return
      } else {
        buffer[at++] = 0xe0 | (c >> 12)
        buffer[at++] = 0x80 | ((c >> 6) & 63)
        buffer[at++] = 0x80 | (c & 63)
      }
    }
    this.at = at
  }
}

/** What the ids of one load have in common: the base date in milliseconds, twelve bits of the seed. */
export interface IdStem {
  timeHigh: number
  timeLow: number
  salt: number
}

export function idStem(baseDate: string, seed: string): IdStem {
  const time = Date.parse(`${baseDate}T00:00:00Z`)
  let salt = 0
  for (const c of seed) salt = (Math.imul(salt, 31) + c.codePointAt(0)!) & 0xfff
  return { timeHigh: Math.floor(time / 65536), timeLow: time % 65536, salt }
}

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')

/** The id as text, begun; {@link idText} adds the number. */
export const idBegin = (stem: IdStem, kind: number): string =>
  `${hex(stem.timeHigh, 8)}-${hex(stem.timeLow, 4)}-${hex(0x7000 | kind, 4)}-${hex(0x8000 | stem.salt, 4)}-`

/** The same id as text. `n` is below 2^48. */
export const idText = (begin: string, n: number): string => begin + hex(n, 12)

/** Days since 2000-01-01, from the digits: no object, no look-up. Howard Hinnant's days_from_civil. */
function dayNumber(date: string): number {
  const digit = (i: number) => date.charCodeAt(i) - 48
  const month = digit(5) * 10 + digit(6)
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + digit(8) * 10 + digit(9) - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 730_425
}
