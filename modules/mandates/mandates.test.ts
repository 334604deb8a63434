import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'
import { INDICATORS } from '../indicators/index.ts'
import * as c from './contract.ts'

let world: World
let civil: Someone
let department: Someone
let head: Someone
let street: Someone
let worker: Someone
let party: Someone
let stranger: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  department = await world.staff('department_officer', BANNER, '蒋波')
  head = await world.staff('street_head', STREET, '郑军')
  street = await world.staff('street_officer', STREET, '吴强')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  party = await world.staff('party_officer', STREET, '孟和')
  stranger = await world.staff('community_worker', OTHER_COMMUNITY, '钱玲')
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
const clientId = () => `mandates-${uuidv7()}`
const MATTER = 'residence.registration'

const duty = (level: c.Level, lead: string, more: object = {}) => ({
  level, region: BANNER, duty: '居住登记的指导和办理', subjectKind: 'matter' as const, subject: MATTER, leadId: null, lead, helpers: ['人社局'], basis: '居住证暂行条例', supplies: '登记系统和培训',
  contact: '人口管理科 0483-8220500', validFrom: '2026-01-01', clientId: clientId(), ...more,
})

test('[TER-15] a matter code returns one lead body per level, on any day, and a street may have a rule of its own', async () => {
  const county = await ok(civil.call(c.createDuty, { body: duty('county', '旗公安局') }), 201)
  await ok(civil.call(c.createDuty, { body: duty('prefecture', '盟公安局') }), 201)
  await ok(civil.call(c.createDuty, { body: duty('township', '街道平安办') }), 201)
  await ok(street.call(c.createDuty, { body: duty('township', '街道便民中心', { region: STREET }) }), 201)
  await ok(civil.call(c.createDuty, { body: duty('community', '社区服务站') }), 201)

  // A worker of a community reads all levels above; the rule of the nearest place counts.
  const here = await ok(worker.call(c.whoIsInCharge, { query: { code: MATTER } }))
  expect(here.items.map((one) => [one.level, one.lead])).toEqual([['prefecture', '盟公安局'], ['county', '旗公安局'], ['township', '街道便民中心'], ['community', '社区服务站']])
  const one = await ok(worker.call(c.whoIsInCharge, { query: { code: MATTER, level: 'township', region: '152921401000' } }))
  expect(one.items.map((each) => each.lead)).toEqual(['街道平安办'])

  // No second lead beside it; a change of lead has a day.
  expect(await refused(civil.call(c.createDuty, { body: duty('county', '旗民政局') }))).toBe('409 mandates.lead_exists')
  await ok(civil.call(c.endDuty, { params: { id: county.id }, body: { on: '2026-03-01', reason: '机构改革', version: 1, clientId: clientId() } }), 201)
  expect(await refused(civil.call(c.createDuty, { body: duty('county', '旗民政局', { validFrom: '2026-02-01' }) }))).toBe('409 mandates.lead_exists')
  await ok(civil.call(c.createDuty, { body: duty('county', '旗政务局', { validFrom: '2026-03-01' }) }), 201)
  const on = async (day: string) => (await ok(worker.call(c.whoIsInCharge, { query: { code: MATTER, level: 'county', day } }))).items.map((each) => each.lead)
  expect([await on('2025-12-31'), await on('2026-02-28'), await on('2026-03-01')]).toEqual([[], ['旗公安局'], ['旗政务局']])

  expect(await refused(worker.call(c.createDuty, { body: duty('community', '社区', { region: COMMUNITY }) }))).toMatch(/^403/)
  expect(await refused(street.call(c.createDuty, { body: duty('county', '街道', { subject: 'x' }) }))).toBe('403 mandates.place_not_yours')
  expect(await refused(street.call(c.endDuty, { params: { id: here.items[0]!.id }, body: { on: '2026-03-02', reason: '试试', version: 1, clientId: clientId() } }))).toBe('403 mandates.place_not_yours')
  const found = await ok(worker.call(c.listDuties, { query: { q: '政务局' } }))
  expect(found.items.map((each) => each.lead)).toEqual(['旗政务局'])
})

