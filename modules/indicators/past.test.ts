import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import type { Tx } from '../../platform/server/db.ts'
import { sql } from '../../platform/server/sql.ts'
import { principles } from '../territory/contract.ts'
import { SOURCES } from './catalogue/sources.ts'
import { loadIndicators, recountAll, snapshotDay } from './index.ts'

const LEAGUE = '152900000000'
const [A, B] = [COMMUNITY, OTHER_COMMUNITY]
let world: World
let reader: Someone
let statistician: Someone

const now = () => world.clock.now()
const count = () => recountAll(world.app.db, SOURCES, now)
const record = async () => {
  await count()
  return snapshotDay(world.app.db, now())
}
const receive = (tx: Tx, region: string, at: Date) => {
  const id = uuidv7()
  return tx.run(sql`insert into cases.cases (county, id, region, number, matter_code, matter_version, kind, title, state, channel, submitted_at, check_code, created_at, updated_at)
    values ('152921', ${id}, ${region}, ${id}, 'test.matter', 1, 'request', '路灯不亮', 'accepted', 'WINDOW', ${at}, 'ABC234', ${at}, ${at})`)
}
const value = async (region: string, more = '', code = 'CASE-RECEIVED') =>
  (await reader.get(`/api/indicators/values?region=${region}&codes=${code}${more}`)).body.items[0]

beforeAll(async () => {
  world = await aWorld({ at: '2026-02-28T23:55:00+08:00' })
  await world.within((tx) => loadIndicators(tx, now()))
  reader = await world.staff('banner_head', BANNER)
  statistician = await world.staff('statistician', STREET, '王统计')
  await world.within(async (tx) => {
    for (const region of [`${A}001`, A, A, B, B]) await receive(tx, region, now())
  })
  await record()
})
afterAll(() => world?.close())

describe('a correction', () => {
  test('[PLN-04] is a further version with its reason at the place and all above it; what was known before stays readable', async () => {
    world.clock.moveTo('2026-03-03T09:00:00+08:00')
    await world.within((tx) => receive(tx, A, new Date('2026-02-25T10:00:00+08:00')))
    await count()
    const preview = (await statistician.get(`/api/indicator-corrections?region=${A}&day=2026-02-28`)).body
    expect(preview.items.find((one: { code: string }) => one.code === 'CASE-RECEIVED')).toMatchObject({ before: 3, after: 4 })
    expect((await value(A, '&day=2026-02-28')).value).toBe(3)
    const made = await statistician.post('/api/indicator-corrections', { region: A, day: '2026-02-28', reason: '2月25日来信补录', clientId: uuidv7() })
    expect(made.status).toBe(201)
    for (const [region, before] of [[A, 3], [STREET, 5], [BANNER, 5]] as const) {
      expect((await value(region, '&day=2026-02-28')).value, region).toBe(before + 1)
      expect((await value(region, '&day=2026-02-28&known=2026-03-01')).value, region).toBe(before)
    }
    const league = await world.within((tx) => tx.many(sql`select version, (measures ->> 'cases.received')::int as n, reason from indicators.snapshots where region = ${LEAGUE} order by version`))
    expect(league).toEqual([{ version: 1, n: 5, reason: '' }, { version: 2, n: 6, reason: '2月25日来信补录' }])
    const history = (await reader.get(`/api/indicators/CASE-RECEIVED/history?region=${STREET}&day=2026-02-28`)).body.items
    expect(history).toMatchObject([{ version: 1, value: 5, by: '', reason: '' }, { version: 2, value: 6, by: '王统计', reason: '2月25日来信补录' }])
    // Counted again, nothing differs: nothing is recorded.
    expect((await statistician.post('/api/indicator-corrections', { region: A, day: '2026-02-28', reason: '再算一次', clientId: uuidv7() })).body.items).toEqual([])
  })

  test('is refused to other posts, for today, for a day without a record and for a whole banner', async () => {
    const ask = (who: Someone, region: string, day: string) => who.post('/api/indicator-corrections', { region, day, reason: '核对后更正', clientId: uuidv7() })
    expect((await ask(reader, A, '2026-02-28')).status).toBe(403)
    expect((await ask(statistician, A, '2026-03-03')).body.code).toBe('indicators.day_still_runs')
    expect((await ask(statistician, A, '2026-01-05')).body.code).toBe('indicators.nothing_recorded')
    expect((await ask(statistician, BANNER, '2026-02-28')).body.code).toBe('indicators.place_not_found')
    expect((await ask(await world.staff('statistician', BANNER), BANNER, '2026-02-28')).body.code).toBe('indicators.correct_by_township')
  })
})

