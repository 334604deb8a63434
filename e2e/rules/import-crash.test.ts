import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findRoot } from '../../platform/server/postgres/index.ts'
import { idNumberCheckCharacter } from '../../modules/register/identifiers.ts'
import { openInstallation, settleDemo } from '../../apps/server/installation.ts'
import { assemble } from '../../apps/server/modules.ts'
import { startServer } from '../../bench/server.ts'
import { asOwner, databaseUrl, dropDatabase, testCluster } from '../support/cluster.ts'
import { COMMUNITY } from '../support/world.ts'

/*
 * The real import as a process of its own on a database of its own, and kill -9 in the middle of writing. Whoever goes on, the server by itself or
 * the operator with the same file once more, every row of the table is in the register once.
 */

const root = findRoot()
const home = mkdtempSync(join(tmpdir(), 'linli-import-crash-'))
chmodSync(home, 0o755)
const name = `linli_import_crash_${process.pid}_${randomBytes(3).toString('hex')}`
const ROWS = 3_000
const PATIENCE_MS = 120_000

let cluster: string
let url: string
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/cli/main.mjs'))) throw new Error('dist/cli is missing: node scripts/build.mjs programs')
  cluster = (await testCluster()).ownerUrl
  url = databaseUrl(cluster, name)
  await asOwner(databaseUrl(cluster, 'postgres'), (client) => client.query(`create database ${name}`))
  env = { ...process.env, DATABASE_URL: url, LINLI_HOME: home, LINLI_DEMO: 'none', LOG_LEVEL: 'warn', NODE_ENV: 'production' }
  const installation = await openInstallation({ env, jobs: assemble({ accounts: () => [], messages: () => [] }).jobs, say: () => {} })
  await settleDemo(installation.url, 'none', true)
  await installation.close()
}, 600_000)

afterAll(async () => {
  await dropDatabase(cluster, name)
  rmSync(home, { recursive: true, force: true })
})

const query = async <T>(text: string, values: unknown[] = []) => (await asOwner(url, (client) => client.query(text, values))).rows as T[]

/** A list of households of three, under numbers that nobody else of this test has. */
function table(series: string): string {
  const lines = Array.from({ length: ROWS }, (_, n) => {
    const body = `152921${1950 + Math.floor(n / 500)}0${(Math.floor(n / 100) % 5) + 1}15${series}${String(n % 100).padStart(2, '0')}`
    const home = Math.floor(n / 3)
    return `居民${'甲乙丙'[n % 3]},${body}${idNumberCheckCharacter(body)},${series}-${home},${['户主', '配偶', '子'][n % 3]},系列${series}小区${Math.floor(home / 20) + 1}号楼1单元${(home % 20) + 101}室`
  })
  const path = join(home, `${series}.csv`)
  writeFileSync(path, `\uFEFF${['姓名,身份证号,户号,与户主关系,住址', ...lines].join('\r\n')}\r\n`)
  return path
}

function importing(file: string, ...more: string[]): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.mjs'), 'import', 'people', file, '--region', COMMUNITY, '--create-places', ...more], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env })
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-2_000)))
  return { child, said: () => said }
}

/** Waits until the newest import is as `ready` says, and kills the process that works on it. @returns the import's number */
async function killedWhen({ child, said }: ReturnType<typeof importing>, ready: string): Promise<string> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const [found] = await query<{ number: string }>(`select i.number from imports.imports i where i.state = 'running' and (${ready})`)
    if (found) {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      expect((await gone)[1]).toBe('SIGKILL')
      return found.number
    }
    if (child.exitCode !== null || Date.now() > end) throw new Error(`never in the middle of writing: ${said()}`)
    await new Promise((wake) => setTimeout(wake, 10))
  }
}

/** What of a series is in the register, each count also without repetition. */
async function stored(series: string) {
  const [counts] = await query<Record<string, number>>(
    `with of as (select p.id, p.id_index from register.people p where exists (select from register.ties t join register.dwellings d on d.id = t.dwelling_id
        where t.person_id = p.id and d.address like $1))
      select (select count(*)::int from of) as people, (select count(distinct id_index)::int from of) as numbers,
        (select count(*)::int from register.ties t join of on of.id = t.person_id) as ties,
        (select count(*)::int from register.changes c join of on of.id = c.subject_id where c.deed = 'imported') as histories,
        (select count(*)::int from register.households h where h.number like $2) as households,
        (select count(distinct h.number)::int from register.households h where h.number like $2) as "householdNumbers",
        (select count(*)::int from register.dwellings d where d.address like $1) as dwellings`, [`系列${series}小区%`, `${series}-%`])
  return counts!
}

const whole = { people: ROWS, numbers: ROWS, ties: 2 * ROWS, histories: ROWS, households: ROWS / 3, householdNumbers: ROWS / 3, dwellings: ROWS / 3 }

test('[REG-08] kill -9 between batches: whole batches stay, the server goes on by itself, every row is there once', async () => {
  const number = await killedWhen(importing(table('7'), '--batch', '500'), 'i.next_batch > 2')
  const { people } = await stored('7')
  // The row of titles is one of the first batch.
  expect(people).toBeGreaterThanOrEqual(999)
  expect(people).toBeLessThan(ROWS)
  expect((people! + 1) % 500).toBe(0)
  const server = await startServer({ root, env })
  try {
    const end = Date.now() + PATIENCE_MS
    for (let state = ''; state !== 'done'; await new Promise((wake) => setTimeout(wake, 200))) {
      const [found] = await query<{ state: string; message: string; next_page: number }>('select state, message, next_page from imports.imports where number = $1', [number])
      state = found!.state
      if (state === 'stopped' || Date.now() > end) throw new Error(`the import is ${JSON.stringify(found)}: ${server.said()}`)
    }
  } finally {
    await server.stop()
  }
  expect(await stored('7')).toEqual(whole)
  const [batches] = await query<{ n: number; rows: number }>(`select count(*)::int as n, sum((b.counts->>'new')::int)::int as rows from imports.batches b join imports.imports i on i.id = b.import_id where i.number = $1`, [number])
  expect(batches).toEqual({ n: Math.ceil((ROWS + 1) / 500), rows: ROWS })
}, 300_000)

test('[REG-08] kill -9 within the one batch of a file: nothing of it stays, and the same file once more brings every row once', async () => {
  await killedWhen(importing(table('8')), `(i.progress->>'done')::int >= 250`)
  // The database lets go of the dead process in its own time; what it had begun is not there.
  expect(await stored('8')).toMatchObject({ people: 0, households: 0, dwellings: 0 })
  const again = importing(table('8'))
  const [code] = (await once(again.child, 'exit')) as [number | null]
  expect([code, again.said()]).toEqual([0, expect.stringContaining(`新增${ROWS}`)])
  expect(await stored('8')).toEqual(whole)
}, 300_000)
