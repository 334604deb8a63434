import { route, type FileReply, type Route } from '../../platform/server/context.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import { inScope, levelOf, scopeOf } from '../regions/index.ts'
import * as c from './contract.ts'
import type { ExportKind, ImportKind } from './definition.ts'
import * as errors from './errors.ts'
import { countyScope, findingContext, maskedText, rawPage, type Around, type Engine } from './engine.ts'
import { exportContextFor, openExport } from './exports.ts'
import { signatureOf } from './headers.ts'
import { EXPORTS_A_DAY, EXPORT_ROWS_MAX, isOwn, OPEN_IMPORTS_MAX } from './policy.ts'
import { takeNumber } from './numbers.ts'
import * as q from './queries.ts'
import type { ExportRecord, ImportRecord, Layout } from './queries.ts'
import { plainText } from './reading.ts'
import { receiveTable, stageFile } from './stage.ts'
import { correctionsOf, templateOf, type Faulty } from './template.ts'
import { layoutOf, lineOf, viewOf, type Ctx } from './view.ts'
import { takeBackBatch } from './work.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Uploads at the same time: each holds a connection of the database and reads a table. */
const AT_ONCE = 3
let uploading = 0

const countyHere = (ctx: Ctx) => ctx.services.settings.county
const around = (ctx: Ctx): Around => ({ db: ctx.db, services: ctx.services, now: ctx.now })

/** The range of the worn post, in the served county. */
function rangeOf(ctx: Ctx) {
  const { scope } = ctx.tx
  return scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
}

function mayKind<K extends ImportKind | ExportKind>(ctx: Ctx, kinds: readonly K[], key: string): K | undefined {
  return kinds.find((k) => k.key === key && ctx.caller!.abilities.has(k.ability))
}

const afterOf = (after: string | undefined) => {
  if (!after) return null
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after)
  if (!found || Number.isNaN(Date.parse(found[1]!))) throw errors.pageUnknown()
  return { at: found[1]!, id: found[2]! }
}

/** Finds within the scope; what is gone on with must be one's own, and of a kind that the worn post may bring in. */
async function own(engine: Engine, ctx: Ctx, id: string, version?: number): Promise<ImportRecord> {
  const record = await q.holdImport(ctx.tx, countyHere(ctx), id)
  if (!record || !isOwn(record, actorOf(ctx).accountId) || !mayKind(ctx, engine.kinds, record.kind)) throw errors.importNotFound()
  if (version !== undefined && record.version !== version) throw errors.changedMeanwhile()
  return record
}

async function seen(engine: Engine, ctx: Ctx, id: string): Promise<ImportRecord> {
  const record = await q.findImport(ctx.tx, countyHere(ctx), id)
  if (!record || !isOwn(record, actorOf(ctx).accountId) || !mayKind(ctx, engine.kinds, record.kind)) throw errors.importNotFound()
  return record
}

const again = async (engine: Engine, ctx: Ctx, id: string) => viewOf(engine, ctx, (await q.findImport(ctx.tx, countyHere(ctx), id))!)