test('[TER-18] every matter and indicator has one lead department, and what has none is listed', async () => {
  const indicator = INDICATORS[0]!
  const before = await ok(worker.call(c.listDepartments, { query: {} }))
  expect(before.without.some((one) => one.kind === 'indicator' && one.code === indicator.code)).toBe(true)
  await ok(civil.call(c.createDuty, { body: duty('county', '旗统计局', { subjectKind: 'indicator', subject: indicator.code, duty: '统计口径和数据核对' }) }), 201)
  expect(await refused(civil.call(c.createDuty, { body: duty('county', '旗民政局', { subjectKind: 'indicator', subject: indicator.code }) }))).toBe('409 mandates.lead_exists')
  expect(await refused(civil.call(c.createDuty, { body: duty('county', '旗民政局', { subject: 'no.such.matter' }) }))).toBe('422 mandates.subject_unknown')
  const after = await ok(worker.call(c.listDepartments, { query: {} }))
  expect(after.without).toHaveLength(before.without.length - 1)
  expect(after.items.find((one) => one.department === '旗统计局')).toMatchObject({ indicators: [indicator.title], contacts: ['人口管理科 0483-8220500'], supplies: ['登记系统和培训'] })
})

const WHAT = { kind: 'task' as const, title: '临时救助审核', department: '旗民政局', task: '受理和审核临时救助申请', fromOn: '2026-04-01' }
const EMPTY = { ...WHAT, region: STREET }
const PARTS = { authority: '单次一千元以下直接审批', basis: '旗政府文件', posts: 2, people: '民政局划转编制两名', moneyFen: 12_000_000, money: '每年由旗财政直接拨付' }

test('[TER-16] [PRC-26] a package with an empty part cannot be submitted; the street objects, accepts, takes over, and it is looked at after a year', async () => {
  const { id } = await ok(department.call(c.createPackage, { body: { ...EMPTY, clientId: clientId() } }), 201)
  let version = 1
  const move = (who: Someone, name: c.PackageMove, note = '') => who.call(c.movePackage, { params: { id }, body: { move: name, note, version, clientId: clientId() } })
  const done = async (answer: Promise<Answer<{ version: number }>>) => void ({ version } = await ok(answer, 201))
  const fill = (more: object) => done(department.call(c.updatePackage, { params: { id }, body: { ...WHAT, ...PARTS, ...more, version, clientId: clientId() } }))

  expect(await refused(move(department, 'submit'))).toBe('422 mandates.parts_missing')
  for (const empty of [{ authority: '' }, { posts: 0 }, { people: '' }, { moneyFen: 0 }, { money: '' }]) {
    await fill(empty)
    expect(await refused(move(department, 'submit')), JSON.stringify(empty)).toBe('422 mandates.parts_missing')
  }
  // The street does not see a draft; not even SQL puts an empty part before it.
  expect(await refused(head.call(c.getPackage, { params: { id } }))).toBe('404 mandates.package_not_found')
  await expect(world.within((tx) => tx.run(sql`update mandates.packages set state = 'submitted' where id = ${id}`))).rejects.toThrow(/all_parts_filled/)

  await fill({})
  await done(move(department, 'submit'))
  expect(await refused(move(street, 'accept'))).toBe('403 mandates.not_yours')
  expect(await refused(move(head, 'object'))).toBe('422 mandates.reason_needed')
  await done(move(head, 'object', '两个人不够，请增加一名'))
  await fill({ posts: 3 })
  await done(move(department, 'submit'))
  await done(move(head, 'accept', '同意接受'))
  await done(move(department, 'hand_over'))
  expect(await refused(move(civil, 'check', '运行正常'))).toBe('409 mandates.too_early')
  world.clock.moveTo(new Date('2027-03-02T10:00:00+08:00'))
  const due = await ok(civil.call(c.listPackages, { query: { show: 'check_due' } }))
  expect(due.items.map((one) => [one.id, one.reviewOn])).toEqual([[id, '2027-03-02']])
  await done(move(civil, 'check', '人员到位两名，经费按时拨付'))
  const file = await ok(head.call(c.getPackage, { params: { id } }))
  expect(file.steps.filter((one) => one.step !== 'changed').map((one) => one.step)).toEqual(['created', 'submit', 'object', 'submit', 'accept', 'hand_over', 'check'])
  expect(file.package.state).toBe('checked')
})

