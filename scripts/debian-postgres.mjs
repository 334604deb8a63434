// A private server of the PostgreSQL that Debian packages, in a temporary folder, for the second round of tests through DATABASE_URL.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Stop, quietly } from './progress.mjs'

const PLACE = '/usr/lib/postgresql'

/** The oldest packaged PostgreSQL that we serve (15 or newer): its folder of programs and its major version. */
export function findDebianPostgres() {
  if (!existsSync(PLACE)) return undefined
  const majors = readdirSync(PLACE).map(Number).filter((major) => major >= 15).sort((a, b) => a - b)
  const version = majors.find((major) => ['initdb', 'postgres', 'psql'].every((name) => existsSync(join(PLACE, String(major), 'bin', name))))
  return version && { bin: join(PLACE, String(version), 'bin'), version }
}

/** Starts it with an empty database `linli` owned by `linli`, who is no superuser. `stop()` leaves nothing behind. */
export async function openDebianPostgres() {
  const { bin, version } = findDebianPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'linli-pg-'))
  const data = join(folder, 'data')
  const log = join(folder, 'server.log')
  const password = randomBytes(18).toString('base64url')
  const secret = join(folder, 'password')
  writeFileSync(secret, password, { mode: 0o600 })
  const account = nonRoot()
  if (account) for (const path of [folder, secret]) chownSync(path, account.uid, account.gid)
  chmodSync(folder, 0o700)
  const as = { ...account, cwd: '/', env: { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: folder, PGPASSWORD: password } }
  let server
  const stop = async () => {
    if (server && server.exitCode === null) {
      server.kill('SIGINT')
      await Promise.race([new Promise((resolve) => server.once('exit', resolve)), sleep(20_000, undefined, { ref: false }).then(() => server.kill('SIGQUIT'))])
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const options = ['--encoding=UTF8', '--locale=C.UTF-8', '--username=postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--no-sync']
    await sure(join(bin, 'initdb'), [`--pgdata=${data}`, ...options], as)
    const port = await freePort()
    const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: 100, jit: 'off', fsync: 'off', timezone: 'UTC' }
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const out = openSync(log, 'a')
    server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], { ...as, stdio: ['ignore', out, out] })
    const connect = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-v', 'ON_ERROR_STOP=1', '-Atq']
    for (let tries = 0; (await quietly(join(bin, 'psql'), [...connect, '-c', 'select 1', 'postgres'], as)).code !== 0; tries++) {
      if (tries > 100 || server.exitCode !== null) throw new Stop(`Debian 的 PostgreSQL 没有启动：\n${readFileSync(log, 'utf8')}`)
      await sleep(100)
    }
    const make = [`create role linli login createrole createdb password '${password}'`, 'create database linli owner linli']
    await sure(join(bin, 'psql'), [...connect, ...make.flatMap((text) => ['-c', text]), 'postgres'], as)
    return { url: `postgresql://linli:${password}@127.0.0.1:${port}/linli`, version, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function sure(program, parameters, options) {
  const { code, output } = await quietly(program, parameters, options)
  if (code !== 0) throw new Stop(`Debian 的 PostgreSQL 没有准备好：\n${output}`)
}

function nonRoot() {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u') || 65534, gid: id('-g') || 65534 }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
