import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'

let world: World
let worker: Someone
let other: Someone
let street: Someone
let banner: Someone
let grid: Someone
let sarnai: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  other = await world.staff('community_worker', OTHER_COMMUNITY, '钱玲')
  street = await world.staff('street_officer', STREET, '吴强')
  banner = await world.staff('civil_affairs_officer', BANNER, '其木格')
  grid = await world.staff('grid_worker', GRID, '巴图')
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
const once = () => ({ clientId: `voices-${uuidv7()}` })
const collect = (who: Someone, words: string, more: object = {}) =>
  ok(who.call(c.collectOpinion, { body: { region: COMMUNITY, channel: 'door', kind: 'traffic', words, saidOn: '2026-03-01', ...more, ...once() } as never }), 201)
const say = (who: Someone, words: string, named: boolean, more: object = {}) =>
  who.call(c.sayOpinion, { body: { region: COMMUNITY, kind: 'traffic', words, named, ...once(), ...more } })
const topic = (id: string, who: Someone = worker) => ok(who.call(c.getTopic, { params: { id } }))
const move = async (who: Someone, id: string, name: c.TopicMove, note = '', department = '') =>
  who.call(c.moveTopic, { params: { id }, body: { move: name, note, department, version: (await topic(id, street)).topic.version, ...once() } })
const answerOf = (r: { number: string; checkCode: string }) => ok(world.visitor.call(c.getOpinionAnswer, { query: { number: r.number, code: r.checkCode } }))

test('[CAS-05] opinions are grouped, reported up, answered, and each shows its answer or where it lies', async () => {
  const door = await collect(grid, '楼下电动车乱停，晚上充电没有地方，希望建充电棚', { saidBy: '老额', region: GRID })
  const nameless = await ok(say(world.visitor, '电动车充电没有充电棚，飞线充电太危险', false), 201)
  const named = await ok(say(sarnai, '希望给电动车建一个充电棚', true), 201)
  expect(await refused(say(world.visitor, '我想署名提意见', true))).toBe('422 voices.sign_in_to_be_named')
  // A worker of the next community sees none of them.
  expect((await ok(other.call(c.listOpinions, { query: { show: 'all' } }))).items).toEqual([])

  const loose = await ok(worker.call(c.listOpinions, { query: {} }))
  expect(loose.counts).toEqual({ loose: 3, running: 0, untold: 0 })
  const idOf = (number: string) => loose.items.find((one) => one.number === number)!.id
  const { id } = await ok(worker.call(c.openTopic, { body: { region: COMMUNITY, kind: 'traffic', title: '建电动车充电棚', opinionIds: [idOf(door.number)], ...once() } }), 201)
  const suggested = await ok(worker.call(c.suggestTopics, { params: { id: idOf(nameless.number) } }))
  expect(suggested.items[0]).toMatchObject({ id, title: '建电动车充电棚' })
  await ok(worker.call(c.groupOpinions, { body: { opinionIds: [idOf(nameless.number), idOf(named.number)], topicId: id, ...once() } }), 201)
  expect((await answerOf(nameless)).where).toMatch(/正在研究/)

  // community → street → county → department; the person reads with whom it lies at every step.
  await ok(move(worker, id, 'report', '需要街道协调用地'), 201)
  expect(await refused(move(worker, id, 'answer', '我们来答复一下'))).toBe('403 voices.not_yours')
  const lies = await answerOf(nameless)
  expect(lies).toMatchObject({ state: 'reported', answer: '' })
  expect(lies.where).toMatch(/现由.+街道/)
  expect(await refused(move(street, id, 'return'))).toBe('422 voices.words_needed')
  await ok(move(street, id, 'report', '涉及规划'), 201)
  expect(await refused(move(banner, id, 'report'))).toBe('422 voices.no_level_above')
  await ok(move(banner, id, 'report', '请研究用地', '旗自然资源局'), 201)
  expect((await answerOf(named)).where).toContain('旗自然资源局')
  await ok(move(banner, id, 'answer', '已安排两处充电棚，五月底前建成使用。'), 201)

  for (const one of [door, nameless, named]) expect(await answerOf(one)).toMatchObject({ answer: '已安排两处充电棚，五月底前建成使用。', answeredBy: '旗自然资源局' })
  // By message to who is known, by number to who gave no name; who was met at the door is still to be told.
  const untold = await ok(worker.call(c.listOpinions, { query: { show: 'untold' } }))
  expect(untold.items.map((one) => one.saidBy)).toEqual(['老额'])
  await ok(worker.call(c.tellOpinion, { params: { id: untold.items[0]!.id }, body: { how: '上门告知', version: untold.items[0]!.version, ...once() } }), 201)
  expect((await ok(sarnai.call(c.listMyOpinions, {}))).items.map((one) => one.where)).toEqual(['旗自然资源局答复：已安排两处充电棚，五月底前建成使用。'])
  expect((await sarnai.get('/api/me/messages')).body.items[0].title).toContain('建电动车充电棚')

  // The board has topics and counts, no name and nobody's own words.
  const board = (await world.visitor.get('/api/voices/board?show=answered')).body
  expect(board.items.map((one: any) => [one.title, one.opinions, one.answeredBy])).toEqual([['建电动车充电棚', 3, '旗自然资源局']])
  for (const secret of ['老额', '萨日娜', '飞线']) expect(JSON.stringify(board)).not.toContain(secret)
  const sum = await ok(street.call(c.getVoiceSummary, { query: { from: '2026-01-01', until: '2026-03-31' } }))
  expect(sum).toMatchObject({ total: 3, answered: 3, told: 3, loose: 0, kinds: [{ kind: 'traffic', count: 3, answered: 3 }] })
})

