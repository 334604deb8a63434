import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, Day, Done, Id, Intervals, Text, WithId } from './parts.ts'
import { StationDay } from './stations.ts'

export const SHIFT_PARTS = { day: '全天', morning: '上午', afternoon: '下午' } as const
const Part = z.enum(['day', 'morning', 'afternoon'])
const Shift = z.object({ id: z.uuid(), part: Part, accountId: z.uuid(), name: z.string(), insteadOf: z.string(), version: z.int() })
export const RosterDay = named('WindowRosterDay', StationDay.extend({ shifts: z.array(Shift), special: z.boolean(), unmanned: z.boolean().describe('Open, and no one on duty') }))
export type RosterDay = z.output<typeof RosterDay>

export const getRoster = operation({
  id: 'getRoster', method: 'GET', path: '/api/windows/stations/:id/roster',
  summary: 'Hours and duty of a station day by day; open days with no one on duty are flagged',
  access: { staff: 'windows.read' },
  params: WithId,
  query: z.strictObject({ from: Day.optional(), days: z.coerce.number().int().min(1).max(62).default(30) }),
  reply: named('WindowRoster', z.object({ stationId: z.uuid(), stationName: z.string(), region: z.string(), days: z.array(RosterDay), unmanned: z.int(), staff: z.array(z.object({ id: z.uuid(), name: z.string(), posts: z.string() })) })),
  refusals: ['windows.station_not_found'],
})

export const listUnmanned = operation({
  id: 'listUnmannedDays', method: 'GET', path: '/api/windows/unmanned-days',
  summary: 'Open days of the next thirty on which no one is on duty, all stations of the scope',
  access: { staff: 'windows.read' },
  reply: named('WindowUnmannedDays', z.object({ total: z.int(), items: z.array(z.object({ stationId: z.uuid(), stationName: z.string(), date: z.string(), kind: z.string(), holiday: z.string() })) })),
})

export const planShifts = operation({
  id: 'planShifts', method: 'POST', path: '/api/windows/stations/:id/shifts',
  summary: 'Puts somebody on duty on the open days of a period; days on which they are on duty already stay',
  access: { staff: 'windows.keep' },
  params: WithId,
  body: named('WindowShiftPlan', z.strictObject({
    accountIds: z.array(Id).min(1, '请选择值班人').max(20), from: Day, until: Day, weekdays: z.array(z.int().min(1).max(7)).max(7).default([]).describe('1 Monday … 7 Sunday; none: every day'),
    part: Part.default('day'), inTurn: z.boolean().default(false).describe('One a day in turn, else all of them every day'), clientId: ClientId,
  })),
  reply: z.object({ planned: z.int() }),
  refusals: ['windows.station_not_found', 'windows.period_wrong', 'windows.staff_not_found'],
})

export const replaceShift = operation({
  id: 'replaceShift', method: 'POST', path: '/api/windows/shifts/:id/replacement',
  summary: 'Somebody else stands in, with the reason; or the shift is dropped',
  access: { staff: 'windows.keep' },
  params: WithId,
  body: named('WindowReplacement', z.strictObject({ accountId: Id.nullable(), reason: Text(200).min(2, '请写明原因'), version: z.int(), clientId: ClientId })),
  reply: Done,
  refusals: ['windows.shift_not_found', 'windows.changed_meanwhile', 'windows.staff_not_found', 'windows.on_duty_already'],
})

export const setStationDay = operation({
  id: 'setStationDay', method: 'POST', path: '/api/windows/stations/:id/days',
  summary: 'Says the hours of one date; null goes back to the usual ones',
  access: { staff: 'windows.keep' },
  params: WithId,
  body: named('WindowDaySaying', z.strictObject({ on: Day, intervals: Intervals.nullable(), note: Text(60).default(''), clientId: ClientId })),
  reply: z.object({ done: z.boolean() }),
  refusals: ['windows.station_not_found', 'windows.hours_wrong', 'windows.period_wrong'],
})

export const printRoster = operation({
  id: 'printRoster', method: 'GET', path: '/api/windows/stations/:id/roster.pdf',
  summary: 'The duty table of a week for the door',
  access: { staff: 'windows.read' },
  params: WithId,
  query: z.strictObject({ from: Day.optional() }),
  reply: z.object({}),
  file: ['application/pdf'],
  refusals: ['windows.station_not_found'],
})
