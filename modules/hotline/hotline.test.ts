import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'
import { linesOfEvent, linesOfQuestion, sign } from './index.ts'

let world: World
let admin: Someone
let agent: Someone
let colleague: Someone
let elsewhere: Someone
let worker: Someone
let officer: Someone
let resident: Someone & { phone: string }
let system: { id: string; key: string }
let main: string

const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const clientId = () => `hotline-${uuidv7()}`

/** An event as a telephone system sends it; `more` changes it after it was signed. */
const event = (call: string, kind: c.CallEventKind, given: { called?: string; caller?: string; event?: string; at?: string; extension?: string } = {}, more: object = {}) => {
  const body = { system: system.id, event: uuidv7(), call, kind, called: '12345', caller: '', extension: '', to: '', at: world.clock.now().toISOString(), ...given }
  return world.visitor.call(c.receiveCallEvent, { body: { ...body, signature: sign(system.key, linesOfEvent(body)), ...more } })
}
/** A call that rings and is taken by somebody. */
async function taken(by: Someone, caller: string, called = '12345') {
  const ref = uuidv7()
  const { callId } = await ok(event(ref, 'ringing', { caller, called }))
  await ok(by.call(c.answerCall, { params: { id: callId }, body: { clientId: clientId() } }))
  return { id: callId, ref }
}
const file = (who: Someone, id: string) => ok(who.call(c.getHotlineCall, { params: { id } }))
const versionOf = async (who: Someone, id: string) => (await file(who, id)).version
const moved = async (who: Someone, id: string, move: (typeof c.callMoves)[number], more: object = {}) =>
  ok(who.call(c.moveCall, { params: { id }, body: { move, version: await versionOf(who, id), clientId: clientId(), ...more } }))
const written = async (who: Someone, id: string, body: object) => ok(who.call(c.writeCall, { params: { id }, body: { ...body, version: await versionOf(who, id), clientId: clientId() } }))
/** Ends a call and puts the notes away, so that the agent is free. */
async function put(who: Someone, id: string) {
  const call = await file(who, id)
  if (call.state !== 'ended') await moved(who, id, 'end')
  await written(who, id, { notes: '已经答复' })
  await moved(who, id, 'finish')
}
const request = (content: string, more: object = {}) => ({ matterCode: 'matters.resident-request', form: { kind: 'complaint', content, ...more }, region: COMMUNITY, placeText: '和平小区3号楼', clientId: clientId() })

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  admin = await world.staff('administrator', BANNER, '朱明')
  agent = await world.staff('dispatcher', BANNER, '白玉')
  colleague = await world.staff('dispatcher', BANNER, '何静')
  elsewhere = await world.staff('dispatcher', '152921100000', '远山')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  officer = await world.staff('dispatcher', STREET, '冯涛')
  resident = await world.resident({ name: '李秀英', region: `${COMMUNITY}001` })
  system = await ok(admin.call(c.connectTelephoneSystem, { body: { region: BANNER, name: '旗热线交换机' } }), 201)
  const line = { region: BANNER, topic: '', joinsId: null, untilOn: null, announcement: '', hours: '全天', validFrom: '2026-01-01' }
  main = (await ok(agent.call(c.createHotlineLine, { body: { ...line, phone: '12345', name: '政务服务便民热线', kind: 'unified', clientId: clientId() } }), 201)).id
  await ok(agent.call(c.createHotlineLine, { body: { ...line, phone: '12349', name: '便民为老服务热线', kind: 'elderly', clientId: clientId() } }), 201)
  for (const one of [agent, colleague]) await ok(one.call(c.setAgentState, { body: { state: 'on', extension: one === agent ? '801' : '802' } }))
})
afterAll(() => world?.close())

