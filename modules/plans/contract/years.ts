import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, Made, Must, PlanCode, RegionCode, Text } from './parts.ts'

export const YEAR_KINDS = { year_plan: '年度计划', mid_year: '年中检查', summary: '年终总结' } as const
export const yearKinds = ['year_plan', 'mid_year', 'summary'] as const

/** One of the three records of a year: filed, not yet due, or missing since a day. */
export const YearCell = z.object({ kind: z.enum(yearKinds), state: z.enum(['filed', 'waiting', 'missing']), dueOn: z.string(), filedOn: z.string().nullable() })
export const YearLine = named('PlanYearLine', z.object({ region: z.string(), regionName: z.string(), level: z.string(), year: z.int(), cells: z.array(YearCell), missing: z.int() }))
export type YearLine = z.output<typeof YearLine>

export const listPlanYears = operation({
  id: 'listPlanYears', method: 'GET', path: '/api/plan-years',
  summary: 'Places from league to street with the three records of a year; `missing` lists those that lack one whose day has passed',
  access: { staff: 'plans.read' },
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100).optional(), show: z.enum(['all', 'missing']).default('all'), after: Text(20).optional() }),
  reply: named('PlanYearPage', z.object({ year: z.int(), items: z.array(YearLine), next: z.string().nullable(), counts: z.object({ all: z.int(), missing: z.int() }), filed: z.int(), due: z.int() })),
  refusals: ['plans.page_unknown'],
})

export const YearRecord = named('PlanYearRecord', z.object({
  id: z.uuid(), kind: z.enum(yearKinds), revision: z.int(), plan: z.string(), planTitle: z.string(), words: z.string(), problems: z.string(), nextSteps: z.string(), evidence: z.string(),
  reason: z.string(), filedOn: z.string(), byName: z.string(), at: z.string(),
  goals: z.array(z.object({ id: z.string(), what: z.string(), state: z.string(), words: z.string() })),
}))
export type YearRecord = z.output<typeof YearRecord>

export const getPlanYear = operation({
  id: 'getPlanYear', method: 'GET', path: '/api/plan-years/:region',
  summary: 'A year of a place: its three records with their corrections, and how its goals stand now',
  access: { staff: 'plans.read' },
  params: z.strictObject({ region: RegionCode }),
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
  reply: named('PlanYear', z.object({ line: YearLine, records: z.array(YearRecord), mayFile: z.boolean(), plans: z.array(z.object({ code: z.string(), title: z.string() })) })),
  refusals: ['plans.place_not_yours'],
})

export const filePlanYear = operation({
  id: 'filePlanYear', method: 'POST', path: '/api/plan-years/:region/records',
  summary: 'Files the year plan, the mid-year check or the summary; the standing of goals is kept with it. A second one of a kind is a correction and says why',
  access: { staff: 'plans.record' },
  params: z.strictObject({ region: RegionCode }),
  body: named('NewPlanYearRecord', z.strictObject({
    year: z.int().min(2000).max(2100), kind: z.enum(yearKinds, '请选择种类'), plan: PlanCode.or(z.literal('')).default(''), words: Must(8000, '请填写内容'), problems: Text(2000).default(''), nextSteps: Text(2000).default(''),
    evidence: Text(500).default(''), reason: Text(300).default(''), clientId: ClientId,
  })),
  reply: Made.extend({ revision: z.int() }),
  refusals: ['plans.place_not_yours', 'plans.too_early', 'plans.reason_needed', 'plans.not_found', 'plans.level_wrong', 'plans.problems_needed', 'plans.next_needed'],
})

/** Kinds of result of one aim of a phase. */
export const AIM_RESULTS = { met: '达到', partly: '部分达到', not_met: '没有达到' } as const
export const aimResults = ['met', 'partly', 'not_met'] as const

export const PhaseReview = named('PhaseReview', z.object({
  reviewId: z.uuid(), phase: z.int(), reviewedOn: z.string(), byName: z.string(),
  aims: z.array(z.object({ aim: z.int(), title: z.string(), result: z.enum(aimResults), evidence: z.string() })),
}))
export type PhaseReview = z.output<typeof PhaseReview>

export const reviewPhase = operation({
  id: 'reviewPlanPhase', method: 'POST', path: '/api/plans/:code/phases/:phase/reviews',
  summary: 'Reviews a phase of a plan: every aim with a result and its evidence',
  access: { staff: 'plans.record' },
  params: z.strictObject({ code: PlanCode, phase: z.coerce.number().int().min(1).max(10) }),
  body: named('NewPhaseReview', z.strictObject({
    planVersion: z.int().min(1).max(999),
    aims: z.array(z.strictObject({ aim: z.int().min(1).max(40), result: z.enum(aimResults, '请选择结果'), evidence: Must(500, '请写明依据：文件、台账或数据') })).min(1, '请逐条填写').max(40),
    clientId: ClientId,
  })),
  reply: Made,
  refusals: ['plans.not_found', 'plans.phase_not_found', 'plans.place_not_yours', 'plans.too_early', 'plans.aims_missing'],
})
