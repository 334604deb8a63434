import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMUNITY, GRID, OTHER_COMMUNITY, aWorld, type World } from '../../e2e/support/world.ts'
import { sealer } from '../../platform/server/crypto.ts'
import { freshSecrets } from '../../platform/server/secrets.ts'
import { checkIdNumber, checkPhone } from './identifiers.ts'
import { finishInterruptedLoad, loadPopulation, type LoadOptions } from './load.ts'
import { idNumberIndex, openIdNumber, openPhone } from './numbers.ts'

let world: World
const secrets = freshSecrets()
const keys = sealer(secrets)
const options = (more: Partial<LoadOptions> = {}): LoadOptions => ({
  ownerUrl: world.ownerUrl,
  secrets,
  communities: [
    { code: COMMUNITY, name: '王府社区', kind: 'urban', grids: [{ code: GRID, name: '第一网格' }] },
    { code: OTHER_COMMUNITY, name: '别处社区', kind: 'town', grids: [] },
  ],
  seed: 'load test',
  people: 1_500,
  baseDate: '2026-03-01',
  workers: 0,
  ...more,
})
const rows = async <T>(text: string) => (await world.owner((c) => c.query(text))).rows as T[]
const indexes = () => rows<{ indexdef: string }>(`select indexdef from pg_indexes where schemaname = 'register' order by indexdef`)

beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world?.close())

test('[REG-01] a small population goes in whole: sealed numbers open, are valid and belong to the person, ties lead to dwellings that exist', async () => {
  const told: number[] = []
  const report = await loadPopulation(options({ onProgress: (done) => told.push(done) }))
  expect(report.people).toBeGreaterThan(1_350)
  expect(report.people).toBeLessThan(1_650)
  expect(told.length).toBeGreaterThan(1)
  const people = await rows<{ id: string; sex: string; born_on: string; id_sealed: Buffer; id_index: Buffer; phone_sealed: Buffer | null; region: string }>(
    'select id, sex, born_on::text, id_sealed, id_index, phone_sealed, region from register.people')
  expect(people).toHaveLength(report.people)
  for (const p of people) {
    const number = openIdNumber(keys, p.id, p.id_sealed)
    expect(checkIdNumber(number, { today: '2026-03-02' })).toMatchObject({ ok: true, facts: { bornOn: p.born_on, sex: p.sex } })
    expect(idNumberIndex(keys, number).equals(p.id_index)).toBe(true)
    if (p.phone_sealed) expect(checkPhone(openPhone(keys, p.id, p.phone_sealed)).ok).toBe(true)
    expect(p.region.startsWith('152921405')).toBe(true)
  }
  const [counts] = await rows<Record<string, number>>(`select
    (select count(*)::int from register.ties t where t.household_id is not null and not exists (select from register.households h where h.id = t.household_id)) as lost_households,
    (select count(*)::int from register.ties t where t.dwelling_id is not null and not exists (select from register.dwellings d where d.id = t.dwelling_id)) as lost_dwellings,
    (select count(*)::int from register.dwellings d where not exists (select from register.buildings b where b.id = d.building_id and d.address = b.address || d.door)) as lost_buildings,
    (select count(*)::int from register.people p where not exists (select from register.ties t where t.person_id = p.id and t.valid_from >= p.born_on)) as untied,
    (select count(*)::int from register.households h where not exists (select from register.people p where p.id = h.head_id)) as headless`)
  expect(counts).toEqual({ lost_households: 0, lost_dwellings: 0, lost_buildings: 0, untied: 0, headless: 0 })
})

test('the same load twice is refused whole, and nothing is left of the attempt', async () => {
  const before = await rows('select count(*) from register.people')
  await expect(loadPopulation(options())).rejects.toThrow(/duplicate key/)
  expect(await rows('select count(*) from register.people')).toEqual(before)
})

test('the same seed gives the same people in another database; a large load puts its indexes back, also after a crash', async () => {
  const other = await aWorld()
  try {
    const text = `select md5(string_agg(id::text || name || born_on || region, ',' order by id)) as all from register.people`
    await loadPopulation(options({ ownerUrl: other.ownerUrl }))
    expect((await other.owner((c) => c.query(text))).rows).toEqual(await rows(text))

    const as = await indexes()
    const inOther = () => other.owner((c) => c.query(`select indexdef from pg_indexes where schemaname = 'register' order by indexdef`)).then((r) => r.rows)
    await other.owner((c) => c.query('truncate register.people, register.ties, register.households, register.dwellings, register.buildings'))
    await loadPopulation(options({ ownerUrl: other.ownerUrl, people: 25_000, seed: 'large' }))
    expect(await inOther()).toEqual(as)
    const primary = `select count(*)::int as n from pg_constraint where contype = 'p' and connamespace = 'register'::regnamespace`
    expect((await other.owner((c) => c.query(primary))).rows).toEqual(await rows(primary))

    // As a process leaves it that dies after the indexes were put off.
    await other.owner((c) => c.query(`
      insert into platform.settings (key, value)
        select 'register.put_off_indexes', jsonb_build_array(jsonb_build_object('name', indexname, 'table', tablename, 'definition', indexdef, 'isPrimary', false))
        from pg_indexes where indexname = 'people_by_name';
      drop index register.people_by_name`))
    await finishInterruptedLoad(other.ownerUrl)
    expect(await inOther()).toEqual(as)
    await finishInterruptedLoad(other.ownerUrl)
  } finally {
    await other.close().catch(() => {})
  }
})
