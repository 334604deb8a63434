import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'

let world: World
let civil: Someone
let street: Someone
let worker: Someone
let second: Someone
let other: Someone
let people: Array<Someone & { idNumber: string; phone: string }>

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  street = await world.staff('street_officer', STREET, '吴强')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  second = await world.staff('station_head', COMMUNITY, '钱站长')
  other = await world.staff('community_worker', OTHER_COMMUNITY, '周玲')
  people = []
  for (let i = 0; i < 12; i++) people.push(await world.resident({ name: `居民${'甲乙丙丁戊己庚辛壬癸子丑'[i]}`, region: i < 9 ? GRID : `${OTHER_COMMUNITY}001`, bornOn: '1960-05-01' }))
  await world.owner((client) => client.query(`insert into register.ties (county, id, region, person_id, kind, valid_from, source)
    select county, gen_random_uuid(), region, id, 'living', '2020-01-01', '入户登记' from register.people where id = any ($1)`, [people.map((one) => one.personId)]))
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
const once = () => ({ clientId: `surveys-${uuidv7()}` })
const QUESTIONS: c.SurveyQuestion[] = [
  { key: 'q1', kind: 'scale', title: '您对社区服务站的服务满意吗', required: true, options: [], weight: 1 },
  { key: 'q2', kind: 'single', title: '您多久来一次', required: true, options: ['每周', '每月', '很少'], weight: 1 },
  { key: 'q3', kind: 'text', title: '还想说什么', required: false, options: [], weight: 1 },
]
async function anEdition(by: Someone, region: string) {
  const { id } = await ok(by.call(c.createQuestionnaire, { body: { region, title: '服务站满意度', ...once() } }), 201)
  const { editions } = await ok(by.call(c.getQuestionnaire, { params: { id } }))
  await ok(by.call(c.writeEdition, { params: { id: editions[0]!.id }, body: { intro: '请您评一评。', questions: QUESTIONS, satisfiedFrom: 4, version: 1, ...once() } }))
  return { questionnaire: id, edition: editions[0]!.id }
}
const file = (id: string, who: Someone) => ok(who.call(c.getSurvey, { params: { id } }))
const move = async (who: Someone, id: string, name: 'open' | 'close' | 'publish' | 'cancel', note = '') =>
  who.call(c.moveSurvey, { params: { id }, body: { move: name, note, version: (await file(id, who)).survey.version, ...once() } })
const plan = (editionId: string, more: object = {}) => ({ region: STREET, editionId, mode: 'sample' as const, title: '2026年服务站满意度调查', unitKind: 'station' as const, period: '2026-H1', fromDay: '2026-03-02', untilDay: '2026-03-20', ...more, ...once() })
const sheet = (code: string, answers: object) => world.visitor.call(c.answerSurvey, { body: { code, answers: answers as never } })

