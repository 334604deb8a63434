import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { targetsOn } from './index.ts'
import { chooseTarget } from './rules/targets.ts'
import * as c from './contract.ts'

const LEAGUE = '152900000000'
const OTHER_BANNER = '152922000000'

let world: World
let civil: Someone
let department: Someone
let head: Someone
let street: Someone
let streetHead: Someone
let worker: Someone
let stranger: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  department = await world.staff('department_officer', BANNER, '蒋波')
  head = await world.staff('banner_head', BANNER, '苏和')
  street = await world.staff('street_officer', STREET, '吴强')
  streetHead = await world.staff('street_head', STREET, '郑军')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  stranger = await world.staff('station_head', OTHER_COMMUNITY, '钱玲')
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

const NEW = { region: BANNER, title: '阿拉善左旗城乡社区服务规划（2026—2030年）', issuer: '阿拉善左旗人民政府', from: '2026-01-01', until: '2030-12-31' }
const PASSAGE = { title: '社区服务站', text: '每个社区有一个服务站', section: '二' }
const LINK = { kind: 'parent' as const, code: 'alxa-145', title: '阿拉善盟“十四五”城乡社区发展规划' }
const TARGET = { indicator: 'IND-48', year: 2030, comparator: 'at_least' as const, value: 95, unit: '%', reach: 'whole' as const, quote: '覆盖率达到95%', section: '二' }

/** A draft of the banner, written by the civil affairs officer until it is approved. */
async function approved(more: object = {}, start: object = {}) {
  const { id } = await ok(civil.call(c.startPlanDraft, { body: { ...NEW, ...start, clientId: clientId() } }), 201)
  const draft = await ok(civil.call(c.getPlanDraft, { params: { id } }))
  const body = { ...draft.body, aims: [PASSAGE], tasks: [{ ...PASSAGE, title: '建服务站', lead: '旗民政局', helpers: ['旗财政局'] }], links: [LINK], targets: [TARGET], ...more }
  await ok(civil.call(c.writePlanDraft, { params: { id }, body: { body, version: draft.version, clientId: clientId() } }))
  await ok(civil.call(c.movePlanDraft, { params: { id }, body: { move: 'submit', version: 2, clientId: clientId() } }), 201)
  await ok(head.call(c.movePlanDraft, { params: { id }, body: { move: 'approve', version: 3, clientId: clientId() } }), 201)
  return id
}
const publish = async (id: string, issueOn?: string) =>
  (await ok(civil.call(c.movePlanDraft, { params: { id }, body: { move: 'publish', number: '阿左政发〔2026〕1号', ...(issueOn ? { issueOn } : {}), version: 4, clientId: clientId() } }), 201)).plan!

