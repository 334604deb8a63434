import { createSocket, type Socket } from 'node:dgram'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from '../../modules/hotline/contract.ts'
import { makeEvents } from './events.ts'
import { Gateway } from './gateway.ts'
import { digest, LineRegistration } from './register.ts'
import { callerIn, headerOf, holds, paramOf, readSip, seenVia, userIn, writeSip, type SipMessage } from './sip.ts'

let world: World
let agent: Someone
let system: { id: string; key: string }
const open: Array<{ close(): Promise<void> }> = []

const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const clientId = () => `sip-${uuidv7()}`
const HELLO = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 6000 RTP/AVP 0 8\r\n'

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  agent = await world.staff('dispatcher', BANNER, '白玉')
  const admin = await world.staff('administrator', BANNER, '朱明')
  system = await ok(admin.call(c.connectTelephoneSystem, { body: { region: BANNER, name: '交换机' } }), 201)
  await ok(agent.call(c.createHotlineLine, { body: { region: BANNER, phone: '12345', name: '热线', kind: 'unified', topic: '', joinsId: null, untilOn: null, announcement: '', hours: '', validFrom: '2026-01-01', clientId: clientId() } }), 201)
  await ok(agent.call(c.setAgentState, { body: { state: 'on', extension: '801' } }))
})
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()))
  await world?.close()
})

/** A gateway that speaks to the real doors. */
async function aGateway(mode: 'redirect' | 'answer', key = system.key): Promise<number> {
  const events = makeEvents({
    system: system.id, key, now: () => world.clock.now(), pauseMs: 20,
    post: async (path, body) => {
      const answer = await world.app.http.inject({ method: 'POST', url: path, payload: body })
      return { status: answer.statusCode, body: answer.json() }
    },
  })
  const gateway = new Gateway({ events, host: '127.0.0.1', port: 0, mode, domain: 'pbx.test', media: { host: '10.0.0.9', port: 4000 }, askEveryMs: 20, t1Ms: 60 })
  open.push(gateway)
  return gateway.open()
}

/** A telephone: sends real datagrams and waits for what comes back. */
async function aTelephone(gateway: number) {
  const socket: Socket = createSocket('udp4')
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done))
  const heard: SipMessage[] = []
  let waiting: Array<() => void> = []
  socket.on('message', (data) => {
    heard.push(readSip(data.toString())!)
    for (const each of waiting.splice(0)) each()
  })
  open.push({ close: () => new Promise((done) => socket.close(() => done())) })
  const callId = uuidv7()
  let branch = 'z9hG4bK-first'
  const ask = (method: string, seq: number, more: { to?: string; body?: string; via?: string } = {}) => {
    if (more.via) branch = more.via
    socket.send(writeSip({
      method, uri: 'sip:12345@127.0.0.1', status: 0, body: more.body ?? '',
      headers: [['via', `SIP/2.0/UDP 127.0.0.1:${socket.address().port};rport;branch=${branch}`], ['max-forwards', '70'], ['from', '"Li" <sip:13900000042@pbx.test>;tag=abc'], ['to', more.to ?? '<sip:12345@pbx.test>'],
        ['call-id', callId], ['cseq', `${seq} ${method}`], ['contact', `<sip:13900000042@127.0.0.1:${socket.address().port}>`], ...(more.body ? [['content-type', 'application/sdp'] as const] : [])],
    }), gateway, '127.0.0.1')
  }
  /** The first message that fits, from the beginning; waits for it. */
  const get = async (fits: (m: SipMessage) => boolean): Promise<SipMessage> => {
    for (;;) {
      const found = heard.find(fits)
      if (found) return found
      await new Promise<void>((done) => void waiting.push(done))
    }
  }
  const status = (code: number, method: string) => get((m) => m.status === code && headerOf(m, 'cseq').endsWith(method))
  return { ask, status, heard, callId }
}
/** The call on the desk, once it is in this state. */
async function onDesk(ref: string, fits: (call: c.CallLine) => boolean = () => true): Promise<c.CallLine> {
  for (;;) {
    const id = await world.owner(async (client) => (await client.query('select id from hotline.calls where call_ref = $1', [ref])).rows[0]?.id as string | undefined)
    const call = id ? await ok(agent.call(c.getHotlineCall, { params: { id } })) : undefined
    if (call && fits(call)) return call
    await new Promise((done) => setTimeout(done, 15))
  }
}
const take = (id: string) => ok(agent.call(c.answerCall, { params: { id }, body: { clientId: clientId() } }))
async function put(id: string) {
  const call = await ok(agent.call(c.getHotlineCall, { params: { id } }))
  if (call.state !== 'ended') await ok(agent.call(c.moveCall, { params: { id }, body: { move: 'end', version: call.version, clientId: clientId() } }))
  const now = await ok(agent.call(c.getHotlineCall, { params: { id } }))
  const { version } = await ok(agent.call(c.writeCall, { params: { id }, body: { notes: '已答复', version: now.version, clientId: clientId() } }))
  await ok(agent.call(c.moveCall, { params: { id }, body: { move: 'finish', version, clientId: clientId() } }))
}