test('an event that is not signed, is stale or differs from what its id stood for is refused; the same one twice is done once', async () => {
  const signed = { event: uuidv7(), caller: resident.phone, at: world.clock.now().toISOString() }
  const first = await ok(event('call-1', 'ringing', signed))
  expect([first.state, first.action, first.repeated]).toEqual(['ringing', 'wait', false])
  const again = await ok(event('call-1', 'ringing', signed))
  expect([again.callId, again.repeated]).toEqual([first.callId, true])

  expect(await refused(event('call-1', 'ended', { ...signed }))).toBe('409 hotline.event_differs')
  expect(await refused(event('call-2', 'ringing', {}, { signature: '0'.repeat(64) }))).toBe('401 hotline.event_unsigned')
  // A captured event cannot be turned into another one, nor sent later under a name of its own.
  expect(await refused(event('call-2', 'ringing', { caller: '13900000009' }, { caller: '13900000008' }))).toBe('401 hotline.event_unsigned')
  expect(await refused(event('call-2', 'ringing', { at: new Date(world.clock.now().getTime() - 6 * 60_000).toISOString() }))).toBe('401 hotline.event_stale')
  expect(await refused(event('never-rang', 'ended'))).toBe('404 hotline.call_unknown')

  await ok(event('call-1', 'ended'))
  expect((await file(agent, first.callId)).endedAs).toBe('missed')
  // Late and out of order: nothing comes back to life.
  expect((await ok(event('call-1', 'answered'))).state).toBe('ended')

  const { id } = await ok(admin.call(c.connectTelephoneSystem, { body: { region: BANNER, name: '旧交换机' } }), 201)
  await ok(admin.call(c.disconnectTelephoneSystem, { params: { id }, body: { reason: '停用', version: 1, clientId: clientId() } }))
  expect(await refused(event('call-3', 'ringing', {}, { system: id }))).toBe('401 hotline.event_unsigned')
  expect(await refused(agent.call(c.connectTelephoneSystem, { body: { region: BANNER, name: '甲' } }))).toBe('403 access.not_yours')
})

test('[CHN-04] a ringing call shows with a masked number, is answered once, and makes a case whose number is told', async () => {
  const ref = uuidv7()
  const { callId } = await ok(event(ref, 'ringing', { caller: resident.phone }))
  const desk = await ok(agent.call(c.getHotlineDesk, {}))
  expect(desk.ringing.map((one) => one.id)).toEqual([callId])
  expect(desk.ringing[0]!.callerMasked).not.toContain(resident.phone)
  expect(JSON.stringify(desk)).not.toContain(resident.phone)

  // Nobody of another place sees it, and nobody answers who is not on duty.
  expect((await ok(elsewhere.call(c.getHotlineDesk, {}))).ringing).toEqual([])
  expect(await refused(elsewhere.call(c.answerCall, { params: { id: callId }, body: { clientId: clientId() } }))).toBe('404 hotline.call_not_found')
  const late = await world.staff('dispatcher', BANNER, '迟到')
  expect(await refused(late.call(c.answerCall, { params: { id: callId }, body: { clientId: clientId() } }))).toBe('409 hotline.not_on_duty')

  await ok(agent.call(c.answerCall, { params: { id: callId }, body: { clientId: clientId() } }))
  expect(await refused(colleague.call(c.answerCall, { params: { id: callId }, body: { clientId: clientId() } }))).toBe('409 hotline.call_taken')
  // The telephone system asks where to connect and is told the agent's extension.
  const question = { system: system.id, call: ref, at: world.clock.now().toISOString() }
  const told = await ok(world.visitor.call(c.askCall, { body: { ...question, signature: sign(system.key, linesOfQuestion(question)) } }))
  expect([told.action, told.extension]).toEqual(['connect', '801'])

  const inHand = await file(agent, callId)
  expect(inHand.caller).toBe(resident.phone)
  expect(inHand.matches.map((one) => one.name)).toEqual(['李秀英'])
  expect((await file(colleague, callId)).caller).toBe(null)
  expect(await refused(admin.call(c.getHotlineCall, { params: { id: callId } }))).toBe('403 access.not_yours')
  const log = await ok(resident.get(`/api/people/${resident.personId}/access-log`))
  expect(JSON.stringify(log)).toContain('接听热线来电')

  await written(agent, callId, { personId: resident.personId, notes: '反映垃圾没人清运', kind: 'complaint' })
  const receipt = await ok(agent.call(c.makeCallCase, { params: { id: callId }, body: request('小区垃圾三天没有人清运，味道很大') }), 201)
  expect(receipt.number).toMatch(/^\d{8}-\d{7}/)
  // [CAS-01] the same case by whatever channel: the caller finds it among their own, with the same number.
  const own = await ok(resident.get('/api/my-cases'))
  expect(own.items.map((one: { number: string }) => one.number)).toContain(receipt.number)
  expect(await refused(colleague.call(c.makeCallCase, { params: { id: callId }, body: request('别人的电话') }))).toBe('403 hotline.not_your_call')

  await ok(event(ref, 'ended'))
  await moved(agent, callId, 'finish')
  expect((await ok(agent.call(c.getHotlineDesk, {}))).mine).toEqual([])
  // A colleague who looks the call up later opens a person's file, and the person can read that.
  await file(colleague, callId)
  expect(JSON.stringify(await ok(resident.get(`/api/people/${resident.personId}/access-log`)))).toContain('查看来电记录')
  const found = await ok(agent.call(c.listHotlineCalls, { query: { q: receipt.number } }))
  expect(found.items.map((one) => one.id)).toEqual([callId])
  expect((await ok(agent.call(c.listHotlineCalls, { query: { q: resident.phone } }))).items.length).toBeGreaterThan(0)
  expect((await ok(agent.call(c.listHotlineCalls, { query: { q: resident.phone.slice(0, 4) } }))).items).toEqual([])
})