test('a new plan is copied without its targets, written, approved by another, and holds from its day', async () => {
  const { id } = await ok(civil.call(c.startPlanDraft, { body: { ...NEW, copyOf: { code: 'alxa-145', version: 2 }, clientId: clientId() } }), 201)
  const copy = await ok(civil.call(c.getPlanDraft, { params: { id } }))
  // Words are taken over, numbers and stated facts of the league are not: they are offered.
  expect(copy.body.tasks.length).toBeGreaterThan(3)
  expect([copy.body.targets, copy.body.baselines]).toEqual([[], []])
  expect(copy.offered.some((one) => one.indicator === 'IND-48' && one.value === 90)).toBe(true)
  expect(copy.copiedFrom).toMatchObject({ code: 'alxa-145', version: 2 })

  const write = (who: Someone, body: c.DraftBodyTyped, version: number) => who.call(c.writePlanDraft, { params: { id }, body: { body, version, clientId: clientId() } })
  const move = (who: Someone, name: c.DraftMove, version: number, more: object = {}) => who.call(c.movePlanDraft, { params: { id }, body: { move: name, version, clientId: clientId(), ...more } })
  // PLN-14: without a text above it, it cannot be submitted.
  expect(await refused(move(civil, 'submit', 1))).toBe('422 plans.faulty')
  const twice = await ok(write(civil, { ...copy.body, links: [LINK], targets: [TARGET, { ...TARGET, value: 90 }, { ...TARGET, year: 2031 }, { ...TARGET, place: OTHER_BANNER }] }, 1))
  expect(twice.faults.map((one) => one.path)).toEqual(['targets.1', 'targets.2.year', 'targets.3.place'])
  await ok(write(civil, { ...copy.body, links: [LINK], targets: [TARGET] }, 2))
  expect(await refused(write(civil, copy.body, 2))).toBe('409 plans.changed_meanwhile')
  await ok(move(civil, 'submit', 3), 201)
  // Not by whoever wrote it, nor by a post that approves nothing; returned with a reason, and once more.
  expect(await refused(move(civil, 'approve', 4))).toBe('403 plans.same_hands')
  expect(await refused(move(department, 'approve', 4))).toBe('403 plans.not_yours')
  expect(await refused(move(head, 'return', 4))).toBe('422 plans.reason_needed')
  expect((await ok(head.call(c.listPlanDrafts, { query: { show: 'to_approve' } }))).items.map((one) => one.id)).toEqual([id])
  await ok(move(head, 'return', 4, { note: '目标再高一点' }), 201)
  await ok(move(civil, 'submit', 5), 201)
  expect(await refused(move(civil, 'publish', 6))).toBe('409 plans.not_now')
  await ok(move(head, 'approve', 6), 201)
  const done = await ok(move(civil, 'publish', 7, { issueOn: '2026-04-01', number: '阿左政发〔2026〕8号' }), 201)
  const { code } = done.plan!
  const before = await ok(worker.call(c.getPlan, { params: { code } }))
  expect(before).toMatchObject({ state: 'not_yet', mark: '本文本自2026年4月1日起施行', number: '阿左政发〔2026〕8号' })
  const holds = async (region: string, day: string) => world.within(async (tx) => chooseTarget(await targetsOn(tx, day), 'IND-48', region, day).applied?.target)
  expect((await holds(BANNER, '2026-03-31'))?.plan).not.toBe(code)
  expect(await holds(BANNER, '2026-04-01')).toMatchObject({ plan: code, value: 95 })
  // The banner's number holds neither for its league nor for its neighbour.
  expect((await holds(OTHER_BANNER, '2026-04-01'))?.plan).not.toBe(code)
  expect((await holds(LEAGUE, '2026-04-01'))?.plan).not.toBe(code)

  const steps = (await ok(civil.call(c.getPlanDraft, { params: { id } }))).steps.map((one) => one.step)
  expect(steps).toEqual(['started', 'written', 'written', 'submit', 'return', 'submit', 'approve', 'publish'])
  // Another community's worker opens no draft, another's street starts none for the banner.
  expect((await worker.call(c.getPlanDraft, { params: { id } })).status).toBe(403)
  expect(await refused(street.call(c.getPlanDraft, { params: { id } }))).toBe('404 plans.draft_not_found')
  expect(await refused(street.call(c.startPlanDraft, { body: { ...NEW, clientId: clientId() } }))).toBe('403 plans.place_not_yours')
})

