import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Made, Must, page, RegionCode, Text, Version, WithId } from './parts.ts'

export const RESOURCE_KINDS = { people: '人员', money: '经费', goods: '物资' } as const
export const resourceKinds = ['people', 'money', 'goods'] as const
export const RESOURCE_STATES = { given: '等社区确认', received: '已收到', not_come: '没有收到' } as const

export const Resource = named('PassedResource', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(resourceKinds), what: z.string(), giver: z.string(), quantity: z.int(), unit: z.string(),
  amountFen: z.int(), givenOn: z.string(), basis: z.string(), state: z.enum(['given', 'received', 'not_come']), receivedOn: z.string().nullable(), receivedBy: z.string(),
  byName: z.string(), version: z.int(),
}))
export type Resource = z.output<typeof Resource>

export const listResources = operation({
  id: 'listPassedResources', method: 'GET', path: '/api/mandates/resources',
  summary: 'People, money and goods passed down to communities: what, from whom, when, whether it arrived; totals by year over what arrived or is on its way',
  access: { staff: 'mandates.read' },
  query: z.strictObject({
    kind: z.enum(resourceKinds).optional(), state: z.enum(['given', 'received', 'not_come']).optional(), region: RegionCode.optional(), q: Text(50).optional(),
    year: z.coerce.number('年份应是数字').int().min(1990).max(2200).optional(), after: After,
  }),
  reply: named('PassedResourcePage', page(Resource).extend({
    years: z.array(z.object({ year: z.int(), people: z.int(), moneyFen: z.int(), goods: z.int().describe('Entries of goods'), goodsFen: z.int() })),
  })),
  refusals: ['mandates.place_not_yours'],
})

export const passResource = operation({
  id: 'passResource', method: 'POST', path: '/api/mandates/resources',
  summary: 'Writes down people, money or goods that went to a community, and from whom',
  access: { staff: 'mandates.pass_down' },
  body: named('NewPassedResource', z.strictObject({
    region: RegionCode, kind: z.enum(resourceKinds, '请选择人员、经费还是物资'), what: Must(100, '请写明是什么'), giver: Must(60, '请填写是谁下沉的'),
    quantity: z.int().min(0).max(1_000_000).default(0), unit: Text(10).default(''), amountFen: z.int().min(0).max(100_000_000_000).default(0), givenOn: Day, basis: Text(200).default(''),
    clientId: ClientId,
  })),
  reply: Made,
  refusals: ['mandates.place_not_yours', 'mandates.level_wrong', 'mandates.amount_missing', 'mandates.days_wrong'],
})

export const confirmResource = operation({
  id: 'confirmResource', method: 'POST', path: '/api/mandates/resources/:id/receipt',
  summary: 'The community says that it arrived, or that it did not, with what is missing',
  access: { staff: 'mandates.receive' },
  params: WithId,
  body: z.strictObject({ came: z.boolean(), on: Day, note: Text(200).default(''), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['mandates.resource_not_found', 'mandates.changed_meanwhile', 'mandates.not_now', 'mandates.reason_needed', 'mandates.days_wrong', 'mandates.same_hands'],
})
