import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Code, Day, Needed, Page, Path, Text, Version } from './parts.ts'

export const OCCASIONS = { sensitive: '处理敏感个人信息', automated: '自动化决策', entrust: '委托处理', provide: '向他人提供', publish: '公开', abroad: '向境外提供', other: '其他有重大影响的处理' } as const
export const occasions = ['sensitive', 'automated', 'entrust', 'provide', 'publish', 'abroad', 'other'] as const
export const ASSESSMENT_STATES = { draft: '草稿', submitted: '待审批', approved: '已批准', returned: '退回修改' } as const
export const assessmentStates = ['draft', 'submitted', 'approved', 'returned'] as const

export const AssessmentLine = z.object({
  id: z.uuid(), title: z.string(), occasion: z.enum(occasions), purposes: z.array(z.string()), state: z.enum(assessmentStates), madeBy: z.string(), madeAt: z.string(),
  decidedBy: z.string(), decidedAt: z.string().nullable(), opinion: z.string(), reviewOn: z.string().nullable(), keepUntil: z.string(), overdue: z.boolean(), version: z.int(),
})

export const listAssessments = operation({
  id: 'listAssessments', method: 'GET', path: '/api/privacy/assessments', summary: 'Impact assessments, newest first', access: { staff: 'privacy.read' },
  query: z.strictObject({ state: z.enum(assessmentStates).optional(), from: Day.optional(), until: Day.optional(), after: After }),
  reply: named('AssessmentPage', Page(AssessmentLine)),
})

export const QuestionView = z.object({ key: z.string(), title: z.string(), hint: z.string(), law: z.string(), needed: z.boolean() })

export const getAssessment = operation({
  id: 'getAssessment', method: 'GET', path: '/api/privacy/assessments/:id', summary: 'One assessment with its questions and answers', access: { staff: 'privacy.read' }, params: Path,
  reply: named('Assessment', AssessmentLine.extend({ answers: z.record(z.string(), z.string()), questions: z.array(QuestionView), mine: z.boolean() })),
  refusals: ['privacy.assessment_not_found'],
})

const Answers = z.record(z.string().max(40), Text(2000))

export const saveAssessment = operation({
  id: 'saveAssessment', method: 'POST', path: '/api/privacy/assessments', summary: 'Begin an assessment, or keep what was answered so far', access: { staff: 'privacy.keep' },
  body: named('AssessmentDraft', z.strictObject({
    id: z.uuid().optional(), version: Version.optional(), title: Needed(80, '评估的事项'), occasion: z.enum(occasions, '请选择情形'), purposes: z.array(Code).min(1, '请选择涉及的处理目的').max(20), answers: Answers.default({}), clientId: ClientId })),
  reply: z.object({ id: z.uuid(), version: z.int() }),
  refusals: ['privacy.assessment_not_found', 'privacy.assessment_fixed', 'privacy.purpose_not_found', 'privacy.changed_meanwhile', 'privacy.question_unknown'],
})

export const submitAssessment = operation({
  id: 'submitAssessment', method: 'POST', path: '/api/privacy/assessments/:id/submission', summary: 'Hand an assessment in for approval; every needed question is answered', access: { staff: 'privacy.keep' }, params: Path,
  body: z.strictObject({ version: Version, clientId: ClientId }), reply: z.object({ done: z.boolean() }),
  refusals: ['privacy.assessment_not_found', 'privacy.assessment_fixed', 'privacy.answers_missing', 'privacy.changed_meanwhile'],
})

export const decideAssessment = operation({
  id: 'decideAssessment', method: 'POST', path: '/api/privacy/assessments/:id/decisions', summary: 'Approve with a day to look again, or give back with an opinion; never one’s own', access: { staff: 'privacy.decide' }, params: Path,
  body: z.strictObject({ approve: z.boolean(), opinion: Needed(500, '意见'), reviewOn: Day.optional(), version: Version, clientId: ClientId }), reply: z.object({ done: z.boolean() }),
  refusals: ['privacy.assessment_not_found', 'privacy.assessment_fixed', 'privacy.assessment_own', 'privacy.review_day_needed', 'privacy.changed_meanwhile'],
})

