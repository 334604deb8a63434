/** One import as it is shown: sheets, columns with what each probably is, the first rows, what the check found, batches. */
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { columnName } from '../../platform/server/sheets/index.ts'
import { scopeOf } from '../regions/index.ts'
import { UNDO_DAYS, type Import, type ImportLine } from './contract.ts'
import type { ImportKind, ImportRow } from './definition.ts'
import { contextFor, kindOf, maskedText, rawPage, readPage, type Around, type Engine, type RawRow } from './engine.ts'
import { sheetUnknown } from './errors.ts'
import { findHeader, guessColumns, headerAt, signatureOf, type Sure } from './headers.ts'
import { plainText } from './reading.ts'
import * as q from './queries.ts'
import type { ImportRecord, Layout } from './queries.ts'
import { noCounts } from './work.ts'
import { wordsFor } from './words.ts'

export type Ctx = Context<Services>

const HEADER_ROWS = 40

export const lineOf = (engine: Engine, i: ImportRecord): ImportLine => ({
  id: i.id,
  number: i.number,
  kind: i.kind,
  kindTitle: engine.kinds.find((k) => k.key === i.kind)?.title ?? i.kind,
  state: i.state,
  fileName: i.file_name,
  rows: i.sheets.find((s) => s.index === (i.layout.sheet ?? fullest(i)))?.rows ?? 0,
  counts: i.counts.new === undefined ? null : { ...noCounts(), ...i.counts },
  progress: i.progress.total ? { done: i.progress.done ?? 0, total: i.progress.total } : null,
  byName: i.by_name,
  regionName: i.region_name ?? i.region,
  createdAt: i.created_at,
})

/** The sheet that probably holds the data: the one with the most rows. */
export const fullest = (i: ImportRecord): number => [...i.sheets].sort((a, b) => b.rows - a.rows)[0]?.index ?? 0

/** The sheet whose header is known best; of equals the one with the most rows. */
async function likeliest(ctx: Pick<Ctx, 'tx' | 'services'>, kind: ImportKind, i: ImportRecord): Promise<number> {
  if (i.sheets.length < 2) return fullest(i)
  let best = { index: fullest(i), known: 0, rows: 0 }
  for (const { index, rows } of i.sheets) {
    if (!rows) continue
    const raw = await rawPage(ctx.tx, ctx.services.sealer, ctx.services.settings.county, i.id, index, 0)
    const { known } = findHeader(kind.fields, raw.slice(0, HEADER_ROWS))
    if (known > best.known || (known === best.known && rows > best.rows)) best = { index, known, rows }
  }
  return best.index
}

export interface Asked {
  sheet?: number | undefined
  headerRow?: number | undefined
  headerRows?: number | undefined
}

/** The header and columns of a sheet: as was said, as was said the last time for the same headers, or as guessed. */
export async function layoutOf(ctx: Pick<Ctx, 'tx' | 'services'>, kind: ImportKind, i: ImportRecord, asked: Asked): Promise<{ raw: RawRow[]; sheet: number; header: ReturnType<typeof findHeader>; columns: Array<{ field: string | null; sure: Sure | 'chosen' }> }> {
  const { tx, services } = ctx
  const county = services.settings.county
  const sheet = asked.sheet ?? i.layout.sheet ?? (await likeliest(ctx, kind, i))
  if (!i.sheets.some((s) => s.index === sheet)) throw sheetUnknown()
  const raw = await rawPage(tx, services.sealer, county, i.id, sheet, 0)
  const first = raw.slice(0, HEADER_ROWS)
  const saved = i.layout.sheet === sheet && i.layout.headerRow !== undefined
  const rows = (asked.headerRows ?? (saved && !asked.headerRow ? i.layout.headerRows : 1)) as 1 | 2
  const at = asked.headerRow ?? (saved ? i.layout.headerRow : undefined)
  const header = at ? headerAt(kind.fields, first, at, rows) : findHeader(kind.fields, first)
  const width = Math.max(header.texts.length, ...first.slice(0, 20).map((r) => r.cells.length), 0)
  header.texts = Array.from({ length: width }, (_, c) => header.texts[c] ?? '')
  if (saved && !asked.headerRow && !asked.headerRows && !asked.sheet) {
    return { raw, sheet, header, columns: header.texts.map((_, c) => ({ field: i.layout.columns?.[c] ?? null, sure: i.layout.columns?.[c] ? 'chosen' : 'none' })) }
  }
  const remembered = header.row ? await q.findMapping(tx, county, i.region, i.kind, signatureOf(header.texts)) : undefined
  if (remembered) {
    const known = new Set(kind.fields.map((f) => f.key))
    return { raw, sheet, header, columns: header.texts.map((_, c) => {
      const field = remembered.fields[c] ?? null
      return field && known.has(field) ? { field, sure: 'remembered' } : { field: null, sure: 'none' }
    }) }
  }
  return { raw, sheet, header, columns: guessColumns(kind.fields, header.texts) }
}

