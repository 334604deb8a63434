import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'

const Id = z.uuid('编号不正确，请从列表中重新选择')
const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
const Must = (max: number, message: string) => Text(max).min(1, message)
const ClientId = z.string().min(8).max(100)
const Version = z.int().min(1)
const WithId = z.strictObject({ id: Id })
const After = z.string().max(400).optional()
const Number_ = z.string().trim().min(1, '请填写工单编号').max(80).regex(/^[\w.:\-/]+$/, '编号只能有字母、数字和 - _ . : /')

export const PARTNER_KINDS = { hotline: '12345平台', city: '城市管理平台', department: '部门系统', other: '其他' } as const
export const partnerKinds = ['hotline', 'city', 'department', 'other'] as const
export const PROTOCOLS = { json: '工单JSON', open311: 'Open311 GeoReport v2' } as const
export const protocols = ['json', 'open311'] as const
export const DIRECTIONS = { in: '只接收', out: '只发出', both: '双向' } as const
export const directions = ['in', 'out', 'both'] as const
export const PERSONAL = { none: '不含个人信息', name_phone: '可含姓名和电话（协议约定）' } as const
export { ORDER_STATES, type OrderState } from '../rules/orders.ts'
export const orderStates = ['received', 'accepted', 'returned', 'concluded', 'declined', 'waiting', 'sent', 'progress'] as const
export const MESSAGE_STATES = { waiting: '待发送', sent: '已送达', failed: '发送失败，会再试', given_up: '多次失败，等人处理', refused: '对方拒收' } as const
export const messageStates = ['waiting', 'sent', 'failed', 'given_up', 'refused'] as const

const Kinds = z.array(z.strictObject({ theirs: Must(80, '请填写对方的类别'), matter: Must(64, '请选择事项'), preset: z.record(z.string().max(50), z.string().max(200)).optional() })).max(300)
const States = z.record(z.string().max(30), z.string().max(60))

export const Partner = named('OrderPartner', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), name: z.string(), kind: z.enum(partnerKinds), protocol: z.enum(protocols), direction: z.enum(directions), baseUrl: z.string(), jurisdiction: z.string(),
  keyHint: z.string().describe('Last characters of the key that was given to them'), hasTheirKey: z.boolean(), kinds: Kinds, states: States, personal: z.enum(['none', 'name_phone']), agreement: z.string(), active: z.boolean(), version: z.int(),
}))
export type Partner = z.output<typeof Partner>

const PartnerWords = {
  name: Must(60, '请填写名称'), kind: z.enum(partnerKinds), protocol: z.enum(protocols), direction: z.enum(directions),
  baseUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/, message: '请填写 https:// 开头的网址' })]).default(''), jurisdiction: Text(80).default(''), kinds: Kinds.default([]), states: States.default({}),
  personal: z.enum(['none', 'name_phone']).default('none'), agreement: Text(200).default('').describe('Under which agreement personal data may go'), active: z.boolean().default(true), theirKey: Text(400).optional().describe('The key they gave us; kept sealed'),
}

export const listPartners = operation({ id: 'listOrderPartners', method: 'GET', path: '/api/orders/partners', summary: 'Systems with which orders are exchanged', access: { staff: 'orders.read' }, reply: z.object({ items: z.array(Partner) }) })
export const addPartner = operation({
  id: 'addOrderPartner', method: 'POST', path: '/api/orders/partners', summary: 'Adds a partner at a place; its key is shown this once', access: { staff: 'orders.partners' }, keepNoReply: true,
  body: named('NewOrderPartner', z.strictObject({ region: z.string().regex(/^\d{12}$/, '请选择地点'), ...PartnerWords, clientId: ClientId })), reply: z.object({ id: z.uuid(), key: z.string() }),
  refusals: ['orders.place_not_yours', 'orders.agreement_missing', 'orders.address_missing', 'orders.matter_unknown'],
})
export const updatePartner = operation({
  id: 'updateOrderPartner', method: 'PUT', path: '/api/orders/partners/:id', summary: 'Changes what is agreed with a partner', access: { staff: 'orders.partners' }, params: WithId,
  body: z.strictObject({ ...PartnerWords, version: Version, clientId: ClientId }), reply: z.object({ version: z.int() }), refusals: ['orders.partner_not_found', 'orders.changed_meanwhile', 'orders.agreement_missing', 'orders.address_missing', 'orders.matter_unknown'],
})
export const renewPartnerKey = operation({
  id: 'renewOrderPartnerKey', method: 'POST', path: '/api/orders/partners/:id/key', summary: 'Gives a partner a new key; the old one ends at once', access: { staff: 'orders.partners' }, params: WithId, keepNoReply: true,
  body: z.strictObject({ version: Version, clientId: ClientId }), reply: z.object({ key: z.string(), version: z.int() }), refusals: ['orders.partner_not_found', 'orders.changed_meanwhile'],
})
export const pullServices = operation({
  id: 'pullPartnerServices', method: 'GET', path: '/api/orders/partners/:id/services', summary: 'Asks a GeoReport server which services it has', access: { staff: 'orders.partners' }, params: WithId,
  reply: z.object({ items: z.array(z.object({ code: z.string(), name: z.string(), description: z.string(), group: z.string() })) }), refusals: ['orders.partner_not_found', 'orders.not_open311', 'orders.partner_away'],
})

