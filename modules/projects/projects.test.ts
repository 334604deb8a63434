import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'

let world: World
let civil: Someone
let finance: Someone
let banner: Someone
let street: Someone
let head: Someone
let otherHead: Someone
let league: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  finance = await world.staff('department_officer', BANNER, '蒋波')
  banner = await world.staff('banner_head', BANNER, '苏和')
  street = await world.staff('street_head', STREET, '郑军')
  head = await world.staff('station_head', COMMUNITY, '乌兰')
  otherHead = await world.staff('station_head', OTHER_COMMUNITY, '钱玲')
  league = await world.staff('league_reader', '152900000000', '娜仁')
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
const once = () => ({ clientId: `projects-${uuidv7()}` })
const at = (day: string) => world.clock.moveTo(`${day}T09:00:00+08:00`)
const WAN = 1_000_000

const CENTRE = {
  region: STREET, name: '综合服务中心新建', mode: 'new' as const, facility: 'centre' as const, site: '和平路东', areaM2: 2196, owner: '旗民政局', budgetFen: 100 * WAN, startOn: '2026-01-01', dueOn: '2026-12-31',
}
const create = async (more: object = {}) => (await ok(civil.call(c.createProject, { body: { ...CENTRE, ...more, ...once() } }), 201)).id
const project = async (id: string, who = civil) => ok(who.call(c.getProject, { params: { id } }))
const account = async (id: string, who = civil) => ok(who.call(c.getAccount, { params: { id } }))
const receive = (id: string, source: string, fen: number, more: object = {}, who = finance) =>
  who.call(c.receiveMoney, { params: { id }, body: { source, amountFen: fen, on: '2026-03-02', voucher: '收字1', ...more, ...once() } })
const propose = (id: string, use: 'activity' | 'grant' | 'building' | 'office', fen: number, more: object = {}, who = civil) =>
  who.call(c.proposePayment, { params: { id }, body: { use, amountFen: fen, on: '2026-03-02', payee: '收款单位', words: '按合同付款', voucher: '付字1', ...more, ...once() } })
const decide = (who: Someone, id: string, release = true, words = '', version = 1) => who.call(c.decidePayment, { params: { id }, body: { release, words, version, ...once() } })
const openAccount = async (more: object = {}, who = civil) => (await ok(who.call(c.openAccount, {
  body: { region: COMMUNITY, kind: 'special', name: '社区经费专账', purpose: '社区经费', uses: ['activity', 'office'], openedOn: '2026-01-01', ...more, ...once() },
}), 201)).id

test('[PLN-07] [PLN-08] a centre for a million by 2:4:4: what each level owes and paid to the fen, and sums by source equal the whole', async () => {
  expect(await refused(civil.call(c.createProject, { body: { ...CENTRE, region: '152922001000', ...once() } }))).toBe('403 projects.place_not_yours')
  expect(await refused(head.call(c.createProject, { body: { ...CENTRE, ...once() } }))).toMatch(/^403/)
  // Without a ratio that the project names there are no shares: the ratio of another league binds nobody here by itself.
  expect((await project(await create({ name: '没有比例的项目' }))).shares).toEqual([])
  const ratioId = (await ok(civil.call(c.createRatio, { body: { title: '2:4:4', province: 2, prefecture: 4, county: 4, basis: '本级约定', fromOn: '2026-01-01', ...once() } }), 201)).id
  const id = await create({ ratioId })
  const { accountId } = (await project(id)).project
  expect((await project(id)).shares.map((one) => [one.payer, one.dueFen, one.shortFen])).toEqual([['province', 20 * WAN, 20 * WAN], ['prefecture', 40 * WAN, 40 * WAN], ['county', 40 * WAN, 40 * WAN]])
  await ok(receive(accountId, 'budget_province', 20 * WAN), 201)
  await ok(receive(accountId, 'budget_prefecture', 40 * WAN), 201)
  await ok(receive(accountId, 'budget_county', 15 * WAN), 201)
  await ok(receive(accountId, 'lottery', 7 * WAN), 201)
  const added = (await ok(civil.call(c.createSource, { body: { title: '对口帮扶资金', payer: null, ...once() } }), 201)).id
  await ok(receive(accountId, added, 3 * WAN), 201)
  expect(await refused(receive(accountId, 'somewhere', 1))).toBe('422 projects.source_unknown')
  const file = await project(id)
  expect(file.shares.map((one) => [one.paidFen, one.shortFen])).toEqual([[20 * WAN, 0], [40 * WAN, 0], [15 * WAN, 25 * WAN]])
  expect(file.totalFen).toBe(85 * WAN)
  expect(file.sources.reduce((sum, one) => sum + one.amountFen, 0)).toBe(file.totalFen)
  expect(file.sources.map((one) => one.title)).toContain('对口帮扶资金')
  const money = await ok(league.call(c.getProjectMoney, { query: { of: 'projects' } }))
  expect([money.totalFen, money.sources.reduce((sum, one) => sum + one.amountFen, 0), money.shares.map((one) => one.shortFen)]).toEqual([85 * WAN, 85 * WAN, [0, 0, 25 * WAN]])
  // The street sees its project, a community beside it does not.
  expect((await project(id, street)).project.inFen).toBe(85 * WAN)
  expect(await refused(head.call(c.getProject, { params: { id } }))).toBe('404 projects.project_not_found')
  expect(await refused(head.call(c.getAccount, { params: { id: accountId } }))).toBe('404 projects.account_not_found')
})

