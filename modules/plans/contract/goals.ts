import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { assessments } from '../rules/forecast.ts'
import { After, ClientId, Day, Done, Id, Made, Must, OwnerChoice, page, PlanCode, PlanVersion, RegionCode, Step, Text, Version, WithId } from './parts.ts'

export const GOAL_STATES = { proposed: '等本级确认', objected: '本级有异议', confirmed: '已确认', done: '已完成', dropped: '不再办理' } as const
export const goalStates = ['proposed', 'objected', 'confirmed', 'done', 'dropped'] as const

/** How a goal stands today, in one word and in a sentence that says how it was found. */
export const Assessment = named('GoalAssessment', z.object({
  state: z.enum(assessments),
  value: z.number().nullable().describe('What it stands at: the indicator’s value, or the share reported'),
  day: z.string().nullable().describe('The day of that value'),
  way: z.number().nullable().describe('Share of the way to the target, 0 to 1 (more where it is passed)'),
  elapsed: z.number().describe('Share of the time gone, 0 to 1'),
  forecast: z.number().nullable().describe('What it will stand at on the due day'),
  method: z.string().describe('How the forecast was made, in a sentence'),
  words: z.string(),
}))
export type Assessment = z.output<typeof Assessment>

const fields = {
  id: z.uuid(), region: z.string(), regionName: z.string(), plan: z.string(), planVersion: z.int(), planTitle: z.string(), kind: z.enum(['target', 'task']), indicator: z.string(),
  what: z.string(), comparator: z.enum(['at_least', 'at_most', 'equal']), value: z.number().nullable(), unit: z.string(), adds: z.boolean(), parentId: z.uuid().nullable(),
  fromOn: z.string(), dueOn: z.string(), owner: z.string(), mine: z.boolean(), state: z.enum(goalStates), progress: z.int(), doneOn: z.string().nullable(), parts: z.int(), version: z.int(),
}
export const Goal = named('PlanGoal', z.object(fields))
export type Goal = z.output<typeof Goal>
const GoalLine = named('PlanGoalLine', z.object({ ...fields, assessment: Assessment }))
export type GoalLine = z.output<typeof GoalLine>

export const listGoals = operation({
  id: 'listPlanGoals', method: 'GET', path: '/api/plan-goals',
  summary: 'Goals of the place and below by due day: all open ones, without owner, to be confirmed here, one’s own, behind, ended',
  access: { staff: 'plans.read' },
  query: z.strictObject({
    show: z.enum(['open', 'without_owner', 'to_confirm', 'mine', 'behind', 'ended']).default('open'), plan: PlanCode.optional(), region: RegionCode.optional(), q: Text(50).optional(), after: After,
  }),
  reply: named('PlanGoalPage', page(GoalLine).extend({ counts: z.object({ open: z.int(), without_owner: z.int(), to_confirm: z.int(), mine: z.int(), behind: z.int() }) })),
  refusals: ['plans.page_unknown', 'plans.place_not_yours'],
})

export const getGoal = operation({
  id: 'getPlanGoal', method: 'GET', path: '/api/plan-goals/:id',
  summary: 'A goal with the goal above, its parts and whether they meet the whole, readings, forecast and history',
  access: { staff: 'plans.read' },
  params: WithId,
  reply: named('PlanGoalFile', z.object({
    goal: Goal, assessment: Assessment,
    above: z.object({ id: z.uuid(), regionName: z.string(), what: z.string(), value: z.number().nullable(), unit: z.string() }).nullable(),
    parts: z.array(GoalLine), sum: z.object({ meets: z.boolean(), words: z.string() }).nullable(),
    readings: z.array(z.object({ day: z.string(), value: z.number().nullable(), missing: z.string() })),
    warnings: z.array(z.object({ at: z.string(), words: z.string() })),
    steps: z.array(Step), may: z.object({ split: z.boolean(), confirm: z.boolean(), report: z.boolean(), drop: z.boolean() }),
  })),
  refusals: ['plans.goal_not_found'],
})

