import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { zoneStates } from './rules.ts'

export { CHANGE_KINDS, FILING_KINDS, MOST_MONTHS, monthsAfter, PAPER_COPIES, ZONE_STATES, type ChangeKind, type FilingKind, type ZoneState } from './rules.ts'

const Id = z.uuid('编号不正确，请从列表中重新选择')
const Day = z.iso.date('日期应写成 2026-11-22 这样')
const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
const Must = (max: number, message: string) => Text(max).min(1, message)
const ClientId = z.string().min(8).max(100)
const Version = z.int().min(1)
const Done = z.object({ version: z.int() })
const WithId = z.strictObject({ id: Id })
const Paper = named('ZonePaper', z.strictObject({ id: Id, name: Text(120) }))
const Papers = z.array(Paper).max(30, '最多30份材料')
const PaperNo = Must(100, '请填写文件名称和文号').min(4, '请填写文件名称和文号')

export const ZonePlan = named('ZonePlan', z.strictObject({
  background: Text(5000).default('').describe('实验背景'), theme: Text(200).default('').describe('实验主题'), content: Text(5000).default('').describe('实验内容'), safeguards: Text(3000).default('').describe('保障措施'),
  workPlan: Text(5000).default('').describe('工作方案'), duties: Text(3000).default('').describe('职责分工'), funds: Text(2000).default('').describe('经费安排'),
}))
const Parts = {
  title: Must(80, '请填写实验区名称'), applicant: z.enum(['district', 'city'], '请选择由区还是由市申报').default('district'), whyCity: Text(500).default(''), requestPaper: Text(100).default('').describe('Paper of the local Party committee and government'),
  paperCopies: z.int().min(0).max(50).default(0), papers: Papers.default([]).describe('Electronic version'), plan: ZonePlan,
}

export const Zone = named('Zone', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), theme: z.string(), applicant: z.enum(['district', 'city']), state: z.enum(zoneStates), submittedOn: z.string().nullable(), approvedOn: z.string().nullable(),
  endsOn: z.string().nullable(), months: z.int().nullable().describe('From approval to the end, extensions included'), overdue: z.boolean(), owes: z.int(), openChanges: z.int(), decidedOn: z.string().nullable(), byName: z.string(), version: z.int(),
}))
export type Zone = z.output<typeof Zone>

const Step = named('ZoneStep', z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() }))
const Filing = named('ZoneFiling', z.object({ id: z.uuid(), kind: z.enum(['plan', 'summary', 'news']), year: z.int(), title: z.string(), words: z.string(), byName: z.string(), at: z.string() }))
const Change = named('ZoneChange', z.object({
  id: z.uuid(), kind: z.enum(['change', 'delay', 'stop', 'extend']), words: z.string(), plan: ZonePlan.nullable(), until: z.string().nullable(), state: z.enum(['open', 'approved', 'refused']), paper: z.string(), answer: z.string(),
  byName: z.string(), at: z.string(),
}))
const Opinion = named('ZoneOpinion', z.object({ id: z.uuid(), expert: z.string(), words: z.string(), pass: z.boolean(), byName: z.string(), at: z.string() }))

