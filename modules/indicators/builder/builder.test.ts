import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Someone, type World } from '../../../e2e/support/world.ts'
import { shanghaiDate, shanghaiInstant } from '../../../platform/kernel/dates.ts'
import { uuidv7 } from '../../../platform/kernel/ids.ts'
import { sql } from '../../../platform/server/sql.ts'
import { SOURCES } from '../catalogue/sources.ts'
import { countAt } from '../counting.ts'
import { loadIndicators, refresh, snapshotDay } from '../index.ts'
import { countSource } from '../queries/figures.ts'
import { ownSource } from '../queries/own-facts.ts'
import type { OwnBody, OwnPart } from './contract.ts'

let world: World
let author: Someone
let approver: Someone

const now = () => world.clock.now()
const turn = () => refresh(world.app.db, SOURCES, now, 60_000)

const letters: OwnPart = { of: 'fact', fact: 'cases', sum: null, window: 'year', days: null, filters: [{ field: 'channel', in: ['LETTER'] }] }
const all: OwnPart = { ...letters, filters: [] }
const BODY: OwnBody = {
  title: '来信办件占比', sentence: '本年度收件中以来信方式提交的占比。', base: '今年收到的办件', source: '本旗信访工作要点', unit: '%', decimals: 1, direction: 'none', period: 'month',
  numerator: letters, denominator: all, factor: 100,
}

interface Row { region: string; channel: string; kind: string; at: Date }
const addCase = (row: Row) => world.within((tx) => {
  const id = uuidv7()
  return tx.run(sql`insert into cases.cases (county, id, region, number, matter_code, matter_version, kind, title, state, channel, submitted_at, check_code, created_at, updated_at)
    values ('152921', ${id}, ${row.region}, ${id}, 'test.matter', 1, ${row.kind}, '路灯不亮', 'accepted', ${row.channel}, ${row.at}, 'ABC234', ${row.at}, ${row.at})`)
})

const draft = (who: Someone, code: string, body: object = BODY) => who.post('/api/indicator-definitions', { code, body, clientId: uuidv7() })
const open = async (who: Someone, id: string) => (await who.get(`/api/indicator-definitions/${id}`)).body
const move = async (who: Someone, id: string, what: object) =>
  who.post(`/api/indicator-definitions/${id}/moves`, { version: (await open(who, id)).version, clientId: uuidv7(), ...what })
const attempt = (who: Someone, id: string, region = STREET) => who.post(`/api/indicator-definitions/${id}/trials`, { region, clientId: uuidv7() })
const value = async (region: string, more = '') => (await approver.get(`/api/indicators/values?region=${region}&codes=LETTERS${more}`)).body

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  await world.within((tx) => loadIndicators(tx, now()))
  author = await world.staff('statistician', BANNER, '王统计')
  approver = await world.staff('banner_head', BANNER, '李旗长')
  for (const [region, channel] of [[COMMUNITY, 'LETTER'], [COMMUNITY, 'WINDOW'], [COMMUNITY, 'WINDOW'], [OTHER_COMMUNITY, 'LETTER']] as const) {
    await addCase({ region, channel, kind: 'request', at: now() })
  }
  await turn()
})
afterAll(() => world?.close())

