import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, Day, Id, page, Text, WithId } from './parts.ts'

export const ORIGIN_KINDS = { proof: '开具证明', benefit: '核实待遇', school: '转学学籍', health: '健康档案、接种记录', other: '其他' } as const
export const originKinds = ['proof', 'benefit', 'school', 'health', 'other'] as const
export const ORIGIN_OUTCOMES = { settled: '已办好', partly: '部分办好', not_possible: '办不了', withdrawn: '撤回' } as const

export const OriginRequest = named(
  'OriginRequest',
  z.object({
    id: z.uuid(), region: z.string(), regionName: z.string(), personId: z.uuid().nullable(), name: z.string(), originCode: z.string(), originName: z.string(),
    kind: z.enum(originKinds), asked: z.string(), askedOn: z.string(), dueOn: z.string(), askedBy: z.string(), reachedBy: z.string(),
    answer: z.string(), answeredOn: z.string().nullable(), answeredBy: z.string(), outcome: z.enum(['', 'settled', 'partly', 'not_possible', 'withdrawn']),
    overdue: z.boolean(), version: z.int(),
  }),
)
export type OriginRequest = z.output<typeof OriginRequest>

export const listOriginRequests = operation({
  id: 'listOriginRequests',
  method: 'GET',
  path: '/api/residence/origin-requests',
  summary: 'Requests to offices of the home registration: open by their last day, or answered ones; a resident reads their own',
  access: { staff: 'residence.read', resident: true },
  query: z.strictObject({ state: z.enum(['open', 'overdue', 'answered']).default('open'), after: z.string().max(80).optional() }),
  reply: named('OriginRequestPage', page(OriginRequest)),
  refusals: ['residence.page_unknown'],
})

export const askOrigin = operation({
  id: 'askOrigin',
  method: 'POST',
  path: '/api/residence/origin-requests',
  summary: 'Ask the office of somebody’s home registration for something, with a limit',
  access: { staff: 'residence.keep' },
  body: named(
    'NewOriginRequest',
    z.strictObject({
      personId: Id.optional(),
      originCode: z.string().regex(/^\d{6}(\d{6})?$/, '请从列表中选择户籍地'),
      originName: Text(100).min(2, '请选择户籍地'),
      kind: z.enum(originKinds, '请选择请对方办什么'),
      asked: Text(500).min(2, '请写明请对方办什么'),
      reachedBy: Text(100).default('').describe('How the office was reached: telephone, letter, system'),
      days: z.int().min(1).max(90).default(10).describe('Limit in working days'),
      clientId: ClientId,
    }),
  ),
  reply: z.object({ id: z.uuid(), dueOn: z.string() }),
  refusals: ['residence.person_not_found', 'residence.origin_is_here', 'residence.calendar_missing'],
})

export const answerOrigin = operation({
  id: 'answerOrigin',
  method: 'POST',
  path: '/api/residence/origin-requests/:id/answer',
  summary: 'Record what the office answered; the person is told',
  access: { staff: 'residence.keep' },
  params: WithId,
  body: z.strictObject({
    outcome: z.enum(['settled', 'partly', 'not_possible', 'withdrawn'], '请选择结果'),
    answer: Text(500).min(2, '请写明对方的答复'),
    answeredBy: Text(100).default(''),
    on: Day,
    version: z.int().min(1),
    clientId: ClientId,
  }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['residence.request_not_found', 'residence.changed_meanwhile', 'residence.answer_dates'],
})