test('without a name nothing leads to a person: no account in the row, in the audit or among kept answers; sent twice it is one', async () => {
  const clientId = `voices-${uuidv7()}`
  const first = await ok(say(sarnai, '物业收费不公开，请公布账目', false, { clientId, kind: 'property' }), 201)
  expect(await ok(say(sarnai, '物业收费不公开，请公布账目', false, { clientId, kind: 'property' }), 201)).toEqual(first)
  const found = await world.owner(async (client) => ({
    rows: (await client.query('select person_id, said_by, by_name from voices.opinions where number = $1', [first.number])).rows,
    audit: (await client.query(`select caller, caller_name from platform.audit_entries where deed = 'opinion.said' and caller = 'public'`)).rows.length,
    traces: (await client.query(`select count(*)::int as n from platform.audit_entries a join voices.opinions o on a.detail->>'opinion' = o.id::text where o.number = $1 and a.caller <> 'public'`, [first.number])).rows[0].n,
    kept: (await client.query(`select count(*)::int as n from platform.replies where operation = 'sayOpinion'`)).rows[0].n,
  }))
  expect(found).toEqual({ rows: [{ person_id: null, said_by: '', by_name: '' }], audit: 2, traces: 0, kept: 0 })
  expect((await ok(sarnai.call(c.listMyOpinions, {}))).items).toHaveLength(1)
  expect(await refused(world.visitor.call(c.getOpinionAnswer, { query: { number: first.number, code: 'AAAAAA' } }))).toBe('404 voices.answer_not_found')
})

test('topics are merged and taken apart again with their history, and the answer reaches all', async () => {
  const one = await ok(worker.call(c.openTopic, { body: { region: COMMUNITY, kind: 'environment', title: '垃圾清运不及时', ...once() } }), 201)
  const two = await ok(other.call(c.openTopic, { body: { region: OTHER_COMMUNITY, kind: 'environment', title: '垃圾桶太少', ...once() } }), 201)
  const said = await collect(worker, '垃圾三天没有人清运', { kind: 'environment', topicId: one.id })
  const said2 = await collect(other, '垃圾桶太少，堆在路边', { kind: 'environment', region: OTHER_COMMUNITY, topicId: two.id })
  const above = await ok(street.call(c.openTopic, { body: { region: STREET, kind: 'environment', title: '垃圾收运', ...once() } }), 201)
  const merge = async (who: Someone, into: string, from: string[]) => who.call(c.mergeTopics, { params: { id: into }, body: { fromIds: from, reason: '同一件事', version: (await topic(into, street)).topic.version, ...once() } })
  // Side by side is not inside: the place above keeps what holds both.
  expect(await refused(merge(street, one.id, [two.id]))).toBe('409 voices.merge_wrong')
  await ok(merge(street, above.id, [one.id, two.id]), 201)
  expect((await answerOf(said)).where).toContain('街道')
  expect((await topic(above.id, street)).topic.opinions).toBe(2)
  await ok(street.call(c.unmergeTopic, { params: { id: two.id }, body: { reason: '桶的事单独办', version: (await topic(two.id, street)).topic.version, ...once() } }), 201)
  await ok(move(street, above.id, 'answer', '每天清运一次，已与保洁公司约定。'), 201)
  expect((await answerOf(said)).answer).toBe('每天清运一次，已与保洁公司约定。')
  expect(await answerOf(said2)).toMatchObject({ answer: '', state: 'grouped' })
  expect((await topic(above.id, street)).steps.map((step) => step.step)).toEqual(['opened', 'took_in', 'let_out', 'answer'])
  // What was answered keeps its opinions; a running topic can be split.
  const row = (await ok(other.call(c.listOpinions, { query: { topicId: two.id, show: 'all' } }))).items[0]!
  const split = await ok(other.call(c.openTopic, { body: { region: OTHER_COMMUNITY, kind: 'environment', title: '增设分类桶', opinionIds: [row.id], splitFrom: two.id, ...once() } }), 201)
  expect([(await topic(two.id, street)).topic.opinions, (await topic(split.id, street)).topic.opinions]).toEqual([0, 1])
  const stays = (await ok(worker.call(c.listOpinions, { query: { topicId: one.id, show: 'all' } }))).items[0]!
  expect(await refused(worker.call(c.groupOpinions, { body: { opinionIds: [stays.id], topicId: null, ...once() } }))).toBe('409 voices.answered_stays')
})

test('a topic goes to deliberation in one step, once, and the board shows what became of it', async () => {
  const { id } = await ok(worker.call(c.openTopic, { body: { region: COMMUNITY, kind: 'facilities', title: '小广场怎么改', ...once() } }), 201)
  const made = await ok(worker.call(c.proposeTopic, { params: { id }, body: { title: '商议小广场改造方案', ...once() } }), 201)
  expect(await refused(worker.call(c.proposeTopic, { params: { id }, body: { title: '再提一次', ...once() } }))).toBe('409 voices.proposed_already')
  const lead = (name: 'take_up' | 'answer', version: number, note = '') => worker.call(c.moveProposal, { params: { id: made.id }, body: { move: name, note, version, ...once() } })
  expect(await refused(lead('answer', 1, '结果'))).toBe('409 voices.not_now')
  await ok(lead('take_up', 1), 201)
  expect((await world.visitor.get(`/api/voices/board?region=${COMMUNITY}`)).body.items[0]).toMatchObject({ title: '小广场怎么改', proposal: '已列入协商' })
  expect(await refused(lead('answer', 2))).toBe('422 voices.words_needed')
  await ok(lead('answer', 2, '同意按第二方案改造'), 201)
  expect(await refused(other.call(c.getTopic, { params: { id } }))).toBe('404 voices.topic_not_found')
})
