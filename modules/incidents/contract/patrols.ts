import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Id, Moment, Must, page, RegionCode, Text, WithId } from './parts.ts'

const Fix = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90), z.number().min(0).max(86_400)])

export const Patrol = named('Patrol', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), by: z.string(), startedAt: z.string(), endedAt: z.string(), places: z.string(), note: z.string(), metres: z.int(),
  tracked: z.boolean(), findings: z.int(), mine: z.boolean(),
}))
export type Patrol = z.output<typeof Patrol>

export const listPatrols = operation({
  id: 'listPatrols',
  method: 'GET',
  path: '/api/patrols',
  summary: 'Patrols of a place, newest first',
  access: { staff: 'incidents.read' },
  query: z.strictObject({ show: z.enum(['mine', 'all']).default('all'), from: Day.optional(), to: Day.optional(), region: RegionCode.optional(), after: After }),
  reply: named('PatrolPage', page(Patrol)),
  refusals: ['incidents.page_unknown', 'incidents.place_not_yours'],
})

export const getPatrol = operation({
  id: 'getPatrol',
  method: 'GET',
  path: '/api/patrols/:id',
  summary: 'One patrol with what was found; the track for the worker and the head of the place, and that is written down',
  access: { staff: 'incidents.read' },
  params: WithId,
  reply: named('PatrolFile', z.object({
    patrol: Patrol, track: z.array(Fix).nullable(), trackUntil: z.string().nullable().describe('The day the track goes'),
    found: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), state: z.string(), ended: z.string() })),
  })),
  refusals: ['incidents.patrol_not_found'],
})

export const recordPatrol = operation({
  id: 'recordPatrol',
  method: 'POST',
  path: '/api/patrols',
  summary: 'Write a patrol down when it is over; the track only if the worker switched it on. The same clientId makes one record; it may come before or after its findings',
  access: { staff: 'incidents.patrols' },
  body: named('NewPatrol', z.strictObject({
    id: Id.describe('Chosen on the phone, so that findings name it before it is sent'), region: RegionCode, startedAt: Moment, endedAt: Moment, places: Text(300).default(''), note: Text(500).default(''),
    track: z.array(Fix).max(20_000).optional(), clientId: ClientId,
  })),
  reply: named('PatrolMade', z.object({ id: z.uuid(), metres: z.int() })),
  refusals: ['incidents.times_wrong', 'incidents.place_not_yours'],
})

export const Visit = named('Visit', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), householdId: z.uuid().nullable(), personId: z.uuid().nullable(), whom: z.string(), cycle: z.string(), cycleName: z.string(),
  visitedAt: z.string(), met: z.boolean(), content: z.string(), nextDueOn: z.string().nullable(), overdue: z.boolean(), by: z.string(),
}))
export type Visit = z.output<typeof Visit>

export const listVisits = operation({
  id: 'listVisits',
  method: 'GET',
  path: '/api/visits',
  summary: 'Visits that are due next, or those that were made, newest first',
  access: { staff: 'incidents.patrols' },
  query: z.strictObject({ show: z.enum(['due', 'made']).default('due'), until: Day.optional().describe('due: up to this day, else a week'), personId: Id.optional(), householdId: Id.optional(), after: After }),
  reply: named('VisitPage', page(Visit).extend({ counts: z.object({ due: z.int(), overdue: z.int() }) })),
  refusals: ['incidents.page_unknown'],
})

export const recordVisit = operation({
  id: 'recordVisit',
  method: 'POST',
  path: '/api/visits',
  summary: 'Write down a visit: whom, what about, when again by its cycle',
  access: { staff: 'incidents.patrols' },
  body: named('NewVisit', z.strictObject({
    personId: Id.optional(), householdId: Id.optional(), cycle: Must(10, '请选择走访周期'), visitedAt: Moment, met: z.boolean().default(true),
    content: Text(500).default('').describe('What was talked about; nothing about health, belief or past'), nextDueOn: Day.optional().describe('Instead of the cycle’s'), clientId: ClientId,
  })),
  reply: named('VisitMade', z.object({ id: z.uuid(), nextDueOn: z.string().nullable() })),
  refusals: ['incidents.household_not_found', 'incidents.cycle_unknown', 'incidents.times_wrong'],
})
