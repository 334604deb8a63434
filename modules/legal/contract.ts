import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

const Id = z.uuid('编号不正确，请从列表中重新选择')
const Day = z.iso.date('日期应写成 2026-11-22 这样')
const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
const Must = (max: number, message: string) => Text(max).min(1, message)
const After = z.string().max(200).optional()
const Community = z.string().regex(/^\d{12}$/, '请选择社区（嘎查）')
const ClientId = z.string().min(8).max(100)
const Version = z.int('请刷新页面后再办').min(1)
const WithId = z.strictObject({ id: Id })
const Done = z.object({ version: z.int() })
const Made = z.object({ id: z.uuid() })
const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

export const HELPERS = { community: '社区（嘎查）', union: '工会', youth_league: '共青团', women_federation: '妇联' } as const
export const helpers = ['community', 'union', 'youth_league', 'women_federation'] as const
/** The four mechanisms of protecting rights. */
export const MECHANISMS = { interests: '利益协调', appeal: '诉求表达', mediation: '矛盾调处', protection: '权益保障' } as const
export const mechanisms = ['interests', 'appeal', 'mediation', 'protection'] as const
/** Lawful paths, as data; which fits which mechanism is only the order in which they are offered. */
export const PATHS = {
  talk: '约双方当面协商', employer: '请用人单位答复', petition: '依法提出信访事项', hotline: '拨打12345反映', deputy: '向人大代表、政协委员反映', mediation: '申请人民调解', labour_inspection: '向劳动保障监察部门投诉',
  labour_arbitration: '申请劳动人事争议仲裁', department: '请主管部门依法处理', police: '向公安机关报案', protection_order: '申请人身安全保护令', review: '申请行政复议', court: '向人民法院起诉', legal_aid: '申请法律援助',
} as const
export const paths = Object.keys(PATHS) as [keyof typeof PATHS, ...(keyof typeof PATHS)[]]
export const RIGHT_OUTCOMES = { protected: '权益得到维护', partly: '部分得到维护', by_law: '已进入法定程序', not: '没有得到支持，已说明理由', withdrawn: '本人不再要求' } as const
export const rightOutcomes = ['protected', 'partly', 'by_law', 'not', 'withdrawn'] as const
export const SESSION_KINDS = { publicity: '法治宣传', advice: '法律咨询活动' } as const
export const sessionKinds = ['publicity', 'advice'] as const
export const AID_RESULTS = { granted: '给予法律援助', refused: '不予法律援助', withdrawn: '撤回申请' } as const
export const aidResults = ['granted', 'refused', 'withdrawn'] as const
export const REQUEST_KINDS = { 'legal.advice': '法律咨询', 'legal.visit': '律师上门', 'legal.aid': '法律援助', 'legal.rights': '维权求助' } as const
export const requestKinds = ['legal.advice', 'legal.visit', 'legal.aid', 'legal.rights'] as const

export const Adviser = named('LegalAdviser', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), name: z.string(), unit: z.string(), hours: z.string(), place: z.string(), contact: z.string(), validFrom: z.string(), version: z.int(),
}))
export type Adviser = z.output<typeof Adviser>

export const listAdvisers = operation({
  id: 'listLegalAdvisers', method: 'GET', path: '/api/legal/advisers', summary: 'Named legal advisers with hours and place, for anybody, of one community or of the served county',
  access: 'public', query: z.strictObject({ region: Community.optional() }), reply: named('LegalAdvisers', z.object({ items: z.array(Adviser) })),
})
export const setAdviser = operation({
  id: 'setLegalAdviser', method: 'POST', path: '/api/legal/advisers', summary: 'A community names its adviser with hours', access: { staff: 'legal.keep' },
  body: named('NewLegalAdviser', z.strictObject({ region: Community, name: Must(30, '请填写姓名'), unit: Must(60, '请填写单位'), hours: Must(60, '请填写服务时间'), place: Must(60, '请填写服务地点'), contact: Text(60).default(''), validFrom: Day, clientId: ClientId })),
  reply: Made, refusals: ['legal.place_not_yours', 'legal.adviser_exists'],
})
export const endAdviser = operation({
  id: 'endLegalAdviser', method: 'POST', path: '/api/legal/advisers/:id/end', summary: 'An adviser no longer serves here', access: { staff: 'legal.keep' },
  params: WithId, body: z.strictObject({ reason: Must(200, '请写明原因'), version: Version, clientId: ClientId }), reply: Done, refusals: ['legal.not_found', 'legal.changed_meanwhile'],
})
export const getLegalCoverage = operation({
  id: 'getLegalCoverage', method: 'GET', path: '/api/legal/coverage', summary: 'Which communities have a named adviser with hours today, and which have none (IND-30)', access: { staff: 'legal.count' },
  reply: named('LegalCoverage', z.object({
    day: z.string(), communities: z.int(), covered: z.int(), share: z.number().nullable(), gaps: z.array(z.object({ region: z.string(), regionName: z.string(), above: z.string() })),
  })),
})

