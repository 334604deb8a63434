import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'

let world: World
let civil: Someone
let dispatcher: Someone
let clerk: Someone

const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const clientId = () => `knowledge-${uuidv7()}`

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  dispatcher = await world.staff('dispatcher', BANNER, '白玉')
  clerk = await world.staff('window_clerk', COMMUNITY, '赵敏')
})
afterAll(() => world?.close())

const entry = (question: string, answer: string, more: object = {}) => ({ question, answer, topic: '养老', matterCode: '', public: true, validFrom: '2026-01-01', validUntil: null, source: '民政局（测试）', owner: '旗民政局', region: BANNER, clientId: clientId(), ...more })
const found = async (q: string) => (await ok(clerk.call(c.searchAnswers, { query: { q } }))).items.map((one) => one.question)
const review = (who: Someone, id: string, more: object) => who.call(c.reviewKnowledgeEntry, { params: { id }, body: { decision: 'publish', note: '', version: 1, clientId: clientId(), ...more } as never })

test('an answer is used after a second person looked; found by two characters or pinyin initials; ended by its day', async () => {
  const { id } = await ok(civil.call(c.createKnowledgeEntry, { body: entry('怎么申请高龄津贴？', '带身份证到社区服务站办理。', { matterCode: 'assistance.old-age-allowance', validUntil: '2026-06-30' }) }), 201)
  await ok(civil.call(c.createKnowledgeEntry, { body: entry('暖气不热怎么办？', '先打供热电话报修。', { topic: '供热', public: false }) }), 201).then(({ id: other }) => ok(review(dispatcher, other, { nextReview: '2026-12-31' })))
  expect(await found('津贴')).toEqual([])
  expect(await refused(review(civil, id, { nextReview: '2027-01-01' }))).toBe('403 hotline.same_hands')
  expect(await refused(review(dispatcher, id, { nextReview: '2026-03-02' }))).toBe('422 hotline.days_wrong')
  expect(await refused(review(dispatcher, id, { decision: 'send_back' }))).toBe('422 hotline.words_needed')
  expect(await refused(clerk.call(c.createKnowledgeEntry, { body: entry('窗口写的', '窗口写的', { region: COMMUNITY }) }))).toBe('403 access.not_yours')
  const street = await world.staff('street_officer', STREET, '吴强')
  expect(await refused(street.call(c.createKnowledgeEntry, { body: entry('外地写的', '外地写的') }))).toBe('403 hotline.place_not_yours')
  expect(await refused(review(street, id, { nextReview: '2027-01-01' }))).toBe('404 hotline.entry_not_found')
  await ok(review(dispatcher, id, { nextReview: '2026-09-01' }))

  for (const q of ['津贴', '申请高龄', 'gljt', '社区服务站', '贴']) expect([q, await found(q)]).toEqual([q, ['怎么申请高龄津贴？']])
  expect(await found('没有这样的词')).toEqual([])
  expect((await ok(clerk.call(c.useAnswer, { params: { id }, body: {} }))).used).toBe(1)
  // Everybody reads what is public and valid; what is for staff is not among it.
  const faq = await ok(world.visitor.call(c.listFaq, { query: {} }))
  expect(faq.items.map((one) => one.question)).toEqual(['怎么申请高龄津贴？'])
  expect((await ok(world.visitor.call(c.listFaq, { query: { q: '暖气' } }))).items).toEqual([])

  // A change goes back to review; the day of its next review and of its end are kept.
  await ok(civil.call(c.updateKnowledgeEntry, { params: { id }, body: { ...entry('怎么申请高龄津贴？', '改过的答复'), region: undefined, version: 2, clientId: clientId(), validUntil: '2026-06-30' } as never }))
  expect(await found('津贴')).toEqual([])
  await ok(review(dispatcher, id, { version: 3, nextReview: '2026-06-01' }))
  world.clock.moveTo('2026-06-10T09:00:00+08:00')
  expect((await ok(clerk.call(c.listKnowledge, { query: { state: 'due' } }))).items.map((one) => one.id)).toEqual([id])
  world.clock.moveTo('2026-07-01T09:00:00+08:00')
  expect(await found('津贴')).toEqual([])
  expect((await ok(world.visitor.call(c.listFaq, { query: {} }))).items).toEqual([])
  world.clock.moveTo('2026-03-02T10:00:00+08:00')
})

test('a script asks what the matter’s form asks, in its order, with the place’s own lines', async () => {
  const { id } = await ok(dispatcher.call(c.addScriptLine, { params: { matter: 'matters.resident-request' }, body: { say: '现场有没有危险？', place: 1, clientId: clientId() } }), 201)
  const script = await ok(clerk.call(c.getScript, { params: { matter: 'matters.resident-request' } }))
  expect(script.asks.map((one) => one.field)).toEqual(expect.arrayContaining(['name', 'phone', 'kind', 'content', 'place', 'happenedOn']))
  expect(script.asks.find((one) => one.field === 'kind')!.choices).toContain('求助')
  expect(script.asks.map((one) => one.field)).not.toContain('photos')
  expect(script.own.map((one) => [one.say, one.mine])).toEqual([['现场有没有危险？', false]])
  expect(await refused(clerk.call(c.getScript, { params: { matter: 'no.such' } }))).toBe('422 hotline.matter_unknown')
  const street = await world.staff('street_officer', STREET, '吴强')
  expect(await refused(street.call(c.dropScriptLine, { params: { id } }))).toBe('404 hotline.script_line_not_found')
  await ok(dispatcher.call(c.dropScriptLine, { params: { id } }))
  expect((await ok(clerk.call(c.getScript, { params: { matter: 'matters.resident-request' } }))).own).toEqual([])
})
