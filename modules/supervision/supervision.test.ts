import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Someone, type World } from '../../e2e/support/world.ts'
import { getCase, moveCase, rateCase, submitCase } from '../cases/contract.ts'
import { getBacklog, getSupervision, listHotTopics, listLateCases, sendTopic } from './contract.ts'

let world: World
let worker: Someone
let head: Someone
let officer: Someone
let banner: Someone
let n = 0
const once = () => `supervision-${process.pid}-${++n}`

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  worker = await world.staff('community_worker', COMMUNITY, '王敏')
  head = await world.staff('station_head', COMMUNITY, '高娃')
  officer = await world.staff('street_officer', STREET, '韩军')
  banner = await world.staff('banner_head', BANNER, '乌兰')
})
afterAll(() => world?.close())

const REQUEST = 'matters.resident-request'
const asks = async (who: Someone, content = '小区东门的路灯坏了，晚上看不清路') => {
  const made = await who.call(submitCase, { body: { matterCode: REQUEST, form: { kind: 'help', content }, clientId: once() } as never })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body.id
}
const moves = async (who: Someone, id: string, move: string, more: object = {}) => {
  const { body } = await who.call(getCase, { params: { id } })
  const answer = await who.call(moveCase, { params: { id }, body: { move, version: body.version, clientId: once(), ...more } as never })
  expect(answer.status, `${move}: ${JSON.stringify(answer.body)}`).toBe(200)
}
const settle = async (id: string) => {
  await moves(worker, id, 'accept')
  await moves(worker, id, 'conclude', { outcome: 'answered', answer: '已经修好，请放心。', result: { communityAnswer: '灯已修好。' } })
}
const board = async (who: Someone, query: object = {}) => {
  const answer = await who.call(getSupervision, { query } as never)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

test('[CAS-02] [CAS-03] [MAT-10] the backlog of each day stays as it was; late work shows by department and climbs; the reopened share of a desk is told', async () => {
  const people = await Promise.all(['李秀英', '白音', '张国强', '斯琴', '刘梅', '包玉兰'].map((name) => world.resident({ name })))
  const cases = await Promise.all(people.map((one) => asks(one)))

  // First day: six open. In the night the day is counted.
  world.clock.moveTo('2026-03-03T09:00:00+08:00')
  await world.job('supervision.days')
  expect((await board(head)).total).toMatchObject({ open: 6, submitted: 6, ended: 0, late: 0, inTimeShare: null })

  // Second day: five are settled, one of them is reopened after a bad rating; all five rate.
  for (const id of cases.slice(0, 5)) await settle(id)
  await moves(worker, cases[5]!, 'accept')
  const ratings = [1, 1, 2, 3, 5]
  for (const [i, level] of ratings.entries()) {
    const rated = await people[i]!.call(rateCase, { params: { id: cases[i]! }, body: { level, text: level === 5 ? '灯还是不亮' : '', clientId: once() } as never })
    expect(rated.status, JSON.stringify(rated.body).slice(0, 200)).toBe(201)
  }
  await moves(worker, cases[4]!, 'callBack', { callBack: 'redo', answer: '电工明天再去看' })

  // Weeks later nobody has looked at the two that are left.
  world.clock.moveTo('2026-03-26T09:00:00+08:00')
  await world.job('cases.reminders')
  await world.job('supervision.days')
  const seen = await board(officer, { by: 'body', days: 30 })
  expect(seen.countedUntil).toBe('2026-03-25')
  expect(seen.total).toMatchObject({ submitted: 6, ended: 5, inTime: 5, reopened: 1, rated: 5, satisfied: 4, reopenedShare: 20, satisfiedShare: 80 })
  expect(seen.rows.find((row) => row.name.endsWith('社区工作者'))).toMatchObject({ ended: 5, reopened: 1, reopenedShare: 20 })
  expect(seen.now).toMatchObject({ open: 2 })

  // The curve keeps what each evening was like.
  const curve = await head.call(getBacklog, { query: { from: '2026-03-01', until: '2026-03-25' } } as never)
  const on = (day: string) => curve.body.points.find((point) => point.day === day)
  expect(on('2026-03-02')).toMatchObject({ open: 6, submitted: 6, ended: 0 })
  expect(on('2026-03-03')).toMatchObject({ open: 2, submitted: 0, ended: 5 })
  expect(on('2026-03-01')).toMatchObject({ open: null, submitted: null })

  // Late cases, by the department whose matter it is; those long late have climbed.
  const late = await officer.call(listLateCases, {})
  expect(late.body.items.map((one) => one.id).sort()).toEqual([cases[4]!, cases[5]!].sort())
  const department = late.body.items[0]!.department
  expect(department).not.toBe('')
  expect(late.body.departments).toEqual([{ name: department, late: 2 }])
  expect(late.body.items.every((one) => one.daysLate > 0 && one.escalation >= 2)).toBe(true)
  expect((await officer.call(listLateCases, { query: { department: '没有这个部门' } } as never)).body.items).toEqual([])
  expect(JSON.stringify(late.body)).not.toMatch(/李秀英|刘梅|包玉兰/)

  // A day is counted once: run again, and with the clock on, nothing of it changes.
  await world.job('supervision.days')
  expect((await head.call(getBacklog, { query: { from: '2026-03-02', until: '2026-03-02' } } as never)).body.points[0]).toMatchObject({ open: 6 })
})

test('[CAS-16] what many bring up becomes a topic, what few bring up does not; nobody is named', async () => {
  world.clock.moveTo('2026-04-10T09:00:00+08:00')
  for (const name of ['于海', '额尔敦', '宋兰']) await asks(await world.resident({ name }), '想在小区里装充电桩')
  const topics = async (who: Someone, query: object = {}) => (await who.call(listHotTopics, { query } as never)).body
  expect((await topics(head, { days: 7 })).items).toEqual([])
  for (const name of ['赵云', '何平']) await asks(await world.resident({ name }), '电动车没有地方充电')
  const found = await topics(head, { days: 7 })
  expect(found.items).toMatchObject([{ matterCode: REQUEST, n: 5, before: 0, sent: null }])
  expect(JSON.stringify(found)).not.toMatch(/于海|宋兰|赵云/)

  // One step sends it to deliberation, once; the proposal carries counts and no person.
  const send = (who: Someone, matterCode: string) => who.call(sendTopic, { body: { region: COMMUNITY, matterCode, days: 7, note: '一起商量装在哪里', clientId: once() } })
  expect((await send(head, 'assistance.temporary-relief')).body).toMatchObject({ code: 'supervision.not_a_topic' })
  expect((await send(worker, REQUEST)).status).toBe(403)
  const sent = await send(head, REQUEST)
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  expect((await send(head, REQUEST)).body.proposalId).toBe(sent.body.proposalId)
  expect((await topics(head, { days: 7 })).items[0]!.sent).toMatchObject({ id: sent.body.proposalId })
  const proposals = (await head.get('/api/voices/proposals')).body.items as { id: string; why: string; state: string }[]
  expect(proposals.find((one) => one.id === sent.body.proposalId)).toMatchObject({ state: 'proposed', why: expect.stringContaining('共有5件') as string })
  expect(JSON.stringify(proposals)).not.toMatch(/于海|宋兰|赵云/)
})

test('another place is refused, and who only serves at the door sees no board', async () => {
  const refusal = async (who: Someone, query: object) => {
    const { status, body } = await who.call(getSupervision, { query } as never)
    return `${status} ${(body as unknown as { code: string }).code}`
  }
  expect(await refusal(head, { region: OTHER_COMMUNITY })).toBe('403 supervision.place_not_yours')
  expect(await refusal(head, { region: BANNER })).toBe('403 supervision.place_not_yours')
  expect(await refusal(worker, {})).toMatch(/^403 /)
  expect((await board(banner, { region: STREET })).rows.length).toBeGreaterThan(1)
})
