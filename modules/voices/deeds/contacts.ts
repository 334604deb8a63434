import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { personById } from '../../register/index.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { CONTACT_ROLES, VISIT_STATES, type ContactDay, type Visit } from '../contract.ts'
import * as e from '../errors.ts'
import type { VoiceNeeds } from '../needs.ts'
import * as q from '../queries/contacts.ts'
import { calendarOf } from '../rules/ical.ts'
import { dayCursor, idCursor, may, note, openReach, paged, reach, refuseElsewhere, wholeCounty, type Ctx } from './shared.ts'

/** What a visit's issue becomes: what any resident may tell by any channel. */
const MATTER = 'matters.resident-request'

const dayShown = (today: string) => ({ regionName, ...row }: q.DayRow): ContactDay =>
  ({ ...row, regionName: regionName ?? row.region, state: row.because ? 'cancelled' : row.on < today ? 'past' : row.booked >= row.capacity ? 'full' : 'open' })
const visitShown = ({ personId: _p, region: _r, ...row }: q.VisitRow): Visit => row

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listContacts>['query']> }): Promise<Reply<typeof doors.listContacts>> {
  const rows = await q.listContacts(ctx.tx, { ...reach(ctx), role: query.role ?? '', q: query.q ?? '', after: idCursor(query.after) })
  return paged(rows, (row) => ({ ...row, regionName: row.regionName ?? row.region }), (row) => row.id)
}

export async function add(ctx: Ctx, { body }: { body: Input<typeof doors.addContact>['body'] }): Promise<Reply<typeof doors.addContact>> {
  refuseElsewhere(ctx, body.region)
  const id = ctx.newId()
  await q.insertContact(ctx.tx, { ...body, about: body.about ?? '', county: reach(ctx).county, id })
  await note(ctx, { id, region: body.region }, 'contact', 'added', CONTACT_ROLES[body.role])
  return { id }
}

export async function update(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateContact>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await q.lockContact(ctx.tx, county, params.id)
  if (!row) throw e.contactNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (body.ended && (await q.comingDaysOf(ctx.tx, county, row.id, today)).n) throw e.daysAhead()
  await q.updateContact(ctx.tx, county, row.id, { ...body, about: body.about ?? '', endedOn: body.ended ? (row.endedOn ?? today) : null })
  await note(ctx, row, 'contact', body.ended ? 'ended' : 'changed')
  return { version: row.version + 1 }
}

export async function days(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listContactDays>['query']> }): Promise<Reply<typeof doors.listContactDays>> {
  const at = reach(ctx)
  const past = query.show === 'past'
  const rows = await q.listDays(ctx.tx, { ...at, past, role: '', contactId: query.contactId ?? null, withCancelled: true, after: dayCursor(query.after, past ? '9999-12-31' : '0001-01-01') })
  return paged(rows, dayShown(at.today), (row) => `${row.on}|${row.id}`)
}

export async function timetable(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listContactTimetable>['query']> }): Promise<Reply<typeof doors.listContactTimetable>> {
  const at = await openReach(ctx, query.region)
  const rows = await q.listDays(ctx.tx, { ...at, past: false, role: query.role ?? '', contactId: null, withCancelled: true, after: dayCursor(query.after, '0001-01-01') })
  return paged(rows, dayShown(at.today), (row) => `${row.on}|${row.id}`)
}

export async function calendar(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.getContactCalendar>['query']> }) {
  const at = await openReach(ctx, query.region)
  const rows = await q.listDays(ctx.tx, { ...at, past: false, role: '', contactId: null, withCancelled: true, after: dayCursor(undefined, '0001-01-01') })
  const text = calendarOf('接待日', rows.map((row) => ({
    id: row.id, on: row.on, from: row.from, until: row.until, title: `${CONTACT_ROLES[row.role]}${row.name}接待日`, venue: `${row.regionName ?? ''} ${row.venue}`, words: `${row.body}${row.about ? `；${row.about}` : ''}`,
    cancelled: row.because !== '', version: row.version,
  })), ctx.now, new URL(ctx.services.settings.publicUrl).hostname)
  return { file: Buffer.from(text), type: 'text/calendar; charset=utf-8', name: '接待日.ics', inline: true }
}

