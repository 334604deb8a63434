import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type { FileReply } from '../../../platform/server/context.ts'
import { covers } from '../../regions/index.ts'
import { daysBetween } from '../../../platform/kernel/dates.ts'
import type * as doors from '../contract/sheets.ts'
import * as e from '../errors.ts'
import type { CollectionNeeds } from '../needs.ts'
import * as q from '../queries/collections.ts'
import * as s from '../queries/sheets.ts'
import { EMPTY_CELL, faultsOf, isFar, lackingOf, ownItems, sumOf, type Cells, type Item, type Part } from '../rules/items.ts'
import { NEEDS_REASON, SHEET_MOVES, SHEET_STATES, type SheetMove } from '../rules/moves.ts'
import { periodTitle } from '../rules/periods.ts'
import { digestOf } from '../../../platform/server/digest.ts'
import { readSheetBook, sheetBook } from '../workbook.ts'
import { can, isLate, LEVEL_TITLES, movesOf, note, reach, tell, type Ctx } from './shared.ts'

const regionCursor = (after: string | undefined): string => {
  if (after && !/^\d{12}$/.test(after)) throw e.pageUnknown()
  return after ?? ''
}

export async function list(ctx: Ctx, { params, query }: { params: { id: string }; query: NonNullable<Input<typeof doors.listSheets>['query']> }): Promise<Reply<typeof doors.listSheets>> {
  const { here, today, approves } = reach(ctx)
  const collection = await q.findCollection(ctx.tx, params.id)
  if (!collection) throw e.collectionNotFound()
  const f = { collectionId: collection.id, here, approves, today, q: query.q ?? '', level: query.level ?? '' }
  const rows = await s.listSheets(ctx.tx, { ...f, show: query.show ?? 'all', after: regionCursor(query.after) })
  return {
    items: rows.slice(0, 50).map((row) => ({
      id: row.id, region: row.region, regionName: row.regionName, level: row.level, levelTitle: LEVEL_TITLES[row.level] ?? row.level, aboveName: row.aboveName ?? '', leaf: row.leaf, state: row.state, dueOn: row.dueOn,
      late: isLate(row, today), lateDays: isLate(row, today) ? daysBetween(row.dueOn, today) : 0, round: row.round, sentAt: row.sentAt, sentBy: row.sentName ?? '', why: row.why, gaps: row.gaps,
      waitsForMe: row.state === 'sent' && (row.above === here || (approves && row.above === null && row.region === here)),
    })),
    next: rows.length > 50 ? rows[49]!.region : null,
    counts: await s.countSheets(ctx.tx, f),
  }
}

interface Held { sheet: s.SheetRow; collection: q.CollectionRow; above: s.SheetRow | undefined; moves: SheetMove[] }

async function withCollection(ctx: Ctx, sheet: s.SheetRow | undefined): Promise<Held> {
  if (!sheet) throw e.sheetNotFound()
  const collection = await q.findCollection(ctx.tx, sheet.collectionId)
  if (!collection) throw e.sheetNotFound()
  const above = sheet.above ? await s.sheetAt(ctx.tx, collection.id, sheet.above) : undefined
  return { sheet, collection, above, moves: movesOf(ctx, sheet, collection, above?.state ?? null) }
}
const find = async (ctx: Ctx, id: string) => withCollection(ctx, await s.findSheet(ctx.tx, id))
async function hold(ctx: Ctx, id: string, version?: number): Promise<Held> {
  const held = await withCollection(ctx, await s.lockSheet(ctx.tx, id))
  if (version !== undefined && held.sheet.version !== version) throw e.changedMeanwhile()
  return held
}

/** What the places directly below sent; only what was accepted is added up, what is excused is not asked. */
async function below(ctx: Ctx, sheet: s.SheetRow): Promise<{ rows: s.SheetRow[]; parts: Part[]; sent: Map<string, s.SendingRow> }> {
  const rows = sheet.leaf ? [] : await s.partsOf(ctx.tx, sheet.collectionId, sheet.region)
  const sent = new Map((rows.length ? await s.lastSendings(ctx.tx, rows.map((one) => one.county), rows.map((one) => one.id)) : []).map((one) => [one.sheetId, one]))
  const parts = rows.filter((one) => one.state !== 'excused').map((one): Part => ({ name: one.regionName, cells: one.state === 'accepted' ? (sent.get(one.id)?.body.cells ?? null) : null }))
  return { rows, parts, sent }
}

