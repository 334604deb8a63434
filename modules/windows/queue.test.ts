import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'
import { givesNumbers, minutesEach, waitFor } from './rules.ts'

let world: World
let head: Someone
let officer: Someone
let clerk: Someone
let second: Someone
let stranger: Someone
let station: string

export const HOURS: c.Hours = { workday: [{ from: '08:30', to: '12:00' }, { from: '14:30', to: '17:30' }], weekend: [{ from: '09:00', to: '12:00' }], holiday: [] }
const BUSINESS = [{ letter: 'A', name: '综合' }, { letter: 'B', name: '社保' }]
const clientId = () => `windows-${uuidv7()}`
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
  head = await world.staff('station_head', COMMUNITY, '乌兰')
  officer = await world.staff('street_officer', STREET, '吴强')
  clerk = await world.staff('window_clerk', COMMUNITY, '赵敏')
  second = await world.staff('community_worker', COMMUNITY, '孙丽')
  stranger = await world.staff('window_clerk', OTHER_COMMUNITY, '钱玲')
  const made = await ok(head.call(c.createStation, { body: { region: COMMUNITY, name: '幸福社区服务站', address: '幸福路1号', phone: '0483-8220101', hours: HOURS, business: BUSINESS, clientId: clientId() } }), 201)
  station = made.id
})
afterAll(() => world?.close())

const counter = async (nth: number, business: string[]) => (await ok(head.call(c.saveCounter, { params: { id: station }, body: { nth, name: `${nth}号窗口`, business, clientId: clientId() } }), 201)).id
const take = (business: string, fast = false) => ok(world.visitor.call(c.takeTicket, { params: { id: station }, body: { business, fast, via: 'kiosk', clientId: clientId() } }), 201)

test('[MAT-06] numbers are taken by anybody without a name, called to a counter, forwarded, served; the display and the day count them', async () => {
  const one = await counter(1, ['A'])
  const two = await counter(2, ['A', 'B'])
  const first = await take('A')
  const slip = clientId()
  const again = await Promise.all([1, 2].map(() => world.visitor.call(c.takeTicket, { params: { id: station }, body: { business: 'A', clientId: slip } })))
  expect(new Set(again.map((each) => each.body.ticket.number))).toEqual(new Set(['A002']))
  const elder = await take('A', true)
  expect([first.ticket.number, elder.ticket.number, elder.ahead]).toEqual(['A001', 'A003', 0])
  expect(JSON.stringify(elder)).not.toMatch(/person|姓名|残疾|老年/)

  expect(await refused(clerk.call(c.callNext, { params: { id: one }, body: { clientId: clientId() } }))).toBe('409 windows.not_seated')
  await ok(clerk.call(c.seatCounter, { params: { id: one }, body: { seated: true, clientId: clientId() } }))
  expect(await refused(second.call(c.seatCounter, { params: { id: one }, body: { seated: true, clientId: clientId() } }))).toBe('409 windows.counter_taken')
  expect(await refused(stranger.call(c.seatCounter, { params: { id: one }, body: { seated: true, clientId: clientId() } }))).toBe('404 windows.counter_not_found')
  expect(await refused(stranger.call(c.getQueue, { params: { id: station } }))).toBe('404 windows.station_not_found')

  // The fast lane goes first, then in the order of taking.
  let { ticket } = await ok(clerk.call(c.callNext, { params: { id: one }, body: { clientId: clientId() } }), 201)
  expect(ticket.number).toBe('A003')
  expect(await refused(clerk.call(c.callNext, { params: { id: one }, body: { clientId: clientId() } }))).toBe('409 windows.counter_busy')
  const move = async (who: Someone, name: c.TicketMove, more: object = {}) => {
    ({ ticket } = await ok(who.call(c.moveTicket, { params: { id: ticket.id }, body: { move: name, version: ticket.version, clientId: clientId(), ...more } })))
  }
  await move(clerk, 'again')
  const shown = await ok(world.visitor.call(c.getDisplay, { params: { id: station } }))
  expect(shown.calls).toMatchObject([{ number: 'A003', counter: '1号窗口', calls: 2 }])
  await move(clerk, 'start')
  await move(clerk, 'forward', { business: 'B' })
  expect([ticket.state, ticket.number, ticket.businessName]).toEqual(['waiting', 'A003', '社保'])
  await ok(second.call(c.seatCounter, { params: { id: two }, body: { seated: true, clientId: clientId() } }))
  ;({ ticket } = await ok(second.call(c.callNext, { params: { id: two }, body: { clientId: clientId() } }), 201))
  expect(ticket.number).toBe('A003')
  expect(await refused(clerk.call(c.moveTicket, { params: { id: ticket.id }, body: { move: 'end', version: ticket.version, clientId: clientId() } }))).toBe('409 windows.not_seated')
  world.clock.moveTo('2026-03-02T09:10:00+08:00')
  await move(second, 'end')

  ;({ ticket } = await ok(clerk.call(c.callNext, { params: { id: one }, body: { clientId: clientId() } }), 201))
  await move(clerk, 'pass')
  await ok(world.visitor.call(c.leaveQueue, { params: { id: again[0]!.body.ticket.id }, body: { clientId: clientId() } }), 201)
  expect(await refused(world.visitor.call(c.leaveQueue, { params: { id: elder.ticket.id }, body: { clientId: clientId() } }))).toBe('409 windows.not_now')
  const day = await ok(officer.call(c.getQueueDay, { params: { id: station }, query: {} }))
  expect(day.all).toMatchObject({ taken: 3, served: 1, left: 2, waiting: 0, wait: { median: 10, longest: 10 } })
})