export function makeImportRoutes(engine: Engine): Route[] {
  return [
    route(c.listImportKinds, async (ctx: Ctx) => ({
      items: engine.kinds.filter((k) => ctx.caller!.abilities.has(k.ability)).map((k) => ({
        key: k.key, title: k.title, summary: k.summary,
        fields: k.fields.map((f) => ({ key: f.key, title: f.title, required: f.required ?? false, example: f.example, help: f.help })),
        options: (k.options ?? []).map((o) => ({ key: o.key, title: o.title, help: o.help, usual: o.usual, choices: [...o.choices] })),
      })),
    })),
    route(c.getImportTemplate, async (ctx: Ctx, { params }): Promise<FileReply> => {
      const kind = mayKind(ctx, engine.kinds, params.kind)
      if (!kind) throw errors.kindUnknown()
      return { file: templateOf(kind, ctx.now), type: XLSX, name: `${kind.title}导入模板.xlsx` }
    }),
    route(c.createImport, (ctx: Ctx) => create(engine, ctx)),
    route(c.listImports, async (ctx: Ctx, { query }) => {
      const found = await q.listImports(ctx.tx, {
        county: countyHere(ctx), ...rangeOf(ctx), state: query.state ?? null, kind: query.kind ?? null, account: query.mine ? actorOf(ctx).accountId : null, after: afterOf(query.after),
      })
      const shown = found.slice(0, 50)
      return { items: shown.map((i) => lineOf(engine, i)), next: found.length > 50 ? `${shown.at(-1)!.created_at}_${shown.at(-1)!.id}` : null }
    }),
    route(c.getImport, async (ctx: Ctx, { params, query }) => viewOf(engine, ctx, await seen(engine, ctx, params.id), query)),
    route(c.checkImport, (ctx: Ctx, { params, body }) => check(engine, ctx, params.id, body)),
    route(c.listImportFindings, (ctx: Ctx, { params, query }) => findings(engine, ctx, params.id, query)),
    route(c.getImportCorrections, (ctx: Ctx, { params }) => corrections(engine, ctx, params.id)),
    route(c.decideImportRow, (ctx: Ctx, { params, body }) => decide(engine, ctx, params.id, body)),
    route(c.runImport, (ctx: Ctx, { params, body }) => run(engine, ctx, params.id, body)),
    route(c.previewImportUndo, (ctx: Ctx, { params, query }) => previewUndo(engine, ctx, params.id, query.batch)),
    route(c.undoImport, (ctx: Ctx, { params, body }) => undo(engine, ctx, params.id, body)),
    route(c.discardImport, async (ctx: Ctx, { params, body }) => {
      const record = await own(engine, ctx, params.id, body.version)
      if (!['mapping', 'checked', 'stopped', 'checking'].includes(record.state) || record.next_batch > 1) throw errors.notNow()
      await q.clearPages(ctx.tx, countyHere(ctx), record.id, ctx.now)
      await q.setState(ctx.tx, countyHere(ctx), record.id, { state: 'discarded', ended: ctx.now })
      await ctx.audit('imports.discarded', { region: record.region, detail: { import: record.number } })
      return again(engine, ctx, record.id)
    }),
    route(c.listExportKinds, async (ctx: Ctx) => ({
      items: engine.exports.filter((k) => ctx.caller!.abilities.has(k.ability)).map((k) => ({
        key: k.key, title: k.title, fields: k.fields.map((f) => ({ key: f.key, title: f.title, usual: f.usual, full: f.full ?? false })),
      })),
      mayFull: ctx.caller!.abilities.has('exports.full'),
    })),
    route(c.createExport, (ctx: Ctx, { body }) => ask(engine, ctx, body)),
    route(c.listExports, async (ctx: Ctx, { query }) => {
      const found = await q.listExports(ctx.tx, { county: countyHere(ctx), ...rangeOf(ctx), state: query.state ?? null, after: afterOf(query.after) })
      const shown = found.slice(0, 50)
      return {
        items: shown.map((e) => exportLine(engine, ctx, e)), next: found.length > 50 ? `${shown.at(-1)!.created_at}_${shown.at(-1)!.id}` : null,
        awaiting: (await q.countAwaiting(ctx.tx, countyHere(ctx), rangeOf(ctx).lo, rangeOf(ctx).hi)),
      }
    }),
    route(c.decideExport, async (ctx: Ctx, { params, body }) => {
      const e = await q.holdExport(ctx.tx, countyHere(ctx), params.id)
      if (!e) throw errors.exportNotFound()
      if (e.version !== body.version) throw errors.changedMeanwhile()
      if (e.by_account === actorOf(ctx).accountId) throw errors.ownExport()
      if (e.state !== 'awaiting') throw errors.exportNotNow()
      await q.setExport(ctx.tx, countyHere(ctx), e.id, {
        state: body.agree ? 'asked' : 'refused', message: body.agree ? '' : body.reason, approvedBy: actorOf(ctx).accountId, approvedName: actorOf(ctx).name,
      })
      await ctx.audit(body.agree ? 'exports.agreed' : 'exports.refused', { region: e.place, because: body.reason, detail: { export: e.number } })
      return exportLine(engine, ctx, (await q.findExport(ctx.tx, countyHere(ctx), e.id))!)
    }),
    route(c.downloadExport, (ctx: Ctx, { params }) => download(ctx, params.id)),
  ]
}

