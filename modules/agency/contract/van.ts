import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Id, Made, MatterCode, Month, Must, page, RegionCode, Text, Time, Version, WithId } from './parts.ts'

const StopFacts = {
  region: RegionCode, name: Must(40, '请填写停靠点名称'), lon: z.number().min(-180).max(180).nullable().default(null), lat: z.number().min(-90).max(90).nullable().default(null),
  agent: Text(40).default('').describe('Named agent of the place'), matters: z.array(MatterCode).min(1, '请选择这里办的事项').max(30), from: Time, until: Time, capacity: z.int().min(1).max(500).default(20),
}
const Stop = z.object({ ...StopFacts, id: z.uuid(), regionName: z.string(), titles: z.array(z.string()) })
export const VanRoute = named('VanRoute', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), name: z.string(), vehicle: z.string(), plate: z.string(), driver: z.string(), phone: z.string(), stops: z.array(Stop), version: z.int(),
}))
export type VanRoute = z.output<typeof VanRoute>
const Halt = z.object({
  id: z.uuid(), runId: z.uuid(), onDate: z.string(), from: z.string(), until: z.string(), stop: z.string(), region: z.string(), regionName: z.string(), route: z.string(), vehicle: z.string(), phone: z.string(), agent: z.string(),
  lon: z.number().nullable(), lat: z.number().nullable(), matters: z.array(z.object({ code: z.string(), title: z.string() })), left: z.int().describe('Places left'), state: z.enum(['planned', 'cancelled']),
})
export type VanHalt = z.output<typeof Halt>
export const VanHalt = named('VanHalt', Halt)
const Booking = z.object({
  id: z.uuid(), haltId: z.uuid(), personId: z.uuid(), personName: z.string(), matter: z.string(), title: z.string(), note: z.string(), state: z.enum(['booked', 'cancelled', 'served', 'missed']), version: z.int(),
})
export type VanBooking = z.output<typeof Booking>
export const VanRun = named('VanRun', z.object({
  id: z.uuid(), routeId: z.uuid(), route: z.string(), vehicle: z.string(), region: z.string(), onDate: z.string(), state: z.enum(['planned', 'cancelled', 'done']), note: z.string(), booked: z.int(), stops: z.array(z.string()), version: z.int(),
}))
export type VanRun = z.output<typeof VanRun>