test('without spoken consent nobody sees the caller’s open cases; with it only the agent in the call', async () => {
  const call = await taken(agent, resident.phone)
  const ask = (who: Someone) => who.call(c.listCallerCases, { params: { id: call.id } })
  expect(await refused(ask(agent))).toBe('409 hotline.caller_unknown')
  await written(agent, call.id, { personId: resident.personId })
  expect(await refused(ask(agent))).toBe('403 hotline.consent_needed')
  const say = async (given: boolean) => ok(agent.call(c.recordCallConsent, { params: { id: call.id }, body: { given, version: await versionOf(agent, call.id), clientId: clientId() } }))
  await say(false)
  expect(await refused(ask(agent))).toBe('403 hotline.consent_needed')
  await say(true)
  expect((await ok(ask(agent))).items).toHaveLength(1)
  expect(await refused(ask(colleague))).toBe('403 hotline.not_your_call')
  expect(JSON.stringify(await ok(resident.get(`/api/people/${resident.personId}/access-log`)))).toContain('来电人口头同意')
  expect((await file(agent, call.id)).steps.map((one) => one.step)).toEqual(expect.arrayContaining(['consent_refused', 'consent_given']))
  // Unnamed again: consent goes with the name.
  await written(agent, call.id, { anonymous: true })
  expect(await refused(ask(agent))).toBe('409 hotline.caller_unknown')
  await put(agent, call.id)
})

test('[CAS-04] a call to an old number lands in the same queue with its topic, until the day; after that only the announcement', async () => {
  const old = { region: BANNER, phone: '04838220110', name: '原城管热线', kind: 'old' as const, topic: '城市管理', joinsId: main, untilOn: '2026-03-31', announcement: '本号码已停用，请拨打12345', hours: '', validFrom: '2026-01-01' }
  const line = await ok(agent.call(c.createHotlineLine, { body: { ...old, clientId: clientId() } }), 201)
  expect(await refused(agent.call(c.createHotlineLine, { body: { ...old, clientId: clientId() } }))).toBe('409 hotline.line_exists')
  expect(await refused(agent.call(c.createHotlineLine, { body: { ...old, phone: '8220111', joinsId: line.id, clientId: clientId() } }))).toBe('422 hotline.join_wrong')
  expect(await refused(agent.call(c.createHotlineLine, { body: { ...old, phone: '8220111', announcement: '', clientId: clientId() } }))).toBe('422 hotline.announcement_needed')

  const { callId } = await ok(event('old-1', 'ringing', { called: '0483-8220110' }))
  const queue = (await ok(colleague.call(c.getHotlineDesk, {}))).ringing
  expect(queue.map((one) => [one.id, one.topic, one.callerMasked])).toEqual([[callId, '城市管理', '未显示号码']])
  await ok(event('old-1', 'ended'))

  world.clock.moveTo('2026-04-01T09:00:00+08:00')
  const after = await ok(event('old-2', 'ringing', { called: '04838220110' }))
  expect([after.action, after.announcement]).toEqual(['announce', '本号码已停用，请拨打12345'])
  expect((await ok(colleague.call(c.getHotlineDesk, {}))).ringing).toEqual([])
  world.clock.moveTo('2026-03-02T10:00:00+08:00')
})

test('[SYS-07] [SYS-08] calls to 12345 and 12349 are one queue and make cases by one rule of numbers', async () => {
  const [a, b] = [await taken(agent, '13900001111', '12345'), await taken(colleague, '13900002222', '12349')]
  const first = await ok(agent.call(c.makeCallCase, { params: { id: a.id }, body: request('路灯坏了两盏，晚上看不见路') }), 201)
  const second = await ok(colleague.call(c.makeCallCase, { params: { id: b.id }, body: request('家里老人需要理发，想问能不能上门', { kind: 'help' }) }), 201)
  expect(first.number.slice(0, 8)).toBe(second.number.slice(0, 8))
  expect(Number(second.number.slice(9, 15)) - Number(first.number.slice(9, 15))).toBe(1)
  for (const [who, id] of [[agent, a.id], [colleague, b.id]] as const) await put(who, id)
})

