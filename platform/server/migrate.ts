import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { join, basename } from 'node:path'
import pg from 'pg'
import { ROLES } from './db.ts'

/** One numbered step of the schema's history. */
export interface Migration {
  number: number
  name: string
  file: string
  text: string
  sha: string
}

const LOCK = 7_226_549_412

/** All migrations of the folders, in order. Two with one number are refused; that migrations.head names the newest is a test's business. */
export function readMigrations(root: string): Migration[] {
  const folders = [join(root, 'platform/server/migrations')]
  const modules = join(root, 'modules')
  if (existsSync(modules)) for (const name of readdirSync(modules).sort()) folders.push(join(modules, name, 'migrations'))
  const found = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).filter((f) => /^\d{4}-[a-z0-9-]+\.sql$/.test(f)).map((f) => join(folder, f)))
    .map((file) => {
      const text = readFileSync(file, 'utf8')
      return { number: Number(basename(file).slice(0, 4)), name: basename(file, '.sql'), file, text, sha: createHash('sha256').update(text).digest('hex') }
    })
    .sort((a, b) => a.number - b.number)
  found.forEach((m, i) => {
    if (i && found[i - 1]!.number === m.number) throw new Error(`two migrations carry number ${m.number}: ${found[i - 1]!.name}, ${m.name}`)
  })
  return found
}

/** Why a database cannot be served by this release. */
export class SchemaTooNew extends Error {}

/**
 * Brings a database to the newest step: one migrator at a time (advisory lock), each step in its own transaction with a short lock timeout,
 * tried again when a lock could not be had. Safe to call twice, and from twenty processes at once.
 * @returns names of the steps that this call made.
 */
export async function migrate(ownerUrl: string, migrations: Migration[], say: (line: string) => void = () => {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'linli-migrate' })
  await client.connect()
  const made: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await makeRoles(client)
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migrations (
        number int primary key, name text not null, sha text not null, at timestamptz not null default now());
      comment on table platform.migrations is 'Steps that this schema has taken, with the digest of each.'`)
    const done = new Map((await client.query('select number, name, sha from platform.migrations')).rows.map((r) => [r.number as number, r]))
    const newest = migrations.at(-1)?.number ?? 0
    const beyond = [...done.keys()].filter((n) => n > newest)
    if (beyond.length) throw new SchemaTooNew(`the database has step ${Math.max(...beyond)}, this release knows ${newest}`)
    for (const step of migrations) {
      const before = done.get(step.number)
      if (before) {
        if (before.sha !== step.sha) throw new Error(`migration ${step.name} was changed after it had run; write a new one instead`)
        continue
      }
      say(step.name)
      await runStep(client, step)
      made.push(step.name)
    }
    return made
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    await client.end()
  }
}

async function runStep(client: pg.Client, step: Migration): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await client.query(`begin; set local lock_timeout = '2s'; set local statement_timeout = '10min';`)
      await client.query(step.text)
      await client.query('insert into platform.migrations (number, name, sha) values ($1, $2, $3)', [step.number, step.name, step.sha])
      await client.query('commit')
      return
    } catch (error) {
      await client.query('rollback').catch(() => {})
      if ((error as { code?: string }).code === '55P03' && attempt < 30) {
        await new Promise((wake) => setTimeout(wake, 1_000))
        continue
      }
      throw new Error(`migration ${step.name}: ${(error as Error).message}`, { cause: error })
    }
  }
}

/** Roles belong to the whole cluster, so several databases and several migrators may make them at once. */
async function makeRoles(client: pg.Client): Promise<void> {
  for (const role of Object.values(ROLES)) {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin noinherit; end if;
    exception when duplicate_object or unique_violation then null; end $$`)
  }
}

/**
 * The server's own login: may take the two roles and nothing else, so that a careless `update` of a history fails.
 * Its name carries the installation, so that two installations may share a cluster. @returns the url to connect with.
 */
export async function makeServerLogin(ownerUrl: string, installation: string, password: string): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await makeLogin(ownerUrl, installation, password)
    } catch (error) {
      // Logins belong to the cluster and an advisory lock to one database: two databases made ready at once can meet in the catalogue.
      if (attempt >= 20 || !/concurrently/.test((error as Error).message)) throw error
      await new Promise((wake) => setTimeout(wake, 50 + Math.random() * 200))
    }
  }
}

async function makeLogin(ownerUrl: string, installation: string, password: string): Promise<string> {
  const login = `linli_login_${installation}`
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await makeRoles(client)
    const exists = (await client.query('select from pg_roles where rolname = $1', [login])).rowCount
    const secret = `'${password.replace(/'/g, "''")}'`
    await client.query(exists ? `alter role ${login} password ${secret}` : `create role ${login} login noinherit password ${secret}`)
    await client.query(`grant ${ROLES.staff}, ${ROLES.resident} to ${login}`)
    const database = (await client.query('select current_database() as name')).rows[0].name as string
    await client.query(`grant connect on database "${database.replace(/"/g, '""')}" to ${login}`)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    await client.end()
  }
  const url = new URL(ownerUrl)
  url.username = login
  url.password = password
  return url.toString()
}
