import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPicture } from '../../e2e/support/neighbourhood.ts'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'
import * as c from './contract.ts'

let world: World
let civil: Someone
let department: Someone
let banner: Someone
let streetHead: Someone
let head: Someone
let otherHead: Someone
let worker: Someone
let member: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2024-03-04T09:00:00+08:00' })
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  department = await world.staff('department_officer', BANNER, '蒋波')
  banner = await world.staff('banner_head', BANNER, '苏和')
  streetHead = await world.staff('street_head', STREET, '郑军')
  head = await world.staff('station_head', COMMUNITY, '乌兰')
  otherHead = await world.staff('station_head', OTHER_COMMUNITY, '钱玲')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  member = await world.staff('community_worker', '152921100001', '陈静')
})
afterAll(() => world?.close())

const ok = async <T>(answer: Promise<Answer<T>>, status = 201): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const once = () => ({ clientId: `evaluation-${uuidv7()}` })
const at = (day: string, time = '09:00') => world.clock.moveTo(`${day}T${time}:00+08:00`)

/** A scheme in force from a sample of the catalogue, weights set by the author. */
async function inForce(template: string, more: (standard: any) => object = () => ({})): Promise<string> {
  const { id } = await ok(civil.call(c.createEvaluationScheme, { body: { template, title: `${template}办法`, basis: '示例依据第三条', ...once() } }))
  const file = await ok(civil.call(c.getEvaluationScheme, { params: { id } }), 200)
  const standard = { ...file.standard, weightsAreSamples: false, ...more(file.standard) }
  await ok(civil.call(c.updateEvaluationScheme, { params: { id }, body: { title: file.scheme.title, basis: file.scheme.basis, standard, version: 1, ...once() } }))
  await ok(banner.call(c.approveEvaluationScheme, { params: { id }, body: { fromOn: '2024-03-04', version: 2, ...once() } }))
  return id
}
const openRound = async (schemeId: string, title: string, applyUntil: string, decideBy: string) =>
  (await ok(civil.call(c.openEvaluationRound, { body: { schemeId, title, applyUntil, decideBy, ...once() } }))).id
const setPanel = async (roundId: string, ...people: Someone[]) => {
  const { round } = await ok(civil.call(c.getEvaluationRound, { params: { id: roundId } }), 200)
  await ok(civil.call(c.setRoundPanel, { params: { id: roundId }, body: { members: people.map((one, i) => ({ accountId: one.id, lead: i === 0 })), version: round.version, ...once() } }))
}
const read = (who: Someone, id: string) => ok(who.call(c.getEvaluationEntry, { params: { id } }), 200)
const start = async (who: Someone, roundId: string, region: string, unitKind = 'community', unitName = '') => (await ok(who.call(c.startEvaluationEntry, { body: { roundId, unitKind, region, unitName, ...once() } }))).id
const submit = async (who: Someone, id: string) => who.call(c.submitEvaluationEntry, { params: { id }, body: { version: (await read(who, id)).entry.version, ...once() } })
const sign = async (who: Someone, id: string, stand: c.Stand = 'pass', more: object = {}) =>
  who.call(c.signEvaluationEntry, { params: { id }, body: { stand, version: (await read(civil, id)).entry.version, ...once(), ...more } })
const photo = async (who: Someone) => ({ id: (await who.upload('/api/files', { name: '现场.png', type: 'image/png', content: aPicture() })).body.id as string, name: '现场.png' })
/** Evidence for every item that asks some. */
async function evidence(who: Someone, id: string) {
  const { entry, items } = await read(who, id)
  const answers: Record<string, object> = {}
  for (const one of items) if (one.must) answers[one.key] = { words: '已做到', self: one.weight, files: [await photo(who)] }
  await ok(who.call(c.saveEvaluationEntry, { params: { id }, body: { answers: answers as never, version: entry.version, ...once() } }))
}
/** Scores everything that no figure counts, at a share of its weight. */
async function score(who: Someone, id: string, share: number) {
  const { entry, items } = await read(who, id)
  const marks = items.filter((one) => one.toScore).map((one) => ({ item: one.key, points: Math.round(one.weight * share * 100) / 100 }))
  return who.call(c.scoreEvaluationEntry, { params: { id }, body: { attempt: entry.attempt, marks, ...once() } })
}

