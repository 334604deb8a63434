/** What all parts of an import stand on: the kinds that modules bring, and rows read back from their sealed pages. */
import type { Database, Db, Tx } from '../../platform/server/db.ts'
import type { Sealer } from '../../platform/server/crypto.ts'
import type { SealedPart } from '../../platform/server/sealed.ts'
import type { Services } from '../../platform/server/services.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { scopeOf } from '../regions/index.ts'
import type { ExportKind, ImportContext, ImportKind, ImportRow } from './definition.ts'
import { importNotFound } from './errors.ts'
import { findPage, type ImportRecord, type Layout } from './queries.ts'
import { readRow } from './reading.ts'

/** What the app hands in. */
export interface Engine {
  kinds: readonly ImportKind[]
  exports: readonly ExportKind[]
}

/** What work is done with, in a request, a job or a command. */
export interface Around {
  db: Database
  services: Services
  now: Date
}

/** Rows of one sealed value. */
export const PAGE_ROWS = 250

export const pageContext = (id: string) => `imports.page ${id}`
export const findingContext = (id: string) => `imports.finding ${id}`
export const touchedContext = (id: string) => `imports.touched ${id}`
export const exportContext = (id: string) => `imports.export ${id}`

/** Columns of this module that lie under the data keys. */
export const importsSealed: readonly SealedPart[] = [
  { table: 'imports.pages', columns: [{ column: 'page_sealed', context: pageContext }] },
  { table: 'imports.findings', columns: [{ column: 'finding_sealed', context: findingContext }] },
  { table: 'imports.touched', columns: [{ column: 'before_sealed', context: touchedContext }] },
  { table: 'imports.exports', columns: [{ column: 'key_sealed', context: exportContext }] },
]

export interface RawRow {
  number: number
  cells: string[]
}

export function kindOf(engine: Engine, key: string): ImportKind {
  const kind = engine.kinds.find((k) => k.key === key)
  if (!kind) throw importNotFound()
  return kind
}

/** The range of the county, in which work goes on; what is written stays in the importer's own range by each query. */
export const countyScope = (county: string) => ({ as: 'staff', ...scopeOf(county) }) as const

export async function rawPage(db: Db, sealer: Sealer, county: string, importId: string, sheet: number, page: number): Promise<RawRow[]> {
  const found = await findPage(db, county, importId, sheet, page)
  if (!found) return []
  return (JSON.parse(sealer.open(found.page_sealed, pageContext(found.id))) as Array<[number, string[]]>).map(([number, cells]) => ({ number, cells }))
}

/** The rows of a page that say something, read by the layout. */
export function readPage(kind: ImportKind, layout: Layout, raw: readonly RawRow[], today: string): ImportRow[] {
  const first = layout.headerRow + layout.headerRows
  return raw.flatMap((row) => {
    const read = row.number >= first ? readRow(kind.fields, layout.columns, row, { today }) : null
    return read ? [read] : []
  })
}

export function contextFor(record: ImportRecord, around: Around, tx: Tx): ImportContext {
  const { services, now } = around
  const { lo, hi } = scopeOf(record.region)
  return {
    tx,
    county: services.settings.county,
    scope: { lo, hi },
    region: record.layout.region ?? record.region,
    now,
    today: shanghaiDate(now),
    newId: () => uuidv7(),
    sealer: services.sealer,
    by: { accountId: record.by_account, name: record.by_name },
    number: record.number,
    options: record.options,
  }
}

/** Masks what looks like a number of a person, wherever it stands: 15 or 18 digits of an ID, 11 of a telephone. */
export const maskedText = (text: string): string =>
  text
    .replace(/(?<![\dXx])(\d{3})\d{8,11}(\d{3}[\dXx])(?![\dXx])/g, (_, a: string, b: string) => `${a}***********${b}`)
    .replace(/(?<!\d)(1[3-9]\d)[-\s]?\d{4}[-\s]?(\d{4})(?!\d)/g, '$1****$2')
