import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { callStates, Dialled, Id } from './parts.ts'

export const callEventKinds = ['ringing', 'answered', 'held', 'resumed', 'transferred', 'ended'] as const
export type CallEventKind = (typeof callEventKinds)[number]

const Ref = z.string().regex(/^[\x21-\x7e]{1,120}$/, '编号只能是可见的英文字符')
const Signature = z.string().regex(/^[0-9a-f]{64}$/, '签名应为64位小写十六进制')
const At = z.iso.datetime({ offset: true, error: '时间应带时区，如 2026-03-02T09:00:00+08:00' })

/** What a telephone system is to do with a call now. */
export const CallDirection = named('CallDirection', z.object({
  callId: z.uuid(),
  state: z.enum(callStates),
  action: z.enum(['wait', 'connect', 'announce', 'none']).describe('wait: keep it ringing and ask again; connect: to `extension`; announce: say `announcement` and hang up; none: nothing to do'),
  extension: z.string(),
  announcement: z.string(),
  repeated: z.boolean().describe('This event was known already; nothing was done'),
}))
export type CallDirection = z.output<typeof CallDirection>

export const receiveCallEvent = operation({
  id: 'receiveCallEvent',
  method: 'POST',
  path: '/api/hotline/call-events',
  summary: 'A telephone system tells what happens to a call. Signed with the shared key (docs/hotline.md); the same event twice is done once',
  access: 'public',
  body: named('CallEvent', z.strictObject({
    system: Id,
    event: Ref.describe('The sender’s id of this event, never used again'),
    call: Ref.describe('The sender’s id of the call, the same from ringing to ended'),
    kind: z.enum(callEventKinds),
    called: Dialled.describe('The number that was called'),
    caller: Dialled.or(z.literal('')).default('').describe('Empty when withheld'),
    extension: z.string().regex(/^[\w.+-]{0,40}$/).default('').describe('answered: of the agent'),
    to: Dialled.or(z.literal('')).default('').describe('transferred: where to'),
    at: At.describe('When it happened; within five minutes of the server’s clock'),
    signature: Signature.describe('HMAC-SHA256, hexadecimal, over the lines described in docs/hotline.md'),
  })),
  reply: CallDirection,
  status: 200,
  refusals: ['hotline.event_unsigned', 'hotline.event_stale', 'hotline.event_differs', 'hotline.call_unknown'],
})

export const askCall = operation({
  id: 'askCall',
  method: 'POST',
  path: '/api/hotline/call-states',
  summary: 'A telephone system asks what to do with a call that still rings; signed like an event',
  access: 'public',
  body: named('CallQuestion', z.strictObject({ system: Id, call: Ref, at: At, signature: Signature })),
  reply: CallDirection,
  status: 200,
  refusals: ['hotline.event_unsigned', 'hotline.event_stale', 'hotline.call_unknown'],
})