export const Order = named('Order', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), direction: z.enum(['in', 'out']), partner: z.string(), partnerId: z.uuid(), theirNumber: z.string(), caseId: z.uuid(), caseNumber: z.string(), title: z.string(),
  state: z.enum(orderStates), lastNote: z.string(), at: z.string(), mayReturn: z.boolean(), messages: z.object({ waiting: z.int(), failed: z.int() }), callBack: z.string(), version: z.int(),
}))
export type Order = z.output<typeof Order>
export const listOrders = operation({
  id: 'listOrders', method: 'GET', path: '/api/orders', summary: 'Orders in and out, newest first; those with messages that failed', access: { staff: 'orders.read' },
  query: z.strictObject({ show: z.enum(['in', 'out', 'stuck', 'all']).default('in'), state: z.enum(orderStates).optional(), caseId: Id.optional(), q: Text(50).optional(), after: After }),
  reply: named('OrderPage', z.object({ items: z.array(Order), next: z.string().nullable(), counts: z.object({ stuck: z.int() }) })), refusals: ['orders.page_unknown'],
})
const Message = z.object({ id: z.uuid(), event: z.string(), state: z.enum(messageStates), tries: z.int(), nextAt: z.string().nullable(), error: z.string(), payload: z.unknown(), at: z.string(), sentAt: z.string().nullable() })
export const getOrder = operation({
  id: 'getOrder', method: 'GET', path: '/api/orders/:id', summary: 'An order with its way and every message that went out', access: { staff: 'orders.read' }, params: WithId,
  reply: named('OrderFile', z.object({ order: Order, steps: z.array(z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })), messages: z.array(Message) })), refusals: ['orders.order_not_found'],
})
export const returnOrder = operation({
  id: 'returnOrder', method: 'POST', path: '/api/orders/:id/return', summary: 'A wrongly assigned order goes back within 24 hours, with the reason', access: { staff: 'orders.send' }, params: WithId,
  body: z.strictObject({ reason: Must(300, '请写明退回的理由'), version: Version, clientId: ClientId }), reply: z.object({ version: z.int() }),
  refusals: ['orders.order_not_found', 'orders.changed_meanwhile', 'orders.not_now', 'orders.return_too_late'],
})
export const sendOrder = operation({
  id: 'sendOrder', method: 'POST', path: '/api/orders/sent', summary: 'Hands a case to an outside unit: what is written here goes out, and no more', access: { staff: 'orders.send' },
  body: named('OrderSent', z.strictObject({
    partnerId: Id, caseId: Id, theirKind: Text(80).default(''), title: Must(100, '请写明事由'), content: Must(2000, '请写明要对方办什么'), place: Text(200).default(''), lon: z.number().min(-180).max(180).optional(), lat: z.number().min(-90).max(90).optional(),
    attributes: z.record(z.string().max(100), z.string().max(500)).default({}).describe('Answers to what a GeoReport service asks'), name: Text(50).default(''), phone: Text(20).default(''), clientId: ClientId,
  })),
  reply: z.object({ id: z.uuid() }), refusals: ['orders.partner_not_found', 'orders.case_not_found', 'orders.sent_already', 'orders.no_personal_data', 'orders.not_now'],
})
export const resendMessage = operation({
  id: 'resendOrderMessage', method: 'POST', path: '/api/orders/:id/resend', summary: 'Messages that were given up are tried again now, under the same id', access: { staff: 'orders.send' }, params: WithId,
  body: z.strictObject({ clientId: ClientId }), reply: z.object({ again: z.int() }), refusals: ['orders.order_not_found'],
})

// ------------------------------------------------------------------------------------------------- doors of partners (docs/orders.md)

