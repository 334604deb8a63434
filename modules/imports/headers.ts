/** Where the headers of a table stand and which field each means. Pure: the page shows it, a person corrects it. */
import { createHash } from 'node:crypto'
import type { ImportField } from './definition.ts'
import { plainText, simplified } from './reading.ts'

export interface Header {
  /** Row number of the first header row; 0 when none was found. */
  row: number
  /** One, or two where a heading stands over several columns. */
  rows: 1 | 2
  texts: string[]
  /** How many columns were recognised. */
  known: number
}

export type Sure = 'remembered' | 'same' | 'similar' | 'none'

interface RawRow {
  number: number
  cells: readonly string[]
}

/** A header without what is written around it: 「* 姓 名（必填）」→ 姓名. */
export function bareHeader(text: string): string {
  return simplified(plainText(text)).replace(/[（(【[][^）)】\]]*[）)】\]]/g, '').replace(/[\s*＊:：、，,。.]/g, '').toLowerCase()
}

function matchOf(fields: readonly ImportField[], text: string): { field: ImportField; sure: 'same' | 'similar'; length: number } | null {
  const bare = bareHeader(text)
  if (!bare || bare.length > 20) return null
  let similar: { field: ImportField; sure: 'similar'; length: number } | null = null
  for (const field of fields) {
    for (const name of [field.title, ...(field.synonyms ?? [])]) {
      const wanted = bareHeader(name)
      if (bare === wanted) return { field, sure: 'same', length: wanted.length }
      // A title that happens to name a place is no header: a header says little more than the field.
      if (wanted.length >= 2 && bare.length <= wanted.length + 5 && bare.includes(wanted) && wanted.length > (similar?.length ?? 0)) similar = { field, sure: 'similar', length: wanted.length }
    }
  }
  return similar
}

const known = (fields: readonly ImportField[], texts: readonly string[]) =>
  new Set(texts.flatMap((text) => {
    const match = matchOf(fields, text)
    return match ? [match.field.key] : []
  })).size

/** Texts of two header rows as one: the lower where there is one, with the upper in front where the lower alone says nothing. */
function joined(fields: readonly ImportField[], upper: readonly string[], lower: readonly string[]): string[] {
  const width = Math.max(upper.length, lower.length)
  let over = ''
  return Array.from({ length: width }, (_, i) => {
    const [top, bottom] = [upper[i] ?? '', lower[i] ?? '']
    if (plainText(top)) over = top
    else if (!plainText(bottom)) over = ''
    if (!plainText(bottom) || bareHeader(bottom) === bareHeader(top)) return top || bottom
    if (matchOf(fields, bottom)) return bottom
    return matchOf(fields, over + bottom) ? over + bottom : bottom
  })
}

/** Finds the header in the first rows of a sheet: titles and notes above it are passed over. */
export function findHeader(fields: readonly ImportField[], rows: readonly RawRow[]): Header {
  let best: Header = { row: 0, rows: 1, texts: [], known: 0 }
  const first = rows.slice(0, 30)
  for (const [i, row] of first.entries()) {
    const alone = known(fields, row.cells)
    if (alone > best.known) best = { row: row.number, rows: 1, texts: [...row.cells], known: alone }
    const next = first[i + 1]
    if (!next || next.number !== row.number + 1 || new Set(row.cells.map(plainText).filter(Boolean)).size < 2) continue
    const texts = joined(fields, row.cells, next.cells)
    const both = known(fields, texts)
    // Two rows are a header only where each says what the other does not: neither a note above nor a row of data below counts.
    if (both > best.known && both > alone && both > known(fields, next.cells)) best = { row: row.number, rows: 2, texts, known: both }
  }
  return best.known >= Math.min(2, fields.length) ? best : { ...best, row: 0 }
}

/** The header that a person pointed at. */
export function headerAt(fields: readonly ImportField[], rows: readonly RawRow[], row: number, count: 1 | 2): Header {
  const upper = rows.find((r) => r.number === row)?.cells ?? []
  const lower = count === 2 ? (rows.find((r) => r.number === row + 1)?.cells ?? []) : []
  const texts = count === 2 ? joined(fields, upper, lower) : [...upper]
  return { row, rows: count, texts, known: known(fields, texts) }
}

/** Which field each column means; each field once, the surest column first. */
export function guessColumns(fields: readonly ImportField[], texts: readonly string[]): Array<{ field: string | null; sure: Sure }> {
  const out: Array<{ field: string | null; sure: Sure }> = texts.map(() => ({ field: null, sure: 'none' }))
  const taken = new Set<string>()
  const matches = texts.map((text) => matchOf(fields, text))
  for (const sure of ['same', 'similar'] as const) {
    const order = matches.map((match, i) => ({ match, i })).filter(({ match }) => match?.sure === sure).sort((a, b) => b.match!.length - a.match!.length || a.i - b.i)
    for (const { match, i } of order) {
      if (taken.has(match!.field.key)) continue
      taken.add(match!.field.key)
      out[i] = { field: match!.field.key, sure }
    }
  }
  return out
}

/** The digest of a header's texts: under it a mapping is remembered, without keeping what somebody wrote. */
export function signatureOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts.map(bareHeader))).digest('base64url').slice(0, 32)
}
