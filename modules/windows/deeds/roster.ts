import { addDays, daysBetween, formatChineseDate, shanghaiDate, weekdayOf } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { documentPdf } from '../../../platform/server/pdf/index.ts'
import { staffAt } from '../../accounts/index.ts'
import { scopeOf } from '../../regions/index.ts'
import { SHIFT_PARTS, type RosterDay } from '../contract/roster.ts'
import type * as doors from '../contract/roster.ts'
import * as e from '../errors.ts'
import * as q from '../queries/roster.ts'
import { findStation, type StationRow } from '../queries/stations.ts'
import { DAY_KINDS, inOrder, sayHours } from '../rules.ts'
import { daysFrom, note, reach, type Ctx } from './shared.ts'
import { daysOf, ownStation } from './stations.ts'

const AHEAD = 30
const WEEKDAYS = '一二三四五六日'

async function rosterDays(ctx: Ctx, station: StationRow, from: string, count: number): Promise<RosterDay[]> {
  const days = await daysOf(ctx, station, from, count)
  const last = days.at(-1)!.date
  const shifts = await q.shiftsBetween(ctx.tx, station.county, [station.id], from, last)
  const special = new Set((await q.specialDays(ctx.tx, station.county, [station.id], from, last)).map((one) => one.onDate))
  return days.map((day) => {
    const here = shifts.filter((shift) => shift.onDate === day.date)
    return {
      ...day, special: special.has(day.date), unmanned: day.intervals.length > 0 && here.length === 0,
      shifts: here.map((shift) => ({ id: shift.id, part: shift.part as 'day', accountId: shift.account, name: shift.name, insteadOf: shift.insteadOf, version: shift.version })),
    }
  })
}

/** Those who serve at the station's place, or at its street. */
const staffOf = (ctx: Ctx, station: StationRow) => staffAt(ctx, { ...scopeOf(station.region), day: shanghaiDate(ctx.now) })

export async function open(ctx: Ctx, { params, query }: { params: { id: string }; query: { from?: string | undefined; days: number } }): Promise<Reply<typeof doors.getRoster>> {
  const station = await ownStation(ctx, params.id)
  const days = await rosterDays(ctx, station, query.from ?? reach(ctx).today, query.days)
  return { stationId: station.id, stationName: station.name, region: station.region, days, unmanned: days.filter((day) => day.unmanned).length, staff: await staffOf(ctx, station) }
}

export async function unmanned(ctx: Ctx): Promise<Reply<typeof doors.listUnmanned>> {
  const at = reach(ctx)
  const found: Reply<typeof doors.listUnmanned>['items'] = []
  for (const { id } of await q.openStations(ctx.tx, at)) {
    const station = (await findStation(ctx.tx, at.county, id))!
    for (const day of await rosterDays(ctx, station, at.today, AHEAD)) {
      if (day.unmanned) found.push({ stationId: id, stationName: station.name, date: day.date, kind: DAY_KINDS[day.kind], holiday: day.holiday })
    }
  }
  return { total: found.length, items: found.sort((a, b) => (a.date < b.date ? -1 : 1)).slice(0, 100) }
}

export async function plan(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.planShifts>['body'] }): Promise<{ planned: number }> {
  const station = await ownStation(ctx, params.id)
  const { county, today } = reach(ctx)
  if (body.until < body.from || body.from < today || daysBetween(body.from, body.until) > 92) throw e.periodWrong()
  const staff = await staffOf(ctx, station)
  const people = body.accountIds.map((id) => staff.find((one) => one.id === id))
  if (people.some((one) => !one)) throw e.staffNotFound()
  const days = (await daysOf(ctx, station, body.from, daysBetween(body.from, body.until) + 1))
    .filter((day) => day.intervals.length > 0 && (!body.weekdays?.length || body.weekdays.includes(weekdayOf(day.date))))
  let planned = 0
  for (const [i, day] of days.entries()) {
    for (const one of body.inTurn ? [people[i % people.length]!] : people) {
      planned += await q.insertShift(ctx.tx, { county, id: ctx.newId(), region: station.region, stationId: station.id, onDate: day.date, part: body.part ?? 'day', account: one!.id, name: one!.name, insteadOf: '' })
    }
  }
  await note(ctx, station, 'station', 'shifts_planned', `${body.from}至${body.until}，${people.map((one) => one!.name).join('、')}`, { planned })
  return { planned }
}

