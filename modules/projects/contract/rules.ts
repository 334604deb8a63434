import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { payers } from '../rules/shares.ts'
import { ClientId, Day, Id, Made, Must, Text } from './parts.ts'

export const Ratio = named('FundingRatio', z.object({
  id: z.uuid(), title: z.string(), province: z.int(), prefecture: z.int(), county: z.int(), text: z.string(), basis: z.string(), fromOn: z.string(), projects: z.int(), byName: z.string(),
}))
export type Ratio = z.output<typeof Ratio>
export const Source = named('MoneySource', z.object({ code: z.string(), title: z.string(), payer: z.enum(payers).nullable(), local: z.boolean(), id: z.uuid().nullable(), endedOn: z.string().nullable() }))
export type Source = z.output<typeof Source>

export const listMoneyRules = operation({
  id: 'listMoneyRules', method: 'GET', path: '/api/projects/rules',
  summary: 'Ratios by which levels share the money of building, and sources of money, of this county',
  access: { staff: 'projects.read' },
  reply: named('MoneyRules', z.object({ ratios: z.array(Ratio), sources: z.array(Source), mayChange: z.boolean() })),
})

const Weight = z.int('请填写整数').min(0, '不能小于0').max(10_000, '数字太大')
export const createRatio = operation({
  id: 'createFundingRatio', method: 'POST', path: '/api/projects/ratios',
  summary: 'Puts a ratio on file; it holds for projects that name it',
  access: { staff: 'projects.keep' },
  body: named('NewFundingRatio', z.strictObject({ title: Must(40, '请填写名称'), province: Weight, prefecture: Weight, county: Weight, basis: Must(200, '请写明依据'), fromOn: Day, clientId: ClientId })),
  reply: Made,
  refusals: ['projects.ratio_taken', 'projects.ratio_empty'],
})

export const createSource = operation({
  id: 'createMoneySource', method: 'POST', path: '/api/projects/sources',
  summary: 'Adds a source of money of this county',
  access: { staff: 'projects.keep' },
  body: named('NewMoneySource', z.strictObject({ title: Must(30, '请填写名称'), payer: z.enum(payers).nullable().default(null), clientId: ClientId })),
  reply: Made,
  refusals: ['projects.source_taken'],
})

export const endSource = operation({
  id: 'endMoneySource', method: 'POST', path: '/api/projects/sources/:id/end',
  summary: 'A source of this county is no longer offered; what came by it stays',
  access: { staff: 'projects.keep' },
  params: z.strictObject({ id: Id }),
  body: z.strictObject({ words: Text(200).default(''), clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['projects.source_unknown'],
})