describe('boundaries', () => {
  async function change(what: object, on: string): Promise<void> {
    const officer = await world.staff('street_officer', STREET, '街道干部')
    const decider = await world.staff('civil_affairs_officer', BANNER, '民政干部')
    const checklist = Object.fromEntries(principles.map((one) => [one, { met: true, note: '' }]))
    const { id } = (await officer.post('/api/territory-changes', { change: what, reason: '便于管理，方便群众', checklist, clientId: uuidv7() })).body
    await officer.post(`/api/territory-changes/${id}/opinions`, { kind: 'residents', heldOn: '2026-02-20', asked: 300, agreed: 280, against: 5, text: '多数同意', clientId: uuidv7() })
    const decided = await decider.post(`/api/territory-changes/${id}/decision`, { approve: true, effectiveOn: on, belowReason: '居民要求', version: 1, clientId: uuidv7() })
    expect(decided.status, JSON.stringify(decided.body)).toBe(200)
    await world.job('territory.execute')
  }

  test('[PLN-04] a past day by the boundaries of another: a split is counted again from dated facts or is missing, a merger adds up, the street stays the same', async () => {
    await change({ kind: 'split', place: A, parts: [{ name: '新苑社区', grids: [`${A}001`] }] }, '2026-03-03')
    await record()
    const parts = (await reader.get(`/api/regions?parent=${STREET}`)).body.items as Array<{ code: string; name: string }>
    const fresh = parts.find((one) => one.name === '新苑社区')!.code
    // On 28 February, by the boundary of that day and by that of today.
    expect((await value(A, '&day=2026-02-28')).value).toBe(4)
    expect((await value(A, '&day=2026-02-28&boundary=2026-03-03')).value).toBe(3)
    expect(await value(fresh, '&day=2026-02-28&boundary=2026-03-03')).toMatchObject({ value: 1 })
    expect((await value(STREET, '&day=2026-02-28&boundary=2026-03-03')).value).toBe(6)
    // What was open then is not written down with a day: by the new boundary nobody knows, and it is not 0.
    expect(await value(fresh, '&day=2026-02-28&boundary=2026-03-03', 'CASE-OPEN')).toMatchObject({ value: null, missing: { reason: expect.stringContaining('拆分') } })

    world.clock.moveTo('2026-03-10T23:55:00+08:00')
    await change({ kind: 'merge', places: [fresh, B], into: B }, '2026-03-10')
    await world.within((tx) => receive(tx, B, now()))
    await record()
    expect((await value(B)).value).toBe(4)
    expect((await value(B, '&day=2026-03-03&boundary=2026-03-10')).value).toBe(3)
    expect((await value(B, '&day=2026-03-03')).value).toBe(2)
    // Today's merged numbers cannot be taken apart for an old boundary; the street's can.
    expect(await value(B, '&boundary=2026-03-03')).toMatchObject({ value: null, missing: { reason: expect.stringContaining('拆分') } })
    expect((await value(STREET, '&boundary=2026-02-28')).value).toBe(7)
    // A month is what happened in it on the ground of its last day.
    expect((await value(B, '&period=2026-03')).value).toBe(1)
    expect((await value(STREET, '&period=2026-03')).value).toBe(1)
  })

  test('what was counted by other boundaries since is not counted again into the record', async () => {
    const answer = await statistician.post('/api/indicator-corrections', { region: B, day: '2026-02-28', reason: '核对后更正', clientId: uuidv7() })
    expect(answer.body.code).toBe('indicators.boundary_changed')
  })
})

test('a night that was missed is made up for from dated facts the next night, says so, and leaves the rest missing', async () => {
  world.clock.moveTo('2026-03-12T00:10:00+08:00')
  expect((await value(B, '&day=2026-03-11')).missing.reason).toBe('这一天没有留存统计')
  await world.job('indicators.recount')
  expect((await value(B, '&day=2026-03-11')).value).toBe(4)
  expect((await value(B, '&day=2026-03-11', 'CASE-OPEN')).value).toBeNull()
  expect((await reader.get(`/api/indicators/CASE-RECEIVED/history?region=${B}&day=2026-03-11`)).body.items).toMatchObject([{ version: 1, reason: '当晚没有留存，事后按登记补算' }])
})