export async function replace(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.replaceShift>['body'] }): Promise<{ version: number }> {
  const at = reach(ctx)
  const shift = await q.lockShift(ctx.tx, at.county, params.id)
  if (!shift || shift.region < at.lo || shift.region >= at.hi) throw e.shiftNotFound()
  if (shift.version !== body.version) throw e.changedMeanwhile()
  const station = await ownStation(ctx, shift.stationId)
  await q.dropShift(ctx.tx, at.county, shift.id, ctx.now)
  let instead = ''
  if (body.accountId) {
    const one = (await staffOf(ctx, station)).find((each) => each.id === body.accountId)
    if (!one) throw e.staffNotFound()
    instead = one.name
    const made = await q.insertShift(ctx.tx, { county: at.county, id: ctx.newId(), region: shift.region, stationId: shift.stationId, onDate: shift.onDate, part: shift.part, account: one.id, name: one.name, insteadOf: shift.name })
    if (!made) throw e.onDutyAlready(one.name)
  }
  await note(ctx, station, 'station', instead ? 'shift_replaced' : 'shift_dropped', body.reason, { on: shift.onDate, was: shift.name, now: instead })
  return { version: shift.version + 1 }
}

export async function setDay(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.setStationDay>['body'] }): Promise<{ done: boolean }> {
  const station = await ownStation(ctx, params.id)
  if (body.on < reach(ctx).today) throw e.periodWrong()
  if (body.intervals && !inOrder(body.intervals)) throw e.hoursWrong()
  if (body.intervals) await q.setSpecialDay(ctx.tx, { county: station.county, id: ctx.newId(), region: station.region, stationId: station.id, onDate: body.on, intervals: body.intervals, note: body.note ?? '' })
  else await q.dropSpecialDay(ctx.tx, station.county, station.id, body.on)
  await note(ctx, station, 'station', 'day_said', `${body.on}：${body.intervals ? sayHours(body.intervals) : '按平常'}${body.note ? `（${body.note}）` : ''}`)
  return { done: true }
}

export async function print(ctx: Ctx, { params, query }: { params: { id: string }; query: { from?: string | undefined } }) {
  const station = await ownStation(ctx, params.id)
  const today = shanghaiDate(ctx.now)
  const asked = query.from ?? today
  const from = addDays(asked, 1 - weekdayOf(asked))
  const days = await rosterDays(ctx, station, from, 7)
  const title = `${station.name}一周值班表`
  const file = await documentPdf({
    title, subtitle: `${formatChineseDate(from, { withYear: true })}至${formatChineseDate(addDays(from, 6))}`,
    facts: days.map((day) => ({
      label: `${formatChineseDate(day.date).replace(/（.*/, '')} 周${WEEKDAYS[weekdayOf(day.date) - 1]}${day.holiday ? `\n${day.holiday}` : ''}`,
      value: day.intervals.length === 0 ? `不办公${day.note ? `（${day.note}）` : ''}`
        : `${sayHours(day.intervals)}${day.note ? `（${day.note}）` : ''}\n${day.shifts.map((one) => `${one.name}${one.part === 'day' ? '' : `（${SHIFT_PARTS[one.part]}）`}${one.insteadOf ? `（替${one.insteadOf}）` : ''}`).join('、') || '还没有排人'}`,
    })),
    paragraphs: [`地址：${station.address}。${station.phone ? `电话：${station.phone}。` : ''}`], issuer: station.name, issuedOn: today,
  })
  return { file, name: `${title}-${daysFrom(from, 1)[0]}.pdf`, type: 'application/pdf', inline: true }
}