async function create(engine: Engine, ctx: Ctx): Promise<Reply<typeof c.createImport>> {
  const actor = actorOf(ctx)
  if ((await q.countOpen(ctx.tx, countyHere(ctx), actor.accountId)) >= OPEN_IMPORTS_MAX) throw errors.tooManyOpen()
  if (uploading >= AT_ONCE) throw errors.busy()
  uploading++
  try {
    await q.allowSlowUpload(ctx.tx)
    const id = await receiveTable(ctx.request, async (file) => {
      if (!mayKind(ctx, engine.kinds, file.kind)) throw errors.kindUnknown()
      return stageFile(ctx.tx, ctx.services, file, { region: actor.region, accountId: actor.accountId, name: actor.name, post: ctx.caller!.post }, ctx.now)
    })
    const record = (await q.findImport(ctx.tx, countyHere(ctx), id))!
    await ctx.audit('imports.uploaded', { region: record.region, detail: { import: record.number, kind: record.kind, size: record.file_size } })
    return await viewOf(engine, ctx, record)
  } finally {
    uploading--
  }
}

async function check(engine: Engine, ctx: Ctx, id: string, body: Input<typeof c.checkImport>['body']): Promise<Reply<typeof c.checkImport>> {
  const record = await own(engine, ctx, id, body.version)
  if (!['mapping', 'checked', 'stopped'].includes(record.state)) throw errors.notNow()
  if (record.cleared_at) throw errors.cleared()
  const kind = mayKind(ctx, engine.kinds, record.kind)!
  if (!record.sheets.some((s) => s.index === body.sheet)) throw errors.sheetUnknown()
  const known = new Map(kind.fields.map((f) => [f.key, f]))
  const columns = body.columns.map((key) => (key && known.has(key) ? key : null))
  for (const field of kind.fields) if (columns.filter((key) => key === field.key).length > 1) throw errors.columnTwice(field.title)
  const missing = kind.fields.filter((f) => f.required && !columns.includes(f.key)).map((f) => f.title)
  if (missing.length) throw errors.columnMissing(missing)
  const region = body.region ?? record.layout.region ?? record.region
  const place = inScope(region, scopeOf(record.region)) ? await q.findPlace(ctx.tx, region, shanghaiDate(ctx.now)) : undefined
  const isDeep = ['community', 'grid', 'building'].includes(levelOf(region))
  if (!place || (!isDeep && !columns.includes('place'))) throw errors.placeNeeded()
  const headerRows = (body.headerRows ?? 1) as 1 | 2
  const layout: Layout = { sheet: body.sheet, headerRow: body.headerRow, headerRows, columns, region }
  const options = Object.fromEntries((kind.options ?? []).map((o) => [o.key, o.choices.some((choice) => choice.value === body.options?.[o.key]) ? body.options![o.key]! : o.usual]))
  const { header } = await layoutOf(ctx, kind, record, { sheet: body.sheet, headerRow: body.headerRow, headerRows })
  await q.rememberMapping(ctx.tx, { county: countyHere(ctx), id: ctx.newId(), region: record.region, kind: kind.key, signature: signatureOf(header.texts), fields: columns, now: ctx.now })
  await q.setLayout(ctx.tx, countyHere(ctx), record.id, layout, options)
  return again(engine, ctx, record.id)
}

interface Said {
  value: string
  message: string
  candidates?: { id: string; text: string }[]
}
const opened = (ctx: Ctx, f: q.FindingRow) => JSON.parse(ctx.services.sealer.open(f.finding_sealed, findingContext(f.id))) as Said

