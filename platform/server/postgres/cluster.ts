import { spawn } from 'node:child_process'
import { appendFileSync, chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Account, plainEnvironment } from './account.ts'
import type { Binaries } from './binaries.ts'
import { StartError, diskFull } from './errors.ts'
import { type Credentials, type Layout, syncFolder, writeWhole } from './home.ts'
import { identityOf, isServerOf, leftovers, signal, waitUntil } from './processes.ts'
import { renderSettings } from './settings.ts'

/** A running server: its process and the port it listens on. */
export type Running = { pid: number; identity: string; port: number; status: string }

const ACCESS = `# Only this machine, only with a password.
local all all scram-sha-256
host  all all 127.0.0.1/32 scram-sha-256
`

/**
 * Makes an empty cluster beside its final place and moves it there when it is whole: an interrupted start leaves nothing half-made.
 * @throws StartError disk_full, start_failed
 */
export async function createCluster(layout: Layout, binaries: Binaries, account: Account, credentials: Credentials): Promise<void> {
  const partial = `${layout.data}.new`
  const passwordFile = join(layout.cluster, '.password')
  rmSync(partial, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, credentials.superuser, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  try {
    let made = await initdb(partial, 'C.UTF-8')
    if (made.status !== 0 && /invalid locale name/.test(made.output)) made = await initdb(partial, 'C')
    if (made.status !== 0) throw failure(layout, made.output)
    appendFileSync(join(partial, 'postgresql.conf'), "\ninclude_if_exists = 'linli.conf'\n")
    writeFileSync(join(partial, 'pg_hba.conf'), ACCESS)
    renameSync(partial, layout.data)
    syncFolder(layout.cluster)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }

  function initdb(target: string, locale: string): Promise<{ status: number | null; output: string }> {
    const options = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`]
    const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions', '--text-search-config=simple']
    return run(binaries.initdb, [`--pgdata=${target}`, ...options, ...access])
  }

  function run(program: string, parameters: string[]): Promise<{ status: number | null; output: string }> {
    return new Promise((resolve) => {
      let output = ''
      const child = spawn(program, parameters, { ...identity(account), cwd: layout.cluster, env: plainEnvironment(layout.cluster) })
      child.stdout.on('data', (chunk) => (output += chunk))
      child.stderr.on('data', (chunk) => (output += chunk))
      child.on('error', (error) => resolve({ status: -1, output: `${output}${error.message}` }))
      child.on('close', (status) => resolve({ status, output }))
    })
  }
}

/** The server at work on this cluster, if there is one. What an earlier server left behind is told apart by looking at the process itself. */
export function findServer(layout: Layout): Running | undefined {
  const lines = readPidFile(layout)
  const pid = Number(lines?.[0])
  if (!lines || !Number.isInteger(pid) || pid <= 0 || !isServerOf(pid, layout.data)) return undefined
  const identity = identityOf(pid)
  return identity === undefined ? undefined : { pid, identity, port: Number(lines[3]), status: (lines[7] ?? 'starting').trim() }
}

/**
 * Starts a server on the cluster and waits until it takes connections; crash recovery may take its time and is told to `log`.
 * Call it only when `findServer` finds none. `port` 0 means any free one.
 * @throws StartError disk_full, start_failed
 */
export async function startServer(
  layout: Layout,
  binaries: Binaries,
  account: Account,
  wish: { port: number; fixed: boolean; sharedBuffersMb?: number | undefined },
  log: (line: string) => void,
): Promise<Running> {
  await clearLeftovers(layout)
  let port = wish.port || (await freePort())
  for (let attempt = 1; ; attempt++) {
    const settings = wish.sharedBuffersMb === undefined ? {} : { sharedBuffersMb: wish.sharedBuffersMb }
    writeWhole(join(layout.data, 'linli.conf'), renderSettings(port, settings), 0o600)
    if (account) chownSync(join(layout.data, 'linli.conf'), account.uid, account.gid)
    const result = await launch()
    if ('pid' in result) return result
    const portTaken = /could not create any TCP\/IP sockets|Address already in use/.test(result.output)
    if (portTaken && !wish.fixed && attempt < 5) port = await freePort()
    else if (/pre-existing shared memory block|lock file .* already exists/.test(result.output) && attempt < 5) await clearLeftovers(layout)
    else throw portTaken ? portFault(port) : failure(layout, result.output)
  }

  async function launch(): Promise<Running | { output: string }> {
    const from = trimLog(layout)
    const out = openSync(layout.serverLog, 'a', 0o600)
    if (account) chownSync(layout.serverLog, account.uid, account.gid)
    // Its own session: Ctrl-C in the terminal must reach the application, which then stops the database after its last request.
    const child = spawn(binaries.postgres, ['-D', layout.data], {
      ...identity(account), cwd: layout.cluster, env: plainEnvironment(layout.cluster), stdio: ['ignore', out, out], detached: true,
    })
    closeSync(out)
    child.unref()
    let gone = ''
    child.on('error', (error) => (gone = error.message))
    child.on('exit', (code, name) => (gone = `exit ${code ?? name}`))
    const begun = Date.now()
    let told = 0
    for (;;) {
      const running = findServer(layout)
      if (running?.pid === child.pid && running?.status === 'ready') return running
      if (gone) return { output: `${gone}\n${readFileSync(layout.serverLog, 'utf8').slice(from)}` }
      if (Date.now() - begun > (told + 1) * 3000) log(`数据库正在恢复上次未写完的数据… ${++told * 3} 秒`)
      await waitUntil(() => gone !== '' || readPidFile(layout)?.[7]?.trim() === 'ready', 250)
    }
  }
}

/** Stops a server: open transactions are rolled back, everything acknowledged is kept. Harder means follow when it does not go in a minute. */
export async function stopServer(running: Running): Promise<void> {
  const isGone = () => identityOf(running.pid) !== running.identity
  for (const [name, ms] of [['SIGINT', 60_000], ['SIGQUIT', 10_000], ['SIGKILL', 10_000]] as const) {
    if (isGone()) return
    signal(running.pid, name)
    if (name === 'SIGINT') signal(running.pid, 'SIGCONT')
    if (await waitUntil(isGone, ms)) return
  }
}

/** Waits for a server that another process has just started; false when it went away instead. */
export async function waitReady(layout: Layout, running: Running, ms: number): Promise<boolean> {
  const status = () => findServer(layout)
  await waitUntil(() => {
    const now = status()
    return now?.identity !== running.identity || now.status === 'ready'
  }, ms)
  return status()?.status === 'ready' && status()?.identity === running.identity
}

/** A port on 127.0.0.1 that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

// A killed postmaster leaves its file, whose number may by now belong to any program, and for moments its children.
async function clearLeftovers(layout: Layout): Promise<void> {
  const none = () => leftovers(layout.data).length === 0
  if (!(await waitUntil(none, 2000))) {
    for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
      for (const pid of leftovers(layout.data)) signal(pid, name)
      if (await waitUntil(none, 3000)) break
    }
  }
  if (!findServer(layout)) rmSync(join(layout.data, 'postmaster.pid'), { force: true })
}

function readPidFile(layout: Layout): string[] | undefined {
  try {
    return readFileSync(join(layout.data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
}

const LOG_LIMIT = 10 * 1024 * 1024
// One earlier log is kept. Answers where in the log this start begins.
function trimLog(layout: Layout): number {
  if (!existsSync(layout.serverLog)) return 0
  const { size } = statSync(layout.serverLog)
  if (size < LOG_LIMIT) return size
  renameSync(layout.serverLog, `${layout.serverLog}.1`)
  return 0
}

function identity(account: Account): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

function failure(layout: Layout, output: string): StartError {
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(layout.place)
  const lines = output.trim().split('\n')
  const reason = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.find((line) => /could not|cannot/.test(line)) ?? lines.at(-1) ?? ''
  const short = reason.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim()
  return new StartError(
    'start_failed',
    `数据库没有启动：${short}（详见 ${layout.serverLog}）`,
    `The database did not start: ${short} (see ${layout.serverLog})`,
    new Error(output),
  )
}

function portFault(port: number): StartError {
  return new StartError(
    'start_failed',
    `数据库端口 ${port} 已被占用，请换一个端口，或停止占用它的程序`,
    `The database's port ${port} is taken: choose another or stop the program that holds it`,
  )
}