test('[PLN-01] [DAT-12] the next text makes the one before void; the void one stays readable with what replaced it, and both can be compared', async () => {
  const plan = await publish(await approved({ head: { index: 'A-2026-1', openness: '主动公开', category: '规划', validity: '有效' } }), '2026-03-02')
  const next = await approved({ targets: [{ ...TARGET, value: 98 }], aims: [PASSAGE, { ...PASSAGE, title: '社区养老' }], head: { index: 'A-2026-9' } }, { revise: plan.code })
  expect(await refused(civil.call(c.startPlanDraft, { body: { ...NEW, revise: plan.code, clientId: clientId() } }))).toBe('409 plans.draft_exists')
  expect(await publish(next, '2026-06-01')).toEqual({ code: plan.code, version: 2 })
  const old = (day: string) => ok(worker.call(c.getPlan, { params: { code: plan.code }, query: { version: 1, day } }))
  expect(await old('2026-05-31')).toMatchObject({ state: 'in_force', mark: '' })
  const void_ = await old('2026-06-01')
  expect(void_).toMatchObject({ state: 'replaced', mark: `本文本已废止，自2026年6月1日起由《${NEW.title}》新印发的文本替代`, replacedBy: { code: plan.code, version: 2, on: '2026-06-01' } })
  expect(void_.targets[0]).toMatchObject({ value: 95 })
  expect(void_.head).toEqual({ index: 'A-2026-1', openness: '主动公开', category: '规划', validity: '有效' })
  const found = await ok(worker.call(c.listPlans, { query: { q: 'A-2026-9' } }))
  expect(found.items.map((one) => [one.code, one.version])).toEqual([[plan.code, 2]])

  const compared = await ok(worker.call(c.comparePlans, { query: { left: plan.code, leftVersion: 1, right: plan.code, rightVersion: 2 } }))
  expect(compared.pieces.filter((one) => one.change !== 'same').map((one) => [one.kind, one.title, one.change])).toEqual([['target', 'IND-48（2030年）', 'changed'], ['aim', '社区养老', 'added']])
  expect(await refused(worker.call(c.comparePlans, { query: { left: plan.code, rightDraft: next } }))).toBe('404 plans.draft_not_found')
})

test('[PLN-14] [PLN-22] each plan names its parent; from a text one goes up to its basis and down to the rule that carries it out', async () => {
  const law = { kind: 'basis' as const, title: '国务院办公厅关于社区服务体系建设的规划', number: '国办发〔2011〕61号' }
  const plan = await publish(await approved({ links: [LINK, law, { kind: 'land', title: '阿拉善左旗土地利用总体规划' }] }), '2026-03-02')
  const street_ = await ok(street.call(c.startPlanDraft, { body: { ...NEW, region: STREET, title: '街道实施细则', issuer: '街道办事处', clientId: clientId() } }), 201)
  const draft = await ok(street.call(c.getPlanDraft, { params: street_ }))
  await ok(street.call(c.writePlanDraft, { params: street_, body: { body: { ...draft.body, tasks: [PASSAGE], links: [{ kind: 'parent', code: plan.code, title: NEW.title }] }, version: 1, clientId: clientId() } }))
  await ok(street.call(c.movePlanDraft, { params: street_, body: { move: 'submit', version: 2, clientId: clientId() } }), 201)
  await ok(streetHead.call(c.movePlanDraft, { params: street_, body: { move: 'approve', version: 3, clientId: clientId() } }), 201)
  const rule = (await ok(street.call(c.movePlanDraft, { params: street_, body: { move: 'publish', version: 4, clientId: clientId() } }), 201)).plan!
  const low = await ok(worker.call(c.getPlan, { params: { code: rule.code } }))
  expect(low.basis.map((one) => [one.depth, one.kind, one.title])).toEqual([
    [1, 'parent', NEW.title], [2, 'parent', LINK.title], [2, 'basis', law.title], [2, 'land', '阿拉善左旗土地利用总体规划'],
  ])
  const high = await ok(worker.call(c.getPlan, { params: { code: 'alxa-145' } }))
  expect(high.carriedOutBy).toContainEqual(expect.objectContaining({ depth: 2, code: rule.code, title: '街道实施细则' }))
})