test('[FAC-17] [IND-97] a named project is followed against its dates until it is accepted', async () => {
  expect(await refused(civil.call(c.createProject, { body: { ...CENTRE, named: true, ...once() } }))).toBe('422 projects.plan_needed')
  expect(await refused(civil.call(c.createProject, { body: { ...CENTRE, named: true, planCode: 'nowhere', ...once() } }))).toBe('422 projects.plan_unknown')
  const id = await create({ name: '服务中心提升改造', mode: 'upgrade', named: true, planCode: 'alxa-145', quote: '提升改造', startOn: '2026-02-20', dueOn: '2026-03-12' })
  const report = (percent: number, who = street) => who.call(c.reportProjectProgress, { params: { id }, body: { on: '2026-03-02', percent, words: '现场看过', ...once() } })
  expect((await project(id)).project).toMatchObject({ percent: 0, behind: 50 })
  expect(await refused(report(20))).toMatch(/^403/)
  await ok(report(20, civil), 201)
  expect((await project(id)).project).toMatchObject({ percent: 20, behind: 30, late: false })
  expect((await ok(civil.call(c.listProjects, { query: { show: 'behind' } }))).items.map((one) => one.id)).toContain(id)
  const move = (name: c.ProjectMove, version: number, words = '已经办好') => civil.call(c.moveProject, { params: { id }, body: { move: name, on: '2026-03-02', words, version, ...once() } })
  expect(await refused(move('accept', 1))).toBe('409 projects.not_now')
  await ok(move('start', 1), 201)
  expect(await refused(move('accept', 1))).toBe('409 projects.changed_meanwhile')
  expect(await refused(move('accept', 2, ''))).toBe('422 projects.words_needed')
  await ok(move('accept', 2), 201)
  const named = () => world.owner(async (client) => (await client.query(`select count(*) filter (where state in ('accepted', 'in_use'))::int as done, count(*)::int as planned from projects.published_projects where named`)).rows[0])
  expect(await named()).toEqual({ done: 1, planned: 1 })
  expect((await project(id)).project).toMatchObject({ percent: 100, behind: 0, doneOn: '2026-03-02' })
  expect((await project(id)).steps.map((one) => one.step)).toEqual(['project.created', 'project.reported', 'project.start', 'project.accept'])
})

