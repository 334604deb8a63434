import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'

const Outside = z.enum(['sms', 'wechat', 'email', 'print'], '请选择渠道')
const Kind = z.enum(['*', 'case', 'reminder', 'service', 'account', 'other'], '请选择消息种类')
const Preferred = z.enum(['', 'sms', 'wechat', 'email', 'print'])
const Address = z.union([z.literal(''), z.email('邮箱地址不对，请核对')])
const Stop = z.object({ channel: Outside, kind: Kind, since: z.string(), byName: z.string().describe('Who wrote it down at the window; empty: the person'), reason: z.string() })

export const Channels = named('MessageChannels', z.object({
  preferred: Preferred, email: z.string().describe('Masked'), wechat: z.boolean().describe('Bound to the place’s WeChat account'), stops: z.array(Stop),
  works: z.array(Outside).describe('Channels that the place has set up'),
}))
export type Channels = z.output<typeof Channels>
const StopBody = z.strictObject({ channel: Outside, kind: Kind.default('*'), stopped: z.boolean() })

export const getMyChannels = operation({
  id: 'getMyChannels', method: 'GET', path: '/api/me/channels', summary: 'How I am told, and what I stopped', access: { resident: true }, reply: Channels,
})
export const setMyStop = operation({
  id: 'setMyStop', method: 'PUT', path: '/api/me/stops', summary: 'Stop a channel, for all kinds or one, or allow it again; at once', access: { resident: true }, body: StopBody, reply: Channels,
})
export const setMyChannels = operation({
  id: 'setMyChannels', method: 'PUT', path: '/api/me/channels', summary: 'The channel I prefer; an e-mail address; the openid that a WeChat front of the place brings',
  access: { resident: true },
  body: z.strictObject({ preferred: Preferred.optional(), email: Address.optional(), wechat: z.string().trim().max(64).regex(/^[\w-]*$/).optional() }),
  reply: Channels,
})

const Person = z.strictObject({ personId: z.uuid() })
export const getPersonChannels = operation({
  id: 'getPersonChannels', method: 'GET', path: '/api/notices/people/:personId',
  summary: 'How a resident is told, what they stopped, and how their latest messages went out',
  access: { staff: 'notices.reach' },
  params: Person,
  reply: named('PersonChannels', Channels.extend({
    latest: z.array(z.object({ id: z.uuid(), event: z.string(), channel: Outside, state: z.string(), tries: z.int(), reason: z.string(), nextTry: z.string().nullable(), at: z.string() })),
  })),
  refusals: ['notices.person_not_found'],
})
export const setPersonStop = operation({
  id: 'setPersonStop', method: 'PUT', path: '/api/notices/people/:personId/stops',
  summary: 'At the window: stops a channel for a resident at their wish, or allows it again',
  access: { staff: 'notices.reach' },
  params: Person,
  body: StopBody.extend({ reason: z.string().trim().min(2, '请写明居民本人怎样提出的').max(200) }),
  reply: Channels,
  refusals: ['notices.person_not_found'],
})
export const setPersonChannels = operation({
  id: 'setPersonChannels', method: 'PUT', path: '/api/notices/people/:personId/channels',
  summary: 'At the window: the channel a resident prefers (a letter, for who has no phone), an e-mail address',
  access: { staff: 'notices.reach' },
  params: Person,
  body: z.strictObject({ preferred: Preferred.optional(), email: Address.optional() }),
  reply: Channels,
  refusals: ['notices.person_not_found'],
})
