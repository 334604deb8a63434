/** The record of reads and writes is looked through regularly: a sample anyone can draw again, and facts about openings; never a score on a worker. */
import { createHash } from 'node:crypto'
import { addDays, daysBetween, formatMonthDay, shanghaiDate, shanghaiInstant, shanghaiTime } from '../../platform/kernel/dates.ts'
import { lowestIdAt } from '../../platform/kernel/ids.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { verifyAudit } from '../../platform/server/audit.ts'
import { actorOf } from '../accounts/index.ts'
import type * as c from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, LAST_ID, page, reach, span, type Ctx } from './here.ts'
import * as q from './queries/reviews.ts'

/** A month's record is reviewed within fifteen days after it; a setting of the house. */
const EVERY_DAYS = 31
const WITHIN_DAYS = 15
/** So many openings without a case by one person on one day are looked at. */
const MANY = 20
const LONGEST_DAYS = 366

/** When the next period should be reviewed, and which it is. */
export function nextReview(lastUntil: string | null, today: string): { from: string; until: string; due: string; overdue: boolean } {
  const from = lastUntil ? addDays(lastUntil, 1) : addDays(today, -EVERY_DAYS)
  const wanted = addDays(from, EVERY_DAYS - 1)
  const until = wanted < today ? wanted : addDays(today, -1)
  const due = addDays(wanted, WITHIN_DAYS)
  return { from: from > until ? until : from, until, due, overdue: lastUntil !== null && due < today }
}

/** The seed says for which place and period it draws, so that it cannot be chosen to miss something. */
export const seedOf = (region: string, from: string, until: string): string => createHash('sha256').update(`linli review ${region} ${from} ${until}`).digest('hex').slice(0, 16)

const line = (row: q.ReviewRow, today: string) => ({
  id: row.id, regionName: row.region_name ?? row.region, from: row.from_day, until: row.until_day, dueOn: row.due_on, state: row.state, overdue: row.state === 'open' && row.due_on < today,
  entries: row.entries, items: row.items, open: row.open, followUps: row.follow_ups, begunBy: row.begun_name, begunAt: row.begun_at, closedAt: row.closed_at, conclusion: row.conclusion,
})

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof c.listReviews>['query']> }): Promise<Reply<typeof c.listReviews>> {
  const today = shanghaiDate(ctx.now)
  const next = nextReview((await q.lastReviewed(ctx.tx, countyHere(ctx), actorOf(ctx).region)).until, today)
  const rows = await q.listReviews(ctx.tx, { county: countyHere(ctx), ...reach(ctx), state: query.state ?? null, ...span(query), after: query.after || LAST_ID })
  return { ...page(rows, (row) => line(row, today)), next_due: next.due, overdue: next.overdue, suggestFrom: next.from, suggestUntil: next.until }
}

export async function begin(ctx: Ctx, { body }: { body: Input<typeof c.beginReview>['body'] }): Promise<{ id: string; items: number }> {
  const actor = actorOf(ctx)
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const { from, until } = body
  const size = body.size ?? 30
  if (from > until || until >= today || daysBetween(from, until) > LONGEST_DAYS) throw errors.reviewDates()
  if (await q.openOverlapping(ctx.tx, county, actor.region, from, until)) throw errors.reviewTwice()
  const period = { county, ...reach(ctx), fromId: lowestIdAt(shanghaiInstant(from, '00:00')), untilId: lowestIdAt(shanghaiInstant(addDays(until, 1), '00:00')) }
  const { n } = await q.countEntries(ctx.tx, period)
  if (!n) throw errors.reviewNothing()
  const seed = seedOf(actor.region, from, until)
  const id = ctx.newId()
  await q.insertReview(ctx.tx, { county, id, region: actor.region, from, until, seed, size, entries: n, dueOn: addDays(until, WITHIN_DAYS), by: actor.accountId, name: actor.name, now: ctx.now })
  const day = (row: q.FactRow) => formatMonthDay(row.day)
  const time = (row: q.FactRow) => shanghaiTime(new Date(row.first_at))
  const facts: Array<[string, q.FactRow[], (row: q.FactRow) => string]> = [
    ['many_without_case', await q.manyWithoutCase(ctx.tx, period, MANY), (row) => `${day(row)}打开档案或号码${row.n}次，没有写办件编号`],
    ['out_of_hours', await q.outOfHours(ctx.tx, period), (row) => `${day(row)}${time(row)}起，在21时至次日7时之间打开${row.n}次`],
    ['own_family', await q.ownFamily(ctx.tx, period), (row) => `${day(row)}起打开本人或同户家人的档案${row.n}次`],
    ['colleague', await q.colleagues(ctx.tx, period), (row) => `${day(row)}起打开同事的档案${row.n}次`],
    ['emergency', await q.emergencies(ctx.tx, period), (row) => `${day(row)}${time(row)}紧急打开`],
  ]
  let items = 0
  const add = async (kind: string, entryId: string, fact: string, entries: number) => {
    items++
    await q.insertItem(ctx.tx, { county, id: ctx.newId(), region: actor.region, reviewId: id, kind, entryId, fact, entries })
  }
  for (const [kind, rows, words] of facts) for (const row of rows) await add(kind, row.entry_id, words(row), row.n)
  for (const entry of await q.draw(ctx.tx, period, seed, size)) await add('sample', entry.id, '', 1)
  await ctx.audit('privacy.review_begun', { region: actor.region, detail: { review: id, from, until, items } })
  return { id, items }
}