test('[PRC-26] whoever prepared a package does not check it', async () => {
  const { id } = await ok(civil.call(c.createPackage, { body: { ...EMPTY, ...PARTS, clientId: clientId() } }), 201)
  expect(await refused(civil.call(c.movePackage, { params: { id }, body: { move: 'check', note: '正常', version: 1, clientId: clientId() } }))).toBe('403 mandates.same_hands')
})

test('[TER-17] members of the leading body of each level with the duty of their department', async () => {
  const body = { region: BANNER, level: 'county' as const, kind: 'leading_group' as const, name: '旗社区建设领导小组', chair: '分管副旗长', office: '旗民政局', duties: '统筹社区建设', basis: '旗政府文件', validFrom: '2026-01-01' }
  const { id } = await ok(civil.call(c.createLeadingBody, { body: { ...body, clientId: clientId() } }), 201)
  await ok(street.call(c.createLeadingBody, { body: { ...body, region: STREET, level: 'township', name: '街道社区建设领导小组', office: '街道社会事务办', clientId: clientId() } }), 201)
  expect(await refused(civil.call(c.createLeadingBody, { body: { ...body, clientId: clientId() } }))).toBe('409 mandates.body_exists')
  const member = (who: Someone, department: string, duty: string) => who.call(c.addBodyMember, { params: { id }, body: { department, member: '分管副局长', duty, validFrom: '2026-01-01', clientId: clientId() } })
  await ok(member(civil, '旗财政局', '落实社区工作经费'), 201)
  expect(await refused(member(civil, '旗财政局', '再来一次'))).toBe('409 mandates.member_exists')
  expect(await refused(member(street, '旗教育局', '不归街道管'))).toBe('403 mandates.place_not_yours')
  const all = await ok(worker.call(c.listLeadingBodies, { query: {} }))
  expect(all.items.map((one) => [one.level, one.members])).toEqual([['county', 1], ['township', 0]])
  expect((await ok(worker.call(c.getLeadingBody, { params: { id } }))).members).toMatchObject([{ department: '旗财政局', duty: '落实社区工作经费' }])
})

