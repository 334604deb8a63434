import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { getCase, moveCase, submitCase } from '../cases/contract.ts'
import { listMatters } from '../matters/contract.ts'
import * as c from './contract.ts'

let world: World
let worker: Someone
let clerk: Someone
let head: Someone
let civil: Someone
let street: Someone
let stranger: Someone
let li: Someone & { idNumber: string; phone: string }

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  clerk = await world.staff('window_clerk', COMMUNITY, '赵敏')
  head = await world.staff('station_head', COMMUNITY, '乌兰')
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  street = await world.staff('street_head', STREET, '郑军')
  stranger = await world.staff('community_worker', OTHER_COMMUNITY, '钱玲')
  li = await world.resident({ name: '李秀英', bornOn: '1944-03-02', region: GRID })
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
const once = () => ({ clientId: `entitlements-${uuidv7()}` })
const of = (said: c.EntitlementAnswer, matter: string) => said.items.find((one) => one.matter === matter)!
const paid = (personId: string, programme: string) => world.owner((client) => client.query(
  `insert into assistance.grants (county, id, region, person_id, programme, mode, amount_fen, from_month, case_id, case_number, decided_at) values ('152921', $1, $2, $3, $4, 'monthly', 90000, '2026-01-01', $5, 'x', '2026-01-05')`,
  [uuidv7(), COMMUNITY, personId, programme, uuidv7()]))

test('an old woman asks what she may get: from her file with consent, from a few answers that nobody keeps, in plain words', async () => {
  // Without consent her file is not looked at.
  expect(await refused(li.call(c.askMyEntitlements, { body: { consent: false } }))).toBe('422 entitlements.consent_needed')
  const first = await ok(li.call(c.askMyEntitlements, { body: { consent: true } }), 201)
  expect(first.known).toMatchObject({ age: 82 })
  expect(of(first, 'matters.bus-card')).toMatchObject({ value: 'yes', because: [{ words: '年满60周岁', value: 'yes' }] })
  expect(of(first, 'assistance.orphan')).toMatchObject({ value: 'no', because: [{ words: '未满18周岁', value: 'no' }], missing: [] })
  // She has no tie in the register yet: the question of registration stays open and is asked.
  expect(of(first, 'assistance.old-age-allowance')).toMatchObject({ value: 'unknown', missing: ['registeredHere'] })
  const answered = await ok(li.call(c.askMyEntitlements, { body: { consent: true, answers: { registeredHere: true, age: 30, householdSize: 1, householdIncome: 500 } } }), 201)
  // What the file says stands before what is typed.
  expect(of(answered, 'assistance.old-age-allowance').value).toBe('yes')
  // The place has not published its line: open, and the reason is said.
  expect(of(answered, 'assistance.minimum-living')).toMatchObject({ value: 'unknown', standards: ['本地低保标准'] })
  await ok(civil.call(c.setEntitlementStandard, { body: { key: 'livingStandard', amount: 900, basis: '旗民政局公告（试）', fromOn: '2026-01-01', ...once() } }), 201)
  expect(await refused(civil.call(c.setEntitlementStandard, { body: { key: 'livingStandard', amount: 800, basis: '旗民政局公告', fromOn: '2026-01-01', ...once() } }))).toBe('409 entitlements.standard_set')
  const more = { registeredHere: true, householdSize: 1, householdIncome: 500, minimumLiving: false, extremePoverty: false }
  const told = await ok(li.call(c.askMyEntitlements, { body: { consent: true, answers: more } }), 201)
  expect(of(told, 'assistance.minimum-living')).toMatchObject({ value: 'yes', bring: ['收入和支出的材料（有什么交什么）'] })
  const tooMuch = await ok(li.call(c.askMyEntitlements, { body: { consent: true, answers: { ...more, householdIncome: 900, extremePoverty: true } } }), 201)
  expect(of(tooMuch, 'assistance.minimum-living').because).toEqual([{ words: '没有享受特困供养', value: 'no' }, { words: '人均月收入低于本地低保标准', value: 'no' }])

  // Nothing of it is kept but that she asked; she reads that herself.
  const kept = await world.owner(async (client) => (await client.query(`select deed, detail::text from platform.audit_entries where deed like 'entitlements.%'`)).rows)
  expect(kept.filter((row) => /householdIncome|500|900/.test(row.detail))).toEqual([])
  expect(kept.some((row) => row.deed === 'entitlements.asked')).toBe(true)
  const replies = await world.owner(async (client) => (await client.query(`select count(*)::int as n from platform.replies where body::text like '%registeredHere%' or body::text like '%householdIncome%'`)).rows[0].n)
  expect(replies).toBe(0)
})

