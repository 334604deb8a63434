/** What is done with a file in the background: checked, written batch by batch, taken back. Each step can be killed at any point. */
import { setImmediate as yieldTurn } from 'node:timers/promises'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { recordAudit } from '../../platform/server/context.ts'
import type { Tx } from '../../platform/server/db.ts'
import type { ImportKind, ImportRow, Outcome, TakenBack, Touched } from './definition.ts'
import { contextFor, countyScope, findingContext, kindOf, PAGE_ROWS, rawPage, readPage, touchedContext, type Around, type Engine } from './engine.ts'
import { wordsFor } from './words.ts'
import * as q from './queries.ts'
import type { Counts, ImportRecord, Layout, NewFinding } from './queries.ts'

/** More findings than a person could look at are counted and not kept one by one. */
export const FINDINGS_MAX = 100_000

export const noCounts = (): Counts => ({ new: 0, update: 0, unchanged: 0, doubtful: 0, wrong: 0 })

/** Whole: what a job does with everything that waits. */
export async function workOff(engine: Engine, around: Around): Promise<void> {
  const county = around.services.settings.county
  for (const { id, state } of await around.db.within(countyScope(county), (tx) => q.listAtWork(tx, county))) {
    if (state === 'checking') await checkFile(engine, around, id)
    else if (state === 'running') await writeFile(engine, around, id)
    else await takeBackFile(engine, around, id)
  }
}

/** Holds an import for this transaction, or answers undefined when another works on it or its state has changed. */
async function taken(tx: Tx, county: string, id: string, state: q.ImportState): Promise<ImportRecord | undefined> {
  if (!(await q.takeWork(tx, id))) return undefined
  const record = await q.findImport(tx, county, id)
  return record?.state === state ? record : undefined
}

/** Tells the page how far it is, beside the transaction of the work. */
const teller = (around: Around, id: string, total: number) => {
  let last = 0
  return async (done: number) => {
    const now = Date.now()
    if (now - last < 700 && done < total) return
    last = now
    const county = around.services.settings.county
    await around.db.within(countyScope(county), (tx) => q.setProgress(tx, county, id, done, total)).catch(() => {})
  }
}

const rowsOf = (record: ImportRecord) => record.sheets.find((s) => s.index === record.layout.sheet)?.rows ?? 0

// -------------------------------------------------------------------------------------------------------------- check

/** Checks all rows against the register as it is now. Nothing is written but what was found. */
export async function checkFile(engine: Engine, around: Around, id: string): Promise<void> {
  const county = around.services.settings.county
  await around.db.within(countyScope(county), async (tx) => {
    const record = await taken(tx, county, id, 'checking')
    if (!record) return
    const kind = kindOf(engine, record.kind)
    const layout = record.layout as Layout
    const tell = teller(around, id, rowsOf(record))
    await q.deleteFindings(tx, county, id)
    const decisions = await q.decisionsOf(tx, county, id)
    const written = record.next_batch > 1 ? await q.writtenRows(tx, county, id) : new Set<number>()
    const pages = await q.countPages(tx, county, id, layout.sheet)
    const [counts, said, seen] = [noCounts(), {} as ImportRecord['said'], new Map<string, number>()]
    let [done, kept] = [0, 0]
    for (let page = 0; page < pages; page++) {
      const raw = await rawPage(tx, around.services.sealer, county, id, layout.sheet, page)
      const rows = readPage(kind, layout, raw, shanghaiDate(around.now))
      markRepeated(kind, rows, seen)
      decide(rows, decisions)
      await kind.check(unwritten(rows, written), contextFor(record, around, tx))
      for (const row of rows) {
        counts[settledOutcome(row)]++
        for (const f of row.findings) {
          const known = (said[f.code] ??= { severity: f.severity, rows: 0 })
          known.rows++
        }
      }
      const found = rows.flatMap((row) => row.findings.map((f) => sealedFinding(around, layout, row, f))).slice(0, Math.max(0, FINDINGS_MAX - kept))
      if (found.length) await q.insertFindings(tx, { county, region: record.region, importId: id }, found)
      kept += found.length
      done += raw.length
      await tell(done)
      await yieldTurn()
    }
    await q.setChecked(tx, county, id, counts, said)
  })
}

const settledOutcome = (row: ImportRow): Outcome => row.outcome ?? 'wrong'

/** The second row of the same person in one file is wrong, and says where the first stands. */
function markRepeated(kind: ImportKind, rows: readonly ImportRow[], seen: Map<string, number>) {
  if (!kind.sameAs) return
  for (const row of rows) {
    const key = kind.sameAs(row.values)
    if (!key) continue
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row.number)
    else {
      row.outcome = 'wrong'
      row.findings.push({ field: null, code: 'repeated', severity: 'wrong', value: '', message: `与第${first}行重复，只导入第${first}行；请删去这一行，或核对是否写错` })
    }
  }
}

