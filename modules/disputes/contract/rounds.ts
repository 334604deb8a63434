import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, CommunityCode, Day, disputeKinds, Done, fileStates, Id, Line, Made, Must, page, RegionCode, Step, Text, urgencyGrades, Version, WithId } from './parts.ts'

export const ROUND_CYCLES = { week: '每周', month: '每月', quarter: '每季度' } as const
export const roundCycles = ['week', 'month', 'quarter'] as const

export const RoundPlan = named('DisputeRoundPlan', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), every: z.enum(roundCycles), nextOn: z.string(), openDays: z.int(), version: z.int(),
  due: z.boolean().describe('The next round may be opened'), late: z.boolean().describe('The next round ought to be closed by now'), missed: z.int().describe('Rounds that were skipped if one is opened today'),
  openRound: z.uuid().nullable(),
}))
export type RoundPlan = z.output<typeof RoundPlan>
export const Round = named('DisputeRound', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), nth: z.int(), fromOn: z.string(), dueOn: z.string(), state: z.enum(['open', 'closed']), late: z.boolean(),
  missed: z.int(), closedOn: z.string().nullable(), found: z.int(), settled: z.int(), referred: z.int(), unclassed: z.int(), summary: z.string(), openedBy: z.string(), closedBy: z.string(), version: z.int(),
}))
export type Round = z.output<typeof Round>
/** One line of a round: what the matter is, never who it is between. */
export const RoundLine = z.object({
  id: z.uuid(), number: z.string(), title: z.string(), kind: z.string(), urgency: z.enum(urgencyGrades), state: z.enum(fileStates), placeText: z.string(), recordedOn: z.string(), offence: z.boolean(), version: z.int(),
})
export type RoundLine = z.output<typeof RoundLine>

export const listRoundPlans = operation({
  id: 'listDisputeRoundPlans', method: 'GET', path: '/api/disputes/round-plans',
  summary: 'How often disputes are looked for at each place, whose next round is due, and whose is late',
  access: { staff: 'disputes.read' },
  query: z.strictObject({ late: z.enum(['yes']).optional(), after: After }),
  reply: named('DisputeRoundPlans', page(RoundPlan)),
  refusals: ['disputes.page_unknown'],
})

export const setRoundPlan = operation({
  id: 'setDisputeRoundPlan', method: 'POST', path: '/api/disputes/round-plans',
  summary: 'A place sets how often it looks for disputes',
  access: { staff: 'disputes.plan' },
  body: named('NewDisputeRoundPlan', z.strictObject({
    region: CommunityCode, title: Line(40, '请写名称'), every: z.enum(roundCycles, '请选择多久一次'), firstOn: Day, openDays: z.int('请填写天数').min(1, '至少1天').max(92, '最多92天'), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['disputes.place_not_yours', 'disputes.plan_exists'],
})

export const endRoundPlan = operation({
  id: 'endDisputeRoundPlan', method: 'POST', path: '/api/disputes/round-plans/:id/end',
  summary: 'Ends a cycle, so that another can be set; rounds that were held stay',
  access: { staff: 'disputes.plan' },
  params: WithId,
  body: z.strictObject({ reason: Must(200, '请写明原因'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['disputes.plan_not_found', 'disputes.changed_meanwhile', 'disputes.round_open'],
})

export const listRounds = operation({
  id: 'listDisputeRounds', method: 'GET', path: '/api/disputes/rounds',
  summary: 'Rounds of looking for disputes, newest first; open ones and late ones apart',
  access: { staff: 'disputes.read' },
  query: z.strictObject({ show: z.enum(['all', 'open', 'late', 'closed']).default('all'), region: RegionCode.optional(), after: After }),
  reply: named('DisputeRoundPage', page(Round).extend({ counts: z.object({ all: z.int(), open: z.int(), late: z.int(), closed: z.int() }) })),
  refusals: ['disputes.page_unknown', 'disputes.place_not_yours'],
})

export const getRound = operation({
  id: 'getDisputeRound', method: 'GET', path: '/api/disputes/rounds/:id',
  summary: 'A round with what was found, as matters and not as people',
  access: { staff: 'disputes.read' },
  params: WithId,
  reply: named('DisputeRoundFile', z.object({ round: Round, lines: z.array(RoundLine), steps: z.array(Step) })),
  refusals: ['disputes.round_not_found'],
})

export const openRound = operation({
  id: 'openDisputeRound', method: 'POST', path: '/api/disputes/rounds',
  summary: 'Opens the round of a plan that has begun; earlier ones that were not held are counted as missed',
  access: { staff: 'disputes.rounds' },
  body: z.strictObject({ planId: Id, clientId: ClientId }),
  reply: Made,
  refusals: ['disputes.plan_not_found', 'disputes.round_not_yet', 'disputes.round_open'],
})

export const recordFound = operation({
  id: 'recordFoundDispute', method: 'POST', path: '/api/disputes/rounds/:id/found',
  summary: 'A dispute that was found: becomes a case with the round’s number. What it is about may be said later, before the round is closed',
  access: { staff: 'disputes.rounds' },
  params: WithId,
  body: named('FoundDispute', z.strictObject({
    kind: z.enum(disputeKinds).nullable().default(null), urgency: z.enum(urgencyGrades).default('ordinary'), region: RegionCode.optional().describe('A grid of the round’s place'),
    placeText: Text(100).default(''), story: Must(1000, '请写明是什么事'), clientId: ClientId,
  })),
  reply: named('FoundDisputeMade', z.object({ id: z.uuid(), number: z.string() })),
  refusals: ['disputes.round_not_found', 'disputes.round_closed', 'disputes.place_not_yours', 'case.matter_not_found', 'case.region_not_found', 'case.form_invalid'],
})

export const closeRound = operation({
  id: 'closeDisputeRound', method: 'POST', path: '/api/disputes/rounds/:id/closing',
  summary: 'Closes a round with the count found, settled and referred; not while one is unclassed',
  access: { staff: 'disputes.rounds' },
  params: WithId,
  body: z.strictObject({ summary: Must(1000, '请写小结'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['disputes.round_not_found', 'disputes.round_closed', 'disputes.unclassed', 'disputes.changed_meanwhile'],
})

export const printRound = operation({
  id: 'printDisputeRound', method: 'GET', path: '/api/disputes/rounds/:id/document',
  summary: 'The summary of a round as PDF: counts and kinds, no name',
  access: { staff: 'disputes.read' },
  params: WithId,
  reply: z.object({}),
  file: ['application/pdf'],
  refusals: ['disputes.round_not_found'],
})
