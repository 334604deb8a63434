import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { submitCase } from '../cases/contract.ts'
import * as c from './contract.ts'

let world: World
let worker: Someone
let street: Someone
let stranger: Someone
beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  street = await world.staff('street_officer', STREET, '吴强')
  stranger = await world.staff('community_worker', OTHER_COMMUNITY, '钱玲')
})
afterAll(() => world?.close())

const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const made = <T>(answer: Promise<Answer<T>>) => ok(answer, 201)
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const once = () => ({ clientId: `legal-${uuidv7()}` })
const asks = async (who: Someone & { phone: string }, matterCode: string, form: object) =>
  made(who.call(submitCase, { body: { matterCode, form: { phone: who.phone, address: '王府家园3号楼', agree: true, ...form }, ...once() } }))
const adviser = (by: Someone, region: string, name = '陈律师') => by.call(c.setAdviser, { body: { region, name, unit: '贺兰律师事务所', hours: '每周三14:30—17:30', place: '社区服务站', contact: '0483-8220999', validFrom: '2026-01-01', ...once() } })

describe('legal services of a community', () => {
  test('[CAS-11] each community has a named adviser and hours, or is listed as a gap; anybody reads who and when', async () => {
    const before = await ok(street.call(c.getLegalCoverage, {}))
    expect(before.covered).toBe(0)
    expect(before.gaps.map((one) => one.region)).toContain(COMMUNITY)
    const { id } = await made(adviser(worker, COMMUNITY))
    expect(await refused(adviser(worker, OTHER_COMMUNITY))).toBe('403 legal.place_not_yours')
    expect(await refused(adviser(worker, COMMUNITY))).toBe('409 legal.adviser_exists')
    const after = await ok(street.call(c.getLegalCoverage, {}))
    expect([after.covered, after.gaps.length]).toEqual([1, after.communities - 1])
    expect(after.share).toBe(Math.round((1 / after.communities) * 1000) / 10)
    expect((await ok(world.visitor.call(c.listAdvisers, { query: { region: COMMUNITY } }))).items).toMatchObject([{ name: '陈律师', hours: '每周三14:30—17:30', place: '社区服务站' }])
    expect(await refused(stranger.call(c.endAdviser, { params: { id }, body: { reason: '不是我们的', version: 1, ...once() } }))).toBe('404 legal.not_found')
  })

  test('an answer is read by the person alone: neither colleagues nor who typed it read it again', async () => {
    const wu = await world.resident({ name: '吴兰', region: GRID, bornOn: '1980-01-01' })
    const { id, number } = await asks(wu, 'legal.advice', { about: 'family', question: '离婚后孩子归谁抚养' })
    const { items: [who] } = await ok(world.visitor.call(c.listAdvisers, { query: { region: COMMUNITY } }))
    const answer = (by: Someone, adviserId: string) => by.call(c.answerAdvice, { params: { id }, body: { adviserId, answer: '两周岁以下一般随母亲生活。', ...once() } })
    const elsewhere = await made(adviser(stranger, OTHER_COMMUNITY, '外区律师'))
    expect(await refused(answer(stranger, who!.id))).toBe('404 legal.not_found')
    expect(await refused(answer(worker, elsewhere.id))).toBe('422 legal.adviser_unknown')
    await made(answer(worker, who!.id))
    expect((await ok(wu.call(c.getMyLegal, {}))).answers).toMatchObject([{ caseId: id, text: '两周岁以下一般随母亲生活。', adviser: '陈律师（贺兰律师事务所）' }])
    const seen = JSON.stringify([await ok(worker.get(`/api/cases/${id}`)), await ok(worker.call(c.listLegalRequests, { query: { show: 'done' } })), await ok(wu.get(`/api/cases/${number}`))])
    expect(seen).not.toContain('两周岁')
    const lies = await world.owner(async (client) => JSON.stringify((await client.query('select * from legal.answers')).rows))
    expect(lies).not.toContain('两周岁')
    const other = await world.resident({ name: '别人', region: GRID })
    expect((await ok(other.call(c.getMyLegal, {}))).answers).toEqual([])
  })

  test('an application for legal aid is handed on with its clock, and the result is told', async () => {
    const ma = await world.resident({ name: '马勇', region: GRID, bornOn: '1975-01-01', sex: '1' })
    const { id } = await asks(ma, 'legal.aid', { about: 'labour', story: '工地拖欠工资，请不起律师' })
    const hand = (handedOn: string) => worker.call(c.handOnAid, { params: { id }, body: { agency: '阿拉善左旗法律援助中心', handedOn, ...once() } })
    expect(await refused(hand('2026-03-05'))).toBe('422 legal.day_wrong')
    expect(await made(hand('2026-03-02'))).toEqual({ dueOn: '2026-03-09' })
    expect(await refused(hand('2026-03-02'))).toBe('409 legal.not_now')
    world.clock.moveTo(new Date('2026-03-11T09:00:00+08:00'))
    expect((await ok(worker.call(c.listLegalRequests, { query: { show: 'late' } }))).items).toMatchObject([{ id, late: true, agencyDueOn: '2026-03-09' }])
    await made(worker.call(c.recordAidResult, { params: { id }, body: { result: 'granted', answeredOn: '2026-03-11', note: '指派陈律师', ...once() } }))
    expect((await ok(ma.call(c.getMyLegal, {}))).aid).toMatchObject([{ result: '给予法律援助', note: '指派陈律师' }])
    expect((await ok(ma.get(`/api/cases/${id}`))).state).toBe('concluded')
    world.clock.moveTo(new Date('2026-03-02T09:00:00+08:00'))
  })

  test('[CAS-17] sessions are counted by community and year, who came as a number, for minors apart', async () => {
    const plan = (topic: string, minors: boolean) => made(worker.call(c.planSession, { body: { region: COMMUNITY, kind: 'publicity', topic, audience: minors ? '小学生' : '居民', minors, plannedOn: '2026-03-01', place: '社区', ...once() } }))
    const [law, children, off] = [await plan('民法典', false), await plan('未成年人保护法', true), await plan('下雨取消', false)]
    expect((await ok(worker.call(c.listSessions, { query: { show: 'planned' } }))).items.every((one) => one.late)).toBe(true)
    const hold = (id: string, body: object) => worker.call(c.holdSession, { params: { id }, body: { held: true, version: 1, ...once(), ...body } as never })
    expect(await refused(hold(law.id, { heldOn: '2026-03-01' }))).toBe('422 legal.number_missing')
    await made(hold(law.id, { heldOn: '2026-03-01', attendance: 40 }))
    await made(hold(children.id, { heldOn: '2026-03-01', attendance: 25 }))
    await made(hold(off.id, { held: false, note: '下雨' }))
    expect((await ok(street.call(c.countSessions, { query: { year: '2026' } }))).items).toEqual([{ region: COMMUNITY, regionName: expect.any(String), sessions: 2, attendance: 65, forMinors: 1, minorsAttendance: 25 }])
    expect((await ok(street.call(c.countSessions, { query: { year: '2025' } }))).items).toEqual([])
    expect(Object.keys((await ok(worker.call(c.listSessions, { query: {} }))).items[0]!).filter((key) => /name|people|person/i.test(key)).sort()).toEqual(['byName', 'regionName'])
  })
})

