import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'
import { figuresOf, maySend } from './scores.ts'

let world: World
let officer: Someone
let clerk: Someone
const clientId = () => `staff-${uuidv7()}`
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
  world = await aWorld({ at: '2026-03-30T17:00:00+08:00' })
  officer = await world.staff('street_officer', STREET, '吴强')
  clerk = await world.staff('window_clerk', COMMUNITY, '赵敏')
})
afterAll(() => world?.close())

test('[MAT-09] daily assessment on the place’s own list, a frozen monthly sheet that the clerk sees first and may object to, sent to the home department', async () => {
  await ok(officer.call(c.saveItems, { body: { items: [{ title: '服务态度', points: 10 }, { title: '办件规范', points: 20 }], clientId: clientId() } }), 201)
  const { id } = await ok(officer.call(c.saveClerk, { body: { accountId: clerk.id, department: '旗人社局', fromOn: '2026-03-01', clientId: clientId() } }), 201)
  const { items } = await ok(officer.call(c.getAssessmentDay, { query: {} }))
  const assess = (on: string, points: [number, number], version = 0, attendance: c.Attendance = 'present') =>
    officer.call(c.assessDay, { params: { id }, body: { on, attendance, marks: items.map((one, i) => ({ itemId: one.id, points: points[i]! })), version, clientId: clientId() } })
  await ok(assess('2026-03-27', [10, 20]), 201)
  expect(await refused(assess('2026-03-30', [11, 20]))).toBe('422 windows.points_wrong')
  expect(await refused(assess('2026-03-27', [8, 20]))).toBe('409 windows.changed_meanwhile')
  await ok(assess('2026-03-30', [5, 20], 0, 'late'), 201)
  await ok(assess('2026-03-30', [7, 20], 1, 'late'), 201)
  await ok(officer.call(c.recordTraining, { body: { clerkIds: [id], on: '2026-03-20', title: '社保业务', hours: 4, clientId: clientId() } }), 201)
  expect(await refused(clerk.call(c.assessDay, { params: { id }, body: { on: '2026-03-27', attendance: 'present', marks: [], version: 1, clientId: clientId() } }))).toMatch(/^403/)

  const sheets = { month: '2026-03', objectUntil: '2026-04-08', clientId: clientId() }
  expect(await refused(officer.call(c.makeSheets, { body: sheets }))).toBe('409 windows.month_open')
  world.clock.moveTo('2026-04-01T09:00:00+08:00')
  expect((await ok(officer.call(c.makeSheets, { body: { ...sheets, clientId: clientId() } }), 201)).made).toBe(1)
  const mine = async () => (await ok(clerk.call(c.listSheets, { query: { mine: 'yes' } }))).items[0]!
  let sheet = await mine()
  expect(sheet.figures).toMatchObject({ score: 95, days: { present: 1, late: 1 }, trainingHours: 4, good: null, rated: 0 })
  expect([sheet.state, sheet.mine, (await clerk.get('/api/me/messages')).body.items[0].title]).toEqual(['shown', true, '你2026-03的窗口评分表出来了'])
  // Frozen: the days behind it change no more; it does not go out before the clerk had their say.
  expect(await refused(assess('2026-03-30', [10, 20], 2))).toBe('409 windows.month_frozen')
  const move = (who: Someone, name: 'accept' | 'object' | 'answer' | 'send', words = '') => who.call(c.moveSheet, { params: { id: sheet.id }, body: { move: name, words, version: sheet.version, clientId: clientId() } })
  expect(await refused(move(officer, 'send'))).toBe('409 windows.sheet_not_now')
  expect(await refused(move(officer, 'accept'))).toBe('403 windows.not_yours')
  expect(await refused(move(clerk, 'object'))).toBe('422 windows.words_needed')
  await ok(move(clerk, 'object', '30日是公务外出'), 201)
  sheet = await mine()
  expect(await refused(move(clerk, 'answer', '改了'))).toBe('403 windows.not_yours')
  await ok(move(officer, 'answer', '已核对，备注说明'), 201)
  sheet = await mine()
  await ok(move(officer, 'send'), 201)
  expect([(await mine()).state, (await mine()).figures.score]).toEqual(['sent', 95])
  for (const who of [officer, clerk]) expect((await who.get(`/api/windows/sheets/${sheet.id}/sheet.pdf`)).raw.subarray(0, 5).toString()).toBe('%PDF-')
  const other = await world.staff('window_clerk', COMMUNITY, '钱玲')
  expect((await ok(other.call(c.listSheets, { query: {} }))).items).toEqual([])
  expect((await other.get(`/api/windows/sheets/${sheet.id}/sheet.pdf`)).status).toBe(404)
})

test('few ratings say nothing, leave counts neither way, and a sheet goes out after the term', () => {
  const mark = (points: number) => ({ itemId: 'a', title: '态度', most: 10, points, note: '' })
  const got = figuresOf([{ onDate: '2026-03-02', attendance: 'present', marks: [mark(9)] }, { onDate: '2026-03-03', attendance: 'leave', marks: [] }], 0, { good: 4, all: 4 })
  expect([got.score, got.good, got.days.leave]).toEqual([90, null, 1])
  expect(figuresOf([], 0, { good: 4, all: 5 }).good).toBe(80)
  expect([maySend('shown', '2026-04-08', '2026-04-08'), maySend('shown', '2026-04-08', '2026-04-09'), maySend('objected', '2026-04-08', '2026-05-01')]).toEqual([false, true, false])
})
