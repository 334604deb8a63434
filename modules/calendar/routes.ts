import type { z } from 'zod'
import { shanghaiDate, yearOf } from '../../platform/kernel/dates.ts'
import { route, type Context, type Route } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { actorOf } from '../accounts/index.ts'
import * as c from './contract.ts'
import { YEARS_COVERED } from './days.generated.ts'
import * as e from './errors.ts'
import { noticeDoubts, noticeFaults } from './notices.ts'
import * as q from './queries/notices.ts'

type Ctx = Context<Services>

/** What the app hands in: the job that counts running cases anew, by name. */
export interface CalendarNeeds {
  recountJob: string
}

const county = (ctx: Ctx) => actorOf(ctx).county

function shown(ctx: Ctx, row: q.NoticeRow): c.HolidayNotice {
  const { accountId } = actorOf(ctx)
  return {
    id: row.id, year: row.year, title: row.title, local: row.local, arrangements: row.arrangements, state: row.state, doubts: noticeDoubts(row.arrangements, row.local ? row.county : ''),
    byName: row.byName, checkedBy: row.checkedBy, publishedAt: row.publishedAt, mayPublish: row.state === 'draft' && row.byAccount !== accountId && ctx.caller?.abilities.has('calendar.publish') === true,
    version: row.version,
  }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.NoticeRow> {
  const row = await q.lockNotice(ctx.tx, county(ctx), id)
  if (!row) throw e.noticeNotFound()
  if (row.state !== 'draft') throw e.notADraft()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

async function one(ctx: Ctx, id: string): Promise<c.HolidayNotice> {
  const row = await q.lockNotice(ctx.tx, county(ctx), id)
  if (!row) throw e.noticeNotFound()
  return shown(ctx, row)
}

function refuseFaults(body: { year: number; arrangements: z.output<typeof c.Arrangement>[] }): void {
  const faults = noticeFaults(body.year, body.arrangements)
  if (faults.length) throw e.noticeFaulty(faults)
}

/** The doors of holiday notices. */
export const makeCalendarRoutes = (needs: CalendarNeeds): Route[] => [
  route(c.listHolidayNotices, async (ctx: Ctx) => {
    const rows = await q.listNotices(ctx.tx, county(ctx))
    const published = new Set(rows.filter((row) => row.state === 'published' && !row.local).map((row) => row.year))
    const thisYear = yearOf(shanghaiDate(ctx.now))
    const run = await q.lastRun(ctx.tx, needs.recountJob)
    return {
      years: [thisYear - 1, thisYear, thisYear + 1].map((year) => ({ year, source: published.has(year) ? 'published' as const : YEARS_COVERED.includes(year) ? 'shipped' as const : 'missing' as const })),
      items: rows.map((row) => shown(ctx, row)),
      recount: run ? { at: run.started, done: run.progress?.done ?? 0, total: run.progress?.total ?? 0, ended: run.ended !== null } : null,
    }
  }),
  route(c.writeHolidayNotice, async (ctx: Ctx, { body }) => {
    refuseFaults(body)
    const { accountId, name } = actorOf(ctx)
    const id = ctx.newId()
    await q.insertNotice(ctx.tx, { county: county(ctx), id, region: `${county(ctx)}000000`, year: body.year, title: body.title, local: body.local, arrangements: body.arrangements, account: accountId, name, at: ctx.now })
    await ctx.audit('holiday.written', { because: body.title, detail: { notice: id, year: body.year } })
    return one(ctx, id)
  }),
  route(c.changeHolidayNotice, async (ctx: Ctx, { params, body }) => {
    refuseFaults(body)
    const row = await hold(ctx, params.id, body.version)
    const { accountId, name } = actorOf(ctx)
    await q.updateNotice(ctx.tx, row.county, row.id, { year: body.year, title: body.title, local: body.local, arrangements: body.arrangements, account: accountId, name })
    await ctx.audit('holiday.changed', { because: body.title, detail: { notice: row.id, year: body.year } })
    return one(ctx, row.id)
  }),
  route(c.settleHolidayNotice, async (ctx: Ctx, { params, body }) => {
    const row = await hold(ctx, params.id, body.version)
    const { accountId, name } = actorOf(ctx)
    if (body.step === 'publish') {
      if (row.byAccount === accountId) throw e.sameHands()
      await q.settleNotice(ctx.tx, row.county, row.id, 'published', name, ctx.now)
      await ctx.audit('holiday.published', { because: row.title, detail: { notice: row.id, year: row.year } })
      await ctx.services.jobs.ask(ctx.tx, needs.recountJob, {}, { singleton: row.id })
    } else {
      await q.settleNotice(ctx.tx, row.county, row.id, 'dropped', name, null)
      await ctx.audit('holiday.dropped', { because: row.title, detail: { notice: row.id, year: row.year } })
    }
    return one(ctx, row.id)
  }),
]