test('[PLN-09] a special account: one for a purpose, money out only by two people and for its purpose, and the balance is its entries', async () => {
  const id = await openAccount({}, head)
  expect(await refused(head.call(c.openAccount, { body: { region: COMMUNITY, kind: 'special', name: '又一个', purpose: '社区经费', uses: ['office'], openedOn: '2026-01-01', ...once() } }))).toBe('409 projects.purpose_taken')
  expect(await refused(otherHead.call(c.receiveMoney, { params: { id }, body: { source: 'donation', amountFen: 100, on: '2026-03-02', voucher: '收1', ...once() } }))).toBe('404 projects.account_not_found')
  await ok(receive(id, 'fee_for_task', 500_000, {}, head), 201)
  expect(await refused(propose(id, 'grant', 100, {}, head))).toBe('422 projects.use_not_allowed')
  expect(await refused(propose(id, 'office', 500_001, {}, head))).toBe('409 projects.not_enough')
  const first = (await ok(propose(id, 'office', 300_000, {}, head), 201)).id
  const second = (await ok(propose(id, 'office', 300_000, {}, head), 201)).id
  // Written is not paid.
  expect((await account(id)).account).toMatchObject({ balanceFen: 500_000, waiting: 2 })
  expect(await refused(decide(head, first))).toMatch(/^403/)
  const own = (await ok(propose(id, 'office', 1, {}, civil), 201)).id
  expect(await refused(decide(civil, own))).toBe('403 projects.same_hands')
  expect(await refused(decide(banner, own, false))).toBe('422 projects.words_needed')
  await ok(decide(banner, own, false, '没有合同'), 201)
  await ok(decide(street, first), 201)
  expect(await refused(decide(street, first, true, '', 2))).toBe('409 projects.not_now')
  // The second was covered when it was written and is not any more.
  expect(await refused(decide(street, second))).toBe('409 projects.not_enough')
  const entries = async () => (await ok(civil.call(c.listEntries, { params: { id } }))).items
  const taken = (await entries()).find((one) => one.side === 'out')!
  const back = (await ok(head.call(c.takeBackEntry, { params: { id, entry: taken.id }, body: { words: '付错了单位', ...once() } }), 201)).id
  expect(await refused(head.call(c.takeBackEntry, { params: { id, entry: taken.id }, body: { words: '付错了单位', ...once() } }))).toBe('409 projects.taken_back_already')
  await ok(decide(street, back), 201)
  await ok(decide(street, second), 201)
  const file = await account(id)
  expect(file).toMatchObject({ agrees: true, account: { balanceFen: 200_000, inFen: 500_000, outFen: 300_000 } })
  expect((await entries()).map((one) => [one.side, one.amountFen, one.balanceFen])).toEqual([['out', 300_000, 200_000], ['in', 300_000, 500_000], ['out', 300_000, 200_000], ['in', 500_000, 500_000]])
  expect((await entries())[0]).toMatchObject({ byName: '乌兰', releasedBy: '郑军' })
  // Not even SQL writes money out without a payment, or releases one's own.
  await expect(world.owner((client) => client.query(`insert into projects.entries select county, gen_random_uuid(), region, account_id, 99, on_day, debit, credit, 1, 0, null, '', false, '', 'x', null, null, null, null, by_account, by_name, '', at
    from projects.entries where id = $1`, [taken.id]))).rejects.toThrow(/four_eyes/)
  await expect(world.owner((client) => client.query(`update projects.payments set decided_account = by_account where id = $1`, [second]))).rejects.toThrow(/four_eyes/)
  const csv = await civil.get(`/api/projects/accounts/${id}/file`)
  expect(csv.raw.toString()).toContain('付字1')
  expect(await refused(head.call(c.closeAccount, { params: { id }, body: { words: '不用了', version: 1, ...once() } }))).toBe('409 projects.not_empty')
})

test('[PLN-09] twelve hands at one account at once: no balance is overdrawn, none is lost', async () => {
  const id = await openAccount({ region: OTHER_COMMUNITY, purpose: '同时收付' })
  await ok(receive(id, 'donation', 1_000), 201)
  const written = await Promise.all(Array.from({ length: 6 }, () => propose(id, 'office', 300)))
  const done = await Promise.all([...written.map((one) => decide(banner, (one.body as { id: string }).id)), ...Array.from({ length: 6 }, () => receive(id, 'donation', 10))])
  const released = done.slice(0, 6).filter((one) => one.status === 201).length
  expect(released).toBe(3)
  expect(await account(id)).toMatchObject({ agrees: true, account: { balanceFen: 1_060 - released * 300, entries: 1 + released + 6 } })
})

