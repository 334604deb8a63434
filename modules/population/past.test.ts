import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../e2e/support/world.ts'
import { addPast, loadPopulation } from '../register/index.ts'
import { deriveAfterLoad } from './derive.ts'
import { countDays, countMovements } from './queries/counts.ts'
import { rangeOf, USUAL_RULES } from './rules.ts'

let world: World
beforeAll(async () => {
  world = await aWorld({ at: '2026-11-22T09:00:00+08:00' })
  const community = (code: string, name: string) => ({ code, name, kind: 'urban' as const, grids: [{ code: code + '001', name: '第一网格' }] })
  await loadPopulation({
    ownerUrl: world.ownerUrl, secrets: world.secrets, communities: [community('152921405001', '甲社区'), community('152921405002', '乙社区')],
    seed: 'past', people: 1_500, baseDate: '2026-11-22', workers: 0,
  })
  await addPast(world.ownerUrl, '2026-11-22', 'people')
  await deriveAfterLoad(world.ownerUrl)
})
afterAll(() => world?.close())

const ties = () => world.owner(async (c) => (await c.query('select count(*)::int as ties, count(distinct person_id)::int as people from register.ties')).rows[0])

test('synthetic people have a past: some moved within the county, some have died or left, and nobody is in two places on one day', async () => {
  const overlapping = await world.owner((c) => c.query(`
    select count(*)::int as n from register.ties a join register.ties b on b.person_id = a.person_id and b.kind = a.kind and b.id > a.id
      and a.valid_from < coalesce(b.valid_until, 'infinity') and b.valid_from < coalesce(a.valid_until, 'infinity')`))
  expect(overlapping.rows[0].n).toBe(0)
  const gone = await world.owner((c) => c.query(`select state, count(*)::int as n from register.people where state <> 'present' group by 1 order by 1`))
  expect(gone.rows.map((r: { state: string }) => r.state)).toEqual(['died', 'moved_away'])
  await world.within(async (tx) => {
    const asked = { county: '152921', ...rangeOf('152921405001'), boundary: '2026-11-22' }
    const years = await countDays(tx, asked, ['2012-12-31', '2016-12-31', '2020-12-31', '2024-12-31'], USUAL_RULES)
    for (const year of years) expect(year.living).toBeGreaterThan(50)
    const steps = await countMovements(tx, asked, '2022-01-01', '2025-12-31', 'living')
    const sum = (key: 'born' | 'died' | 'came' | 'went') => steps.reduce((all, m) => all + m[key], 0)
    for (const key of ['born', 'died', 'came', 'went'] as const) expect(sum(key), key).toBeGreaterThan(0)
  })
})

test('the same past twice changes nothing', async () => {
  const before = await ties()
  await addPast(world.ownerUrl, '2026-11-22', 'people')
  expect(await ties()).toEqual(before)
})
