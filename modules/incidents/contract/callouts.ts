import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { calloutStates } from '../rules/callouts.ts'
import { After, ClientId, Done, Id, Must, page, RegionCode, Span, Text, Version, WithId } from './parts.ts'

export const Callout = named('Callout', z.object({
  id: z.uuid(), eventId: z.uuid(), eventNumber: z.string(), eventTitle: z.string(), placeText: z.string(), region: z.string(), regionName: z.string(),
  role: z.enum(['lead', 'helper']), unit: z.string(), post: z.string(), postTitle: z.string(), atRegion: z.string(), atRegionName: z.string(), job: z.string(),
  limit: Span, calledAt: z.string(), dueAt: z.string().nullable(), late: z.boolean(), state: z.enum(calloutStates),
  arrivedAt: z.string().nullable(), arrivedName: z.string(), doneAt: z.string().nullable(), answer: z.string(),
  refusal: z.string(), refusalName: z.string(), refusalText: z.string(), refusedAt: z.string().nullable(),
  decideBy: z.string().nullable(), decidedAt: z.string().nullable(), decision: z.enum(['', 'must', 'released']), decisionText: z.string(),
  arbiter: z.string().describe('Which desk decides about a refusal'), climbed: z.int(), byName: z.string(), version: z.int(),
  may: z.object({ arrive: z.boolean(), finish: z.boolean(), refuse: z.boolean(), decide: z.boolean() }),
}))
export type Callout = z.output<typeof Callout>

export const calloutShows = ['mine', 'refused', 'late', 'open', 'all'] as const

export const listCallouts = operation({
  id: 'listCallouts',
  method: 'GET',
  path: '/api/callouts',
  summary: 'Units that were called together: those of the post that is worn, refusals that wait for a decision, late ones',
  access: { staff: 'incidents.read' },
  query: z.strictObject({ show: z.enum(calloutShows).default('mine'), eventId: Id.optional(), after: After }),
  reply: named('CalloutPage', page(Callout).extend({ counts: z.object({ mine: z.int(), refused: z.int(), late: z.int(), open: z.int() }) })),
  refusals: ['incidents.page_unknown'],
})

const Called = z.strictObject({
  unit: Must(60, '请填写单位'), post: Must(40, '请选择岗位'), atRegion: RegionCode, job: Must(300, '请写明要它做什么'), limit: Span,
})

export const callUnits = operation({
  id: 'callUnits',
  method: 'POST',
  path: '/api/grid-events/:id/callouts',
  summary: 'Call units to an event (吹哨): one leads and takes the work over, the others help; each with its own task and its own clock',
  access: { staff: 'incidents.dispatch' },
  params: WithId,
  body: named('UnitsCalled', z.strictObject({
    lead: Called.optional().describe('Takes the event over; absent: whoever has it goes on leading'), helpers: z.array(Called).max(10, '一次最多请10个单位').default([]), version: Version, clientId: ClientId,
  })),
  reply: named('CalloutsMade', z.object({ ids: z.array(z.uuid()), version: z.int() })),
  refusals: [
    'incidents.event_not_found', 'incidents.changed_meanwhile', 'incidents.ended_already', 'incidents.joined_elsewhere', 'incidents.lead_exists', 'incidents.reason_needed',
    'case.move_not_yours', 'case.target_not_reachable', 'case.move_not_allowed',
  ],
})

const deed = { params: WithId, reply: Done }

export const arriveCallout = operation({
  id: 'arriveCallout', method: 'POST', path: '/api/callouts/:id/arrival', summary: 'The unit is there (报到)', access: { staff: 'incidents.answer' }, ...deed,
  body: z.strictObject({ name: Must(50, '请填写到场人'), version: Version, clientId: ClientId }),
  refusals: ['incidents.callout_not_found', 'incidents.changed_meanwhile', 'incidents.not_now', 'incidents.not_yours'],
})

export const finishCallout = operation({
  id: 'finishCallout', method: 'POST', path: '/api/callouts/:id/finish', summary: 'The unit has done its part; what it did stands on the shared timeline', access: { staff: 'incidents.answer' }, ...deed,
  body: z.strictObject({ answer: Must(500, '请写明做了什么'), photosAfter: z.array(Id).max(4, '最多4张照片').default([]), version: Version, clientId: ClientId }),
  refusals: ['incidents.callout_not_found', 'incidents.changed_meanwhile', 'incidents.not_now', 'incidents.not_yours', 'incidents.photos_missing', 'files.not_found', 'case.move_not_yours', 'case.move_not_allowed'],
})

export const refuseCallout = operation({
  id: 'refuseCallout', method: 'POST', path: '/api/callouts/:id/refusal', summary: 'The unit says, for a reason on the list and with its legal ground, that it is not its task; the level above decides', access: { staff: 'incidents.answer' }, ...deed,
  body: z.strictObject({ refusal: Must(10, '请选择一条理由'), text: Text(500).min(5, '请写明法律法规名称、条款和事实'), version: Version, clientId: ClientId }),
  refusals: ['incidents.callout_not_found', 'incidents.changed_meanwhile', 'incidents.not_now', 'incidents.not_yours', 'incidents.reason_unknown', 'incidents.decision_binds', 'case.move_not_yours'],
})

export const decideCallout = operation({
  id: 'decideCallout', method: 'POST', path: '/api/callouts/:id/decision', summary: 'The level above decides about a refusal; it binds and sets a term', access: { staff: 'incidents.decide' }, ...deed,
  body: named('CalloutDecision', z.strictObject({ decision: z.enum(['must', 'released'], '请选择裁定'), text: Text(500).min(5, '请写明裁定的理由'), limit: Span.optional().describe('The new term; needed with `must`'), version: Version, clientId: ClientId })),
  refusals: ['incidents.callout_not_found', 'incidents.changed_meanwhile', 'incidents.not_now', 'incidents.decision_not_yours', 'incidents.reason_needed', 'case.move_not_yours', 'case.move_not_allowed', 'case.target_not_reachable'],
})
