import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMigrations, migrate } from '../../platform/server/migrate.ts'
import { findRoot } from '../../platform/server/postgres/index.ts'
import { FILE_PARTS, PERSON_PARTS, SEALED_PARTS } from '../../apps/server/modules.ts'
import { PLACED } from '../../apps/server/placed.ts'
import { asOwner, databaseUrl, dropDatabase, testCluster } from '../support/cluster.ts'
import { COMMUNITY, aWorld, type World } from '../support/world.ts'

/**
 * How every table is held. `distributed`: key (county, id …), policy, grants by need. `reference`: small, copied to every node.
 * `local`: technical, stays with one server; the reason stands beside it.
 */
const HELD: Record<string, 'reference' | string> = {
  'regions.regions': 'reference',
  'regions.boundaries': 'reference',
  'regions.former_regions': 'reference',
  'regions.successions': 'reference',
  'matters.definitions': 'reference',
  'matters.place_matters': 'reference',
  'plans.plans': 'reference',
  'indicators.definitions': 'reference',
  'supervision.counted_days': 'reference',
  'privacy.catalogue': 'reference',
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
  'population.progress': 'local: how far the follower has read',
}

/** Local tables without personal rows, which need no policy. */
const NO_POLICY = new Set(['files.unclaimed', 'indicators.progress', 'population.progress', 'platform.migrations', 'platform.audit_seals', 'platform.job_runs', 'platform.settings', 'accounts.sessions', 'accounts.one_time_codes', 'accounts.sign_in_failures'])

/** Histories: the server's login may add to them and nothing else. */
const HISTORIES = ['cases.moves', 'cases.ratings', 'register.changes', 'register.former_places', 'register.batch_openings', 'register.events', 'register.event_people', 'regions.moved_rows', 'regions.former_regions', 'regions.successions', 'duplicates.touched', 'platform.audit_entries', 'platform.audit_seals', 'matters.definitions:delete', 'indicators.snapshots', 'assistance.grants', 'assistance.grant_ends', 'population.filings', 'population.filing_steps', 'organisations.changes', 'organisations.records', 'organisations.terms', 'organisations.services', 'organisations.party_steps', 'grids.changes']
HISTORIES.push('mandates.steps', 'entitlements.rules', 'entitlements.standards', 'entitlements.pairs', 'entitlements.flag_answers')
HISTORIES.push('mandates.steps')
HISTORIES.push('plans.readings', 'plans.warnings', 'plans.year_records', 'plans.phase_reviews', 'plans.steps')
HISTORIES.push('orders.steps')
HISTORIES.push('indicators.own_versions', 'indicators.own_steps')
HISTORIES.push('windows.steps')
HISTORIES.push('agency.steps')
HISTORIES.push('supervision.days', 'supervision.topics')
HISTORIES.push('voices.steps')
HISTORIES.push('surveys.steps', 'surveys.scores')
HISTORIES.push('liaison.steps', 'liaison.papers', 'liaison.reuses')
HISTORIES.push('matters.draft_steps')
HISTORIES.push('hotline.call_events', 'hotline.call_cases', 'hotline.steps')
HISTORIES.push('admission.works', 'admission.payments', 'admission.hours', 'admission.steps')
HISTORIES.push('collections.sendings', 'collections.steps', 'reports.filed', 'reports.papers', 'reports.publications', 'reports.steps')
HISTORIES.push('legal.steps')
HISTORIES.push('zones.filings', 'zones.opinions', 'zones.steps')
HISTORIES.push('evaluation.figures', 'evaluation.marks', 'evaluation.signatures', 'evaluation.draws', 'evaluation.self_checks', 'evaluation.steps')
HISTORIES.push('policies.grants', 'policies.standards', 'policies.sets', 'policies.reports', 'policies.steps')
HISTORIES.push('projects.ratios', 'projects.progress', 'projects.entries', 'projects.rounds', 'projects.dues', 'projects.budgets', 'projects.steps')
HISTORIES.push('disputes.consents', 'disputes.refusals', 'disputes.signatures', 'disputes.performances', 'disputes.steps')
HISTORIES.push('incidents.steps', 'incidents.entries')
HISTORIES.push('duties.wordings', 'duties.adaptations', 'duties.filings', 'duties.tellings', 'duties.steps')
HISTORIES.push('privacy.consents', 'privacy.copies', 'privacy.retention_runs', 'privacy.incident_steps', 'privacy.catalogue')

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

