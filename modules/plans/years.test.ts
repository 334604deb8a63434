import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'
import * as c from './contract.ts'

const LEAGUE = '152900000000'

let world: World
let civil: Someone
let head: Someone
let league: Someone
let street: Someone
let streetHead: Someone
let station: Someone
let stranger: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  head = await world.staff('banner_head', BANNER, '苏和')
  league = await world.staff('statistician', LEAGUE, '娜仁')
  street = await world.staff('street_officer', STREET, '吴强')
  streetHead = await world.staff('street_head', STREET, '郑军')
  station = await world.staff('station_head', COMMUNITY, '乌兰')
  stranger = await world.staff('street_officer', '152921401000', '钱玲')
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
const clientId = () => `plans-${uuidv7()}`
const at = (day: string) => world.clock.moveTo(new Date(`${day}T10:00:00+08:00`))

test('[PLN-03] [PRC-19] a year has a plan, a mid-year check and a summary; a year missing the check is listed', async () => {
  at('2026-02-01')
  const file = (who: Someone, region: string, kind: 'year_plan' | 'mid_year' | 'summary', more: object = {}) =>
    who.call(c.filePlanYear, { params: { region }, body: { year: 2026, kind, words: '建三个服务站，街道牵头。', clientId: clientId(), ...more } })
  await ok(file(street, STREET, 'year_plan', { plan: 'alxa-145' }), 201)
  await ok(file(civil, BANNER, 'year_plan'), 201)
  // Each level files its own; a check is not made before its time.
  expect(await refused(file(civil, STREET, 'year_plan'))).toBe('403 plans.place_not_yours')
  expect(await refused(file(station, COMMUNITY, 'year_plan'))).toMatch(/^403/)
  expect(await refused(file(street, STREET, 'mid_year'))).toBe('409 plans.too_early')

  const cells = async (who: Someone, region: string) => (await ok(who.call(c.getPlanYear, { params: { region }, query: { year: 2026 } }))).line.cells.map((one) => one.state)
  expect(await cells(street, STREET)).toEqual(['filed', 'waiting', 'waiting'])
  at('2026-07-31')
  expect(await cells(street, STREET)).toEqual(['filed', 'waiting', 'waiting'])
  at('2026-08-01')
  expect(await cells(street, STREET)).toEqual(['filed', 'missing', 'waiting'])
  const missing = async (who: Someone) => (await ok(who.call(c.listPlanYears, { query: { year: 2026, show: 'missing' } }))).items
  expect((await missing(civil)).find((one) => one.region === STREET)?.cells.find((one) => one.kind === 'mid_year')).toMatchObject({ state: 'missing', dueOn: '2026-07-31' })
  expect((await missing(league)).some((one) => one.region === BANNER)).toBe(true)
  // A street reads the banner's year above its own, a neighbour's not.
  expect(await cells(street, BANNER)).toEqual(['filed', 'missing', 'waiting'])
  expect(await refused(stranger.call(c.getPlanYear, { params: { region: STREET }, query: { year: 2026 } }))).toBe('403 plans.place_not_yours')

  expect(await refused(file(street, STREET, 'mid_year'))).toBe('422 plans.problems_needed')
  await ok(file(street, STREET, 'mid_year', { problems: '一个站缺场地' }), 201)
  expect((await missing(civil)).some((one) => one.region === STREET)).toBe(false)
  // A correction says why; what was filed first stays as it was.
  expect(await refused(file(street, STREET, 'mid_year', { problems: '两个站缺场地' }))).toBe('422 plans.reason_needed')
  await ok(file(street, STREET, 'mid_year', { problems: '两个站缺场地', reason: '漏了一个站' }), 201)
  const { records } = await ok(civil.call(c.getPlanYear, { params: { region: STREET }, query: { year: 2026 } }))
  expect(records.filter((one) => one.kind === 'mid_year').map((one) => [one.revision, one.problems])).toEqual([[2, '两个站缺场地'], [1, '一个站缺场地']])
  at('2026-12-20')
  expect(await refused(file(street, STREET, 'summary'))).toBe('422 plans.next_needed')
  await ok(file(street, STREET, 'summary', { nextSteps: '明年再建一个' }), 201)
  expect(await cells(civil, STREET)).toEqual(['filed', 'filed', 'filed'])
  const rows = await world.within((tx) => tx.many<{ kind: string; day: string }>(sql`select kind, day from plans.published_deeds where region = ${STREET} order by day`))
  expect(rows).toEqual([{ kind: 'year_plan', day: '2026-02-01' }, { kind: 'mid_year', day: '2026-08-01' }, { kind: 'summary', day: '2026-12-20' }])
})

