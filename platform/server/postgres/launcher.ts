import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Account, chooseAccount } from './account.ts'
import { type Binaries, findPackage, forgetOthers, layOut } from './binaries.ts'
import { type Running, createCluster, findServer, startServer, stopServer, waitReady } from './cluster.ts'
import { fileFault } from './errors.ts'
import {
  type Credentials, type Layout, NEEDED_TO_BEGIN, NEEDED_TO_GO_ON, credentialsOf, layoutOf, ownerOfData, prepareHome, preparePlace, refuseFullDisk,
  refuseOtherMajor, stampHome, writeWhole,
} from './home.ts'
import { withLock } from './lock.ts'
import { identityOf, signal } from './processes.ts'
import { countUses, noteUse } from './users.ts'

/** What to start: `home` is the data folder (LINLI_HOME); `log` gets Chinese lines for the terminal; `port` 0 or absent means any free one. */
export type StartOptions = { home: string; log?: (line: string) => void; port?: number; sharedBuffersMb?: number }

/**
 * A running embedded database. `url` signs in as the owner of database `linli`, `superuserUrl` as the superuser of the same database.
 * `pid` is the postmaster's at this moment. `shared` is true when another process had started it.
 */
export type EmbeddedPostgres = {
  readonly url: string
  readonly superuserUrl: string
  readonly pid: number
  readonly port: number
  readonly shared: boolean
  /** Leaves the database; the last process to leave stops it. May be called twice. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL of a data home, or joins the one that runs there: there is never more than one server on a folder.
 * Whatever was killed before (server, application, a start half-way) is cleared up first. While this process lives, a server that dies is
 * started again on the same port.
 * @throws StartError with one sentence for the terminal
 */
export async function startPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {})
  const { home, control } = prepareHome(options.home)
  const lock = join(control, 'launcher.lock')
  const opened = await withLock(lock, () => open(home, control, options, log)).catch((error: unknown) => {
    throw fileFault(error, home)
  })
  const { layout, binaries, account, credentials, note, shared } = opened
  let running = opened.running
  let stopped: Promise<void> | undefined

  const use = { note, control, server: () => running }
  uses.add(use)
  leaveOnExit()
  const watch = setInterval(() => void guard(), 500).unref()

  let busy = false
  let rest = 0
  async function guard(): Promise<void> {
    if (busy || stopped || Date.now() < rest || identityOf(running.pid) === running.identity) return
    busy = true
    try {
      await withLock(lock, async () => {
        if (stopped) return
        const other = findServer(layout)
        if (other && (await waitReady(layout, other, 60_000))) return void (running = other)
        log('数据库意外停止，正在重新启动…')
        running = await startServer(layout, binaries, account, { port: running.port, fixed: true, sharedBuffersMb: options.sharedBuffersMb }, log)
        log('数据库已恢复')
      })
    } catch (error) {
      rest = Date.now() + 5000
      log(error instanceof Error ? error.message : String(error))
    } finally {
      busy = false
    }
  }

  async function stop(): Promise<void> {
    clearInterval(watch)
    await withLock(lock, async () => {
      rmSync(note, { force: true })
      uses.delete(use)
      if (countUses(control) > 0) return
      const last = findServer(layout)
      if (last) await stopServer(last)
    })
  }

  const address = `127.0.0.1:${running.port}/linli`
  return {
    url: `postgresql://linli:${credentials.owner}@${address}`,
    superuserUrl: `postgresql://postgres:${credentials.superuser}@${address}`,
    port: running.port,
    shared,
    get pid() {
      return running.pid
    },
    stop: () => (stopped ??= stop()),
  }
}

type Opened = {
  layout: Layout; binaries: Binaries; account: Account; credentials: Credentials; running: Running; note: string; shared: boolean
}

async function open(home: string, control: string, options: StartOptions, log: (line: string) => void): Promise<Opened> {
  const before = layoutOf(home, control)
  const account = chooseAccount(ownerOfData(before), log)
  const layout = preparePlace(before, account, log)
  refuseOtherMajor(layout)
  const alone = countUses(control) === 0
  const found = findServer(layout)
  const state = readState(control)
  let running: Running | undefined
  if (found) {
    // An orphan of ours is joined as it is; only where it does not fit (another release's programs, another port asked for) it makes way.
    const fits = state.version === findPackage().version && (!options.port || options.port === found.port)
    if ((fits || !alone) && (await waitReady(layout, found, 120_000))) running = findServer(layout)
    else await stopServer(found)
  }
  const shared = running !== undefined && !alone
  const credentials = credentialsOf(layout)
  const binaries = running ? layOut(join(layout.place, 'binaries')) : prepareToStart(layout)
  if (!running) {
    if (!existsSync(layout.data)) {
      log('正在建立数据库…')
      await createCluster(layout, binaries, account, credentials)
    }
    const wish = { port: options.port || state.port || 0, fixed: Boolean(options.port), sharedBuffersMb: options.sharedBuffersMb }
    running = await startServer(layout, binaries, account, wish, log)
    writeState(control, { port: running.port, version: binaries.version })
  }
  await ensureDatabase(running.port, credentials)
  stampHome(home)
  return { layout, binaries, account, credentials, running, note: noteUse(control), shared }
}

function prepareToStart(layout: Layout): Binaries {
  refuseFullDisk(layout, existsSync(layout.data) ? NEEDED_TO_GO_ON : NEEDED_TO_BEGIN)
  const folder = join(layout.place, 'binaries')
  const binaries = layOut(folder)
  forgetOthers(folder, binaries)
  return binaries
}

// Whatever a killed first start left out is made up for here.
async function ensureDatabase(port: number, credentials: Credentials): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: credentials.superuser, database: 'postgres' })
  await client.connect()
  try {
    const roles = await client.query("select 1 from pg_roles where rolname = 'linli'")
    if (roles.rowCount === 0) await client.query(`create role linli login createrole createdb password '${credentials.owner}'`)
    const databases = await client.query("select 1 from pg_database where datname = 'linli'")
    if (databases.rowCount === 0) await client.query('create database linli owner linli')
  } finally {
    await client.end()
  }
}

type State = { port?: number; version?: string }

function readState(control: string): State {
  try {
    return JSON.parse(readFileSync(join(control, 'state.json'), 'utf8')) as State
  } catch {
    return {}
  }
}

function writeState(control: string, state: State): void {
  writeWhole(join(control, 'state.json'), `${JSON.stringify(state)}\n`, 0o644)
}

const uses = new Set<{ note: string; control: string; server: () => Running }>()
let listening = false

// A process that ends without stop() still lets go of its databases; only kill -9 cannot, and that the next start sets right.
function leaveOnExit(): void {
  if (listening) return
  listening = true
  process.once('exit', () => {
    for (const { note, control, server } of uses) {
      rmSync(note, { force: true })
      if (countUses(control) === 0 && identityOf(server().pid) === server().identity) signal(server().pid, 'SIGINT')
    }
  })
}
