/** Reproducible randomness: the same seed text gives the same stream on every machine, and streams of different texts are independent. */

/** The generator sfc32 (Chris Doty-Humphrey), seeded from a text. Not for secrets. */
export class Random {
  private a = 0
  private b = 0
  private c = 0
  private count = 1

  constructor(seed: string) {
    this.a = hash(seed, 0x9e3779b9)
    this.b = hash(seed, 0x243f6a88)
    this.c = hash(seed, 0xb7e15162)
    for (let i = 0; i < 15; i++) this.next()
  }

  /** A whole number from -2^31 to 2^31-1. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.count) | 0
    this.count = (this.count + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + t | 0
    return t
  }

  /** From 0 up to and without 1. */
  unit(): number {
    return (this.next() >>> 0) / 4294967296
  }

  /** A whole number from 0 up to and without `n`. */
  below(n: number): number {
    return Math.floor(this.unit() * n)
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1)
  }

  chance(probability: number): boolean {
    return this.unit() < probability
  }
}

/** Murmur3's mixing over the UTF-16 units of a text. */
function hash(text: string, start: number): number {
  let h = start | 0
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0xcc9e2d51)
    h = (h << 13) | (h >>> 19)
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}

/** Draws indexes in proportion to weights with one random number each (Walker's alias method). */
export class Draw {
  private readonly keep: Float64Array
  private readonly other: Int32Array

  constructor(weights: readonly number[]) {
    const n = weights.length
    const total = weights.reduce((sum, w) => sum + w, 0)
    if (!(total > 0)) throw new RangeError('Draw needs at least one positive weight')
    this.keep = new Float64Array(n)
    this.other = new Int32Array(n)
    const scaled = weights.map((w) => (w * n) / total)
    const small: number[] = []
    const large: number[] = []
    scaled.forEach((w, i) => (w < 1 ? small : large).push(i))
    while (small.length && large.length) {
      const s = small.pop()!
      const l = large.at(-1)!
      this.keep[s] = scaled[s]!
      this.other[s] = l
      scaled[l] = scaled[l]! + scaled[s]! - 1
      if (scaled[l]! < 1) small.push(large.pop()!)
    }
    for (const i of [...small, ...large]) this.keep[i] = 1
  }

  from(random: Random): number {
    const spot = random.unit() * this.keep.length
    const i = spot | 0
    return spot - i < this.keep[i]! ? i : this.other[i]!
  }
}