test('[PLN-06] a phase is reviewed when it is over, every aim with its evidence', async () => {
  at('2027-01-10')
  const { id } = await ok(civil.call(c.startPlanDraft, { body: { region: BANNER, title: '长规划', issuer: '旗人民政府', from: '2025-01-01', until: '2034-12-31', clientId: clientId() } }), 201)
  const draft = await ok(civil.call(c.getPlanDraft, { params: { id } }))
  const phase = (title: string, from: string, until: string) => ({ title, from, until, aims: [{ title: '理顺体制' }, { title: '夯实基础' }] })
  const body = { ...draft.body, tasks: [{ title: '建站', text: '建服务站' }], links: [{ kind: 'parent' as const, code: 'alxa-145', title: '盟规划' }], phases: [phase('第一阶段', '2025-01-01', '2026-12-31'), phase('第二阶段', '2026-12-31', '2030-12-31')] }
  const write = (version: number, more: object = {}) => civil.call(c.writePlanDraft, { params: { id }, body: { body: { ...body, ...more }, version, clientId: clientId() } })
  expect((await ok(write(1))).faults.map((one) => one.path)).toEqual(['phases.1'])
  await ok(write(2, { phases: [phase('第一阶段', '2025-01-01', '2026-12-31'), phase('第二阶段', '2027-01-01', '2030-12-31')] }))
  const move = (who: Someone, name: c.DraftMove, version: number) => who.call(c.movePlanDraft, { params: { id }, body: { move: name, version, clientId: clientId() } })
  await ok(move(civil, 'submit', 3), 201)
  await ok(move(head, 'approve', 4), 201)
  const { code } = (await ok(move(civil, 'publish', 5), 201)).plan!

  const review = (who: Someone, phase: number, evidence: string[]) => who.call(c.reviewPhase, { params: { code, phase }, body: {
    planVersion: 1, aims: evidence.map((words, i) => ({ aim: i + 1, result: i ? 'partly' as const : 'met' as const, evidence: words })), clientId: clientId(),
  } })
  expect(await refused(review(civil, 1, ['编办文件2026年3号']))).toBe('422 plans.aims_missing')
  expect(await refused(review(civil, 1, ['编办文件2026年3号', ' ']))).toMatch(/^4/)
  expect(await refused(review(civil, 2, ['文件', '台账']))).toBe('409 plans.too_early')
  expect(await refused(review(civil, 3, ['文件', '台账']))).toBe('404 plans.phase_not_found')
  expect(await refused(review(street, 1, ['文件', '台账']))).toBe('403 plans.place_not_yours')
  await ok(review(civil, 1, ['编办文件2026年3号', '服务站台账']), 201)
  const plan = await ok(station.call(c.getPlan, { params: { code } }))
  expect(plan.phases.map((one) => [one.title, one.state, one.reviews])).toEqual([['第一阶段', 'over', 1], ['第二阶段', 'running', 0]])
  expect(plan.phases[0]!.review!.aims).toEqual([{ aim: 1, title: '理顺体制', result: 'met', evidence: '编办文件2026年3号' }, { aim: 2, title: '夯实基础', result: 'partly', evidence: '服务站台账' }])
})