/** All cells of a sheet: its own as written, the others added up from below. */
function cellsOf(items: readonly Item[], sheet: s.SheetRow, parts: readonly Part[]): Record<string, s.SentCell> {
  const own = new Set(ownItems(items, sheet.level).map((item) => item.key))
  const shown = items.filter((item) => own.has(item.key) || !sheet.leaf)
  return Object.fromEntries(shown.map((item) => [item.key, own.has(item.key) ? { ...(sheet.cells[item.key] ?? EMPTY_CELL), gaps: [], own: true } : { ...sumOf(item, parts), own: false }]))
}

const unfinished = (rows: readonly s.SheetRow[]) => rows.filter((one) => one.state !== 'accepted' && one.state !== 'excused')

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getSheet>> {
  const { today } = reach(ctx)
  const { sheet, collection, moves } = await find(ctx, params.id)
  const { rows, parts } = await below(ctx, sheet)
  const sendings = await s.sendingsOf(ctx.tx, sheet.county, sheet.id)
  const frozen = sheet.state === 'sent' || sheet.state === 'accepted' ? sendings[0] : undefined
  const cells = frozen ? frozen.body.cells : cellsOf(collection.items, sheet, parts)
  const before = await s.approvedBefore(ctx.tx, { series: collection.series, day: collection.day, region: sheet.region })
  const sums = new Map((await s.lastSendings(ctx.tx, rows.map((one) => one.county), rows.map((one) => one.id))).map((one) => [one.sheetId, one.body.cells]))
  const open = unfinished(rows)
  const valueBefore = (item: Item): number | null => {
    const same = before?.items.find((one) => (item.indicator ? one.indicator === item.indicator && one.part === item.part : one.title === item.title))
    return same ? (before!.body.cells[same.key]?.value ?? null) : null
  }
  return {
    sheet: {
      id: sheet.id, collectionId: collection.id, title: collection.title, periodTitle: periodTitle(collection.period, collection.day), day: collection.day, region: sheet.region, regionName: sheet.regionName,
      level: sheet.level, levelTitle: LEVEL_TITLES[sheet.level] ?? sheet.level, top: sheet.above === null, leaf: sheet.leaf, aboveName: sheet.aboveName ?? '', state: sheet.state, dueOn: sheet.dueOn, late: isLate(sheet, today),
      words: sheet.words, why: sheet.why, round: sheet.round, version: sheet.version, decidedBy: sheet.decidedBy, decidedAt: sheet.decidedAt,
    },
    cells: collection.items.filter((item) => item.key in cells).map((item) => {
      const cell = cells[item.key]!
      const past = valueBefore(item)
      return { ...item, own: cell.own, value: cell.value, why: cell.why, source: cell.source, gaps: [...cell.gaps], before: past, far: isFar(cell.value, past) }
    }),
    parts: rows.map((one) => ({
      id: one.id, region: one.region, regionName: one.regionName, state: one.state,
      values: Object.fromEntries(Object.entries(one.state === 'sent' || one.state === 'accepted' ? (sums.get(one.id) ?? {}) : {}).map(([key, cell]) => [key, cell.value])),
    })),
    evidence: (await s.evidenceOf(ctx.tx, sheet.county, sheet.id)).map(({ id, item, name, sha256, byName, at }) => ({ id, item, name, sha256, byName, at })),
    sendings: sendings.map((one) => ({
      round: one.round, sha256: one.sha256, holds: digestOf(one.body, one.before) === one.sha256, parts: one.body.parts.length, byName: one.byName, at: one.at,
      cells: collection.items.flatMap(({ key, title, unit, decimals }) => {
        const cell = one.body.cells[key]
        return cell ? [{ key, title, unit, decimals, value: cell.value, why: cell.why, source: cell.source }] : []
      }),
    })),
    steps: await q.stepsOf(ctx.tx, sheet.id, sheet.county),
    may: moves,
    blocked: open.length ? e.partsOpen(open.slice(0, 3).map((one) => one.regionName), open.length).message : '',
  }
}

