import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { TRADES } from '../rules/fit.ts'
import { After, ClientId, Counts, Day, Made, Must, page, Text, WithId } from './parts.ts'

const trades = Object.keys(TRADES) as [keyof typeof TRADES, ...(keyof typeof TRADES)[]]
export const USE_KINDS = { matter: '事项', purchase: '购买服务项目' } as const

export const Standard = named('ServiceStandard', z.object({
  id: z.uuid(), code: z.string(), version: z.int(), title: z.string(), trade: z.enum(trades), number: z.string(), issuer: z.string(), fromOn: z.string(), untilOn: z.string().nullable(), body: z.string(),
  state: z.enum(['in_force', 'not_yet', 'replaced']), uses: z.int(), byName: z.string(), at: z.string(),
}))
export type Standard = z.output<typeof Standard>

export const listStandards = operation({
  id: 'listServiceStandards', method: 'GET', path: '/api/standards',
  summary: 'Service standards by trade, the version in force first to be asked for',
  access: { staff: 'policies.read' },
  query: z.strictObject({ show: z.enum(['in_force', 'not_yet', 'replaced']).default('in_force'), trade: z.enum(trades).optional(), q: Text(50).optional(), matter: Text(80).optional(), after: After }),
  reply: named('ServiceStandardPage', page(Standard).extend({ counts: Counts, mayKeep: z.boolean() })),
  refusals: ['policies.page_unknown'],
})

export const StandardUse = named('StandardUse', z.object({ id: z.uuid(), kind: z.enum(['matter', 'purchase']), ref: z.string(), title: z.string(), fromOn: z.string(), endedOn: z.string().nullable() }))
export type StandardUse = z.output<typeof StandardUse>
export const getStandard = operation({
  id: 'getServiceStandard', method: 'GET', path: '/api/standards/:id',
  summary: 'One version of a standard with its other versions and the matters and purchases that point at it',
  access: { staff: 'policies.read' },
  params: WithId,
  reply: named('ServiceStandardFile', z.object({
    standard: Standard, versions: z.array(z.object({ id: z.uuid(), version: z.int(), fromOn: z.string(), untilOn: z.string().nullable() })), uses: z.array(StandardUse),
    matters: z.array(z.object({ code: z.string(), title: z.string() })).describe('What may be chosen'), mayKeep: z.boolean(),
  })),
  refusals: ['policies.standard_not_found'],
})

export const issueStandard = operation({
  id: 'issueServiceStandard', method: 'POST', path: '/api/standards',
  summary: 'Issues a standard, or a later version of one by the same code; the one before holds until the day before',
  access: { staff: 'policies.keep' },
  body: named('NewServiceStandard', z.strictObject({
    code: z.string().regex(/^[A-Z0-9-]{2,20}$/, '编号用大写字母、数字和短横'), title: Must(80, '请填写名称'), trade: z.enum(trades, '请选择服务种类'), number: Text(60).default(''), issuer: Must(80, '请填写发布单位'), fromOn: Day,
    body: Must(8000, '请写明标准内容'), words: Text(200).default(''), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['policies.version_not_newer'],
})

export const useStandard = operation({
  id: 'useServiceStandard', method: 'POST', path: '/api/standards/:id/uses',
  summary: 'A matter or a purchase points at a standard; it means the version in force on each day',
  access: { staff: 'policies.keep' },
  params: WithId,
  body: named('NewStandardUse', z.strictObject({ kind: z.enum(['matter', 'purchase']), ref: Must(80, '请选择事项，或者填写项目编号'), title: Text(80).default(''), fromOn: Day, clientId: ClientId })),
  reply: Made,
  refusals: ['policies.standard_not_found', 'policies.matter_unknown', 'policies.use_taken'],
})

export const endStandardUse = operation({
  id: 'endStandardUse', method: 'POST', path: '/api/standards/uses/:id/end',
  summary: 'A matter or purchase points no more at a standard',
  access: { staff: 'policies.keep' },
  params: WithId,
  body: z.strictObject({ words: Must(200, '请写明原因'), clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['policies.standard_not_found'],
})