test('an INVITE rings on the desk; the agent’s answer on the page redirects the call to the agent’s extension', async () => {
  const phone = await aTelephone(await aGateway('redirect'))
  phone.ask('INVITE', 1, { body: HELLO })
  await phone.status(100, 'INVITE')
  const ringing = await phone.status(180, 'INVITE')
  expect(paramOf(headerOf(ringing, 'via'), 'received')).toBe('127.0.0.1')
  const call = await onDesk(phone.callId)
  expect([call.state, call.called]).toEqual(['ringing', '12345'])
  // UDP loses and repeats: the same INVITE is the same call.
  phone.ask('INVITE', 1, { body: HELLO })
  expect((await ok(agent.call(c.getHotlineDesk, {}))).ringing).toHaveLength(1)

  await take(call.id)
  const moved = await phone.status(302, 'INVITE')
  expect(userIn(headerOf(moved, 'contact'))).toBe('801')
  expect(headerOf(moved, 'contact')).toContain('@pbx.test')
  phone.ask('ACK', 1, { to: headerOf(moved, 'to') })
  expect((await ok(agent.call(c.getHotlineCall, { params: { id: call.id } }))).caller).toBe('13900000042')
  await put(call.id)
})

test('a caller who hangs up before an answer: CANCEL ends the call as missed', async () => {
  const phone = await aTelephone(await aGateway('redirect'))
  phone.ask('INVITE', 1, { body: HELLO })
  await onDesk(phone.callId)
  phone.ask('CANCEL', 1)
  expect((await phone.status(200, 'CANCEL')).status).toBe(200)
  const ended = await phone.status(487, 'INVITE')
  phone.ask('ACK', 1, { to: headerOf(ended, 'to') })
  expect((await onDesk(phone.callId, (call) => call.state === 'ended')).endedAs).toBe('missed')
  phone.ask('BYE', 2, { to: headerOf(ended, 'to') })
  await phone.status(481, 'BYE')
})

test('answered with SDP: ACK, hold by re-INVITE, BYE are events of the call', async () => {
  const phone = await aTelephone(await aGateway('answer'))
  phone.ask('INVITE', 1, { body: HELLO })
  const call = await onDesk(phone.callId)
  await take(call.id)
  const accepted = await phone.status(200, 'INVITE')
  expect(accepted.body).toContain('c=IN IP4 10.0.0.9')
  expect(accepted.body).toContain('m=audio 4000')
  const to = headerOf(accepted, 'to')
  phone.ask('ACK', 1, { to })
  phone.ask('INVITE', 2, { to, body: `${HELLO}a=sendonly\r\n`, via: 'z9hG4bK-hold' })
  await onDesk(phone.callId, (one) => one.state === 'held')
  phone.ask('ACK', 2, { to })
  phone.ask('INVITE', 3, { to, body: `${HELLO}a=sendrecv\r\n`, via: 'z9hG4bK-back' })
  await onDesk(phone.callId, (one) => one.state === 'talking')
  phone.ask('ACK', 3, { to })
  phone.ask('BYE', 4, { to, via: 'z9hG4bK-bye' })
  await phone.status(200, 'BYE')
  expect((await onDesk(phone.callId, (one) => one.state === 'ended')).endedAs).toBe('finished')
  await put(call.id)
})

test('with a wrong key no call comes in and the exchange is told so; other methods are answered', async () => {
  const phone = await aTelephone(await aGateway('redirect', 'wrong'))
  phone.ask('INVITE', 1, { body: HELLO })
  expect(headerOf(await phone.status(503, 'INVITE'), 'retry-after')).toBe('30')
  phone.ask('OPTIONS', 2, { via: 'z9hG4bK-o' })
  expect(headerOf(await phone.status(200, 'OPTIONS'), 'allow')).toContain('INVITE')
  phone.ask('SUBSCRIBE', 3, { via: 'z9hG4bK-s' })
  await phone.status(405, 'SUBSCRIBE')
})