export const listZones = operation({
  id: 'listZones', method: 'GET', path: '/api/zones', summary: 'Experiment zones; `overdue` those past their end without a final report, `owing` those that owe a plan or summary',
  access: { staff: 'zones.read' },
  query: z.strictObject({ show: z.enum(['running', 'applying', 'overdue', 'owing', 'ended', 'all']).default('all'), q: Text(50).optional(), after: z.string().max(400).optional() }),
  reply: named('ZonePage', z.object({
    items: z.array(Zone), next: z.string().nullable(), counts: z.record(z.string(), z.int()), balance: z.object({ entered: z.int(), left: z.int() }).describe('Approved and ended this year (进出平衡)'),
  })),
  refusals: ['zones.page_unknown'],
})
export const getZone = operation({
  id: 'getZone', method: 'GET', path: '/api/zones/:id', summary: 'A zone with its file, what is owed, requests, opinions and what may be done now', access: { staff: 'zones.read' }, params: WithId,
  reply: named('ZoneFile', z.object({
    zone: Zone, plan: ZonePlan, whyCity: z.string(), requestPaper: z.string(), paperCopies: z.int(), papers: z.array(Paper), provincePaper: z.string(), provinceWords: z.string(), approvalPaper: z.string(), finalReport: z.string(),
    satisfaction: z.object({ share: z.number(), asked: z.int(), source: z.string() }).nullable(), decision: z.string(), decisionPaper: z.string(), missing: z.array(z.string()),
    owed: z.array(z.object({ kind: z.enum(['plan', 'summary']), year: z.int() })), filings: z.array(Filing), changes: z.array(Change), opinions: z.array(Opinion), steps: z.array(Step),
    may: z.array(z.enum(['edit', 'submit', 'withdraw', 'province', 'approve', 'file', 'ask', 'settle', 'report', 'opinion', 'decide'])),
  })),
  refusals: ['zones.not_found'],
})
export const createZone = operation({
  id: 'createZone', method: 'POST', path: '/api/zones', summary: 'Begins an application; parts may still be empty', access: { staff: 'zones.write' },
  body: named('NewZone', z.strictObject({ ...Parts, clientId: ClientId })), reply: z.object({ id: z.uuid() }), refusals: ['files.not_found'],
})
export const updateZone = operation({
  id: 'updateZone', method: 'POST', path: '/api/zones/:id/changes', summary: 'Fills a draft. What was approved is changed by an approved request only', access: { staff: 'zones.write' }, params: WithId,
  body: named('ZoneEdit', z.strictObject({ ...Parts, version: Version, clientId: ClientId })), reply: Done, refusals: ['zones.not_found', 'zones.changed_meanwhile', 'zones.needs_approval', 'zones.not_now', 'files.not_found'],
})
export const submitZone = operation({
  id: 'submitZone', method: 'POST', path: '/api/zones/:id/submission', summary: 'Sends the file up; an incomplete one does not go', access: { staff: 'zones.write' }, params: WithId,
  body: z.strictObject({ version: Version, clientId: ClientId }), reply: Done, refusals: ['zones.not_found', 'zones.changed_meanwhile', 'zones.not_now', 'zones.incomplete'],
})
export const withdrawZone = operation({
  id: 'withdrawZone', method: 'POST', path: '/api/zones/:id/withdrawal', summary: 'Takes an application back before it is approved', access: { staff: 'zones.write' }, params: WithId,
  body: z.strictObject({ words: Must(300, '请写明原因'), version: Version, clientId: ClientId }), reply: Done, refusals: ['zones.not_found', 'zones.changed_meanwhile', 'zones.not_now'],
})
export const recordProvinceView = operation({
  id: 'recordProvinceView', method: 'POST', path: '/api/zones/:id/province-view', summary: 'Enters the opinion of the province with its paper', access: { staff: 'zones.record' }, params: WithId,
  body: named('ProvinceView', z.strictObject({ agrees: z.boolean('请选择是否同意'), words: Must(1000, '请写明意见'), paper: PaperNo, version: Version, clientId: ClientId })),
  reply: Done, refusals: ['zones.not_found', 'zones.changed_meanwhile', 'zones.not_now', 'zones.same_hands'],
})
export const recordZoneApproval = operation({
  id: 'recordZoneApproval', method: 'POST', path: '/api/zones/:id/approval', summary: 'Enters the approval by the ministry, one zone at a time, with its term of at most three years', access: { staff: 'zones.record' }, params: WithId,
  body: named('ZoneApproval', z.strictObject({ approved: z.boolean('请选择是否批准'), on: Day, endsOn: Day.optional(), words: Text(1000).default(''), paper: PaperNo, version: Version, clientId: ClientId })),
  reply: Done, refusals: ['zones.not_found', 'zones.changed_meanwhile', 'zones.not_now', 'zones.same_hands', 'zones.too_long', 'zones.days_wrong'],
})
export const fileZoneWork = operation({
  id: 'fileZoneWork', method: 'POST', path: '/api/zones/:id/filings', summary: 'Files the plan or summary of a year, or news at any time', access: { staff: 'zones.write' }, params: WithId,
  body: named('NewZoneFiling', z.strictObject({ kind: z.enum(['plan', 'summary', 'news'], '请选择报什么'), year: z.int().min(2000).max(2100), title: Must(80, '请填写标题'), words: Must(5000, '请填写内容'), clientId: ClientId })),
  reply: z.object({ id: z.uuid() }), refusals: ['zones.not_found', 'zones.not_now', 'zones.filed_already', 'zones.days_wrong'],
})
export const askZoneChange = operation({
  id: 'askZoneChange', method: 'POST', path: '/api/zones/:id/requests', summary: 'Asks for a change of what was approved, a delay, a stop or an extension; nothing changes before it is approved', access: { staff: 'zones.write' }, params: WithId,
  body: named('NewZoneChange', z.strictObject({ kind: z.enum(['change', 'delay', 'stop', 'extend'], '请选择申请什么'), words: Must(2000, '请写明理由'), plan: ZonePlan.optional(), until: Day.optional(), clientId: ClientId })),
  reply: z.object({ id: z.uuid() }), refusals: ['zones.not_found', 'zones.not_now', 'zones.request_open', 'zones.days_wrong', 'zones.plan_needed'],
})
export const settleZoneChange = operation({
  id: 'settleZoneChange', method: 'POST', path: '/api/zones/requests/:id/settlement', summary: 'Enters the answer to a request with its paper; approved, it takes effect in the same deed', access: { staff: 'zones.record' }, params: WithId,
  body: named('ZoneChangeAnswer', z.strictObject({ approved: z.boolean('请选择是否批准'), answer: Must(1000, '请写明答复'), paper: PaperNo, clientId: ClientId })),
  reply: z.object({ state: z.string() }), refusals: ['zones.request_not_found', 'zones.not_now', 'zones.same_hands'],
})
export const reportZone = operation({
  id: 'reportZone', method: 'POST', path: '/api/zones/:id/final-report', summary: 'Files the final report with what residents say: their satisfaction is the basic standard of the review', access: { staff: 'zones.write' }, params: WithId,
  body: named('ZoneFinalReport', z.strictObject({
    words: Must(10000, '请填写终期报告'), share: z.number().min(0).max(100), asked: z.int().min(1, '请填写调查了多少居民').max(10_000_000), source: Must(300, '请写明满意度从哪里来'), version: Version, clientId: ClientId,
  })),
  reply: Done, refusals: ['zones.not_found', 'zones.changed_meanwhile', 'zones.not_now', 'zones.filings_owed'],
})
export const recordZoneOpinion = operation({
  id: 'recordZoneOpinion', method: 'POST', path: '/api/zones/:id/opinions', summary: 'Enters what an expert of the acceptance says', access: { staff: 'zones.record' }, params: WithId,
  body: named('NewZoneOpinion', z.strictObject({ expert: Must(60, '请填写专家姓名和单位'), words: Must(2000, '请填写评审意见'), pass: z.boolean('请选择是否同意通过'), clientId: ClientId })),
  reply: z.object({ id: z.uuid() }), refusals: ['zones.not_found', 'zones.not_now'],
})
export const decideZone = operation({
  id: 'decideZone', method: 'POST', path: '/api/zones/:id/decision', summary: 'Enters the decision after the acceptance review; accepted only where residents are satisfied and experts have spoken', access: { staff: 'zones.record' }, params: WithId,
  body: named('ZoneDecision', z.strictObject({ accepted: z.boolean('请选择是否通过'), residentsSatisfied: z.boolean().default(false), words: Must(2000, '请写明结论'), paper: PaperNo, version: Version, clientId: ClientId })),
  reply: Done, refusals: ['zones.not_found', 'zones.changed_meanwhile', 'zones.not_now', 'zones.same_hands', 'zones.experts_needed', 'zones.residents_first'],
})
export const getZonePaper = operation({
  id: 'getZonePaper', method: 'GET', path: '/api/zones/:id/files/:fileId', summary: 'A paper of the file', access: { staff: 'zones.read' }, params: z.strictObject({ id: Id, fileId: Id }), reply: z.any(),
  file: ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'], refusals: ['zones.not_found', 'files.not_found'],
})