test('[PLN-02] goals are split down the levels: parts meet the whole, each level confirms for itself with an owner, and what has none is listed', async () => {
  const plan = await publish(await approved(), '2026-03-02')
  const goal = (who: Someone, more: object = {}) => who.call(c.createGoal, { body: {
    region: BANNER, plan: plan.code, planVersion: plan.version, kind: 'target', indicator: 'IND-48', what: '服务站个数', value: 100, unit: '个', adds: true, fromOn: '2026-01-01', dueOn: '2026-12-31',
    owner: '旗民政局', clientId: clientId(), ...more,
  } as never })
  expect(await refused(worker.call(c.createGoal, { body: {} as never }))).toMatch(/^40/)
  expect(await refused(goal(civil, { value: null }))).toBe('422 plans.number_needed')
  expect(await refused(goal(civil, { indicator: 'IND-9999' }))).toBe('422 plans.indicator_unknown')
  expect(await refused(goal(street))).toBe('403 plans.place_not_yours')
  const { id } = await ok(goal(civil), 201)

  const file = async (who: Someone, which: string) => ok(who.call(c.getGoal, { params: { id: which } }))
  const parts = (values: Array<[string, number]>, version: number, more: object = {}) => civil.call(c.splitGoal, { params: { id }, body: {
    parts: values.map(([region, value]) => ({ region, value, dueOn: '2026-11-30', ...more })), version, clientId: clientId(),
  } })
  const OTHER_STREET = '152921401000'
  expect(await refused(parts([[STREET, 60], [OTHER_STREET, 39]], 1))).toBe('422 plans.parts_fall_short')
  expect(await refused(parts([[COMMUNITY, 100]], 1))).toBe('422 plans.part_wrong')
  expect(await refused(parts([[STREET, 60], [STREET, 40]], 1))).toBe('422 plans.part_wrong')
  expect(await refused(parts([[STREET, 60], [OTHER_STREET, 40]], 1, { dueOn: '2027-01-01' }))).toBe('422 plans.days_wrong')
  await ok(parts([[STREET, 60], [OTHER_STREET, 40]], 1), 201)
  const whole = await file(civil, id)
  expect(whole.sum).toEqual({ meets: true, words: '各地合计100个，满足总目标100个' })
  const mine = whole.parts.find((one) => one.region === STREET)!
  expect(mine).toMatchObject({ state: 'proposed', owner: '', value: 60 })
  const listed = await ok(civil.call(c.listGoals, { query: { show: 'without_owner', plan: plan.code } }))
  expect(listed.items.map((one) => one.region).sort()).toEqual([OTHER_STREET, STREET].sort())
  expect((await ok(street.call(c.listGoals, { query: { show: 'to_confirm' } }))).items.map((one) => one.id)).toEqual([mine.id])

  const answer = (who: Someone, more: object = {}) => who.call(c.answerGoal, { params: { id: mine.id }, body: { answer: 'confirm', version: 1, clientId: clientId(), ...more } as never })
  // No level confirms for another, none without an owner, none objects without a reason.
  expect(await refused(answer(civil, { owner: '街道' }))).toBe('403 plans.not_this_level')
  expect(await refused(answer(street))).toBe('422 plans.owner_needed')
  expect(await refused(answer(street, { answer: 'object' }))).toBe('422 plans.reason_needed')
  const owner = (await ok(street.call(c.listGoalOwners, { query: { region: STREET } }))).items.find((one) => one.name === '吴强')!
  expect(await refused(answer(street, { ownerAccount: uuidv7() }))).toBe('422 plans.owner_unknown')
  await ok(answer(street, { ownerAccount: owner.id }), 201)
  expect((await file(street, mine.id)).goal).toMatchObject({ state: 'confirmed', owner: '吴强', mine: true })
  // The street reads the goal above its own and changes nothing there; a neighbour finds neither.
  expect((await file(street, id)).may).toEqual({ split: false, confirm: false, report: false, drop: false })
  expect(await refused(street.call(c.reportGoal, { params: { id }, body: { step: 'dropped', note: '不办了', version: 2, clientId: clientId() } }))).toBe('403 plans.place_not_yours')
  expect(await refused(stranger.call(c.getGoal, { params: { id: whole.parts.find((one) => one.region === OTHER_STREET)!.id } }))).toBe('404 plans.goal_not_found')

  // A part that changes is confirmed anew; one that is left out is dropped.
  expect(await refused(parts([[STREET, 100]], 1))).toBe('409 plans.changed_meanwhile')
  await ok(parts([[STREET, 100]], 2), 201)
  const again = await file(civil, id)
  expect(again.parts.map((one) => [one.region, one.value, one.state, one.owner])).toEqual([[STREET, 100, 'proposed', '吴强']])
})
