import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPicture } from '../../e2e/support/neighbourhood.ts'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'
import * as c from './contract.ts'
import { drawSample } from './rules/sample.ts'

let world: World
let civil: Someone
let banner: Someone
let head: Someone
let otherHead: Someone
let member: Someone
let second: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  banner = await world.staff('banner_head', BANNER, '苏和')
  head = await world.staff('station_head', COMMUNITY, '乌兰')
  otherHead = await world.staff('station_head', OTHER_COMMUNITY, '钱玲')
  member = await world.staff('party_officer', STREET, '孟和')
  second = await world.staff('street_officer', STREET, '吴强')
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
const once = () => ({ clientId: `kinds-${uuidv7()}` })
const at = (day: string) => world.clock.moveTo(`${day}T09:00:00+08:00`)
const today = () => world.clock.now().toISOString().slice(0, 10)

async function aRound(template: string, change: (standard: any) => object = () => ({})): Promise<string> {
  const { id } = await ok(civil.call(c.createEvaluationScheme, { body: { template, title: `${template}办法`, basis: '示例依据', ...once() } }))
  const { standard } = await ok(civil.call(c.getEvaluationScheme, { params: { id } }), 200)
  await ok(civil.call(c.updateEvaluationScheme, { params: { id }, body: { title: `${template}办法`, basis: '示例依据', standard: { ...standard, ...change(standard) }, version: 1, ...once() } }))
  await ok(banner.call(c.approveEvaluationScheme, { params: { id }, body: { fromOn: today(), version: 2, ...once() } }))
  const round = (await ok(civil.call(c.openEvaluationRound, { body: { schemeId: id, title: `${template}评选`, applyUntil: '2029-06-30', decideBy: '2029-12-31', ...once() } }))).id
  await ok(civil.call(c.setRoundPanel, { params: { id: round }, body: { members: [{ accountId: member.id }, { accountId: second.id }], version: 1, ...once() } }))
  return round
}
const start = async (who: Someone, roundId: string, region: string, unitKind = 'community', unitName = '') => (await ok(who.call(c.startEvaluationEntry, { body: { roundId, unitKind, region, unitName, ...once() } }))).id
const read = (who: Someone, id: string) => ok(who.call(c.getEvaluationEntry, { params: { id } }), 200)
const submit = async (who: Someone, id: string) => who.call(c.submitEvaluationEntry, { params: { id }, body: { version: (await read(who, id)).entry.version, ...once() } })
const sign = async (who: Someone, id: string, stand: c.Stand = 'pass', more: object = {}) => who.call(c.signEvaluationEntry, { params: { id }, body: { stand, version: (await read(civil, id)).entry.version, ...once(), ...more } })
const answers = async (who: Someone, id: string, keys: readonly string[]) => {
  const papers: Record<string, object> = {}
  for (const key of keys) papers[key] = { words: '见材料', files: [{ id: (await who.upload('/api/files', { name: `${key}.png`, type: 'image/png', content: aPicture() })).body.id, name: `${key}.png` }] }
  return who.call(c.saveEvaluationEntry, { params: { id }, body: { answers: papers as never, version: (await read(who, id)).entry.version, ...once() } })
}
async function score(who: Someone, id: string, share: number) {
  const { entry, items } = await read(who, id)
  return who.call(c.scoreEvaluationEntry, { params: { id }, body: { attempt: entry.attempt, marks: items.filter((one) => one.toScore).map((one) => ({ item: one.key, points: Math.round(one.weight * share * 100) / 100 })), ...once() } })
}

