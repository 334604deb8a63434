import type { Db } from '../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../platform/server/sql.ts'

export type ImportState = 'mapping' | 'checking' | 'checked' | 'running' | 'done' | 'stopped' | 'undoing' | 'undone' | 'discarded'

export interface Layout {
  sheet: number
  headerRow: number
  headerRows: 1 | 2
  columns: Array<string | null>
  region: string
}

export interface Counts {
  new: number
  update: number
  unchanged: number
  doubtful: number
  wrong: number
}

export interface How {
  batchRows?: number | null
  leaveOut?: boolean
  undo?: { batches: number[]; reason: string }
}

export interface ImportRecord {
  id: string
  region: string
  region_name: string | null
  number: string
  kind: string
  state: ImportState
  file_name: string
  file_size: number
  format: string
  sheets: Array<{ index: number; name: string; hidden: boolean; rows: number }>
  layout: Partial<Layout>
  options: Record<string, string>
  how: How
  counts: Partial<Counts>
  said: Record<string, { severity: string; rows: number }>
  progress: { done?: number; total?: number }
  next_page: number
  next_batch: number
  message: string
  by_account: string | null
  by_name: string
  post: string
  created_at: string
  ended_at: string | null
  cleared_at: string | null
  version: number
}

const COLUMNS = sql`i.id, i.region, r.name as region_name, i.number, i.kind, i.state, i.file_name, i.file_size, i.format, i.sheets, i.layout, i.options, i.how,
  i.counts, i.said, i.progress, i.next_page, i.next_batch, i.message, i.by_account, i.by_name, i.post, i.created_at, i.ended_at, i.cleared_at, i.version`

export const insertImport = (
  db: Db,
  i: { county: string; id: string; region: string; number: string; kind: string; fileName: string; fileSize: number; format: string; sheets: unknown; byAccount: string | null; byName: string; post: string; now: Date },
) =>
  db.run(sql`insert into imports.imports (county, id, region, number, kind, state, file_name, file_size, format, sheets, by_account, by_name, post, created_at)
    values (${i.county}, ${i.id}, ${i.region}, ${i.number}, ${i.kind}, 'mapping', ${i.fileName}, ${i.fileSize}, ${i.format}, ${JSON.stringify(i.sheets)}, ${i.byAccount}, ${i.byName}, ${i.post}, ${i.now})`)

export const findImport = (db: Db, county: string, id: string) =>
  db.maybe<ImportRecord>(unprepared(sql`select ${COLUMNS} from imports.imports i left join regions.published_regions r on r.code = i.region where i.county = ${county} and i.id = ${id}`))

export const holdImport = (db: Db, county: string, id: string) =>
  db.maybe<ImportRecord>(unprepared(sql`select ${COLUMNS} from imports.imports i left join regions.published_regions r on r.code = i.region
    where i.county = ${county} and i.id = ${id} for update of i`))

/** How many of an account are not over yet. */
export const countOpen = async (db: Db, county: string, account: string) =>
  (await db.one<{ n: number }>(sql`select count(*) as n from imports.imports where county = ${county} and by_account = ${account}
    and state in ('mapping', 'checking', 'checked', 'running') and cleared_at is null`)).n

const OVER: Record<string, Sql> = {
  open: sql`i.state in ('mapping', 'checking', 'checked', 'running', 'stopped', 'undoing')`,
  done: sql`i.state = 'done'`,
  gone: sql`i.state in ('undone', 'discarded')`,
}

/** Newest first, by imports_by_time; the policy keeps to the place. */
export const listImports = (db: Db, f: { county: string; lo: string; hi: string; state: string | null; kind: string | null; account: string | null; after: { at: string; id: string } | null }) =>
  db.many<ImportRecord>(unprepared(sql`select ${COLUMNS} from imports.imports i left join regions.published_regions r on r.code = i.region
    where ${sql.join([
      sql`i.county = ${f.county} and i.region >= ${f.lo} and i.region < ${f.hi}`,
      ...(f.state ? [OVER[f.state]!] : []),
      ...(f.kind ? [sql`i.kind = ${f.kind}`] : []),
      ...(f.account ? [sql`i.by_account = ${f.account}`] : []),
      ...(f.after ? [sql`(i.created_at, i.id) < (${f.after.at}::timestamptz, ${f.after.id}::uuid)`] : []),
    ], ' and ')} order by i.created_at desc, i.id desc limit 51`))

