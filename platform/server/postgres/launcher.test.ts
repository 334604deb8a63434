import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { rolldown } from 'rolldown'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from './cluster.ts'
import { StartError, fileFault } from './errors.ts'
import { type EmbeddedPostgres, findRoot, startPostgres, waitForDatabase } from './index.ts'
import { withLock } from './lock.ts'
import { identityOf, leftovers, stillRuns, waitUntil } from './processes.ts'
import { renderSettings } from './settings.ts'

const asRoot = process.getuid?.() === 0
const bundles = join(findRoot(), 'node_modules', `.launcher-test-${process.pid}`)
const homes: string[] = []
const servers: EmbeddedPostgres[] = []
const children: ChildProcess[] = []

// What a test ends with running is stopped here, and must be gone afterwards.
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

beforeAll(async () => {
  const bundle = await rolldown({ input: join(import.meta.dirname, 'launcher.fixture.ts'), platform: 'node', external: ['pg'] })
  await bundle.write({ file: join(bundles, 'fixture.mjs'), format: 'esm', codeSplitting: false })
})

afterAll(() => {
  for (const home of homes) {
    const data = join(home, 'postgres', 'cluster', 'data')
    expect(leftovers(data)).toEqual([])
    rmSync(home, { recursive: true, force: true })
  }
  rmSync(bundles, { recursive: true, force: true })
})

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'linli-launcher-'))
  chmodSync(home, 0o755)
  homes.push(home)
  return home
}

async function start(home: string, options: { port?: number; log?: (line: string) => void } = {}): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ home, sharedBuffersMb: 16, ...options })
  servers.push(server)
  return server
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

