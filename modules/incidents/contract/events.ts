import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { channels, urgencies } from '../../matters/definition.ts'
import { After, ClientId, Day, Done, EventLevel, Id, Moment, page, Photos, RegionCode, Step, Text, Version, WithId } from './parts.ts'
import { saidEnds } from '../rules/steps.ts'

const EventEnd = z.enum(['', 'solved', 'partly', 'cannot', 'not_found', 'duplicate', 'withdrawn'])

/** An event as it stands in lists and on the map. About a place; nobody's name is in it. */
export const GridEvent = named('GridEvent', z.object({
  id: z.uuid().describe('The id of its case'),
  number: z.string(), title: z.string(), kind: z.string(), kindName: z.string(), urgency: z.enum(urgencies), level: EventLevel,
  region: z.string(), regionName: z.string(), placeText: z.string(), lon: z.number().nullable(), lat: z.number().nullable(),
  channel: z.enum(channels), foundAt: z.string(), reportedAt: z.string(), state: z.string(),
  step: z.int().describe('The last of the seven steps that is done, 0 for 采集上报'),
  dueAt: z.string().nullable(), late: z.boolean(), endedAt: z.string().nullable(), ended: EventEnd, reopened: z.int(),
  joined: z.int().describe('How many reports of the same thing are answered with this one'),
  mainId: z.uuid().nullable(), version: z.int(),
}))
export type GridEvent = z.output<typeof GridEvent>

export const eventShows = ['open', 'late', 'ended', 'all'] as const
const filters = {
  region: RegionCode.optional(), class: Text(4).optional().describe('Class of the taxonomy'), kind: Text(8).optional(), level: EventLevel.optional(),
  ended: z.enum(['solved', 'partly', 'cannot', 'not_found', 'duplicate', 'withdrawn']).optional(), from: Day.optional(), to: Day.optional(),
  q: Text(50).optional().describe('Number, or part of the title or the place'),
}
export type EventFilters = { [K in keyof typeof filters]?: z.output<(typeof filters)[K]> }

export const listGridEvents = operation({
  id: 'listGridEvents',
  method: 'GET',
  path: '/api/grid-events',
  summary: 'Events of a place, newest first; late ones by their last day',
  access: { staff: 'incidents.read' },
  query: z.strictObject({ show: z.enum(eventShows).default('open'), ...filters, after: After }),
  reply: named('GridEventPage', page(GridEvent).extend({ counts: z.object({ open: z.int(), late: z.int(), ended: z.int(), all: z.int() }) })),
  refusals: ['incidents.page_unknown', 'incidents.place_not_yours'],
})

export const getGridEvent = operation({
  id: 'getGridEvent',
  method: 'GET',
  path: '/api/grid-events/:id',
  summary: 'What an event is beyond its case: kind, step, level, end, photos before and after, reports of the same thing, what happened to it',
  access: { staff: 'incidents.read' },
  params: WithId,
  reply: named('GridEventFile', z.object({
    event: GridEvent, endReason: z.string(), className: z.string(), kindFrom: z.string().nullable(), selfHandled: z.boolean(), beforePhotos: z.int(), afterPhotos: z.int(),
    main: GridEvent.nullable(), joined: z.array(GridEvent), steps: z.array(Step),
    may: z.object({ end: z.array(z.enum(saidEnds)), climb: z.boolean(), join: z.boolean(), leave: z.boolean(), call: z.boolean(), reopen: z.boolean() }),
    climbsTo: EventLevel.nullable(),
  })),
  refusals: ['incidents.event_not_found'],
})