export async function plan(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.planContactDays>['body'] }): Promise<Reply<typeof doors.planContactDays>> {
  const { county, today } = reach(ctx)
  const contact = await q.lockContact(ctx.tx, county, params.id)
  if (!contact || contact.endedOn) throw e.contactNotFound()
  if (body.from >= body.until) throw e.daysWrong('结束时间要晚于开始时间', 'until')
  if (body.days.some((on) => on < today)) throw e.daysWrong('不能安排过去的日子', 'days')
  for (const on of new Set(body.days)) {
    const made = await q.insertDay(ctx.tx, { county, id: ctx.newId(), region: contact.region, contactId: contact.id, on, from: body.from, until: body.until, venue: body.venue, capacity: body.capacity })
    if (!made) throw e.dayTaken(on)
  }
  await note(ctx, contact, 'contact', 'days_planned', [...new Set(body.days)].join('、').slice(0, 200))
  return { made: new Set(body.days).size }
}

async function theDay(ctx: Ctx, id: string, county: string) {
  await q.holdDay(ctx.tx, county, id)
  const row = await q.findDay(ctx.tx, county, id)
  if (!row) throw e.dayNotFound()
  return row
}

export const cancel = (need: VoiceNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.cancelContactDay>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const row = await theDay(ctx, params.id, county)
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.because || row.on < today) throw e.notNow(row.because ? '已取消' : '已过')
  await q.cancelDay(ctx.tx, county, row.id, body.reason)
  for (const visit of await q.visitsOfDay(ctx.tx, county, row.id)) {
    if (visit.state !== 'booked') continue
    await q.setVisit(ctx.tx, county, visit.id, 'cancelled', visit.issue)
    if (visit.personId) {
      await need.notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, {
        county, region: row.region, personId: visit.personId, template: 'contact_day_cancelled', title: '接待日取消了', body: `${row.on} ${row.from}${row.name}的接待日取消了。原因：${body.reason}。可以另约日子。`, link: '/contact-days',
      })
    }
  }
  await note(ctx, row, 'contact_day', 'cancelled', body.reason)
  return { version: row.version + 1 }
}

export async function openDay(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getContactDay>> {
  const { county, today } = reach(ctx)
  const row = await q.findDay(ctx.tx, county, params.id)
  if (!row) throw e.dayNotFound()
  return { day: dayShown(today)(row), visits: (await q.visitsOfDay(ctx.tx, county, row.id)).map(visitShown) }
}

/** A resident of the county may go to any contact day in it. The room is counted while the day is held. */
export async function book(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.bookVisit>['body'] }): Promise<Reply<typeof doors.bookVisit>> {
  const actor = actorOf(ctx)
  const today = shanghaiDate(ctx.now)
  const me = await personById(ctx.tx, actor.county, actor.personId!, today)
  const { lo, hi } = wholeCounty(actor.county)
  await ctx.tx.widen(lo, hi)
  const day = await theDay(ctx, params.id, actor.county)
  const { state } = dayShown(today)(day)
  if ((await q.visitsOfDay(ctx.tx, actor.county, day.id)).some((one) => one.personId === actor.personId && one.state === 'booked')) throw e.bookedAlready()
  if (state === 'full') throw e.dayFull()
  if (state !== 'open') throw e.notNow(state === 'cancelled' ? '已取消' : '已过')
  const id = ctx.newId()
  await q.insertVisit(ctx.tx, { county: actor.county, id, region: day.region, dayId: day.id, personId: actor.personId, name: me?.name ?? actor.name, walkIn: false, state: 'booked', issue: body.issue ?? '', at: ctx.now })
  await ctx.audit('visit.booked', { subject: actor.personId!, region: day.region, because: 'own', detail: { visit: id } })
  return { id }
}

