import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, COMMUNITY, OTHER_COMMUNITY, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { getCase, moveCase } from '../cases/contract.ts'
import { MATTERS } from '../../apps/server/modules.ts'
import { BUNDLES } from './catalogue/bundles.ts'
import * as c from './contract.ts'

let world: World
let clerk: Someone
let worker: Someone
let stranger: Someone
const clientId = () => `visit-${uuidv7()}`
const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  clerk = await world.staff('window_clerk', COMMUNITY, '赵敏')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  stranger = await world.staff('window_clerk', OTHER_COMMUNITY, '钱玲')
})
afterAll(() => world?.close())

const VISIT = { matterCode: 'elderly.visit-request', form: { phone: '13900002222', address: '幸福路1号', living: 'alone', needs: ['look'], wish: 'week', contactName: '王建国', contactPhone: '13900001111', consent: true } }
const VOLUNTEER = { matterCode: 'volunteers.registration', form: { fields: ['elderly'], freeTime: ['weekend'], promise: true } }

test('[MAT-06] one visit with several matters is one receipt; all are submitted or none; progress is read by the visit’s number', async () => {
  const who = await world.resident({ name: '李秀英', bornOn: '1958-03-02' })
  const body = (items: object[], more: object = {}) => ({ personId: who.personId!, items: items as never, clientId: clientId(), ...more })
  // One of two is wrong: nothing at all was submitted.
  expect(await refused(clerk.call(c.submitVisit, { body: body([VISIT, { ...VOLUNTEER, form: {} }]) }))).toBe('422 case.form_invalid')
  expect((await ok(clerk.get('/api/cases?box=all'))).items).toEqual([])
  expect(await refused(clerk.call(c.submitVisit, { body: body([VISIT, VISIT]) }))).toBe('422 windows.matter_twice')
  expect(await refused(stranger.call(c.submitVisit, { body: body([VISIT]) }))).toBe('404 windows.person_not_found')

  const same = body([VISIT, { ...VOLUNTEER, form: { ...VOLUNTEER.form, phone: who.phone } }], { bundle: 'old-age' })
  const visit = await ok(clerk.call(c.submitVisit, { body: same }), 201)
  expect((await ok(clerk.call(c.submitVisit, { body: same }), 201)).id).toBe(visit.id)
  expect(visit.cases.map((one) => [one.title, one.stateName])).toEqual([['老年人探访需求', '待受理'], ['志愿者登记', '待受理']].map((line, i) => [visit.cases[i]!.title, line[1]]))
  expect(new Set(visit.cases.map((one) => one.number)).size).toBe(2)
  const receipt = await clerk.get(`/api/windows/visits/${visit.id}/receipt`)
  expect(receipt.raw.subarray(0, 5).toString()).toBe('%PDF-')

  // By the number and code on the receipt, without a name; a case that goes on is seen there.
  const progress = (code = visit.checkCode) => world.visitor.call(c.getVisitProgress, { query: { number: visit.number, code } })
  expect(await refused(progress('AAAAAA'))).toBe('404 windows.progress_not_found')
  const first = await ok(worker.call(getCase, { params: { id: visit.cases[0]!.caseId } }))
  world.clock.forward(2 * 3_600_000)
  await ok(worker.call(moveCase, { params: { id: first.id }, body: { move: 'accept', version: first.version, clientId: clientId() } }))
  const seen = await ok(progress())
  expect(seen.items.map((one) => one.stateName)).toEqual(['办理中', '待受理'])
  expect(JSON.stringify(seen)).not.toContain('李秀英')

  // Herself, and nobody else.
  expect((await ok(who.call(c.getVisit, { params: { id: visit.id } }))).cases).toHaveLength(2)
  expect(await refused((await world.resident({ name: '白玉兰' })).call(c.getVisit, { params: { id: visit.id } }))).toBe('404 windows.visit_not_found')
  expect(await refused(stranger.call(c.getVisit, { params: { id: visit.id } }))).toBe('404 windows.visit_not_found')
  expect((await ok(clerk.call(c.listVisits, { query: { q: '李秀' } }))).items.map((one) => one.number)).toEqual([visit.number])
})