test('[IND-107] communities served by the unified number are counted against all', async () => {
  const all = await ok(agent.call(c.getHotlineReach, {}))
  expect([all.served, all.unserved]).toEqual([all.communities, []])
  const street = await ok(officer.call(c.getHotlineReach, {}))
  expect(street.communities).toBeLessThan(all.communities)
  const numbers = await ok(world.visitor.call(c.listServiceNumbers, { query: { region: COMMUNITY } }))
  expect(numbers.items.map((one) => one.phone)).toEqual(['12345', '12349'])
})

test('while typing like cases show without names; a second caller joins or urges the one that is open, praise is a link', async () => {
  const call = await taken(agent, '13900003333')
  const like = await ok(agent.call(c.findLikeCases, { query: { matter: 'matters.resident-request', region: `${COMMUNITY}002`, text: '垃圾没有人清运，味道大' } }))
  expect(like.items[0]!.title).toContain('垃圾')
  expect(JSON.stringify(like)).not.toContain('李秀英')
  expect((await ok(elsewhere.call(c.findLikeCases, { query: { matter: 'matters.resident-request', text: '垃圾没有人清运' } }))).items).toEqual([])

  const { number, id } = like.items[0]!
  const link = (how: 'joined' | 'urged' | 'praised' | 'asked', words = '', to = number) => agent.call(c.linkCall, { params: { id: call.id }, body: { number: to, link: how, words, clientId: clientId() } })
  await ok(link('joined', '我家门口也是'), 201)
  expect(await refused(link('joined'))).toBe('409 hotline.linked_already')
  await ok(link('urged', '又过了一天'), 201)
  expect(await refused(link('praised'))).toBe('422 hotline.words_needed')
  expect(await refused(link('asked', '', '20260302-0000000'))).toBe('404 hotline.case_not_found')
  const told = await ok(worker.call(c.listCaseCalls, { params: { id } }))
  expect(told.items.map((one) => one.link).sort()).toEqual(['joined', 'made', 'urged'])
  expect((await ok(agent.call(c.findLikeCases, { query: { matter: 'matters.resident-request', text: '垃圾清运' } }))).items[0]!.urged).toBe(1)
  await put(agent, call.id)
})

test('a call goes to a colleague who is free, with all that was written; 不予受理 names reason and channel', async () => {
  const call = await taken(agent, '13900004444')
  await written(agent, call.id, { notes: '问高龄津贴' })
  const note = { move: 'transfer' as const, note: '请接着办' }
  expect(await refused(agent.call(c.moveCall, { params: { id: call.id }, body: { ...note, version: await versionOf(agent, call.id), clientId: clientId() } }))).toBe('422 hotline.target_needed')
  await moved(agent, call.id, 'hold')
  await moved(agent, call.id, 'transfer', { toAgent: colleague.id })
  expect(await refused(agent.call(c.writeCall, { params: { id: call.id }, body: { notes: '晚了', version: 1, clientId: clientId() } }))).toBe('403 hotline.not_your_call')
  expect((await file(colleague, call.id)).notes).toBe('问高龄津贴')
  expect(await refused(colleague.call(c.declineCall, { params: { id: call.id }, body: { reason: 'no-such', version: await versionOf(colleague, call.id), clientId: clientId() } }))).toBe('422 hotline.reason_unknown')
  await ok(colleague.call(c.declineCall, { params: { id: call.id }, body: { reason: 'in_procedure', version: await versionOf(colleague, call.id), clientId: clientId() } }))
  expect(await refused(colleague.call(c.setAgentState, { body: { state: 'pause' } }))).toBe('409 hotline.still_talking')
  await moved(colleague, call.id, 'end')
  await moved(colleague, call.id, 'finish')
  expect((await ok(agent.call(c.listHotlineCalls, { query: { tab: 'declined' } }))).items.map((one) => one.id)).toEqual([call.id])

  // Out to another number; an old version does not overwrite.
  const out = await taken(agent, '13900005555')
  await written(agent, out.id, { notes: '要急救' })
  expect(await refused(agent.call(c.moveCall, { params: { id: out.id }, body: { move: 'end', version: 1, clientId: clientId() } }))).toBe('409 hotline.changed_meanwhile')
  await moved(agent, out.id, 'transfer', { toPhone: '120' })
  expect((await file(agent, out.id)).endedAs).toBe('transferred')
  await moved(agent, out.id, 'finish')
})