test('[EVL-22] [PRC-18] a rural unit recommends itself only with all five parts evidenced, and is publicised when it passed', async () => {
  const round = await aRound('rural_full', (standard) => ({ items: standard.items.map((one: object) => ({ ...one, must: false })) }))
  const id = await start(head, round, COMMUNITY)
  const five = (await read(head, id)).parts
  expect(five.map((one) => [one.title, one.evidenced])).toEqual([
    ['领导协调机制全覆盖', false], ['社区建设规划全覆盖', false], ['社区综合服务设施全覆盖', false], ['社区各项服务全覆盖', false], ['社区各项管理全覆盖', false],
  ])
  await ok(answers(head, id, ['leading', 'plan', 'facility', 'service']))
  const no = await submit(head, id)
  expect([no.status, (no.body as { detail?: string }).detail]).toEqual([422, '还不能申报：“社区各项管理全覆盖”这一部分还没有佐证材料'])
  await ok(answers(head, id, ['manage']))
  await ok(submit(head, id))
  expect(await world.within((tx) => tx.one<object>(sql`select parts, met from evaluation.published_parts where id = ${id}`))).toEqual({ parts: 5, met: 5 })
  for (const who of [member, second]) await ok(score(who, id, 0.95))
  const other = await world.staff('civil_affairs_officer', BANNER, '图雅')
  await ok(sign(other, id))
  at('2026-03-20')
  const { titleId } = await ok(sign(civil, id, 'pass', { paper: '民政部通知（虚构）9号' }))
  expect((await ok(world.visitor.call(c.listPublicTitles, { query: { kind: 'rural_full' } }), 200)).items).toMatchObject([{ title: '农村社区建设实验全覆盖示范单位', standing: 'valid' }])
  expect(titleId).not.toBeNull()
})

test('[EVL-20] [PRC-21] a service body earns a grade by points, anybody verifies it, it lapses and is renewed', async () => {
  at('2026-03-02')
  const round = await aRound('service_grade', (standard) => ({ noticeDays: 0, validMonths: 12, items: standard.items.map((one: object) => ({ ...one, must: false })) }))
  const apply = async (into = round) => {
    const id = await start(head, into, COMMUNITY, 'service_body', '邻里日间照料中心（虚构）')
    await ok(submit(head, id))
    for (const who of [member, second]) await ok(score(who, id, 0.9))
    await ok(sign(civil, id))
    return ok(sign(banner, id))
  }
  const first = await apply()
  const { title } = await ok(head.call(c.getEvaluationTitle, { params: { id: first.titleId! } }), 200)
  expect([title.grade, title.validUntil]).toEqual(['四级', '2027-03-02'])
  const verify = async (number: string) => (await ok(world.visitor.call(c.verifyTitle, { params: { number: number.toLowerCase() } }), 200)).standing
  expect(await verify(title.number)).toBe('valid')
  expect(await refused(world.visitor.call(c.verifyTitle, { params: { number: 'CJ152921-2026-9999' } }))).toBe('404 evaluation.number_unknown')
  // A month before it runs out the body is told once.
  at('2027-02-10')
  await world.job('evaluation.watch')
  await world.job('evaluation.watch')
  const told = (await head.get('/api/me/messages')).body.items.filter((one: { link: string }) => one.link?.endsWith(first.titleId!))
  expect(told).toHaveLength(1)
  at('2027-03-03')
  expect(await verify(title.number)).toBe('lapsed')
  expect((await ok(world.visitor.call(c.listPublicTitles, { query: { kind: 'service_grade' } }), 200)).items).toEqual([])
  // The body cannot stand twice in one round; a later round renews.
  expect(await refused(head.call(c.startEvaluationEntry, { body: { roundId: round, unitKind: 'service_body', region: COMMUNITY, unitName: '邻里日间照料中心（虚构）', ...once() } }))).toBe('409 evaluation.entry_exists')
  const { round: file } = await ok(civil.call(c.getEvaluationRound, { params: { id: round } }), 200)
  await ok(civil.call(c.closeEvaluationRound, { params: { id: round }, body: { version: file.version, ...once() } }))
  const later = (await ok(civil.call(c.openEvaluationRound, { body: { schemeId: file.schemeId, title: '复评', applyUntil: '2029-06-30', decideBy: '2029-12-31', ...once() } }))).id
  await ok(civil.call(c.setRoundPanel, { params: { id: later }, body: { members: [{ accountId: member.id }, { accountId: second.id }], version: 1, ...once() } }))
  const renewed = await apply(later)
  expect((await ok(head.call(c.getEvaluationTitle, { params: { id: renewed.titleId! } }), 200)).title).toMatchObject({ standing: 'valid', validUntil: '2028-03-03' })
  expect(await verify(title.number)).toBe('lapsed')
})

