import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { SendFailed } from './sending.ts'
import { wechatFromEnv } from './wechat.ts'

let server: Server | undefined
afterEach(() => void server?.close())

/** Speaks like WeChat: tokens that are counted, answers by a list. */
async function standIn(answers: object[]) {
  const seen: Array<{ path: string; token: string | null; body: any }> = []
  let tokens = 0
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      const url = new URL(request.url!, 'http://x')
      seen.push({ path: url.pathname, token: url.searchParams.get('access_token'), body: text ? JSON.parse(text) : undefined })
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(url.pathname === '/cgi-bin/token' ? { access_token: `token-${++tokens}`, expires_in: 7200 } : (answers.shift() ?? { errcode: 0, msgid: 7 })))
    })
  })
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}
const message = { to: 'openid-1', template: 'T1', data: { thing1: '高龄津贴' }, url: 'https://example.gov.cn/cases/1' }
const env = (url: string) => ({ LINLI_WECHAT_APP_ID: 'wx123', LINLI_WECHAT_SECRET: 'secret-secret', LINLI_WECHAT_URL: url })

test('the token is asked for once, kept until before its end, and the message has the documented shape', async () => {
  const { url, seen } = await standIn([])
  let now = 0
  const adaptor = wechatFromEnv(env(url), () => now)!
  expect(await Promise.all([adaptor.send(message), adaptor.send(message)])).toEqual([{ id: '7' }, { id: '7' }])
  now = 6_800_000
  await adaptor.send(message)
  now = 6_901_000
  await adaptor.send(message)
  expect(seen.filter((one) => one.path === '/cgi-bin/token')).toHaveLength(2)
  expect(seen.at(-1)).toMatchObject({ token: 'token-2', body: { touser: 'openid-1', template_id: 'T1', url: message.url, data: { thing1: { value: '高龄津贴' } } } })
})

test('a stale token is changed once; a refusal is for good, busy is not; nothing personal is in the error', async () => {
  const { url, seen } = await standIn([{ errcode: 42001 }, { errcode: 0, msgid: 8 }, { errcode: 43004 }, { errcode: -1 }])
  const adaptor = wechatFromEnv(env(url))!
  expect(await adaptor.send(message)).toEqual({ id: '8' })
  expect(seen.map((one) => one.token)).toEqual([null, 'token-1', null, 'token-2'])
  const fault = (await adaptor.send(message).catch((error: unknown) => error)) as SendFailed
  expect([fault instanceof SendFailed, fault.retry, fault.message]).toEqual([true, false, 'WeChat message not sent: WeChat refused (43004)'])
  expect(((await adaptor.send(message).catch((error: unknown) => error)) as SendFailed).retry).toBe(true)
  expect(wechatFromEnv({})).toBeUndefined()
  expect(() => wechatFromEnv({ LINLI_WECHAT_APP_ID: 'x' })).toThrow('微信设置不对')
})
