import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import type { Tx } from '../../platform/server/db.ts'
import { sql } from '../../platform/server/sql.ts'
import { SOURCES } from './catalogue/sources.ts'
import { isReported } from './define.ts'
import { fileReport, figuresOf, INDICATORS, loadIndicators, recountAll, snapshotDay } from './index.ts'

let world: World
const now = () => world.clock.now()
const count = () => recountAll(world.app.db, SOURCES, now)
const banner = { as: 'staff', lo: '152921', hi: '152922' } as const
const asked = (more: object) => ({ codes: ['CASE-RECEIVED'], region: BANNER, now: now(), ...more })
const figure = async (more: object, scope: { as: 'staff'; lo: string; hi: string } = banner) =>
  (await world.app.db.within(scope, (tx) => figuresOf(tx, asked(more) as never)))[0]!

const received = (tx: Tx, region: string, at = now()) => {
  const id = uuidv7()
  return tx.run(sql`insert into cases.cases (county, id, region, number, matter_code, matter_version, kind, title, state, channel, submitted_at, check_code, created_at, updated_at)
    values ('152921', ${id}, ${region}, ${id}, 'test.matter', 1, 'request', '路灯不亮', 'accepted', 'WINDOW', ${at}, 'ABC234', ${at}, ${at})`)
}

beforeAll(async () => {
  world = await aWorld({ at: '2026-01-31T10:00:00+08:00' })
  await world.within((tx) => loadIndicators(tx, now()))
})
afterAll(() => world?.close())

describe('figures for other modules', () => {
  test('a month is what happened in it, a quarter what its months add up to, a year all since January; a running period ends today', async () => {
    await world.within(async (tx) => { for (let i = 0; i < 3; i++) await received(tx, COMMUNITY) })
    await count()
    await snapshotDay(world.app.db, now())
    world.clock.moveTo('2026-02-28T10:00:00+08:00')
    await world.within(async (tx) => { for (let i = 0; i < 2; i++) await received(tx, OTHER_COMMUNITY) })
    await count()
    await snapshotDay(world.app.db, now())
    world.clock.moveTo('2026-03-10T10:00:00+08:00')
    await world.within((tx) => received(tx, COMMUNITY))
    await count()
    expect(await figure({ period: '2026-01' })).toMatchObject({ value: 3, day: '2026-01-31', period: '2026-01' })
    expect((await figure({ period: '2026-02' })).value).toBe(2)
    expect(await figure({ period: '2026-03' })).toMatchObject({ value: 1, day: '2026-03-10' })
    expect((await figure({ period: '2026-Q1' })).value).toBe(6)
    expect((await figure({ period: '2026' })).value).toBe(6)
    expect((await figure({ period: '2026-02', region: COMMUNITY })).value).toBe(0)
    // What is open now is a state: a month's is that of its last day.
    expect((await figure({ codes: ['CASE-OPEN'], period: '2026-02' })).value).toBe(5)
    const parts = (await figure({ below: true })).parts
    expect(parts.reduce((sum, part) => sum + (part.numerator ?? 0), 0)).toBe(6)
  })

  test('a day without a record says so and is not 0; the future and what is no period are refused', async () => {
    expect(await figure({ day: '2026-01-15' })).toMatchObject({ value: null, missing: { reason: '这一天没有留存统计' } })
    expect((await figure({ codes: ['CASE-RECEIVED'], period: '2025-12' })).value).toBeNull()
    await expect(figure({ period: '2026-04' })).rejects.toMatchObject({ code: 'indicators.day_in_future' })
    await expect(figure({ day: '0000-01-01' })).rejects.toMatchObject({ code: 'indicators.day_too_early' })
    await expect(figure({ period: '2026-Q7' })).rejects.toMatchObject({ code: 'indicators.period_unknown' })
  })

  test('the caller’s own rights apply: a place that lies outside or only half inside is not found', async () => {
    const street = { as: 'staff', lo: STREET.slice(0, 9), hi: `${STREET.slice(0, 9)}:` } as const
    expect((await figure({ region: COMMUNITY }, street)).value).toBe(4)
    await expect(figure({ region: BANNER }, street)).rejects.toMatchObject({ code: 'indicators.place_not_found' })
    await expect(figure({ region: '152922000000' })).rejects.toMatchObject({ code: 'indicators.place_not_found' })
    await expect(figure({ codes: ['NO-SUCH'] })).rejects.toMatchObject({ code: 'indicators.not_found' })
  })

  test('[PLN-04] a number is filed by another module under the same rules: never a computed one, a correction with its reason', async () => {
    const one = INDICATORS.find((indicator) => isReported(indicator) && indicator.denominatorText && !indicator.denominator && indicator.factor === 100)!
    const filed = { code: one.code, region: BANNER, day: '2026-02-28', numerator: 9, denominator: 10, evidence: '填报任务第1号', reason: '',
      by: { id: uuidv7(), name: '王统计', post: 'statistician' } }
    const file = (more: object = {}) => world.app.db.within(banner, (tx) => fileReport(tx, { ...filed, now: now(), ...more }))
    expect(await file()).toMatchObject({ version: 1 })
    await expect(file({ numerator: 10 })).rejects.toMatchObject({ code: 'indicators.reason_needed' })
    expect(await file({ numerator: 10, reason: '补报一处' })).toMatchObject({ version: 2 })
    await expect(file({ code: 'CASE-OPEN' })).rejects.toMatchObject({ code: 'indicators.computed_is_not_typed' })
    await expect(file({ day: '2026-03-01', denominator: null })).rejects.toMatchObject({ code: 'indicators.base_needed' })
    await expect(file({ region: '152922000000' })).rejects.toMatchObject({ code: 'indicators.place_not_found' })
    expect((await figure({ codes: [one.code], period: '2026-02' })).value).toBe(100)
    // A number of February says nothing of March.
    expect(await figure({ codes: [one.code], period: '2026-03' })).toMatchObject({ value: null, missing: { reason: '尚未采集：等待填报' } })
  })
})
