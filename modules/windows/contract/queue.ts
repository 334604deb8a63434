import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ticketMoves, ticketStates } from '../rules.ts'
import { ClientId, Day, Id, Version, WithId } from './parts.ts'
import { Counter, Station } from './stations.ts'

const letter = z.string().regex(/^[A-Z]$/, '请选择业务')
export const Ticket = named('WindowTicket', z.object({
  id: z.uuid(), number: z.string(), business: z.string(), businessName: z.string(), fast: z.boolean(), state: z.enum(ticketStates), counterId: z.uuid().nullable(), counter: z.string(),
  calls: z.int(), takenAt: z.string(), calledAt: z.string().nullable(), startedAt: z.string().nullable(), version: z.int(),
}))
export type Ticket = z.output<typeof Ticket>
const Standing = named('WindowTicketStanding', z.object({
  ticket: Ticket, stationId: z.uuid(), stationName: z.string(), address: z.string(), onDate: z.string(), ahead: z.int(), waitMinutes: z.int().describe('An estimate: those ahead × minutes each ÷ counters'),
}))
export type TicketStanding = z.output<typeof Standing>

export const takeTicket = operation({
  id: 'takeTicket', method: 'POST', path: '/api/windows/stations/:id/tickets',
  summary: 'Takes a number, at the kiosk, by phone or by staff. Nobody is asked who they are; the fast lane is by one’s own wish',
  access: 'public',
  params: WithId,
  body: named('NewWindowTicket', z.strictObject({ business: letter, fast: z.boolean().default(false), via: z.enum(['kiosk', 'phone', 'staff']).default('phone'), clientId: ClientId })),
  reply: Standing,
  refusals: ['windows.station_not_found', 'windows.business_unknown', 'windows.closed_now', 'windows.too_many_tickets'],
})

export const getTicket = operation({
  id: 'getTicket', method: 'GET', path: '/api/windows/tickets/:id',
  summary: 'How a number stands, for whoever holds the slip',
  access: 'public',
  params: WithId,
  reply: Standing,
  refusals: ['windows.ticket_not_found'],
})

export const leaveQueue = operation({
  id: 'leaveQueue', method: 'POST', path: '/api/windows/tickets/:id/leaving',
  summary: 'Gives a number back, by whoever holds the slip',
  access: 'public',
  params: WithId,
  body: z.strictObject({ clientId: ClientId }),
  reply: Standing,
  refusals: ['windows.ticket_not_found', 'windows.not_now'],
})

export const getDisplay = operation({
  id: 'getDisplay', method: 'GET', path: '/api/windows/stations/:id/display',
  summary: 'What the display shows: numbers called and where, nobody’s name',
  access: 'public',
  params: WithId,
  reply: named('WindowDisplay', z.object({
    stationName: z.string(), at: z.string(),
    calls: z.array(z.object({ number: z.string(), counter: z.string(), calledAt: z.string(), calls: z.int(), serving: z.boolean() })),
    waiting: z.array(z.object({ business: z.string(), name: z.string(), count: z.int() })),
    passed: z.array(z.string()),
  })),
  refusals: ['windows.station_not_found'],
})

export const getQueue = operation({
  id: 'getQueue', method: 'GET', path: '/api/windows/stations/:id/queue',
  summary: 'The queue of today as the counter sees it',
  access: { staff: 'windows.serve' },
  params: WithId,
  reply: named('WindowQueue', z.object({
    station: Station, counters: z.array(Counter.extend({ now: Ticket.nullable() })), waiting: z.array(Ticket), passed: z.array(Ticket), each: z.int().describe('Minutes one visitor takes'),
  })),
  refusals: ['windows.station_not_found'],
})

export const seatCounter = operation({
  id: 'seatCounter', method: 'POST', path: '/api/windows/counters/:id/seat',
  summary: 'Sits down at a counter, or gets up',
  access: { staff: 'windows.serve' },
  params: WithId,
  body: named('WindowSeat', z.strictObject({ seated: z.boolean(), clientId: ClientId })),
  reply: Counter,
  status: 200,
  refusals: ['windows.counter_not_found', 'windows.counter_taken', 'windows.counter_busy'],
})

export const callNext = operation({
  id: 'callNext', method: 'POST', path: '/api/windows/counters/:id/calls',
  summary: 'Calls the next number to one’s counter; a number is called to one counter only, however many call at once',
  access: { staff: 'windows.serve' },
  params: WithId,
  body: named('WindowCall', z.strictObject({ ticketId: Id.optional().describe('This one, out of turn'), clientId: ClientId })),
  reply: z.object({ ticket: Ticket }),
  refusals: ['windows.counter_not_found', 'windows.not_seated', 'windows.counter_busy', 'windows.nobody_waits', 'windows.ticket_not_found', 'windows.not_now'],
})

export const moveTicket = operation({
  id: 'moveTicket', method: 'POST', path: '/api/windows/tickets/:id/moves',
  summary: 'Calls again, begins, ends, passes, forwards, queues again, notes that somebody left',
  access: { staff: 'windows.serve' },
  params: WithId,
  body: named('WindowTicketMove', z.strictObject({ move: z.enum(ticketMoves), business: letter.optional().describe('forward: for which business'), version: Version, clientId: ClientId })),
  reply: z.object({ ticket: Ticket }),
  status: 200,
  refusals: ['windows.ticket_not_found', 'windows.changed_meanwhile', 'windows.not_now', 'windows.not_seated', 'windows.business_unknown'],
})

const Sum = z.object({ taken: z.int(), served: z.int(), left: z.int(), waiting: z.int(), wait: z.object({ median: z.int(), longest: z.int() }).nullable().describe('Minutes from taking to the first call') })
export const getQueueDay = operation({
  id: 'getQueueDay', method: 'GET', path: '/api/windows/stations/:id/day',
  summary: 'A day of the queue: taken, served, left, waits; by business, counter and hour',
  access: { staff: 'windows.read' },
  params: WithId,
  query: z.strictObject({ on: Day.optional() }),
  reply: named('WindowQueueDay', z.object({
    on: z.string(), all: Sum, business: z.array(Sum.extend({ letter: z.string(), name: z.string() })), counters: z.array(z.object({ name: z.string(), served: z.int(), minutes: z.int().nullable() })),
    hours: z.array(z.object({ hour: z.string(), taken: z.int(), served: z.int() })),
  })),
  refusals: ['windows.station_not_found'],
})
