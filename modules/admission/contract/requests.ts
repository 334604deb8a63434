import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { requestStates } from '../rules/moves.ts'
import { After, ClientId, Communities, Day, Done, Fen, Id, Made, Must, page, Place, Step, Text, Version, WithId } from './parts.ts'

export const ADMISSION_KINDS = { assist: '依法协助', entrust: '委托办理' } as const
export const PRICINGS = { unit: '按件计费', lump: '包干经费' } as const
export const STANDS = { waiting: '等待答复', agree: '同意', object: '不同意' } as const

const Parts = {
  title: Must(60, '请填写事项名称'),
  department: Must(60, '请填写提出部门'),
  task: Must(1000, '请写明要社区做什么'),
  basis: Text(300).default(''),
  kind: z.enum(['assist', 'entrust'], '请选择依法协助还是委托办理'),
  matterCode: Text(80).default('').describe('A matter of the catalogue whose concluded cases are counted'),
  communities: Communities.default([]),
  districtCan: z.boolean().default(false).describe('Whether the district could do it itself'),
  districtWhy: Text(300).default(''),
  streetCan: z.boolean().default(false),
  streetWhy: Text(300).default(''),
  ownDuty: z.boolean().default(false).describe('Whether it is the department’s own duty'),
  ownWhy: Text(300).default(''),
  authority: Text(500).default('').describe('权限'),
  people: Text(300).default(''),
  conditions: Text(500).default('').describe('Rooms, equipment, training, systems'),
  pricing: z.enum(['unit', 'lump'], '请选择计费方式').default('unit'),
  priceFen: Fen.default(0).describe('Fen: of one unit, or of one community and year'),
  unit: Text(10).default(''),
  expected: z.int().min(0).max(10_000_000).default(0).describe('Quantity expected in a year, all communities'),
  moneySource: Text(300).default(''),
  fromOn: Day,
}

export const FindingShown = named('AdmissionFinding', z.object({
  rule: z.enum(['level', 'own_duty', 'assist', 'entrust']), title: z.string(), passed: z.boolean(), applies: z.boolean(), reason: z.string(),
}))

export const AdmissionRequest = named('AdmissionRequest', z.object({
  id: z.uuid(), region: z.string(), title: z.string(), department: z.string(), task: z.string(), basis: z.string(), kind: z.enum(['assist', 'entrust']), matterCode: z.string(),
  communities: z.array(z.string()), districtCan: z.boolean(), districtWhy: z.string(), streetCan: z.boolean(), streetWhy: z.string(), ownDuty: z.boolean(), ownWhy: z.string(),
  authority: z.string(), people: z.string(), conditions: z.string(), pricing: z.enum(['unit', 'lump']), priceFen: z.int(), unit: z.string(), expected: z.int(), moneySource: z.string(),
  fromOn: z.string(), state: z.enum(requestStates), opinionDue: z.string().nullable(), decision: z.string(), decidedAt: z.string().nullable(), reportId: z.uuid().nullable(),
  byName: z.string(), at: z.string(), version: z.int(), owesOpinion: z.boolean().describe('The place of the reader has been asked and has not answered'),
  agrees: z.int(), objects: z.int(), waits: z.int(),
}))
export type AdmissionRequest = z.output<typeof AdmissionRequest>

export const Opinion = named('AdmissionOpinion', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), level: z.string(), stand: z.enum(['waiting', 'agree', 'object']), words: z.string(), byName: z.string(), at: z.string().nullable(),
  mine: z.boolean(),
}))
export type Opinion = z.output<typeof Opinion>

export const listAdmissionRequests = operation({
  id: 'listAdmissionRequests', method: 'GET', path: '/api/admission/requests',
  summary: 'Requests of departments to place a task in communities; a community or street sees those it is asked about, drafts stay with the county',
  access: { staff: 'admission.read' },
  query: z.strictObject({ show: z.enum(['all', 'mine', 'running', 'to_agree', 'ended']).default('all'), kind: z.enum(['assist', 'entrust']).optional(), q: Text(50).optional(), after: After }),
  reply: named('AdmissionRequestPage', page(AdmissionRequest).extend({ counts: z.record(z.string(), z.int()) })),
  refusals: ['admission.page_unknown'],
})

export const getAdmissionRequest = operation({
  id: 'getAdmissionRequest', method: 'GET', path: '/api/admission/requests/:id',
  summary: 'A request with the four tests, the opinions, its history and what the reader may do now',
  access: { staff: 'admission.read' },
  params: WithId,
  reply: named('AdmissionRequestFile', z.object({
    request: AdmissionRequest, places: z.array(Place), findings: z.array(FindingShown), missing: z.array(z.string()), opinions: z.array(Opinion), steps: z.array(Step),
    agreementId: z.uuid().nullable(), may: z.array(z.enum(['edit', 'submit', 'withdraw', 'decide', 'agree'])),
    waitsUntil: z.string().nullable().describe('Before this day it is not decided: opinions are still owed'),
  })),
  refusals: ['admission.request_not_found'],
})