test('nobody asks about another resident; a representative may, and a guardian’s child is asked about as the child', async () => {
  const wang = await world.resident({ name: '王建国', bornOn: '1960-01-01', region: GRID })
  expect(await refused(wang.call(c.askMyEntitlements, { body: { consent: true, personId: li.personId! } }))).toBe('404 entitlements.person_not_found')
  expect(await refused(wang.call(c.askEntitlementVisit, { body: { personId: li.personId!, matters: ['matters.bus-card'], ...once() } }))).toBe('404 entitlements.person_not_found')
  expect(await refused(wang.call(c.explainEntitlements, { params: { id: li.personId! }, body: { purpose: 'visit' } }))).toMatch(/^403/)
  await ok(worker.post(`/api/people/${li.personId}/representatives`, { byPersonId: wang.personId, kind: 'agent', basis: 'mandate', document: '委托书', powers: ['read', 'apply'], validFrom: '2026-01-01', validUntil: '2026-12-31', source: '委托书', ...once() }), 201)
  const said = await ok(wang.call(c.askMyEntitlements, { body: { consent: true, personId: li.personId! } }), 201)
  expect(said.known.age).toBe(82)
})

test('請上门: the wish becomes a case on the worker’s desk, with the words that the person left and no others', async () => {
  expect(await refused(li.call(c.askEntitlementVisit, { body: { matters: ['no.such'], ...once() } }))).toBe('422 entitlements.matter_unknown')
  const wish = { matters: ['assistance.minimum-living', 'elderly.meals'], said: '腿脚不好，下午在家', ...once() }
  const made = await ok(li.call(c.askEntitlementVisit, { body: wish }), 201)
  expect((await ok(li.call(c.askEntitlementVisit, { body: wish }), 201)).id).toBe(made.id)
  const seen = await ok(worker.call(getCase, { params: { id: made.id } }))
  expect(seen).toMatchObject({ title: '请工作人员上门（看看能享受什么）', state: 'submitted' })
  expect(JSON.stringify(seen)).toContain('最低生活保障（低保）、老年助餐（吃饭、送餐）')
  expect(JSON.stringify(seen)).toContain('腿脚不好')
  expect((await stranger.call(getCase, { params: { id: made.id } })).status).toBe(404)
})