test('[TER-20] decisions of the joint meeting appear as tasks with owner and date', async () => {
  world.clock.moveTo(new Date('2027-03-02T10:00:00+08:00'))
  const meeting = { region: COMMUNITY, title: '王府社区党建联席会议', heldOn: '2027-03-01', place: '党群服务中心', agenda: ['学校操场周末开放'], units: ['王府社区', '王府第一小学'] }
  expect(await refused(party.call(c.callMeeting, { body: { ...meeting, units: ['王府社区'], clientId: clientId() } }))).toMatch(/^4/)
  expect(await refused(worker.call(c.callMeeting, { body: { ...meeting, clientId: clientId() } }))).toMatch(/^403/)
  const { id } = await ok(party.call(c.callMeeting, { body: { ...meeting, clientId: clientId() } }), 201)
  const owner = (await ok(party.call(c.listOwners, { params: { id } }))).items.find((one) => one.name === '孙丽')!
  const decided = (more: object = {}) => party.call(c.minuteMeeting, { params: { id }, body: {
    minutes: '会议议定操场周末对居民开放。', decisions: [{ about: 'facility', what: '操场周末开放', owner: '孙丽', ownerAccount: owner.id, dueOn: '2027-03-10', ...more }], version: 1, clientId: clientId(),
  } })
  expect(await refused(decided({ dueOn: '2027-02-01' }))).toBe('422 mandates.days_wrong')
  expect(await refused(decided({ ownerAccount: uuidv7() }))).toBe('422 mandates.owner_unknown')
  await ok(decided(), 201)
  const mine = await ok(worker.call(c.listDecisions, { query: { show: 'mine' } }))
  expect(mine.items).toMatchObject([{ what: '操场周末开放', owner: '孙丽', dueOn: '2027-03-10', mine: true, overdue: false }])
  const task = mine.items[0]!.id
  const step = (who: Someone, name: 'progress' | 'done' | 'dropped', version: number) => who.call(c.followDecision, { params: { id: task }, body: { step: name, note: '已和学校谈好', version, clientId: clientId() } })
  expect(await refused(step(stranger, 'done', 1))).toBe('404 mandates.decision_not_found')
  expect(await refused(street.call(c.followDecision, { params: { id: task }, body: { step: 'done', note: '代办', version: 1, clientId: clientId() } }))).toBe('403 mandates.not_yours')
  expect(await refused(step(worker, 'dropped', 1))).toBe('403 mandates.not_yours')
  await ok(step(worker, 'progress', 1), 201)
  world.clock.moveTo(new Date('2027-03-02T10:20:00+08:00'))
  await ok(step(worker, 'done', 2), 201)
  const file = await ok(party.call(c.getMeeting, { params: { id } }))
  expect(file.decisions[0]).toMatchObject({ state: 'done', doneOn: '2027-03-02' })
  expect(file.decisions[0]!.steps.map((one) => one.step)).toEqual(['decided', 'progress', 'done'])
})

test('[TER-22] the page of a community lists what came and from whom, with totals by year', async () => {
  world.clock.moveTo(new Date('2027-03-02T10:00:00+08:00'))
  const pass = (who: Someone, more: object) => who.call(c.passResource, { body: { region: COMMUNITY, kind: 'people', what: '下派干部', giver: '旗人社局', quantity: 2, givenOn: '2027-01-10', clientId: clientId(), ...more } as never })
  await ok(pass(street, {}), 201)
  const money = await ok(pass(street, { kind: 'money', what: '社区工作经费', giver: '旗财政局', quantity: 0, amountFen: 5_000_050, givenOn: '2026-05-01' }), 201)
  const goods = await ok(pass(civil, { kind: 'goods', what: '电脑', giver: '旗民政局', quantity: 3, unit: '台', givenOn: '2026-06-01' }), 201)
  expect(await refused(pass(street, { kind: 'money', quantity: 3 }))).toBe('422 mandates.amount_missing')
  expect(await refused(pass(street, { region: STREET }))).toBe('422 mandates.level_wrong')
  expect(await refused(pass(worker, {}))).toMatch(/^403/)
  const confirm = (who: Someone, id: string, came: boolean, note = '') => who.call(c.confirmResource, { params: { id }, body: { came, on: '2027-02-01', note, version: 1, clientId: clientId() } })
  expect(await refused(confirm(stranger, money.id, true))).toBe('404 mandates.resource_not_found')
  await ok(confirm(worker, money.id, true), 201)
  expect(await refused(confirm(worker, goods.id, false))).toBe('422 mandates.reason_needed')
  await ok(confirm(worker, goods.id, false, '没有送到'), 201)
  const page = await ok(worker.call(c.listResources, { query: { region: COMMUNITY } }))
  expect(page.items.map((one) => [one.what, one.giver, one.state])).toEqual([['下派干部', '旗人社局', 'given'], ['电脑', '旗民政局', 'not_come'], ['社区工作经费', '旗财政局', 'received']])
  expect(page.years).toEqual([{ year: 2027, people: 2, moneyFen: 0, goods: 0, goodsFen: 0 }, { year: 2026, people: 0, moneyFen: 5_000_050, goods: 0, goodsFen: 0 }])
  expect((await ok(stranger.call(c.listResources, { query: {} }))).items).toEqual([])
})