describe('rights', () => {
  test('[CAS-15] a matter of rights shows the path taken, step by step, to the person; not ended before a lawful step', async () => {
    const zhao = await world.resident({ name: '赵工', region: GRID, bornOn: '1988-01-01', sex: '1' })
    const { id } = await asks(zhao, 'legal.rights', { about: 'wages', story: '工地三个月没发工资', wish: '要回工资' })
    const take = (by: Someone) => by.call(c.takeUpRight, { params: { id }, body: { helper: 'union', mechanism: 'protection', ...once() } })
    expect(await refused(take(stranger))).toBe('404 legal.not_found')
    await made(take(worker))
    expect(await refused(take(worker))).toBe('409 legal.not_now')
    const step = (path: string, note: string, version: number) => worker.call(c.addRightStep, { params: { id }, body: { path, onDay: '2026-03-02', note, version, ...once() } as never })
    const end = (outcome: string, version: number) => worker.call(c.endRight, { params: { id }, body: { outcome, note: '工资已补发', version, ...once() } as never })
    expect(await refused(end('protected', 1))).toBe('409 legal.no_step')
    await made(step('employer', '公司答应核对', 1))
    expect(await refused(step('court', '旧版本', 1))).toBe('409 legal.changed_meanwhile')
    await made(step('labour_inspection', '监察大队已受理', 2))
    const [mine] = (await ok(zhao.call(c.getMyLegal, {}))).rights
    expect(mine).toMatchObject({ helper: '工会', mechanism: '权益保障' })
    expect(mine!.steps.map((one) => one.path)).toEqual(['', '请用人单位答复', '向劳动保障监察部门投诉'])
    await made(end('protected', 3))
    expect((await ok(zhao.get(`/api/cases/${id}`))).result.answer).toContain('请用人单位答复→向劳动保障监察部门投诉')
    expect((await ok(worker.call(c.getRight, { params: { id } }))).taken).toMatchObject({ outcome: 'protected' })
    expect(Object.values(c.MECHANISMS)).toEqual(['利益协调', '诉求表达', '矛盾调处', '权益保障'])
    // No marking of people.
    const columns = await world.owner(async (client) => (await client.query(`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'legal'`)).rows.map((row) => row.name as string))
    expect(columns.length).toBeGreaterThan(40)
    expect(columns.filter((name) => /risk|mark|flag|level|score|watch|ethnic|relig/.test(name))).toEqual([])
  })
})
