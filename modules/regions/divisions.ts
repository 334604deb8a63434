/**
 * The public list of division codes (统计用区划代码), all five levels of the whole country, for choosing a place or a 籍贯 and for
 * checking a code. Server side only: the list is read when first asked for and stays in memory (about 50 MB).
 * It says what was published on its day; which places a Linli serves, since when and with what grids is in the database.
 */
import { readDivisionTable, type DivisionLevel, type DivisionSource } from './divisions-file.ts'
import { searchTable } from './divisions-search.ts'
import { LEVEL_DIGITS, isRegionCode, padded, parentCodeOf, prefixOf } from './region-code.ts'

export type { DivisionLevel, DivisionSource } from './divisions-file.ts'

/** One place of the public list. */
export interface Division {
  /** Twelve digits. */
  readonly code: string
  /** As published, e.g. 额鲁特社区居民委员会. */
  readonly name: string
  readonly level: DivisionLevel
}

export interface SearchOptions {
  /** Only places within this one, given by any form of its code. */
  readonly under?: string | undefined
  readonly level?: DivisionLevel | undefined
  /** At most so many, 1 to 1000; 20 when not given. */
  readonly limit?: number | undefined
}

export interface Divisions {
  readonly source: DivisionSource
  /** How many places the list has at each level. */
  readonly counts: Readonly<Record<DivisionLevel, number>>
  /** The place with this code in any of its written forms, or undefined (also for a grid, a building or no code at all). */
  find(code: string): Division | undefined
  /** The places directly below, by code; provinces for ''. Where a level is missing, the next one that is there (TER-21). */
  childrenOf(code: string): Division[]
  /** The place and all above it, from the province down; empty when it is not on the list. */
  pathOf(code: string): Division[]
  /**
   * Places by part of a name (巴彦浩特), by pinyin in full, by initials or mixed (bayanhaote, byht, 巴yht), or by the beginning of
   * a code (152921). Upper levels first, then names that begin with the text, then by code. Nothing for an empty text.
   */
  search(text: string, options?: SearchOptions): Division[]
}

const FILE = new URL('../../data/reference/regions/divisions.br', import.meta.url)
let loading: Promise<Divisions> | undefined

/**
 * The list; read from disk on the first call (well under a second), the same object afterwards. A failed reading is tried again.
 * @throws Error when the file is missing or damaged.
 */
export function loadDivisions(file: string | URL = FILE): Promise<Divisions> {
  loading ??= openDivisions(file).catch((failure: unknown) => {
    loading = undefined
    throw failure
  })
  return loading
}

/** `Divisions.find` on the list of the country. */
export async function findDivision(code: string): Promise<Division | undefined> {
  return (await loadDivisions()).find(code)
}

/** `Divisions.childrenOf` on the list of the country. */
export async function childrenOf(code: string): Promise<Division[]> {
  return (await loadDivisions()).childrenOf(code)
}

/** `Divisions.search` on the list of the country. */
export async function searchDivisions(text: string, options?: SearchOptions): Promise<Division[]> {
  return (await loadDivisions()).search(text, options)
}

