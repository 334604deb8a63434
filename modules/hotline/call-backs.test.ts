import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'
import { handledIt } from './policy.ts'
import { rate, ratesOf } from './rates.ts'

let world: World
let agent: Someone
let other: Someone
let worker: Someone
let streetAgent: Someone
const CALLER = '13900007777'

const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const clientId = () => `call-backs-${uuidv7()}`

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  agent = await world.staff('dispatcher', BANNER, '白玉')
  other = await world.staff('dispatcher', BANNER, '何静')
  streetAgent = await world.staff('dispatcher', STREET, '冯涛')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  await ok(agent.call(c.createHotlineLine, { body: { region: BANNER, phone: '12345', name: '热线', kind: 'unified', topic: '', joinsId: null, untilOn: null, announcement: '', hours: '', validFrom: '2026-01-01', clientId: clientId() } }), 201)
  await ok(agent.call(c.setAgentState, { body: { state: 'on' } }))
})
afterAll(() => world?.close())

/** A call that became a case. */
async function order(content: string) {
  const { id } = await ok(agent.call(c.ringDemoCall, { body: { called: '12345', caller: CALLER, clientId: clientId() } }), 201)
  const { version } = await ok(agent.call(c.answerCall, { params: { id }, body: { clientId: clientId() } }))
  const made = await ok(agent.call(c.makeCallCase, { params: { id }, body: { matterCode: 'matters.resident-request', form: { kind: 'complaint', content }, region: COMMUNITY, clientId: clientId() } }), 201)
  const ended = await ok(agent.call(c.moveCall, { params: { id }, body: { move: 'end', version, clientId: clientId() } }))
  await ok(agent.call(c.moveCall, { params: { id }, body: { move: 'finish', version: ended.version, clientId: clientId() } }))
  return made
}
async function conclude(id: string, accept = true) {
  const move = async (body: object) => ok(worker.post(`/api/cases/${id}/moves`, { clientId: clientId(), ...body }))
  const at = async () => (await ok(worker.get(`/api/cases/${id}`))).version
  if (accept) await move({ move: 'accept', version: await at() })
  await move({ move: 'conclude', version: await at(), result: { communityAnswer: '已经上门处理' }, answer: '已经上门处理', outcome: 'answered' })
}
const waiting = async (who: Someone, caseId: string) => (await ok(who.call(c.listCallBacks, { query: {} }))).items.find((one) => one.caseId === caseId)!
const say = (who: Someone, one: { id: string; version: number }, body: object) => who.call(c.recordCallBack, { params: { id: one.id }, body: { reached: true, version: one.version, clientId: clientId(), ...body } as never })

test('[CAS-03] a concluded order is called back by somebody else; what is not solved goes back for redo and is called back again', async () => {
  const made = await order('楼上漏水，找过物业没人管')
  expect((await ok(agent.call(c.listCallBacks, { query: {} }))).items).toEqual([])
  await conclude(made.id)
  const first = await waiting(agent, made.id)
  expect([first.unitName, first.dueOn, first.mayCall]).toEqual([expect.stringContaining('社区工作者'), '2026-03-05', true])
  expect(first.callerMasked).not.toContain(CALLER)

  // Not the unit that handled it; not somebody of another place.
  expect(await refused(worker.call(c.listCallBacks, { query: {} }))).toBe('403 access.not_yours')
  const head = await world.staff('station_head', COMMUNITY, '乌兰')
  expect((await waiting(head, made.id)).mayCall).toBe(false)
  expect(await refused(say(head, first, { inTime: true, solved: true, satisfied: true }))).toBe('403 access.not_yours')
  const clerk = await world.staff('window_clerk', COMMUNITY, '赵敏')
  expect((await waiting(clerk, made.id)).mayCall).toBe(false)
  expect(await refused(say(clerk, first, { inTime: true, solved: true, satisfied: true }))).toBe('403 hotline.own_unit')
  expect(await refused(clerk.call(c.showCallBackNumber, { params: { id: first.id }, body: {} }))).toBe('403 hotline.own_unit')
  const far = await world.staff('dispatcher', '152921100000', '远山')
  expect(await refused(say(far, first, { inTime: true, solved: true, satisfied: true }))).toBe('404 hotline.call_back_not_found')

  // The whole number only where it is asked for, and that is written down.
  expect((await ok(streetAgent.call(c.showCallBackNumber, { params: { id: first.id }, body: {} }))).phone).toBe(CALLER)
  expect((await ok(agent.call(c.getCallBack, { params: { id: first.id } }))).steps.map((one) => one.step)).toEqual(['number_shown'])
  expect(await refused(say(streetAgent, first, { inTime: true, solved: false }))).toBe('422 hotline.answers_needed')
  expect(await refused(say(streetAgent, first, { inTime: true, solved: false, satisfied: false }))).toBe('422 hotline.words_needed')
  expect(await ok(say(streetAgent, first, { inTime: true, solved: false, satisfied: false, words: '还在漏' }))).toMatchObject({ state: 'reached', returned: true })
  expect(await refused(say(streetAgent, first, { inTime: true, solved: true, satisfied: true }))).toBe('409 hotline.not_now')
  const again = await ok(worker.get(`/api/cases/${made.id}`))
  expect([again.state, again.timeline.at(-1).text]).toEqual(['accepted', expect.stringContaining('还在漏')])

  await conclude(made.id, false)
  const second = await waiting(agent, made.id)
  expect(second.round).toBe(2)
  await ok(say(other, second, { inTime: true, solved: true, satisfied: true }))
  const card = await ok(worker.call(c.listCaseCalls, { params: { id: made.id } }))
  expect(card.callBacks.map((one) => [one.round, one.solved])).toEqual([[1, false], [2, true]])
})