/** The next running number of a county's day; hold the numbers first. */
export const nextImportNumber = async (db: Db, county: string, day: string, prefix: 'imports' | 'exports') =>
  (await db.one<{ n: number }>(sql`select imports.next_number(${county}, ${`${prefix === 'imports' ? 'DR' : 'DC'}${day}`}) as n`)).n

/** One at a time where numbers are given out. */
export const holdNumbers = (db: Db, county: string) => db.run(sql`select pg_advisory_xact_lock(hashtext(${`imports.number ${county}`}))`)

export const setLayout = (db: Db, county: string, id: string, layout: Layout, options: Record<string, string>) =>
  db.run(sql`update imports.imports set layout = ${JSON.stringify(layout)}, options = ${JSON.stringify(options)}, state = 'checking', counts = '{}', said = '{}', message = '', next_page = 0,
    progress = '{}', version = version + 1 where county = ${county} and id = ${id}`)

export const setState = (db: Db, county: string, id: string, s: { state: ImportState; how?: How; message?: string; ended?: Date | null }) =>
  db.run(sql`update imports.imports set state = ${s.state}, how = coalesce(${s.how ? JSON.stringify(s.how) : null}::jsonb, how), message = ${s.message ?? ''},
    ended_at = coalesce(${s.ended ?? null}, ended_at), progress = '{}', version = version + 1 where county = ${county} and id = ${id}`)

export const setChecked = (db: Db, county: string, id: string, counts: Counts, said: unknown) =>
  db.run(sql`update imports.imports set state = 'checked', counts = ${JSON.stringify(counts)}, said = ${JSON.stringify(said)}, progress = '{}', version = version + 1
    where county = ${county} and id = ${id} and state = 'checking'`)

/** Beside the work's own transaction, so that everybody sees it; the row of the work itself is written at its end. */
export const setProgress = (db: Db, county: string, id: string, done: number, total: number) =>
  db.run(sql`update imports.imports set progress = ${JSON.stringify({ done, total })} where county = ${county} and id = ${id}`)

export const setWritten = (db: Db, county: string, id: string, w: { nextPage: number; nextBatch: number }) =>
  db.run(sql`update imports.imports set next_page = ${w.nextPage}, next_batch = ${w.nextBatch} where county = ${county} and id = ${id}`)

export const setCounts = (db: Db, county: string, id: string, counts: Counts) =>
  db.run(sql`update imports.imports set counts = ${JSON.stringify(counts)}, version = version + 1 where county = ${county} and id = ${id}`)

/** What waits to be worked on, the oldest first; by imports_at_work. */
export const listAtWork = (db: Db, county: string) =>
  db.many<{ id: string; state: ImportState }>(sql`select id, state from imports.imports where county = ${county} and state in ('checking', 'running', 'undoing') order by created_at limit 20`)