describe('a definition made in the desk', () => {
  test('[PLN-04] is tried on data, approved by another person, counts from its day, and past days keep the version that they were counted by', async () => {
    const { id } = (await draft(author, 'LETTERS')).body
    expect((await move(author, id, { move: 'submit' })).body.code).toBe('indicators.not_tried')
    const tried = (await attempt(author, id)).body
    expect(tried).toMatchObject({ numerator: 2, denominator: 4, value: 50 })
    expect(tried.parts.find((part: { region: string }) => part.region === OTHER_COMMUNITY)).toMatchObject({ value: 100 })
    expect((await move(author, id, { move: 'submit' })).status).toBe(201)
    expect((await author.put(`/api/indicator-definitions/${id}`, { body: BODY, version: (await open(author, id)).version, clientId: uuidv7() })).body.code).toBe('indicators.own_submitted')
    expect((await move(author, id, { move: 'approve' })).body.code).toBe('indicators.own_hands')
    expect((await move(approver, id, { move: 'approve', from: '2026-03-01' })).body.code).toBe('indicators.from_too_early')
    expect((await move(approver, id, { move: 'approve' })).body).toMatchObject({ state: 'approved', number: 1, since: '2026-03-02' })
    await turn()
    expect((await value(STREET)).items[0]).toMatchObject({ value: 50, numerator: 2, denominator: 4, title: '来信办件占比' })
    const street = await world.staff('street_officer', STREET)
    expect((await street.get(`/api/indicators/LETTERS/rows?region=${COMMUNITY}&show=records`)).body).toMatchObject({ indicator: { opensTo: 'rows', own: true }, records: [{ title: '路灯不亮' }] })
    await snapshotDay(world.app.db, now())

    world.clock.moveTo('2026-03-03T09:00:00+08:00')
    const body = { ...BODY, numerator: { ...letters, filters: [{ field: 'channel', in: ['LETTER', 'VISIT'] }] } }
    const visits = await author.put(`/api/indicator-definitions/${id}`, { body, version: (await open(author, id)).version, clientId: uuidv7() })
    expect(visits.body).toMatchObject({ state: 'draft', tried: false, since: '2026-03-02' })
    await addCase({ region: COMMUNITY, channel: 'VISIT', kind: 'request', at: now() })
    await attempt(author, id)
    await move(author, id, { move: 'submit' })
    await move(approver, id, { move: 'approve' })
    await turn()
    expect((await value(STREET)).items[0]).toMatchObject({ numerator: 3, denominator: 5 })
    expect((await value(STREET, '&day=2026-03-02')).items[0]).toMatchObject({ numerator: 2, denominator: 4 })
    expect((await open(author, id)).versions.map((one: { number: number; from: string; approvedBy: string }) => [one.number, one.from, one.approvedBy]))
      .toEqual([[2, '2026-03-03', '李旗长'], [1, '2026-03-02', '李旗长']])

    expect((await move(approver, id, { move: 'retire', from: '2026-03-04' })).body.code).toBe('indicators.why_needed')
    await move(approver, id, { move: 'retire', from: '2026-03-04', reason: '并入全旗指标' })
    world.clock.moveTo('2026-03-04T09:00:00+08:00')
    expect((await value(STREET)).code).toBe('indicators.not_found')
    expect((await value(STREET, '&day=2026-03-02')).items[0]).toMatchObject({ numerator: 2 })
  })

  test('names nothing but published facts and fields; what is typed is a value and never a statement', async () => {
    const with_ = (numerator: object, more: object = {}) => draft(author, `X-${uuidv7().slice(-6)}`, { ...BODY, denominator: null, factor: 1, numerator, ...more })
    expect((await with_({ ...letters, fact: 'secrets' })).body.code).toBe('indicators.definition_faulty')
    expect((await with_({ ...letters, filters: [{ field: 'applicant_id', in: ['x'] }] })).body.code).toBe('indicators.definition_faulty')
    expect((await with_({ ...letters, filters: [{ field: 'channel', in: ['FAX'] }] })).body.code).toBe('indicators.definition_faulty')
    expect((await with_({ ...letters, window: null })).body.code).toBe('indicators.definition_faulty')
    expect((await with_({ of: 'measure', measure: 'register.people' })).body.code).toBe('indicators.definition_faulty')
    expect((await with_(letters, { factor: 100 })).body.code).toBe('indicators.definition_faulty')
    expect((await draft(author, 'CASE-OPEN')).body.code).toBe('indicators.code_taken')
    const { id } = (await with_({ ...letters, filters: [{ field: 'matter', in: ["'; drop table cases.cases; --"] }] })).body
    expect((await attempt(author, id)).body).toMatchObject({ numerator: 0 })
    expect((await draft(approver, 'MINE')).status).toBe(403)
    expect((await (await world.staff('window_clerk', COMMUNITY)).get('/api/indicator-facts')).status).toBe(403)
    const elsewhere = await world.staff('statistician', '152921405000')
    expect((await elsewhere.get(`/api/indicator-definitions/${id}`)).body.code).toBe('indicators.own_not_found')
    expect((await attempt(author, id, '152922000000')).body.code).toBe('indicators.place_not_found')
  })

  test('of few people neither the trial nor the figure shows a number', async () => {
    await world.within(async (tx) => {
      for (let i = 0; i < 3; i++) {
        const id = uuidv7()
        await tx.run(sql`insert into register.people (county, id, region, name, initials, grams, sex, born_on, created_at)
          values ('152921', ${id}, ${COMMUNITY}, '测试', 'cs', '{}', '1', '1930-01-01', ${now()})`)
        await tx.run(sql`insert into register.ties (county, id, region, person_id, kind, valid_from) values ('152921', ${uuidv7()}, ${COMMUNITY}, ${id}, 'living', '2020-01-01')`)
      }
    })
    const old = { ...BODY, title: '九十岁以上老人', unit: '人', denominator: null, factor: 1, period: 'day',
      numerator: { of: 'fact', fact: 'living', sum: null, window: null, days: null, filters: [{ field: 'age', from: 90 }] } }
    const { id } = (await draft(author, 'NINETY', old)).body
    expect((await open(author, id)).aboutPeople).toBe(true)
    expect((await attempt(author, id)).body).toMatchObject({ suppressed: true, value: null, numerator: null })
  })
})