test('a worker looks with a purpose, the person reads it; elsewhere the person is not found, and a visit wants the person’s wish', async () => {
  expect(await refused(worker.call(c.explainEntitlements, { params: { id: li.personId! }, body: {} as never }))).toBe('400 request.invalid')
  expect(await refused(stranger.call(c.explainEntitlements, { params: { id: li.personId! }, body: { purpose: 'visit' } }))).toBe('404 entitlements.person_not_found')
  const grid = await world.staff('grid_worker', GRID, '巴特尔')
  expect(await refused(grid.call(c.explainEntitlements, { params: { id: li.personId! }, body: { purpose: 'visit' } }))).toMatch(/^403/)
  const said = await ok(worker.call(c.explainEntitlements, { params: { id: li.personId! }, body: { purpose: 'visit', ref: '春季走访', answers: { registeredHere: true } } }), 201)
  expect(of(said, 'assistance.old-age-allowance').value).toBe('yes')
  const child = await world.person({ name: '小明', bornOn: '2018-05-01', region: GRID })
  expect(await refused(worker.call(c.explainEntitlements, { params: { id: child.id }, body: { purpose: 'visit' } }))).toBe('422 entitlements.minor_ref_needed')
  const log = await ok(li.get(`/api/people/${li.personId}/access-log`))
  expect(JSON.stringify(log)).toContain('孙丽')
  expect(await refused(worker.call(c.suggestEntitlementVisit, { params: { id: li.personId! }, body: { matters: ['elderly.meals'], agreed: false, ...once() } }))).toBe('422 entitlements.wish_needed')
  await ok(worker.call(c.suggestEntitlementVisit, { params: { id: li.personId! }, body: { matters: ['elderly.meals'], agreed: true, ...once() } }), 201)

  // The group disabled is known to the post in charge of it, with its basis, and to no other.
  await ok(worker.post(`/api/people/${li.personId}/service-marks`, { kind: 'disabled', request: '本人要求2026-1', purpose: '安排辅具和上门服务', consentOn: '2026-03-01', validUntil: '2026-12-31', ...once() }), 201)
  const [seenByCivil, seenByClerk] = [await ok(civil.call(c.explainEntitlements, { params: { id: li.personId! }, body: { purpose: 'request' } }), 201), await ok(clerk.call(c.explainEntitlements, { params: { id: li.personId! }, body: { purpose: 'window' } }), 201)]
  expect([seenByCivil.known.disabled, seenByClerk.known.disabled]).toEqual([true, undefined])
})

test('a place writes its own rule in words; faults are named, nobody overwrites anybody, a worker may not', async () => {
  const rule = { matter: 'assistance.old-age-allowance', text: '年满75岁，且户籍在本旗', note: '本旗2026年起', inUse: true, version: 0 }
  expect(await refused(worker.call(c.writeEntitlementRule, { body: { ...rule, ...once() } }))).toMatch(/^403/)
  const faulty = await civil.call(c.writeEntitlementRule, { body: { ...rule, text: '年满七十五岁 且 户口在本旗', ...once() } })
  expect(faulty).toMatchObject({ status: 422, body: { code: 'entitlements.rule_faulty' } })
  expect((faulty.body as unknown as { errors: unknown[] }).errors).toHaveLength(2)
  expect(await refused(civil.call(c.writeEntitlementRule, { body: { ...rule, matter: 'no.such', ...once() } }))).toBe('422 entitlements.matter_unknown')
  expect(await ok(civil.call(c.writeEntitlementRule, { body: { ...rule, ...once() } }), 201)).toMatchObject({ version: 1 })
  expect(await refused(civil.call(c.writeEntitlementRule, { body: { ...rule, ...once() } }))).toBe('409 entitlements.changed_meanwhile')
  const { items } = await ok(world.visitor.call(c.listEntitlementRules, {}))
  expect(items.find((one) => one.matter === rule.matter)).toMatchObject({ text: '年满75周岁 且 户籍在本旗', version: 1, source: 'place', standardText: '年满80周岁 且 户籍在本旗', faults: [] })
  const young = await world.resident({ name: '赵七五', bornOn: '1950-01-01', region: GRID })
  expect(of(await ok(young.call(c.askMyEntitlements, { body: { consent: true, answers: { registeredHere: true } } }), 201), rule.matter).value).toBe('yes')
  await ok(civil.call(c.writeEntitlementRule, { body: { ...rule, inUse: false, version: 1, ...once() } }), 201)
  expect(of(await ok(young.call(c.askMyEntitlements, { body: { consent: true } }), 201), rule.matter)).toBeUndefined()
})