type Said = { url: string; pid: number; shared: boolean; refused?: string }
function startElsewhere(home: string, port = 0): Promise<{ child: ChildProcess; said: Said }> {
  const child = spawn(process.execPath, [join(bundles, 'fixture.mjs'), home, String(port)], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve({ child, said: JSON.parse(String(chunk)) as Said }))
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it said anything`)))
  })
}

const gone = (pid: number) => waitUntil(() => identityOf(pid) === undefined, 20_000)
const codeOf = (work: Promise<unknown>) => work.then(() => 'no refusal', (error: unknown) => (error instanceof StartError ? error.code : String(error)))

describe('one home from its first start to its last', () => {
  const home = newHome()

  test('a first start makes a UTF-8 database with an owner, on this machine only, durable, and tells no password to others', async () => {
    const server = await start(home)
    const [row] = await ask(server.url, `select current_user as who, current_setting('server_encoding') as encoding,
      current_setting('listen_addresses') as listens, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
      current_setting('jit') as jit, current_setting('max_connections') as connections,
      (select datlocprovider::text || datlocale from pg_database where datname = current_database()) as locale,
      (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as mighty, upper('é') as upper`)
    expect(row).toEqual({
      who: 'linli', encoding: 'UTF8', listens: '127.0.0.1', fsync: 'on', commits: 'on', jit: 'off', connections: '100', locale: 'bC.UTF-8',
      mighty: false, upper: 'É',
    })
    expect(await ask(server.superuserUrl, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([{ rolsuper: true }])
    expect(statSync(join(home, 'postgres', 'credentials.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(home, 'postgres', 'cluster', 'data')).mode & 0o077).toBe(0)
    await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password authentication failed/)
    await ask(server.url, 'create extension pg_trgm; create extension btree_gin; create extension btree_gist; create extension pgcrypto')
    await ask(server.url, "create table kept (word text); insert into kept values ('first')")
    expect(await ask(server.url, "select array_length(show_trgm('翠湖社区'), 1) > 1 as some")).toEqual([{ some: true }])
  })

  test('as root the server runs as somebody else', { skip: !asRoot }, async () => {
    const server = await start(home)
    const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1])
    expect(uid).toBeGreaterThan(0)
    expect(statSync(join(home, 'postgres', 'cluster', 'data')).uid).toBe(uid)
  })

  test('stop() stops it, may be called twice, and a second start finds the data at the same address', async () => {
    const server = await start(home)
    await Promise.all([server.stop(), server.stop()])
    expect(identityOf(server.pid)).toBeUndefined()
    const again = await start(home)
    expect(again.url).toBe(server.url)
    expect(await ask(again.url, 'select word from kept')).toEqual([{ word: 'first' }])
  })

  test('two processes share one server; it stays until the last one leaves', async () => {
    const first = await startElsewhere(home)
    const second = await start(home)
    expect([second.pid, second.shared, first.said.shared]).toEqual([first.said.pid, true, false])
    first.child.stdin?.write('stop\n')
    await new Promise((resolve) => first.child.once('exit', resolve))
    expect(await ask(second.url, 'select word from kept')).toHaveLength(1)
    await second.stop()
    expect(identityOf(second.pid)).toBeUndefined()
  })

  test('ten starts at once end in one server', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => start(home)))
    expect(new Set(all.map((server) => server.pid)).size).toBe(1)
    for (const server of all.slice(1)) await server.stop()
    expect(await ask(all[0]!.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('our process is killed: the orphaned server is taken over by the next start and stops with it', async () => {
    const { child, said } = await startElsewhere(home)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(identityOf(said.pid)).toBeDefined()
    const next = await start(home)
    expect([next.pid, next.shared]).toEqual([said.pid, false])
    await next.stop()
    expect(await gone(said.pid)).toBe(true)
  })

  test('an orphan on another port than the one asked for makes way', async () => {
    const { child, said } = await startElsewhere(home)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    const port = await freePort()
    const next = await start(home, { port })
    expect(next.port).toBe(port)
    expect(identityOf(said.pid)).toBeUndefined()
  })

  test('server and process both killed: the next start recovers every acknowledged row', async () => {
    const { child, said } = await startElsewhere(home)
    await ask(said.url, "insert into kept select 'before the fall' from generate_series(1, 1000)")
    process.kill(said.pid, 'SIGKILL')
    child.kill('SIGKILL')
    const next = await start(home)
    expect(await ask(next.url, "select count(*)::int as n from kept where word = 'before the fall'")).toEqual([{ n: 1000 }])
  })

  test('the server is killed under a living process: it comes back at the same address with its data', async () => {
    const told: string[] = []
    const server = await start(home, { log: (line) => told.push(line) })
    const before = server.pid
    process.kill(before, 'SIGKILL')
    expect(await waitUntil(() => server.pid !== before, 20_000)).toBe(true)
    expect((await ask(server.url, 'select count(*)::int as n from kept'))[0]!.n).toBe(1001)
    expect(told.join()).toContain('数据库已恢复')
  })

  test('a stale postmaster.pid whose number now belongs to another program is no hindrance', async () => {
    const data = join(home, 'postgres', 'cluster', 'data')
    writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`)
    const server = await start(home)
    expect(server.pid).not.toBe(process.pid)
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('a stale launcher lock and a note of a dead user are no hindrance', async () => {
    writeFileSync(join(home, 'postgres', 'launcher.lock'), '999999@long-ago:1\n1')
    writeFileSync(join(home, 'postgres', 'users', '999999-1'), '999999@long-ago:1')
    const server = await start(home)
    await server.stop()
    expect(identityOf(server.pid)).toBeUndefined()
    expect(readdirSync(join(home, 'postgres', 'users'))).toEqual([])
  })

  test('the old port is taken: another is found, and only a port that was asked for is refused', async () => {
    const server = await start(home)
    const { port } = server
    await server.stop()
    const squatter = createServer().listen(port, '127.0.0.1')
    try {
      expect((await start(home)).port).not.toBe(port)
      await servers.pop()!.stop()
      await expect(start(home, { port })).rejects.toThrow(new RegExp(`端口 ${port} 已被占用`))
    } finally {
      squatter.close()
    }
  })

  test('its log holds neither statements nor values', async () => {
    const server = await start(home)
    await ask(server.url, "create table if not exists once (number text primary key); insert into once values ('152921199001011234')")
    await ask(server.url, "insert into once values ('152921199001011234')").catch(() => {})
    await server.stop()
    const log = readFileSync(join(home, 'postgres', 'cluster', 'server.log'), 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).not.toContain('152921199001011234')
  })

  test('a folder of a newer PostgreSQL or a newer release is refused in a sentence; a newer patch release is not', async () => {
    const version = join(home, 'postgres', 'cluster', 'data', 'PG_VERSION')
    writeFileSync(version, '99\n')
    expect(await codeOf(start(home))).toBe('newer_data')
    writeFileSync(version, '17\n')
    expect(await codeOf(start(home))).toBe('older_data')
    writeFileSync(version, '18\n')
    const stamp = join(home, 'linli-version')
    const own = readFileSync(stamp, 'utf8').trim()
    const [major, minor] = own.split('.').map(Number) as [number, number]
    for (const newer of [`${major + 1}.0.0`, `${major}.${minor + 1}.0`]) {
      writeFileSync(stamp, newer)
      await expect(start(home)).rejects.toThrow(`由更新的版本 ${newer} 建立`)
    }
    writeFileSync(stamp, `${major}.${minor}.99`)
    expect((await start(home)).pid).toBeGreaterThan(0)
  })

  test('the data without its passwords is not replaced by an empty database', async () => {
    const path = join(home, 'postgres', 'credentials.json')
    const kept = readFileSync(path, 'utf8')
    rmSync(path)
    expect(await codeOf(start(home))).toBe('data_missing')
    expect(existsSync(path)).toBe(false)
    writeFileSync(path, kept, { mode: 0o600 })
  })

  test('waitForDatabase tells what is wrong, and never the password', async () => {
    const server = await start(home)
    await waitForDatabase(server.url)
    const wrong = server.url.replace(/:[^:@]+@/, ':sesame@')
    await expect(waitForDatabase(wrong)).rejects.toThrow(/口令不对/)
    await expect(waitForDatabase(wrong)).rejects.not.toThrow(/sesame/)
    await expect(waitForDatabase(server.url.replace(/linli$/, 'nowhere'))).rejects.toThrow(/不存在/)
    const port = await freePort()
    const begun = Date.now()
    expect(await codeOf(waitForDatabase(`postgresql://a:sesame@127.0.0.1:${port}/b`, { timeoutMs: 700 }))).toBe('database_unreachable')
    expect(Date.now() - begun).toBeGreaterThanOrEqual(600)
    await expect(waitForDatabase('not a url', { timeoutMs: 500 })).rejects.toThrow(StartError)
  })
})

