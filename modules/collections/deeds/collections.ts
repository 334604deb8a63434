import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type { FileReply } from '../../../platform/server/context.ts'
import { covers } from '../../regions/index.ts'
import type * as doors from '../contract/collections.ts'
import type { AskedItem } from '../contract/parts.ts'
import * as e from '../errors.ts'
import type { CollectionNeeds } from '../needs.ts'
import * as q from '../queries/collections.ts'
import * as s from '../queries/sheets.ts'
import type { Filler, Item } from '../rules/items.ts'
import { COLLECTION_STATES } from '../rules/moves.ts'
import { isPeriodEnd, nextDay, periodTitle } from '../rules/periods.ts'
import { plannedSheets } from '../rules/tree.ts'
import { collectionBook } from '../workbook.ts'
import { can, idCursor, isLate, LEVEL_TITLES, note, reach, tell, type Ctx } from './shared.ts'

const belowOf = (row: Pick<q.LineRow, 'asked_n' | 'owed' | 'late' | 'sent' | 'accepted' | 'excused'>) =>
  ({ asked: row.asked_n, owed: row.owed, late: row.late, sent: row.sent, accepted: row.accepted, excused: row.excused })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listCollections>['query']> }): Promise<Reply<typeof doors.listCollections>> {
  const { here, today, approves } = reach(ctx)
  const f = { here, today, approves, q: query.q ?? '', period: query.period ?? '' }
  const rows = await q.listCollections(ctx.tx, { ...f, show: query.show ?? 'all', after: idCursor(query.after) })
  return {
    items: rows.slice(0, 50).map((row) => ({
      id: row.id, region: row.region, regionName: row.regionName, title: row.title, period: row.period, periodTitle: periodTitle(row.period, row.day), day: row.day, state: row.state, dueTop: row.dueTop,
      mine: row.mineId ? { id: row.mineId, leaf: row.mineLeaf!, state: row.mineState!, dueOn: row.mineDue!, late: isLate({ state: row.mineState!, dueOn: row.mineDue! }, today) } : null,
      below: belowOf(row), toCheck: row.toCheck,
    })),
    next: rows.length > 50 ? rows[49]!.id : null,
    counts: await q.countCollections(ctx.tx, f),
  }
}

