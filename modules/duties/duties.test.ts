import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPicture } from '../../e2e/support/neighbourhood.ts'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'
import * as legal from '../legal/contract.ts'
import * as c from './contract.ts'

let world: World
let civil: Someone
let street: Someone
let head: Someone
let worker: Someone
let otherHead: Someone
let grid: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  street = await world.staff('street_head', STREET, '郑军')
  head = await world.staff('station_head', COMMUNITY, '乌兰')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  otherHead = await world.staff('station_head', OTHER_COMMUNITY, '钱玲')
  grid = await world.staff('grid_worker', `${COMMUNITY}001`, '巴图')
  await ok(civil.call(c.decideDuty, { params: { code: 'dispute.legal-publicity' }, body: { kind: 'on', region: BANNER, fromOn: '2026-03-02', reason: '旗里同样执行', seen: 0, clientId: clientId() } }), 201)
  await generate()
})
afterAll(() => world?.close())

/** The duties that these stories are about; the whole catalogue takes as long in a real banner as it takes. */
const CODES = ['dispute.legal-publicity', 'safety.fire-day', 'openness.community-quarter', 'openness.village-quarter', 'democracy.assessment', 'staff.training-hours']
const generate = () => world.job('duties.generate', { codes: CODES })
const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const clientId = () => `duties-${uuidv7()}`
const at = (day: string, time = '09:00') => world.clock.moveTo(`${day}T${time}:00+08:00`)
type Query = { show?: 'todo' | 'soon' | 'late' | 'done' | 'excused' | 'all'; code?: string; whose?: 'own' | 'all' }
const owed = async (who: Someone, query: Query) => (await ok(who.call(c.listOwedDuties, { query: { show: 'all', ...query } }))).items
const evidence = async (who: Someone) => String((await ok(who.upload('/api/files', { name: '现场.png', type: 'image/png', content: aPicture() }), 201)).id)
const file = async (who: Someone, id: string, onDay: string, more: object = {}) =>
  who.call(c.fileDuty, { params: { id }, body: { onDay, amount: 1, words: '办了一次', files: [await evidence(who)], clientId: clientId(), ...more } })

test('[PLT-09] a quarter’s legal publicity is owed from the start, shows before it is late, and the session itself fulfils it', async () => {
  const quarters = await owed(head, { code: 'dispute.legal-publicity' })
  expect(quarters.map((one) => [one.period, one.dueOn, one.state, one.amount])).toEqual([
    ['2026年第1季度', '2026-03-31', 'soon', 0], ['2026年第2季度', '2026-06-30', 'later', 0], ['2026年第3季度', '2026-09-30', 'later', 0], ['2026年第4季度', '2026-12-31', 'later', 0],
  ])
  // A second run adds nothing.
  await generate()
  expect(await owed(head, { code: 'dispute.legal-publicity' })).toEqual(quarters)

  const session = await ok(worker.call(legal.planSession, { body: { region: COMMUNITY, kind: 'publicity', topic: '反诈', audience: '居民', plannedOn: '2026-03-20', clientId: clientId() } }), 201)
  at('2026-03-20', '17:00')
  await ok(worker.call(legal.holdSession, { params: { id: session.id }, body: { held: true, heldOn: '2026-03-20', attendance: 31, version: 1, clientId: clientId() } }), 201)
  const one = await ok(head.call(c.getOwedDuty, { params: { id: quarters[0]!.id } }))
  expect([one.duty.state, one.duty.doneOn, one.proofs.map((proof) => [proof.title, proof.day, proof.amount])]).toEqual(['done', '2026-03-20', [['法治宣传和法律咨询活动', '2026-03-20', 1]]])
  // The other community owes its own.
  at('2026-04-01')
  expect((await owed(otherHead, { code: 'dispute.legal-publicity', show: 'late' })).map((late) => [late.period, late.state])).toEqual([['2026年第1季度', 'late']])
  expect(await owed(head, { code: 'dispute.legal-publicity', show: 'late' })).toEqual([])
})

test('[SAF-07] an activity that is tagged for fire education fulfils the fire day by itself; a community without one is listed', async () => {
  // The text is of another league: nothing is owed here until the banner adopts it.
  expect(await owed(civil, { code: 'safety.fire-day', whose: 'all' })).toEqual([])
  await ok(civil.call(c.decideDuty, { params: { code: 'safety.fire-day' }, body: { kind: 'on', region: BANNER, fromOn: '2026-04-01', reason: '旗里同样执行', seen: 0, clientId: clientId() } }), 201)
  await world.owner((client) => client.query(`create schema activities; grant usage on schema activities to linli_staff;
    create view activities.published_activities as select '152921'::text collate "C" as county, '019b0000-0000-7000-8000-000000000001'::uuid as id, '${COMMUNITY}'::text collate "C" as region, 'fire' as tag, '2026-11-09'::date as held_on;
    grant select on activities.published_activities to linli_staff`))
  await generate()
  at('2026-11-09', '19:00')
  await world.job('duties.match')
  expect((await owed(head, { code: 'safety.fire-day' })).map((one) => [one.dueOn, one.state, one.doneOn])).toEqual([['2026-11-09', 'done', '2026-11-09']])
  at('2026-11-10')
  const late = await owed(street, { code: 'safety.fire-day', whose: 'all', show: 'late' })
  expect(late.map((one) => one.region)).toContain(OTHER_COMMUNITY)
  expect(late.map((one) => one.region)).not.toContain(COMMUNITY)
  await world.owner((client) => client.query('drop schema activities cascade'))
  at('2026-04-01')
})