test('[MAT-12] the resident sees one status while each desk’s time is measured, by case and by matter', async () => {
  const who = await world.resident({ name: '王桂花', bornOn: '1950-01-01' })
  const visit = await ok(clerk.call(c.submitVisit, { body: { personId: who.personId!, items: [VISIT] as never, clientId: clientId() } }), 201)
  const { caseId } = visit.cases[0]!
  const move = async (body: object) => {
    const { version } = await ok(worker.call(getCase, { params: { id: caseId } }))
    await ok(worker.call(moveCase, { params: { id: caseId }, body: { version, clientId: clientId(), ...body } as never }))
  }
  world.clock.forward(90 * 60_000)
  await move({ move: 'accept' })
  world.clock.forward(30 * 60_000)
  await move({ move: 'handOver', target: { post: 'street_officer', region: '152921405000' }, reason: '需街道协调' })
  world.clock.forward(26 * 3_600_000)
  const times = await ok(worker.call(c.getDeskTimes, { params: { id: caseId } }))
  expect(times.levels).toEqual([{ level: 'community', minutes: 120 }, { level: 'street', minutes: 26 * 60 }])
  expect(times.visit).toMatchObject({ number: visit.number, others: [] })
  expect((await ok(who.call(c.getVisit, { params: { id: visit.id } }))).cases.map((one) => one.stateName)).toEqual(['办理中'])
  const summary = await ok(worker.call(c.listDeskTimes, { query: { since: '2026-03-01' } }))
  const line = summary.items.find((one) => one.matterCode === VISIT.matterCode)!
  expect(line.levels.find((one) => one.level === 'street')).toEqual({ level: 'street', desks: 1, minutes: 26 * 60 })
  expect(await refused(stranger.call(c.getDeskTimes, { params: { id: caseId } }))).toBe('404 windows.case_not_found')
})

test('what two matters ask is asked once, papers too, and every bundle stands in the catalogue', async () => {
  const form = (properties: object, fields: object = {}) => ({ schema: { type: 'object' as const, properties: properties as never }, ui: { steps: [{ title: '', fields: Object.keys(properties) }], fields: fields as never } })
  const a = { code: 'a', title: '甲', form: form({ tel: { type: 'string', title: '电话' }, bank: { type: 'string', title: '开户行' }, agree: { type: 'boolean', title: '承诺', const: true } }, { tel: { prefill: 'register.phone' } }), materials: [] }
  const b = { code: 'b', title: '乙', form: form({ phone: { type: 'string', title: '联系电话' }, bank: { type: 'string', title: '开户行' }, agree: { type: 'boolean', title: '承诺', const: true } }, { phone: { prefill: 'register.phone' } }), materials: [] }
  expect(c.sharedFields([a, b]).map((one) => one.title)).toEqual(['电话', '开户行', '承诺'])
  // What was typed is carried; what one agrees to is each form's own.
  expect(c.carryOver(b.form, {}, [{ form: a.form, values: { tel: '1', bank: '农行', agree: true } }])).toEqual({ phone: '1', bank: '农行' })
  expect(c.papersOnce([{ matter: 'a', papers: [{ code: 'x', title: '身份证（复印件）' }] }, { matter: 'b', papers: [{ code: 'y', title: '身份证 复印件' }] }])).toMatchObject([{ for: [{ matter: 'a', code: 'x' }, { matter: 'b', code: 'y' }] }])

  const { items } = await ok(clerk.call(c.listBundles, {}))
  expect(items.length).toBeGreaterThanOrEqual(2)
  const known = new Set(MATTERS.map((one) => one.code))
  for (const one of items) expect([one.matters.every((each) => known.has(each.code)), one.matters.length > 1]).toEqual([true, true])
  expect(BUNDLES.every((one) => new Set(one.matters).size === one.matters.length)).toBe(true)
})
