import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, GRID, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'
import { petitionClocks, placeAbove, remedyOf, type Letter } from './rules/petition.ts'

let world: World
let street: Someone
let worker: Someone
let department: Someone
let head: Someone
let banner: Someone
let sarnai: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  street = await world.staff('street_officer', STREET, '吴强')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  head = await world.staff('station_head', COMMUNITY, '哈斯')
  department = await world.staff('department_officer', BANNER, '蒋波')
  banner = await world.staff('banner_head', BANNER, '巴雅尔')
  sarnai = await world.resident({ name: '萨日娜', region: GRID })
})
afterAll(() => world?.close())

const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const once = () => ({ clientId: `letters-${uuidv7()}` })
const WORDS = { source: 'letter' as const, kind: 'request' as const, receivedOn: '2026-02-27', region: COMMUNITY }
const register = (who: Someone, title: string, content: string, more: object = {}) =>
  who.call(c.registerLetter, { body: { ...WORDS, title, content, ...more, ...once() } })
const move = async (who: Someone, id: string, name: string, more: object = {}) => {
  const found = await who.get(`/api/cases/${id}`)
  return who.post(`/api/cases/${id}/moves`, { move: name, version: found.body.version, ...more, ...once() })
}
const file = (id: string, who: Someone = street) => ok(who.call(c.getLetter, { params: { id } }))

test('[CAS-12] a letter is registered, told, decided within its clocks, reviewed and re-examined, and its reply is readable by number', async () => {
  expect(await refused(register(worker, '房屋漏水没人修', '楼顶漏水两年，多次反映没有修。'))).toBe('403 access.not_yours')
  expect(await refused(register(street, '房屋漏水', '楼顶漏水两年没有人修。', { receivedOn: '2026-03-03' }))).toBe('422 voices.days_wrong')
  const made = await ok(register(street, '房屋漏水没人修', '楼顶漏水两年，多次反映没有修。', { name: '老额', contactPhone: '13800138000' }), 201)
  // Counted from the day of receipt, not of registration.
  expect(made).toMatchObject({ registerBy: '2026-03-14', tellBy: '2026-03-14' })
  const reply = () => ok(world.visitor.call(c.getLetterReply, { query: { number: made.number, code: made.checkCode } }))
  expect((await reply()).where).toContain('2026年3月14日')
  expect(await refused(world.visitor.call(c.getLetterReply, { query: { number: made.number, code: 'AAAAAA' } }))).toBe('404 voices.answer_not_found')

  await ok(move(street, made.caseId, 'accept'))
  expect((await file(made.id)).letter).toMatchObject({ state: 'accepted', routedOn: '2026-03-02', toldOn: null, dueOn: '2026-05-01' })
  // Not on the register: told in writing, which is noted with its day.
  expect((await ok(street.call(c.listLetters, { query: { show: 'tell' } }))).items.map((one) => one.id)).toEqual([made.id])
  await ok(street.call(c.noteLetter, { params: { id: made.id }, body: { what: 'told', on: '2026-03-02', how: '挂号信', version: (await file(made.id)).letter.version, ...once() } }), 201)
  // Sixty natural days, and once thirty more with approval and notice.
  const extend = (amount: number) => move(street, made.caseId, 'extend', { extension: { amount, unit: 'natural_day', reason: '需要鉴定', approvedBy: '郑军' } })
  expect((await extend(31)).body.code).toBe('case.extension_too_long')
  await ok(extend(30))
  expect((await file(made.id)).letter.dueOn).toBe('2026-05-31')
  expect((await extend(1)).body.code).toBe('case.extension_once')
  expect(await refused(street.call(c.askReview, { params: { id: made.id }, body: { content: '还没有答复就不服', ...once() } }))).toBe('409 voices.not_now')

  world.clock.moveTo(new Date('2026-04-20T10:00:00+08:00'))
  await ok(move(street, made.caseId, 'conclude', { outcome: 'answered', answer: '已列入五月维修计划。' }))
  expect(await reply()).toMatchObject({ stateName: '已答复', reply: '已列入五月维修计划。', repliedOn: '2026-04-20' })
  expect((await reply()).next).toContain('收到书面答复后30日内')
  await ok(street.call(c.noteLetter, { params: { id: made.id }, body: { what: 'delivered', on: '2026-04-20', how: '当面', version: (await file(made.id)).letter.version, ...once() } }), 201)
  expect((await file(made.id)).remedyUntil).toBe('2026-05-20')

  // Review by the department, re-examination by the government: thirty days each, then it is final.
  world.clock.moveTo(new Date('2026-05-20T10:00:00+08:00'))
  const review = await ok(street.call(c.askReview, { params: { id: made.id }, body: { content: '五月修不了，要求先堵漏。', ...once() } }), 201)
  expect(review.round).toBe('review')
  expect(await refused(street.call(c.askReview, { params: { id: made.id }, body: { content: '再申请一次复查', ...once() } }))).toBe('409 voices.reviewed_already')
  expect((await file(review.id)).letter.dueOn).toBe('2026-06-19')
  await ok(move(department, review.number, 'accept'))
  await ok(move(department, review.number, 'conclude', { outcome: 'answered', answer: '复查意见：维持，先行堵漏。' }))
  const deliver = async (id: string) => ok(street.call(c.noteLetter, { params: { id }, body: { what: 'delivered', on: '2026-05-20', how: '当面', version: (await file(id)).letter.version, ...once() } }), 201)
  await deliver(review.id)
  const again = await ok(street.call(c.askReview, { params: { id: review.id }, body: { content: '仍然不服，请复核。', ...once() } }), 201)
  expect(again.round).toBe('reexamination')
  await ok(move(banner, again.number, 'accept'))
  await ok(move(banner, again.number, 'conclude', { outcome: 'answered', answer: '复核意见：维持复查意见。' }))
  await deliver(again.id)
  expect(await refused(street.call(c.askReview, { params: { id: again.id }, body: { content: '还是不服，再来一次', ...once() } }))).toBe('409 voices.review_final')
  expect((await file(made.id)).rounds.map((one) => one.round)).toEqual(['handle', 'review', 'reexamination'])
  // No door of letters lists by a person, and no row names one.
  const columns = await world.owner(async (client) => (await client.query(`select column_name from information_schema.columns where table_schema = 'voices' and table_name = 'letters'`)).rows.map((row) => row.column_name as string))
  expect(columns.filter((name) => /person|name|applicant|phone/.test(name))).toEqual([])
})

