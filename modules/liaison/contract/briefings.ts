import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Done, Id, Made, Must, page, PlaceCode, Version, WithId } from './parts.ts'

const Item = z.strictObject({ title: Must(80, '请写标题'), text: Must(3000, '请写内容'), source: z.string().trim().max(80).default(''), reportId: Id.nullable().default(null) })
export const Briefing = named('Briefing', z.object({
  id: z.uuid(), region: z.string(), number: z.int(), title: z.string(), items: z.array(Item), state: z.enum(['draft', 'sent']), sentOn: z.string().nullable(), byName: z.string(), received: z.int(), read: z.int(), readHere: z.boolean().nullable().describe('Null: not sent to a unit of this very place'), version: z.int(),
}))
export type Briefing = z.output<typeof Briefing>

export const listBriefings = operation({
  id: 'listBriefings', method: 'GET', path: '/api/liaison/briefings',
  summary: 'Issues of the briefing: one’s own with who has read them, and those sent to units of the place',
  access: { staff: 'liaison.read' },
  query: z.strictObject({ show: z.enum(['own', 'received']).default('received'), after: After }),
  reply: named('BriefingPage', page(Briefing)),
  refusals: ['liaison.page_unknown'],
})
export const getBriefing = operation({
  id: 'getBriefing', method: 'GET', path: '/api/liaison/briefings/:id',
  summary: 'One issue; for the editor with every receiver and who read it when',
  access: { staff: 'liaison.read' },
  params: WithId,
  reply: named('BriefingFile', z.object({ briefing: Briefing, receivers: z.array(z.object({ unitId: z.uuid(), unitName: z.string(), regionName: z.string(), sentOn: z.string(), readOn: z.string().nullable(), readBy: z.string() })), mayEdit: z.boolean(), mayRead: z.boolean() })),
  refusals: ['liaison.briefing_not_found'],
})
export const createBriefing = operation({
  id: 'createBriefing', method: 'POST', path: '/api/liaison/briefings',
  summary: 'Begins an issue, with reports taken over as items',
  access: { staff: 'liaison.keep' },
  body: named('NewBriefing', z.strictObject({ region: PlaceCode, title: Must(80, '请写标题'), reportIds: z.array(Id).max(50).default([]), clientId: ClientId })),
  reply: Made,
  refusals: ['liaison.place_not_yours', 'liaison.report_not_found'],
})
export const writeBriefing = operation({
  id: 'writeBriefing', method: 'PUT', path: '/api/liaison/briefings/:id',
  summary: 'Writes an issue before it is sent',
  access: { staff: 'liaison.keep' },
  params: WithId,
  body: named('BriefingWriting', z.strictObject({ title: Must(80, '请写标题'), items: z.array(Item).max(50), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['liaison.briefing_not_found', 'liaison.changed_meanwhile', 'liaison.sent_already'],
})
export const sendBriefing = operation({
  id: 'sendBriefing', method: 'POST', path: '/api/liaison/briefings/:id/sendings',
  summary: 'Sends an issue to units; a sent one never changes',
  access: { staff: 'liaison.keep' },
  params: WithId,
  body: z.strictObject({ unitIds: z.array(Id).min(1, '请选择发给哪些单位').max(2000), version: Version, clientId: ClientId }),
  reply: z.object({ version: z.int(), sent: z.int() }),
  refusals: ['liaison.briefing_not_found', 'liaison.changed_meanwhile', 'liaison.sent_already', 'liaison.unit_not_found', 'liaison.words_needed'],
})
export const readBriefing = operation({
  id: 'readBriefing', method: 'POST', path: '/api/liaison/briefings/:id/readings',
  summary: 'Somebody of a receiving unit has read the issue',
  access: { staff: 'liaison.file' },
  params: WithId,
  body: z.strictObject({ clientId: ClientId }),
  reply: z.object({ units: z.int() }),
  refusals: ['liaison.briefing_not_found'],
})
