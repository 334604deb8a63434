/** An import from beginning to end without a page: for the command line, demonstrations and measurements. The same steps and checks. */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { scopeOf } from '../regions/index.ts'
import { countyScope, findingContext, kindOf, maskedText, type Around, type Engine } from './engine.ts'
import { columnMissing, placeNeeded } from './errors.ts'
import * as q from './queries.ts'
import type { Counts, Layout } from './queries.ts'
import { stageFile } from './stage.ts'
import { layoutOf } from './view.ts'
import { checkFile, noCounts, writeFile } from './work.ts'

export interface TableRun {
  kind: string
  path: string
  /** The place of whoever imports, and of rows that name none; padded. */
  region: string
  options?: Readonly<Record<string, string>>
  /** Rows that are all or nothing together; the whole file if not said. */
  batchRows?: number | null
  /** Leave wrong rows out instead of writing nothing. */
  leaveOut?: boolean
  /** Only look. */
  dryRun?: boolean
  by: { accountId: string | null; name: string; post: string }
  told?: (step: 'reading' | 'checking' | 'writing', done: number, total: number) => void
}

export interface TableReport {
  number: string
  /** What the check said; after writing, what was written. */
  counts: Counts
  state: q.ImportState
  message: string
  findings: { row: number; severity: string; message: string }[]
}

/** Reads, checks and writes a table. @throws Refusal when it is no table, a required column is missing, or the place cannot hold rows. */
export async function runTable(engine: Engine, around: Around, run: TableRun): Promise<TableReport> {
  const { db, services, now } = around
  const county = services.settings.county
  const kind = kindOf(engine, run.kind)
  const within = { as: 'staff', ...scopeOf(run.region) } as const
  const id = await db.within(within, async (tx) => {
    await q.allowSlowUpload(tx)
    const size = (await stat(run.path)).size
    const made = await stageFile(tx, services, { path: run.path, name: basename(run.path), size, kind: run.kind }, { region: run.region, ...run.by }, now, (rows) => run.told?.('reading', rows, 0))
    const record = (await q.findImport(tx, county, made))!
    const { header, columns, sheet } = await layoutOf({ tx, services }, kind, record, {})
    const chosen = columns.map((c) => c.field)
    const missing = kind.fields.filter((f) => f.required && !chosen.includes(f.key)).map((f) => f.title)
    if (missing.length) throw columnMissing(missing)
    if (!(await q.findPlace(tx, run.region, shanghaiDate(now)))) throw placeNeeded()
    const layout: Layout = { sheet, headerRow: header.row, headerRows: header.rows, columns: chosen, region: run.region }
    await q.setLayout(tx, county, made, layout, { ...Object.fromEntries((kind.options ?? []).map((o) => [o.key, o.usual])), ...run.options })
    await recordAudit(tx, now, { id: run.by.accountId ?? 'command-line', name: run.by.name, post: run.by.post }, 'imports.uploaded', { region: run.region, detail: { import: record.number, kind: run.kind, size } })
    return made
  })
  const state = () => db.within(countyScope(county), async (tx) => (await q.findImport(tx, county, id))!)
  const watch = async (step: 'checking' | 'writing', work: Promise<void>) => {
    const timer = setInterval(() => void state().then((i) => run.told?.(step, i.progress.done ?? 0, i.progress.total ?? 0)).catch(() => {}), 1_000)
    await work.finally(() => clearInterval(timer))
  }
  await watch('checking', checkFile(engine, around, id))
  const checked = await state()
  const counts = { ...noCounts(), ...checked.counts }
  const findings = await db.within(countyScope(county), async (tx) =>
    (await q.listFindings(tx, { county, importId: id, code: null, severity: null, after: null, limit: 10_000 })).map((f) => {
      const said = JSON.parse(services.sealer.open(f.finding_sealed, findingContext(f.id))) as { message: string }
      return { row: f.row, severity: f.severity, message: maskedText(said.message) }
    }),
  )
  const stays = run.dryRun || ((counts.wrong || counts.doubtful) && !run.leaveOut)
  if (stays) {
    await db.within(countyScope(county), async (tx) => {
      await q.clearPages(tx, county, id, now)
      await q.setState(tx, county, id, { state: 'discarded', ended: now })
    })
    return { number: checked.number, counts, state: 'discarded', message: '', findings }
  }
  await db.within(countyScope(county), (tx) => q.setState(tx, county, id, { state: 'running', how: { batchRows: run.batchRows ?? null, leaveOut: run.leaveOut ?? false } }))
  await watch('writing', writeFile(engine, around, id))
  const done = await state()
  return { number: done.number, counts: { ...noCounts(), ...done.counts }, state: done.state, message: done.message, findings }
}