test('a line is registered at an exchange that asks for a digest', async () => {
  const exchange: Socket = createSocket('udp4')
  await new Promise<void>((done) => exchange.bind(0, '127.0.0.1', done))
  open.push({ close: () => new Promise((done) => exchange.close(() => done())) })
  const challenge = 'Digest realm="pbx.test", nonce="n0nce", qop="auth"'
  const registered = new Promise<SipMessage>((done) => {
    exchange.on('message', (data, from) => {
      const m = readSip(data.toString())!
      const asked = headerOf(m, 'authorization')
      const status = asked ? 200 : 401
      exchange.send(writeSip({ method: '', uri: '', status, body: '', headers: [...m.headers.filter(([name]) => ['via', 'from', 'to', 'call-id', 'cseq'].includes(name)), ...(asked ? [] : [['www-authenticate', challenge] as const])] }), from.port, from.address)
      if (asked) done(m)
    })
  })
  const line = new LineRegistration({ line: '12345', user: '12345', secret: 's3cret', registrar: { host: '127.0.0.1', port: exchange.address().port }, contact: '<sip:12345@127.0.0.1:5060>' })
  open.push(line)
  line.open()
  const asked = headerOf(await registered, 'authorization')
  const cnonce = /cnonce="(\w+)"/.exec(asked)![1]!
  expect(asked).toBe(digest(challenge, { user: '12345', secret: 's3cret', method: 'REGISTER', uri: 'sip:127.0.0.1', cnonce }))
  // RFC 2617, 3.5: the standard's own example.
  const known = digest('Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"', {
    user: 'Mufasa', secret: 'Circle Of Life', method: 'GET', uri: '/dir/index.html', cnonce: '0a4f113b' })
  expect(known).toContain('response="6629fae49393a05397450978507c4ef1"')
})

test('messages are read as the standard writes them, and what is none is let go', () => {
  const m = readSip('INVITE sip:12345@h SIP/2.0\r\nv: SIP/2.0/UDP a:1;branch=b\r\nf: "A\r\n B" <sip:139%30@x;user=phone>;tag=1\r\nt: <tel:+8612345>\r\ni: x\r\nCSeq: 1 INVITE\r\nl: 3\r\n\r\nabcdef')!
  expect([headerOf(m, 'from'), callerIn(m), headerOf(m, 'call-id'), m.body]).toEqual(['"A B" <sip:139%30@x;user=phone>;tag=1', '1390', 'x', 'abc'])
  expect(callerIn({ ...m, headers: [...m.headers, ['privacy', 'id']] })).toBe('')
  expect(callerIn({ ...m, headers: [['from', '<sip:anonymous@anonymous.invalid>']] })).toBe('')
  expect(callerIn({ ...m, headers: [...m.headers, ['p-asserted-identity', '<sip:+8613900000001@x>']] })).toBe('+8613900000001')
  expect(seenVia('SIP/2.0/UDP a;rport;branch=b', { address: '1.2.3.4', port: 9 })).toBe('SIP/2.0/UDP a;received=1.2.3.4;rport=9;branch=b')
  expect(['a=sendonly\r\n', 'c=IN IP4 0.0.0.0\r\n', 'a=sendrecv\r\n'].map(holds)).toEqual([true, true, false])
  for (const nothing of ['', '\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n', 'SIP/2.0 999 x', 'INVITE sip:x SIP/2.0\r\nbroken line\r\n\r\n']) expect(readSip(nothing)).toBe(undefined)
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readSip(text)))
  const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/).filter((name) => !['v', 'f', 't', 'i', 'm', 'l', 'c', 'k', 's', 'e', 'content-length'].includes(name))
  fc.assert(fc.property(fc.array(fc.tuple(token, fc.stringMatching(/^[\x21-\x7e]([\x20-\x7e]{0,30}[\x21-\x7e])?$/)), { maxLength: 8 }), fc.string({ maxLength: 60 }), (headers, body) => {
    const read = readSip(writeSip({ method: 'INFO', uri: 'sip:x@y', status: 0, headers, body }))!
    expect(read.headers.filter(([name]) => name !== 'content-length')).toEqual(headers)
    expect(read.body).toBe(Buffer.from(body).toString())
  }))
})
