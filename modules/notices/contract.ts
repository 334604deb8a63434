import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

/** One message as its addressee reads it. */
export const Message = named(
  'Message',
  z.object({
    id: z.uuid(),
    caseId: z.uuid().nullable(),
    template: z.string().describe('What kind of message it is; never shown'),
    title: z.string(),
    body: z.string(),
    link: z.string().describe('Path of the page that it is about; empty where there is none'),
    sentAt: z.string(),
    readAt: z.string().nullable(),
  }),
)
export type Message = z.output<typeof Message>

/** Where a list goes on: the moment and id of the last row of the page before. */
const After = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f-]{36}$/, '翻页位置不正确，请从第一页重新打开')

const own = { staff: 'notices.read_own', resident: true } as const

export const listMyMessages = operation({
  id: 'listMyMessages',
  method: 'GET',
  path: '/api/me/messages',
  summary: 'Messages to the person or staff member who is signed in, newest first',
  access: own,
  query: z.strictObject({ unread: z.stringbool().default(false), after: After.optional() }),
  reply: named('MessagePage', z.object({ items: z.array(Message), next: z.string().nullable() })),
})

export const countMyMessages = operation({
  id: 'countMyMessages',
  method: 'GET',
  path: '/api/me/message-count',
  summary: 'How many messages are unread; counted up to 100',
  access: own,
  reply: named('MessageCount', z.object({ unread: z.int() })),
})

export const readMessage = operation({
  id: 'readMessage',
  method: 'PUT',
  path: '/api/me/messages/:id/reading',
  summary: 'Mark one of the own messages as read; a second time changes nothing',
  access: own,
  params: z.strictObject({ id: z.uuid() }),
  reply: named('MessageRead', z.object({ readAt: z.string() })),
  refusals: ['notices.not_found'],
})

export const SmsChoice = named(
  'SmsChoice',
  z.object({ stopped: z.boolean(), since: z.string().nullable().describe('Since when no short messages are sent') }),
)

export const getSmsOptOut = operation({
  id: 'getSmsOptOut',
  method: 'GET',
  path: '/api/me/sms-choice',
  summary: 'Whether the resident has stopped short messages',
  access: { resident: true },
  reply: SmsChoice,
})

export const setSmsOptOut = operation({
  id: 'setSmsOptOut',
  method: 'PUT',
  path: '/api/me/sms-choice',
  summary: 'Stop short messages at once, or allow them again. Sign-in codes and messages in the app go on',
  access: { resident: true },
  body: z.strictObject({ stopped: z.boolean() }),
  reply: SmsChoice,
})

export * from './contract/words.ts'
export * from './contract/channels.ts'
export { CHANNELS, DEFAULTS, EVENTS, NOTICE_KINDS, OUTSIDE, eventOf, type Channel, type NoticeKind, type Outside } from './catalogue/events.ts'
export { checkText, examplesOf, placeholdersOf, render, smsParts, type TextFault } from './rules/templates.ts'