test('no double benefit without a flag: the clerk sees it on the case, answers it, and nothing is stopped', async () => {
  const zhao = await world.person({ name: '赵无依', bornOn: '1955-01-01', region: GRID })
  await paid(zhao.id, 'extreme-poverty')
  const form = { phone: zhao.phone, address: '王府家园1号楼', members: 1, incomeYuan: 0, property: 'none', story: '一个人生活', check: true, agree: true }
  const materials = [{ code: 'income-proof', how: 'paper' as const }, { code: 'household-book', how: 'paper' as const }]
  const made = await ok(clerk.call(submitCase, { body: { matterCode: 'assistance.minimum-living', applicantId: zhao.id, form, materials, ...once() } as never }), 201)
  const flags = await ok(worker.call(c.getCaseFlags, { params: { id: made.id } }))
  expect(flags).toMatchObject({ open: true, items: [{ other: 'assistance.extreme-poverty', standing: 'has', since: '2026-01-01', kind: 'exclusive', answer: null }] })
  expect(flags.items[0]!.why).toContain('特困')
  expect(await refused(stranger.call(c.getCaseFlags, { params: { id: made.id } }))).toBe('404 entitlements.case_not_found')
  expect(await refused(worker.call(c.answerCaseFlag, { params: { id: made.id }, body: { other: 'assistance.orphan', answer: 'no_overlap', note: '核实过没有', ...once() } }))).toBe('404 entitlements.flag_not_found')
  expect(await refused(worker.call(c.answerCaseFlag, { params: { id: made.id }, body: { other: 'assistance.extreme-poverty', answer: 'no_overlap', note: '无', ...once() } }))).toBe('400 request.invalid')
  await ok(worker.call(c.answerCaseFlag, { params: { id: made.id }, body: { other: 'assistance.extreme-poverty', answer: 'will_choose', note: '本人选择特困，已说明', ...once() } }), 201)
  expect((await ok(worker.call(c.getCaseFlags, { params: { id: made.id } }))).items[0]!.answer).toMatchObject({ answer: 'will_choose', byName: '孙丽' })

  // Two cases side by side: each is told of the other. Concluded without an answer, it is written down for whoever looks after the work.
  const pair = { one: 'matters.bus-card', other: 'facilities.reading-card', kind: 'exclusive' as const, why: '只为试一试', ...once() }
  expect(await refused(civil.call(c.writeEntitlementPair, { body: { ...pair, other: pair.one } }))).toBe('422 entitlements.same_matter')
  await ok(civil.call(c.writeEntitlementPair, { body: pair }), 201)
  const bus = await ok(clerk.call(submitCase, { body: { matterCode: 'matters.bus-card', applicantId: zhao.id, form: { phone: zhao.phone, address: '王府家园1号楼', why: 'age', card: 'social', agree: true }, materials: [{ code: 'photo', how: 'paper' }], ...once() } as never }), 201)
  const card = await ok(clerk.call(submitCase, { body: { matterCode: 'facilities.reading-card', applicantId: zhao.id, form: { phone: zhao.phone, address: '王府家园1号楼', whose: 'self', agree: true }, ...once() } as never }), 201)
  expect((await ok(clerk.call(c.getCaseFlags, { params: { id: card.id } }))).items).toMatchObject([{ other: 'matters.bus-card', standing: 'asks', number: bus.number }])
  const move = async (name: string, more: object = {}) => {
    const { version } = await ok(clerk.call(getCase, { params: { id: card.id } }))
    await ok(clerk.call(moveCase, { params: { id: card.id }, body: { move: name, version, ...once(), ...more } as never }))
  }
  await move('accept')
  await move('conclude', { outcome: 'done', answer: '已登记，可以借书' })
  const left = await ok(street.call(c.listLeftFlags, { query: {} }))
  expect(left.items).toMatchObject([{ caseId: card.id, number: card.number, byName: '赵敏' }])
  expect(await refused(worker.call(c.listLeftFlags, { query: {} }))).toMatch(/^403/)
  await ok(clerk.call(c.answerCaseFlag, { params: { id: card.id }, body: { other: 'matters.bus-card', answer: 'other', note: '补充说明，不重复', ...once() } }), 201)
  expect((await ok(street.call(c.listLeftFlags, { query: {} }))).items).toEqual([])
  world.clock.moveTo('2026-03-02T09:05:00+08:00')
  await ok(civil.call(c.writeEntitlementPair, { body: { ...pair, inUse: false, ...once() } }), 201)
  expect((await ok(clerk.call(c.getCaseFlags, { params: { id: bus.id } }))).items).toEqual([])
})