// ------------------------------------------------------------------------------------------------------------ recipients

export const RECIPIENT_ROLES = { entrusted: '受托处理', joint: '共同处理', provided: '接收提供', official: '依法共享' } as const
export const recipientRoles = ['entrusted', 'joint', 'provided', 'official'] as const

export const listDataRecipients = operation({
  id: 'listDataRecipients', method: 'GET', path: '/api/privacy/recipients', summary: 'Who is entrusted with data or receives it', access: { staff: 'privacy.read' },
  query: z.strictObject({ state: z.enum(['standing', 'over']).optional(), after: After }),
  reply: named('RecipientPage', Page(z.object({
    id: z.uuid(), name: z.string(), role: z.enum(recipientRoles), purposes: z.array(z.string()), what: z.string(), basis: z.string(), contact: z.string(), validFrom: z.string(), validUntil: z.string().nullable(), endedOn: z.string().nullable(), madeBy: z.string(), version: z.int() }))),
})

export const addDataRecipient = operation({
  id: 'addDataRecipient', method: 'POST', path: '/api/privacy/recipients', summary: 'Record a processor or recipient with the agreement it rests on (个人信息保护法 arts. 20 to 23)', access: { staff: 'privacy.keep' },
  body: named('NewRecipient', z.strictObject({
    name: Needed(80, '名称'), role: z.enum(recipientRoles, '请选择关系'), purposes: z.array(Code).min(1, '请选择处理目的').max(20), what: Needed(300, '提供的信息种类'), basis: Needed(200, '协议编号或法律依据'), contact: Text(100).default(''), validFrom: Day, validUntil: Day.nullable().default(null), clientId: ClientId })),
  reply: z.object({ id: z.uuid() }), refusals: ['privacy.purpose_not_found', 'privacy.recipient_dates'],
})

export const endDataRecipient = operation({
  id: 'endDataRecipient', method: 'POST', path: '/api/privacy/recipients/:id/end', summary: 'End it on a day: the data is given back or deleted', access: { staff: 'privacy.keep' }, params: Path,
  body: z.strictObject({ on: Day, note: Needed(200, '数据如何返还或删除'), version: Version, clientId: ClientId }), reply: z.object({ done: z.boolean() }),
  refusals: ['privacy.recipient_not_found', 'privacy.recipient_dates', 'privacy.changed_meanwhile'],
})

// ------------------------------------------------------------------------------------------------------------- incidents

export const INCIDENT_STEPS = { stop: '立即补救', authority: '报告主管部门', people: '通知个人', cause: '查明原因', measures: '整改措施', closed: '结束处置' } as const
export const incidentSteps = ['stop', 'authority', 'people', 'cause', 'measures', 'closed'] as const

const IncidentLine = z.object({
  id: z.uuid(), title: z.string(), happenedAt: z.string(), foundAt: z.string(), people: z.int(), state: z.enum(['open', 'closed']), madeBy: z.string(), madeAt: z.string(), closedAt: z.string().nullable(),
  next: z.object({ step: z.enum(incidentSteps), dueAt: z.string().nullable(), overdue: z.boolean() }).nullable(), version: z.int(),
})

export const listIncidents = operation({
  id: 'listIncidents', method: 'GET', path: '/api/privacy/incidents', summary: 'Incidents with personal data, newest first, each with what is owed next', access: { staff: 'privacy.read' },
  query: z.strictObject({ state: z.enum(['open', 'closed']).optional(), from: Day.optional(), until: Day.optional(), after: After }), reply: named('IncidentPage', Page(IncidentLine)),
})

export const getIncident = operation({
  id: 'getIncident', method: 'GET', path: '/api/privacy/incidents/:id', summary: 'One incident with its steps', access: { staff: 'privacy.read' }, params: Path,
  reply: named('Incident', IncidentLine.extend({ kinds: z.string(), cause: z.string(), harm: z.string(), prevented: z.boolean(), owed: z.array(z.object({ step: z.enum(incidentSteps), dueAt: z.string().nullable(), done: z.boolean(), overdue: z.boolean() })), steps: z.array(z.object({ id: z.uuid(), step: z.enum(incidentSteps), note: z.string(), byName: z.string(), at: z.string() })) })),
  refusals: ['privacy.incident_not_found'],
})

