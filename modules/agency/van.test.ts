import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'
import { sameWeekdayIn } from './rules.ts'

let world: World
let officer: Someone
let worker: Someone
const clientId = () => `van-${uuidv7()}`
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
  officer = await world.staff('street_officer', STREET, '吴强')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
})
afterAll(() => world?.close())

test('[MAT-15] a herder sees the next stop and books a matter; the last place is given once; a change is told', async () => {
  const stop = (region: string, name: string, from: string, capacity: number) => ({ region, name, agent: '巴图', matters: ['elderly.visit-request', 'volunteers.registration'], from, until: '18:00', capacity })
  const route = { region: STREET, name: '北线', vehicle: '便民服务车', plate: '蒙M·00001', driver: '张师傅', phone: '0483-8220004', stops: [stop(COMMUNITY, '嘎查部', '10:00', 2), stop(OTHER_COMMUNITY, '水井旁', '14:00', 5)] }
  expect(await refused(worker.call(c.saveRoute, { body: { ...route, clientId: clientId() } }))).toMatch(/^403/)
  const { id } = await ok(officer.call(c.saveRoute, { body: { ...route, clientId: clientId() } }), 201)
  expect(await refused(officer.call(c.planRuns, { params: { id }, body: { dates: ['2026-03-01'], clientId: clientId() } }))).toBe('422 agency.days_past')
  expect((await ok(officer.call(c.planRuns, { params: { id }, body: { dates: ['2026-03-10', '2026-03-31', '2026-03-10'], clientId: clientId() } }), 201)).planned).toBe(2)
  // The second Tuesday stays the second Tuesday; a fifth that April lacks is said.
  const copied = await ok(officer.call(c.copyMonth, { params: { id }, body: { from: '2026-03', to: '2026-04', clientId: clientId() } }), 201)
  expect(copied).toEqual({ planned: ['2026-04-14'], left: [{ date: '2026-03-31', why: '那个月没有第五个这样的日子' }] })

  const herder = await world.resident({ name: '巴特尔', bornOn: '1950-01-01', region: `${OTHER_COMMUNITY}001` })
  const near = await ok(world.visitor.call(c.listHalts, { query: { region: OTHER_COMMUNITY } }))
  expect([near.near, near.items[0]]).toMatchObject([true, { stop: '水井旁', onDate: '2026-03-10', from: '14:00', left: 5, agent: '巴图' }])
  const first = near.items.find((one) => one.stop === '嘎查部')!
  const book = (who: Someone, halt = first.id, matter = 'elderly.visit-request') => who.call(c.bookHalt, { params: { id: halt }, body: { matter, clientId: clientId() } })
  expect(await refused(book(herder, first.id, 'residence.permit'))).toBe('422 agency.not_taken_here')
  const own = await ok(book(herder), 201)
  expect(await refused(book(herder))).toBe('409 agency.booked_already')
  // One place is left, three want it at once.
  const others = await Promise.all(['乌云', '其其格', '高娃'].map((name) => world.resident({ name, bornOn: '1955-01-01' })))
  const answers = await Promise.all(others.map((who) => book(who)))
  expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409])
  const [lucky, unlucky] = [others[answers.findIndex((one) => one.status === 201)]!, others[answers.findIndex((one) => one.status === 409)]!]
  expect(await refused(unlucky.call(c.cancelBooking, { params: { id: own.id }, body: { version: 1, clientId: clientId() } }))).toBe('404 agency.booking_not_found')
  await ok(herder.call(c.cancelBooking, { params: { id: own.id }, body: { version: 1, clientId: clientId() } }), 201)
  await ok(book(unlucky), 201)

  // The driver's list; whoever booked is told of a change, and of the date that falls out.
  const run = (await ok(officer.call(c.listRuns, { query: {} }))).items.find((one) => one.onDate === '2026-03-10')!
  const list = await ok(worker.call(c.getRun, { params: { id: run.id } }))
  expect(list.halts[0]!.bookings.filter((one) => one.state === 'booked').map((one) => one.personName).sort()).toEqual([lucky.name, unlucky.name].sort())
  expect((await officer.get(`/api/agency/runs/${run.id}/list.pdf`)).raw.subarray(0, 5).toString()).toBe('%PDF-')
  expect(await refused(worker.call(c.changeRun, { params: { id: run.id }, body: { how: 'cancel', reason: '大雪', version: 1, clientId: clientId() } }))).toMatch(/^403/)
  const moved = await ok(officer.call(c.changeRun, { params: { id: run.id }, body: { how: 'move', onDate: '2026-03-11', reason: '大雪封路', version: 1, clientId: clientId() } }), 201)
  expect(moved.told).toBe(2)
  const messages = (await lucky.get('/api/me/messages')).body.items as { title: string; body: string }[]
  expect(messages.map((one) => one.title)).toContain('您约的流动服务改时间了')
  await ok(officer.call(c.changeRun, { params: { id: run.id }, body: { how: 'cancel', reason: '车坏了', version: moved.version, clientId: clientId() } }), 201)
  expect((await ok(lucky.call(c.listMyBookings, {}))).items.map((one) => one.state)).toEqual(['cancelled'])
  expect(await refused(book(herder))).toBe('409 agency.halt_over')
  const next = await ok(world.visitor.call(c.listHalts, { query: { region: OTHER_COMMUNITY } }))
  expect(next.items[0]).toMatchObject({ onDate: '2026-03-31', stop: '水井旁' })
})

test('the same weekday of another month', () => {
  expect([sameWeekdayIn('2026-04', '2026-03-10'), sameWeekdayIn('2026-02', '2026-03-01'), sameWeekdayIn('2026-05', '2026-03-31'), sameWeekdayIn('2026-06', '2026-03-31')]).toEqual(['2026-04-14', '2026-02-01', undefined, '2026-06-30'])
})