test('what a definition counts equals a count by hand, whatever is chosen', async () => {
  const places = ['152921101001', '152921101002', '152921101000']
  const channels = ['WINDOW', 'LETTER', 'VISIT', 'GRID'] as const
  const kinds = ['request', 'application', 'event'] as const
  const today = '2026-05-20'
  world.clock.moveTo('2026-05-20T15:00:00+08:00')
  const days = ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01', '2026-05-14', '2026-05-20', '2026-05-21']
  const rows: Row[] = days.flatMap((day, d) => places.flatMap((region, p) =>
    [0, 1].map((n) => ({ region, channel: channels[(d + p + n) % 4]!, kind: kinds[(d * 2 + p + n) % 3]!, at: shanghaiInstant(day, '08:00') }))))
  for (const row of rows) await addCase(row)
  const some = <T extends string>(from: readonly T[]) => fc.option(fc.subarray([...from], { minLength: 1 }), { nil: undefined })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('year', 'half_year', 'quarter', 'month', 'days', 'ever'), fc.integer({ min: 1, max: 60 }), some(channels), some(kinds), async (window, n, channel, kind) => {
      const filters = [...(channel ? [{ field: 'channel', in: channel }] : []), ...(kind ? [{ field: 'kind', in: kind }] : [])]
      const numerator: OwnPart = { of: 'fact', fact: 'cases', sum: null, window: window as never, days: window === 'days' ? n : null, filters }
      const source = ownSource('T', 1, { ...BODY, numerator, denominator: null, factor: 1 })!
      const counted = await world.within((tx) => countSource(tx, source, countAt('152921', { lo: '152921101', hi: '152921102' }, now())))
      const first = { year: '2026-01-01', half_year: '2026-01-01', quarter: '2026-04-01', month: '2026-05-01', ever: '0001-01-01',
        days: shanghaiDate(new Date(now().getTime() - (n - 1) * 86_400_000)) }[window as 'year']
      const byHand = (region: string) => rows.filter((row) => row.region === region && shanghaiDate(row.at) >= first && shanghaiDate(row.at) <= today
        && (!channel || channel.includes(row.channel as never)) && (!kind || kind.includes(row.kind as never))).length
      for (const region of places) expect(Number(counted.find((one) => one.region === region)?.[source.columns[0]!] ?? 0), region).toBe(byHand(region))
    }),
    { numRuns: 25 },
  )
})
