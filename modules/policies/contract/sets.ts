import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { groups, PERIOD } from '../rules/sets.ts'
import { ClientId, Made, Must, RegionCode, Text } from './parts.ts'

const Period = z.string().regex(PERIOD, '请选择时期')
export const FigureShape = named('PeriodFigure', z.object({ label: z.string().min(1).max(40), value: z.number().nullable().describe('Null: not known'), unit: z.string().max(10), source: z.string().max(60) }))
export type FigureShape = z.output<typeof FigureShape>
export const GroupShown = named('PeriodGroup', z.object({
  group: z.enum(groups), entered: z.object({ figures: z.array(FigureShape), words: z.string(), assessment: z.string(), nth: z.int(), byName: z.string(), at: z.string() }).nullable(),
  proposal: z.array(FigureShape).describe('Counted from the records of the period and place'),
}))
export type GroupShown = z.output<typeof GroupShown>

export const getPeriodSet = operation({
  id: 'getPeriodSet', method: 'GET', path: '/api/period-sets',
  summary: 'The four data groups of a period and place: what was entered, what the records say, what is lacking',
  access: { staff: 'policies.read' },
  query: z.strictObject({ period: Period.optional(), region: RegionCode.optional() }),
  reply: named('PeriodSet', z.object({
    period: Period, region: z.string(), regionName: z.string(), groups: z.array(GroupShown), complete: z.boolean(), lacking: z.array(z.enum(groups)),
    periods: z.array(z.object({ period: z.string(), lacking: z.int() })), parts: z.array(z.object({ region: z.string(), regionName: z.string(), lacking: z.array(z.enum(groups)) })), mayEnter: z.boolean(),
  })),
  refusals: ['policies.place_not_yours'],
})

export const enterPeriodGroup = operation({
  id: 'enterPeriodGroup', method: 'POST', path: '/api/period-sets',
  summary: 'Enters one group of a period with its assessment; entered again, the newest counts and earlier ones stay',
  access: { staff: 'policies.collect' },
  body: named('NewPeriodGroup', z.strictObject({
    period: Period, group: z.enum(groups), figures: z.array(FigureShape).min(1, '请至少填写一个数').max(40), words: Text(1000).default(''), assessment: Must(1000, '请写明评估'), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['policies.period_wrong'],
})