test('who joined by telephone and is known is told how it ended', async () => {
  const made = await order('小区大门的路灯不亮，晚上不好走')
  const neighbour = await world.resident({ name: '邻居', region: `${COMMUNITY}002` })
  const { id } = await ok(other.call(c.setAgentState, { body: { state: 'on' } }).then(() => other.call(c.ringDemoCall, { body: { called: '12345', caller: neighbour.phone, clientId: clientId() } })), 201)
  const { version } = await ok(other.call(c.answerCall, { params: { id }, body: { clientId: clientId() } }))
  await ok(other.call(c.writeCall, { params: { id }, body: { personId: neighbour.personId, version, clientId: clientId() } }))
  await ok(other.call(c.linkCall, { params: { id }, body: { number: made.number, link: 'joined', words: '', clientId: clientId() } }), 201)
  await conclude(made.id)
  const told = await ok(neighbour.get('/api/me/messages'))
  expect(JSON.stringify(told)).toContain('您来电同样反映的')
  const stranger = await world.resident({ name: '旁人', region: `${COMMUNITY}002` })
  expect(JSON.stringify(await ok(stranger.get('/api/me/messages')))).not.toContain('同样反映')
})

test('who cannot be reached after three tries is counted apart and weighs in no rate', async () => {
  const made = await order('想问社区有没有老年食堂')
  await conclude(made.id)
  const one = await waiting(agent, made.id)
  const before = await ok(agent.call(c.getHotlineRates, { query: { by: 'body' } }))
  expect(await refused(say(agent, one, { reached: false, giveUp: true }))).toBe('409 hotline.too_few_tries')
  const first = await ok(say(agent, one, { reached: false, words: '无人接听' }))
  const second = await ok(say(agent, { ...one, version: first.version }, { reached: false }))
  expect(await refused(say(agent, one, { reached: false }))).toBe('409 hotline.changed_meanwhile')
  await ok(say(agent, { ...one, version: second.version }, { reached: false, giveUp: true }))
  const after = await ok(agent.call(c.getHotlineRates, { query: { by: 'body' } }))
  expect([after.total.unreachable, after.total.waiting]).toEqual([before.total.unreachable + 1, before.total.waiting - 1])
  expect(after.total.solved).toEqual(before.total.solved)
})

test('nobody who had a hand in an order, and no post at or below the unit’s place, may call back', () => {
  const order = { handledBy: ['a'], unitPost: 'community_worker', unitRegion: COMMUNITY }
  const post = (kind: string, region: string) => ({ accountId: 'b', posts: [{ kind, region }] })
  expect(handledIt({ accountId: 'a', posts: [{ kind: 'dispatcher', region: BANNER }] }, order)).toBe(true)
  expect(handledIt(post('window_clerk', COMMUNITY), order)).toBe(true)
  expect(handledIt(post('grid_worker', `${COMMUNITY}001`), order)).toBe(true)
  expect(handledIt(post('dispatcher', STREET), order)).toBe(false)
  expect(handledIt(post('window_clerk', OTHER_COMMUNITY), order)).toBe(false)
  // At the county another body sits under the same code.
  const county = { ...order, unitPost: 'department_officer', unitRegion: BANNER }
  expect(handledIt(post('dispatcher', BANNER), county)).toBe(false)
  expect(handledIt(post('department_officer', BANNER), county)).toBe(true)
})