test('[EVL-03] a survey from the questionnaire to the published result: a sample that can be drawn again, answers that belong to nobody', async () => {
  const { edition } = await anEdition(street, STREET)
  expect(await refused(street.call(c.createSurvey, { body: plan(edition) }))).toBe('409 surveys.edition_not_settled')
  await ok(street.call(c.settleEdition, { params: { id: edition }, body: { version: 2, ...once() } }), 201)
  expect(await refused(street.call(c.writeEdition, { params: { id: edition }, body: { intro: '', questions: [], satisfiedFrom: 3, version: 3, ...once() } }))).toBe('409 surveys.edition_settled')
  const { id } = await ok(street.call(c.createSurvey, { body: plan(edition) }), 201)
  expect(await refused(move(street, id, 'open'))).toBe('409 surveys.not_now')

  // Ten of twelve by community; the same seed gives the same people, another seed others.
  const draw = async (seed: string) => ok(street.call(c.drawSample, { params: { id }, body: { method: 'stratified', size: 10, seed, version: (await file(id, street)).survey.version, ...once() } }), 201)
  const drawn = async () => (await world.owner(async (client) => (await client.query('select person_id from surveys.samples where survey_id = $1 order by nth', [id])).rows)).map((row) => row.person_id as string)
  expect(await draw('福彩3D-2026049')).toMatchObject({ frameSize: 12, drawn: 10 })
  const first = await drawn()
  await draw('another-seed')
  expect(await drawn()).not.toEqual(first)
  await draw('福彩3D-2026049')
  expect(await drawn()).toEqual(first)
  expect((await file(id, street)).strata.map((one) => [one.region, one.population, one.n])).toEqual([[COMMUNITY, 9, 8], [OTHER_COMMUNITY, 3, 2]])
  expect(await ok(street.call(c.checkDraw, { params: { id } }))).toMatchObject({ same: true, sameList: true, missing: 0 })
  await ok(move(street, id, 'open'), 201)

  // Who plans at the banner does not see who was drawn; a community sees its own people only.
  expect(await refused(civil.call(c.listSample, { params: { id } }))).toBe('403 access.not_yours')
  const mine = await ok(worker.call(c.listSample, { params: { id } }))
  const theirs = await ok(other.call(c.listSample, { params: { id } }))
  expect([mine.items.length, theirs.items.length]).toEqual([8, 2])
  expect(mine.items.every((one) => one.region === COMMUNITY && one.name.startsWith('居民'))).toBe(true)
  expect(await refused(other.call(c.askMember, { params: { id: mine.items[0]!.id }, body: { way: 'door', version: 1, ...once() } }))).toBe('404 surveys.member_not_found')

  const ask = (who: Someone, one: c.SampleMember, way: 'message' | 'letter' | 'door') => ok(who.call(c.askMember, { params: { id: one.id }, body: { way, version: 1, ...once() } }), 201)
  const codes: string[] = []
  for (const one of mine.items.slice(0, 6)) codes.push((await ask(worker, one, 'letter')).code)
  const invited = people.find((one) => one.personId === mine.items[6]!.personId)!
  const sent = await ask(worker, mine.items[6]!, 'message')
  expect((await invited.get('/api/me/messages')).body.items[0].link).toBe(`/survey/${sent.code.replaceAll('-', '')}`)
  codes.push(sent.code)
  expect(await refused(worker.call(c.askMember, { params: { id: mine.items[6]!.id }, body: { way: 'door', version: 2, ...once() } }))).toBe('409 surveys.asked_already_member')
  for (const one of theirs.items) codes.push((await ask(other, one, 'door')).code)

  // By link; small letters and dashes do not matter. Everything missing is told at once, and a code is good once.
  expect((await ok(world.visitor.call(c.getSurveyForm, { params: { code: codes[0]!.toLowerCase() } }))).questions.map((one) => one.key)).toEqual(['q1', 'q2', 'q3'])
  const wrong = await sheet(codes[0]!, { q1: 9 })
  expect([wrong.status, (wrong.body as any).errors.map((one: any) => one.path)]).toEqual([422, ['body.answers.q1', 'body.answers.q2']])
  await ok(sheet(codes[0]!, { q1: 5, q2: 0, q3: '窗口的老孙态度很好' }), 201)
  expect(await refused(sheet(codes[0]!, { q1: 1, q2: 0 }))).toBe('409 surveys.code_used')
  expect(await refused(sheet('2222-2222-2222', { q1: 1, q2: 0 }))).toBe('404 surveys.code_unknown')
  // Signed in on the same phone: the sheet still comes from nobody.
  await ok(invited.call(c.answerSurvey, { body: { code: codes[6]!, answers: { q1: 4, q2: 1 } } }), 201)
  for (const [i, code] of codes.entries()) if (i !== 0 && i !== 6) await ok(sheet(code, { q1: i % 3 ? 5 : 2, q2: 2 }), 201)
  // The eighth is rung up, and somebody rung up has no code.
  const rung = mine.items[7]!
  await ok(worker.call(c.enterInterview, { params: { id: rung.id }, body: { answers: { q1: 5, q2: 0 }, version: 1, ...once() } }), 201)

  const traces = await world.owner(async (client) => ({
    answers: (await client.query('select * from surveys.answers where survey_id = $1', [id])).rows,
    columns: (await client.query(`select column_name from information_schema.columns where table_schema = 'surveys' and table_name in ('answers', 'tickets')`)).rows.map((row) => row.column_name),
    replies: (await client.query(`select count(*)::int as n from platform.replies where operation in ('answerSurvey', 'enterSurveyInterview', 'askSurveyMember')`)).rows[0].n,
    audit: (await client.query(`select distinct caller from platform.audit_entries where deed = 'survey.answered'`)).rows,
  }))
  expect(traces.answers).toHaveLength(10)
  expect(traces.columns.filter((name: string) => /person|account|_at$|name/.test(name))).toEqual([])
  expect([traces.replies, traces.audit]).toEqual([0, [{ caller: 'public' }]])
  // Shuffled at night: one transaction wrote them all, nothing else changed.
  await world.job('surveys.shuffle')
  const after = await world.owner(async (client) => (await client.query('select id, answers, xmin::text as tx from surveys.answers where survey_id = $1', [id])).rows)
  expect(new Set(after.map((row) => row.tx)).size).toBe(1)
  expect(new Set(after.map((row) => JSON.stringify([row.id, row.answers])))).toEqual(new Set(traces.answers.map((row) => JSON.stringify([row.id, row.answers]))))

  // Reminders go to everybody with a code, for nobody knows who has answered, and not twice in three days.
  expect(await ok(worker.call(c.remindSample, { params: { id }, body: once() }), 201)).toEqual({ reminded: 7 })
  expect(await refused(worker.call(c.remindSample, { params: { id }, body: once() }))).toBe('409 surveys.reminded_lately')

  expect(await refused(street.call(c.getSurveyResult, { params: { id } }))).toBe('409 surveys.not_counted_yet')
  await ok(move(street, id, 'close'), 201)
  const result = await ok(street.call(c.getSurveyResult, { params: { id } }))
  expect(result).toMatchObject({ population: 12, sample: 10, responses: 10, rate: 1, sampled: true, remarks: [] })
  expect(result.method.join()).toContain('福彩3D-2026049')
  const satisfied = result.satisfied!
  expect(satisfied.lo!).toBeLessThan(satisfied.value)
  expect(satisfied.hi!).toBeGreaterThanOrEqual(satisfied.value)
  // Two sheets from the other community are too few to be told, and so the larger one is not told either.
  expect(result.places.map((one) => [one.hidden, one.points])).toEqual([[true, null], [true, null]])

  // Words wait to be read; what names a person is taken out.
  const words = await ok(street.call(c.listRemarks, { params: { id } }))
  expect(words.items.map((one) => one.words)).toEqual(['窗口的老孙态度很好'])
  await ok(street.call(c.reviewRemark, { params: { id: words.items[0]!.id }, body: { state: 'shown', shownWords: '窗口人员态度很好', version: 1, ...once() } }), 201)
  expect(await refused(world.visitor.call(c.getPublicSurveyResult, { params: { id } }))).toBe('404 surveys.survey_not_found')
  await ok(move(street, id, 'publish'), 201)
  const open = await ok(world.visitor.call(c.getPublicSurveyResult, { params: { id } }))
  expect([open.responses, open.remarks.map((one) => one.words)]).toEqual([10, ['窗口人员态度很好']])
  expect((await ok(world.visitor.call(c.listPublicSurveys, {}))).items.map((one) => one.title)).toContain('2026年服务站满意度调查')
  expect((await street.get(`/api/surveys/${id}/result.xlsx`)).raw.subarray(0, 2).toString()).toBe('PK')
  expect((await street.get(`/api/surveys/editions/${edition}/paper`)).raw.subarray(0, 5).toString()).toBe('%PDF-')
})