test('[EVL-01] a scheme is made in the desk, approved by another, and a new kind runs by configuration alone', async () => {
  const { id } = await ok(civil.call(c.createEvaluationScheme, { body: { kind: 'other', title: '书香社区评选办法', basis: '旗文明办通知（示例）', ...once() } }))
  // A draft is the authors' own, and is not used.
  expect(await refused(head.call(c.getEvaluationScheme, { params: { id } }))).toBe('404 evaluation.scheme_not_found')
  expect(await refused(banner.call(c.approveEvaluationScheme, { params: { id }, body: { fromOn: '2024-03-04', version: 1, ...once() } }))).toBe('422 evaluation.scheme_faulty')
  const { standard } = await ok(civil.call(c.getEvaluationScheme, { params: { id } }), 200)
  const items = [
    { key: 'room', title: '阅览室开放', weight: 60, way: 'site' as const }, { key: 'people', title: '居民满意度', weight: 40, way: 'residents' as const, indicator: { code: 'CASE-SATISFIED', zero: 60, full: 95 } },
  ]
  const change = { title: '书香社区评选办法', basis: '旗文明办通知（示例）', standard: { ...standard, items, titleName: '书香社区', noticeDays: 0, stages: [{ key: 'decide', title: '审定', body: '旗文明办', signer: 'civil_affairs_officer' as const }] } }
  expect((await ok(civil.call(c.updateEvaluationScheme, { params: { id }, body: { ...change, version: 1, ...once() } }))).faults).toEqual([])
  expect(await refused(civil.call(c.approveEvaluationScheme, { params: { id }, body: { fromOn: '2024-03-04', version: 2, ...once() } }))).toBe('403 evaluation.same_hands')
  await ok(banner.call(c.approveEvaluationScheme, { params: { id }, body: { fromOn: '2024-03-04', version: 2, ...once() } }))
  expect((await ok(head.call(c.getEvaluationScheme, { params: { id } }), 200)).standard.items.map((one) => one.key)).toEqual(['room', 'people'])
  expect(await refused(civil.call(c.updateEvaluationScheme, { params: { id }, body: { ...change, version: 3, ...once() } }))).toBe('409 evaluation.not_now')
  // The next version replaces it; rounds keep the one they began with.
  const next = await ok(department.call(c.createEvaluationScheme, { body: { copyOf: id, nextVersion: true, title: '书香社区评选办法', basis: '旗文明办通知（示例）', ...once() } }))
  expect(await refused(department.call(c.createEvaluationScheme, { body: { copyOf: id, nextVersion: true, title: '书香社区评选办法', basis: '同上', ...once() } }))).toBe('409 evaluation.draft_exists')
  await ok(civil.call(c.approveEvaluationScheme, { params: { id: next.id }, body: { fromOn: '2024-03-04', version: 1, ...once() } }))
  expect((await ok(head.call(c.getEvaluationScheme, { params: { id } }), 200)).scheme).toMatchObject({ state: 'replaced', replacedOn: '2024-03-04' })
  await expect(world.within((tx) => tx.run(sql`update evaluation.schemes set state = 'in_force', from_on = '2024-03-04', approved_by = by_account where id = ${next.id}`))).rejects.toThrow(/approved_by_another/)
})