test('concurrent calls never give one number to two counters, nor two numbers to one', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, (_, i) => world.staff('window_clerk', COMMUNITY, `窗口${i}`)))
  const counters = await Promise.all(people.map((_, i) => counter(10 + i, ['B'])))
  for (const [i, who] of people.entries()) await ok(who.call(c.seatCounter, { params: { id: counters[i]! }, body: { seated: true, clientId: clientId() } }))
  await Promise.all(Array.from({ length: 12 }, () => take('B')))
  for (let round = 0; round < 2; round++) {
    // Everybody presses twice at once.
    const answers = await Promise.all(people.flatMap((who, i) => [1, 2].map(() => who.call(c.callNext, { params: { id: counters[i]! }, body: { clientId: clientId() } }))))
    const called = answers.filter((one) => one.status === 201).map((one) => one.body.ticket.number)
    expect(answers.every((one) => one.status === 201 || one.status === 409)).toBe(true)
    expect([called.length, new Set(called).size]).toEqual([6, 6])
    for (const [i, who] of people.entries()) {
      const { counters: seen } = await ok(who.call(c.getQueue, { params: { id: station } }))
      const now = seen.find((one) => one.id === counters[i])!.now!
      await ok(who.call(c.moveTicket, { params: { id: now.id }, body: { move: 'end', version: now.version, clientId: clientId() } }))
    }
  }
  const { waiting } = await ok(head.call(c.getQueue, { params: { id: station } }))
  expect(waiting.filter((one) => one.business === 'B')).toEqual([])
})

test('[MAT-08] hours by kind of day and by date, duty with replacements, and a date with no one on duty is flagged; residents read it', async () => {
  const roster = () => ok(officer.call(c.getRoster, { params: { id: station }, query: { days: 30 } }))
  let got = await roster()
  expect(got.days[0]).toMatchObject({ date: '2026-03-02', unmanned: true })
  const open = got.days.filter((day) => day.intervals.length > 0).length
  expect(got.unmanned).toBe(open)
  const { planned } = await ok(head.call(c.planShifts, { params: { id: station }, body: { accountIds: [clerk.id, second.id], inTurn: true, from: '2026-03-02', until: '2026-03-29', clientId: clientId() } }), 201)
  got = await roster()
  expect(planned).toBe(got.days.filter((day) => day.date <= '2026-03-29' && day.intervals.length > 0).length)
  expect(got.days.filter((day) => day.unmanned).map((day) => day.date)).toEqual(['2026-03-30', '2026-03-31'])
  // Somebody falls ill: a colleague stands in; without one the day is flagged at once.
  const ill = got.days[1]!.shifts[0]!
  await ok(head.call(c.replaceShift, { params: { id: ill.id }, body: { accountId: clerk.id, reason: '病假', version: ill.version, clientId: clientId() } }), 201)
  const gone = got.days[2]!.shifts[0]!
  await ok(head.call(c.replaceShift, { params: { id: gone.id }, body: { accountId: null, reason: '培训', version: gone.version, clientId: clientId() } }), 201)
  await ok(head.call(c.setStationDay, { params: { id: station }, body: { on: '2026-03-05', intervals: [], note: '停电检修', clientId: clientId() } }), 201)
  await ok(head.call(c.setStationDay, { params: { id: station }, body: { on: '2026-04-05', intervals: [{ from: '09:00', to: '11:00' }], note: '清明节开放', clientId: clientId() } }), 201)
  const published = await ok(world.visitor.call(c.getStation, { params: { id: station } }))
  expect(published.days.slice(1, 4)).toMatchObject([{ date: '2026-03-03', onDuty: ['赵敏'] }, { date: '2026-03-04', onDuty: [] }, { date: '2026-03-05', intervals: [], note: '停电检修' }])
  const missing = await ok(officer.call(c.listUnmanned, {}))
  expect(missing.items.map((one) => one.date)).toEqual(['2026-03-04', '2026-03-30', '2026-03-31'])
  expect(await refused(clerk.call(c.planShifts, { params: { id: station }, body: { accountIds: [clerk.id], from: '2026-03-02', until: '2026-03-02', clientId: clientId() } }))).toMatch(/^403/)
  expect((await officer.get(`/api/windows/stations/${station}/roster.pdf`)).raw.subarray(0, 5).toString()).toBe('%PDF-')
  // After the last closing no number is given, except while somebody sits at a counter.
  expect(givesNumbers(HOURS.workday, '17:31')).toBe(false)
  expect(givesNumbers(HOURS.workday, '12:30')).toBe(true)
})

test('the wait is an estimate from the day itself', () => {
  expect(minutesEach([1, 2, 3], 8)).toBe(8)
  expect(minutesEach([2, 4, 6, 30, 5], 8)).toBe(5)
  expect([waitFor(0, 8, 2), waitFor(3, 8, 2), waitFor(3, 8, 0)]).toEqual([0, 12, 24])
})
