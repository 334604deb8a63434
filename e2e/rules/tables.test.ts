import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMigrations, migrate } from '../../platform/server/migrate.ts'
import { findRoot } from '../../platform/server/postgres/index.ts'
import { asOwner, databaseUrl, dropDatabase, testCluster } from '../support/cluster.ts'
import { aWorld, type World } from '../support/world.ts'

/**
 * How every table is held. `distributed`: key (county, id …), policy, grants by need. `reference`: small, copied to every node.
 * `local`: technical, stays with one server; the reason stands beside it.
 */
const HELD: Record<string, 'reference' | string> = {
  'regions.regions': 'reference',
  'regions.boundaries': 'reference',
  'matters.definitions': 'reference',
  'plans.plans': 'reference',
  'indicators.definitions': 'reference',
  'accounts.sessions': 'local: tokens of one server, looked up by hash before there is a place',
  'accounts.one_time_codes': 'local: before there is a place',
  'accounts.sign_in_failures': 'local: by network address',
  'platform.migrations': 'local: the schema’s own history',
  'platform.audit_entries': 'local: sealed in the order of one server’s transactions',
  'platform.audit_seals': 'local: the chain itself',
  'platform.replies': 'local: answers to repeated writes, three days',
  'platform.job_runs': 'local: what one installation’s jobs did',
  'platform.settings': 'local: facts about this database',
  'files.unclaimed': 'local: blobs whose row was never committed',
  'indicators.progress': 'local: how far the refresher has read',
}

/** Local tables without personal rows, which need no policy. */
const NO_POLICY = new Set(['files.unclaimed', 'indicators.progress', 'platform.migrations', 'platform.audit_seals', 'platform.job_runs', 'platform.settings', 'accounts.sessions', 'accounts.one_time_codes', 'accounts.sign_in_failures'])

/** Histories: the server's login may add to them and nothing else. */
const HISTORIES = ['cases.moves', 'cases.ratings', 'register.changes', 'register.former_places', 'platform.audit_entries', 'platform.audit_seals', 'matters.definitions:delete', 'indicators.snapshots', 'assistance.grants', 'assistance.grant_ends']

interface Table {
  name: string
  key: string[]
  policies: number
  rls: boolean
  comment: string | null
  triggers: number
  loose: string[]
}

let world: World
let tables: Table[]
beforeAll(async () => {
  world = await aWorld()
  tables = await world.owner(async (client) => {
    const { rows } = await client.query<Table>(`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity as rls, obj_description(c.oid) as comment,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
        (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
        coalesce((select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
          join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[]) where i.indrelid = c.oid and i.indisprimary), '{}') as key,
        coalesce((select array_agg(a.attname::text) from pg_attribute a join pg_collation k on k.oid = a.attcollation
          where a.attrelid = c.oid and a.attnum > 0 and a.attname in ('county', 'region', 'code', 'at_region', 'parent', 'place', 'number', 'identifier')
            and k.collname <> 'C'), '{}') as loose
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'pg_toast') order by 1`)
    return rows
  })
})
afterAll(() => world?.close())

test('every table is distributed, reference or local, and keeps the rules of its kind', () => {
  const faults: string[] = []
  for (const t of tables) {
    const held = HELD[t.name] ?? 'distributed'
    if (!t.comment) faults.push(`${t.name}: no comment`)
    if (t.triggers) faults.push(`${t.name}: has a trigger`)
    // Numbers of running things (a sequence's `number`) are integers and have no collation; text codes must compare as bytes.
    if (t.loose.length) faults.push(`${t.name}: ${t.loose.join()} not collate "C"`)
    if (held !== 'distributed') continue
    if (t.key[0] !== 'county' || t.key.length < 2) faults.push(`${t.name}: key is (${t.key.join()})`)
    if (!t.rls || !t.policies) faults.push(`${t.name}: no row-level security`)
  }
  for (const t of tables) if (HELD[t.name]?.startsWith('local') && !NO_POLICY.has(t.name) && !t.rls) faults.push(`${t.name}: no row-level security`)
  expect(faults).toEqual([])
})

test('the walk saw the tables, and every exception still exists', () => {
  expect(tables.length).toBeGreaterThan(35)
  expect(Object.keys(HELD).filter((name) => !tables.some((t) => t.name === name))).toEqual([])
})

test('the server’s login cannot change or delete a history, nor alter a table', async () => {
  const refused = async (statement: string) =>
    world.within((tx) => tx.raw.query(statement)).then(
      () => `${statement}: allowed`,
      (error: { code?: string }) => (error.code === '42501' ? '' : `${statement}: ${error.code}`),
    )
  const answers: string[] = []
  for (const entry of HISTORIES) {
    const [name, only] = entry.split(':')
    const column = { 'cases.moves': 'name', 'cases.ratings': 'level', 'register.changes': 'deed', 'platform.audit_entries': 'deed', 'platform.audit_seals': 'hash' }[name!]
    if (column && !only) answers.push(await refused(`update ${name} set ${column} = ${column}`))
    answers.push(await refused(`delete from ${name}`), await refused(`truncate ${name}`), await refused(`alter table ${name} add column x int`))
  }
  expect(answers.filter(Boolean)).toEqual([])
})

test('without a scope nothing is visible: the policies fail closed', async () => {
  await world.resident({ name: '李秀英' })
  const { rows } = await world.app.db.within({ as: 'nobody' }, (tx) => tx.raw.query('select count(*)::int as n from register.people'))
  expect(rows[0].n).toBe(0)
  const other = await world.app.db.within({ as: 'staff', lo: '152922', hi: '152923' }, (tx) => tx.raw.query('select count(*)::int as n from register.people'))
  expect(other.rows[0].n).toBe(0)
  const own = await world.app.db.within({ as: 'staff', lo: '152921', hi: '152922' }, (tx) => tx.raw.query('select count(*)::int as n from register.people'))
  expect(own.rows[0].n).toBe(1)
})

test('migrations run on an empty database, again, and from twenty processes at once', async () => {
  const { ownerUrl } = await testCluster()
  const name = `linli_world_${process.pid}_migrate`
  await asOwner(databaseUrl(ownerUrl, 'postgres'), (client) => client.query(`create database ${name}`))
  try {
    const url = databaseUrl(ownerUrl, name)
    const steps = readMigrations(findRoot())
    const made = await Promise.all(Array.from({ length: 20 }, () => migrate(url, steps)))
    expect(made.filter((m) => m.length).map((m) => m.length)).toEqual([steps.length])
    expect(await migrate(url, steps)).toEqual([])
    await expect(migrate(url, steps.slice(0, -1))).rejects.toThrow(/knows/)
    await expect(migrate(url, steps.map((s, i) => (i ? s : { ...s, sha: 'other' })))).rejects.toThrow(/was changed/)
  } finally {
    await dropDatabase(ownerUrl, name)
  }
})

test('migrations.head names the newest step, so that two branches collide at merge', () => {
  expect(readFileSync(join(findRoot(), 'migrations.head'), 'utf8').trim()).toBe(readMigrations(findRoot()).at(-1)!.name)
})