test('[PRC-17] [EVL-06] [EVL-07] the two-year round of civilised communities: self-report, score, leading group, committee, notice, name; later warning, correction, removal', async () => {
  at('2024-03-04')
  const scheme = await inForce('civilised')
  const round = await openRound(scheme, '2024—2025年文明社区评选', '2024-04-30', '2024-07-31')
  const id = await start(head, round, COMMUNITY)
  // Nobody writes for another place, nobody else reads the draft, and one unit applies once.
  expect(await refused(otherHead.call(c.startEvaluationEntry, { body: { roundId: round, unitKind: 'community', region: COMMUNITY, ...once() } }))).toBe('403 evaluation.place_not_yours')
  expect(await refused(head.call(c.startEvaluationEntry, { body: { roundId: round, unitKind: 'community', region: COMMUNITY, ...once() } }))).toBe('409 evaluation.entry_exists')
  expect(await refused(otherHead.call(c.getEvaluationEntry, { params: { id } }))).toBe('404 evaluation.entry_not_found')
  expect(await refused(streetHead.call(c.getEvaluationEntry, { params: { id } }))).toBe('404 evaluation.entry_not_found')
  expect(await refused(submit(head, id))).toBe('422 evaluation.evidence_missing')
  await evidence(head, id)
  await ok(submit(head, id))
  // What the place counts was read and kept; nobody typed it. What is missing says so and is not 0.
  const sheet = await read(head, id)
  expect(sheet.items.find((one) => one.key === 'volunteers')!.auto).not.toBeNull()
  expect(sheet.items.find((one) => one.key === 'residents')!).toMatchObject({ points: null, toScore: true })
  expect(sheet.total).toBeNull()

  await setPanel(round, member, worker, department)
  // A member from another street reaches the unit by the panel alone; the unit's own people stand back; others do not score.
  expect((await ok(member.call(c.listEvaluationEntries, { query: { show: 'score' } }), 200)).items.map((one) => one.id)).toEqual([id])
  expect(await refused(score(worker, id, 0.9))).toBe('403 evaluation.conflicted')
  expect(await refused(sign(civil, id))).toBe('409 evaluation.score_open')
  await ok(score(member, id, 1))
  await ok(score(department, id, 0.9))
  const scored = await read(civil, id)
  expect(scored.total).toBeGreaterThanOrEqual(80)
  // Computed again from figures and marks it is the same number.
  expect(Math.round(scored.items.reduce((all, one) => all + one.points!, 0) * 100) / 100).toBe(scored.total)

  // Leading group, then the committee by its paper, each by other hands; whoever scored does not sign.
  expect(await refused(sign(streetHead, id))).toBe('403 evaluation.not_your_stage')
  await ok(sign(civil, id))
  expect(await refused(sign(civil, id, 'pass', { paper: '阿左文明委〔2024〕1号' }))).toBe('403 evaluation.same_hands')
  expect(await refused(sign(department, id, 'pass', { paper: '阿左文明委〔2024〕1号' }))).toBe('403 evaluation.same_hands')
  const second = await world.staff('department_officer', BANNER, '白杰')
  expect(await refused(sign(second, id))).toBe('422 evaluation.paper_needed')
  expect(await ok(sign(second, id, 'pass', { paper: '阿左文明委〔2024〕1号' }))).toMatchObject({ state: 'noticed', titleId: null })
  const { entry: noticed } = await read(civil, id)
  // Seven working days after Monday 4 March are Wednesday the 13th.
  expect([noticed.noticeFrom, noticed.noticeUntil]).toEqual(['2024-03-04', '2024-03-13'])
  expect((await ok(world.visitor.call(c.listPublicTitles, { query: {} }), 200)).notices).toMatchObject([{ title: '文明社区', until: '2024-03-13' }])
  expect(await refused(sign(banner, id))).toBe('409 evaluation.notice_runs')
  // An objection during the notice holds the decision up until somebody answers who has had no hand in it.
  expect(await refused(otherHead.call(c.appealEvaluation, { params: { id }, body: { kind: 'objection', words: '楼道堆物没有清', ...once() } }))).toBe('404 evaluation.entry_not_found')
  const answered = await ok(worker.call(c.appealEvaluation, { params: { id }, body: { kind: 'objection', words: '居民反映三号楼楼道堆物没有清', fromName: '', ...once() } }))
  at('2024-03-14')
  expect(await refused(sign(banner, id))).toBe('409 evaluation.appeal_open')
  expect(await refused(civil.call(c.answerEvaluationAppeal, { params: { id: answered.id }, body: { upheld: false, answer: '已到现场核实，楼道已清理', ...once() } }))).toBe('403 evaluation.same_hands')
  const third = await world.staff('civil_affairs_officer', BANNER, '图雅')
  await ok(third.call(c.answerEvaluationAppeal, { params: { id: answered.id }, body: { upheld: false, answer: '已到现场核实，楼道已清理', ...once() } }))
  const named = await ok(sign(banner, id, 'pass', { words: '命名为文明社区' }))
  expect(named.state).toBe('granted')
  const titleId = named.titleId!

  // Every level is signed, with name and day.
  const { signatures } = await read(civil, id)
  expect(signatures.map((one) => [one.stage, one.stand, one.byName])).toEqual([['领导小组审核', 'pass', '其木格'], ['文明委审定', 'pass', '白杰'], ['政府命名表彰', 'pass', '苏和']])
  const { round: file, unsigned } = await ok(civil.call(c.getEvaluationRound, { params: { id: round } }), 200)
  expect([unsigned, file.nextOn]).toEqual([[], '2026-03-04'])
  await ok(civil.call(c.closeEvaluationRound, { params: { id: round }, body: { version: file.version, ...once() } }))
  const { number } = (await ok(head.call(c.getEvaluationTitle, { params: { id: titleId } }), 200)).title
  expect(await ok(world.visitor.call(c.verifyTitle, { params: { number } }), 200)).toMatchObject({ standing: 'valid', title: '文明社区' })

  // Two years later the next round is due; the self-check of the year is owed and then filed once.
  at('2026-03-04')
  expect((await ok(civil.call(c.listEvaluationRounds, { query: { show: 'due' } }), 200)).items.map((one) => one.id)).toEqual([round])
  expect((await ok(head.call(c.listEvaluationTitles, { query: { show: 'owing' } }), 200)).items.map((one) => one.id)).toEqual([titleId])
  await ok(head.call(c.fileSelfCheck, { params: { id: titleId }, body: { year: 2026, words: '对照标准自查，保持良好', ...once() } }))
  expect(await refused(head.call(c.fileSelfCheck, { params: { id: titleId }, body: { year: 2026, words: '再报一次', ...once() } }))).toBe('409 evaluation.self_check_filed')
  expect((await ok(civil.call(c.listEvaluationTitles, { query: { show: 'owing' } }), 200)).items).toEqual([])

  // Slipped: criticism and warning with a day; the title still stands and says so; past the day, by another hand, it goes.
  const warned = { words: '卫生检查两次不合格', correctBy: '2026-04-30', version: 1, ...once() }
  expect(await refused(head.call(c.warnTitle, { params: { id: titleId }, body: warned }))).toMatch(/^403/)
  await ok(civil.call(c.warnTitle, { params: { id: titleId }, body: warned }))
  expect(await ok(world.visitor.call(c.verifyTitle, { params: { number } }), 200)).toMatchObject({ standing: 'warned' })
  await ok(head.call(c.reportCorrection, { params: { id: titleId }, body: { words: '已清运垃圾，增加保洁', ...once() } }))
  const settle = (who: Someone, keep: boolean, version = 2) => who.call(c.settleTitle, { params: { id: titleId }, body: { keep, words: '复查结果见记录', version, ...once() } })
  expect(await refused(settle(banner, false))).toBe('409 evaluation.correction_runs')
  at('2026-05-06')
  expect(await refused(settle(civil, false))).toBe('403 evaluation.same_hands')
  await ok(settle(banner, false))
  expect(await ok(world.visitor.call(c.verifyTitle, { params: { number } }), 200)).toMatchObject({ standing: 'removed', endedOn: '2026-05-06' })
  expect((await ok(world.visitor.call(c.listPublicTitles, { query: {} }), 200)).items).toEqual([])
  expect((await ok(head.call(c.listEvaluationTitles, { query: {} }), 200)).items).toEqual([])
  expect(await refused(head.call(c.fileSelfCheck, { params: { id: titleId }, body: { year: 2026, words: '再报', ...once() } }))).toBe('409 evaluation.not_now')
})
