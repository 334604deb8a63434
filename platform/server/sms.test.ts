import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { smsFromEnv, SmsFailed, type SmsMessage } from './sms.ts'

const message: SmsMessage = { to: '13800000000', text: '您的验证码是 123456，5 分钟内有效。', template: 'code', params: { code: '123456' } }
const secret = 'a-secret-of-enough-length'
const kept: (SmsMessage & { id: string; at: Date })[] = []
const adaptor = (env: NodeJS.ProcessEnv) => smsFromEnv({ env, keep: (m) => kept.push(m) })

beforeEach(() => void kept.splice(0))

describe('the demonstration', () => {
  test('keeps what it would have sent, and is what an installation starts with', async () => {
    const { id } = await adaptor({}).send(message)
    expect(kept).toEqual([{ ...message, id, at: expect.any(Date) as Date }])
  })

  test('of a failing operator keeps nothing and may be tried again', async () => {
    await expect(adaptor({ LINLI_SMS: 'demo-fails' }).send(message)).rejects.toMatchObject({ name: 'SmsFailed', retry: true })
    expect(kept).toEqual([])
  })
})

describe('a gateway over HTTP', () => {
  let gateway: Server
  let url: string
  let answer: number | 'silence' | 'redirect'
  const heard: { headers: IncomingMessage['headers']; body: string }[] = []

  beforeAll(async () => {
    gateway = createServer((request, response) => {
      void text(request).then((body) => {
        heard.push({ headers: request.headers, body })
        if (answer === 'silence') return
        if (answer === 'redirect') return response.writeHead(307, { location: url }).end()
        return response.writeHead(answer).end('{"said":"13800000000"}')
      })
    })
    await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready))
    url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`
  })
  afterAll(() => {
    gateway.closeAllConnections()
    gateway.close()
  })
  beforeEach(() => {
    answer = 200
    heard.splice(0)
  })
  const http = (more: NodeJS.ProcessEnv = {}) => adaptor({ LINLI_SMS: 'http', LINLI_SMS_URL: url, LINLI_SMS_SECRET: secret, ...more })
  const failure = (env?: NodeJS.ProcessEnv) => http(env).send(message).then(() => undefined, (e: SmsFailed) => e)

  test('is sent the message with a signature that only the holder of the secret could make', async () => {
    const { id } = await http().send(message)
    const { headers, body } = heard[0]!
    expect(JSON.parse(body)).toEqual({ id, ...message })
    const signed = createHmac('sha256', secret).update(`${String(headers['x-linli-timestamp'])}.${body}`).digest('hex')
    expect(headers['x-linli-signature']).toBe(signed)
    expect(Math.abs(Number(headers['x-linli-timestamp']) - Date.now() / 1000)).toBeLessThan(5)
  })

  for (const [status, retry] of [[400, false], [403, false], [408, true], [429, true], [500, true], [503, true]] as const) {
    test(`that answers ${status} has not taken it, and ${retry ? 'may' : 'need not'} be asked again`, async () => {
      answer = status
      expect(await failure()).toMatchObject({ name: 'SmsFailed', retry })
    })
  }

  test('that is silent is given up after the set time', async () => {
    answer = 'silence'
    const from = Date.now()
    expect(await failure({ LINLI_SMS_TIMEOUT_MS: '200' })).toMatchObject({ retry: true })
    expect(Date.now() - from).toBeLessThan(3000)
  })

  test('that sends elsewhere is not followed', async () => {
    answer = 'redirect'
    expect(await failure()).toMatchObject({ retry: false })
    expect(heard).toHaveLength(1)
  })

  test('that is not there may be asked again; no failure names the person or the text', async () => {
    const all = [await failure({ LINLI_SMS_URL: 'http://127.0.0.1:9/' })]
    answer = 500
    all.push(await failure())
    for (const fault of all) {
      expect(fault).toBeInstanceOf(SmsFailed)
      expect(`${fault!.stack}${JSON.stringify(fault)}`).not.toMatch(/13800000000|123456/)
    }
  })
})

test('a wrong name or setting is told at the start', () => {
  expect(() => adaptor({ LINLI_SMS: 'pigeon' })).toThrow('可选：demo、demo-fails、http')
  expect(() => adaptor({ LINLI_SMS: 'http', LINLI_SMS_SECRET: 'short' })).toThrow('LINLI_SMS_URL、LINLI_SMS_SECRET')
  expect(() => adaptor({ LINLI_SMS: 'http', LINLI_SMS_URL: 'file:///etc/passwd', LINLI_SMS_SECRET: secret })).toThrow('LINLI_SMS_URL')
})
