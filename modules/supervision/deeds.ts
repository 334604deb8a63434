import type { z } from 'zod'
import { addDays, daysBetween, endOfDay, shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import { CalendarNotCovered, defaultCalendar } from '../calendar/index.ts'
import { MATTER_KINDS } from '../matters/index.ts'
import { postTitle } from '../organisations/index.ts'
import { findRegion, levelOf, scopeOf } from '../regions/index.ts'
import type * as c from './contract.ts'
import * as e from './errors.ts'
import type { Ctx, SupervisionNeeds } from './needs.ts'
import * as q from './queries/boards.ts'
import { hotTopics, sharesOf, type Tally } from './rules.ts'

type Query<Op extends { query?: z.ZodType }> = z.output<NonNullable<Op['query']>>

/** Place and county of a question, within the scope of the caller's post; above a county the served county is read. */
function reach(ctx: Ctx, asked: string | undefined) {
  const { scope } = ctx.tx
  const actor = actorOf(ctx)
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const served = ctx.services.settings.county
  const mine = actor.post?.region ?? actor.region
  const region = asked ?? (['country', 'province', 'prefecture'].includes(levelOf(mine)) ? `${served}000000` : mine)
  const range = scopeOf(region)
  if (range.lo < own.lo || range.hi > own.hi) throw e.placeNotYours()
  return { region, county: region.slice(0, 6), today: shanghaiDate(ctx.now), ...range }
}

async function placeOf(ctx: Ctx, region: string) {
  const place = await findRegion(ctx.tx, region)
  if (!place) throw e.placeNotFound()
  return place
}

const NOTHING: Tally = { open: 0, late: 0, submitted: 0, ended: 0, inTime: 0, reopened: 0, rated: 0, satisfied: 0 }
const dressed = <T extends Tally>(tally: T) => ({ ...tally, ...sharesOf(tally) })

/** The end of the next working day, or of tomorrow where the calendar does not reach. */
function soon(ctx: Ctx, region: string): Date {
  const today = shanghaiDate(ctx.now)
  try {
    return endOfDay(defaultCalendar(region).addWorkingDays(today, 1))
  } catch (fault) {
    if (fault instanceof CalendarNotCovered) return endOfDay(addDays(today, 1))
    throw fault
  }
}

/** The board of a place. What is open is of the last counted day, so that a row adds up with its total; beside it what is open now. */
export async function board(ctx: Ctx, { query }: { query: Query<typeof c.getSupervision> }) {
  const at = reach(ctx, query.region)
  const place = await placeOf(ctx, at.region)
  const until = addDays(at.today, -1)
  const from = addDays(until, 1 - query.days)
  const counted = await q.countedDays(ctx.tx, { county: at.county, from, until })
  const last = counted.at(-1)?.day ?? null
  const period = { county: at.county, from, until: last ?? until }
  const [total] = await q.tallies(ctx.tx, { ...period, region: at.region, dimension: 'all' })
  return {
    region: at.region, regionName: place.name, from, until, countedUntil: last, missing: query.days - counted.length,
    now: await q.openNow(ctx.tx, { county: at.county, lo: at.lo, hi: at.hi, now: ctx.now, soon: soon(ctx, at.region) }),
    total: dressed({ ...NOTHING, ...total }),
    rows: (await rowsOf(ctx, at, period, query.by)).filter((row) => query.by === 'place' || row.open + row.submitted + row.ended + row.reopened + row.rated > 0)
      .map(dressed).sort((a, b) => b.late - a.late || b.open - a.open || (a.key < b.key ? -1 : 1)),
  }
}

type Row = Tally & { key: string; name: string }

async function rowsOf(ctx: Ctx, at: ReturnType<typeof reach>, period: { county: string; from: string; until: string }, by: 'place' | 'body' | 'department' | 'kind' | 'matter'): Promise<Row[]> {
  if (by === 'place') {
    const below = await q.placesBelow(ctx.tx, at.region, at.today)
    const rows = await q.talliesOfPlaces(ctx.tx, { ...period, regions: below.map((one) => one.code) })
    return rows.map((row) => ({ ...row, name: below.find((one) => one.code === row.key)?.name ?? row.key }))
  }
  const rows = await q.tallies(ctx.tx, { ...period, region: at.region, dimension: by })
  if (by === 'kind') return rows.map((row) => ({ ...row, name: (MATTER_KINDS as Record<string, string>)[row.key] ?? row.key }))
  if (by === 'department') return rows.map((row) => ({ ...row, name: row.key }))
  if (by === 'matter') {
    const titles = new Map((await q.mattersNamed(ctx.tx)).map((one) => [one.code, one.title]))
    return rows.map((row) => ({ ...row, name: titles.get(row.key) ?? row.key }))
  }
  const split = (key: string) => ({ post: key.slice(0, key.indexOf('@')), at: key.slice(key.indexOf('@') + 1) })
  const names = new Map((await q.namesOf(ctx.tx, rows.map((row) => split(row.key).at))).map((one) => [one.code, one.name]))
  return rows.map((row) => ({ ...row, name: `${names.get(split(row.key).at) ?? ''}${postTitle(split(row.key).post)}` }))
}

/** The curve of what lay open at the end of each day. A day without a count is a gap, a counted day without a row is nought. */
export async function backlog(ctx: Ctx, { query }: { query: Query<typeof c.getBacklog> }) {
  const at = reach(ctx, query.region)
  const until = query.until ?? addDays(at.today, -1)
  const from = query.from ?? addDays(until, -59)
  const n = daysBetween(from, until) + 1
  if (n < 1 || n > 1100) throw e.periodWrong()
  const counted = new Set((await q.countedDays(ctx.tx, { county: at.county, from, until })).map((one) => one.day))
  const rows = new Map((await q.backlog(ctx.tx, { county: at.county, from, until, region: at.region, dimension: query.by, key: query.key })).map((row) => [row.day, row]))
  const nought = { open: 0, late: 0, submitted: 0, ended: 0 }
  const gap = { open: null, late: null, submitted: null, ended: null }
  return { region: at.region, points: Array.from({ length: n }, (_, i) => addDays(from, i)).map((day) => ({ ...(counted.has(day) ? nought : gap), ...rows.get(day), day })) }
}

/** Late cases with the department whose matter it is (MAT-10) and the desk whose work it is. */
export async function late(ctx: Ctx, { query }: { query: Query<typeof c.listLateCases> }) {
  const at = reach(ctx, query.region)
  const matters = await q.mattersNamed(ctx.tx)
  const of = new Map(matters.map((one) => [one.code, one]))
  const wanted = query.matter ? [query.matter] : query.department ? matters.filter((one) => one.department === query.department).map((one) => one.code) : null
  const rows = await q.lateCases(ctx.tx, { county: at.county, lo: at.lo, hi: at.hi, now: ctx.now, matters: wanted, kind: query.kind ?? null, after: cursor(query.after) })
  const shown = rows.slice(0, 50)
  const departments = new Map<string, number>()
  for (const { code, n } of await q.lateByMatter(ctx.tx, { county: at.county, lo: at.lo, hi: at.hi, now: ctx.now })) {
    const name = of.get(code)?.department ?? ''
    departments.set(name, (departments.get(name) ?? 0) + n)
  }
  return {
    items: shown.map((row) => ({
      id: row.id, number: row.number, title: row.title, matterCode: row.matterCode, matterTitle: of.get(row.matterCode)?.title ?? row.title, department: of.get(row.matterCode)?.department ?? '',
      region: row.region, regionName: row.regionName ?? '', body: row.post ? `${row.atName ?? ''}${postTitle(row.post)}` : '', dueAt: row.dueAt,
      daysLate: Math.max(0, daysBetween(shanghaiDate(new Date(row.dueAt)), at.today)), escalation: row.escalation,
    })),
    next: rows.length > 50 ? `${shown.at(-1)!.dueAt}~${shown.at(-1)!.id}` : null,
    departments: [...departments].map(([name, n]) => ({ name, late: n })).sort((a, b) => b.late - a.late || (a.name < b.name ? -1 : 1)),
  }
}

function cursor(after: string | undefined) {
  if (!after) return null
  const [due, id] = after.split('~')
  if (Number.isNaN(Date.parse(due ?? '')) || !/^[0-9a-f-]{36}$/.test(id ?? '')) throw e.pageUnknown()
  return { due: due!, id: id! }
}

async function topicsOf(ctx: Ctx, at: ReturnType<typeof reach>, days: number) {
  const until = at.today
  const middle = addDays(until, 1 - days)
  const matters = await q.mattersNamed(ctx.tx)
  const counts = await q.submittedByMatter(ctx.tx, { county: at.county, lo: at.lo, hi: at.hi, from: addDays(middle, -days), middle, until, codes: matters.map((one) => one.code) })
  const titles = new Map(matters.map((one) => [one.code, one.title]))
  return { from: middle, until, topics: hotTopics(counts.map((one) => ({ ...one, title: titles.get(one.key) ?? one.key }))) }
}

/** Topics of a place: what many ask about. Five at least; who they were is not asked. */
export async function topics(ctx: Ctx, { query }: { query: Query<typeof c.listHotTopics> }) {
  const at = reach(ctx, query.region)
  const place = await placeOf(ctx, at.region)
  const { from, until, topics: found } = await topicsOf(ctx, at, query.days)
  const sent = new Map((await q.sentTopics(ctx.tx, { county: at.county, region: at.region, from, until })).map((one) => [one.matterCode, one]))
  return {
    region: at.region, regionName: place.name, from, until,
    items: found.map(({ key, title, n, before }) => {
      const was = sent.get(key)
      return { matterCode: key, title, n, before, sent: was ? { id: was.proposalId, at: was.at } : null }
    }),
  }
}

/** Sends a topic to deliberation with its counts; the same one of the same time is answered with the proposal that there is. */
export const send = (needs: SupervisionNeeds) => async (ctx: Ctx, { body }: { body: z.output<NonNullable<typeof c.sendTopic.body>> }) => {
  const at = reach(ctx, body.region)
  const place = await placeOf(ctx, at.region)
  const { from, until, topics: found } = await topicsOf(ctx, at, body.days)
  const topic = found.find((one) => one.key === body.matterCode)
  if (!topic) throw e.notATopic()
  const before = (await q.sentTopics(ctx.tx, { county: at.county, region: at.region, from, until })).find((one) => one.matterCode === body.matterCode)
  if (before) return { proposalId: before.proposalId }
  const { accountId, name } = actorOf(ctx)
  const proposalId = await needs.propose(ctx, {
    region: at.region, title: `${place.name}：${topic.title}`,
    why: `${from}至${until}，${place.name}共有${topic.n}件“${topic.title}”，此前同样长的时间${topic.before}件。${body.note}`,
  })
  await q.insertTopic(ctx.tx, { county: at.county, id: ctx.newId(), region: at.region, matterCode: topic.key, from, until, n: topic.n, before: topic.before, note: body.note, proposalId, account: accountId, name, at: ctx.now })
  await ctx.audit('topic.sent', { region: at.region, because: '热点诉求转议事协商', detail: { matter: topic.key, n: topic.n, proposal: proposalId } })
  return { proposalId }
}