test('[IND-63] satisfaction by unit and period is one view: the whole, each question, and each community that is large enough', async () => {
  const rows = (await ok(street.call(c.listSatisfaction, { query: { unitKind: 'station', period: '2026-H1' } }))).items
  expect(rows.map((one) => [one.region, one.responses, one.way])).toEqual([[STREET, 10, 'sample']])
  const view = await world.within((tx) => tx.raw.query(`select question, responses, sample_size, way from surveys.published_satisfaction order by question`))
  expect(view.rows).toEqual([{ question: 'all', responses: 10, sample_size: 10, way: 'sample' }, { question: 'q1', responses: 10, sample_size: 10, way: 'sample' }])
  expect((await ok(other.call(c.listSatisfaction, {}))).items).toEqual([])
})

test('paper is typed in twice by two people; where they differ the paper decides, and a code is used up once', async () => {
  const { edition } = await anEdition(second, COMMUNITY)
  await ok(second.call(c.settleEdition, { params: { id: edition }, body: { version: 2, ...once() } }), 201)
  const { id } = await ok(second.call(c.createSurvey, { body: plan(edition, { region: COMMUNITY, mode: 'open', unitKind: 'committee' }) }), 201)
  await ok(move(second, id, 'open'), 201)
  const code = (await file(id, second)).survey.openCode!
  const type = (who: Someone, number: string, answers: object, settled = false) => who.call(c.enterSheet, { params: { id }, body: { code, number, answers: answers as never, settled, ...once() } })
  expect(await refused(type(worker, '', { q1: 5, q2: 1 }))).toBe('422 surveys.words_needed')
  expect(await ok(type(worker, '1', { q1: 5, q2: 1, q3: '好' }), 201)).toEqual({ state: 'once', number: '1', differs: [] })
  expect(await ok(type(worker, '1', { q1: 5, q2: 2, q3: '好' }), 201)).toMatchObject({ state: 'once' })
  expect(await ok(type(second, '1', { q1: 4, q2: 2, q3: '好' }), 201)).toEqual({ state: 'differs', number: '1', differs: ['q1'] })
  expect(await refused(move(second, id, 'close'))).toBe('409 surveys.sheets_waiting')
  expect(await ok(type(second, '1', { q1: 4, q2: 2, q3: '好' }, true), 201)).toMatchObject({ state: 'done' })
  expect(await refused(type(worker, '1', { q1: 4, q2: 2 }))).toBe('409 surveys.code_used')
  const kept = await world.owner(async (client) => (await client.query('select answers from surveys.sheets where survey_id = $1', [id])).rows)
  expect(kept).toEqual([{ answers: {} }])

  // A page without script: names and values; kiosk and phone fill it in as often as people come.
  const form = (values: Record<string, string>) => world.visitor.post('/api/surveys/answers/form', Buffer.from(new URLSearchParams({ code, ...values }).toString()), { 'content-type': 'application/x-www-form-urlencoded' })
  const lacking = await form({ q1: '5' })
  expect([lacking.status, lacking.raw.toString()]).toEqual([422, expect.stringContaining('返回')])
  for (let i = 0; i < 4; i++) expect((await form({ q1: '5', q2: '0', channel: 'kiosk' })).headers['location']).toBe('/survey/thanks')
  await ok(move(second, id, 'close'), 201)
  const result = await ok(second.call(c.getSurveyResult, { params: { id } }))
  expect(result).toMatchObject({ responses: 5, rate: null, sampled: false, channels: [{ channel: 'kiosk', count: 4 }, { channel: 'paper', count: 1 }], points: { value: 95, lo: null, hi: null } })
  expect(await refused(form({ q1: '5', q2: '0' }).then((got) => ({ ...got, body: { code: got.raw.toString().includes('不在填写时间') ? 'over' : '' } })))).toBe('409 over')
})