test('of a history no column can be changed, but the place and the person that a module states', async () => {
  const may = new Set([
    ...PLACED.flatMap((part) => part.tables).flatMap((t) => (t.columns ?? ['region']).map((column) => `${t.table}.${column}`)),
    ...PERSON_PARTS.flatMap((part) => part.columns).map((one) => one.column),
  ])
  const histories = HISTORIES.filter((entry) => !entry.includes(':'))
  const columns = await world.owner(async (client) => (await client.query<{ name: string; staff: boolean; resident: boolean }>(`
    select n.nspname || '.' || c.relname || '.' || a.attname as name,
      has_column_privilege('linli_staff', c.oid, a.attnum, 'update') as staff, has_column_privilege('linli_resident', c.oid, a.attnum, 'update') as resident
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname || '.' || c.relname = any ($1) and a.attnum > 0 and not a.attisdropped`, [histories])).rows)
  expect(new Set(columns.map(({ name }) => name.split('.').slice(0, 2).join('.')))).toEqual(new Set(histories))
  expect(columns.filter(({ name, staff }) => staff && !may.has(name)).map(({ name }) => `staff may change ${name}`)).toEqual([])
  expect(columns.filter(({ resident }) => resident).map(({ name }) => `a resident may change ${name}`)).toEqual([])
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

// --------------------------------------------------------- what a person is told, and what a change of keys walks through

/** Columns that name a person and are told by the register's own file (`getMyFile`, `listAccessLog`, `listPersonChanges`), or not at all. */
const TOLD_OTHERWISE: Record<string, string> = {
  'population.stretches.person_id': 'derived from the ties, which the register tells',
  'register.ties.person_id': 'told by getMyFile: all ties with their dates',
  'register.households.head_id': 'told by getMyFile: the household of today with its members',
  'register.representatives.person_id': 'told by getMyFile: who may act for me',
  'register.representatives.by_person_id': 'told by getMyFile: for whom I may act',
  'register.event_people.person_id': 'told by listPersonEvents: what happened, on which day, by whom it was written down',
  'register.changes.subject_id': 'told by listPersonChanges: what was changed, by whom and why',
  'register.former_places.subject_id': 'where a row lay before a boundary moved: the tie itself, with its first day, is told',
  'organisations.party_moves.person_id': 'told by listMyPartyMoves to the person alone: a copy of a file may be made by others',
  'imports.touched.subject_id': 'what an import changed, to take it back: told by listPersonChanges, with the number of the import',
  'grids.changes.subject_id': 'a duty, an estate, a building: never a person; the duty itself is told',
  'duplicates.pairs.a_person_id': 'a likeness of two records, from which nothing follows; opening a pair is told by listAccessLog',
  'duplicates.pairs.b_person_id': 'the same',
  'duplicates.merges.into_person_id': 'told by a message and listAccessLog when files were merged',
  'duplicates.merges.from_person_id': 'the same',
  'platform.audit_entries.subject': 'told by listAccessLog: who read what and why',
}

/** Columns that look sealed or indexed and are not under the data keys. */
const SEALED_OTHERWISE: Record<string, string> = {
  'accounts.accounts.totp_sealed': 'second factors lie under a key of their own, which is changed by setting them up anew',
}

interface Column {
  name: string
  type: string
}

const NAMES_A_PERSON = /(^|_)(person|person_id|applicant_id|head_id|guardian_id|subject|subject_id)$/

let columns: Column[]
beforeAll(async () => {
  columns = await world.owner(async (client) => {
    const { rows } = await client.query<Column>(`
      select n.nspname || '.' || c.relname || '.' || a.attname as name, format_type(a.atttypid, null) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'pg_toast')`)
    return rows
  })
})
const naming = () => columns.filter((c) => c.type === 'uuid' && NAMES_A_PERSON.test(c.name.split('.')[2]!)).map((c) => c.name)
const sealedColumns = () => columns.filter((c) => c.type === 'bytea' && /_(sealed|index)$/.test(c.name)).map((c) => c.name)

test('[REG-14] every table that names a person is told to that person, or says why not', () => {
  const told = new Set([...FILE_PARTS.flatMap((p) => p.tells), ...Object.keys(TOLD_OTHERWISE)])
  expect(naming().filter((name) => !told.has(name))).toEqual([])
  // Nothing is promised that does not exist, and nothing twice.
  expect([...told].filter((name) => !columns.some((c) => c.name === name))).toEqual([])
  expect(new Set(FILE_PARTS.map((p) => p.id)).size).toBe(FILE_PARTS.length)
})

test('every sealed column and every blind index is known to the change of keys, or says why not', () => {
  const parts = SEALED_PARTS.flatMap((p) => p.columns.flatMap((c) => [`${p.table}.${c.column}`, ...(c.index ? [`${p.table}.${c.index.column}`] : [])]))
  const known = new Set([...parts, ...Object.keys(SEALED_OTHERWISE)])
  expect(sealedColumns().filter((name) => !known.has(name))).toEqual([])
  expect([...known].filter((name) => !columns.some((c) => c.name === name))).toEqual([])
})

test('the walk saw the columns, and every part can be asked', async () => {
  expect(naming().length).toBeGreaterThan(15)
  expect(sealedColumns().length).toBeGreaterThan(5)
  const person = await world.person({ region: COMMUNITY })
  for (const part of FILE_PARTS) expect(await world.within((tx) => part.list(tx, '152921', person.id)), part.id).toEqual([])
})
