import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, RegionCode, Step, Text, Version, WithId } from './parts.ts'

export const ISSUE_KINDS = { site: '场地', money: '资金', people: '人才', other: '其他' } as const
export const issueKinds = ['site', 'money', 'people', 'other'] as const
export const ISSUE_STATES = { raised: '待上会', on_agenda: '已列入议题', decided: '已有决定', answered: '已答复' } as const

export const PlanMeeting = named('PlanMeeting', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), heldOn: z.string(), venue: z.string(), agenda: z.array(z.string()), units: z.array(z.string()), minutes: z.string(),
  state: z.enum(['called', 'minuted', 'cancelled']), byName: z.string(), version: z.int(), issues: z.int(), decisions: z.int(), open: z.int(), overdue: z.int(),
}))
export type PlanMeeting = z.output<typeof PlanMeeting>

export const PlanDecision = named('PlanDecision', z.object({
  id: z.uuid(), meetingId: z.uuid(), meeting: z.string(), region: z.string(), regionName: z.string(), issueId: z.uuid().nullable(), what: z.string(), owner: z.string(), mine: z.boolean(), dueOn: z.string(),
  state: z.enum(['open', 'done', 'dropped']), doneOn: z.string().nullable(), proof: z.string(), overdue: z.boolean(), version: z.int(),
}))
export type PlanDecision = z.output<typeof PlanDecision>

export const PlanIssue = named('PlanIssue', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(issueKinds), what: z.string(), wish: z.string(), raisedOn: z.string(), state: z.enum(['raised', 'on_agenda', 'decided', 'answered']),
  meetingId: z.uuid().nullable(), answer: z.string(), byName: z.string(), version: z.int(),
  decisions: z.array(z.object({ what: z.string(), owner: z.string(), dueOn: z.string(), state: z.enum(['open', 'done', 'dropped']), overdue: z.boolean() })),
}))
export type PlanIssue = z.output<typeof PlanIssue>

export const listPlanMeetings = operation({
  id: 'listPlanMeetings', method: 'GET', path: '/api/plan-meetings',
  summary: 'Yearly joint meetings of departments at the place, below it and above it, newest first, with how many decisions are open; and whether this year’s is held',
  access: { staff: 'plans.read' },
  query: z.strictObject({ q: Text(50).optional(), after: After }),
  reply: named('PlanMeetingPage', page(PlanMeeting).extend({ year: z.int(), held: z.boolean().describe('This year’s meeting of the reader’s county or league is held and minuted') })),
  refusals: ['plans.page_unknown'],
})

export const getPlanMeeting = operation({
  id: 'getPlanMeeting', method: 'GET', path: '/api/plan-meetings/:id',
  summary: 'A joint meeting with agenda, issues raised by communities, minutes, decisions and what became of them',
  access: { staff: 'plans.read' },
  params: WithId,
  reply: named('PlanMeetingFile', z.object({ meeting: PlanMeeting, issues: z.array(PlanIssue), decisions: z.array(PlanDecision.extend({ steps: z.array(Step) })), mayWrite: z.boolean() })),
  refusals: ['plans.meeting_not_found'],
})

