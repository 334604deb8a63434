import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Made, Must, page, PlanCode, RegionCode, Step, Text, Version, WithId } from './parts.ts'

export const CHECK_GRADES = { good: '落实好', fair: '基本落实', poor: '落实不到位' } as const
export const checkGrades = ['good', 'fair', 'poor'] as const
export const FINDING_STATES = { open: '待整改', answered: '已报整改，待核实', closed: '已销号' } as const

export const PlanFinding = named('PlanFinding', z.object({
  id: z.uuid(), checkId: z.uuid(), subject: z.string(), region: z.string(), regionName: z.string(), what: z.string(), owner: z.string(), dueOn: z.string(), state: z.enum(['open', 'answered', 'closed']),
  proof: z.string(), answeredOn: z.string().nullable(), closedOn: z.string().nullable(), overdue: z.boolean(), version: z.int(),
}))
export type PlanFinding = z.output<typeof PlanFinding>

export const PlanCheck = named('PlanCheck', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), plan: z.string(), planTitle: z.string(), subject: z.string(), checkedOn: z.string(), unit: z.string(), result: z.string(), grade: z.enum(checkGrades),
  toldOn: z.string().nullable(), byName: z.string(), findings: z.int(), open: z.int(), overdue: z.int(), version: z.int(),
}))
export type PlanCheck = z.output<typeof PlanCheck>

export const listPlanChecks = operation({
  id: 'listPlanChecks', method: 'GET', path: '/api/plan-checks',
  summary: 'Supervision checks of plan work at the place and below, newest first',
  access: { staff: 'plans.read' },
  query: z.strictObject({ show: z.enum(['all', 'open', 'to_tell']).default('all'), q: Text(50).optional(), after: After }),
  reply: named('PlanCheckPage', page(PlanCheck).extend({ counts: z.object({ all: z.int(), open: z.int(), to_tell: z.int() }) })),
  refusals: ['plans.page_unknown'],
})

export const getPlanCheck = operation({
  id: 'getPlanCheck', method: 'GET', path: '/api/plan-checks/:id',
  summary: 'A check with its findings, their proof and history',
  access: { staff: 'plans.read' },
  params: WithId,
  reply: named('PlanCheckFile', z.object({ check: PlanCheck, findings: z.array(PlanFinding.extend({ steps: z.array(Step) })), steps: z.array(Step), may: z.object({ answer: z.boolean(), close: z.boolean(), tell: z.boolean() }) })),
  refusals: ['plans.check_not_found'],
})

export const recordPlanCheck = operation({
  id: 'recordPlanCheck', method: 'POST', path: '/api/plan-checks',
  summary: 'Writes down a supervision check of a place with what it found and until when it is put right',
  access: { staff: 'plans.check' },
  body: named('NewPlanCheck', z.strictObject({
    region: RegionCode, plan: PlanCode.or(z.literal('')).default(''), subject: Must(100, '请写明督查什么'), checkedOn: Day, unit: Must(60, '请填写督查单位'), result: Must(2000, '请填写督查情况'),
    grade: z.enum(checkGrades, '请选择结论'),
    findings: z.array(z.strictObject({ what: Must(300, '请写明问题'), owner: Must(60, '请填写由谁整改'), dueOn: Day })).max(40).default([]), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['plans.place_not_yours', 'plans.not_found', 'plans.days_wrong', 'plans.not_own_place'],
})

export const moveFinding = operation({
  id: 'movePlanFinding', method: 'POST', path: '/api/plan-findings/:id/steps',
  summary: 'The place answers a finding with proof; whoever checks closes it or gives it back with a reason',
  access: { staff: 'plans.read' },
  params: WithId,
  body: z.strictObject({ step: z.enum(['answer', 'close', 'reopen']), note: Text(500).default(''), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['plans.finding_not_found', 'plans.changed_meanwhile', 'plans.not_now', 'plans.not_yours', 'plans.proof_needed', 'plans.reason_needed', 'plans.same_hands'],
})

export const tellLeaders = operation({
  id: 'tellPlanCheck', method: 'POST', path: '/api/plan-checks/:id/assessment',
  summary: 'The result of a check is handed to the leaders’ assessment of the place, with the day and where to',
  access: { staff: 'plans.check' },
  params: WithId,
  body: z.strictObject({ note: Must(200, '请写明报送到哪里'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['plans.check_not_found', 'plans.changed_meanwhile', 'plans.not_now', 'plans.not_yours'],
})