export const listRoutes = operation({
  id: 'listVanRoutes', method: 'GET', path: '/api/agency/routes', summary: 'Routes of the place with their stops', access: { staff: 'agency.read' },
  reply: named('VanRoutes', z.object({ items: z.array(VanRoute) })),
})
export const saveRoute = operation({
  id: 'saveVanRoute', method: 'POST', path: '/api/agency/routes', summary: 'Sets up a route with its stops, or changes it; dates that are planned keep their times', access: { staff: 'agency.plan' },
  body: named('VanRouteInput', z.strictObject({
    routeId: Id.optional(), region: RegionCode, name: Must(40, '请填写路线名称'), vehicle: Must(40, '请填写车辆'), plate: Text(20).default(''), driver: Text(20).default(''), phone: Text(30).default(''),
    stops: z.array(z.strictObject({ ...StopFacts, stopId: Id.optional() })).min(1, '至少要有一个停靠点').max(30), ended: z.boolean().default(false), version: Version.optional(), clientId: ClientId,
  })),
  reply: Made, refusals: ['agency.route_not_found', 'agency.changed_meanwhile', 'agency.place_not_yours', 'agency.times_wrong', 'agency.matter_unknown'],
})
export const planRuns = operation({
  id: 'planVanRuns', method: 'POST', path: '/api/agency/routes/:id/runs', summary: 'Puts dates into the timetable', access: { staff: 'agency.plan' }, params: WithId,
  body: named('VanDates', z.strictObject({ dates: z.array(Day).min(1, '请填写日期').max(31), clientId: ClientId })),
  reply: z.object({ planned: z.int() }), refusals: ['agency.route_not_found', 'agency.days_past'],
})
export const copyMonth = operation({
  id: 'copyVanMonth', method: 'POST', path: '/api/agency/routes/:id/copies', summary: 'Copies the dates of a month to another: the same weekdays, days of rest are said and left out', access: { staff: 'agency.plan' }, params: WithId,
  body: named('VanMonthCopy', z.strictObject({ from: Month, to: Month, clientId: ClientId })),
  reply: named('VanMonthCopied', z.object({ planned: z.array(z.string()), left: z.array(z.object({ date: z.string(), why: z.string() })) })), refusals: ['agency.route_not_found', 'agency.month_empty', 'agency.days_past'],
})
export const listRuns = operation({
  id: 'listVanRuns', method: 'GET', path: '/api/agency/runs', summary: 'The timetable: coming dates, or past ones', access: { staff: 'agency.read' },
  query: z.strictObject({ show: z.enum(['coming', 'past']).default('coming'), after: After }),
  reply: named('VanRunPage', page(VanRun)), refusals: ['agency.page_unknown'],
})
export const getRun = operation({
  id: 'getVanRun', method: 'GET', path: '/api/agency/runs/:id', summary: 'A date with its stops and who booked what: what the driver takes along', access: { staff: 'agency.read' }, params: WithId,
  reply: named('VanRunFile', z.object({ run: VanRun, driver: z.string(), plate: z.string(), halts: z.array(Halt.extend({ bookings: z.array(Booking) })), mayPlan: z.boolean() })), refusals: ['agency.run_not_found'],
})
export const printRun = operation({
  id: 'printVanRun', method: 'GET', path: '/api/agency/runs/:id/list.pdf', summary: 'The take-along list on paper', access: { staff: 'agency.read' }, params: WithId, reply: z.object({}), file: ['application/pdf'], refusals: ['agency.run_not_found'],
})
export const changeRun = operation({
  id: 'changeVanRun', method: 'POST', path: '/api/agency/runs/:id/changes', summary: 'Cancels a date, moves it, or changes times at stops; whoever booked is told', access: { staff: 'agency.plan' }, params: WithId,
  body: named('VanRunChange', z.strictObject({
    how: z.enum(['cancel', 'move', 'times', 'done']), onDate: Day.optional(), times: z.array(z.strictObject({ haltId: Id, from: Time, until: Time })).max(30).default([]), reason: Text(200).default(''), version: Version, clientId: ClientId,
  })),
  reply: z.object({ version: z.int(), told: z.int() }), refusals: ['agency.run_not_found', 'agency.changed_meanwhile', 'agency.run_over', 'agency.days_past', 'agency.run_exists', 'agency.reason_needed', 'agency.times_wrong'],
})
export const listHalts = operation({
  id: 'listVanHalts', method: 'GET', path: '/api/agency/halts', summary: 'When the van comes near a place: its own stops first, then those of the sumu, then all', access: 'public',
  query: z.strictObject({ region: RegionCode.optional() }),
  reply: named('VanHalts', z.object({ items: z.array(Halt), near: z.boolean().describe('The first is at the place itself or in its sumu') })),
})
export const getHalt = operation({
  id: 'getVanHalt', method: 'GET', path: '/api/agency/halts/:id', summary: 'One stop on one date, which matters are taken, how many places are left', access: 'public', params: WithId, reply: VanHalt, refusals: ['agency.halt_not_found'],
})
export const bookHalt = operation({
  id: 'bookVanHalt', method: 'POST', path: '/api/agency/halts/:id/bookings', summary: 'Books a matter at a stop, for oneself or by staff for somebody', access: { staff: 'agency.read', resident: true }, params: WithId,
  body: named('NewVanBooking', z.strictObject({ personId: Id.optional().describe('Staff: for whom'), matter: MatterCode, note: Text(100).default(''), clientId: ClientId })),
  reply: Made, refusals: ['agency.halt_not_found', 'agency.halt_over', 'agency.halt_full', 'agency.booked_already', 'agency.not_taken_here', 'agency.person_not_found'],
})
export const cancelBooking = operation({
  id: 'cancelVanBooking', method: 'POST', path: '/api/agency/bookings/:id/cancellation', summary: 'Cancels a booking; the place is free again', access: { staff: 'agency.read', resident: true }, params: WithId,
  body: named('VanCancellation', z.strictObject({ version: Version, clientId: ClientId })), reply: Done, refusals: ['agency.booking_not_found', 'agency.changed_meanwhile', 'agency.booking_over'],
})
export const markBooking = operation({
  id: 'markVanBooking', method: 'POST', path: '/api/agency/bookings/:id/marks', summary: 'Served, or did not come', access: { staff: 'agency.read' }, params: WithId,
  body: named('VanMark', z.strictObject({ state: z.enum(['served', 'missed']), version: Version, clientId: ClientId })), reply: Done, refusals: ['agency.booking_not_found', 'agency.changed_meanwhile', 'agency.booking_over'],
})
export const listMyBookings = operation({
  id: 'listMyVanBookings', method: 'GET', path: '/api/me/van-bookings', summary: 'What the reader has booked at stops of the van', access: { resident: true },
  reply: named('MyVanBookings', z.object({ items: z.array(Booking.extend({ halt: Halt })) })),
})