export const callPlanMeeting = operation({
  id: 'callPlanMeeting', method: 'POST', path: '/api/plan-meetings',
  summary: 'Calls the yearly joint meeting of departments, with issues of communities on its agenda',
  access: { staff: 'plans.meet' },
  body: named('NewPlanMeeting', z.strictObject({
    region: RegionCode, title: Must(60, '请填写会议名称'), heldOn: Day, venue: Text(60).default(''), agenda: z.array(Must(100, '请填写议题')).min(1, '请至少写一个议题').max(30),
    units: z.array(Must(60, '请填写部门')).min(2, '联席会议至少有两个部门，请补充').max(60), issues: z.array(Id).max(100).default([]), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['plans.place_not_yours', 'plans.level_wrong', 'plans.issue_not_found', 'plans.not_now'],
})

export const minutePlanMeeting = operation({
  id: 'minutePlanMeeting', method: 'POST', path: '/api/plan-meetings/:id/minutes',
  summary: 'Writes the minutes: decisions become tasks with owner and date; every issue on the agenda is decided on or answered',
  access: { staff: 'plans.meet' },
  params: WithId,
  body: named('PlanMinutes', z.strictObject({
    minutes: Must(8000, '请填写会议纪要'),
    decisions: z.array(z.strictObject({ what: Must(200, '请写明决定事项'), owner: Must(60, '请填写由谁负责'), ownerAccount: Id.nullable().default(null), dueOn: Day, issueId: Id.nullable().default(null) })).max(60).default([]),
    answers: z.array(z.strictObject({ issueId: Id, answer: Must(500, '请写明答复') })).max(100).default([]),
    version: Version, clientId: ClientId,
  })),
  reply: Done,
  refusals: ['plans.meeting_not_found', 'plans.changed_meanwhile', 'plans.not_now', 'plans.too_early', 'plans.days_wrong', 'plans.owner_unknown', 'plans.issues_open'],
})

export const cancelPlanMeeting = operation({
  id: 'cancelPlanMeeting', method: 'POST', path: '/api/plan-meetings/:id/cancellation',
  summary: 'A meeting that was called does not take place; its issues wait for the next',
  access: { staff: 'plans.meet' },
  params: WithId,
  body: z.strictObject({ reason: Must(200, '请写明原因'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['plans.meeting_not_found', 'plans.changed_meanwhile', 'plans.not_now'],
})

export const listPlanDecisions = operation({
  id: 'listPlanDecisions', method: 'GET', path: '/api/plan-decisions',
  summary: 'Decisions of joint meetings, open until done: by date, overdue, one’s own, finished',
  access: { staff: 'plans.read' },
  query: z.strictObject({ show: z.enum(['open', 'overdue', 'mine', 'ended']).default('open'), after: After }),
  reply: named('PlanDecisionPage', page(PlanDecision).extend({ counts: z.object({ open: z.int(), overdue: z.int(), mine: z.int() }) })),
  refusals: ['plans.page_unknown'],
})

export const followPlanDecision = operation({
  id: 'followPlanDecision', method: 'POST', path: '/api/plan-decisions/:id/steps',
  summary: 'The owner, or whoever keeps the meeting, writes how far it is, that it is done with proof, or (the keeper only) that it is dropped with a reason',
  access: { staff: 'plans.read' },
  params: WithId,
  body: z.strictObject({ step: z.enum(['progress', 'done', 'dropped']), note: Must(500, '请写明情况；完成的写明依据'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['plans.decision_not_found', 'plans.changed_meanwhile', 'plans.not_now', 'plans.not_yours'],
})

export const listPlanIssues = operation({
  id: 'listPlanIssues', method: 'GET', path: '/api/plan-issues',
  summary: 'What communities brought before the joint meeting, newest first, with what was decided',
  access: { staff: 'plans.read' },
  query: z.strictObject({ show: z.enum(['open', 'ended']).default('open'), kind: z.enum(issueKinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('PlanIssuePage', page(PlanIssue).extend({ counts: z.object({ open: z.int() }) })),
  refusals: ['plans.page_unknown'],
})

export const raisePlanIssue = operation({
  id: 'raisePlanIssue', method: 'POST', path: '/api/plan-issues',
  summary: 'A community (or its street) raises what it cannot solve by itself: site, money, people',
  access: { staff: 'plans.raise' },
  body: named('NewPlanIssue', z.strictObject({ region: RegionCode, kind: z.enum(issueKinds, '请选择方面'), what: Must(300, '请写明难题'), wish: Text(300).default(''), clientId: ClientId })),
  reply: Made,
  refusals: ['plans.place_not_yours', 'plans.level_wrong'],
})