/** Rows that an earlier batch of this import has written are not looked at again: they are as they should be. */
function unwritten(rows: ImportRow[], written: ReadonlySet<number>): ImportRow[] {
  if (!written.size) return rows
  for (const row of rows) if (written.has(row.number)) row.outcome = 'unchanged'
  return rows.filter((row) => row.outcome !== 'unchanged')
}

function decide(rows: readonly ImportRow[], decisions: Map<number, { is: 'same' | 'new'; id: string | null }>) {
  if (!decisions.size) return
  for (const row of rows) {
    const decision = decisions.get(row.number)
    if (decision) row.decision = decision
  }
}

export function sealedFinding(around: Around, layout: Layout, row: ImportRow, f: ImportRow['findings'][number]): NewFinding {
  const id = uuidv7()
  const content = JSON.stringify({ value: f.value, message: f.message, ...(f.severity === 'doubtful' && row.candidates ? { candidates: row.candidates } : {}) })
  const column = f.field === null ? -1 : layout.columns.indexOf(f.field)
  return { id, row: row.number, column: column < 0 ? null : column, field: f.field, code: f.code, severity: f.severity, sealed: around.services.sealer.seal(content, findingContext(id)) }
}

// -------------------------------------------------------------------------------------------------------------- write

/** A batch that cannot be written whole: nothing of it is. */
class BatchRefused extends Error {}

/** Writes what is left, one transaction a batch. A process that dies leaves whole batches behind, and whoever comes next goes on after them. */
export async function writeFile(engine: Engine, around: Around, id: string): Promise<void> {
  const county = around.services.settings.county
  const stop = (message: string) =>
    around.db.within(countyScope(county), async (tx) => {
      if (await taken(tx, county, id, 'running')) await q.setState(tx, county, id, { state: 'stopped', message })
    })
  for (let faults = 0; ; ) {
    try {
      if (!(await around.db.within(countyScope(county), (tx) => writeBatch(engine, around, tx, id)))) return
    } catch (fault) {
      if (fault instanceof BatchRefused) return stop(fault.message)
      // The database went away: the batch is not written, and whoever comes next writes it.
      if (isLost(fault)) throw fault
      // Somebody recorded the same person while the batch was on its way: checked again, it will be an update.
      if ((fault as { code?: string }).code === '23505' && faults++ < 2) continue
      around.services.log.warn({ import: id, err: { message: (fault as Error).message.slice(0, 200), code: (fault as { code?: string }).code } }, 'an import stopped')
      await stop('系统出了问题，这一批没有写入任何内容；已写入的批次不受影响。请重新检查后再导入，仍不行请联系管理员')
      return
    }
  }
}

const isLost = (fault: unknown) =>
  /^(57P0[123]|08\d{3}|ECONN\w+|EPIPE)$/.test((fault as { code?: string }).code ?? '') || /Connection terminated|timeout exceeded when trying to connect/.test((fault as Error).message)

/** @returns whether there may be more. */
async function writeBatch(engine: Engine, around: Around, tx: Tx, id: string): Promise<boolean> {
  const county = around.services.settings.county
  const record = await taken(tx, county, id, 'running')
  if (!record) return false
  const kind = kindOf(engine, record.kind)
  const layout = record.layout as Layout
  const at = { county, region: record.region, importId: id }
  const tell = teller(around, id, rowsOf(record))
  const pages = await q.countPages(tx, county, id, layout.sheet)
  const decisions = await q.decisionsOf(tx, county, id)
  const written = record.next_batch > 1 ? await q.writtenRows(tx, county, id) : new Set<number>()
  const most = record.how.batchRows ? Math.max(1, Math.floor(record.how.batchRows / PAGE_ROWS)) : pages
  const start = record.next_page
  const counts = noCounts()
  let [rows, firstRow, lastRow, page] = [0, 0, 0, start]
  for (; page < pages && page - start < most; page++) {
    const raw = await rawPage(tx, around.services.sealer, county, id, layout.sheet, page)
    const read = readPage(kind, layout, raw, shanghaiDate(around.now))
    if (read.length) {
      const bad = await q.badRowsBetween(tx, county, id, read[0]!.number, read.at(-1)!.number)
      decide(read, decisions)
      for (const row of read) if (bad.has(row.number)) row.outcome = 'wrong'
      await kind.check(unwritten(read, written), contextFor(record, around, tx))
      if (!record.how.leaveOut) refuseHalf(kind, read)
      const touched = await kind.write(read.filter((r) => r.outcome === 'new' || r.outcome === 'update'), contextFor(record, around, tx))
      if (touched.length) await q.insertTouched(tx, { ...at, batch: record.next_batch, page }, touched.map((t) => sealedTouched(around, t)))
      for (const row of read) counts[settledOutcome(row)]++
      rows += read.length
      firstRow ||= read[0]!.number
      lastRow = read.at(-1)!.number
    }
    await tell(Math.min(rowsOf(record), (page + 1) * PAGE_ROWS))
    await yieldTurn()
  }
  if (rows) {
    await q.insertBatch(tx, { ...at, id: uuidv7(), batch: record.next_batch, firstRow, lastRow, counts, now: around.now })
    await recordAudit(tx, around.now, actor(record), `${record.kind}.imported`, {
      region: record.region, because: '导入', detail: { import: record.number, batch: record.next_batch, ...counts },
    })
  }
  await q.setWritten(tx, county, id, { nextPage: page, nextBatch: record.next_batch + (rows ? 1 : 0) })
  if (page < pages) return true
  const all = noCounts()
  for (const batch of await q.listBatches(tx, county, id)) for (const key of Object.keys(all) as Outcome[]) all[key] += batch.counts[key]
  await q.setCounts(tx, county, id, all)
  await q.setState(tx, county, id, { state: 'done', ended: around.now })
  // What was written needs its rows no more; what was left out is kept for the file of corrections.
  if (!all.wrong && !all.doubtful) await q.clearPages(tx, county, id, around.now)
  return false
}