test('[CAS-12] one matter is not handled twice unknown: a like case is joined, and each person is answered', async () => {
  world.clock.moveTo(new Date('2026-06-01T09:00:00+08:00'))
  const hotline = await ok(worker.post('/api/cases', { matterCode: 'matters.resident-request', form: { kind: 'complaint', content: '锅炉房噪音大，夜里睡不着' }, channel: 'H12345', region: COMMUNITY, ...once() }), 201)
  const words = ['锅炉房噪音扰民', '锅炉房夜里噪音很大，老人睡不着觉。'] as const
  const seen = await register(street, ...words, { receivedOn: '2026-06-01' })
  expect([seen.status, (seen.body as any).code, (seen.body as any).details.cases[0].number]).toEqual([409, 'voices.like_case_open', hotline.number])
  expect(await refused(register(street, ...words, { receivedOn: '2026-06-01', joinTo: '20260601-0000000' }))).toBe('422 voices.join_not_found')
  const joined = await ok(register(street, ...words, { receivedOn: '2026-06-01', joinTo: hotline.number }), 201)
  const sent = await ok(sarnai.call(c.sendLetter, { body: { kind: 'request', region: COMMUNITY, content: '锅炉房的噪音什么时候能解决', ...once() } }), 201)
  const sentFile = await file(sent.id)
  await ok(street.call(c.joinLetter, { params: { id: sent.id }, body: { number: hotline.number, reason: '同一个锅炉房', version: sentFile.letter.version, ...once() } }), 201)
  expect((await file(sent.id)).together.map((one) => one.number)).toEqual([joined.number])

  await ok(move(worker, hotline.id, 'accept'))
  expect((await file(joined.id)).letter).toMatchObject({ state: 'accepted', joinedNumber: hotline.number })
  await ok(move(worker, hotline.id, 'conclude', { outcome: 'answered', answer: '已加装隔音板，夜间降速运行。', result: { communityAnswer: '已加装隔音板' } }))
  for (const one of [joined, sent]) {
    expect(await ok(world.visitor.call(c.getLetterReply, { query: { number: one.number, code: one.checkCode } }))).toMatchObject({ reply: '已加装隔音板，夜间降速运行。', stateName: '已答复' })
  }
  const mine = (await ok(sarnai.call(c.listMyLetters, {}))).items[0]!
  expect(mine).toMatchObject({ number: sent.number, mayAsk: true, deliveredOn: '2026-06-01' })
  expect((await sarnai.get('/api/me/messages')).body.items.some((one: any) => one.body.includes('已加装隔音板'))).toBe(true)
  // The right lapses: thirty days, and not one more.
  world.clock.moveTo(new Date('2026-07-02T09:00:00+08:00'))
  expect(await refused(sarnai.call(c.askReview, { params: { id: sent.id }, body: { content: '噪音还是很大', ...once() } }))).toBe('409 voices.review_lapsed')
})

