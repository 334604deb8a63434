import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '../kernel/operation.ts'
import { addressOf, ApiProblem, createClient } from './client.ts'

const getThing = operation({
  id: 'getThing', method: 'GET', path: '/api/things/:id', summary: 'One thing', access: 'public',
  params: z.object({ id: z.string() }), query: z.object({ q: z.string().optional(), tag: z.array(z.string()).optional() }),
    reply: z.object({ name: z.string() }),
})
const makeThing = operation({
  id: 'makeThing', method: 'POST', path: '/api/things', summary: 'A thing', access: 'public',
  body: z.object({ name: z.string() }), reply: z.object({ id: z.string() }),
})

type Answer = { status: number; body?: unknown; text?: string } | 'no network'

/** A network that gives these answers one after another and remembers what it was asked. */
function network(...answers: Answer[]) {
  const asked: { url: string; init: RequestInit }[] = []
  const fetch = async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    const answer = answers[asked.length - 1]
    if (answer === undefined || answer === 'no network') throw new TypeError('fetch failed')
    return new Response(answer.status === 204 ? null : (answer.text ?? JSON.stringify(answer.body)), { status: answer.status })
  }
  const call = createClient({ fetch: fetch as typeof globalThis.fetch, csrf: () => 'token-1', retryAfterMs: 0 })
  return { asked, call }
}

const faultOf = (promise: Promise<unknown>) => promise.then(() => undefined, (fault: ApiProblem) => fault)

describe('addresses', () => {
  test('parameters are escaped, lists repeat, what is not given is left out', () => {
    expect(addressOf(getThing, { params: { id: 'a/ b' }, query: { q: undefined,
      tag: ['x', 'y&z'] } })).toBe('/api/things/a%2F%20b?tag=x&tag=y%26z')
  })
  test('a missing parameter is a programmer’s fault', () => expect(() => addressOf(getThing, {})).toThrow(TypeError))
})

describe('calls', () => {
  test('a reply is handed over', async () => {
    const { call, asked } = network({ status: 200, body: { name: '灯' } })
    expect((await call(getThing, { params: { id: '1' } })).name).toBe('灯')
    expect(asked[0]!.init.headers).not.toHaveProperty('x-csrf-token')
  })

  test('a write carries the token and its own id', async () => {
    const { call, asked } = network({ status: 201, body: { id: '1' } })
    await call(makeThing, { body: { name: '灯' } }, { clientId: 'c-1' })
    expect(asked[0]!.init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{"name":"灯"}' })
    expect(asked[0]!.init.headers).toMatchObject({ 'x-csrf-token': 'token-1', 'idempotency-key': 'c-1' })
  })

  test('a refusal keeps its code, sentence and places', async () => {
    const errors = [{ path: 'body.name', code: 'required', message: '请填写名称' }]
    const { call } = network({ status: 422, body: { code: 'thing.wrong', title: '内容不对', errors } })
    expect(await faultOf(call(makeThing, { body: { name: '' } }))).toMatchObject({ status: 422, code: 'thing.wrong', message: '内容不对',
      errors })
  })

  test('a fault without a body still says a sentence', async () => {
    const { call } = network({ status: 500, text: '<html>' })
    expect((await faultOf(call(makeThing, { body: { name: '' } })))?.message).toMatch(/稍后再试/)
  })

  test('a reading is tried a second time when the network fails, a write is not', async () => {
    const reading = network('no network', { status: 200, body: { name: '灯' } })
    expect((await reading.call(getThing, { params: { id: '1' } })).name).toBe('灯')
    const writing = network('no network', { status: 201, body: { id: '1' } })
    expect(await faultOf(writing.call(makeThing, { body: { name: '灯' } }))).toMatchObject({ status: 0, code: 'network.unreachable' })
    expect(writing.asked).toHaveLength(1)
  })

  test('a refusal is not tried again, and a reading at most twice', async () => {
    const refused = network({ status: 404, body: {} }, { status: 200, body: {} })
    expect((await faultOf(refused.call(getThing, { params: { id: '1' } })))?.status).toBe(404)
    expect(refused.asked).toHaveLength(1)
    const busy = network({ status: 503, body: {} }, { status: 503, body: {} }, { status: 200, body: {} })
    expect((await faultOf(busy.call(getThing, { params: { id: '1' } })))?.status).toBe(503)
    expect(busy.asked).toHaveLength(2)
  })

  test('an answer cut off on the way is no answer', async () => {
    const { call } = network({ status: 200, text: '{"name":' })
    expect((await faultOf(call(getThing, { params: { id: '1' } })))?.code).toBe('network.garbled')
  })

  test('an aborted call throws the reason, not a sentence about the network', async () => {
    const stop = new AbortController()
    stop.abort(new Error('left the page'))
    const call = createClient({ fetch: (async () => { throw stop.signal.reason }) as typeof fetch, csrf: () => undefined })
    expect((await faultOf(call(getThing, { params: { id: '1' } }, { signal: stop.signal })))?.message).toBe('left the page')
  })
})
