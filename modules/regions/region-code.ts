/**
 * Region codes (区划代码): twelve digits down to the community (GB/T 2260, GB/T 10114, statistical codes of the community),
 * three more for a grid (网格) and three more for a building (楼栋), which have no national code.
 * Pure: usable in a browser. Nothing here asks whether a code is on any list.
 *
 *   15 29 21 402 001 003 012
 *   |  |  |  |   |   |   building
 *   |  |  |  |   |   grid
 *   |  |  |  |   community, gacha (社区、嘎查)
 *   |  |  |  street, town, sumu (街道、镇、苏木)
 *   |  |  banner, district (旗县区)
 *   |  league, city (盟市)
 *   province, autonomous region
 *
 * A level may be missing (TER-21): its digits are then zero (东莞 has no county: 4419 00 003) or belong to the lower unit alone
 * (a community directly under a county: 152921 801 001, where 152921801 is no township).
 */

/** All levels from the top. `country` is the whole country, written as the empty code. */
export const REGION_LEVELS = ['country', 'province', 'prefecture', 'county', 'township', 'community', 'grid', 'building'] as const

export type RegionLevel = (typeof REGION_LEVELS)[number]

/** Digits of a code that a level uses, itself and all above it. */
export const LEVEL_DIGITS: Readonly<Record<RegionLevel, number>> = {
  country: 0, province: 2, prefecture: 4, county: 6, township: 9, community: 12, grid: 15, building: 18,
}

const DEEPEST_FIRST = [...REGION_LEVELS].reverse()
const WRITTEN_LENGTHS: ReadonlySet<number> = new Set(Object.values(LEVEL_DIGITS))
const DIGITS_ONLY = /^\d*$/

/** A half-open range of codes: `lo <= region < hi`, compared byte by byte (collate "C"). */
export interface RegionScope {
  readonly lo: string
  readonly hi: string
}

/**
 * Whether the text is the code of a place: digits, as long as one of the levels (short forms such as `152921` are welcome),
 * with a province. The empty code, the whole country, is one too.
 */
export function isRegionCode(text: string): boolean {
  if (!DIGITS_ONLY.test(text) || !WRITTEN_LENGTHS.has(text.length)) return false
  return text === '' || !text.startsWith('00')
}

/**
 * The significant digits of a code: without the zeros that only fill it up, cut at a level's border.
 * `152921000000` → `152921`; `150000000000` → `15`; `441900003000` → `441900003`; `110110000000` → `110110`.
 * @throws RangeError when the text is not a region code.
 */
export function prefixOf(code: string): string {
  return code.slice(0, LEVEL_DIGITS[levelOf(code)])
}

/**
 * The level of a place: the deepest one whose own digits are not all zero.
 * @throws RangeError when the text is not a region code.
 */
export function levelOf(code: string): RegionLevel {
  if (!isRegionCode(code)) throw new RangeError(`not a region code: ${code}`)
  for (const [i, level] of DEEPEST_FIRST.entries()) {
    const upper = DEEPEST_FIRST[i + 1]
    if (upper !== undefined && /[1-9]/.test(code.slice(LEVEL_DIGITS[upper], LEVEL_DIGITS[level]))) return level
  }
  return 'country'
}

/**
 * The one form in which a code is stored: twelve digits down to the community, fifteen for a grid, eighteen for a building;
 * the whole country stays empty.
 * @throws RangeError when the text is not a region code.
 */
export function padded(code: string): string {
  const prefix = prefixOf(code)
  return prefix === '' ? '' : prefix.padEnd(LEVEL_DIGITS.community, '0')
}

/**
 * The range in which all rows of a place lie, its own and those of every place below it, when rows carry padded codes.
 * The whole country is `'' .. ':'` (the colon follows the digit nine).
 * @throws RangeError when the text is not a region code.
 */
export function scopeOf(code: string): RegionScope {
  const lo = prefixOf(code)
  if (lo === '') return { lo, hi: ':' }
  const last = lo.length - 1
  return { lo, hi: lo.slice(0, last) + String.fromCharCode(lo.charCodeAt(last) + 1) }
}

/** Whether the code lies in the range, as the database compares it. */
export function inScope(code: string, scope: RegionScope): boolean {
  return scope.lo <= code && code < scope.hi
}

/**
 * Whether place `a` is place `b` or lies above it.
 * @throws RangeError when either is not a region code.
 */
export function covers(a: string, b: string): boolean {
  return prefixOf(b).startsWith(prefixOf(a))
}

/**
 * The six digits under which rows of this place are kept together in the database (design §5.1). Above the county, and in a city
 * without counties, they are the upper unit's digits and zeros: `150000` for the autonomous region, `441900` for 东莞 and its towns.
 * @throws RangeError when the text is not a region code.
 */
export function countyOf(code: string): string {
  return prefixOf(code).padEnd(LEVEL_DIGITS.county, '0').slice(0, LEVEL_DIGITS.county)
}

/**
 * The padded code of the place directly above, or null above the country. Levels whose digits are zero are skipped; with `exists`,
 * so are places that are on no list: a community directly under a county finds its county.
 * @throws RangeError when the text is not a region code.
 */
export function parentCodeOf(code: string, exists: (parent: string) => boolean = () => true): string | null {
  const prefix = prefixOf(code)
  if (prefix === '') return null
  for (const level of DEEPEST_FIRST) {
    const digits = LEVEL_DIGITS[level]
    if (digits >= prefix.length) continue
    const parent = padded(prefix.slice(0, digits))
    if (parent === '' || (levelOf(parent) === level && exists(parent))) return parent
  }
  return ''
}

/** The padded codes above a place, nearest first, ending with the province. `exists` as in `parentCodeOf`. */
export function ancestorsOf(code: string, exists?: (parent: string) => boolean): string[] {
  const above: string[] = []
  for (let next = parentCodeOf(code, exists); next; next = parentCodeOf(next, exists)) above.push(next)
  return above
}

/**
 * The code of the n-th grid of a community, or of the n-th building of a grid (or of a community without grids).
 * @throws RangeError when the serial is not 1 to 999 or the upper place cannot have such a part.
 */
export function partCodeOf(upper: string, part: 'grid' | 'building', serial: number): string {
  if (!Number.isInteger(serial) || serial < 1 || serial > 999) throw new RangeError(`not a serial number from 1 to 999: ${serial}`)
  const level = levelOf(upper)
  if (level !== 'community' && !(part === 'building' && level === 'grid')) throw new RangeError(`${upper} has no ${part} of its own`)
  const digits = LEVEL_DIGITS[part]
  return prefixOf(upper).padEnd(digits - 3, '0') + String(serial).padStart(3, '0')
}
