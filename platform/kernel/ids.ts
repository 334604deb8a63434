/** Makes ids; injectable so that a test can foresee them. */
export type NewId = (at?: number) => string

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))
let pool = new Uint8Array(0)
let used = 0
let lastMs = 0
let counter = 0

function random(n: number): Uint8Array {
  if (used + n > pool.length) {
    pool = new Uint8Array(4096)
    globalThis.crypto.getRandomValues(pool)
    used = 0
  }
  used += n
  return pool.subarray(used - n, used)
}

/** UUIDv7 (RFC 9562): 48 bits of milliseconds, then a 12-bit counter within the millisecond, then 62 random bits. Sorts by time. */
export function uuidv7(at: number = Date.now()): string {
  if (at === lastMs) counter = (counter + 1) & 0xfff
  else {
    lastMs = at
    counter = (random(2)[0]! << 3) & 0x7ff
  }
  const hi = Math.floor(at / 65536)
  const lo = at % 65536
  const r = random(8)
  const h = HEX
  return (
    h[(hi >>> 24) & 255]! + h[(hi >>> 16) & 255]! + h[(hi >>> 8) & 255]! + h[hi & 255]! + '-' + h[lo >>> 8]! + h[lo & 255]! +
    '-7' + counter.toString(16).padStart(3, '0') +
    '-' + h[(r[0]! & 0x3f) | 0x80]! + h[r[1]!]! + '-' + h[r[2]!]! + h[r[3]!]! + h[r[4]!]! + h[r[5]!]! + h[r[6]!]! + h[r[7]!]!
  )
}

/** The lowest UUIDv7 of a moment: rows whose ids carry their time are cut into periods by it, through the primary key. */
export function lowestIdAt(at: Date): string {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`
}
