import { yearOf } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { countyOf, covers } from '../../regions/index.ts'
import type * as doors from '../contract/years.ts'
import type { YearLine } from '../contract/years.ts'
import * as e from '../errors.ts'
import { goalsOfYear, readingsOf } from '../queries/goals.ts'
import { allPlans } from '../queries/texts.ts'
import * as q from '../queries/years.ts'
import { cellsOf, daysOf, YEAR_OPENS, type YearKind } from '../rules/years.ts'
import { assessmentOf } from './readings.ts'
import { mayRead, note, paged, reach, type Ctx } from './shared.ts'

const LEVELS = ['prefecture', 'county', 'township']

function lineOf(place: { region: string; regionName: string; level: string }, year: number, filed: ReadonlyArray<{ region: string; kind: YearKind; filedOn: string }>, today: string, days: ReturnType<typeof daysOf>): YearLine {
  const cells = cellsOf(year, new Map(filed.filter((one) => one.region === place.region).map((one) => [one.kind, one.filedOn])), today, days)
  return { ...place, year, cells, missing: cells.filter((cell) => cell.state === 'missing').length }
}

/** All places of the range with their year; a few hundred rows, so that what is missing can be counted as it is shown. */
export async function list(ctx: Ctx, { query }: { query: { year?: number | undefined; show?: 'all' | 'missing' | undefined; after?: string | undefined } }): Promise<Reply<typeof doors.listPlanYears>> {
  const { today, lo, hi } = reach(ctx)
  if (query.after && !/^\d{12}$/.test(query.after)) throw e.pageUnknown()
  const year = query.year ?? yearOf(today)
  const days = daysOf(await q.yearDays(ctx.tx))
  const [places, filed] = [await q.placesOwing(ctx.tx, { lo, hi, from: `${year}-01-01`, until: `${year}-12-31` }), await q.filedIn(ctx.tx, year, { lo, hi })]
  const all = places.map((place) => lineOf(place, year, filed, today, days))
  const missing = all.filter((one) => one.missing > 0)
  const rows = (query.show === 'missing' ? missing : all).filter((one) => !query.after || one.region > query.after)
  const cells = all.flatMap((one) => one.cells)
  return {
    year, ...paged(rows, (row) => row, (row) => row.region), counts: { all: all.length, missing: missing.length },
    filed: cells.filter((cell) => cell.state === 'filed').length, due: cells.filter((cell) => cell.state !== 'waiting').length,
  }
}

export async function open(ctx: Ctx, { params, query: { year } }: { params: { region: string }; query: { year: number } }): Promise<Reply<typeof doors.getPlanYear>> {
  const place = mayRead(ctx, params.region) ? await q.findPlace(ctx.tx, params.region) : undefined
  if (!place || !LEVELS.includes(place.level)) throw e.placeNotYours()
  const { today, here } = reach(ctx)
  const records = await q.recordsOf(ctx.tx, countyOf(place.region), place.region, year)
  const first = records.filter((one) => one.revision === 1)
  const plans = (await allPlans(ctx.tx)).filter((one) => covers(one.place, place.region) && one.body.from <= `${year}-12-31` && one.body.until >= `${year}-01-01` && !one.replaced_on)
  return {
    line: lineOf(place, year, first, today, daysOf(await q.yearDays(ctx.tx))),
    records, mayFile: ctx.caller!.abilities.has('plans.record') && here === place.region, plans: plans.map((one) => ({ code: one.code, title: one.body.title })),
  }
}

/** Files one of the three records of one's own place; how its goals stand that day is kept with it. */
export async function file(ctx: Ctx, { params, body }: { params: { region: string }; body: Input<typeof doors.filePlanYear>['body'] }): Promise<Reply<typeof doors.filePlanYear>> {
  const { here, me, name, today } = reach(ctx)
  if (params.region !== here) throw e.placeNotYours()
  const place = await q.findPlace(ctx.tx, here)
  if (!place || !LEVELS.includes(place.level)) throw e.levelWrong('年度记录由盟市、旗县区和街道（苏木镇）填报')
  const opens = `${body.year}-${YEAR_OPENS[body.kind]}`
  if (today < opens) throw e.tooEarly(opens)
  if (body.plan && !(await allPlans(ctx.tx)).some((one) => one.code === body.plan)) throw e.planNotFound()
  if (body.kind === 'mid_year' && !body.problems?.trim()) throw e.problemsNeeded()
  if (body.kind === 'summary' && !body.nextSteps?.trim()) throw e.nextNeeded()
  const county = countyOf(here)
  await q.holdYear(ctx.tx, here, body.year)
  const revision = (await q.lastRevision(ctx.tx, county, here, body.year, body.kind)) + 1
  if (revision > 1 && !body.reason?.trim()) throw e.reasonNeeded('更正的理由')
  const goals = await goalsOfYear(ctx.tx, here, `${body.year}-01-01`, `${body.year}-12-31`)
  const readings = goals.length ? await readingsOf(ctx.tx, goals) : []
  const standing = goals.map((goal) => ({ id: goal.id, what: goal.what, state: goal.state, words: assessmentOf(goal, readings, today).words }))
  const id = ctx.newId()
  await q.insertRecord(ctx.tx, {
    county, id, region: here, year: body.year, kind: body.kind, revision, plan: body.plan ?? '', words: body.words, problems: body.problems ?? '', nextSteps: body.nextSteps ?? '', evidence: body.evidence ?? '',
    reason: body.reason ?? '', goals: standing, on: today, me, name, at: ctx.now,
  })
  await note(ctx, { id, region: here }, 'plan_year', 'filed', body.reason ?? '', { kind: body.kind, year: body.year, revision })
  return { id, revision }
}