/** Only the place's own cells of this collection are kept; what the page sends besides is dropped. */
function written(items: readonly Item[], sheet: s.SheetRow, typed: Record<string, { value: number | null; why?: string | undefined; source?: string | undefined }>): Cells {
  return Object.fromEntries(ownItems(items, sheet.level).map((item) => {
    const cell = typed[item.key]
    return [item.key, cell ? { value: cell.value, why: cell.value === null ? (cell.why ?? '') : '', source: cell.source ?? '' } : (sheet.cells[item.key] ?? EMPTY_CELL)]
  }))
}

export const save = (need: CollectionNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.saveSheet>['body'] }): Promise<{ version: number }> => {
  const { sheet, collection, moves } = await hold(ctx, params.id, body.version)
  if (!moves.includes('save')) throw refusalOf(ctx, sheet, collection, 'save')
  const cells = written(collection.items, sheet, body.cells)
  const faults = faultsOf(ownItems(collection.items, sheet.level), cells)
  if (faults.length) throw e.cellsWrong(faults)
  const state = sheet.state === 'returned' ? 'returned' : 'filling'
  await s.writeCells(ctx.tx, { county: sheet.county, id: sheet.id, cells, words: body.words ?? '', state })
  await ctx.audit('collection_sheet.saved', { region: sheet.region, detail: { sheet: sheet.id } })
  if (!body.send) return { version: sheet.version + 1 }
  if (!moves.includes('send')) throw e.notYours()
  await send(ctx, need, { ...sheet, cells, words: body.words ?? '', state }, collection)
  return { version: sheet.version + 2 }
}

/** Freezes what is sent under a digest that holds the digests of what it was added up from. */
async function send(ctx: Ctx, need: CollectionNeeds, sheet: s.SheetRow, collection: q.CollectionRow): Promise<void> {
  const { me, name, today } = reach(ctx)
  if (today < collection.day) throw e.dayNotOver(collection.day)
  const own = ownItems(collection.items, sheet.level)
  const lacking = lackingOf(own, sheet.cells)
  if (lacking.length) throw e.cellsLacking(lacking)
  const { rows, parts, sent } = await below(ctx, sheet)
  const open = unfinished(rows)
  if (open.length) throw e.partsOpen(open.slice(0, 3).map((one) => one.regionName), open.length)
  const cells = cellsOf(collection.items, sheet, parts)
  const evidence = await s.evidenceOf(ctx.tx, sheet.county, sheet.id)
  const body: s.SentBody = {
    collection: collection.id, title: collection.title, day: collection.day, region: sheet.region, round: sheet.round + 1, words: sheet.words,
    gaps: Object.values(cells).filter((cell) => cell.value === null).length, cells, evidence: evidence.map(({ name: file, item, sha256 }) => ({ name: file, item, sha256 })),
    parts: rows.flatMap((one) => {
      const last = sent.get(one.id)
      return one.state === 'accepted' && last ? [{ region: one.region, name: one.regionName, round: last.round, sha256: last.sha256 }] : []
    }),
  }
  const before = (await s.sendingsOf(ctx.tx, sheet.county, sheet.id))[0]?.sha256 ?? ''
  const sha256 = digestOf(body, before)
  await s.insertSending(ctx.tx, { county: sheet.county, id: ctx.newId(), region: sheet.region, sheetId: sheet.id, round: body.round, body, sha256, before, account: me, byName: name, at: ctx.now })
  await s.setSheet(ctx.tx, { county: sheet.county, id: sheet.id, state: 'sent', why: sheet.why, round: body.round, sentBy: me, decidedBy: '', decidedAt: null })
  await note(ctx, sheet, 'collection_sheet', 'sent', '', { round: body.round, sha256 })
  if (sheet.above) {
    await tell(need, ctx, sheet.above, {
      template: 'sheet_to_check', title: '请审核报表', link: `/desk/collections/sheets/${sheet.id}`, body: `${sheet.regionName}报来“${collection.title}”（${periodTitle(collection.period, collection.day)}），请审核。`,
    })
  }
}