test('what no record proves is filed with evidence by who owes it; it can be taken back, and is done late when it is late', async () => {
  const meeting = (await owed(head, { code: 'openness.community-quarter' }))[0] ?? (await owed(head, { code: 'openness.village-quarter' }))[0]!
  expect([meeting.dueOn, meeting.state]).toEqual(['2026-03-31', 'late'])
  expect(await refused(file(otherHead, meeting.id, '2026-03-31'))).toBe('404 duties.not_found')
  expect(await refused(file(street, meeting.id, '2026-03-31'))).toBe('403 duties.not_yours')
  expect(await refused(file(head, meeting.id, '2026-04-02'))).toBe('422 duties.day_wrong')
  expect(await refused(file(head, meeting.id, '2025-12-31'))).toBe('422 duties.day_wrong')
  expect(await refused(file(head, meeting.id, '2026-03-31', { files: [] }))).toMatch(/^4/)
  expect(await refused(file(head, meeting.id, '2026-03-31', { files: [uuidv7()] }))).toBe('404 files.not_found')
  const { id } = await ok(file(worker, meeting.id, '2026-04-01'), 201)
  const done = await ok(head.call(c.getOwedDuty, { params: { id: meeting.id } }))
  expect([done.duty.state, done.duty.doneOn, done.filings.length, done.steps.map((step) => step.step)]).toEqual(['done_late', '2026-04-01', 1, ['filed', 'done']])
  expect((await head.get(`/api/duties/${meeting.id}/files/${done.filings[0]!.files[0]}`)).status).toBe(200)
  expect((await otherHead.get(`/api/duties/${meeting.id}/files/${done.filings[0]!.files[0]}`)).status).toBe(404)
  // The street above may send it back, the colleague next door not.
  const back = (who: Someone) => who.call(c.withdrawDutyFiling, { params: { id: meeting.id, filingId: id }, body: { words: '照片不是这个社区的', clientId: clientId() } })
  expect(await refused(back(head))).toBe('403 duties.not_yours')
  await ok(back(street), 201)
  expect(await refused(back(street))).toBe('404 duties.filing_not_found')
  const again = await ok(head.call(c.getOwedDuty, { params: { id: meeting.id } }))
  expect([again.duty.state, again.filings[0]!.withdrawn]).toEqual(['late', '照片不是这个社区的'])
})

test('an excuse has a reason and comes from above, never from who owes it', async () => {
  const [one] = await owed(head, { code: 'democracy.assessment' })
  const excuse = (who: Someone, excused: boolean, version: number, words = '社区刚刚成立') => who.call(c.excuseDuty, { params: { id: one!.id }, body: { excused, words, version, clientId: clientId() } })
  expect(await refused(excuse(head, true, one!.version))).toBe('403 duties.same_hands')
  expect(await refused(excuse(worker, true, one!.version))).toMatch(/^403/)
  expect(await refused(excuse(street, true, one!.version, ''))).toMatch(/^4/)
  expect(await refused(excuse(street, true, one!.version + 1))).toBe('409 duties.changed_meanwhile')
  const { version } = await ok(excuse(street, true, one!.version), 201)
  expect((await owed(head, { code: 'democracy.assessment', show: 'excused' })).map((row) => row.state)).toEqual(['excused'])
  expect((await ok(head.call(c.getOwedDuty, { params: { id: one!.id } }))).because).toBe('社区刚刚成立')
  await ok(excuse(civil, false, version, '条件已经具备'), 201)
  expect((await owed(head, { code: 'democracy.assessment' })).map((row) => row.state)).toEqual(['owed'])
})

test('a community worker owes twenty hours of training, seen by them and by who answers for the place', async () => {
  const [mine] = await owed(worker, { code: 'staff.training-hours' })
  expect([mine!.bodyName, mine!.needed, mine!.unit, mine!.mine]).toEqual(['孙丽', 20, '小时', true])
  expect((await owed(head, { code: 'staff.training-hours', whose: 'all' })).map((one) => one.bodyName).sort()).toEqual(['乌兰', '孙丽'])
  expect(await owed(grid, { code: 'staff.training-hours', whose: 'all' })).toEqual([])
  expect(await refused(grid.call(c.getOwedDuty, { params: { id: mine!.id } }))).toBe('404 duties.not_found')
  for (const hours of [8, 12]) await ok(file(worker, mine!.id, '2026-04-01', { amount: hours }), 201)
  expect((await owed(worker, { code: 'staff.training-hours' })).map((one) => [one.amount, one.state])).toEqual([[20, 'done']])
  // Who leaves the post owes no more; who comes owes from then on.
  await world.within((tx) => tx.run(sql`update accounts.posts set valid_until = '2026-04-02' where account_id = ${head.id}`))
  const newHead = await world.staff('station_head', COMMUNITY, '白音', { from: '2026-04-02' })
  at('2026-04-02')
  await generate()
  expect((await owed(newHead, { code: 'staff.training-hours', whose: 'all' })).map((one) => one.bodyName).sort()).toEqual(['孙丽', '白音'])
})