export async function cancelOwn(ctx: Ctx, { params }: { params: { id: string } }): Promise<{ version: number }> {
  const actor = actorOf(ctx)
  const visit = await q.findVisit(ctx.tx, actor.county, params.id)
  if (!visit || visit.personId !== actor.personId) throw e.visitNotFound()
  if (visit.state !== 'booked') throw e.notNow(VISIT_STATES[visit.state])
  await ctx.tx.widen(scopeOf(visit.region).lo, scopeOf(visit.region).hi)
  await q.setVisit(ctx.tx, actor.county, visit.id, 'cancelled', visit.issue)
  await ctx.audit('visit.cancelled', { subject: actor.personId!, region: visit.region, because: 'own', detail: { visit: visit.id } })
  return { version: visit.version + 1 }
}

export async function mine(ctx: Ctx): Promise<Reply<typeof doors.listMyVisits>> {
  const actor = actorOf(ctx)
  const visits = await q.visitsOfPerson(ctx.tx, actor.county, actor.personId!)
  await openReach(ctx)
  const today = shanghaiDate(ctx.now)
  const found = new Map((await q.daysByIds(ctx.tx, actor.county, visits.map((one) => one.dayId))).map((row) => [row.id, dayShown(today)(row)]))
  return { items: visits.flatMap((one) => (found.has(one.dayId) ? [{ ...visitShown(one), day: found.get(one.dayId)! }] : [])) }
}

export async function walkIn(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.addWalkIn>['body'] }): Promise<Reply<typeof doors.addWalkIn>> {
  const { county, today } = reach(ctx)
  const day = await theDay(ctx, params.id, county)
  if (day.because || day.on > today) throw e.notNow(day.because ? '已取消' : '还没有到接待日')
  const person = body.personId ? await personById(ctx.tx, county, body.personId, today) : undefined
  if (body.personId && !person) throw e.personNotFound()
  const id = ctx.newId()
  await q.insertVisit(ctx.tx, { county, id, region: day.region, dayId: day.id, personId: person?.id ?? null, name: person?.name ?? body.name ?? '', walkIn: true, state: 'came', issue: body.issue, at: ctx.now })
  await note(ctx, { id, region: day.region }, 'visit', 'walked_in')
  return { id }
}

async function theVisit(ctx: Ctx, id: string, version: number) {
  const row = await q.lockVisit(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.visitNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export async function noteVisit(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.noteVisit>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await theVisit(ctx, params.id, body.version)
  const day = await q.findDay(ctx.tx, county, row.dayId)
  if (row.state !== 'booked' || !day || day.on > today) throw e.notNow(row.state === 'booked' ? '还没有到接待日' : VISIT_STATES[row.state])
  await q.setVisit(ctx.tx, county, row.id, body.state, body.issue || row.issue)
  await note(ctx, row, 'visit', body.state)
  return { version: row.version + 1 }
}

/** The issue becomes a case of its place, in this transaction. The visit keeps only the number. */
export const makeCase = (need: VoiceNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.makeVisitCase>['body'] }): Promise<Reply<typeof doors.makeVisitCase>> => {
  const { county } = reach(ctx)
  const row = await theVisit(ctx, params.id, body.version)
  if (!may(ctx, 'cases.submit')) throw e.notYours()
  if (row.caseId || row.state === 'cancelled' || row.state === 'absent') throw e.notNow(row.caseId ? `已转成办件${row.caseNumber}` : VISIT_STATES[row.state])
  const made = await need.cases.submit(ctx, {
    matterCode: MATTER, form: { kind: body.kind, content: body.content, ...(body.placeText ? { place: body.placeText } : {}), ...(row.name ? { name: row.name } : {}) }, channel: 'VISIT', region: row.region,
    placeText: body.placeText ?? '', ...(row.personId ? { applicantId: row.personId } : {}), ...(body.contactPhone ? { contactPhone: body.contactPhone } : {}), onBehalf: '接待日来访',
  })
  await q.setVisitCase(ctx.tx, county, row.id, made.id, made.number)
  await note(ctx, row, 'visit', 'became_case', made.number)
  return { caseId: made.id, number: made.number, checkCode: made.checkCode, version: row.version + 1 }
}
