import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, Day, Dialled, Done, Id, Made, Must, RegionCode, Text, Version, WithId } from './parts.ts'

export const LINE_KINDS = { unified: '统一热线', elderly: '便民为老', community: '社区服务电话', old: '已并入的旧号码' } as const
export const lineKinds = ['unified', 'elderly', 'community', 'old'] as const

export const HotlineLine = named('HotlineLine', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), phone: z.string(), name: z.string(), kind: z.enum(lineKinds), topic: z.string(), joinsId: z.uuid().nullable(), joinsPhone: z.string(),
  untilOn: z.string().nullable(), announcement: z.string(), hours: z.string(), validFrom: z.string(), endedOn: z.string().nullable(), version: z.int(), mine: z.boolean(),
  calls: z.int().describe('In the last thirty days'),
}))
export type HotlineLine = z.output<typeof HotlineLine>

export const listHotlineLines = operation({
  id: 'listHotlineLines', method: 'GET', path: '/api/hotline/lines', summary: 'Service numbers of the county with the old numbers merged into each', access: { staff: 'hotline.read' },
  query: z.strictObject({ ended: z.enum(['yes', 'no']).default('no') }),
  reply: named('HotlineLines', z.object({ items: z.array(HotlineLine) })),
})

export const listServiceNumbers = operation({
  id: 'listServiceNumbers', method: 'GET', path: '/api/service-numbers', summary: 'Which number to call at a place, for everybody', access: 'public',
  query: z.strictObject({ region: RegionCode.optional() }),
  reply: named('ServiceNumbers', z.object({ items: z.array(z.object({ phone: z.string(), name: z.string(), kind: z.enum(lineKinds), hours: z.string(), regionName: z.string() })) })),
})

export const createHotlineLine = operation({
  id: 'createHotlineLine', method: 'POST', path: '/api/hotline/lines', summary: 'Writes a service number down, or merges an old number into one: topic, until when it is forwarded, what is announced', access: { staff: 'hotline.set_up' },
  body: named('NewHotlineLine', z.strictObject({
    region: RegionCode, phone: Dialled, name: Must(60, '请填写名称'), kind: z.enum(lineKinds), topic: Text(40).default(''), joinsId: Id.nullable().default(null), untilOn: Day.nullable().default(null),
    announcement: Text(200).default(''), hours: Text(60).default(''), validFrom: Day, clientId: ClientId,
  })),
  reply: Made, refusals: ['hotline.line_exists', 'hotline.place_not_yours', 'hotline.line_not_found', 'hotline.join_wrong', 'hotline.announcement_needed', 'hotline.days_wrong'],
})

export const endHotlineLine = operation({
  id: 'endHotlineLine', method: 'POST', path: '/api/hotline/lines/:id/end', summary: 'A number is no longer ours from a day on', access: { staff: 'hotline.set_up' },
  params: WithId, body: named('EndHotlineLine', z.strictObject({ on: Day, reason: Must(200, '请写明原因'), version: Version, clientId: ClientId })), reply: Done, status: 200,
  refusals: ['hotline.line_not_found', 'hotline.place_not_yours', 'hotline.changed_meanwhile', 'hotline.days_wrong', 'hotline.others_join'],
})

export const getHotlineReach = operation({
  id: 'getHotlineReach', method: 'GET', path: '/api/hotline/reach', summary: 'IND-107: communities served by a unified number, of all in the place of the post, and which are not', access: { staff: 'hotline.read' },
  reply: named('HotlineReach', z.object({
    served: z.int(), communities: z.int(), on: z.string(), old: z.int().describe('Old numbers merged and still forwarded'),
    unserved: z.array(z.object({ code: z.string(), name: z.string() })),
  })),
})

export const listTelephoneSystems = operation({
  id: 'listTelephoneSystems', method: 'GET', path: '/api/hotline/systems', summary: 'Telephone systems that may bring calls', access: { staff: 'hotline.connect' },
  reply: named('TelephoneSystems', z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), regionName: z.string(), madeAt: z.string(), madeBy: z.string(), seenAt: z.string().nullable(), endedAt: z.string().nullable(), version: z.int() })) })),
})

export const connectTelephoneSystem = operation({
  id: 'connectTelephoneSystem', method: 'POST', path: '/api/hotline/systems', summary: 'Lets a telephone system bring calls; its shared key is shown this once', access: { staff: 'hotline.connect' },
  body: named('NewTelephoneSystem', z.strictObject({ region: RegionCode, name: Must(60, '请填写名称') })),
  reply: named('TelephoneKey', z.object({ id: z.uuid(), key: z.string() })), keepNoReply: true, refusals: ['hotline.place_not_yours'],
})

export const disconnectTelephoneSystem = operation({
  id: 'disconnectTelephoneSystem', method: 'POST', path: '/api/hotline/systems/:id/end', summary: 'Its events are refused from now on', access: { staff: 'hotline.connect' },
  params: WithId, body: named('EndTelephoneSystem', z.strictObject({ reason: Must(200, '请写明原因'), version: Version, clientId: ClientId })), reply: Done, status: 200,
  refusals: ['hotline.system_not_found', 'hotline.changed_meanwhile'],
})
