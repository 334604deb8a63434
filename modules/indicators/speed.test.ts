import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, type World } from '../../e2e/support/world.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { sql } from '../../platform/server/sql.ts'
import { knownOf, measuresOf, onDay } from './known.ts'
import { INDICATORS } from './catalogue/index.ts'
import { SOURCES } from './catalogue/sources.ts'
import { refresh } from './index.ts'
import { placeOf } from './queries/figures.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
  await refresh(world.app.db, SOURCES, () => world.clock.now(), 60_000)
})
afterAll(() => world?.close())

test('a board of a hundred indicators is a sum over a few hundred rows of each, never over people', async () => {
  // 300 communities, each with 200 measures: a hundred indicators of numerator and denominator, in a county of over a million people.
  await world.owner((client) => client.query(`
    insert into indicators.figures (county, region, measure, value, as_of)
    select '152921', '152921999' || lpad(n::text, 3, '0'), 'speed.' || m, n, now() from generate_series(1, 300) n, generate_series(1, 200) m`))
  await world.owner((client) => client.query('vacuum analyze indicators.figures'))
  const today = shanghaiDate(world.clock.now())
  const known = await world.app.db.within({ as: 'staff', lo: '152921', hi: '152922' }, async (tx) =>
    knownOf(tx, (await placeOf(tx, BANNER))!, ['speed.7'], onDay(today, today)))
  expect(known.measures.get('speed.7')).toBe((300 * 301) / 2)
  const plan = await world.app.db.within({ as: 'staff', lo: '152921', hi: '152922' }, (tx) =>
    tx.many<{ 'QUERY PLAN': string }>(sql`explain select measure, sum(value), min(as_of) from indicators.figures
      where region >= '152921' and region < '152922' group by measure`))
  const tables = plan.map((row) => row['QUERY PLAN']).join('\n')
  expect(tables).not.toMatch(/register|people|cases/)
})

test('every measure that an indicator names is one that a source counts', () => {
  const counted = new Set(SOURCES.flatMap((source) => source.columns.map((column) => `${source.name}.${column}`)))
  for (const one of INDICATORS) for (const key of measuresOf(one)) expect(counted, `${one.code} ${key}`).toContain(key)
})
