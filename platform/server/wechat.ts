import { z } from 'zod'
import { SendFailed } from './sending.ts'

export interface WechatMessage {
  /** The account of the reader with the place's own WeChat account (openid). */
  to: string
  /** Number of the template that WeChat approved. */
  template: string
  /** Fields of that template. */
  data: Record<string, string>
  url: string
}
/** Sends one template message of an official account. Answers when WeChat has taken it; otherwise throws `SendFailed`. */
export interface WechatAdaptor {
  send(message: WechatMessage): Promise<{ id: string }>
}

const Env = z.object({
  LINLI_WECHAT_APP_ID: z.string().min(3),
  LINLI_WECHAT_SECRET: z.string().min(8),
  LINLI_WECHAT_URL: z.url({ protocol: /^https?$/ }).default('https://api.weixin.qq.com'),
  LINLI_WECHAT_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
})
const Answer = z.object({ errcode: z.number().optional(), access_token: z.string().optional(), expires_in: z.number().optional(), msgid: z.union([z.number(), z.string()]).optional() })

/** Codes of WeChat: the token is no longer good; too busy or too many. Others (no such reader, no such template) are for good. */
const STALE = new Set([40001, 40014, 42001])
const BUSY = new Set([-1, 45009, 45011, 50002])

/**
 * Template messages by the documented interface: `GET /cgi-bin/token`, `POST /cgi-bin/message/template/send`. The token is kept until five minutes before
 * its end, asked for once by all who wait, and asked for anew when WeChat calls it stale. Undefined where `LINLI_WECHAT_APP_ID` is not set.
 */
export function wechatFromEnv(env: NodeJS.ProcessEnv, now: () => number = Date.now): WechatAdaptor | undefined {
  if (!env.LINLI_WECHAT_APP_ID) return undefined
  const settings = Env.safeParse(env)
  if (!settings.success) throw new Error('微信设置不对，请检查：LINLI_WECHAT_APP_ID、LINLI_WECHAT_SECRET、LINLI_WECHAT_URL。')
  const { LINLI_WECHAT_APP_ID: appId, LINLI_WECHAT_SECRET: secret, LINLI_WECHAT_URL: base, LINLI_WECHAT_TIMEOUT_MS: timeout } = settings.data
  let token: Promise<{ value: string; until: number }> | undefined

  const ask = async (path: string, query: Record<string, string>, body?: object) => {
    // The secret is in the address: nothing of it goes into an error.
    const response = await fetch(`${base.replace(/\/$/, '')}${path}?${new URLSearchParams(query).toString()}`, {
      method: body ? 'POST' : 'GET', redirect: 'manual', signal: AbortSignal.timeout(timeout),
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    }).catch((fault: Error) => {
      throw new SendFailed('WeChat message', fault.name === 'TimeoutError' ? `no answer within ${timeout} ms` : 'no connection', true)
    })
    if (!response.ok) {
      await response.body?.cancel()
      throw new SendFailed('WeChat message', `WeChat answered ${response.status}`, response.status === 408 || response.status === 429 || response.status >= 500)
    }
    const answer = Answer.safeParse(await response.json().catch(() => undefined))
    if (!answer.success) throw new SendFailed('WeChat message', 'an answer that cannot be read', true)
    return answer.data
  }
  const fresh = async () => {
    const { access_token: value, expires_in: seconds, errcode } = await ask('/cgi-bin/token', { grant_type: 'client_credential', appid: appId, secret })
    if (!value) throw new SendFailed('WeChat message', `no token (${errcode ?? 'no code'})`, errcode === undefined || BUSY.has(errcode))
    return { value, until: now() + Math.max(60, (seconds ?? 7200) - 300) * 1000 }
  }
  const held = async () => {
    const before = token
    const known = await before?.catch(() => undefined)
    // Whoever waited with others finds that one of them has asked already.
    if ((!known || known.until <= now()) && token === before) token = fresh()
    return (await token!.catch((fault: unknown) => {
      token = undefined
      throw fault
    })).value
  }

  return {
    async send({ to, template, data, url }) {
      for (let again = true; ; again = false) {
        const { errcode, msgid } = await ask('/cgi-bin/message/template/send', { access_token: await held() }, {
          touser: to, template_id: template, url, data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
        })
        if (!errcode) return { id: String(msgid ?? '') }
        if (STALE.has(errcode) && again) {
          token = undefined
          continue
        }
        throw new SendFailed('WeChat message', `WeChat refused (${errcode})`, BUSY.has(errcode) || STALE.has(errcode))
      }
    },
  }
}
