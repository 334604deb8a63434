/**
 * Reads data/reference/regions/divisions.br, written by scripts/regions.mjs: about 665,000 codes with names and readings.
 *
 * The file is Brotli over one JSON line and four sections:
 *   readings  one line per syllable: the syllable, a space, the characters usually read so
 *   unusual   pairs of varints: distance to the next character that is read otherwise, number of its syllable's line
 *   codes     per level, varints: distance to the next code, in the digits of that level
 *   names     UTF-8, one name per line, common endings as one control character each
 *
 * In memory the names stand in one string, level after level and by code within a level, each between line feeds: a search is one
 * pass over that string. About 50 MB for the whole country.
 */
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { LEVEL_DIGITS, type RegionLevel } from './region-code.ts'

/** The levels of the public list. */
export type DivisionLevel = Extract<RegionLevel, 'province' | 'prefecture' | 'county' | 'township' | 'community'>

/** Where a list comes from and which day it describes. */
export interface DivisionSource {
  readonly publisher: string
  readonly asOf: string
  readonly publishedOn: string
  readonly package: string
  readonly licence: string
}

/** Rows `from` (included) to `to` (excluded) are one level, ascending by code. */
export interface LevelRows {
  readonly level: DivisionLevel
  readonly from: number
  readonly to: number
}

/** The list as it stands in memory; all arrays are indexed by row or by position in `text`. */
export interface DivisionTable {
  readonly source: DivisionSource
  readonly levels: readonly LevelRows[]
  /** Twelve-digit codes as numbers. */
  readonly codes: Float64Array
  /** Position in `text` of the first character of each name; one more at the end, so that row r ends at `starts[r + 1] - 1`. */
  readonly starts: Uint32Array
  /** A line feed before, between and after all names. */
  readonly text: string
  /** First letter of the reading at each position of `text`; digits and Latin letters stand for themselves; 0 where there is none. */
  readonly initials: Uint8Array
  /** Number of the syllable at each position of `text`; 0 where there is none. */
  readonly syllableIds: Uint16Array
  /** All syllables, without tone, ü as v; the first is empty. */
  readonly syllables: readonly string[]
}

interface FileHead {
  format: number
  source: DivisionSource
  levels: { level: DivisionLevel; digits: number; count: number }[]
  endings: string[]
  firstEnding: number
  units: number
  unusual: number
  sections: { name: 'readings' | 'unusual' | 'codes' | 'names'; bytes: number }[]
}

const LINE_FEED = 10

/**
 * Reads and unpacks the list.
 * @throws Error when the file is missing, damaged or of another format.
 */
export async function readDivisionTable(file: string | URL): Promise<DivisionTable> {
  const payload = await promisify(brotliDecompress)(await readFile(file))
  const headEnd = payload.indexOf(LINE_FEED)
  const head = JSON.parse(payload.toString('utf8', 0, headEnd)) as FileHead
  if (head.format !== 1) throw new Error(`divisions: format ${head.format} is not known here`)
  const section = sectionsOf(payload, headEnd + 1, head)

  const count = head.levels.reduce((sum, level) => sum + level.count, 0)
  const { text, starts } = unpackNames(section.names.toString('utf8'), head, count)
  const codes = unpackCodes(section.codes, head, count)
  const readings = unpackReadings(section.readings.toString('utf8'), section.unusual, text)
  return { source: head.source, levels: levelRows(head), codes, starts, text, ...readings }
}

function sectionsOf(payload: Buffer, from: number, head: FileHead) {
  const found: Partial<Record<FileHead['sections'][number]['name'], Buffer>> = {}
  let at = from
  for (const { name, bytes } of head.sections) {
    found[name] = payload.subarray(at, at + bytes)
    at += bytes
  }
  const { readings, unusual, codes, names } = found
  if (!readings || !unusual || !codes || !names || at !== payload.length) throw new Error('divisions: the file is damaged')
  return { readings, unusual, codes, names }
}

function levelRows(head: FileHead): LevelRows[] {
  let from = 0
  return head.levels.map(({ level, count }) => ({ level, from, to: (from += count) }))
}

function unpackCodes(bytes: Buffer, head: FileHead, count: number): Float64Array {
  const codes = new Float64Array(count)
  const next = varints(bytes)
  let row = 0
  for (const { digits, count: rows } of head.levels) {
    const scale = 10 ** (LEVEL_DIGITS.community - digits)
    let code = 0
    for (let i = 0; i < rows; i += 1) codes[row++] = (code += next()) * scale
  }
  return codes
}

function unpackNames(stored: string, head: FileHead, count: number): { text: string; starts: Uint32Array } {
  const units = new Uint16Array(head.units)
  const starts = new Uint32Array(count + 1)
  units[0] = LINE_FEED
  let at = 1
  let row = 0
  for (let i = 0; i <= stored.length; i += 1) {
    const unit = i < stored.length ? stored.charCodeAt(i) : LINE_FEED
    const ending = unit < 32 ? head.endings[unit - head.firstEnding] : undefined
    if (ending !== undefined) for (let j = 0; j < ending.length; j += 1) units[at++] = ending.charCodeAt(j)
    else units[at++] = unit
    if (unit === LINE_FEED) starts[++row] = at
  }
  starts[0] = 1
  if (row !== count || at !== head.units) throw new Error('divisions: the names do not fit the codes')
  return { text: Buffer.from(units.buffer).toString('utf16le'), starts }
}

function unpackReadings(lines: string, unusual: Buffer, text: string) {
  const syllables = ['']
  const usual = new Uint16Array(65_536)
  for (const line of lines.split('\n')) {
    const space = line.indexOf(' ')
    for (let i = space + 1; i < line.length; i += 1) usual[line.charCodeAt(i)] = syllables.length
    syllables.push(line.slice(0, space))
  }

  const initialOf = new Uint8Array(65_536)
  for (let unit = 0; unit < 65_536; unit += 1) {
    initialOf[unit] = usual[unit] ? syllables[usual[unit]!]!.charCodeAt(0) : plainInitial(unit)
  }
  const initials = new Uint8Array(text.length)
  const syllableIds = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    initials[i] = initialOf[unit]!
    syllableIds[i] = usual[unit]!
  }
  const next = varints(unusual)
  for (let left = unusual.length, position = 0; left > 0; left = next.left()) {
    position += next()
    const syllable = next() + 1
    syllableIds[position] = syllable
    initials[position] = syllables[syllable]!.charCodeAt(0)
  }
  return { initials, syllableIds, syllables }
}

/** Digits and Latin letters, full-width ones too, are typed as they are. */
function plainInitial(unit: number): number {
  if (unit === LINE_FEED) return LINE_FEED
  const plain = String.fromCharCode(unit).normalize('NFKC').toLowerCase()
  return /^[a-z0-9]$/.test(plain) ? plain.charCodeAt(0) : 0
}

function varints(bytes: Buffer) {
  let at = 0
  const next = () => {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = bytes[at++]!
      value += (byte & 127) * scale
      if (byte < 128) return value
      scale *= 128
    }
  }
  next.left = () => bytes.length - at
  return next
}