async function findings(engine: Engine, ctx: Ctx, id: string, query: { code?: string | undefined; severity?: string | undefined; after?: string | undefined }): Promise<Reply<typeof c.listImportFindings>> {
  const record = await seen(engine, ctx, id)
  const kind = mayKind(ctx, engine.kinds, record.kind)!
  const at = query.after ? /^(\d{1,9})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(query.after) : null
  if (query.after && !at) throw errors.pageUnknown()
  const found = await q.listFindings(ctx.tx, {
    county: countyHere(ctx), importId: record.id, code: query.code ?? null, severity: query.severity ?? null, after: at ? { row: Number(at[1]), id: at[2]! } : null, limit: 51,
  })
  const shown = found.slice(0, 50)
  const letter = (at: number) => String.fromCharCode(65 + (at % 26))
  return {
    items: shown.map((f) => {
      const said = opened(ctx, f)
      return {
        id: f.id, row: f.row, column: f.column_at === null ? '' : (f.column_at >= 26 ? letter(Math.floor(f.column_at / 26) - 1) : '') + letter(f.column_at), field: f.field,
        fieldTitle: kind.fields.find((k) => k.key === f.field)?.title ?? '', code: f.code, severity: f.severity, value: maskedText(plainText(said.value)).slice(0, 100),
        message: maskedText(said.message), candidates: said.candidates ?? [], decision: f.decision, sameId: f.same_id,
      }
    }),
    next: found.length > 50 ? `${shown.at(-1)!.row}_${shown.at(-1)!.id}` : null,
  }
}

async function corrections(engine: Engine, ctx: Ctx, id: string): Promise<FileReply> {
  const record = await seen(engine, ctx, id)
  const kind = mayKind(ctx, engine.kinds, record.kind)!
  if (record.cleared_at) throw errors.cleared()
  if (!record.counts.wrong && !record.counts.doubtful) throw errors.nothingWrong()
  const { header } = await layoutOf(ctx, kind, record, {})
  const layout = record.layout as Layout
  const county = countyHere(ctx)
  const titles = layout.columns.map((key) => kind.fields.find((f) => f.key === key)?.title ?? null)
  await ctx.audit('imports.corrections_taken', { region: record.region, detail: { import: record.number } })
  const { db, services } = ctx
  // The answer is read after this request's transaction: its pages come in transactions of their own.
  async function* rows(): AsyncGenerator<Faulty> {
    const pages = await db.within(countyScope(county), (tx) => q.countPages(tx, county, record.id, layout.sheet))
    for (let page = 0; page < pages; page++) {
      const { raw, found } = await db.within(countyScope(county), async (tx) => {
        const raw = await rawPage(tx, services.sealer, county, record.id, layout.sheet, page)
        return { raw, found: raw.length ? await q.findingsBetween(tx, county, record.id, raw[0]!.number, raw.at(-1)!.number) : [] }
      })
      for (const row of raw) {
        const bad = found.filter((f) => f.row === row.number && f.severity !== 'note')
        if (!bad.length) continue
        yield {
          number: row.number, cells: row.cells, columns: new Map(bad.flatMap((f) => (f.column_at === null ? [] : [[f.column_at, f.severity as 'wrong']]))),
          say: bad.map((f) => opened(ctx, f).message).join('；'),
        }
      }
    }
  }
  const file = correctionsOf({ title: `${record.number} 待改正的行`, now: ctx.now, headers: header.texts.map((t) => plainText(t)), titles, rows })
  return { file, type: XLSX, name: `${record.file_name.replace(/\.[^.]*$/, '')}-待改正.xlsx` }
}

async function decide(engine: Engine, ctx: Ctx, id: string, body: Input<typeof c.decideImportRow>['body']): Promise<Reply<typeof c.decideImportRow>> {
  const record = await own(engine, ctx, id)
  if (record.state !== 'checked') throw errors.notNow()
  const found = (await q.findingsBetween(ctx.tx, countyHere(ctx), record.id, body.row, body.row)).find((f) => f.severity === 'doubtful')
  if (!found) throw errors.notDoubtful()
  const candidates = opened(ctx, found).candidates ?? []
  if (body.is === 'same' && !candidates.some((one) => one.id === body.sameId)) throw errors.notDoubtful()
  const before = (await q.decisionsOf(ctx.tx, countyHere(ctx), record.id)).get(body.row)
  const actor = actorOf(ctx)
  await q.insertDecision(ctx.tx, {
    county: countyHere(ctx), id: ctx.newId(), region: record.region, importId: record.id, row: body.row, is: body.is, sameId: body.is === 'same' ? body.sameId! : null, byAccount: actor.accountId, byName: actor.name, now: ctx.now,
  })
  const counts = { new: 0, update: 0, unchanged: 0, doubtful: 0, wrong: 0, ...record.counts }
  const now = body.is === 'same' ? 'update' : 'new'
  counts[before ? (before.is === 'same' ? 'update' : 'new') : 'doubtful']--
  counts[now]++
  await q.setCounts(ctx.tx, countyHere(ctx), record.id, counts)
  return { row: body.row, is: body.is }
}