test('marks that waited on a phone count once, the newest of a member replaces the older, and an application that came back asks anew', async () => {
  at('2026-04-01')
  const round = await aRound('green', (standard) => ({ items: standard.items.map((one: object) => ({ ...one, must: false })) }))
  const id = await start(head, round, COMMUNITY)
  await ok(submit(head, id))
  const sheet = { attempt: 1, marks: [{ item: 'clean', points: 30 }], madeAt: '2026-04-01T08:00:00+08:00', clientId: 'phone-0000001' }
  const send = (more: object = {}) => member.call(c.scoreEvaluationEntry, { params: { id }, body: { ...sheet, ...more } })
  const first = await ok(send())
  expect(await ok(send())).toEqual(first)
  expect(await world.within((tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from evaluation.marks where entry_id = ${id}`))).toEqual({ n: 1 })
  await ok(send({ marks: [{ item: 'clean', points: 20 }], madeAt: '2026-04-01T08:30:00+08:00', clientId: 'phone-0000002' }))
  // One that was given earlier but arrives late does not replace the newer.
  await ok(send({ marks: [{ item: 'clean', points: 40 }], madeAt: '2026-04-01T08:10:00+08:00', clientId: 'phone-0000003' }))
  expect((await read(civil, id)).items.find((one) => one.key === 'clean')!.points).toBe(20)
  expect(await refused(send({ marks: [{ item: 'clean', points: 41 }], clientId: 'phone-0000004' }))).toBe('422 evaluation.points_wrong')
  expect(await refused(otherHead.call(c.scoreEvaluationEntry, { params: { id }, body: { ...sheet, clientId: 'phone-0000005' } }))).toBe('404 evaluation.entry_not_found')

  // Sent back with a reason, put right, handed in again: a sheet of the first attempt is refused.
  const department = await world.staff('department_officer', BANNER, '蒋波')
  expect(await refused(sign(department, id, 'return'))).toBe('422 evaluation.reason_needed')
  await ok(sign(department, id, 'return', { words: '活动记录不全' }))
  await ok(submit(head, id))
  expect(await refused(send({ clientId: 'phone-0000006' }))).toBe('409 evaluation.attempt_changed')
  for (const who of [member, second]) await ok(score(who, id, 0.5))
  expect(await refused(sign(department, id))).toBe('409 evaluation.below_pass')
  await ok(sign(department, id, 'refuse', { words: '得分低于合格分' }))
  // The unit appeals in time; upheld by somebody without a hand in it, it is scored again.
  const { id: appeal } = await ok(head.call(c.appealEvaluation, { params: { id }, body: { kind: 'appeal', words: '现场检查日正在施工', ...once() } }))
  await ok(civil.call(c.answerEvaluationAppeal, { params: { id: appeal }, body: { upheld: true, answer: '情况属实，重新评分', ...once() } }))
  expect((await read(head, id)).entry.state).toBe('submitted')
})

test('a sample is drawn from those who applied by a stated seed, and comes out the same when drawn again', async () => {
  at('2026-05-06')
  const round = await aRound('full_employment', (standard) => ({ items: standard.items.map((one: object) => ({ ...one, must: false })) }))
  const draw = (seed: string) => civil.call(c.drawEvaluationSample, { params: { id: round }, body: { purpose: '现场抽查', seed, wanted: 1, ...once() } })
  expect(await refused(draw('20260506'))).toBe('409 evaluation.pool_empty')
  const ids: string[] = []
  for (const [who, region] of [[head, COMMUNITY], [otherHead, OTHER_COMMUNITY]] as const) {
    const id = await start(who, round, region)
    await ok(submit(who, id))
    ids.push(id)
  }
  const drawn = await ok(draw('20260506'))
  expect([drawn.pool, drawn.drawn.map((one) => one.key)]).toEqual([2, drawSample('20260506', ids, 1)])
  const { draws } = await ok(civil.call(c.getEvaluationRound, { params: { id: round } }), 200)
  expect(draws.map((one) => [one.seed, one.unchanged])).toEqual([['20260506', true]])
  expect(await refused(head.call(c.drawEvaluationSample, { params: { id: round }, body: { purpose: '自己抽', seed: '1', wanted: 1, ...once() } }))).toMatch(/^403/)
})