test('a complaint about staff goes above them and out of their sight; what is for others is forwarded and the person told to whom', async () => {
  const content = { kind: 'accusation' as const, region: COMMUNITY, content: '社区工作人员办事拖延，态度不好。' }
  const about = await ok(sarnai.call(c.sendLetter, { body: { ...content, concerned: 'community', ...once() } }), 201)
  for (const who of [worker, head]) expect((await who.get(`/api/cases/${about.caseId}`)).status).toBe(404)
  expect(await refused(head.call(c.getLetter, { params: { id: about.id } }))).toBe('404 voices.letter_not_found')
  expect((await file(about.id)).letter.region).toBe(STREET)
  const above = await ok(sarnai.call(c.sendLetter, { body: { ...content, concerned: 'township', ...once() } }), 201)
  expect(await refused(street.call(c.getLetter, { params: { id: above.id } }))).toBe('404 voices.letter_not_found')
  expect(await refused(sarnai.call(c.sendLetter, { body: { ...content, concerned: 'county', ...once() } }))).toBe('422 voices.concerned_above')
  expect(await refused(register(street, '反映街道干部', '反映街道干部办事不公。', { concerned: 'township', receivedOn: '2026-07-01' }))).toBe('422 voices.concerned_above')

  const { letter } = await file(above.id, department)
  expect(letter.region).toBe(BANNER)
  await ok(department.call(c.forwardLetter, { params: { id: above.id }, body: { to: '旗纪委监委', reason: '属于纪检监察机关受理范围', version: letter.version, ...once() } }), 201)
  const reply = await ok(world.visitor.call(c.getLetterReply, { query: { number: above.number, code: above.checkCode } }))
  expect(reply.where).toBe('不属于这里办理，已转旗纪委监委。')
  expect((await sarnai.get('/api/me/messages')).body.items.some((one: any) => one.body.includes('旗纪委监委'))).toBe(true)
})

/** Days counted one by one, by no function of ours. */
function count(from: string, days: number): string {
  const date = new Date(`${from}T12:00:00Z`)
  for (let i = 0; i < days; i++) date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

test('the clocks of a letter are those of a count day by day, whatever the dates', () => {
  const day = fc.integer({ min: 0, max: 2000 }).map((n) => count('2024-01-01', n))
  fc.assert(fc.property(day, fc.nat(40), fc.nat(80), (receivedOn, wait, later) => {
    const today = count(receivedOn, later)
    const base: Letter = { round: 'handle', state: 'registered', receivedOn, routedOn: null, toldOn: null, deliveredOn: null }
    expect(petitionClocks(base, today)).toEqual(['register', 'tell'].map((what) => ({ what, dueOn: count(receivedOn, 15), doneOn: null, late: later > 15 })))
    const routed = { ...base, state: 'accepted' as const, routedOn: count(receivedOn, wait) }
    expect(petitionClocks(routed, today)[0]!.late).toBe(wait > 15)
    const delivered: Letter = { ...routed, state: 'replied', toldOn: receivedOn, deliveredOn: receivedOn }
    expect(remedyOf(delivered, today)).toEqual(later > 30 ? 'lapsed' : { next: 'review', until: count(receivedOn, 30) })
    expect(remedyOf({ ...delivered, round: 'reexamination' }, today)).toBe('final')
  }))
})

test('whoever a letter speaks of never stands at the place where it is handled, or below it', () => {
  const way = [{ code: '152921405001001', level: 'grid' }, { code: '152921405001', level: 'community' }, { code: '152921405000', level: 'township' }, { code: '152921000000', level: 'county' }]
  const RANK = ['grid', 'community', 'township', 'county']
  fc.assert(fc.property(fc.subarray(way, { minLength: 1 }), fc.constantFrom('community', 'township', 'county'), (places, concerned) => {
    const at = placeAbove(concerned as 'community', places)
    if (at === null) expect(places.every((one) => RANK.indexOf(one.level) <= RANK.indexOf(concerned))).toBe(true)
    else expect(RANK.indexOf(way.find((one) => one.code === at)!.level)).toBeGreaterThan(RANK.indexOf(concerned))
  }))
})
