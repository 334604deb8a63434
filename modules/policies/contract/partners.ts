import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Counts, Day, Done, Made, Must, page, Text, Version, WithId } from './parts.ts'

export const PARTNER_KINDS = { twinning: '对口帮扶', exchange: '交流学习', charity: '慈善公益', foreign: '对外合作' } as const
const kinds = Object.keys(PARTNER_KINDS) as [keyof typeof PARTNER_KINDS, ...(keyof typeof PARTNER_KINDS)[]]

export const Programme = named('PartnerProgramme', z.object({ id: z.uuid(), title: z.string(), fromOn: z.string(), untilOn: z.string().nullable(), content: z.string(), result: z.string(), resultOn: z.string().nullable(), byName: z.string(), version: z.int() }))
export type Programme = z.output<typeof Programme>
export const Partner = named('Partner', z.object({
  id: z.uuid(), name: z.string(), place: z.string(), kind: z.enum(kinds), contact: z.string(), fromOn: z.string(), endedOn: z.string().nullable(), programmes: z.array(Programme), version: z.int(),
}))
export type Partner = z.output<typeof Partner>

export const listPartners = operation({
  id: 'listPartners', method: 'GET', path: '/api/partners',
  summary: 'Partners in other regions with their programmes and results',
  access: { staff: 'policies.read' },
  query: z.strictObject({ show: z.enum(['running', 'ended', 'no_result']).default('running'), kind: z.enum(kinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('PartnerPage', page(Partner).extend({ counts: Counts, mayKeep: z.boolean() })),
  refusals: ['policies.page_unknown'],
})
export const getPartner = operation({
  id: 'getPartner', method: 'GET', path: '/api/partners/:id',
  summary: 'One partner with programmes and results',
  access: { staff: 'policies.read' },
  params: WithId,
  reply: named('PartnerFile', z.object({ partner: Partner, mayKeep: z.boolean() })),
  refusals: ['policies.partner_not_found'],
})
export const createPartner = operation({
  id: 'createPartner', method: 'POST', path: '/api/partners',
  summary: 'Puts a partner on file',
  access: { staff: 'policies.keep' },
  body: named('NewPartner', z.strictObject({ name: Must(80, '请填写名称'), place: Must(60, '请填写所在地区'), kind: z.enum(kinds, '请选择合作种类'), contact: Text(60).default('').describe('Office, never a private number'), fromOn: Day, clientId: ClientId })),
  reply: Made,
})
export const endPartner = operation({
  id: 'endPartner', method: 'POST', path: '/api/partners/:id/end',
  summary: 'Ends a partnership; its results stay',
  access: { staff: 'policies.keep' },
  params: WithId,
  body: z.strictObject({ on: Day, words: Must(200, '请写明原因'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['policies.partner_not_found', 'policies.changed_meanwhile', 'policies.not_now', 'policies.days_wrong'],
})
export const addProgramme = operation({
  id: 'addPartnerProgramme', method: 'POST', path: '/api/partners/:id/programmes',
  summary: 'Adds a programme to a partnership',
  access: { staff: 'policies.keep' },
  params: WithId,
  body: named('NewPartnerProgramme', z.strictObject({ title: Must(80, '请填写项目名称'), fromOn: Day, untilOn: Day.nullable().default(null), content: Must(500, '请写明做什么'), clientId: ClientId })),
  reply: Made,
  refusals: ['policies.partner_not_found', 'policies.not_now', 'policies.days_wrong'],
})
export const writeProgrammeResult = operation({
  id: 'writeProgrammeResult', method: 'POST', path: '/api/partners/programmes/:id/result',
  summary: 'Writes what came of a programme',
  access: { staff: 'policies.keep' },
  params: WithId,
  body: z.strictObject({ result: Must(1000, '请写明成果'), on: Day, version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['policies.partner_not_found', 'policies.changed_meanwhile', 'policies.days_wrong'],
})