async function openDivisions(file: string | URL): Promise<Divisions> {
  const table = await readDivisionTable(file)
  const { codes, levels, starts, text } = table

  const rowOf = (code: string): number => {
    if (!isRegionCode(code) || code === '') return -1
    const digits = prefixOf(code).length
    const rows = levels.find(({ level }) => LEVEL_DIGITS[level] === digits)
    if (!rows) return -1
    const wanted = Number(padded(code))
    const row = lowerBound(codes, wanted, rows.from, rows.to)
    return row < rows.to && codes[row] === wanted ? row : -1
  }
  const has = (code: string) => rowOf(code) >= 0
  const at = (row: number): Division => ({
    code: String(codes[row]).padStart(LEVEL_DIGITS.community, '0'),
    name: text.slice(starts[row], starts[row + 1]! - 1),
    level: levels.find(({ to }) => row < to)!.level,
  })
  const within = (code: string, { from, to }: { from: number; to: number }): [number, number] => {
    const [lo, hi] = numberRange(isRegionCode(code) ? prefixOf(code) : code)
    return [lowerBound(codes, lo, from, to), lowerBound(codes, hi, from, to)]
  }
  // Places whose own upper level is missing (towns of 东莞); few, so that children can be looked up level by level.
  const orphans = levels.slice(1).flatMap((rows, i) => {
    const above = levels[i]!
    return orphansOf(codes, rows, above, 10 ** (LEVEL_DIGITS.community - LEVEL_DIGITS[above.level]))
  })

  return {
    source: table.source,
    counts: Object.fromEntries(levels.map(({ level, from, to }) => [level, to - from])) as Record<DivisionLevel, number>,

    find(code) {
      const row = rowOf(code)
      return row < 0 ? undefined : at(row)
    },

    childrenOf(code) {
      if (code !== '' && !has(code)) return []
      const digits = prefixOf(code).length
      const next = levels.find(({ level }) => LEVEL_DIGITS[level] > digits)
      if (!next) return []
      const parent = padded(code)
      const [from, to] = within(code, next)
      const direct = Array.from({ length: to - from }, (_, i) => at(from + i)).filter((child) => parentCodeOf(child.code, has) === parent)
      const skipping = orphans.filter((row) => row >= next.to).map(at).filter((child) => parentCodeOf(child.code, has) === parent)
      return [...direct, ...skipping].sort((a, b) => (a.code < b.code ? -1 : 1))
    },

    pathOf(code) {
      const path: Division[] = []
      for (let row = rowOf(code); row >= 0; row = rowOf(parentCodeOf(path[0]!.code, has) ?? '')) path.unshift(at(row))
      return path
    },

    search(wanted, { under = '', level, limit = 20 } = {}) {
      if (!isRegionCode(under)) return []
      const ranges = levels.filter((rows) => level === undefined || rows.level === level).map((rows) => within(under, rows))
      const query = typed(wanted)
      const most = Math.min(Math.max(Math.trunc(limit), 1), 1000)
      const byCode = /^\d{1,12}$/.test(query) ? codesBeginning(codes, query, ranges, most) : []
      const byName = byCode.length < most ? searchTable(table, query, ranges, most - byCode.length) : []
      return [...byCode, ...byName].map(at)
    },
  }
}

/** The text as the names have it: without spaces, Latin letters small and, like digits, of ordinary width. */
function typed(text: string): string {
  return text.replace(/\s+/gu, '').replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => wide.normalize('NFKC')).toLowerCase()
}

/** Rows whose code begins with these digits, level by level. */
function codesBeginning(codes: Float64Array, digits: string, ranges: readonly (readonly [number, number])[], limit: number): number[] {
  const [lo, hi] = numberRange(digits.length === LEVEL_DIGITS.community && isRegionCode(digits) ? prefixOf(digits) : digits)
  const found: number[] = []
  for (const [from, to] of ranges) {
    const end = lowerBound(codes, hi, from, to)
    for (let row = lowerBound(codes, lo, from, to); row < end && found.length < limit; row += 1) found.push(row)
  }
  return found
}

/** The twelve-digit numbers that begin with these digits: from the first, up to the second. */
function numberRange(digits: string): [number, number] {
  const scale = 10 ** (LEVEL_DIGITS.community - digits.length)
  return digits === '' ? [0, Number.POSITIVE_INFINITY] : [Number(digits) * scale, (Number(digits) + 1) * scale]
}

function orphansOf(codes: Float64Array, rows: { from: number; to: number }, above: { from: number; to: number }, scale: number): number[] {
  const found: number[] = []
  let parent = above.from
  for (let row = rows.from; row < rows.to; row += 1) {
    const wanted = Math.floor(codes[row]! / scale) * scale
    while (parent < above.to && codes[parent]! < wanted) parent += 1
    if (codes[parent] !== wanted || parent >= above.to) found.push(row)
  }
  return found
}

/** The first row in `from .. to` whose code is not smaller. */
function lowerBound(codes: Float64Array, wanted: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (codes[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