async function find(ctx: Ctx, id: string): Promise<q.CollectionRow> {
  const row = await q.findCollection(ctx.tx, id)
  if (!row || (row.state === 'draft' && !covers(reach(ctx).here, row.region))) throw e.collectionNotFound()
  return row
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getCollection>> {
  const { here, today, approves } = reach(ctx)
  const row = await find(ctx, params.id)
  const mine = await s.sheetAt(ctx.tx, row.id, here)
  const counts = await s.countSheets(ctx.tx, { collectionId: row.id, here, approves, today, q: '', level: '' })
  const levels = await s.levelsOf(ctx.tx, row.id, today)
  const leaf = levels.find((one) => one.level === 'community') ?? levels[0]
  const issues = can(ctx, 'collections.issue') && here === row.region
  const day = nextDay(row.period, row.day)
  return {
    collection: {
      id: row.id, region: row.region, regionName: row.regionName, title: row.title, sentence: row.sentence, period: row.period, periodTitle: periodTitle(row.period, row.day), day: row.day, state: row.state,
      asked: row.asked, items: row.items, places: row.places, dueCommunity: row.dueCommunity, dueTownship: row.dueTownship, dueTop: row.dueTop, issuedAt: row.issuedAt, byName: row.byName, version: row.version,
    },
    mine: mine ? { id: mine.id, leaf: mine.leaf, state: mine.state, dueOn: mine.dueOn, late: isLate(mine, today) } : null,
    below: leaf ? { asked: leaf.asked, owed: leaf.owed, late: leaf.late, sent: leaf.sent, accepted: leaf.accepted, excused: leaf.excused } : { asked: 0, owed: 0, late: 0, sent: 0, accepted: 0, excused: 0 },
    toCheck: counts.check,
    levels: levels.map((one) => ({ ...one, title: LEVEL_TITLES[one.level] ?? one.level })),
    streets: await s.between(ctx.tx, row.id, today),
    next: day && row.state !== 'draft' ? { day, periodTitle: periodTitle(row.period, day) } : null,
    steps: covers(here, row.region) ? await q.stepsOf(ctx.tx, row.id, row.county) : [],
    may: issues
      ? [...(row.state === 'draft' ? (['edit', 'issue', 'cancel'] as const) : []), ...(row.state === 'open' ? (['cancel'] as const) : []), ...(day && row.state !== 'draft' ? (['repeat'] as const) : [])]
      : [],
  }
}

type Body = Omit<Input<typeof doors.createCollection>['body'], 'clientId' | 'after'>

/** The cells that follow from what is asked: of an indicator one or two, of own words one. */
async function itemsOf(ctx: Ctx, need: CollectionNeeds, asked: readonly AskedItem[]): Promise<Item[]> {
  const items: Item[] = []
  const seen = new Set<string>()
  for (const [i, one] of asked.entries()) {
    const key = `n${i + 1}`
    if (!one.indicator) {
      if (one.title.length < 2) throw e.itemWrong(i + 1, '请写明要填什么数字')
      items.push({ key, title: one.title, unit: one.unit, decimals: one.decimals, by: one.by, note: one.note, indicator: null, part: null, share: false })
      continue
    }
    const indicator = await need.indicator(ctx, one.indicator)
    if (!indicator) throw e.itemWrong(i + 1, '请选择一个填报类指标，自动统计的指标不用填报')
    if (seen.has(indicator.code)) throw e.itemWrong(i + 1, '这个指标已经列过一次')
    seen.add(indicator.code)
    const of = { by: one.by, note: one.note, indicator: indicator.code, share: indicator.share }
    const pair = indicator.denominator !== null
    items.push({ ...of, key, title: indicator.numerator, unit: pair ? '' : indicator.unit, decimals: pair ? 0 : indicator.decimals, part: 'numerator' })
    if (indicator.denominator !== null) items.push({ ...of, key: `${key}d`, title: indicator.denominator, unit: '', decimals: 0, part: 'denominator' })
  }
  return items
}

async function valuesOf(ctx: Ctx, need: CollectionNeeds, body: Body) {
  const { here, lo, hi } = reach(ctx)
  const asked = body.items.map((one) => ({ indicator: one.indicator || null, title: one.title ?? '', unit: one.unit ?? '', decimals: one.decimals ?? 0, by: one.by, note: one.note ?? '' }))
  if (!isPeriodEnd(body.period, body.day)) throw e.daysWrong('body.day', '应是所选周期的最后一天')
  if (body.dueCommunity < body.day) throw e.daysWrong('body.dueCommunity', '截止日期不能早于数字所属的日期')
  if (body.dueTownship < body.dueCommunity) throw e.daysWrong('body.dueTownship', '街道（苏木镇）的截止日期不能早于社区（嘎查）')
  if (body.dueTop < body.dueTownship) throw e.daysWrong('body.dueTop', '汇总定稿的日期不能早于街道（苏木镇）')
  const places = [...new Set(body.places ?? [])].sort()
  if (places.some((code) => code < lo || code >= hi)) throw e.placeWrong()
  if (places.length) {
    const known = new Set((await q.placesWithin(ctx.tx, lo, hi, body.day)).filter((one) => one.code !== here).map((one) => one.code))
    if (places.some((code) => !known.has(code))) throw e.placeWrong()
  }
  return {
    title: body.title, sentence: body.sentence ?? '', period: body.period, day: body.day, asked, items: await itemsOf(ctx, need, asked), places, dueCommunity: body.dueCommunity, dueTownship: body.dueTownship,
    dueTop: body.dueTop,
  }
}

export const create = (need: CollectionNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.createCollection>['body'] }): Promise<Reply<typeof doors.createCollection>> => {
  const { here, county, me, name } = reach(ctx)
  const before = body.after ? await find(ctx, body.after) : undefined
  if (before && before.region !== here) throw e.collectionNotFound()
  const values = await valuesOf(ctx, need, body)
  const id = ctx.newId()
  await q.insertCollection(ctx.tx, { ...values, county, id, region: here, series: before?.series ?? id, account: me, name, at: ctx.now })
  await note(ctx, { county, id, region: here }, 'collection', 'created', values.title)
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.CollectionRow> {
  const row = await q.lockCollection(ctx.tx, id)
  if (!row || reach(ctx).here !== row.region) throw e.collectionNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export const update = (need: CollectionNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateCollection>['body'] }): Promise<{ version: number }> => {
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft') throw e.notNow(COLLECTION_STATES[row.state])
  await q.updateCollection(ctx.tx, row.id, await valuesOf(ctx, need, body))
  await note(ctx, row, 'collection', 'changed')
  return { version: row.version + 1 }
}

/** Every place that fills or checks has its sheet at once: a gap is seen because the sheet is there before the figure. */
export const issue = (need: CollectionNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: { version: number } }): Promise<Reply<typeof doors.issueCollection>> => {
  const { lo, hi, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft') throw e.notNow(COLLECTION_STATES[row.state])
  if (row.dueCommunity < today) throw e.daysWrong('body.dueCommunity', '社区（嘎查）的截止日期已经过去，请先修改')
  const places = await q.placesWithin(ctx.tx, lo, hi, today)
  const top = places.find((one) => one.code === row.region)
  if (!top) throw e.placeWrong()
  const chosen = (code: string) => row.places.length === 0 || row.places.some((one) => covers(one, code) || covers(code, one))
  const planned = plannedSheets(top, places.filter((one) => chosen(one.code)), new Set<Filler>(row.items.map((item) => item.by)), new Map(places.map((one) => [one.code, one])))
  if (planned.every((one) => !one.leaf)) throw e.nobodyAsked()
  const dueOn = (level: string) => (level === 'community' ? row.dueCommunity : level === 'township' ? row.dueTownship : row.dueTop)
  await s.insertSheets(ctx.tx, row.id, planned.map((one) => ({ county: one.region.slice(0, 6), id: ctx.newId(), ...one, dueOn: one.above === null ? row.dueTop : dueOn(one.level) })))
  await q.setCollectionState(ctx.tx, row.id, 'open', ctx.now)
  await note(ctx, row, 'collection', 'issued', '', { sheets: planned.length })
  for (const one of planned.filter((each) => each.leaf)) {
    await tell(need, ctx, one.region, {
      template: 'collection_asked', title: '有新的填报', link: `/desk/collections/${row.id}`,
      body: `${row.regionName}要填报“${row.title}”（${periodTitle(row.period, row.day)}），请在${dueOn(one.level)}前报出。`,
    })
  }
  return { version: row.version + 1, sheets: planned.length }
}

export async function cancel(ctx: Ctx, { params, body }: { params: { id: string }; body: { version: number; words: string } }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft' && row.state !== 'open') throw e.notNow(COLLECTION_STATES[row.state])
  await q.setCollectionState(ctx.tx, row.id, 'cancelled', ctx.now)
  await note(ctx, row, 'collection', 'cancelled', body.words)
  return { version: row.version + 1 }
}

export async function deadlines(ctx: Ctx, { query }: { query: Input<typeof doors.listCollectionDeadlines>['query'] }): Promise<Reply<typeof doors.listCollectionDeadlines>> {
  if (query.to < query.from || query.to > `${Number(query.from.slice(0, 4)) + 2}${query.from.slice(4)}`) throw e.daysWrong('query.to', '结束日期应在开始日期以后，最多两年')
  const rows = await s.dueBetween(ctx.tx, { ...query, here: reach(ctx).here })
  return { items: rows.map(({ of, period, ...row }) => ({ ...row, periodTitle: periodTitle(period as 'year', of), levelTitle: LEVEL_TITLES[row.level] ?? row.level })) }
}

export async function exported(ctx: Ctx, { params }: { params: { id: string } }): Promise<FileReply> {
  const { here, today, approves } = reach(ctx)
  const row = await find(ctx, params.id)
  const rows: s.SheetListRow[] = []
  const f = { collectionId: row.id, here, approves, today, q: '', level: '', show: 'all' as const }
  for (let after = ''; ; after = rows.at(-1)!.region) {
    const page = await s.listSheets(ctx.tx, { ...f, after })
    rows.push(...page.slice(0, 50))
    if (page.length <= 50 || rows.length >= 5_000) break
  }
  const sent = new Map((await s.lastSendings(ctx.tx, rows.map((one) => one.county), rows.map((one) => one.id))).map((one) => [one.sheetId, one]))
  await ctx.audit('collection.exported', { region: here, detail: { collection: row.id, sheets: rows.length } })
  const title = `${row.title}（${periodTitle(row.period, row.day)}）`
  return {
    file: collectionBook({ title, by: reach(ctx).name, at: ctx.now, items: row.items, rows: rows.map((one) => ({ sheet: one, sent: sent.get(one.id), late: isLate(one, today) })) }),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: `${title}.xlsx`,
  }
}

