import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { OWED_STATES, type OwedState } from '../rules/state.ts'
import { ClientId, Day, Group, Id, RegionCode } from './parts.ts'

const states = Object.keys(OWED_STATES) as [OwedState, ...OwedState[]]

export const DutyDay = named('DutyDay', z.object({
  code: z.string(), title: z.string(), topic: Group, dueOn: z.string(), owed: z.int(), done: z.int(), excused: z.int(), late: z.int(), state: z.enum(states).describe('Of the one, or the most pressing of several'),
  id: z.uuid().nullable().describe('Where one body owes it'), bodyName: z.string(),
}))
export type DutyDay = z.output<typeof DutyDay>

export const getDutyCalendar = operation({
  id: 'getDutyCalendar', method: 'GET', path: '/api/duties/calendar',
  summary: 'What is due from one day to another, by day and duty, with how many have done it',
  access: { staff: 'duties.read' },
  query: z.strictObject({ from: Day.optional().describe('This month without it'), until: Day.optional(), whose: z.enum(['own', 'all']).default('own'), region: RegionCode.optional() }),
  reply: named('DutyCalendar', z.object({ today: z.string(), days: z.array(DutyDay), rest: z.array(z.object({ day: z.string(), working: z.boolean(), name: z.string() })).describe('Holidays and exchanged working days, where known') })),
  refusals: ['duties.place_not_yours', 'duties.too_long'],
})

const Figures = {
  owed: z.int().describe('Due from the first to the last day, without what was excused'), onTime: z.int(), doneLate: z.int(), late: z.int(), excused: z.int(), ahead: z.int().describe('Not done and due by the last day, not late yet'),
  coverage: z.number().nullable().describe('Share of what was owed that is done; null where nothing was owed'),
}
export const getDutyCoverage = operation({
  id: 'getDutyCoverage', method: 'GET', path: '/api/duties/coverage',
  summary: 'How places keep their duties: done, late, and what is missing before it is late; of the place itself, of each place below, and by duty',
  access: { staff: 'duties.read' },
  query: z.strictObject({ region: RegionCode.optional(), from: Day.optional(), until: Day.optional() }),
  reply: named('DutyCoverage', z.object({
    region: z.string(), regionName: z.string(), from: z.string(), until: z.string(), today: z.string(), all: z.object(Figures),
    places: z.array(z.object({ code: z.string(), name: z.string(), level: z.string(), ...Figures })),
    duties: z.array(z.object({ code: z.string(), title: z.string(), topic: Group, ...Figures })),
  })),
  refusals: ['duties.place_not_yours', 'duties.too_long'],
})
export type DutyCoverage = z.output<typeof getDutyCoverage.reply>

export const createDutyFeed = operation({
  id: 'createDutyFeed', method: 'POST', path: '/api/duties/feeds',
  summary: 'A secret address by which a calendar program reads the duties of the worn post (RFC 5545); shown once, revocable',
  access: { staff: 'duties.read' },
  body: named('NewDutyFeed', z.strictObject({ clientId: ClientId })),
  reply: z.object({ id: z.uuid(), url: z.string() }),
  keepNoReply: true,
  refusals: ['duties.no_post', 'duties.too_many_feeds'],
})

export const listDutyFeeds = operation({
  id: 'listDutyFeeds', method: 'GET', path: '/api/duties/feeds',
  summary: 'The reader’s own calendar addresses: since when, last read when; not the address itself',
  access: { staff: 'duties.read' },
  reply: named('DutyFeeds', z.object({ items: z.array(z.object({ id: z.uuid(), postTitle: z.string(), regionName: z.string(), madeAt: z.string(), readAt: z.string().nullable() })) })),
})

export const revokeDutyFeed = operation({
  id: 'revokeDutyFeed', method: 'DELETE', path: '/api/duties/feeds/:id',
  summary: 'Revokes a calendar address at once',
  access: { staff: 'duties.read' },
  params: z.strictObject({ id: Id }),
  reply: z.object({ id: z.uuid() }),
  refusals: ['duties.feed_not_found'],
})

export const readDutyFeed = operation({
  id: 'readDutyFeed', method: 'GET', path: '/api/duty-feeds/:token',
  summary: 'Duties as iCalendar, by a secret address; nothing where it was revoked or the post has ended',
  access: 'public',
  params: z.strictObject({ token: z.string().min(20).max(100) }),
  reply: z.any(),
  file: ['text/calendar'],
  refusals: ['duties.feed_not_found'],
})