export async function get(ctx: Ctx, id: string): Promise<Reply<typeof c.getReview>> {
  const row = await q.findReview(ctx.tx, countyHere(ctx), id)
  if (!row) throw errors.reviewNotFound()
  const items = await q.itemsOf(ctx.tx, countyHere(ctx), id)
  const chain = row.chain.intact === undefined ? '' : row.chain.intact ? `结束时核验：${row.chain.seals}个封条、${row.chain.entries}条记录完整` : '结束时核验：记录被改动过'
  return {
    ...line(row, shanghaiDate(ctx.now)), seed: row.seed, size: row.size, version: row.version, chain,
    lines: items.map((i) => ({
      id: i.id, kind: i.kind, fact: i.fact, entries: i.entries, result: i.result || null, note: i.note, byName: i.by_name, at: i.at,
      entry: i.deed === null ? null : {
        id: i.entry_id, at: i.entry_at!, callerName: i.caller_name ?? '', post: (i.post ?? '').split('@')[0] ?? '', place: i.place ?? '', deed: i.deed, because: i.because ?? '', ref: i.ref ?? '', caller: i.caller ?? '',
      },
    })),
  }
}

async function openReview(ctx: Ctx, id: string): Promise<q.ReviewRow> {
  await q.lockReview(ctx.tx, countyHere(ctx), id)
  const row = await q.findReview(ctx.tx, countyHere(ctx), id)
  if (!row) throw errors.reviewNotFound()
  if (row.state === 'closed') throw errors.reviewClosed()
  return row
}

export async function mark(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof c.markReviewItem>['body'] }): Promise<{ done: boolean }> {
  const actor = actorOf(ctx)
  const row = await openReview(ctx, params.id)
  const item = (await q.itemsOf(ctx.tx, countyHere(ctx), row.id)).find((one) => one.id === body.item)
  if (!item) throw errors.reviewItemNotFound()
  if (item.caller === actor.accountId) throw errors.reviewOwn()
  if (body.result !== 'in_order' && [...(body.note ?? '')].length < 2) throw errors.reviewNoteNeeded()
  await q.markItem(ctx.tx, countyHere(ctx), item.id, { result: body.result, note: body.note ?? '', by: actor.name, now: ctx.now })
  await ctx.audit('privacy.review_marked', { region: row.region, because: body.note ?? '', detail: { review: row.id, item: item.id, result: body.result } })
  return { done: true }
}

/** Closing also recomputes the chain: a review of a record that was changed would be worth nothing. */
export async function close(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof c.closeReview>['body'] }): Promise<{ done: boolean }> {
  const row = await openReview(ctx, params.id)
  if (row.version !== body.version) throw errors.changedMeanwhile()
  if (row.open) throw errors.reviewUnfinished(row.open)
  const verdict = await verifyAudit(ctx.db)
  await q.closeReview(ctx.tx, countyHere(ctx), row.id, { conclusion: body.conclusion, name: actorOf(ctx).name, chain: { intact: verdict.broken === null, seals: verdict.seals, entries: verdict.entries }, now: ctx.now })
  await ctx.audit('privacy.review_closed', { region: row.region, because: body.conclusion, detail: { review: row.id, intact: verdict.broken === null } })
  return { done: true }
}