async function run(engine: Engine, ctx: Ctx, id: string, body: Input<typeof c.runImport>['body']): Promise<Reply<typeof c.runImport>> {
  const record = await own(engine, ctx, id, body.version)
  if (record.state !== 'checked') throw errors.notNow()
  if (record.cleared_at) throw errors.cleared()
  const bad = (record.counts.wrong ?? 0) + (record.counts.doubtful ?? 0)
  if (bad && !body.leaveOut) throw errors.hasWrongRows(bad)
  if (!(record.counts.new || record.counts.update)) throw errors.nothingToWrite()
  await q.setState(ctx.tx, countyHere(ctx), record.id, { state: 'running', how: { batchRows: body.batchRows ?? null, leaveOut: body.leaveOut ?? false } })
  await ctx.audit('imports.started', { region: record.region, detail: { import: record.number, kind: record.kind, ...record.counts } })
  return again(engine, ctx, record.id)
}

function undoable(record: ImportRecord, batches: readonly q.BatchRow[], batch: number | undefined, now: Date): q.BatchRow[] {
  if (!['done', 'stopped', 'checked', 'undone'].includes(record.state)) throw errors.notNow()
  const since = now.getTime() - c.UNDO_DAYS * 86_400_000
  const wanted = batches.filter((b) => (batch === undefined || b.batch === batch) && b.state === 'written' && Date.parse(b.at) >= since)
  if (!wanted.length) throw errors.undoTooLate()
  return wanted
}

async function previewUndo(engine: Engine, ctx: Ctx, id: string, batch: number | undefined): Promise<Reply<typeof c.previewImportUndo>> {
  const record = await seen(engine, ctx, id)
  const wanted = undoable(record, await q.listBatches(ctx.tx, countyHere(ctx), record.id), batch, ctx.now)
  const { lo, hi } = scopeOf(countyHere(ctx))
  await ctx.tx.widen(lo, hi)
  const all = { restored: 0, left: [] as { row: number; reason: string }[] }
  for (const one of wanted) {
    const found = await takeBackBatch(engine, around(ctx), ctx.tx, record, one, true)
    all.restored += found.restored
    all.left.push(...found.left)
  }
  return { restored: all.restored, left: all.left.slice(0, 50), more: Math.max(0, all.left.length - 50) }
}

async function undo(engine: Engine, ctx: Ctx, id: string, body: Input<typeof c.undoImport>['body']): Promise<Reply<typeof c.undoImport>> {
  const record = await own(engine, ctx, id, body.version)
  const wanted = undoable(record, await q.listBatches(ctx.tx, countyHere(ctx), record.id), body.batch, ctx.now)
  await q.setState(ctx.tx, countyHere(ctx), record.id, { state: 'undoing', how: { ...record.how, undo: { batches: wanted.map((b) => b.batch), reason: body.reason } } })
  await ctx.audit('imports.undo_asked', { region: record.region, because: body.reason, detail: { import: record.number, batches: wanted.map((b) => b.batch) } })
  return again(engine, ctx, record.id)
}

// ------------------------------------------------------------------------------------------------------------ exports