/** Why a move is not open, as exactly as the reader may know. */
function refusalOf(ctx: Ctx, sheet: s.SheetRow, collection: q.CollectionRow, move: SheetMove, aboveState?: string): Error {
  const { me, here } = reach(ctx)
  if (!(SHEET_MOVES[move].from as readonly string[]).includes(sheet.state)) return e.notNow(SHEET_STATES[sheet.state])
  if (collection.state !== 'open' && move !== 'reopen') return e.notNow(collection.state === 'done' ? '已定稿' : '已取消')
  const checks = move === 'accept' || move === 'return' || move === 'approve'
  const placed = covers(here, sheet.region) && (move === 'approve' ? here === sheet.region : true)
  if (checks && placed && sheet.sentBy === me && can(ctx, move === 'approve' ? 'collections.approve' : 'collections.check')) return e.sameHands()
  if (aboveState === 'sent' || aboveState === 'accepted') return e.frozenAbove()
  return e.notYours()
}

/** The approved numbers of a sheet go to the indicators: at the place of the sheet, for the day of the collection. @returns how many */
async function file(ctx: Ctx, need: CollectionNeeds, sheet: s.SheetRow, collection: q.CollectionRow): Promise<number> {
  const sendings = await s.sendingsOf(ctx.tx, sheet.county, sheet.id)
  const last = sendings[0]!
  const why = sheet.round > 1 ? sheet.why || '退回后重报' : ''
  let filed = 0
  for (const item of collection.items) {
    if (!item.indicator || item.part !== 'numerator') continue
    const whole = collection.items.find((one) => one.indicator === item.indicator && one.part === 'denominator')
    const [part, all] = [last.body.cells[item.key], whole && last.body.cells[whole.key]]
    // A gap stays a gap: half a sum would be read as a number.
    if (!part || part.value === null || (whole && (all?.value ?? null) === null)) continue
    // Nothing over nothing is no ratio; the place has nothing of the kind.
    if (whole && all!.value === 0) continue
    await need.fileReport(ctx, {
      region: sheet.region, indicator: item.indicator, day: collection.day, numerator: part.value, denominator: whole ? all!.value : null, reason: why,
      evidence: `${collection.title}（${periodTitle(collection.period, collection.day)}）第${last.round}次报送，${part.source || '汇总'}，校验码${last.sha256.slice(0, 12)}`.slice(0, 500),
    })
    filed++
  }
  return filed
}

export const move = (need: CollectionNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveSheet>['body'] }): Promise<Reply<typeof doors.moveSheet>> => {
  const { name } = reach(ctx)
  const { sheet, collection, above, moves } = await hold(ctx, params.id, body.version)
  const deed = body.move
  const words = (body.words ?? '').trim()
  if (!moves.includes(deed)) throw refusalOf(ctx, sheet, collection, deed, above?.state)
  if (NEEDS_REASON.includes(deed) && words.length < 2) throw e.reasonNeeded()
  if (deed === 'send') {
    await send(ctx, need, sheet, collection)
    return { version: sheet.version + 1, filed: 0 }
  }
  const to = SHEET_MOVES[deed].to
  const decides = deed !== 'take_back'
  // A first round has nothing to correct; what was returned keeps the reason until it is accepted, for the correction in the indicators.
  const why = deed === 'accept' || deed === 'approve' ? sheet.why : deed === 'ask_again' || deed === 'take_back' ? '' : words
  const filed = deed === 'accept' || deed === 'approve' ? await file(ctx, need, sheet, collection) : 0
  await s.setSheet(ctx.tx, {
    county: sheet.county, id: sheet.id, state: to, why, round: sheet.round, sentBy: sheet.sentBy, decidedBy: decides ? name : '', decidedAt: decides ? ctx.now : null,
  })
  await note(ctx, sheet, 'collection_sheet', { accept: 'accepted', return: 'returned', excuse: 'excused', ask_again: 'asked_again', approve: 'approved', reopen: 'reopened', take_back: 'taken_back' }[deed], words, filed ? { filed } : {})
  if (deed === 'approve' || deed === 'reopen') {
    await q.setCollectionState(ctx.tx, collection.id, deed === 'approve' ? 'done' : 'open')
    await note(ctx, collection, 'collection', deed === 'approve' ? 'done' : 'reopened', words)
  }
  if (deed === 'return' || deed === 'ask_again') {
    await tell(need, ctx, sheet.region, {
      template: 'sheet_returned', title: deed === 'return' ? '报表退回，请更正重报' : '请填报', link: `/desk/collections/sheets/${sheet.id}`,
      body: `“${collection.title}”（${periodTitle(collection.period, collection.day)}）：${words}`,
    })
  }
  return { version: sheet.version + 1, filed }
}

