import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, Day, Done, Made, MatterCode, Must, RegionCode, Text, Version, WithId } from './parts.ts'

/** The four ways in which a need is met (MAT-19). */
export const SERVICE_MODES = { public: '政府服务', mutual: '邻里互助', volunteer: '志愿服务', market: '市场服务' } as const
export const serviceModes = ['public', 'mutual', 'volunteer', 'market'] as const
export type ServiceMode = (typeof serviceModes)[number]

/** What people need, in plain words. */
export const SERVICE_NEEDS = {
  meals: '吃饭、送餐', escort: '陪着看病', cleaning: '打扫卫生', repair: '修水电、家电', haircut: '理发', shopping: '买菜、取药', company: '陪伴、看望', bathing: '洗澡、助浴', childcare: '看孩子、辅导',
  ride: '接送、坐车', phone: '教用手机', nursing: '照料病人', moving: '搬东西', other: '其他帮忙',
} as const
export const serviceNeeds = Object.keys(SERVICE_NEEDS) as [keyof typeof SERVICE_NEEDS, ...(keyof typeof SERVICE_NEEDS)[]]

const Fields = {
  region: RegionCode, need: z.enum(serviceNeeds, '请选择需要'), mode: z.enum(serviceModes, '请选择方式'), title: Must(60, '请写提供什么'), provider: Must(60, '请写由谁提供'), whereAt: Text(100).default(''),
  priceFen: z.int().min(0).max(100_000_000).nullable().default(null).describe('0 is free; null where the note says it'), priceNote: Text(100).default(''), askHow: Must(200, '请写怎样联系'), matter: z.union([MatterCode, z.literal('')]).default(''),
}
export const ServiceOffer = named('ServiceOffer', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), need: z.enum(serviceNeeds), mode: z.enum(serviceModes), title: z.string(), provider: z.string(), whereAt: z.string(), priceFen: z.number().nullable(), priceNote: z.string(),
  askHow: z.string(), matter: z.string(), matterTitle: z.string(), fromOn: z.string(), endedOn: z.string().nullable(), version: z.int(),
}))
export type ServiceOffer = z.output<typeof ServiceOffer>

export const listServiceOffers = operation({
  id: 'listServiceOffers', method: 'GET', path: '/api/service-offers',
  summary: 'Offers for one need at a place and above it, by the four ways; without a need how many each need has', access: 'public',
  query: z.strictObject({ need: z.enum(serviceNeeds).optional(), region: z.string().regex(/^\d{12}(\d{3}){0,2}$/).optional() }),
  reply: named('ServiceOffers', z.object({ regionName: z.string(), counts: z.array(z.object({ need: z.enum(serviceNeeds), n: z.int() })), items: z.array(ServiceOffer) })),
  refusals: ['entitlements.place_unknown'],
})

export const listKeptOffers = operation({
  id: 'listKeptServiceOffers', method: 'GET', path: '/api/entitlements/offers',
  summary: 'Offers of the place of the post, newest first', access: { staff: 'entitlements.coverage' },
  query: z.strictObject({ need: z.enum(serviceNeeds).optional(), mode: z.enum(serviceModes).optional(), state: z.enum(['standing', 'ended']).default('standing'), q: z.string().trim().max(40).optional(), after: z.string().max(100).optional() }),
  reply: named('KeptServiceOffers', z.object({ items: z.array(ServiceOffer), next: z.string().nullable(), modes: z.partialRecord(z.enum(serviceModes), z.int()) })),
  refusals: ['entitlements.page_unknown'],
})

export const addOffer = operation({
  id: 'addServiceOffer', method: 'POST', path: '/api/entitlements/offers', summary: 'Adds an offer for a need', access: { staff: 'entitlements.offer' },
  body: named('NewServiceOffer', z.strictObject({ ...Fields, fromOn: Day, clientId: ClientId })),
  reply: Made, refusals: ['entitlements.place_not_yours', 'entitlements.matter_unknown', 'entitlements.price_needed'],
})

export const changeOffer = operation({
  id: 'changeServiceOffer', method: 'PUT', path: '/api/entitlements/offers/:id', summary: 'Changes an offer', access: { staff: 'entitlements.offer' }, params: WithId,
  body: named('ServiceOfferChange', z.strictObject({ ...Fields, version: Version, clientId: ClientId })),
  reply: Done, refusals: ['entitlements.offer_not_found', 'entitlements.place_not_yours', 'entitlements.matter_unknown', 'entitlements.price_needed', 'entitlements.changed_meanwhile'],
})

export const endOffer = operation({
  id: 'endServiceOffer', method: 'POST', path: '/api/entitlements/offers/:id/end', summary: 'An offer is no longer made', access: { staff: 'entitlements.offer' }, params: WithId,
  body: z.strictObject({ reason: Must(200, '请写明原因'), version: Version, clientId: ClientId }),
  reply: Done, refusals: ['entitlements.offer_not_found', 'entitlements.changed_meanwhile'],
})