export const OrderReceipt = named('OrderReceipt', z.object({
  number: z.string().describe('Their number'), caseNumber: z.string(), state: z.string(), stateName: z.string().describe('In their words, where they are agreed'), dueOn: z.string().nullable(), repeated: z.boolean().describe('It had come in before; nothing was done again'),
}))
const Inbound = named('InboundOrder', z.strictObject({
  number: Number_, kind: Must(80, '请填写类别'), title: Text(100).default(''), content: z.string().trim().min(5, '请写明内容').max(1000), place: Text(200).default(''), region: z.string().regex(/^\d{12}(\d{3}){0,2}$/).optional(),
  lon: z.number().min(-180).max(180).optional(), lat: z.number().min(-90).max(90).optional(), urgency: z.enum(['ordinary', 'serious', 'urgent', 'major']).optional(), dispatchedAt: z.iso.datetime({ offset: true }).optional(),
  form: z.record(z.string().max(50), z.unknown()).default({}).describe('Answers to the matter’s own questions'), caller: z.strictObject({ name: Text(50).default(''), phone: Text(20).default('') }).optional().describe('Only as far as the agreement says; else it is left out'),
}))
export const receiveOrder = operation({
  id: 'receiveOrder', method: 'POST', path: '/api/orders/inbound', summary: 'A partner hands in an order (Authorization: Bearer its key). The same number twice makes one case', access: 'public', body: Inbound, reply: OrderReceipt,
  refusals: ['orders.key_wrong', 'orders.direction_wrong', 'orders.kind_unknown', 'orders.number_taken', 'orders.place_unknown', 'case.form_invalid', 'case.materials_missing', 'case.matter_not_found'],
})
const TheirNumber = z.strictObject({ number: z.string().min(1).max(80) })
export const getInboundOrder = operation({
  id: 'getInboundOrder', method: 'GET', path: '/api/orders/inbound/:number', summary: 'How an order of the partner stands, with its reply', access: 'public', params: TheirNumber,
  reply: named('InboundOrderState', OrderReceipt.extend({ reply: z.string(), events: z.array(z.object({ event: z.string(), note: z.string(), at: z.string() })) })), refusals: ['orders.key_wrong', 'orders.order_not_found'],
})
export const callBackOrder = operation({
  id: 'callBackOrder', method: 'POST', path: '/api/orders/inbound/:number/call-back', summary: 'What the caller said when the partner called back', access: 'public', params: TheirNumber,
  body: named('OrderCallBack', z.strictObject({ messageId: Must(80, '请填写消息编号'), contacted: z.boolean(), resolved: z.boolean().nullable().default(null), satisfied: z.boolean().nullable().default(null), note: Text(300).default('') })),
  reply: z.object({ recorded: z.boolean() }), refusals: ['orders.key_wrong', 'orders.order_not_found', 'orders.not_now'],
})
export const reportProgress = operation({
  id: 'reportOrderProgress', method: 'POST', path: '/api/orders/outbound/:id/progress', summary: 'The partner says how far an order of ours is. The same message id twice is one message', access: 'public', params: WithId,
  body: named('OrderProgress', z.strictObject({ messageId: Must(80, '请填写消息编号'), state: z.enum(['accepted', 'returned', 'progress', 'concluded']), note: Text(2000).default(''), theirNumber: Text(80).default('') })),
  reply: z.object({ recorded: z.boolean() }), refusals: ['orders.key_wrong', 'orders.order_not_found', 'orders.not_now'],
})

// -------------------------------------------------------------------------------------------------------------------------- Open311

const Format = z.string().max(120)
const Query = z.record(z.string().max(60), z.union([z.string(), z.array(z.string())]))
const OPEN = { access: 'public' as const, reply: z.object({}), file: ['text/xml', 'application/json'] as const }
export const discoverOpen311 = operation({ id: 'discoverOpen311', method: 'GET', path: '/api/open311/:file', summary: 'Service discovery of Open311: discovery.json or discovery.xml', params: z.strictObject({ file: Format }), ...OPEN })
export const listOpen311Services = operation({ id: 'listOpen311Services', method: 'GET', path: '/api/open311/v2/services.:format', summary: 'GeoReport v2: GET services', params: z.strictObject({ format: Format }), query: Query, ...OPEN })
export const getOpen311Service = operation({ id: 'getOpen311Service', method: 'GET', path: '/api/open311/v2/services/:file', summary: 'GeoReport v2: GET service definition, attributes from the matter’s form', params: z.strictObject({ file: Format }), query: Query, ...OPEN })
export const listOpen311Requests = operation({ id: 'listOpen311Requests', method: 'GET', path: '/api/open311/v2/requests.:format', summary: 'GeoReport v2: GET service requests; no personal data, no words of a person', params: z.strictObject({ format: Format }), query: Query, ...OPEN })
export const getOpen311Request = operation({ id: 'getOpen311Request', method: 'GET', path: '/api/open311/v2/requests/:file', summary: 'GeoReport v2: GET one service request', params: z.strictObject({ file: Format }), query: Query, ...OPEN })
export const postOpen311Request = operation({ id: 'postOpen311Request', method: 'POST', path: '/api/open311/v2/requests.:format', summary: 'GeoReport v2: POST a service request with an api_key', params: z.strictObject({ format: Format }), body: z.record(z.string().max(200), z.unknown()), keepNoReply: true, ...OPEN })
export const getOpen311Token = operation({ id: 'getOpen311Token', method: 'GET', path: '/api/open311/v2/tokens/:file', summary: 'GeoReport v2: GET service_request_id from a token', params: z.strictObject({ file: Format }), query: Query, ...OPEN })
