import { createHmac, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { adaptors } from './adaptors.ts'

export interface SmsMessage {
  /** The sender's own id of this message: given again with a repetition, so that the operator can know it by it. Made up where absent. */
  id?: string
  /** Phone number as the operator takes it. */
  to: string
  /** The whole sentence, as the person reads it. */
  text: string
  /** Name of the approved template that the operator knows the sentence by, and what fills it. */
  template: string
  params: Record<string, string>
}

/** Sends one short message. Answers when the operator has taken it, not when it has arrived; otherwise throws {@link SmsFailed}. */
export interface SmsAdaptor {
  send(message: SmsMessage): Promise<{ id: string }>
}

/** A message was not taken. Neither the number nor the text is in the error: it may be logged. */
export class SmsFailed extends Error {
  /** Whether the same message may go through later: the operator was away or busy, not unwilling. */
  readonly retry: boolean
  constructor(reason: string, retry: boolean) {
    super(`short message not sent: ${reason}`)
    this.name = 'SmsFailed'
    this.retry = retry
  }
}

export interface SmsContext {
  env: NodeJS.ProcessEnv
  /** Where the demonstration keeps what it would have sent, so that a page can show it. */
  keep(message: SmsMessage & { id: string; at: Date }): void
}

/** Makers of adaptors by name; a place registers its own operator here. */
export const smsAdaptors = adaptors<(context: SmsContext) => SmsAdaptor>('短信')

/** The adaptor that `LINLI_SMS` names; `demo` where nothing is set. Throws a sentence for a wrong name or setting. */
export function smsFromEnv(context: SmsContext): SmsAdaptor {
  return smsAdaptors.use(context.env.LINLI_SMS || 'demo')(context)
}

smsAdaptors.register('demo', ({ keep }) => ({
  async send(message) {
    const id = message.id ?? randomUUID()
    keep({ ...message, id, at: new Date() })
    return { id }
  },
}))

/** Shows what people see on a day when the operator is away. */
smsAdaptors.register('demo-fails', () => ({
  async send() {
    throw new SmsFailed('the demonstration of a failing operator', true)
  },
}))

const HttpEnv = z.object({
  LINLI_SMS_URL: z.url({ protocol: /^https?$/ }),
  LINLI_SMS_SECRET: z.string().min(16),
  LINLI_SMS_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
})

/**
 * Posts `{to, text, template, params, id}` as JSON to `LINLI_SMS_URL`. The receiver checks `X-Linli-Signature` = hexadecimal
 * HMAC-SHA256 with `LINLI_SMS_SECRET` over `<X-Linli-Timestamp>.<body>` and the timestamp (Unix seconds), and knows a repetition by `id`.
 * Any 2xx means taken; 408, 429, 5xx, silence and a lost connection may be tried again.
 */
smsAdaptors.register('http', ({ env }) => {
  const settings = HttpEnv.safeParse(env)
  if (!settings.success) {
    const wrong = [...new Set(settings.error.issues.map((issue) => String(issue.path[0])))].join('、')
    throw new Error(`短信接口设置缺失或不对，请检查：${wrong}（密钥至少 16 个字符）。`)
  }
  const { LINLI_SMS_URL: url, LINLI_SMS_SECRET: secret, LINLI_SMS_TIMEOUT_MS: timeout } = settings.data

  return {
    async send(message) {
      const id = message.id ?? randomUUID()
      const body = JSON.stringify({ ...message, id })
      const timestamp = String(Math.floor(Date.now() / 1000))
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-linli-timestamp': timestamp, 'x-linli-signature': sign(secret, timestamp, body) },
        body,
        // A redirect would carry a person's number to an address that nobody has set.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      }).catch((fault: Error) => {
        throw new SmsFailed(fault.name === 'TimeoutError' ? `no answer within ${timeout} ms` : 'no connection', true)
      })
      await response.body?.cancel()
      if (!response.ok) throw new SmsFailed(`the gateway answered ${response.status}`, mayRetry(response.status))
      return { id }
    },
  }
})

const sign = (secret: string, timestamp: string, body: string) => createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')

const mayRetry = (status: number) => status === 408 || status === 429 || status >= 500