test('[PLN-10] activity funds are the rate times the permanent population on the day, and no community is paid more than it is due', async () => {
  const worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  const home = (await worker.post('/api/dwellings', { region: `${COMMUNITY}001`, estate: '翠湖家园', building: '3号楼', door: '1单元101室' })).body.id
  const moveIn = async (name: string, registered: boolean, validFrom: string) => expect((await worker.post('/api/people', {
    name, sex: '2', bornOn: '1960-05-05', region: `${COMMUNITY}001`, ...once(),
    ties: [{ kind: 'registered', ...(registered ? { dwellingId: home } : { elsewhereCode: '620102000000', elsewhere: '甘肃省兰州市城关区' }), validFrom }, { kind: 'living', dwellingId: home, validFrom }],
  })).status).toBe(201)
  for (const name of ['张秀兰', '李玉梅']) await moveIn(name, true, '2001-03-01')
  await moveIn('王建军', false, '2025-01-01')
  // Came last month from elsewhere: lives there and is not yet permanent.
  await moveIn('赵春花', false, '2026-02-01')
  at('2026-03-03')
  await world.job('population.follow')
  const body = { year: 2026, rateFen: 1_234, baseOn: '2026-03-03', basis: '本级标准' }
  expect(await refused(head.call(c.computeActivityFunds, { body: { ...body, ...once() } }))).toMatch(/^403/)
  expect(await refused(finance.call(c.computeActivityFunds, { body: { ...body, baseOn: '2026-03-04', ...once() } }))).toBe('422 projects.days_wrong')
  const roundId = (await ok(finance.call(c.computeActivityFunds, { body: { ...body, ...once() } }), 201)).id
  expect(await refused(finance.call(c.computeActivityFunds, { body: { ...body, ...once() } }))).toBe('409 projects.round_taken')
  const due = async (region: string, who = finance) => (await ok(who.call(c.getActivityRound, { params: { id: roundId } }))).dues.find((one) => one.region === region)
  expect(await due(COMMUNITY)).toMatchObject({ people: 3, dueFen: 3_702, owingFen: 3_702 })
  expect((await ok(head.call(c.getActivityRound, { params: { id: roundId } }))).dues.map((one) => one.region)).toEqual([COMMUNITY])
  const account1 = await openAccount({ region: BANNER, name: '社区活动经费专账', purpose: '社区活动经费', uses: ['activity'] }, finance)
  await ok(receive(account1, 'budget_county', 10_000), 201)
  const pay = (fen: number, toRegion = COMMUNITY) => propose(account1, 'activity', fen, { roundId, toRegion }, finance)
  expect(await refused(pay(3_703))).toBe('422 projects.more_than_due')
  expect(await refused(pay(1, '152921000000'))).toBe('422 projects.community_not_in_round')
  const payment = (await ok(pay(3_000), 201)).id
  expect(await refused(pay(703))).toBe('422 projects.more_than_due')
  await ok(decide(civil, payment), 201)
  expect(await due(COMMUNITY, head)).toMatchObject({ paidFen: 3_000, waitingFen: 0, owingFen: 702 })
  // Next day somebody more lives there: what was computed stays; computed anew with a reason, what was paid counts.
  at('2026-03-05')
  await moveIn('孙国强', true, '2026-03-04')
  await world.job('population.follow')
  const again = (await ok(finance.call(c.computeActivityFunds, { body: { ...body, baseOn: '2026-03-05', words: '人口有变化', ...once() } }), 201)).id
  expect((await ok(finance.call(c.getActivityRound, { params: { id: again } }))).dues.find((one) => one.region === COMMUNITY)).toMatchObject({ people: 4, dueFen: 4_936, paidFen: 3_000, owingFen: 1_936 })
  expect(await due(COMMUNITY)).toMatchObject({ people: 3, dueFen: 3_702 })
})

