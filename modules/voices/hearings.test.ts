import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { daysBetween } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'
import { periodOf } from './rules/cycle.ts'
import { folded } from './rules/ical.ts'

let world: World
let worker: Someone
let other: Someone
let street: Someone
let sarnai: Someone & { phone: string }

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  other = await world.staff('community_worker', OTHER_COMMUNITY, '钱玲')
  street = await world.staff('street_officer', STREET, '吴强')
  sarnai = await world.resident({ name: '萨日娜', region: GRID })
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
const once = () => ({ clientId: `hearing-${uuidv7()}` })

test('[CAS-06] the committee hears residents regularly, reports, and the reply is followed to its day', async () => {
  const plan = { region: COMMUNITY, body: '社区居民委员会', title: '一季度公共服务听取意见', services: ['公交', '供暖'], heldOn: '2026-03-02' }
  const { id } = await ok(worker.call(c.planRound, { body: { ...plan, ...once() } }), 201)
  const version = async () => (await ok(worker.call(c.getRound, { params: { id } }))).round.version
  const move = async (who: Someone, name: 'hear' | 'report' | 'reply' | 'cancel', more: object = {}) => who.call(c.moveRound, { params: { id }, body: { move: name, version: await version(), ...more, ...once() } })
  expect(await refused(move(worker, 'hear'))).toBe('409 voices.nothing_heard')
  const said = await ok(worker.call(c.hearOpinion, { params: { id }, body: { kind: 'services', words: '供暖温度晚上不够', ...once() } }), 201)
  await ok(worker.call(c.hearOpinion, { params: { id }, body: { kind: 'traffic', words: '5路公交末班车太早', saidBy: '老额', ...once() } }), 201)
  await ok(move(worker, 'hear', { attended: 23 }), 201)
  expect(await refused(other.call(c.getRound, { params: { id } }))).toBe('404 voices.round_not_found')
  expect(await refused(move(worker, 'report', { note: '意见汇总' }))).toBe('422 voices.words_needed')
  // A street may set a shorter time for replies; the nearest rule above counts.
  await ok(street.call(c.setHearingCycle, { body: { region: STREET, months: 3, replyDays: 20, version: 0, ...once() } }))
  expect(await refused(worker.call(c.setHearingCycle, { body: { region: STREET, months: 1, replyDays: 1, version: 1, ...once() } }))).toBe('403 voices.place_not_yours')
  await ok(move(worker, 'report', { note: '居民反映供暖和公交两件事，请研究。', to: '旗人民政府' }), 201)
  expect((await ok(worker.call(c.getRound, { params: { id } }))).round).toMatchObject({ state: 'reported', replyDueOn: '2026-03-22', overdue: false })
  // Whoever spoke follows it by number like any other opinion.
  expect((await ok(world.visitor.call(c.getOpinionAnswer, { query: { number: said.number, code: said.checkCode } }))).state).toBe('collected')

  world.clock.moveTo(new Date('2026-03-23T09:00:00+08:00'))
  const quarter = { from: '2026-01-01', until: '2026-03-31' }
  const before = await ok(street.call(c.getHearingReport, { query: quarter }))
  expect(before).toMatchObject({ held: 1, reported: 1, replied: 0, late: 1, opinions: 2 })
  expect(before.missing.map((one) => one.region)).toContain(OTHER_COMMUNITY)
  expect(before.missing.map((one) => one.region)).not.toContain(COMMUNITY)
  expect((await ok(worker.call(c.listRounds, { query: { show: 'late' } }))).items.map((one) => one.id)).toEqual([id])
  expect(await refused(move(worker, 'reply', { note: '末班车延后到22点。', to: '旗人民政府', on: '2026-03-01' }))).toBe('422 voices.days_wrong')
  await ok(move(worker, 'reply', { note: '末班车延后到22点，供暖站已检修。', to: '旗人民政府' }), 201)
  const after = await ok(street.call(c.getHearingReport, { query: quarter }))
  expect(after.rounds[0]).toMatchObject({ state: 'replied', repliedBy: '旗人民政府', repliedOn: '2026-03-23', overdue: true })
  expect(await refused(move(worker, 'cancel', { note: '取消' }))).toBe('409 voices.not_now')
})