const count = fc.integer({ min: 0, max: 10_000 })
test('a rate is a share of the call-backs that reached somebody, and nothing where there was none', () => {
  fc.assert(fc.property(count, count, count, count, count, (valid, a, b, waits, lost) => {
    const counts = { valid, inTime: Math.min(a, valid), solved: Math.min(b, valid), satisfied: Math.min(a, b, valid), waiting: waits, unreachable: lost }
    const rates = ratesOf(counts)
    for (const one of Object.values(rates)) {
      expect(one.of).toBe(valid)
      if (valid === 0) expect(one.percent).toBe(null)
      else expect(Math.abs(one.percent! - (one.n * 100) / valid)).toBeLessThanOrEqual(0.0501)
    }
    // What waits or was not reached changes nothing.
    expect(ratesOf({ ...counts, waiting: 0, unreachable: 0 })).toEqual(rates)
  }))
  expect([rate(1, 3).percent, rate(2, 3).percent, rate(1, 8).percent]).toEqual([33.3, 66.7, 12.5])
})

const row = fc.record({
  unit: fc.constantFrom('甲社区', '乙社区', '丙街道'), kind: fc.constantFrom('complaint', 'help', ''), place: fc.constantFrom(COMMUNITY, OTHER_COMMUNITY), month: fc.constantFrom('2025-05', '2025-06', '2025-07'),
  state: fc.constantFrom('waiting', 'reached', 'reached', 'reached', 'unreachable', 'dropped'), inTime: fc.boolean(), solved: fc.boolean(), satisfied: fc.boolean(),
})
test('三率 by body, kind, place and month are what an independent count of the call-backs gives, and the groups add up to the whole', async () => {
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
    await world.owner(async (client) => {
      await client.query('delete from hotline.call_backs where concluded_at < \'2026-01-01\'')
      for (const one of rows) {
        const id = uuidv7()
        await client.query(`insert into hotline.orders (county, id, region, case_number, title, matter_code, kind, taken_at) values ('152921', $1, $2, $3, '诉求', 'm', $4, now())`, [id, one.place, id, one.kind])
        const reached = one.state === 'reached'
        await client.query(`insert into hotline.call_backs (county, id, region, case_id, round, unit_post, unit_region, unit_name, outcome, concluded_at, state, in_time, solved, satisfied)
          values ('152921', $1, $2, $3, 1, 'community_worker', $2, $4, 'answered', $5, $6, $7, $8, $9)`,
        [uuidv7(), one.place, id, one.unit, `${one.month}-15T10:00:00+08:00`, one.state, reached ? one.inTime : null, reached ? one.solved : null, reached ? one.satisfied : null])
      }
    })
    const key = { body: (r: (typeof rows)[number]) => r.unit, kind: (r: (typeof rows)[number]) => r.kind, place: (r: (typeof rows)[number]) => r.place, month: (r: (typeof rows)[number]) => r.month }
    for (const by of ['body', 'kind', 'place', 'month'] as const) {
      const got = await ok((by === 'place' ? streetAgent : agent).call(c.getHotlineRates, { query: { by, from: '2025-06-01', until: '2025-07-31' } }))
      const counted = rows.filter((one) => one.month !== '2025-05' && one.state !== 'dropped')
      const reached = counted.filter((one) => one.state === 'reached')
      expect(Object.fromEntries(got.lines.map((line) => [line.key, [line.concluded, line.valid, line.contact.n, line.solved.n, line.satisfied.n, line.waiting, line.unreachable]]))).toEqual(
        Object.fromEntries([...new Set(counted.map(key[by]))].map((value) => {
          const own = reached.filter((one) => key[by](one) === value)
          const all = counted.filter((one) => key[by](one) === value)
          return [value, [all.length, own.length, own.filter((one) => one.inTime).length, own.filter((one) => one.solved).length, own.filter((one) => one.satisfied).length,
            all.filter((one) => one.state === 'waiting').length, all.filter((one) => one.state === 'unreachable').length]]
        })))
      expect(got.total.valid).toBe(got.lines.reduce((sum, line) => sum + line.valid, 0))
      expect(got.total.solved.percent).toBe(reached.length ? Math.round((reached.filter((one) => one.solved).length * 1000) / reached.length) / 10 : null)
    }
    // A figure opens to as many call-backs as it counts.
    const opened = await ok(agent.call(c.listCallBacks, { query: { state: 'reached', counted: 'solved', unit: '甲社区', from: '2025-06-01', until: '2025-07-31' } }))
    expect(opened.items.length).toBe(rows.filter((one) => one.month !== '2025-05' && one.unit === '甲社区' && one.state === 'reached' && one.solved).length)
  }), { numRuns: 6 })
})