export const createGoal = operation({
  id: 'createPlanGoal', method: 'POST', path: '/api/plan-goals',
  summary: 'Takes a target or task of a plan as a goal of one’s own place: the number is typed, never carried over from a text of another place',
  access: { staff: 'plans.split' },
  body: named('NewPlanGoal', z.strictObject({
    region: RegionCode, plan: PlanCode, planVersion: PlanVersion, kind: z.enum(['target', 'task']), indicator: z.string().trim().max(40).default(''), what: Must(200, '请写明目标'),
    comparator: z.enum(['at_least', 'at_most', 'equal']).default('at_least'), value: z.number().min(0).max(1e12).nullable().default(null), unit: Text(20).default(''), adds: z.boolean().default(false),
    fromOn: Day, dueOn: Day, owner: Text(60).default(''), ownerAccount: Id.nullable().default(null), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['plans.not_found', 'plans.place_not_yours', 'plans.days_wrong', 'plans.number_needed', 'plans.indicator_unknown', 'plans.owner_unknown', 'plans.elsewhere'],
})

export const splitGoal = operation({
  id: 'splitPlanGoal', method: 'POST', path: '/api/plan-goals/:id/parts',
  summary: 'Splits a goal among places directly below: the sum of the parts (or each part, for a share) must meet the whole; parts that change are confirmed anew',
  access: { staff: 'plans.split' },
  params: WithId,
  body: named('GoalParts', z.strictObject({
    parts: z.array(z.strictObject({
      region: RegionCode, value: z.number().min(0).max(1e12).nullable().default(null), what: Text(200).default(''), dueOn: Day, owner: Text(60).default(''), ownerAccount: Id.nullable().default(null),
    })).min(1, '请至少分给一个地方').max(200),
    version: Version, clientId: ClientId,
  })),
  reply: Done,
  refusals: ['plans.goal_not_found', 'plans.changed_meanwhile', 'plans.not_now', 'plans.place_not_yours', 'plans.part_wrong', 'plans.parts_fall_short', 'plans.owner_unknown', 'plans.days_wrong', 'plans.number_needed'],
})

export const answerGoal = operation({
  id: 'answerPlanGoal', method: 'POST', path: '/api/plan-goals/:id/answer',
  summary: 'The level that owes a goal confirms it with an owner, or objects with a reason; no level confirms for another',
  access: { staff: 'plans.confirm' },
  params: WithId,
  body: z.strictObject({ answer: z.enum(['confirm', 'object']), owner: Text(60).default(''), ownerAccount: Id.nullable().default(null), note: Text(500).default(''), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['plans.goal_not_found', 'plans.changed_meanwhile', 'plans.not_now', 'plans.not_this_level', 'plans.owner_needed', 'plans.owner_unknown', 'plans.reason_needed'],
})

export const reportGoal = operation({
  id: 'reportPlanGoal', method: 'POST', path: '/api/plan-goals/:id/reports',
  summary: 'The owner or a planner of the place writes how far a goal is, that it is done (with what shows it), or that it is dropped',
  access: { staff: 'plans.read' },
  params: WithId,
  body: z.strictObject({ step: z.enum(['progress', 'done', 'dropped']), progress: z.int().min(0).max(100).optional(), note: Must(500, '请写明情况'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['plans.goal_not_found', 'plans.changed_meanwhile', 'plans.not_now', 'plans.not_yours', 'plans.not_reached'],
})

export const listGoalOwners = operation({
  id: 'listGoalOwners', method: 'GET', path: '/api/plan-goal-owners',
  summary: 'Who holds a post at a place today (one’s own unless said) and may own a goal or a decision there',
  access: { staff: 'plans.read' },
  query: z.strictObject({ region: RegionCode.optional() }),
  reply: named('GoalOwners', z.object({ items: z.array(OwnerChoice) })),
  refusals: ['plans.place_not_yours'],
})