test('a first start that was interrupted half-way leaves nothing in the way of the next', async () => {
  const home = newHome()
  const partial = join(home, 'postgres', 'cluster', 'data.new')
  mkdirSync(partial, { recursive: true })
  writeFileSync(join(partial, 'PG_VERSION'), '18\n')
  chmodSync(join(home, 'postgres'), 0o755)
  const server = await start(home)
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(existsSync(partial)).toBe(false)
})

test('a home under a closed folder: as root the database goes where its account can enter, and is found there again', { skip: !asRoot }, async () => {
  const outer = newHome()
  chmodSync(outer, 0o700)
  const home = join(outer, 'data')
  const told: string[] = []
  const server = await start(home, { log: (line) => told.push(line) })
  const place = readFileSync(join(home, 'postgres', 'location'), 'utf8').trim()
  try {
    expect(place).toMatch(/^\/var\/lib\/linli-[0-9a-f]{12}$/)
    expect(told.join()).toContain(place)
    await ask(server.url, 'create table kept (word text)')
    await server.stop()
    expect(await ask((await start(home)).url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }])
    await servers.pop()!.stop()
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
  expect(await codeOf(start(home))).toBe('data_missing')
})

test('a home that is a file, or cannot be written, is refused in a sentence', async () => {
  const home = newHome()
  const file = join(home, 'file')
  writeFileSync(file, '')
  expect(await codeOf(start(file))).toBe('home_not_writable')
  expect(await codeOf(start(join(file, 'below')))).toBe('home_not_writable')
  if (process.platform === 'linux') expect(await codeOf(start('/proc/linli'))).not.toBe('no refusal')
})

test('a full disk is named as such wherever it is met', () => {
  for (const code of ['ENOSPC', 'EDQUOT']) {
    const fault = fileFault(Object.assign(new Error(code), { code }), '/somewhere')
    expect(fault).toMatchObject({ code: 'disk_full', message: expect.stringContaining('磁盘空间不足') })
  }
})

test('identities: this process runs, a number that was given again is another process', () => {
  const me = identityOf(process.pid)!
  expect(stillRuns(me)).toBe(true)
  expect(stillRuns(me.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBe(process.platform === 'win32')
})

test('the lock lets one in at a time and opens again after a failure', async () => {
  const path = join(newHome(), 'lock')
  let inside = 0
  let most = 0
  await Promise.all(Array.from({ length: 8 }, () => withLock(path, async () => {
    most = Math.max(most, ++inside)
    await new Promise((resolve) => setTimeout(resolve, 5))
    inside--
  })))
  expect(most).toBe(1)
  await expect(withLock(path, () => Promise.reject(new Error('within')))).rejects.toThrow('within')
  expect(await withLock(path, () => Promise.resolve('open'))).toBe('open')
})

test('settings fit a small machine and never trade durability for speed', () => {
  const text = renderSettings(5432)
  expect(text).toMatch(/^synchronous_commit = 'on'$/m)
  expect(text).toMatch(/^fsync = 'on'$/m)
  expect(Number(/^shared_buffers = '(\d+)MB'$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(64)
})