const oneLine = (text: string) => maskedText(plainText(text)).replace(/\s+/g, ' ').slice(0, 60)

export async function viewOf(engine: Engine, ctx: Ctx, i: ImportRecord, asked: Asked = {}): Promise<Import> {
  const kind = kindOf(engine, i.kind)
  const county = ctx.services.settings.county
  const batches = await q.listBatches(ctx.tx, county, i.id)
  const isCleared = i.cleared_at !== null
  const layout = isCleared ? null : await layoutOf(ctx, kind, i, asked)
  const below = layout ? layout.raw.filter((r) => r.number >= layout.header.row + layout.header.rows) : []
  const mapped = new Set((layout?.columns ?? []).map((c) => c.field))
  const undoUntil = batches.length ? new Date(Date.parse(batches.at(-1)!.at) + UNDO_DAYS * 86_400_000).toISOString() : null
  return {
    ...lineOf(engine, i),
    encoding: i.format,
    region: i.layout.region ?? i.region,
    sheets: i.sheets,
    sheet: layout?.sheet ?? i.layout.sheet ?? 0,
    headerRow: layout?.header.row ?? i.layout.headerRow ?? 0,
    headerRows: layout?.header.rows ?? i.layout.headerRows ?? 1,
    columns: (layout?.columns ?? []).map((column, c) => ({
      index: c, letter: columnName(c), header: plainText(layout!.header.texts[c] ?? '').slice(0, 60), ...column,
      samples: below.map((r) => oneLine(r.cells[c] ?? '')).filter(Boolean).slice(0, 3),
    })),
    missing: layout ? kind.fields.filter((f) => f.required && !mapped.has(f.key)).map((f) => f.title) : [],
    options: Object.fromEntries((kind.options ?? []).map((o) => [o.key, i.options[o.key] ?? o.usual])),
    preview: (layout?.raw ?? []).slice(0, 20).map((r) => ({
      row: r.number, cells: r.cells.map(oneLine), header: r.number >= layout!.header.row && r.number < layout!.header.row + layout!.header.rows,
    })),
    findings: Object.entries(i.said).map(([code, f]) => ({ code, severity: f.severity as 'wrong', title: wordsFor(kind, code), rows: f.rows })).sort((a, b) => b.rows - a.rows),
    undecided: i.counts.doubtful ?? 0,
    sample: layout && i.state === 'checked' ? await sampleOf(ctx, kind, i, layout.raw) : [],
    batchRows: i.how.batchRows ?? null,
    leaveOut: i.how.leaveOut ?? false,
    batches: batches.map((b) => ({
      batch: b.batch, firstRow: b.first_row, lastRow: b.last_row, counts: b.counts, state: b.state, at: b.at, undoneAt: b.undone_at, restored: b.undone.restored ?? 0, left: b.undone.left ?? 0,
    })),
    message: i.message,
    cleared: isCleared,
    undoUntil,
    endedAt: i.ended_at,
    version: i.version,
  }
}

/** What would become of the first rows that are not wrong, as the register is now. */
async function sampleOf(ctx: Ctx, kind: ImportKind, i: ImportRecord, raw: readonly RawRow[]) {
  const around: Around = { db: ctx.db, services: ctx.services, now: ctx.now }
  const layout = i.layout as Layout
  const context = contextFor(i, around, ctx.tx)
  const rows = readPage(kind, layout, raw.slice(0, HEADER_ROWS), context.today)
  const { lo, hi } = scopeOf(context.county)
  await ctx.tx.widen(lo, hi)
  await kind.check(rows, context)
  return rows.slice(0, 12).map((row) => ({ row: row.number, outcome: row.outcome ?? 'wrong', text: words(kind, row) }))
}

const words = (kind: ImportKind, row: ImportRow) =>
  kind.fields.flatMap((f) => (row.typed[f.key] ? [`${f.title} ${f.personal ? maskedText(plainText(row.typed[f.key]!)) : oneLine(row.typed[f.key]!)}`] : [])).slice(0, 6).join('，')