// -------------------------------------------------------------------------------------------------------------- evidence

export const addEvidence = (need: CollectionNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.addEvidence>['body'] }): Promise<{ id: string }> => {
  const { me, name } = reach(ctx)
  const { sheet, collection, moves } = await hold(ctx, params.id)
  if (!moves.includes('save')) throw refusalOf(ctx, sheet, collection, 'save')
  const county = ctx.services.settings.county
  await need.attachFiles(ctx.tx, county, sheet.id, sheet.region, [body.fileId], me)
  const facts = await need.fileFacts(ctx.tx, county, body.fileId, sheet.id)
  const id = ctx.newId()
  const item = collection.items.some((one) => one.key === body.item) ? (body.item ?? '') : ''
  await s.insertEvidence(ctx.tx, { county: sheet.county, id, region: sheet.region, sheetId: sheet.id, item, fileId: body.fileId, name: facts.name, sha256: facts.sha256, byName: name, at: ctx.now })
  await ctx.audit('collection_sheet.evidence_added', { region: sheet.region, detail: { sheet: sheet.id, evidence: id } })
  return { id }
}

export async function dropEvidence(ctx: Ctx, { params }: { params: { id: string } }): Promise<{ done: boolean }> {
  const row = await s.findEvidence(ctx.tx, params.id)
  if (!row) throw e.evidenceNotFound()
  const { sheet, collection, moves } = await hold(ctx, row.sheetId)
  if (!moves.includes('save')) throw refusalOf(ctx, sheet, collection, 'save')
  await s.dropEvidence(ctx.tx, row.county, row.id, ctx.now)
  await ctx.audit('collection_sheet.evidence_dropped', { region: row.region, detail: { sheet: row.sheetId, evidence: row.id } })
  return { done: true }
}

export const openEvidence = (need: CollectionNeeds) => async (ctx: Ctx, { params }: { params: { id: string } }): Promise<FileReply> => {
  const row = await s.findEvidence(ctx.tx, params.id)
  if (!row) throw e.evidenceNotFound()
  await ctx.audit('collection_sheet.evidence_opened', { region: row.region, detail: { sheet: row.sheetId, evidence: row.id } })
  return need.openFile(ctx, row.fileId, row.sheetId)
}

// -------------------------------------------------------------------------------------------------------------- workbook

const BOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function workbook(ctx: Ctx, { params }: { params: { id: string } }): Promise<FileReply> {
  const { sheet, collection } = await find(ctx, params.id)
  const { parts } = await below(ctx, sheet)
  const title = `${collection.title}（${periodTitle(collection.period, collection.day)}）-${sheet.regionName}`
  return { file: sheetBook({ title, id: sheet.id, by: reach(ctx).name, at: ctx.now, items: collection.items, cells: cellsOf(collection.items, sheet, parts) }), type: BOOK, name: `${title}.xlsx` }
}

export async function readWorkbook(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.readSheetWorkbook>> {
  const { sheet, collection, moves } = await find(ctx, params.id)
  if (!moves.includes('save')) throw refusalOf(ctx, sheet, collection, 'save')
  return readSheetBook(ctx.request, sheet.id, ownItems(collection.items, sheet.level))
}
