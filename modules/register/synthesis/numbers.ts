/**
 * Citizen numbers and telephones that belong to nobody and never repeat, handed out without a common counter: every community owns
 * its own stretch of the numbers, so that parts made in different processes cannot collide.
 *
 * Sequences are 000 and 900-999 only. That is 50 men and 51 women for a birth day and an area code; what an area cannot give, the
 * next one does: people come from more than one county.
 */
import { dayCheckSum, dayDigits, daysIn, firstDayOf } from './days.ts'

export const FIRST_YEAR = 1915
const AREA_WEIGHTS = [7, 9, 10, 5, 8, 4]
const MALE_SEQUENCES = Array.from({ length: 50 }, (_, i) => String(901 + 2 * i))
const FEMALE_SEQUENCES = ['000', ...Array.from({ length: 50 }, (_, i) => String(900 + 2 * i))]

/** `tails[sex][sequence][sum of the first 14 digits mod 11]` = the last four characters. */
const TAILS = [MALE_SEQUENCES, FEMALE_SEQUENCES].map((sequences) => sequences.map((sequence) => {
  const own = [8, 4, 2].reduce((sum, w, i) => sum + w * (sequence.charCodeAt(i) - 48), 0)
  return Array.from({ length: 11 }, (_, before) => sequence + '10X98765432'[(before + own) % 11])
}))

/** The stretch of an area's numbers that belongs to one community: from `low` to `high` as parts of 1. */
export interface Stretch {
  area: string
  low: number
  high: number
}

/** Hands out numbers for one community. Remembers how many were given for each area, birth year and sex. */
export class NumberIssuer {
  /** What `issue` found: the birth day, and the number itself. */
  day = 0
  number = ''
  private readonly given: Int32Array
  private readonly stretches: readonly Stretch[]
  private readonly areaSums: number[]
  private readonly baseDay: number
  private readonly baseYear: number

  constructor(stretches: readonly Stretch[], baseDay: number, baseYear: number) {
    this.stretches = stretches
    this.baseDay = baseDay
    this.baseYear = baseYear
    this.areaSums = stretches.map(({ area }) => AREA_WEIGHTS.reduce((sum, w, i) => sum + w * (area.charCodeAt(i) - 48), 0))
    this.given = new Int32Array(stretches.length * (baseYear - FIRST_YEAR + 1) * 2)
  }

  /** Sets `day` and `number` for someone born in `year`; begins with the wanted stretch. Throws a RangeError when all are used up. */
  issue(wanted: number, year: number, female: boolean): void {
    const sex = female ? 1 : 0
    const days = year === this.baseYear ? this.baseDay - firstDayOf(year) + 1 : daysIn(year)
    const all = days * (female ? 51 : 50)
    for (let tried = 0, at = wanted; tried < this.stretches.length; tried++, at = at + 1 === this.stretches.length ? 0 : at + 1) {
      const { low, high } = this.stretches[at]!
      const counter = (at * (this.baseYear - FIRST_YEAR + 1) + year - FIRST_YEAR) * 2 + sex
      // A different offset for each area: otherwise a small community would round down to nothing everywhere.
      const offset = (at * 0.618) % 1
      const index = Math.floor(low * all + offset) + this.given[counter]!
      if (index >= Math.floor(high * all + offset) || index >= all) continue
      this.given[counter]!++
      // Another beginning for every year, area and sex: otherwise the first of each would share one birthday.
      const slot = (index * strideFor(all) + year * 7_919 + at * 104_729 + sex * 15_485_863) % all
      this.day = firstDayOf(year) + (slot % days)
      const before = (this.areaSums[at]! + dayCheckSum(this.day)) % 11
      this.number = this.stretches[at]!.area + dayDigits(this.day) + TAILS[sex]![(slot / days) | 0]![before]!
      return
    }
    throw new RangeError(`no free citizen number left for sex ${sex + 1}, born in ${year}: too many people for these communities`)
  }
}

const strides = new Map<number, number>()

/** A step near the golden section of `all` and without a common divisor: visits every slot once and spreads birthdays over the year. */
function strideFor(all: number): number {
  let stride = strides.get(all)
  if (stride === undefined) {
    stride = Math.max(1, Math.floor(all * 0.618034))
    while (divisor(stride, all) !== 1) stride++
    strides.set(all, stride)
  }
  return stride
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

/** Own telephones a household may have; whoever comes after shares the first. */
export const PHONES_PER_HOUSEHOLD = 4
// 138 0000 xxxx and 199 0000 xxxx hold 20,000 numbers. Beyond them: ranges not given to any mobile operator as far as is known, so
// that even a bench of millions rings at nobody's door.
const UNASSIGNED_RANGES = ['154', '160', '161', '163', '164', '168', '169', '179', '194']

/** The telephone with this index; different indexes from 0 to 900 million give different numbers, every one a valid mobile number. */
export function fictitiousPhone(index: number): string {
  if (index < 20_000) {
    return (index % 2 === 0 ? '1380000' : '1990000') + String(10_000 + ((index >> 1) * 3_819) % 10_000).slice(1)
  }
  const beyond = index - 20_000
  const serial = ((Math.floor(beyond / UNASSIGNED_RANGES.length) % 100_000_000) * 6_180_339) % 100_000_000
  return UNASSIGNED_RANGES[beyond % UNASSIGNED_RANGES.length]! + String(100_000_000 + serial).slice(1)
}
