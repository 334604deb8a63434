import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Communities, Day, Done, Id, Made, Must, page, Place, RegionCode, Step, Text, Version, WithId } from './parts.ts'

const Kind = z.enum(['ledger', 'report', 'inspection', 'system'], '请选择类别')
const Parts = {
  kind: Kind, title: Must(80, '请填写名称'), department: Must(60, '请填写要求的部门'), basis: Text(300).default(''), times: z.int('次数应是整数').min(1, '次数应大于0').max(10_000).describe('Times a year'),
  communities: Communities.default([]).describe('Empty: all communities of the county'),
}
export const Burden = named('CommunityBurden', z.object({
  id: z.uuid(), kind: Kind, title: z.string(), department: z.string(), basis: z.string(), times: z.int(), communities: z.int().describe('How many communities are asked'), all: z.boolean(),
  state: z.enum(['open', 'kept', 'merged', 'cut']), decision: z.string(), fromOn: z.string().nullable(), mergedInto: z.uuid().nullable(), median: z.int().nullable().describe('Minutes for one time'),
  entered: z.int().describe('Communities that said how long it takes'), yearMinutes: z.number().nullable(), mineMinutes: z.int().nullable(), asked: z.boolean(), byName: z.string(), version: z.int(),
}))
export type Burden = z.output<typeof Burden>

export const BurdenRelief = named('BurdenRelief', z.object({
  day: z.string(), before: z.int(), after: z.int(), minutesBefore: z.number(), minutesAfter: z.number(), unknown: z.int(),
  kinds: z.array(z.object({ kind: Kind, before: z.int(), after: z.int(), minutesBefore: z.number(), minutesAfter: z.number() })),
}))

export const listBurdens = operation({
  id: 'listCommunityBurdens', method: 'GET', path: '/api/admission/burdens',
  summary: 'Ledgers, reports, inspections and systems asked of communities, with hours',
  access: { staff: 'admission.read' },
  query: z.strictObject({ show: z.enum(['all', 'open', 'kept', 'gone', 'no_basis', 'unsaid']).default('all'), kind: Kind.optional(), q: Text(50).optional(), after: After }),
  reply: named('CommunityBurdenPage', page(Burden).extend({ counts: z.record(z.string(), z.int()) })),
  refusals: ['admission.page_unknown'],
})

export const getBurdenRelief = operation({
  id: 'getBurdenRelief', method: 'GET', path: '/api/admission/burden-relief',
  summary: 'Number and hours before any decision and on a day, all and by kind',
  access: { staff: 'admission.read' },
  query: z.strictObject({ day: Day.optional() }),
  reply: BurdenRelief,
})

export const getBurden = operation({
  id: 'getCommunityBurden', method: 'GET', path: '/api/admission/burdens/:id',
  summary: 'One item with its history; hours of single communities only within the place of the reader',
  access: { staff: 'admission.read' },
  params: WithId,
  reply: named('CommunityBurdenFile', z.object({
    burden: Burden, places: z.array(Place), merged: z.object({ id: z.uuid(), title: z.string() }).nullable(), hours: z.array(z.object({ region: z.string(), regionName: z.string(), minutes: z.int(),
      words: z.string(), byName: z.string(), at: z.string() })), steps: z.array(Step), may: z.array(z.enum(['edit', 'decide', 'hours'])),
  })),
  refusals: ['admission.burden_not_found'],
})

export const createBurden = operation({
  id: 'createCommunityBurden', method: 'POST', path: '/api/admission/burdens',
  summary: 'Puts an item on the list',
  access: { staff: 'admission.burden' },
  body: named('NewCommunityBurden', z.strictObject({ ...Parts, clientId: ClientId })),
  reply: Made,
  refusals: ['admission.place_wrong'],
})

export const updateBurden = operation({
  id: 'updateCommunityBurden', method: 'POST', path: '/api/admission/burdens/:id/changes',
  summary: 'Corrects an item that is not decided yet',
  access: { staff: 'admission.burden' },
  params: WithId,
  body: named('CommunityBurdenChange', z.strictObject({ ...Parts, version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['admission.burden_not_found', 'admission.changed_meanwhile', 'admission.not_now', 'admission.place_wrong'],
})

export const decideBurden = operation({
  id: 'decideCommunityBurden', method: 'POST', path: '/api/admission/burdens/:id/decision',
  summary: 'Keeps, merges or cuts an item from a day, with the reason; may be decided anew',
  access: { staff: 'admission.decide' },
  params: WithId,
  body: named('CommunityBurdenDecision', z.strictObject({
    decision: z.enum(['kept', 'merged', 'cut'], '请选择保留、合并还是取消'), words: Must(500, '请写明理由'), fromOn: Day, mergedInto: Id.optional(), version: Version, clientId: ClientId,
  })),
  reply: Done,
  refusals: ['admission.burden_not_found', 'admission.changed_meanwhile', 'admission.burden_unfit'],
})

export const enterBurdenHours = operation({
  id: 'enterBurdenHours', method: 'POST', path: '/api/admission/burdens/:id/hours',
  summary: 'A community says how long one time takes; the newest word of each community counts',
  access: { staff: 'admission.report' },
  params: WithId,
  body: named('BurdenHours', z.strictObject({ minutes: z.int().min(1, '请填写用时').max(60_000, '用时太长，请核对'), words: Text(200).default(''), region: RegionCode.optional(), clientId: ClientId })),
  reply: Made,
  refusals: ['admission.burden_not_found', 'admission.community_outside', 'admission.place_wrong'],
})
