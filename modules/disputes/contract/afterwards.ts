import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, Day, disputeKinds, Done, Id, Line, Must, RegionCode, Text, Version, WithId } from './parts.ts'

export const recordPerformance = operation({
  id: 'recordPerformance', method: 'POST', path: '/api/disputes/:id/clauses/:clauseId/performance',
  summary: 'What was done of a clause: in part, wholly, or not. Money counts up',
  access: { staff: 'disputes.mediate' },
  params: z.strictObject({ id: Id, clauseId: Id }),
  body: named('Performance', z.strictObject({ state: z.enum(['part', 'done', 'not_done'], '请选择情况'), amountFen: z.int().min(0).max(100_000_000_000).default(0), onDay: Day, note: Text(300).default(''), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.clause_not_found', 'disputes.not_now', 'disputes.not_its_mediator', 'disputes.changed_meanwhile', 'disputes.day_wrong'],
})

export const askConfirmation = operation({
  id: 'askCourtConfirmation', method: 'POST', path: '/api/disputes/:id/confirmation',
  summary: 'Both sides ask a court together to confirm the agreement; within the days after it took effect',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: z.strictObject({ court: Line(60, '请填写法院名称'), askedOn: Day, bothAsk: z.boolean(), clientId: ClientId }),
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.not_now', 'disputes.not_its_mediator', 'disputes.confirm_too_late', 'disputes.confirm_both', 'disputes.confirm_twice', 'disputes.day_wrong'],
})

export const answerConfirmation = operation({
  id: 'recordCourtAnswer', method: 'POST', path: '/api/disputes/:id/confirmation/answer',
  summary: 'What the court answered, with the number of its ruling',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: z.strictObject({ state: z.enum(['confirmed', 'rejected', 'withdrawn'], '请选择法院的答复'), answeredOn: Day, document: Text(60).default(''), note: Text(300).default(''), clientId: ClientId }),
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.not_its_mediator', 'disputes.confirm_none', 'disputes.day_wrong'],
})

export const recordFollowUp = operation({
  id: 'recordDisputeVisit', method: 'POST', path: '/api/disputes/:id/follow-ups',
  summary: 'The visit after an agreement: how it is kept',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: z.strictObject({ onDay: Day, note: Must(500, '请写明回访情况'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.not_now', 'disputes.not_its_mediator', 'disputes.changed_meanwhile', 'disputes.day_wrong'],
})

const Count = z.int().nullable().describe('Null: left out, too few')

export const countDisputes = operation({
  id: 'countDisputes', method: 'GET', path: '/api/disputes/figures',
  summary: 'Disputes of a year by kind, place and quarter: recorded, settled, performed, referred, ended. Small counts are left out; no list of persons',
  access: { staff: 'disputes.count' },
  query: z.strictObject({ region: RegionCode.optional(), year: z.string().regex(/^20\d\d$/, '请选择年份').optional() }),
  reply: named('DisputeFigures', z.object({
    region: z.string(), year: z.string(), at: z.string(), suppressed: z.boolean(), note: z.string(),
    total: z.object({ recorded: Count, settled: Count, performed: Count, referred: Count, ended: Count }),
    kinds: z.array(z.object({ kind: z.enum([...disputeKinds, '']), recorded: Count, settled: Count, performed: Count, referred: Count, ended: Count })),
    places: z.array(z.object({ region: z.string(), regionName: z.string(), recorded: Count, settled: Count, performed: Count, referred: Count, ended: Count })),
    quarters: z.array(z.object({ quarter: z.int(), recorded: Count, settled: Count, performed: Count, referred: Count, ended: Count })),
  })),
  refusals: ['disputes.place_not_yours'],
})
