import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { reportStates } from '../rules/moves.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, Step, Text, Version, WithId } from './parts.ts'

export const PushedDuty = named('PushedDuty', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), department: z.string(), task: z.string(), sinceOn: z.string(), evidence: z.string(), state: z.enum(reportStates),
  answerBy: z.string().nullable(), late: z.boolean(), answer: z.string(), answeredAt: z.string().nullable(), requestId: z.uuid().nullable(), climbed: z.boolean(), byName: z.string(), at: z.string(),
  version: z.int(),
}))
export type PushedDuty = z.output<typeof PushedDuty>

export const listPushedDuties = operation({
  id: 'listPushedDuties', method: 'GET', path: '/api/admission/reports',
  summary: 'Duties that communities say were pushed on them without admission, with the answer of the county',
  access: { staff: 'admission.read' },
  query: z.strictObject({ show: z.enum(['all', 'waiting', 'late', 'to_admit', 'ended']).default('all'), q: Text(50).optional(), after: After }),
  reply: named('PushedDutyPage', page(PushedDuty).extend({ counts: z.record(z.string(), z.int()) })),
  refusals: ['admission.page_unknown'],
})

export const getPushedDuty = operation({
  id: 'getPushedDuty', method: 'GET', path: '/api/admission/reports/:id',
  summary: 'One report with its answer and history',
  access: { staff: 'admission.read' },
  params: WithId,
  reply: named('PushedDutyFile', z.object({
    report: PushedDuty, request: z.object({ id: z.uuid(), title: z.string(), state: z.string() }).nullable(), steps: z.array(Step), may: z.array(z.enum(['answer', 'take_back', 'request'])),
  })),
  refusals: ['admission.report_not_found'],
})

export const reportPushedDuty = operation({
  id: 'reportPushedDuty', method: 'POST', path: '/api/admission/reports',
  summary: 'A community reports a duty that was pushed on it; the county must answer by a day',
  access: { staff: 'admission.report' },
  body: named('NewPushedDuty', z.strictObject({
    title: Must(60, '请填写任务名称'), department: Must(60, '请填写哪个部门要求的'), task: Must(1000, '请写明要社区做什么'), sinceOn: Day, evidence: Text(500).default(''), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['admission.days_wrong', 'admission.place_wrong'],
})

export const answerPushedDuty = operation({
  id: 'answerPushedDuty', method: 'POST', path: '/api/admission/reports/:id/answer',
  summary: 'The county decides: the department takes it back, or asks for admission',
  access: { staff: 'admission.decide' },
  params: WithId,
  body: named('PushedDutyAnswer', z.strictObject({ answer: z.enum(['withdraw', 'admit'], '请选择收回还是补办准入'), words: Text(500).default(''), requestId: Id.optional(), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['admission.report_not_found', 'admission.changed_meanwhile', 'admission.not_now', 'admission.reason_needed', 'admission.request_unfit'],
})

export const takeBackPushedDuty = operation({
  id: 'takeBackPushedDuty', method: 'POST', path: '/api/admission/reports/:id/taking-back',
  summary: 'The community takes its report back before it is answered',
  access: { staff: 'admission.report' },
  params: WithId,
  body: z.strictObject({ words: Must(300, '请写明撤回的原因'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['admission.report_not_found', 'admission.changed_meanwhile', 'admission.not_now'],
})