export const LegalRequest = named('LegalRequest', z.object({
  id: z.uuid(), number: z.string(), kind: z.enum(requestKinds), title: z.string(), region: z.string(), regionName: z.string(), name: z.string(), state: z.string(), submittedOn: z.string(), dueOn: z.string().nullable(),
  late: z.boolean(), step: z.string().describe('How far it is, in words'), agency: z.string(), agencyDueOn: z.string().nullable(), version: z.int(),
}))
export type LegalRequest = z.output<typeof LegalRequest>
export const listLegalRequests = operation({
  id: 'listLegalRequests', method: 'GET', path: '/api/legal/requests', summary: 'Requests for advice, a visit, legal aid and rights of the place', access: { staff: 'legal.read' },
  query: z.strictObject({ show: z.enum(['open', 'late', 'done']).default('open'), kind: z.enum(requestKinds).optional(), after: After }),
  reply: named('LegalRequestPage', page(LegalRequest).extend({ counts: z.object({ open: z.int(), late: z.int(), done: z.int() }) })), refusals: ['legal.page_unknown'],
})
const CASE = ['case.move_not_allowed', 'case.move_not_yours', 'case.own_case', 'case.changed_meanwhile', 'case.not_found'] as const
export const answerAdvice = operation({
  id: 'answerLegalAdvice', method: 'POST', path: '/api/legal/requests/:id/answer', summary: 'The adviser’s answer: kept for the person alone; the case is concluded with it', access: { staff: 'legal.handle' },
  params: WithId, body: named('LegalAnswer', z.strictObject({ adviserId: Id, answer: Must(4000, '请写答复'), clientId: ClientId })), keepNoReply: true,
  reply: z.object({ state: z.string() }), refusals: ['legal.not_found', 'legal.not_now', 'legal.adviser_unknown', ...CASE],
})
export const handOnAid = operation({
  id: 'handOnLegalAid', method: 'POST', path: '/api/legal/requests/:id/aid', summary: 'An application for legal aid goes to the agency; its clock begins', access: { staff: 'legal.handle' },
  params: WithId, body: named('LegalAidHandedOn', z.strictObject({ agency: Must(60, '请填写法律援助机构'), handedOn: Day, clientId: ClientId })),
  reply: z.object({ dueOn: z.string() }), refusals: ['legal.not_found', 'legal.not_now', 'legal.day_wrong', ...CASE],
})
export const recordAidResult = operation({
  id: 'recordLegalAidResult', method: 'POST', path: '/api/legal/requests/:id/aid/result', summary: 'What the agency decided; the person is told and the case concluded', access: { staff: 'legal.handle' },
  params: WithId, body: named('LegalAidResult', z.strictObject({ result: z.enum(aidResults, '请选择结果'), answeredOn: Day, note: Text(500).default(''), clientId: ClientId })),
  reply: Done, refusals: ['legal.not_found', 'legal.not_now', 'legal.day_wrong', ...CASE],
})

const RightStep = z.object({ id: z.uuid(), path: z.string(), step: z.string(), onDay: z.string(), note: z.string(), byName: z.string() })
export const RightFile = named('RightFile', z.object({
  id: z.uuid(), number: z.string(), title: z.string(), name: z.string(), regionName: z.string(), state: z.string(), taken: z.object({ helper: z.enum(helpers), mechanism: z.enum(mechanisms), on: z.string(), version: z.int(), outcome: z.string(), endedOn: z.string().nullable() }).nullable(),
  steps: z.array(RightStep),
}))
export type RightFile = z.output<typeof RightFile>
export const getRight = operation({ id: 'getRightMatter', method: 'GET', path: '/api/legal/rights/:id', summary: 'A matter of rights with the path taken', access: { staff: 'legal.read' }, params: WithId, reply: RightFile, refusals: ['legal.not_found'] })
export const takeUpRight = operation({
  id: 'takeUpRight', method: 'POST', path: '/api/legal/rights/:id/taking', summary: 'Community, union, youth league or women’s federation takes a matter of rights up, by one of the four mechanisms', access: { staff: 'legal.handle' },
  params: WithId, body: z.strictObject({ helper: z.enum(helpers, '请选择由谁接手'), mechanism: z.enum(mechanisms, '请选择哪种机制'), clientId: ClientId }), reply: Done, refusals: ['legal.not_found', 'legal.not_now', ...CASE],
})
export const addRightStep = operation({
  id: 'addRightStep', method: 'POST', path: '/api/legal/rights/:id/steps', summary: 'One lawful step; the person reads it at once', access: { staff: 'legal.handle' },
  params: WithId, body: z.strictObject({ path: z.enum(paths, '请选择走哪条途径'), onDay: Day, note: Must(300, '请写明情况'), version: Version, clientId: ClientId }), reply: Done,
  refusals: ['legal.not_found', 'legal.not_now', 'legal.changed_meanwhile', 'legal.day_wrong'],
})
export const endRight = operation({
  id: 'endRight', method: 'POST', path: '/api/legal/rights/:id/outcome', summary: 'How it ended; not before a step was taken', access: { staff: 'legal.handle' },
  params: WithId, body: z.strictObject({ outcome: z.enum(rightOutcomes, '请选择结果'), note: Must(500, '请写明结果'), version: Version, clientId: ClientId }), reply: Done,
  refusals: ['legal.not_found', 'legal.not_now', 'legal.changed_meanwhile', 'legal.no_step', ...CASE],
})

