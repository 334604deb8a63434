import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { budgetItems } from '../rules/sources.ts'
import { ClientId, Day, Fen, Made, Must, RegionCode, Text, WithId, Year } from './parts.ts'

export const ActivityRound = named('ActivityRound', z.object({
  id: z.uuid(), year: z.int(), nth: z.int(), rateFen: z.int().describe('Fen for one permanent resident'), baseOn: z.string(), basis: z.string(), words: z.string(), communities: z.int(), people: z.int(), dueFen: z.int(),
  paidFen: z.int(), current: z.boolean().describe('The newest of its year'), byName: z.string(), at: z.string(),
}))
export type ActivityRound = z.output<typeof ActivityRound>
export const ActivityDue = named('ActivityDue', z.object({
  region: z.string(), regionName: z.string(), people: z.int(), dueFen: z.int(), paidFen: z.int(), waitingFen: z.int(), owingFen: z.int(),
}))
export type ActivityDue = z.output<typeof ActivityDue>

export const listActivityRounds = operation({
  id: 'listActivityRounds', method: 'GET', path: '/api/projects/activity-funds',
  summary: 'Activity funds year by year: rate, day of the population, what is due and paid in the place',
  access: { staff: 'projects.read' },
  reply: named('ActivityRoundList', z.object({ items: z.array(ActivityRound), mayCompute: z.boolean() })),
})

export const getActivityRound = operation({
  id: 'getActivityRound', method: 'GET', path: '/api/projects/activity-funds/:id',
  summary: 'One computation, community by community: permanent population on the day, due, paid, owing',
  access: { staff: 'projects.read' },
  params: WithId,
  reply: named('ActivityRoundFile', z.object({ round: ActivityRound, dues: z.array(ActivityDue), accounts: z.array(z.object({ id: z.uuid(), name: z.string(), balanceFen: z.int() })), mayPay: z.boolean() })),
  refusals: ['projects.round_not_found'],
})

export const computeActivityFunds = operation({
  id: 'computeActivityFunds', method: 'POST', path: '/api/projects/activity-funds',
  summary: 'Computes activity funds of every community: rate times permanent population on a day; done again for a year only with a reason',
  access: { staff: 'projects.budget' },
  body: named('NewActivityRound', z.strictObject({
    year: Year, rateFen: z.int('金额应精确到分').min(1, '标准应大于0').max(10_000_000, '标准太高，请核对'), baseOn: Day, basis: Must(200, '请写明标准的依据'), words: Text(200).default(''), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['projects.days_wrong', 'projects.round_taken'],
})

export const BudgetLine = named('CommunityBudget', z.object({
  region: z.string(), regionName: z.string(), items: z.array(z.object({ item: z.enum(budgetItems), askedFen: z.int().nullable(), setFen: z.int().nullable(), spentFen: z.int(), words: z.string() })),
  setFen: z.int(), spentFen: z.int(), missing: z.array(z.enum(budgetItems)),
}))
export type BudgetLine = z.output<typeof BudgetLine>

export const getBudgets = operation({
  id: 'getCommunityBudgets', method: 'GET', path: '/api/projects/budgets',
  summary: 'Budgets of communities for a year, item by item: asked, set, spent; items that are missing',
  access: { staff: 'projects.read' },
  query: z.strictObject({ year: Year.optional(), region: RegionCode.optional(), show: z.enum(['all', 'missing']).default('all') }),
  reply: named('CommunityBudgets', z.object({
    year: z.int(), lines: z.array(BudgetLine), communities: z.int(), missing: z.int(), setFen: z.int(), spentFen: z.int(), totals: z.array(z.object({ item: z.enum(budgetItems), setFen: z.int(), spentFen: z.int(), missing: z.int() })),
    maySet: z.boolean(), mayAsk: z.boolean(),
  })),
  refusals: ['projects.place_not_yours'],
})

export const enterBudget = operation({
  id: 'enterCommunityBudget', method: 'POST', path: '/api/projects/budgets',
  summary: 'Finance sets an item of a community’s budget for a year',
  access: { staff: 'projects.budget' },
  body: named('NewCommunityBudget', z.strictObject({ region: RegionCode, year: Year, item: z.enum(budgetItems, '请选择项目'), amountFen: Fen, words: Text(200).default(''), clientId: ClientId })),
  reply: Made,
  refusals: ['projects.place_not_yours', 'projects.place_wrong'],
})

export const askBudget = operation({
  id: 'askCommunityBudget', method: 'POST', path: '/api/projects/budgets/requests',
  summary: 'A community says what it needs for an item of the year',
  access: { staff: 'projects.ask' },
  body: named('NewCommunityBudgetRequest', z.strictObject({ year: Year, item: z.enum(budgetItems, '请选择项目'), amountFen: Fen, words: Must(200, '请写明怎么用'), clientId: ClientId })),
  reply: Made,
})