test('[MAT-17] [IND-24] [IND-117] the matrix shows a missing service per community, why, and who may use what', async () => {
  const before = await ok(civil.call(c.getCoverage, { query: {} }))
  expect(before.figures.whole).toBe(before.figures.communities)
  expect(before.figures.communities).toBeGreaterThan(1)
  const gap = { region: COMMUNITY, matter: 'elderly.meals', reason: '没有食堂', meanwhile: '到街道老年餐桌，可以送餐', fromOn: '2026-03-01' }
  expect(await refused(worker.call(c.markGap, { body: { ...gap, ...once() } }))).toMatch(/^403/)
  expect(await refused(head.call(c.markGap, { body: { ...gap, region: OTHER_COMMUNITY, ...once() } }))).toBe('403 entitlements.place_not_yours')
  expect(await refused(civil.call(c.markGap, { body: { ...gap, region: STREET, ...once() } }))).toBe('422 entitlements.community_needed')
  const { id } = await ok(head.call(c.markGap, { body: { ...gap, ...once() } }), 201)
  expect(await refused(head.call(c.markGap, { body: { ...gap, ...once() } }))).toBe('409 entitlements.gap_exists')
  const after = await ok(civil.call(c.getCoverage, { query: { region: STREET } }))
  expect(after.gaps).toMatchObject([{ id, region: COMMUNITY, matter: 'elderly.meals', reason: '没有食堂', meanwhile: '到街道老年餐桌，可以送餐' }])
  expect([after.figures.communities - after.figures.whole, after.communities.some(({ code }) => code === COMMUNITY)]).toEqual([1, true])
  // Which are open to residents registered elsewhere, and on what ground not.
  const closed = after.matters.filter((one) => !one.openToNonRegistered)
  expect(after.figures.open).toBe(after.matters.length - closed.length)
  expect(closed.every((one) => one.closedBecause !== '')).toBe(true)
  expect(await refused(head.call(c.getCoverage, { query: { region: OTHER_COMMUNITY } }))).toBe('403 entitlements.place_not_yours')
  expect(await refused(stranger.call(c.endGap, { params: { id }, body: { version: 1, ...once() } }))).toMatch(/^403/)
  await ok(head.call(c.endGap, { params: { id }, body: { version: 1, note: '食堂开了', ...once() } }), 201)
  expect((await ok(civil.call(c.getCoverage, { query: { region: STREET } }))).gaps).toEqual([])
})

test('[MAT-19] one need lists offers of all four kinds, side by side, at a place and above it', async () => {
  const offer = (mode: c.ServiceMode, region: string, more: object) => ({ region, need: 'meals' as const, mode, title: '送餐', provider: '提供方', priceFen: 0, askHow: '打社区电话', fromOn: '2026-03-01', ...more, ...once() })
  expect(await refused(worker.call(c.addOffer, { body: offer('market', COMMUNITY, { priceFen: null }) }))).toBe('422 entitlements.price_needed')
  expect(await refused(worker.call(c.addOffer, { body: offer('mutual', OTHER_COMMUNITY, {}) }))).toBe('403 entitlements.place_not_yours')
  await ok(civil.call(c.addOffer, { body: offer('public', BANNER, { title: '老年助餐', provider: '旗民政局', matter: 'elderly.meals' }) }), 201)
  await ok(worker.call(c.addOffer, { body: offer('mutual', COMMUNITY, { title: '邻里搭伙', provider: '3号楼邻里小组' }) }), 201)
  await ok(worker.call(c.addOffer, { body: offer('volunteer', COMMUNITY, { title: '志愿送餐', provider: '社区志愿队' }) }), 201)
  const { id } = await ok(worker.call(c.addOffer, { body: offer('market', COMMUNITY, { title: '外卖套餐', provider: '草原餐馆', priceFen: 1500 }) }), 201)
  const found = await ok(world.visitor.call(c.listServiceOffers, { query: { need: 'meals', region: COMMUNITY } }))
  expect(new Set(found.items.map((one) => one.mode))).toEqual(new Set(['public', 'mutual', 'volunteer', 'market']))
  expect(found.items.find((one) => one.mode === 'public')).toMatchObject({ matter: 'elderly.meals', matterTitle: '老年助餐（吃饭、送餐）' })
  // A neighbour community has what is offered above it, and nothing of this one.
  expect((await ok(world.visitor.call(c.listServiceOffers, { query: { need: 'meals', region: OTHER_COMMUNITY } }))).items.map((one) => one.mode)).toEqual(['public'])
  expect(await refused(stranger.call(c.endOffer, { params: { id }, body: { reason: '关门', version: 1, ...once() } }))).toBe('404 entitlements.offer_not_found')
  await ok(worker.call(c.changeOffer, { params: { id }, body: { region: COMMUNITY, need: 'meals', mode: 'market', title: '外卖套餐', provider: '草原餐馆', priceFen: 1800, askHow: '到店', version: 1, ...once() } }))
  expect(await refused(worker.call(c.endOffer, { params: { id }, body: { reason: '关门', version: 1, ...once() } }))).toBe('409 entitlements.changed_meanwhile')
  await ok(worker.call(c.endOffer, { params: { id }, body: { reason: '关门', version: 2, ...once() } }), 201)
  expect((await ok(worker.call(c.listKeptOffers, { query: {} }))).items).toHaveLength(2)
})