export const LegalSession = named('LegalSession', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(sessionKinds), topic: z.string(), audience: z.string(), minors: z.boolean(), plannedOn: z.string(), place: z.string(), state: z.enum(['planned', 'held', 'cancelled']),
  heldOn: z.string().nullable(), attendance: z.int().nullable(), note: z.string(), byName: z.string(), late: z.boolean(), version: z.int(),
}))
export type LegalSession = z.output<typeof LegalSession>
export const listSessions = operation({
  id: 'listLegalSessions', method: 'GET', path: '/api/legal/sessions', summary: 'Sessions of legal publicity and advice, newest first', access: { staff: 'legal.read' },
  query: z.strictObject({ show: z.enum(['all', 'planned', 'held', 'minors']).default('all'), q: Text(50).optional(), after: After }),
  reply: named('LegalSessionPage', page(LegalSession).extend({ counts: z.object({ all: z.int(), planned: z.int(), held: z.int(), minors: z.int() }) })), refusals: ['legal.page_unknown'],
})
export const planSession = operation({
  id: 'planLegalSession', method: 'POST', path: '/api/legal/sessions', summary: 'Plans a session with topic and audience', access: { staff: 'legal.keep' },
  body: named('NewLegalSession', z.strictObject({ region: Community, kind: z.enum(sessionKinds, '请选择形式'), topic: Must(60, '请填写主题'), audience: Must(60, '请填写对象'), minors: z.boolean().default(false), plannedOn: Day, place: Text(60).default(''), clientId: ClientId })),
  reply: Made, refusals: ['legal.place_not_yours'],
})
export const holdSession = operation({
  id: 'recordLegalSession', method: 'POST', path: '/api/legal/sessions/:id/record', summary: 'It was held, with how many came as a number; or it was called off', access: { staff: 'legal.keep' },
  params: WithId, body: z.strictObject({ held: z.boolean(), heldOn: Day.nullable().default(null), attendance: z.int('请填写人数').min(0).max(100_000).nullable().default(null), note: Text(500).default(''), version: Version, clientId: ClientId }), reply: Done,
  refusals: ['legal.not_found', 'legal.changed_meanwhile', 'legal.not_now', 'legal.day_wrong', 'legal.number_missing'],
})
export const countSessions = operation({
  id: 'countLegalSessions', method: 'GET', path: '/api/legal/sessions/figures', summary: 'Sessions held and how many came, by community and year; for minors apart', access: { staff: 'legal.count' },
  query: z.strictObject({ year: z.string().regex(/^20\d\d$/, '请选择年份').optional() }),
  reply: named('LegalSessionFigures', z.object({ year: z.string(), items: z.array(z.object({ region: z.string(), regionName: z.string(), sessions: z.int(), attendance: z.int(), forMinors: z.int(), minorsAttendance: z.int() })) })),
})

export const getMyLegal = operation({
  id: 'getMyLegal', method: 'GET', path: '/api/me/legal', summary: 'The reader’s own answers, applications for aid, and the path of their matters of rights', access: { resident: true },
  reply: named('MyLegal', z.object({
    answers: z.array(z.object({ caseId: z.uuid(), adviser: z.string(), text: z.string(), at: z.string() })),
    aid: z.array(z.object({ id: z.uuid(), number: z.string(), agency: z.string(), handedOn: z.string(), dueOn: z.string(), result: z.string(), answeredOn: z.string().nullable(), note: z.string() })),
    rights: z.array(z.object({ id: z.uuid(), number: z.string(), helper: z.string(), mechanism: z.string(), takenOn: z.string(), outcome: z.string(), endedOn: z.string().nullable(), steps: z.array(RightStep) })),
  })),
})
