import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, RegionCode, Step, Text, Version, WithId } from './parts.ts'

export const DECISION_ABOUT = { facility: '开放场所设施', staff: '人员互派交流', money: '经费支持', service: '服务项目', other: '其他' } as const
export const decisionAbout = ['facility', 'staff', 'money', 'service', 'other'] as const

export const JointMeeting = named('JointMeeting', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), heldOn: z.string(), place: z.string(), agenda: z.array(z.string()), units: z.array(z.string()),
  minutes: z.string(), state: z.enum(['called', 'minuted', 'cancelled']), byName: z.string(), version: z.int(), decisions: z.int(), open: z.int(), overdue: z.int(),
}))
export type JointMeeting = z.output<typeof JointMeeting>
export const Decision = named('JointDecision', z.object({
  id: z.uuid(), meetingId: z.uuid(), meeting: z.string(), region: z.string(), regionName: z.string(), about: z.enum(decisionAbout), what: z.string(), owner: z.string(),
  mine: z.boolean(), dueOn: z.string(), state: z.enum(['open', 'done', 'dropped']), doneOn: z.string().nullable(), overdue: z.boolean(), version: z.int(),
}))
export type Decision = z.output<typeof Decision>

export const listMeetings = operation({
  id: 'listJointMeetings', method: 'GET', path: '/api/mandates/meetings',
  summary: 'Joint party-building meetings of the place, newest first, with how many decisions are open and overdue',
  access: { staff: 'mandates.read' },
  query: z.strictObject({ q: Text(50).optional(), after: After }),
  reply: named('JointMeetingPage', page(JointMeeting)),
})

export const getMeeting = operation({
  id: 'getJointMeeting', method: 'GET', path: '/api/mandates/meetings/:id',
  summary: 'A meeting with agenda, units, minutes and what became of each decision',
  access: { staff: 'mandates.read' },
  params: WithId,
  reply: named('JointMeetingFile', z.object({ meeting: JointMeeting, decisions: z.array(Decision.extend({ steps: z.array(Step) })) })),
  refusals: ['mandates.meeting_not_found'],
})

export const callMeeting = operation({
  id: 'callJointMeeting', method: 'POST', path: '/api/mandates/meetings',
  summary: 'Calls a joint meeting with units of the area',
  access: { staff: 'mandates.meet' },
  body: named('NewJointMeeting', z.strictObject({
    region: RegionCode, title: Must(60, '请填写会议名称'), heldOn: Day, place: Text(60).default(''), agenda: z.array(Must(100, '请填写议题')).min(1, '请至少写一个议题').max(20),
    units: z.array(Must(60, '请填写单位')).min(2, '联席会议至少有两个单位，请补充').max(60), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['mandates.place_not_yours', 'mandates.level_wrong'],
})

export const minuteMeeting = operation({
  id: 'minuteJointMeeting', method: 'POST', path: '/api/mandates/meetings/:id/minutes',
  summary: 'Writes the minutes; decisions become tasks with an owner and a date',
  access: { staff: 'mandates.meet' },
  params: WithId,
  body: named('JointMinutes', z.strictObject({
    minutes: Must(4000, '请填写会议纪要'),
    decisions: z.array(z.strictObject({
      about: z.enum(decisionAbout, '请选择方面'), what: Must(200, '请写明决定事项'), owner: Must(60, '请填写由谁负责'), ownerAccount: Id.nullable().default(null), dueOn: Day,
    })).max(30).default([]),
    version: Version, clientId: ClientId,
  })),
  reply: Done,
  refusals: ['mandates.meeting_not_found', 'mandates.changed_meanwhile', 'mandates.not_now', 'mandates.days_wrong', 'mandates.owner_unknown', 'mandates.too_early'],
})

export const cancelMeeting = operation({
  id: 'cancelJointMeeting', method: 'POST', path: '/api/mandates/meetings/:id/cancellation',
  summary: 'A meeting that was called does not take place',
  access: { staff: 'mandates.meet' },
  params: WithId,
  body: z.strictObject({ reason: Must(200, '请写明原因'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['mandates.meeting_not_found', 'mandates.changed_meanwhile', 'mandates.not_now'],
})

export const listOwners = operation({
  id: 'listDecisionOwners', method: 'GET', path: '/api/mandates/meetings/:id/owners',
  summary: 'Who holds a post at the place of the meeting or above and may own a decision with their account',
  access: { staff: 'mandates.meet' },
  params: WithId,
  reply: named('DecisionOwners', z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), post: z.string() })) })),
  refusals: ['mandates.meeting_not_found'],
})

export const listDecisions = operation({
  id: 'listJointDecisions', method: 'GET', path: '/api/mandates/decisions',
  summary: 'Decisions of joint meetings as tasks: open ones by their date, overdue ones, one’s own, finished ones',
  access: { staff: 'mandates.read' },
  query: z.strictObject({ show: z.enum(['open', 'overdue', 'mine', 'ended']).default('open'), after: After }),
  reply: named('JointDecisionPage', page(Decision).extend({ counts: z.object({ open: z.int(), overdue: z.int(), mine: z.int() }) })),
})

export const followDecision = operation({
  id: 'followJointDecision', method: 'POST', path: '/api/mandates/decisions/:id/steps',
  summary: 'The owner, or party staff for them, writes how far it is, that it is done, or (party staff only) that it is dropped',
  access: { staff: 'mandates.read' },
  params: WithId,
  body: z.strictObject({ step: z.enum(['progress', 'done', 'dropped']), note: Must(500, '请写明进展'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['mandates.decision_not_found', 'mandates.changed_meanwhile', 'mandates.not_now', 'mandates.not_yours'],
})