test('[MAT-02] [MAT-01] the catalogue’s door: universal and relief are two lists without a matter in both, and a resident finds by a plain word', async () => {
  const universal = await ok(world.visitor.call(listMatters, { query: { type: 'universal' } }))
  const relief = await ok(world.visitor.call(listMatters, { query: { type: 'relief' } }))
  const codes = new Set(universal.items.map((one) => one.code))
  expect(relief.items.filter((one) => codes.has(one.code))).toEqual([])
  expect([universal.total > 20, relief.total > 10]).toEqual([true, true])
  expect((await ok(world.visitor.call(listMatters, { query: { q: '社保卡丢了' } }))).items[0]).toMatchObject({ code: 'employment.social-card-replacement' })
})

test('[MAT-16] [MAT-13] the card is applied for on the phone and at the window alike, followed, and handed over at the station', async () => {
  const form = { phone: li.phone, address: '王府家园2号楼', first: 'yes', collect: 'station', agree: true }
  const online = await ok(li.call(submitCase, { body: { matterCode: 'employment.social-card', form, materials: [{ code: 'photo', how: 'promise' }], ...once() } as never }), 201)
  expect(await refused(clerk.call(submitCase, { body: { matterCode: 'employment.social-card', applicantId: li.personId, form, materials: [{ code: 'photo', how: 'paper' }], ...once() } as never }))).toBe('409 case.open_already')
  const other = await world.person({ name: '孙大爷', bornOn: '1950-01-01', region: GRID })
  await ok(clerk.call(submitCase, { body: { matterCode: 'employment.social-card', applicantId: other.id, form: { ...form, phone: other.phone }, materials: [{ code: 'photo', how: 'paper' }], ...once() } as never }), 201)
  const move = async (name: string, result?: object) => {
    const { version } = await ok(clerk.call(getCase, { params: { id: online.id } }))
    await ok(clerk.call(moveCase, { params: { id: online.id }, body: { move: name, version, ...(result ? { result } : {}), ...(name === 'conclude' ? { outcome: 'done', answer: '已领卡' } : {}), ...once() } as never }))
  }
  await move('accept')
  await move('advance')
  expect((await ok(li.call(getCase, { params: { id: online.id } }))).stageTitle).toBe('送制卡、登记到卡')
  await move('advance', { sentOn: '2026-03-01', arrivedOn: '2026-03-02' })
  expect((await ok(li.call(getCase, { params: { id: online.id } }))).stageTitle).toBe('领卡')
  await move('conclude', { handedOn: '2026-03-02', to: 'self', checked: true })
  expect((await ok(li.call(getCase, { params: { id: online.id } }))).state).toBe('concluded')
})