function exportLine(engine: Engine, ctx: Ctx, e: ExportRecord): c.ExportLine {
  const kind = engine.exports.find((k) => k.key === e.kind)
  const me = actorOf(ctx).accountId
  return {
    id: e.id, number: e.number, kind: e.kind, kindTitle: kind?.title ?? e.kind, place: e.place, placeName: e.place_name ?? e.place,
    fields: e.fields.map((key) => kind?.fields.find((f) => f.key === key)?.title ?? key), format: e.format, full: e.is_full, purpose: e.purpose as 'visit', note: e.note, state: e.state, rows: e.rows,
    progress: e.progress.total ? { done: e.progress.done ?? 0, total: e.progress.total } : null, message: e.message, byName: e.by_name, mine: e.by_account === me,
    mayDecide: e.state === 'awaiting' && e.by_account !== me && ctx.caller!.abilities.has('exports.decide'), approvedName: e.approved_name, createdAt: e.created_at, expiresAt: e.expires_at, takenAt: e.taken_at, version: e.version,
  }
}

async function ask(engine: Engine, ctx: Ctx, body: Input<typeof c.createExport>['body']): Promise<c.ExportLine> {
  const actor = actorOf(ctx)
  const county = countyHere(ctx)
  const kind = mayKind(ctx, engine.exports, body.kind)
  if (!kind) throw errors.exportKindUnknown()
  if (body.fields.some((key) => !kind.fields.some((f) => f.key === key))) throw errors.fieldUnknown()
  if (!inScope(body.place, scopeOf(actor.region)) || !(await q.findPlace(ctx.tx, body.place, shanghaiDate(ctx.now)))) throw errors.placeNotYours()
  if (body.full && !ctx.caller!.abilities.has('exports.full')) throw errors.fullNotForThisPost()
  if ((await q.countExports(ctx.tx, county, actor.accountId, new Date(ctx.now.getTime() - 86_400_000))) >= EXPORTS_A_DAY) throw errors.tooManyExports()
  const isFull = Boolean(body.full) && kind.fields.some((f) => f.full && body.fields.includes(f.key))
  const fields = kind.fields.filter((f) => body.fields.includes(f.key)).map((f) => f.key)
  if ((await kind.count(exportContextFor({ place: body.place, region: actor.region, is_full: isFull }, around(ctx), ctx.tx))) > EXPORT_ROWS_MAX) throw errors.exportTooLarge(EXPORT_ROWS_MAX)
  const id = ctx.newId()
  const number = await takeNumber(ctx.tx, county, ctx.now, 'exports')
  await q.insertExport(ctx.tx, {
    county, id, region: actor.region, number, kind: kind.key, place: body.place, fields, format: body.format ?? 'xlsx', isFull, purpose: body.purpose, note: body.note, state: isFull ? 'awaiting' : 'asked',
    byAccount: actor.accountId, byName: actor.name, post: ctx.caller!.post, now: ctx.now,
  })
  await ctx.audit('exports.asked', { region: body.place, because: `${c.EXPORT_PURPOSES[body.purpose]}：${body.note}`, detail: { export: number, kind: kind.key, full: isFull } })
  return exportLine(engine, ctx, (await q.findExport(ctx.tx, county, id))!)
}

/** Once: the file is read before the answer begins, so that a broken line can be asked again only with a new list. */
async function download(ctx: Ctx, id: string): Promise<FileReply> {
  const county = countyHere(ctx)
  const e = await q.holdExport(ctx.tx, county, id)
  if (!e || e.by_account !== actorOf(ctx).accountId) throw errors.exportNotFound()
  if (e.state === 'taken' || e.state === 'expired' || (e.expires_at && e.expires_at <= ctx.now.toISOString())) throw errors.taken()
  if (e.state !== 'ready' || !e.store_key || !e.key_sealed) throw errors.exportNotNow()
  const chunks: Buffer[] = []
  for await (const chunk of await openExport(e, ctx)) chunks.push(chunk as Buffer)
  await q.setExport(ctx.tx, county, e.id, { state: 'taken', takenAt: ctx.now })
  await ctx.audit('exports.taken', { region: e.place, because: e.note, detail: { export: e.number, rows: e.rows } })
  const key = e.store_key
  ctx.tx.afterCommit(() => void ctx.services.blobs.delete(key).catch(() => {}))
  return { file: Buffer.concat(chunks), type: e.format === 'xlsx' ? XLSX : 'text/csv; charset=utf-8', name: `${e.number}.${e.format}` }
}