test('[PRC-28][DEM-14] residents review a body: services, meeting with ballots, answer by the body, and then it counts', async () => {
  const services = [{ key: 's1', title: '办事服务' }, { key: 's2', title: '环境卫生' }]
  const { id } = await ok(second.call(c.createReview, { body: { region: COMMUNITY, title: '2026年居民评议居委会', unitKind: 'committee', unitName: '王府社区居委会', period: '2026', services, way: 'meeting', ...once() } }), 201)
  const step = async (who: Someone, body: object) => who.call(c.moveReview, { params: { id }, body: { ...body, version: (await ok(second.call(c.getReview, { params: { id } }))).review.version, ...once() } as never })
  const tallies = (s2: number) => ({ s1: { 5: 10, 4: 6, 3: 2, 2: 1, 1: 1, 0: 0 }, s2: { 5: 2, 4: 8, 3: 6, 2: s2, 1: 0, 0: 1 } })
  expect(await refused(step(second, { move: 'hold', present: 20, tallies: tallies(3), answerDue: '2026-03-20' }))).toBe('409 surveys.not_now')
  await ok(step(second, { move: 'call', heldOn: '2026-03-02', venue: '社区会议室', invited: 30 }), 201)
  expect(await refused(step(second, { move: 'hold', present: 20, tallies: tallies(4), answerDue: '2026-03-20' }))).toBe('422 surveys.ballots_wrong')
  expect(await refused(step(second, { move: 'hold', present: 4, tallies: tallies(3), answerDue: '2026-03-20' }))).toBe('422 surveys.ballots_wrong')
  await ok(step(second, { move: 'hold', present: 20, tallies: tallies(3), answerDue: '2026-03-20' }), 201)
  // Without the body's answer it does not count; late answers are seen.
  expect(await refused(step(second, { move: 'close' }))).toBe('409 surveys.not_now')
  const counted = () => world.within((tx) => tx.raw.query(`select question, responses, way, score::float, round(satisfied, 2)::float as satisfied from surveys.published_satisfaction where review_id = $1 order by question`, [id])).then((got) => got.rows)
  expect(await counted()).toEqual([])
  world.clock.moveTo('2026-03-21T09:00:00+08:00')
  expect((await ok(second.call(c.listReviews, { query: { show: 'unanswered' } }))).items.map((one) => [one.title, one.late])).toEqual([['2026年居民评议居委会', true]])
  expect(await refused(other.call(c.getReview, { params: { id } }))).toBe('404 surveys.review_not_found')
  await ok(step(second, { move: 'answer', answer: '四月起垃圾每天清运两次。' }), 201)
  await ok(step(second, { move: 'close' }), 201)
  expect(await counted()).toEqual([
    { question: 'all', responses: 20, way: 'meeting', score: 70.3, satisfied: 0.66 }, { question: 's1', responses: 20, way: 'meeting', score: 78.75, satisfied: 0.8 }, { question: 's2', responses: 19, way: 'meeting', score: 61.84, satisfied: 0.53 },
  ])
  expect((await ok(world.visitor.call(c.listPublicReviews, {}))).items[0]).toMatchObject({ title: '2026年居民评议居委会', present: 20, answer: '四月起垃圾每天清运两次。' })
})