test('periods of any cycle divide the year without gap or overlap', () => {
  fc.assert(fc.property(fc.constantFrom(1, 2, 3, 4, 6, 12), fc.integer({ min: 0, max: 3000 }), (months, n) => {
    const day = new Date(Date.UTC(2024, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
    const { from, until } = periodOf(day, months)
    expect(from <= day && day <= until).toBe(true)
    const next = new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10)
    expect(periodOf(next, months).from).toBe(next)
    expect(Math.round((daysBetween(from, until) + 1) / 30.4)).toBe(months)
  }))
})

test('[CAS-07] contact days are published and booked, and the issue of a visit is followed by its case number', async () => {
  world.clock.moveTo(new Date('2026-03-24T09:00:00+08:00'))
  const contact = await ok(worker.call(c.addContact, { body: { region: COMMUNITY, role: 'deputy', name: '娜仁', body: '旗人大代表', about: '教育、住房', ...once() } }), 201)
  const days = { days: ['2026-04-07', '2026-04-14'], from: '09:00', until: '11:30', venue: '社区会议室', capacity: 1 }
  expect(await refused(other.call(c.planContactDays, { params: { id: contact.id }, body: { ...days, ...once() } }))).toBe('404 voices.contact_not_found')
  expect(await refused(worker.call(c.planContactDays, { params: { id: contact.id }, body: { ...days, until: '08:00', ...once() } }))).toBe('422 voices.days_wrong')
  await ok(worker.call(c.planContactDays, { params: { id: contact.id }, body: { ...days, ...once() } }), 201)
  expect(await refused(worker.call(c.planContactDays, { params: { id: contact.id }, body: { ...days, ...once() } }))).toBe('409 voices.day_taken')

  const table = await ok(world.visitor.call(c.listContactTimetable, { query: { region: COMMUNITY } }))
  expect(table.items.map((one) => [one.on, one.name, one.state])).toEqual([['2026-04-07', '娜仁', 'open'], ['2026-04-14', '娜仁', 'open']])
  const [first, second] = table.items
  const ics = (await world.visitor.get('/api/voices/timetable.ics')).body as string
  expect(ics).toContain('DTSTART;TZID=Asia/Shanghai:20260407T090000\r\n')
  expect(ics.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(2)

  const booked = await ok(sarnai.call(c.bookVisit, { params: { id: first!.id }, body: { issue: '孩子上学的事', ...once() } }), 201)
  expect(await refused(sarnai.call(c.bookVisit, { params: { id: first!.id }, body: { ...once() } }))).toBe('409 voices.booked_already')
  const late = await world.resident({ name: '其其格', region: GRID })
  expect(await refused(late.call(c.bookVisit, { params: { id: first!.id }, body: { ...once() } }))).toBe('409 voices.day_full')
  await ok(late.call(c.bookVisit, { params: { id: second!.id }, body: { ...once() } }), 201)
  expect(await refused(late.call(c.cancelVisit, { params: { id: booked.id }, body: once() }))).toBe('404 voices.visit_not_found')
  // A cancelled day is told to who booked.
  await ok(worker.call(c.cancelContactDay, { params: { id: second!.id }, body: { reason: '外出开会', version: second!.version, ...once() } }), 201)
  expect((await late.get('/api/me/messages')).body.items[0].body).toContain('外出开会')

  const early = await ok(worker.call(c.getContactDay, { params: { id: first!.id } }))
  expect(await refused(worker.call(c.noteVisit, { params: { id: booked.id }, body: { state: 'came', version: early.visits[0]!.version, ...once() } }))).toBe('409 voices.not_now')
  world.clock.moveTo(new Date('2026-04-07T10:00:00+08:00'))
  await ok(worker.call(c.noteVisit, { params: { id: booked.id }, body: { state: 'came', issue: '孩子转学缺材料', version: early.visits[0]!.version, ...once() } }), 201)
  await ok(worker.call(c.addWalkIn, { params: { id: first!.id }, body: { issue: '路口没有红绿灯', ...once() } }), 201)
  const file = await ok(worker.call(c.getContactDay, { params: { id: first!.id } }))
  const [visit, walkIn] = file.visits
  const issue = { kind: 'help' as const, content: '孩子转学缺材料，请帮忙问清楚' }
  const made = await ok(worker.call(c.makeVisitCase, { params: { id: visit!.id }, body: { ...issue, version: visit!.version, ...once() } }), 201)
  expect(await refused(worker.call(c.makeVisitCase, { params: { id: visit!.id }, body: { ...issue, version: made.version, ...once() } }))).toBe('409 voices.not_now')
  const walked = await ok(worker.call(c.makeVisitCase, { params: { id: walkIn!.id }, body: { kind: 'suggestion', content: '路口要装红绿灯', version: walkIn!.version, ...once() } }), 201)

  // The resident follows it by the number, the nameless one by number and code.
  const mine = (await ok(sarnai.call(c.listMyVisits, {}))).items[0]!
  expect(mine).toMatchObject({ caseNumber: made.number, state: 'came' })
  expect((await sarnai.get(`/api/cases/${mine.caseNumber}`)).body).toMatchObject({ channel: { code: 'VISIT' }, applicant: { name: '萨日娜' } })
  expect((await world.visitor.get(`/api/progress?number=${walked.number}&code=${walked.checkCode}`)).status).toBe(200)
})

test('a folded line is the same line, whatever is in it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
    const line = text.replace(/[\r\n]/g, '')
    expect(folded(line).replaceAll('\r\n ', '')).toBe(line)
    expect(folded(line).split('\r\n').every((one) => Buffer.byteLength(one) <= 75)).toBe(true)
  }))
})
