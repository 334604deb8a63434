import { z } from 'zod'
import { named } from '../../../platform/kernel/operation.ts'
import { slots, type Slot } from '../rules/content.ts'
import { Text } from '../../../platform/kernel/fields.ts'

export { ClientId, Done, Id, Made, Text, Version, WithId } from '../../../platform/kernel/fields.ts'

export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const Year = z.coerce.number().int().min(2000, '年份不对').max(2200, '年份不对')

export const REPORT_STATES = { draft: '编写中', submitted: '待备案', filed: '已备案', dropped: '已作废' } as const
export type ReportState = keyof typeof REPORT_STATES
export const StateCode = z.enum(Object.keys(REPORT_STATES) as [ReportState, ...ReportState[]])

const Target = z.object({
  plan: z.string(), planTitle: z.string(), year: z.int(), comparator: z.enum(['at_least', 'at_most', 'equal']), value: z.number(), strive: z.boolean(), noYear: z.boolean(), ended: z.boolean(), quote: z.string(), section: z.string(),
})
const Missing = z.object({ reason: z.string(), owedBy: z.string() })

export const ReportFigure = named('AnnualReportFigure', z.object({
  n: z.int().describe('Its number in the appendix of sources'), code: z.string(), title: z.string(), unit: z.string(), decimals: z.int(), kind: z.enum(['computed', 'reported', 'mixed', 'baseline']), aboutPeople: z.boolean(),
  value: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable(), numeratorText: z.string(), denominatorText: z.string().nullable(), base: z.string(), source: z.string(),
  day: z.string(), asOf: z.string().nullable(), record: z.int().nullable().describe('Version of the day’s record; null where it was counted live or filed'), suppressed: z.boolean(), missing: Missing.nullable(), note: z.string(),
  target: Target.nullable(), state: z.enum(['met', 'short', 'none']), before: z.number().nullable().describe('At the end of the year before'),
}))

export const ReportContent = named('AnnualReportContent', z.object({
  region: z.string(), regionName: z.string(), year: z.int(), day: z.string(), whole: z.boolean().describe('The year is over'), builtAt: z.string(), figures: z.array(ReportFigure),
  places: z.array(z.object({ region: z.string(), name: z.string(), cells: z.record(z.string(), z.object({ value: z.number().nullable(), suppressed: z.boolean(), missing: z.boolean() })) })),
  tasks: z.array(z.object({ plan: z.string(), planTitle: z.string(), title: z.string(), section: z.string(), lead: z.string() })),
}))

export const Texts = named('AnnualReportTexts', z.strictObject(Object.fromEntries(slots.map((slot) => [slot, Text(6_000).optional()])) as Record<Slot, z.ZodOptional<ReturnType<typeof Text>>>))
