import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type { LegalSession } from '../contract.ts'
import type * as doors from '../contract.ts'
import * as e from '../errors.ts'
import * as q from '../queries/legal.ts'
import { LAST_ID, paged, reach, refuseElsewhere, step, type Ctx } from './shared.ts'

/** Public: name, hours and place are for everybody. */
export async function advisers(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listAdvisers>['query']> }): Promise<Reply<typeof doors.listAdvisers>> {
  const { county } = ctx.services.settings
  if (!ctx.caller || ctx.caller.kind === 'resident') {
    // What stands there is published; whoever is not signed in has no range of their own, so the county's is taken for this one reading.
    await ctx.tx.widen(county, `${county}:`)
  }
  const rows = await q.listAdvisers(ctx.tx, { county, region: query.region ?? '', today: shanghaiDate(ctx.now) })
  return { items: rows.map((row) => ({ ...row, regionName: row.regionName ?? row.region })) }
}

export async function setAdviser(ctx: Ctx, { body }: { body: Input<typeof doors.setAdviser>['body'] }): Promise<{ id: string }> {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  if (await q.adviserAt(ctx.tx, county, body.region, body.name)) throw e.adviserExists()
  const id = ctx.newId()
  await q.insertAdviser(ctx.tx, { ...body, contact: body.contact ?? '', county, id })
  await step(ctx, { id, region: body.region }, 'adviser_named', { onDay: body.validFrom, note: body.name })
  await ctx.audit('legal.adviser_named', { region: body.region, detail: { adviser: id } })
  return { id }
}

export async function endAdviser(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.endAdviser>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await q.lockAdviser(ctx.tx, county, params.id)
  if (!row) throw e.notFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  await q.endAdviser(ctx.tx, county, row.id, today)
  await step(ctx, row, 'adviser_ended', { note: body.reason })
  await ctx.audit('legal.adviser_ended', { region: row.region, because: body.reason, detail: { adviser: row.id } })
  return { version: row.version + 1 }
}

/** Communities with a named adviser and hours, of all that exist today (IND-30). */
export async function coverage(ctx: Ctx): Promise<Reply<typeof doors.getLegalCoverage>> {
  const at = reach(ctx)
  const rows = await q.coverage(ctx.tx, { ...at, county: ctx.services.settings.county })
  const covered = rows.filter((one) => one.covered).length
  return {
    day: at.today, communities: rows.length, covered, share: rows.length ? Math.round((covered / rows.length) * 1000) / 10 : null,
    gaps: rows.filter((one) => !one.covered).map((one) => ({ region: one.region, regionName: one.regionName, above: one.above ?? '' })),
  }
}

const shown = (today: string) => (row: q.SessionRow): LegalSession => ({ ...row, regionName: row.regionName ?? row.region, late: row.state === 'planned' && row.plannedOn < today })

export async function sessions(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listSessions>['query']> }): Promise<Reply<typeof doors.listSessions>> {
  const at = reach(ctx)
  const [day, id] = (query.after ?? `9999-12-31|${LAST_ID}`).split('|')
  if (!/^\d{4}-\d\d-\d\d$/.test(day ?? '') || !/^[0-9a-f-]{36}$/.test(id ?? '')) throw e.pageUnknown()
  const rows = await q.listSessions(ctx.tx, { ...at, show: query.show ?? 'all', q: query.q ?? '', after: { day: day!, id: id! } })
  return { ...paged(rows, shown(at.today), (row) => `${row.plannedOn}|${row.id}`), counts: await q.countOfSessions(ctx.tx, at) }
}

export async function plan(ctx: Ctx, { body }: { body: Input<typeof doors.planSession>['body'] }): Promise<{ id: string }> {
  const { county, name } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const id = ctx.newId()
  await q.insertSession(ctx.tx, { ...body, minors: body.minors ?? false, place: body.place ?? '', county, id, by: name })
  await step(ctx, { id, region: body.region }, 'session_planned', { onDay: body.plannedOn, note: body.topic })
  await ctx.audit('legal.session_planned', { region: body.region, detail: { session: id } })
  return { id }
}

export async function hold(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.holdSession>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await q.lockSession(ctx.tx, county, params.id)
  if (!row) throw e.notFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.state !== 'planned') throw e.notNow()
  const [heldOn, attendance] = [body.heldOn ?? null, body.attendance ?? null]
  if (body.held && (heldOn === null || attendance === null)) throw e.numberMissing()
  if (body.held && heldOn! > today) throw e.dayWrong('不能晚于今天')
  await q.setSession(ctx.tx, county, row.id, body.held ? { state: 'held', heldOn, attendance, note: body.note ?? '' } : { state: 'cancelled', heldOn: null, attendance: null, note: body.note ?? '' })
  await step(ctx, row, body.held ? 'session_held' : 'session_cancelled', { note: body.note ?? '' })
  await ctx.audit('legal.session_recorded', { region: row.region, detail: { session: row.id, held: body.held } })
  return { version: row.version + 1 }
}

export async function figures(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.countSessions>['query']> }): Promise<Reply<typeof doors.countSessions>> {
  const at = reach(ctx)
  const year = query.year ?? at.today.slice(0, 4)
  const rows = await q.figures(ctx.tx, { ...at, county: ctx.services.settings.county, year })
  return { year, items: rows.map((row) => ({ ...row, regionName: row.regionName ?? row.region })) }
}