export const createAdmissionRequest = operation({
  id: 'createAdmissionRequest', method: 'POST', path: '/api/admission/requests',
  summary: 'A department begins a request; parts may still be empty. With `reportId` it answers a duty that was pushed on a community',
  access: { staff: 'admission.propose' },
  body: named('NewAdmissionRequest', z.strictObject({ ...Parts, reportId: Id.optional(), clientId: ClientId })),
  reply: Made,
  refusals: ['admission.place_wrong', 'admission.matter_unknown', 'admission.report_not_found', 'admission.not_now'],
})

export const updateAdmissionRequest = operation({
  id: 'updateAdmissionRequest', method: 'POST', path: '/api/admission/requests/:id/changes',
  summary: 'Fills or changes a draft',
  access: { staff: 'admission.propose' },
  params: WithId,
  body: named('AdmissionRequestChange', z.strictObject({ ...Parts, version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['admission.request_not_found', 'admission.changed_meanwhile', 'admission.not_now', 'admission.place_wrong', 'admission.matter_unknown'],
})

export const submitAdmissionRequest = operation({
  id: 'submitAdmissionRequest', method: 'POST', path: '/api/admission/requests/:id/submission',
  summary: 'Tests the request by the four rules and, if none is against it, asks every community and its street',
  access: { staff: 'admission.propose' },
  params: WithId,
  body: z.strictObject({ version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['admission.request_not_found', 'admission.changed_meanwhile', 'admission.not_now', 'admission.parts_missing', 'admission.rules_against'],
})

export const withdrawAdmissionRequest = operation({
  id: 'withdrawAdmissionRequest', method: 'POST', path: '/api/admission/requests/:id/withdrawal',
  summary: 'The department gives a request up, before it is decided',
  access: { staff: 'admission.propose' },
  params: WithId,
  body: z.strictObject({ words: Text(500).default(''), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['admission.request_not_found', 'admission.changed_meanwhile', 'admission.not_now', 'admission.reason_needed'],
})

export const giveAdmissionOpinion = operation({
  id: 'giveAdmissionOpinion', method: 'POST', path: '/api/admission/requests/:id/opinions',
  summary: 'The head of a community or street says what the place thinks; may be given again until the request is decided',
  access: { staff: 'admission.opinion' },
  params: WithId,
  body: named('AdmissionOpinionGiven', z.strictObject({ stand: z.enum(['agree', 'object'], '请选择同意还是不同意'), words: Text(500).default(''), clientId: ClientId })),
  reply: z.object({ stand: z.string() }),
  refusals: ['admission.request_not_found', 'admission.opinion_not_found', 'admission.not_now', 'admission.reason_needed'],
})

export const decideAdmissionRequest = operation({
  id: 'decideAdmissionRequest', method: 'POST', path: '/api/admission/requests/:id/decision',
  summary: 'Civil affairs or the head decides, not whoever asked; the decider says anew who could do it. Against a rule nothing is admitted',
  access: { staff: 'admission.decide' },
  params: WithId,
  body: named('AdmissionDecision', z.strictObject({
    admit: z.boolean(), districtCan: z.boolean().default(false), streetCan: z.boolean().default(false), ownDuty: z.boolean().default(false), words: Text(500).default(''),
    version: Version, clientId: ClientId,
  })),
  reply: Done,
  refusals: ['admission.request_not_found', 'admission.changed_meanwhile', 'admission.not_now', 'admission.same_hands', 'admission.opinions_open', 'admission.rules_against',
    'admission.reason_needed'],
})

export const makeAdmissionAgreement = operation({
  id: 'makeAdmissionAgreement', method: 'POST', path: '/api/admission/requests/:id/agreement',
  summary: 'Writes the agreement of an admitted request: number, days, powers, price, settlement, days to pay',
  access: { staff: 'admission.decide' },
  params: WithId,
  body: named('NewAdmissionAgreement', z.strictObject({
    number: Must(40, '请填写协议编号'), authority: Must(500, '请写明权限'), conditions: Text(500).default(''), people: Text(300).default(''),
    pricing: z.enum(['unit', 'lump'], '请选择计费方式'), priceFen: Fen.min(1, '请填写经费标准'), unit: Text(10).default(''), expected: z.int().min(0).max(10_000_000).default(0),
    moneySource: Must(300, '请填写经费来源'), cycle: z.enum(['month', 'quarter', 'half', 'year'], '请选择结算周期'), payDays: z.int().min(0).max(60, '最多60个工作日'),
    fromOn: Day, untilOn: Day.nullable().default(null), communities: Communities.min(1, '请选择社区'), version: Version, clientId: ClientId,
  })),
  reply: Made,
  refusals: ['admission.request_not_found', 'admission.changed_meanwhile', 'admission.not_now', 'admission.days_wrong', 'admission.matter_taken', 'admission.place_wrong', 'admission.number_taken'],
})