const actor = (record: ImportRecord) => ({ id: record.by_account ?? 'command-line', name: record.by_name, post: record.post })

function refuseHalf(kind: ImportKind, rows: readonly ImportRow[]) {
  const bad = rows.find((row) => row.outcome === 'wrong' || row.outcome === 'doubtful' || row.outcome === null)
  if (!bad) return
  const finding = bad.findings.find((f) => f.severity !== 'note')
  throw new BatchRefused(`第${bad.number}行现在不能写入（${finding ? wordsFor(kind, finding.code) : '有错误'}），可能在检查之后有人改过档案。这一批没有写入任何内容，请重新检查`)
}

function sealedTouched(around: Around, t: Touched) {
  const id = uuidv7()
  return {
    id, row: t.row, subject: t.subject, subject_id: t.id, deed: t.deed, version: t.version,
    sealed: t.before ? around.services.sealer.seal(JSON.stringify(t.before), touchedContext(id)).toString('hex') : null,
  }
}

// ---------------------------------------------------------------------------------------------------------- take back

/** Takes back what was asked for, batch by batch, the newest first. */
export async function takeBackFile(engine: Engine, around: Around, id: string): Promise<void> {
  const county = around.services.settings.county
  for (;;) {
    const more = await around.db.within(countyScope(county), async (tx) => {
      const record = await taken(tx, county, id, 'undoing')
      if (!record) return false
      const batches = await q.listBatches(tx, county, id)
      const next = batches.filter((b) => record.how.undo?.batches.includes(b.batch) && b.state !== 'undone').at(-1)
      if (!next) {
        await q.setState(tx, county, id, { state: batches.every((b) => b.state === 'undone') ? 'undone' : 'done', ended: around.now })
        return false
      }
      const { restored, left } = await takeBackBatch(engine, around, tx, record, next, false)
      const layout = record.layout as Layout
      const notes = left.slice(0, FINDINGS_MAX).map(({ row, reason }) => {
        const finding = { field: null, code: 'left_as_is', severity: 'note' as const, value: '', message: reason }
        return sealedFinding(around, layout, { number: row, values: {}, typed: {}, findings: [], outcome: null }, finding)
      })
      if (notes.length) await q.insertFindings(tx, { county, region: record.region, importId: id }, notes)
      await q.setBatchUndone(tx, county, id, next.batch, { restored, left: left.length, now: around.now })
      await q.clearTouched(tx, county, id, next.batch)
      await recordAudit(tx, around.now, actor(record), `${record.kind}.import_undone`, {
        region: record.region, because: record.how.undo?.reason ?? '', detail: { import: record.number, batch: next.batch, restored, left: left.length },
      })
      return true
    })
    if (!more) return
  }
}

/** One batch; with `trial` nothing is changed. */
export async function takeBackBatch(engine: Engine, around: Around, tx: Tx, record: ImportRecord, batch: q.BatchRow, trial: boolean): Promise<TakenBack> {
  const county = around.services.settings.county
  const kind = kindOf(engine, record.kind)
  const all: TakenBack = { restored: 0, left: [] }
  for (const page of await q.touchedPages(tx, county, record.id, batch.batch)) {
    const touched = (await q.touchedOf(tx, county, record.id, batch.batch, page)).map((t): Touched => ({
      row: t.row, subject: t.subject, id: t.subject_id, deed: t.deed, version: t.version,
      ...(t.before_sealed ? { before: JSON.parse(around.services.sealer.open(t.before_sealed, touchedContext(t.id))) as Record<string, unknown> } : {}),
    }))
    const { restored, left } = await kind.takeBack(touched, contextFor(record, around, tx), { trial, since: new Date(batch.at) })
    all.restored += restored
    all.left.push(...left)
    await yieldTurn()
  }
  return all
}