export const listNearEvents = operation({
  id: 'listNearEvents',
  method: 'GET',
  path: '/api/grid-events/near',
  summary: 'Open events near a point, or in a grid, that may be the same thing; the nearest first',
  access: { staff: 'incidents.read' },
  query: z.strictObject({ region: RegionCode.optional(), kind: Text(8).default(''), lon: z.coerce.number().min(-180).max(180).optional(), lat: z.coerce.number().min(-90).max(90).optional(), all: z.enum(['yes', 'no']).default('no').describe('yes: of any kind, for the day page') }),
  reply: named('NearGridEvents', z.object({ items: z.array(GridEvent.extend({ metres: z.int().nullable(), alike: z.boolean() })) })),
})

export const reportGridEvent = operation({
  id: 'reportGridEvent',
  method: 'POST',
  path: '/api/grid-events',
  summary: 'Report what was found on the ground; the same clientId makes one event however often it is sent. Settled on the spot with photos before and after, or joined to one that is open',
  access: { staff: 'incidents.report' },
  body: named('NewGridEvent', z.strictObject({
    kind: Text(8).min(1, '请选择种类'),
    region: RegionCode,
    placeText: Text(100).default(''),
    lon: z.number().min(-180).max(180).optional(),
    lat: z.number().min(-90).max(90).optional(),
    foundAt: Moment,
    description: Text(500).default(''),
    danger: z.boolean().default(false).describe('Somebody may be hurt now'),
    photosBefore: Photos.min(1, '请至少拍一张现场照片'),
    settled: z.strictObject({ what: Text(300).min(2, '请写明怎么处置的'), photosAfter: Photos.min(1, '请拍一张处置后的照片') }).optional().describe('Put right on the spot by the grid worker'),
    sendUp: Text(300).optional().describe('Cannot be put right in the grid: why; goes to the community'),
    joinTo: Id.optional().describe('The open event of which this is another report'),
    applicantId: Id.optional().describe('Who told it and wants an answer'),
    contactPhone: z.string().trim().regex(/^[\d\-+ ()]{5,20}$/, '请填写能联系到的电话号码').optional(),
    channel: z.enum(['GRID', 'PATROL', 'VISIT_HOME', 'PROPERTY', 'OTHER']).default('GRID'),
    patrolId: Id.optional().describe('The patrol on which it was found'),
    clientId: ClientId,
  })),
  reply: named('GridEventReceipt', z.object({
    id: z.uuid(), number: z.string(), title: z.string(), state: z.string(), dueAt: z.string().nullable(), ended: EventEnd, mainNumber: z.string().describe('Set when it was joined'), again: z.boolean().describe('Sent before; nothing was made anew'),
  })),
  refusals: [
    'incidents.kind_unknown', 'incidents.kind_elsewhere', 'incidents.found_later', 'incidents.place_needed', 'incidents.not_settled_alone', 'incidents.event_not_found',
    'incidents.ended_already', 'case.region_not_found', 'case.applicant_not_found', 'case.own_case', 'files.not_found',
  ],
})

export const endGridEvent = operation({
  id: 'endGridEvent',
  method: 'POST',
  path: '/api/grid-events/:id/end',
  summary: 'Close an event as it truly ended: solved (photo before and after), in part, cannot be solved here, not found on the spot',
  access: { staff: 'incidents.read' },
  params: WithId,
  body: named('GridEventEnding', z.strictObject({
    end: z.enum(saidEnds, '请选择结果'), answer: Text(500).min(2, '请写明告诉上报人的话'), reason: Text(300).default(''), photosAfter: Photos.default([]), version: Version, clientId: ClientId,
  })),
  reply: Done,
  refusals: [
    'incidents.event_not_found', 'incidents.changed_meanwhile', 'incidents.ended_already', 'incidents.photos_missing', 'incidents.reason_needed', 'incidents.joined_elsewhere',
    'incidents.refusal_open', 'case.move_not_yours', 'case.stages_ahead', 'case.joint_work_open', 'files.not_found',
  ],
})

