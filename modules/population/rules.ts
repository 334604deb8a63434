/**
 * What the populations are (REG-10), as plain rules. A person has at most one registered and one living tie on a day (register); a tie to somewhere
 * outside the served county has no place here.
 *
 * - 户籍人口 registered: registered in the place on the day (户口登记条例 art. 6: one registration, where one habitually lives).
 * - 居住人口 living: living in the place on the day, however long.
 * - 流动人口 mobile: living there, registered in another township (人户分离 less 市辖区内人户分离; census practice). From which distance on, the
 *   place says (`mobileBeyond`).
 * - 常住人口 resident: living there, and not mobile or there for half a year (census practice; 居住证暂行条例 art. 2: 半年以上). How many months, the
 *   place says (`residentAfterMonths`). Whoever is registered there and lives elsewhere is not counted.
 *
 * They reconcile: registered − registered here, living elsewhere + living here, registered elsewhere = living; living − mobile for less than half a
 * year = resident.
 */

/** Bases that a figure about people may be counted over. */
export const BASES = ['registered', 'living', 'resident', 'mobile'] as const
export type Base = (typeof BASES)[number]

/** Which digits of a place two communities share when they belong to the same near unit. */
export const REACH = { community: 1, township: 1_000, county: 1_000_000 } as const
export type Reach = keyof typeof REACH

/** What one place lays down for its figures; `data/packs/<place>/place.json`, `population`. */
export interface PopulationRules {
  residentAfterMonths: number
  mobileBeyond: Reach
  /** Below this a number of people is not shown. */
  smallCount: number
  /** First age of each band, ascending from 0. */
  ageBands: readonly number[]
  /** Days after the end of a period until a station, a street and the county have filed. */
  deadlines: { community: number; township: number; county: number }
}

/** Used where the place says nothing. */
export const USUAL_RULES: PopulationRules = {
  residentAfterMonths: 6,
  mobileBeyond: 'township',
  smallCount: 5,
  ageBands: [0, 3, 7, 16, 60, 65, 80],
  deadlines: { community: 5, township: 10, county: 15 },
}

/** One place on one day, as it is counted. */
export interface Counted {
  registered: number
  awayTownship: number
  awayCounty: number
  awayOutside: number
  awayUnknown: number
  living: number
  cameTownship: number
  cameCounty: number
  cameOutside: number
  cameUnknown: number
  mobile: number
  mobileFresh: number
}

export const NOBODY: Counted = {
  registered: 0, awayTownship: 0, awayCounty: 0, awayOutside: 0, awayUnknown: 0, living: 0,
  cameTownship: 0, cameCounty: 0, cameOutside: 0, cameUnknown: 0, mobile: 0, mobileFresh: 0,
}

const KEYS = Object.keys(NOBODY) as (keyof Counted)[]

/** Parts added up: every figure of a place is the sum of its children's. */
export const sumOf = (parts: readonly Counted[]): Counted => {
  const sum = { ...NOBODY }
  for (const part of parts) for (const key of KEYS) sum[key] += part[key]
  return sum
}

/** How the populations of a place are told: the four bases and the bridge between them. */
export interface Bridge {
  registered: number
  /** Registered here, living elsewhere, by where. */
  away: { near: number; county: number; outside: number; unknown: number }
  /** Living here, registered elsewhere, by where. */
  came: { near: number; county: number; outside: number; unknown: number }
  living: number
  /** Living here, mobile, for less than half a year. */
  fresh: number
  resident: number
  mobile: number
}

/**
 * The bridge of a place at a level. What leads from one part to another of the same place is on neither side: inside a township for a township,
 * inside the county for a county.
 * @throws Error when a reading does not reconcile: that is a fault of ours, never shown as a number.
 */
export function bridgeOf(counted: Counted, level: 'county' | 'township' | 'community' | 'grid'): Bridge {
  const inner = { near: level === 'community' || level === 'grid', county: level !== 'county' }
  const away = {
    near: inner.near ? counted.awayTownship : 0, county: inner.county ? counted.awayCounty : 0,
    outside: counted.awayOutside, unknown: counted.awayUnknown,
  }
  const came = {
    near: inner.near ? counted.cameTownship : 0, county: inner.county ? counted.cameCounty : 0,
    outside: counted.cameOutside, unknown: counted.cameUnknown,
  }
  const bridge: Bridge = {
    registered: counted.registered, away, came, living: counted.living, fresh: counted.mobileFresh,
    resident: counted.living - counted.mobileFresh, mobile: counted.mobile,
  }
  if (!reconciles(bridge)) throw new Error(`populations do not reconcile: ${JSON.stringify(bridge)}`)
  return bridge
}

const all = (side: Bridge['away']) => side.near + side.county + side.outside + side.unknown

/** Whether the bridge adds up. */
export const reconciles = (b: Bridge): boolean =>
  b.registered - all(b.away) + all(b.came) === b.living && b.resident === b.living - b.fresh && b.fresh <= b.mobile && b.mobile <= b.living

/** The day so many months or years before; the last day of the month where that day does not exist (as PostgreSQL computes it). */
export function monthsBefore(day: string, months: number): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const at = y * 12 + (m - 1) - months
  const year = Math.floor(at / 12)
  const month = at - year * 12
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(Math.min(d, last)).padStart(2, '0')}`
}

/** The oldest age that is told apart; whoever is older counts with it. */
export const OLDEST = 110

/** For counting by age on a day: the latest birth that makes each age, from the oldest on. */
export const birthdaysOn = (day: string): string[] =>
  Array.from({ length: OLDEST + 1 }, (_, i) => monthsBefore(day, (OLDEST - i) * 12))

/** The age that a bucket of `birthdaysOn` means. */
export const ageOfBucket = (bucket: number): number => Math.max(0, OLDEST - bucket)

/** Ages put together: five-year groups up to 100 and over. */
export const FIVE_YEARS = Array.from({ length: 21 }, (_, i) => i * 5)

/** Index of the band that an age falls into. */
export function bandOf(age: number, firsts: readonly number[]): number {
  let at = 0
  while (at + 1 < firsts.length && firsts[at + 1]! <= age) at++
  return at
}

/** `0–2`, `80+`. */
export const bandLabel = (firsts: readonly number[], at: number): string =>
  at === firsts.length - 1 ? `${firsts[at]}+` : firsts[at + 1]! - 1 === firsts[at]! ? `${firsts[at]}` : `${firsts[at]}–${firsts[at + 1]! - 1}`

/** A period for which basic figures are filed: a year, a quarter or a month. @returns its last day. */
export function lastDayOf(period: string): string {
  const [year, part] = [Number(period.slice(0, 4)), period.slice(5)]
  const month = part === '' ? 12 : part.startsWith('Q') ? Number(part[1]) * 3 : Number(part)
  return `${year}-${String(month).padStart(2, '0')}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0')}`
}

/** Digits of a place as the number under which it is counted. */
export const placeNumber = (code: string): number => Number(code.slice(0, 12).padEnd(12, '0'))
export const placeCode = (place: number): string => String(place).padStart(12, '0')

/** The range of numbers under a prefix of digits. */
export function rangeOf(prefix: string): { low: number; high: number } {
  const unit = 10 ** (12 - prefix.length)
  return { low: Number(prefix) * unit, high: (Number(prefix) + 1) * unit }
}