test('[PLN-12] the joint meeting takes what communities raised; each is decided or answered, and decisions are open until done', async () => {
  at('2027-02-01')
  const raise = (who: Someone, what: string, region = COMMUNITY) => who.call(c.raisePlanIssue, { body: { region, kind: 'site', what, clientId: clientId() } })
  const { id: site } = await ok(raise(station, '没有活动室'), 201)
  const { id: money } = await ok(raise(station, '取暖费不够'), 201)
  expect(await refused(raise(station, '别处的事', '152921405002'))).toBe('403 plans.place_not_yours')
  expect((await ok(stranger.call(c.listPlanIssues, { query: {} }))).items).toEqual([])
  const call = (who: Someone, more: object = {}) => who.call(c.callPlanMeeting, { body: { region: BANNER, title: '社区建设部门联席会议', heldOn: '2027-02-10', agenda: ['社区难题'], units: ['旗民政局', '旗财政局'], issues: [site, money], clientId: clientId(), ...more } })
  expect(await refused(call(civil, { region: STREET }))).toBe('422 plans.level_wrong')
  expect(await refused(call(street))).toMatch(/^403/)
  const before = await ok(civil.call(c.listPlanMeetings, { query: {} }))
  expect([before.year, before.held]).toEqual([2027, false])
  const { id } = await ok(call(civil), 201)
  expect(await refused(call(civil))).toBe('409 plans.not_now')

  const owner = (await ok(civil.call(c.listGoalOwners, { query: { region: BANNER } }))).items.find((one) => one.name === '苏和')!
  const minute = (more: object = {}) => civil.call(c.minutePlanMeeting, { params: { id }, body: {
    minutes: '会议议定。', decisions: [{ what: '腾出一间活动室', owner: '苏和', ownerAccount: owner.id, dueOn: '2027-03-01', issueId: site }], answers: [{ issueId: money, answer: '列入下半年预算' }], version: 1, clientId: clientId(), ...more,
  } as never })
  expect(await refused(minute())).toBe('409 plans.too_early')
  at('2027-02-10')
  expect(await refused(minute({ answers: [] }))).toBe('422 plans.issues_open')
  await ok(minute(), 201)
  expect((await ok(civil.call(c.listPlanMeetings, { query: {} }))).held).toBe(true)
  // The community reads what became of what it raised.
  const mine = (await ok(station.call(c.listPlanIssues, { query: { show: 'ended' } }))).items
  const said = mine.map((one) => [one.what, one.state, one.answer, one.decisions.map((each) => each.what).join()].join(' ')).sort()
  expect(said).toEqual(['取暖费不够 answered 列入下半年预算 ', '没有活动室 decided  腾出一间活动室'])

  at('2027-03-02')
  const late = await ok(civil.call(c.listPlanDecisions, { query: { show: 'overdue' } }))
  expect(late.items).toMatchObject([{ what: '腾出一间活动室', overdue: true, state: 'open' }])
  const decision = late.items[0]!
  const follow = (who: Someone, step: 'progress' | 'done' | 'dropped', version: number, note = '钥匙已交接，照片3号') => who.call(c.followPlanDecision, { params: { id: decision.id }, body: { step, note, version, clientId: clientId() } })
  expect(await refused(follow(station, 'done', 1))).toBe('403 plans.not_yours')
  expect(await refused(follow(head, 'dropped', 1))).toBe('403 plans.not_yours')
  expect(await refused(follow(head, 'done', 1, ''))).toMatch(/^4/)
  await ok(follow(head, 'progress', 1, '正在腾'), 201)
  expect((await ok(civil.call(c.listPlanDecisions, { query: {} }))).items.map((one) => one.id)).toEqual([decision.id])
  await ok(follow(head, 'done', 2), 201)
  expect((await ok(civil.call(c.listPlanDecisions, { query: {} }))).items).toEqual([])
  expect((await ok(station.call(c.getPlanMeeting, { params: { id } }))).decisions[0]).toMatchObject({ state: 'done', doneOn: '2027-03-02', proof: '钥匙已交接，照片3号' })
})

test('[PLN-13] a finding closes with proof, by whoever checked, and the result goes to the leaders', async () => {
  at('2027-04-01')
  const record = (who: Someone, region: string) => who.call(c.recordPlanCheck, { body: {
    region, plan: 'alxa-145', subject: '服务站落实情况', checkedOn: '2027-04-01', unit: '旗民政局', result: '一个站没有开门', grade: 'poor', findings: [{ what: '服务站没有开门', owner: '街道', dueOn: '2027-04-10' }], clientId: clientId(),
  } })
  expect(await refused(record(civil, BANNER))).toBe('422 plans.not_own_place')
  expect(await refused(record(street, COMMUNITY))).toMatch(/^403/)
  const { id } = await ok(record(civil, STREET), 201)
  const open = (who: Someone) => who.call(c.getPlanCheck, { params: { id } })
  const finding = (await ok(open(streetHead))).findings[0]!.id
  const move = (who: Someone, step: 'answer' | 'close' | 'reopen', version: number, note = '') => who.call(c.moveFinding, { params: { id: finding }, body: { step, note, version, clientId: clientId() } })
  expect(await refused(open(stranger))).toBe('404 plans.check_not_found')
  expect(await refused(move(stranger, 'answer', 1, '照片'))).toBe('404 plans.finding_not_found')
  expect(await refused(move(civil, 'close', 1))).toBe('409 plans.not_now')
  expect(await refused(move(streetHead, 'answer', 1))).toBe('422 plans.proof_needed')
  expect(await refused(move(civil, 'answer', 1, '代报，照片一号'))).toBe('403 plans.not_yours')
  await ok(move(street, 'answer', 1, '已开门，照片一号和值班表'), 201)
  expect(await refused(move(streetHead, 'close', 2))).toBe('403 plans.not_yours')
  expect(await refused(move(civil, 'reopen', 2))).toBe('422 plans.reason_needed')
  await ok(move(civil, 'reopen', 2, '照片看不清'), 201)
  expect(await refused(move(civil, 'close', 3))).toBe('409 plans.not_now')
  await ok(move(street, 'answer', 3, '重拍的照片二号'), 201)
  await ok(move(civil, 'close', 4), 201)
  await expect(world.within((tx) => tx.run(sql`update plans.findings set proof = '' where id = ${finding}`))).rejects.toThrow(/closed_with_proof/)
  const told = await ok(civil.call(c.tellLeaders, { params: { id }, body: { note: '旗委组织部', version: 1, clientId: clientId() } }), 201)
  expect(told.version).toBe(2)
  expect(await ok(open(streetHead))).toMatchObject({ check: { toldOn: '2027-04-01', open: 0 }, findings: [{ state: 'closed', proof: '重拍的照片二号', closedOn: '2027-04-01' }] })
})