export const climbGridEvent = operation({
  id: 'climbGridEvent',
  method: 'POST',
  path: '/api/grid-events/:id/climb',
  summary: 'Hand an event to the level above, which has what this one lacks: grid → community → street → county',
  access: { staff: 'incidents.read' },
  params: WithId,
  body: z.strictObject({ reason: Text(300).min(2, '请写明为什么本级解决不了'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['incidents.event_not_found', 'incidents.changed_meanwhile', 'incidents.ended_already', 'incidents.highest_level', 'incidents.joined_elsewhere', 'case.move_not_yours'],
})

export const reopenGridEvent = operation({
  id: 'reopenGridEvent',
  method: 'POST',
  path: '/api/grid-events/:id/reopen',
  summary: 'It is broken again or was not put right: new work with a new clock, for all who reported it',
  access: { staff: 'incidents.read' },
  params: WithId,
  body: z.strictObject({ reason: Text(300).min(2, '请写明现场情况'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['incidents.event_not_found', 'incidents.changed_meanwhile', 'incidents.joined_elsewhere', 'case.reopen_too_late', 'case.move_not_allowed', 'case.move_not_yours'],
})

export const joinGridEvents = operation({
  id: 'joinGridEvents',
  method: 'POST',
  path: '/api/grid-events/:id/joined',
  summary: 'Say that reports are of the same thing as this one: they are worked once and every reporter is answered',
  access: { staff: 'incidents.dispatch' },
  params: WithId,
  body: z.strictObject({ ids: z.array(Id).min(1, '请选择要合并的事件').max(50, '一次最多合并50件'), note: Text(200).default(''), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['incidents.event_not_found', 'incidents.changed_meanwhile', 'incidents.ended_already', 'incidents.same_thing'],
})

export const leaveGridEvent = operation({
  id: 'leaveGridEvent',
  method: 'POST',
  path: '/api/grid-events/:id/leave',
  summary: 'It was another thing after all: the report stands for itself again',
  access: { staff: 'incidents.dispatch' },
  params: WithId,
  body: z.strictObject({ reason: Text(200).min(2, '请写明为什么不是同一件'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['incidents.event_not_found', 'incidents.changed_meanwhile', 'incidents.not_joined', 'incidents.ended_already'],
})

const Figure = z.object({
  region: z.string(), regionName: z.string(), reported: z.int(), open: z.int(), late: z.int(), solved: z.int(), partly: z.int(), cannot: z.int(), notFound: z.int(), duplicate: z.int(),
  withdrawn: z.int(), selfHandled: z.int(), reopened: z.int(),
})

export const getGridEventFigures = operation({
  id: 'getGridEventFigures',
  method: 'GET',
  path: '/api/grid-events/figures',
  summary: 'How events of a period ended, place by place and class by class; duplicates are counted apart, only what was solved counts as solved',
  access: { staff: 'incidents.count' },
  query: z.strictObject({ region: RegionCode.optional(), from: Day.optional(), to: Day.optional() }),
  reply: named('GridEventFigures', z.object({
    region: z.string(), regionName: z.string(), from: z.string(), to: z.string(), total: Figure, places: z.array(Figure),
    classes: z.array(z.object({ class: z.string(), className: z.string(), reported: z.int(), open: z.int(), solved: z.int() })),
  })),
  refusals: ['incidents.place_not_yours'],
})

export const listEventCells = operation({
  id: 'listEventCells',
  method: 'GET',
  path: '/api/grid-events/cells',
  summary: 'How many events lie in each cell of about two hundred metres: for the map. No event, no person is named',
  access: { staff: 'incidents.count' },
  query: z.strictObject({ show: z.enum(eventShows).default('open'), ...filters }),
  reply: named('EventCells', z.object({
    metres: z.int(), cells: z.array(z.object({ lon: z.number(), lat: z.number(), n: z.int(), late: z.int() })),
    places: z.array(z.object({ region: z.string(), n: z.int(), late: z.int() })).describe('The same by the place of the event'), withoutPoint: z.int(),
  })),
  refusals: ['incidents.place_not_yours'],
})