/** Held to the end of the transaction; false when another process works on it. Goes with a process that dies. */
export const takeWork = async (db: Db, id: string) => (await db.one<{ ok: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${id}, 65)) as ok`)).ok

// -------------------------------------------------------------------------------------------------------------- pages

export const insertPage = (db: Db, p: { county: string; id: string; region: string; importId: string; sheet: number; page: number; rows: number; sealed: Buffer }) =>
  db.run(sql`insert into imports.pages (county, id, region, import_id, sheet, page, rows, page_sealed)
    values (${p.county}, ${p.id}, ${p.region}, ${p.importId}, ${p.sheet}, ${p.page}, ${p.rows}, ${p.sealed})`)

export const findPage = (db: Db, county: string, importId: string, sheet: number, page: number) =>
  db.maybe<{ id: string; page_sealed: Buffer }>(sql`select id, page_sealed from imports.pages where county = ${county} and import_id = ${importId} and sheet = ${sheet} and page = ${page}`)

export const countPages = async (db: Db, county: string, importId: string, sheet: number) =>
  (await db.one<{ n: number }>(sql`select count(*) as n from imports.pages where county = ${county} and import_id = ${importId} and sheet = ${sheet}`)).n

/** Everything of a file that is sealed, and what was found in it. */
export const clearPages = async (db: Db, county: string, importId: string, now: Date) => {
  await db.run(sql`delete from imports.pages where county = ${county} and import_id = ${importId}`)
  await db.run(sql`delete from imports.findings where county = ${county} and import_id = ${importId}`)
  await db.run(sql`delete from imports.decisions where county = ${county} and import_id = ${importId}`)
  await db.run(sql`update imports.imports set cleared_at = ${now} where county = ${county} and id = ${importId}`)
}

/** Only the rows; what was left out can still be read for a while. */
export const listToClear = (db: Db, county: string, before: Date) =>
  db.many<{ id: string; state: ImportState }>(sql`select id, state from imports.imports where county = ${county} and cleared_at is null and created_at < ${before}
    and state not in ('running', 'undoing') order by created_at limit 50`)

export const forgetTouched = (db: Db, county: string, before: Date) =>
  db.run(sql`delete from imports.touched t using imports.batches b where b.county = ${county} and t.county = b.county and t.import_id = b.import_id and t.batch = b.batch and b.at < ${before}`)

// ----------------------------------------------------------------------------------------------------------- findings

export interface NewFinding {
  id: string
  row: number
  column: number | null
  field: string | null
  code: string
  severity: string
  sealed: Buffer
}

export const insertFindings = (db: Db, at: { county: string; region: string; importId: string }, found: readonly NewFinding[]) =>
  db.run(sql`insert into imports.findings (county, id, region, import_id, row, column_at, field, code, severity, finding_sealed)
    select ${at.county}, x.id, ${at.region}, ${at.importId}, x.row, x.column_at, x.field, x.code, x.severity, decode(x.sealed, 'hex')
    from json_to_recordset(${JSON.stringify(found.map((f) => ({ id: f.id, row: f.row, column_at: f.column, field: f.field, code: f.code, severity: f.severity, sealed: f.sealed.toString('hex') })))})
      as x(id uuid, row int, column_at int, field text, code text, severity text, sealed text)`)

export const deleteFindings = (db: Db, county: string, importId: string) => db.run(sql`delete from imports.findings where county = ${county} and import_id = ${importId}`)

export interface FindingRow {
  id: string
  row: number
  column_at: number | null
  field: string | null
  code: string
  severity: 'wrong' | 'doubtful' | 'note'
  finding_sealed: Buffer
  decision: 'same' | 'new' | null
  same_id: string | null
}

/** By findings_by_row, or findings_by_code where one kind is asked for. */
export const listFindings = (db: Db, f: { county: string; importId: string; code: string | null; severity: string | null; after: { row: number; id: string } | null; limit: number }) =>
  db.many<FindingRow>(unprepared(sql`select f.id, f.row, f.column_at, f.field, f.code, f.severity, f.finding_sealed, d.decision, d.same_id from imports.findings f
    left join lateral (select decision, same_id from imports.decisions d where d.import_id = f.import_id and d.row = f.row order by at desc, id desc limit 1) d on f.severity = 'doubtful'
    where ${sql.join([
      sql`f.county = ${f.county} and f.import_id = ${f.importId}`,
      ...(f.code ? [sql`f.code = ${f.code}`] : []),
      ...(f.severity ? [sql`f.severity = ${f.severity}`] : []),
      ...(f.after ? [sql`(f.row, f.id) > (${f.after.row}, ${f.after.id}::uuid)`] : []),
    ], ' and ')} order by f.row, f.id limit ${f.limit}`))

/** Findings of the rows that were not taken, between two rows. */
export const findingsBetween = (db: Db, county: string, importId: string, from: number, to: number) =>
  db.many<FindingRow>(sql`select id, row, column_at, field, code, severity, finding_sealed, null as decision, null as same_id from imports.findings
    where county = ${county} and import_id = ${importId} and row between ${from} and ${to} order by row, id`)

/** Rows that must not be written: wrong in the check, or doubtful. */
export const badRowsBetween = async (db: Db, county: string, importId: string, from: number, to: number) =>
  new Map((await db.many<{ row: number; code: string }>(sql`select row, min(code) as code from imports.findings where county = ${county} and import_id = ${importId}
    and row between ${from} and ${to} and severity = 'wrong' group by row`)).map((f) => [f.row, f.code]))

// ---------------------------------------------------------------------------------------------------------- decisions

export const insertDecision = (db: Db, d: { county: string; id: string; region: string; importId: string; row: number; is: string; sameId: string | null; byAccount: string; byName: string; now: Date }) =>
  db.run(sql`insert into imports.decisions (county, id, region, import_id, row, decision, same_id, by_account, by_name, at)
    values (${d.county}, ${d.id}, ${d.region}, ${d.importId}, ${d.row}, ${d.is}, ${d.sameId}, ${d.byAccount}, ${d.byName}, ${d.now})`)

export const decisionsOf = async (db: Db, county: string, importId: string) =>
  new Map((await db.many<{ row: number; decision: 'same' | 'new'; same_id: string | null }>(sql`select distinct on (row) row, decision, same_id from imports.decisions
    where county = ${county} and import_id = ${importId} order by row, at desc, id desc`)).map((d) => [d.row, { is: d.decision, id: d.same_id }]))

// --------------------------------------------------------------------------------------------------- batches, touched

export interface BatchRow {
  id: string
  batch: number
  first_row: number
  last_row: number
  counts: Counts
  state: 'written' | 'undoing' | 'undone'
  at: string
  undone_at: string | null
  undone: { restored?: number; left?: number }
}

export const listBatches = (db: Db, county: string, importId: string) =>
  db.many<BatchRow>(sql`select id, batch, first_row, last_row, counts, state, at, undone_at, undone from imports.batches where county = ${county} and import_id = ${importId} order by batch`)

export const insertBatch = (db: Db, b: { county: string; id: string; region: string; importId: string; batch: number; firstRow: number; lastRow: number; counts: Counts; now: Date }) =>
  db.run(sql`insert into imports.batches (county, id, region, import_id, batch, first_row, last_row, counts, at)
    values (${b.county}, ${b.id}, ${b.region}, ${b.importId}, ${b.batch}, ${b.firstRow}, ${b.lastRow}, ${JSON.stringify(b.counts)}, ${b.now})`)

export const setBatchUndone = (db: Db, county: string, importId: string, batch: number, u: { restored: number; left: number; now: Date }) =>
  db.run(sql`update imports.batches set state = 'undone', undone_at = ${u.now}, undone = ${JSON.stringify({ restored: u.restored, left: u.left })}
    where county = ${county} and import_id = ${importId} and batch = ${batch} and state <> 'undone'`)

export interface TouchedRow {
  id: string
  row: number
  subject: string
  subject_id: string
  deed: 'created' | 'updated'
  version: number | null
  before_sealed: Buffer | null
}

export const insertTouched = (
  db: Db,
  at: { county: string; region: string; importId: string; batch: number; page: number },
  touched: ReadonlyArray<{ id: string; row: number; subject: string; subject_id: string; deed: string; version: number | null; sealed: string | null }>,
) =>
  db.run(sql`insert into imports.touched (county, id, region, import_id, batch, page, seq, row, subject, subject_id, deed, version, before_sealed)
    select ${at.county}, x.id, ${at.region}, ${at.importId}, ${at.batch}, ${at.page}, x.seq, x.row, x.subject, x.subject_id, x.deed, x.version, decode(x.sealed, 'hex')
    from json_to_recordset(${JSON.stringify(touched.map((t, seq) => ({ ...t, seq })))})
      as x(id uuid, seq int, row int, subject text, subject_id uuid, deed text, version int, sealed text)`)

/** Of one page of a batch, the newest first: what hangs on something goes before what it hangs on. */
export const touchedOf = (db: Db, county: string, importId: string, batch: number, page: number) =>
  db.many<TouchedRow>(sql`select id, row, subject, subject_id, deed, version, before_sealed from imports.touched
    where county = ${county} and import_id = ${importId} and batch = ${batch} and page = ${page} order by seq desc`)

/** Rows of a file that earlier batches have written and nobody has taken back. */
export const writtenRows = async (db: Db, county: string, importId: string) =>
  new Set((await db.many<{ row: number }>(sql`select distinct row from imports.touched where county = ${county} and import_id = ${importId}`)).map((t) => t.row))

export const touchedPages = async (db: Db, county: string, importId: string, batch: number) =>
  (await db.many<{ page: number }>(sql`select distinct page from imports.touched where county = ${county} and import_id = ${importId} and batch = ${batch} order by page desc`)).map((p) => p.page)

export const clearTouched = (db: Db, county: string, importId: string, batch: number) =>
  db.run(sql`delete from imports.touched where county = ${county} and import_id = ${importId} and batch = ${batch}`)

// ----------------------------------------------------------------------------------------------------------- mappings

export const findMapping = (db: Db, county: string, region: string, kind: string, signature: string) =>
  db.maybe<{ fields: Array<string | null> }>(sql`select fields from imports.mappings where county = ${county} and region = ${region} and kind = ${kind} and signature = ${signature}`)

export const rememberMapping = (db: Db, m: { county: string; id: string; region: string; kind: string; signature: string; fields: unknown; now: Date }) =>
  db.run(sql`insert into imports.mappings (county, id, region, kind, signature, fields, used_at)
    values (${m.county}, ${m.id}, ${m.region}, ${m.kind}, ${m.signature}, ${JSON.stringify(m.fields)}, ${m.now})
    on conflict (region, kind, signature, county) do update set fields = excluded.fields, used_at = excluded.used_at`)

// ------------------------------------------------------------------------------------------------------------- places

/** A place on a day, if it lies in the range. */
export const findPlace = (db: Db, code: string, today: string) =>
  db.maybe<{ code: string; name: string }>(sql`select code, name from regions.published_regions
    where code = ${code} and valid_from <= ${today} and (valid_until is null or valid_until > ${today})`)

/** The transaction stands still while a slow line sends. */
export const allowSlowUpload = (db: Db) => db.run(sql`set local idle_in_transaction_session_timeout = '15min'`)

// ------------------------------------------------------------------------------------------------------------ exports

export interface ExportRecord {
  id: string
  region: string
  number: string
  kind: string
  place: string
  place_name: string | null
  fields: string[]
  format: 'xlsx' | 'csv'
  is_full: boolean
  purpose: string
  note: string
  state: 'awaiting' | 'asked' | 'ready' | 'taken' | 'expired' | 'refused' | 'failed'
  rows: number | null
  progress: { done?: number; total?: number }
  message: string
  store_key: string | null
  size: number | null
  key_sealed: Buffer | null
  by_account: string | null
  by_name: string
  post: string
  approved_name: string
  created_at: string
  expires_at: string | null
  taken_at: string | null
  version: number
}

const EXPORT_COLUMNS = sql`e.id, e.region, e.number, e.kind, e.place, r.name as place_name, e.fields, e.format, e.is_full, e.purpose, e.note, e.state, e.rows, e.progress, e.message,
  e.store_key, e.size, e.key_sealed, e.by_account, e.by_name, e.post, e.approved_name, e.created_at, e.expires_at, e.taken_at, e.version`

export const insertExport = (
  db: Db,
  e: { county: string; id: string; region: string; number: string; kind: string; place: string; fields: string[]; format: string; isFull: boolean; purpose: string; note: string; state: string; byAccount: string | null; byName: string; post: string; now: Date },
) =>
  db.run(sql`insert into imports.exports (county, id, region, number, kind, place, fields, format, is_full, purpose, note, state, by_account, by_name, post, created_at)
    values (${e.county}, ${e.id}, ${e.region}, ${e.number}, ${e.kind}, ${e.place}, ${JSON.stringify(e.fields)}, ${e.format}, ${e.isFull}, ${e.purpose}, ${e.note}, ${e.state}, ${e.byAccount}, ${e.byName}, ${e.post}, ${e.now})`)

export const findExport = (db: Db, county: string, id: string) =>
  db.maybe<ExportRecord>(unprepared(sql`select ${EXPORT_COLUMNS} from imports.exports e left join regions.published_regions r on r.code = e.place where e.county = ${county} and e.id = ${id}`))

export const holdExport = (db: Db, county: string, id: string) =>
  db.maybe<ExportRecord>(unprepared(sql`select ${EXPORT_COLUMNS} from imports.exports e left join regions.published_regions r on r.code = e.place
    where e.county = ${county} and e.id = ${id} for update of e`))

const EXPORTS_OVER: Record<string, Sql> = {
  open: sql`e.state in ('awaiting', 'asked', 'ready')`,
  awaiting: sql`e.state = 'awaiting'`,
  over: sql`e.state in ('taken', 'expired', 'refused', 'failed')`,
}

/** Newest first, by exports_by_time. */
export const listExports = (db: Db, f: { county: string; lo: string; hi: string; state: string | null; after: { at: string; id: string } | null }) =>
  db.many<ExportRecord>(unprepared(sql`select ${EXPORT_COLUMNS} from imports.exports e left join regions.published_regions r on r.code = e.place
    where ${sql.join([
      sql`e.county = ${f.county} and e.region >= ${f.lo} and e.region < ${f.hi}`,
      ...(f.state ? [EXPORTS_OVER[f.state]!] : []),
      ...(f.after ? [sql`(e.created_at, e.id) < (${f.after.at}::timestamptz, ${f.after.id}::uuid)`] : []),
    ], ' and ')} order by e.created_at desc, e.id desc limit 51`))

export const countExports = async (db: Db, county: string, account: string, since: Date) =>
  (await db.one<{ n: number }>(sql`select count(*) as n from imports.exports where county = ${county} and by_account = ${account} and created_at >= ${since}`)).n

export const countAwaiting = async (db: Db, county: string, lo: string, hi: string) =>
  (await db.one<{ n: number }>(sql`select count(*) as n from imports.exports where county = ${county} and region >= ${lo} and region < ${hi} and state = 'awaiting'`)).n

export const setExport = (
  db: Db, county: string, id: string,
  s: { state: string; message?: string; approvedBy?: string; approvedName?: string; storeKey?: string | null; size?: number | null; keySealed?: Buffer | null; rows?: number | null; madeAt?: Date | null; expiresAt?: Date | null; takenAt?: Date | null },
) =>
  db.run(sql`update imports.exports set state = ${s.state}, message = ${s.message ?? ''}, approved_by = coalesce(${s.approvedBy ?? null}::uuid, approved_by),
    approved_name = coalesce(${s.approvedName ?? null}, approved_name), store_key = ${s.storeKey ?? null}, size = ${s.size ?? null}, key_sealed = ${s.keySealed ?? null},
    rows = coalesce(${s.rows ?? null}, rows), made_at = coalesce(${s.madeAt ?? null}, made_at), expires_at = coalesce(${s.expiresAt ?? null}, expires_at),
    taken_at = coalesce(${s.takenAt ?? null}, taken_at), progress = '{}', version = version + 1 where county = ${county} and id = ${id}`)

export const setExportProgress = (db: Db, county: string, id: string, done: number, total: number) =>
  db.run(sql`update imports.exports set progress = ${JSON.stringify({ done, total })} where county = ${county} and id = ${id}`)

export const listExportsAsked = (db: Db, county: string) =>
  db.many<{ id: string }>(sql`select id from imports.exports where county = ${county} and state = 'asked' order by created_at limit 5`)

export const listExportsExpired = (db: Db, county: string, now: Date) =>
  db.many<{ id: string; store_key: string | null }>(sql`select id, store_key from imports.exports where county = ${county} and state = 'ready' and expires_at <= ${now} limit 50`)