test('[PLN-11] everybody reads what came into the development fund and went out of it; who gave is named only with leave', async () => {
  const id = await openAccount({ region: BANNER, kind: 'fund', name: '阿拉善左旗社区发展基金', purpose: '支持社区公益项目', uses: ['grant', 'relief'] }, finance)
  await ok(receive(id, 'donation', 500_000, { party: '某公司', partyShown: true, on: '2026-03-05' }), 201)
  await ok(receive(id, 'donation', 20_000, { party: '王某', on: '2026-03-05' }), 201)
  const grant = (await ok(propose(id, 'grant', 120_000, { payee: '社区合唱团', words: '资助排练场地', on: '2026-03-05' }), 201)).id
  const before = await ok(world.visitor.call(c.getPublicFund, { params: { id } }))
  expect(before.fund).toMatchObject({ inFen: 520_000, outFen: 0, balanceFen: 520_000 })
  await ok(decide(banner, grant), 201)
  const { fund, sources, spent, entries } = await ok(world.visitor.call(c.getPublicFund, { params: { id } }))
  expect(fund).toMatchObject({ inFen: 520_000, outFen: 120_000, balanceFen: 400_000 })
  expect([sources[0]!.amountFen, spent[0]!.amountFen]).toEqual([520_000, 120_000])
  expect(entries.map((one) => [one.side, one.amountFen, one.party])).toEqual([['out', 120_000, '社区合唱团'], ['in', 20_000, ''], ['in', 500_000, '某公司']])
  expect((await ok(world.visitor.call(c.listPublicFunds, {}))).items.map((one) => one.id)).toContain(id)
  // An account that is no fund is nobody's business here.
  expect(await refused(world.visitor.call(c.getPublicFund, { params: { id: await openAccount({ purpose: '不公开的' }) } }))).toBe('404 projects.fund_not_found')
})

test('[PLN-19] [STF-04] budgets of a year item by item: what finance has not set is missing, community by community', async () => {
  const budgets = (who = finance, query: object = {}) => ok(who.call(c.getBudgets, { query: { year: 2026, ...query } }))
  const line = async (who?: Someone) => (await budgets(who)).lines.find((one) => one.region === COMMUNITY)!
  expect((await line()).missing).toHaveLength(5)
  await ok(head.call(c.askBudget, { body: { year: 2026, item: 'activity', amountFen: 3 * WAN, words: '四次活动', ...once() } }), 201)
  expect((await line()).missing).toContain('activity')
  const set = (item: c.BudgetItem, amountFen: number, region = COMMUNITY, who = finance) => who.call(c.enterBudget, { body: { region, year: 2026, item, amountFen, words: '', ...once() } })
  for (const item of ['staff', 'work', 'building', 'information'] as const) await ok(set(item, 2 * WAN), 201)
  await ok(set('work', 7_500_000), 201)
  expect(await refused(set('work', 1, STREET))).toBe('422 projects.place_wrong')
  expect(await refused(set('work', 1, COMMUNITY, head))).toMatch(/^403/)
  const own = await line(head)
  expect(own.missing).toEqual(['activity'])
  expect(own.items.find((one) => one.item === 'activity')).toMatchObject({ askedFen: 3 * WAN, setFen: null })
  expect(own.items.find((one) => one.item === 'work')).toMatchObject({ setFen: 7_500_000, spentFen: 300_000 })
  expect((await budgets(head)).lines.map((one) => one.region)).toEqual([COMMUNITY])
  expect((await budgets(finance, { show: 'missing' })).lines.map((one) => one.region)).toContain(OTHER_COMMUNITY)
  await ok(set('activity', 0), 201)
  expect((await line()).missing).toEqual([])
  expect(await world.owner(async (client) => (await client.query(`select amount_fen::int as fen from projects.published_budgets where region = $1 and item = 'work'`, [COMMUNITY])).rows)).toEqual([{ fen: 7_500_000 }])
})
