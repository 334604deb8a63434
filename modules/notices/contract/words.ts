import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'

export const ClientId = z.string().min(8).max(100)
const Channel = z.enum(['in_app', 'sms', 'wechat', 'email', 'print'], '请选择渠道')
const Kind = z.enum(['case', 'reminder', 'service', 'account', 'other'])

export const Template = named('MessageTemplate', z.object({
  id: z.uuid(), channel: Channel, title: z.string(), body: z.string().describe('Empty: back to the product’s own words'), outside: z.string(), state: z.enum(['draft', 'approved', 'dropped']),
  fromOn: z.string().nullable(), reason: z.string(), byName: z.string(), at: z.string(), decidedName: z.string(), decidedAt: z.string().nullable(), inForce: z.boolean(), mine: z.boolean(),
}))
export type Template = z.output<typeof Template>

export const EventLine = named('MessageEvent', z.object({
  code: z.string(), title: z.string(), kind: Kind, to: z.enum(['resident', 'staff']), adapted: z.array(Channel), drafts: z.int(),
}))
export type EventLine = z.output<typeof EventLine>

export const listMessageEvents = operation({
  id: 'listMessageEvents', method: 'GET', path: '/api/notices/events',
  summary: 'What messages are about, which channels have words of the place, and how many drafts wait',
  access: { staff: 'notices.words_read' },
  reply: named('MessageEventList', z.object({ items: z.array(EventLine) })),
})

export const getMessageEvent = operation({
  id: 'getMessageEvent', method: 'GET', path: '/api/notices/events/:code',
  summary: 'The words of one event by channel, in force and to come, with the history',
  access: { staff: 'notices.words_read' },
  params: z.strictObject({ code: z.string().min(2).max(60) }),
  reply: named('MessageEventFile', z.object({ event: EventLine, templates: z.array(Template), mayDraft: z.boolean(), mayApprove: z.boolean() })),
  refusals: ['notices.event_not_found'],
})

export const draftTemplate = operation({
  id: 'draftMessageTemplate', method: 'POST', path: '/api/notices/templates',
  summary: 'Writes new words for an event and a channel, or asks for the product’s own again (empty body); another person approves',
  access: { staff: 'notices.words' },
  body: named('NewMessageTemplate', z.strictObject({
    event: z.string().min(2).max(60), channel: Channel, title: z.string().trim().max(60, '标题最多60个字').default(''), body: z.string().trim().max(4000).default(''),
    outside: z.string().trim().max(80).default(''), clientId: ClientId,
  })),
  reply: z.object({ id: z.uuid() }),
  refusals: ['notices.event_not_found', 'notices.text_wrong', 'notices.place_not_yours', 'notices.outside_missing'],
})

export const decideTemplate = operation({
  id: 'decideMessageTemplate', method: 'POST', path: '/api/notices/templates/:id/decision',
  summary: 'Another person approves a draft from a day, or drops it with a reason',
  access: { staff: 'notices.approve' },
  params: z.strictObject({ id: z.uuid() }),
  body: named('MessageTemplateDecision', z.strictObject({ approve: z.boolean(), fromOn: z.iso.date().optional(), reason: z.string().trim().max(300).default(''), clientId: ClientId })),
  reply: z.object({ state: z.string() }),
  refusals: ['notices.template_not_found', 'notices.same_hands', 'notices.not_now', 'notices.reason_needed', 'notices.day_past'],
})

export const Delivery = named('MessageDelivery', z.object({
  id: z.uuid(), event: z.string(), title: z.string(), channel: Channel, regionName: z.string(), state: z.enum(['standby', 'waiting', 'sent', 'delivered', 'read', 'failed', 'stopped', 'spared']),
  tries: z.int(), reason: z.string(), nextTry: z.string().nullable(), createdAt: z.string(), doneAt: z.string().nullable(),
}))
export type Delivery = z.output<typeof Delivery>

export const listDeliveries = operation({
  id: 'listMessageDeliveries', method: 'GET', path: '/api/notices/deliveries',
  summary: 'How messages of the place went out: channel, state, tries and pauses, why not; no name, no number, no text',
  access: { staff: 'notices.deliveries' },
  query: z.strictObject({ show: z.enum(['all', 'waiting', 'arrived', 'failed', 'stopped']).default('all'), channel: z.enum(['sms', 'wechat', 'email', 'print']).optional(), after: z.string().max(100).optional() }),
  reply: named('MessageDeliveryPage', z.object({ items: z.array(Delivery), next: z.string().nullable(), counts: z.record(z.string(), z.int()) })),
  refusals: ['notices.page_unknown'],
})

export const Letter = named('NoticeLetter', z.object({ id: z.uuid(), name: z.string(), regionName: z.string(), event: z.string(), createdAt: z.string() }))
export type Letter = z.output<typeof Letter>
export const listLetters = operation({
  id: 'listNoticeLetters', method: 'GET', path: '/api/notices/letters',
  summary: 'Letters of the place that wait to be printed and handed out, the oldest first',
  access: { staff: 'notices.reach' },
  reply: named('LetterList', z.object({ items: z.array(Letter), more: z.boolean() })),
})
const Ids = z.array(z.uuid()).min(1, '请选择信件').max(50, '一次最多50封')
export const printLetters = operation({
  id: 'printLetters', method: 'POST', path: '/api/notices/letters/file',
  summary: 'The chosen letters as one PDF, a page each',
  access: { staff: 'notices.reach' },
  body: named('LettersChosen', z.strictObject({ ids: Ids })),
  reply: z.any(),
  file: ['application/pdf'],
  status: 200,
  refusals: ['notices.letter_not_found'],
})
export const handOutLetters = operation({
  id: 'handOutLetters', method: 'POST', path: '/api/notices/letters/handing-out',
  summary: 'Marks letters as handed out; a second time changes nothing',
  access: { staff: 'notices.reach' },
  body: named('LettersHandedOut', z.strictObject({ ids: Ids, clientId: ClientId })),
  reply: z.object({ handedOut: z.int() }),
})