export const recordIncident = operation({
  id: 'recordIncident', method: 'POST', path: '/api/privacy/incidents', summary: 'Record a leak, loss or change of personal data that happened or may have (个人信息保护法 art. 57)', access: { staff: 'privacy.keep' },
  body: named('NewIncident', z.strictObject({
    title: Needed(80, '发生了什么'), happenedAt: z.iso.datetime({ offset: true, error: '请选择发生的时间' }), foundAt: z.iso.datetime({ offset: true, error: '请选择发现的时间' }), kinds: Needed(300, '涉及的信息种类'), cause: Needed(500, '原因'), harm: Needed(500, '可能的危害'), people: z.int('请填写人数').min(0).max(100_000_000), prevented: z.boolean().default(false), clientId: ClientId })),
  reply: z.object({ id: z.uuid() }), refusals: ['privacy.incident_times'],
})

export const addIncidentStep = operation({
  id: 'addIncidentStep', method: 'POST', path: '/api/privacy/incidents/:id/steps', summary: 'Write down what was done; the last step closes the incident', access: { staff: 'privacy.keep' }, params: Path,
  body: z.strictObject({ step: z.enum(incidentSteps, '请选择步骤'), note: Needed(500, '做了什么'), version: Version, clientId: ClientId }), reply: z.object({ done: z.boolean() }),
  refusals: ['privacy.incident_not_found', 'privacy.incident_closed', 'privacy.incident_unfinished', 'privacy.changed_meanwhile'],
})

// ---------------------------------------------------------------------------------------------------------------- report

export const ReportFigure = z.object({ key: z.string(), label: z.string(), value: z.number().nullable(), unit: z.string(), note: z.string(), href: z.string().describe('Page of the desk with its rows; empty where it has none') })

export const getPrivacyReport = operation({
  id: 'getPrivacyReport', method: 'GET', path: '/api/privacy/report', summary: 'The yearly privacy report, counted from the records', access: { staff: 'privacy.read' },
  query: z.strictObject({ year: z.coerce.number().int().min(2020, '年份不对').max(2100, '年份不对') }),
  reply: named('PrivacyReport', z.object({ year: z.int(), place: z.string(), countedAt: z.string(), parts: z.array(z.object({ title: z.string(), figures: z.array(ReportFigure) })) })),
})

export const printPrivacyReport = operation({
  id: 'printPrivacyReport', method: 'GET', path: '/api/privacy/report/document', summary: 'The yearly privacy report as a document', access: { staff: 'privacy.read' },
  query: z.strictObject({ year: z.coerce.number().int().min(2020, '年份不对').max(2100, '年份不对') }), reply: z.unknown(), file: ['application/pdf'],
})

// -------------------------------------------------------------------------------------------------------------- requests

export const REQUEST_STATES = { open: '在办', concluded: '办成', refused: '未予办理', late: '超过期限' } as const
export const requestStates = ['open', 'concluded', 'refused', 'late'] as const
export const REQUEST_MATTERS = { 'register.correction': '更正', 'register.deletion': '删除' } as const
export const requestMatters = ['register.correction', 'register.deletion'] as const

export const listDataRequests = operation({
  id: 'listDataRequests', method: 'GET', path: '/api/privacy/requests', summary: 'Requests of people to correct or delete their data, with their clock; without who asked', access: { staff: 'privacy.read' },
  query: z.strictObject({ matter: z.enum(requestMatters).optional(), state: z.enum(requestStates).optional(), from: Day.optional(), until: Day.optional(), after: After }),
  reply: named('DataRequestPage', Page(z.object({
    id: z.uuid(), number: z.string(), matter: z.enum(requestMatters), regionName: z.string(), state: z.enum(['submitted', 'awaiting_correction', 'declined', 'accepted', 'suspended', 'concluded', 'withdrawn']), outcome: z.string(), submittedAt: z.string(), dueAt: z.string().nullable(), concludedAt: z.string().nullable(), late: z.boolean() }))),
})
