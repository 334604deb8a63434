import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync, chownSync, closeSync, existsSync, fsyncSync, lchownSync, mkdirSync, openSync, readFileSync, readdirSync, realpathSync, renameSync,
  rmSync, statSync, statfsSync, writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Account, canUse } from './account.ts'
import { MAJOR } from './binaries.ts'
import { StartError, diskFull, fileFault } from './errors.ts'
import { ownVersion } from './root.ts'

const MIB = 1024 * 1024
/** Free space without which a first start (programs, empty database, demo) is not begun, in MiB. */
export const NEEDED_TO_BEGIN = 300
/** Free space without which an existing database is not started: it must be able to write a few WAL segments, in MiB. */
export const NEEDED_TO_GO_ON = 64

/** The files of one data home. `control` is ours and `place` the database account's; they differ only where that account cannot enter the home. */
export type Layout = { home: string; control: string; place: string; cluster: string; data: string; serverLog: string }

/** Passwords of the owner of the database and of its superuser; kept readable by us alone. */
export type Credentials = { owner: string; superuser: string }

/**
 * Makes the data home if needed and refuses one that is not writable or was made by a newer release.
 * @throws StartError home_not_writable, disk_full, newer_data
 */
export function prepareHome(home: string): { home: string; control: string } {
  const folder = resolve(home)
  const control = join(folder, 'postgres')
  try {
    makeFolder(folder)
    makeFolder(control)
    const probe = join(control, `.probe-${process.pid}`)
    writeFileSync(probe, 'x')
    rmSync(probe)
  } catch (error) {
    throw fileFault(error, folder)
  }
  refuseNewerHome(folder)
  return { home: folder, control }
}

/**
 * Refuses a data home whose `linli-version` names a newer release than this one; patch releases may go back.
 * @throws StartError newer_data
 */
export function refuseNewerHome(home: string, version: string = ownVersion()): void {
  const path = join(home, 'linli-version')
  if (!existsSync(path)) return
  const made = readFileSync(path, 'utf8').trim()
  const [a = 0, b = 0] = made.split('.').map(Number)
  const [x = 0, y = 0] = version.split('.').map(Number)
  if (a < x || (a === x && b <= y)) return
  throw new StartError(
    'newer_data',
    `数据目录 ${home} 由更新的版本 ${made} 建立，本程序是 ${version}，请升级程序后再启动`,
    `The data folder ${home} was made by the newer release ${made}, this is ${version}: upgrade before starting`,
  )
}

/** Notes which release last used the home, so that an older one refuses it later. */
export function stampHome(home: string, version: string = ownVersion()): void {
  const path = join(home, 'linli-version')
  if (existsSync(path) && readFileSync(path, 'utf8').trim() === version) return
  writeWhole(path, `${version}\n`, 0o644)
}

/** Where this home's database lives: in the home, or where an earlier start had to put it. */
export function layoutOf(home: string, control: string, place: string = knownPlace(control)): Layout {
  const cluster = join(place, 'cluster')
  return { home, control, place, cluster, data: join(cluster, 'data'), serverLog: join(cluster, 'server.log') }
}

function knownPlace(control: string): string {
  const note = join(control, 'location')
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : control
}

/** The numeric id of the account that owns the existing data, if there is any. */
export function ownerOfData(layout: Layout): number | undefined {
  return existsSync(layout.data) ? statSync(layout.data).uid : undefined
}

/**
 * Makes the folder that the database's account can use. Where it cannot enter the home (a checkout under a closed home folder, a mount
 * that refuses another owner), the database goes to `/var/lib/linli-<hash of the home>` and the home keeps a note of it.
 * @throws StartError home_not_writable, data_missing
 */
export function preparePlace(layout: Layout, account: Account, log: (line: string) => void): Layout {
  const moved = layout.place !== layout.control
  if (moved && !existsSync(layout.data)) {
    throw new StartError(
      'data_missing',
      `数据目录 ${layout.home} 的数据库应在 ${layout.place}，但那里没有，请把它恢复到原处（或从备份恢复）`,
      `The database of ${layout.home} should lie in ${layout.place} but does not: put it back or restore a backup`,
    )
  }
  if (open(layout, account)) return layout
  if (!moved && !existsSync(layout.data)) {
    const hash = createHash('sha256').update(realpathSync(layout.home)).digest('hex').slice(0, 12)
    const elsewhere = layoutOf(layout.home, layout.control, join('/var/lib', `linli-${hash}`))
    if (existsSync(elsewhere.data)) refuseForeignCluster(elsewhere)
    if (open(elsewhere, account)) {
      writeWhole(join(layout.control, 'location'), `${elsewhere.place}\n`, 0o644)
      log(`数据库用户 ${account?.name} 不能进入 ${layout.home}，数据库放在 ${elsewhere.place}`)
      return elsewhere
    }
  }
  throw fileFault(Object.assign(new Error(`account ${account?.name ?? 'self'} cannot use the folder`), { code: 'EACCES' }), layout.cluster)
}

// The note in the home is gone (the home was deleted and made anew) but its old database is still there.
function refuseForeignCluster(elsewhere: Layout): void {
  throw new StartError(
    'data_missing',
    `${elsewhere.place} 里有 ${elsewhere.home} 以前的数据库，但口令文件已不在：请恢复 ${elsewhere.control}，或确认不再需要后删除 ${elsewhere.place}`,
    `${elsewhere.place} holds an earlier database of ${elsewhere.home} whose passwords are gone: restore ${elsewhere.control}, or delete the former if it is no longer needed`,
  )
}

function open(layout: Layout, account: Account): boolean {
  try {
    makeFolder(layout.place)
    makeFolder(layout.cluster)
    if (account && statSync(layout.cluster).uid !== account.uid) giveTo(layout.cluster, account)
    return canUse(account, layout.cluster)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EPERM' || code === 'EACCES' || code === 'EROFS' || code === 'EINVAL') return false
    throw fileFault(error, layout.cluster)
  }
}

// Not mkdir's own recursive mode: where a parent exists and refuses with "no such file" (below /proc), Node 20 repeats it for ever.
function makeFolder(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory()) return
  if (!existsSync(dirname(path))) makeFolder(dirname(path))
  mkdirSync(path)
  chmodSync(path, 0o755)
}

function giveTo(path: string, account: NonNullable<Account>): void {
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) giveOne(join(path, name), account)
  chownSync(path, account.uid, account.gid)
}

function giveOne(path: string, account: NonNullable<Account>): void {
  lchownSync(path, account.uid, account.gid)
  if (existsSync(path) && statSync(path).isDirectory()) for (const name of readdirSync(path)) giveOne(join(path, name), account)
}

/**
 * Refuses a cluster of another major version of PostgreSQL.
 * @throws StartError newer_data, older_data
 */
export function refuseOtherMajor(layout: Layout): void {
  const path = join(layout.data, 'PG_VERSION')
  if (!existsSync(path)) return
  const major = Number(readFileSync(path, 'utf8').trim())
  if (major > MAJOR) {
    throw new StartError(
      'newer_data',
      `数据目录 ${layout.data} 由更新的 PostgreSQL ${major} 建立，本程序带的是 ${MAJOR}，请升级程序后再启动`,
      `The data folder ${layout.data} was made by the newer PostgreSQL ${major}, this release carries ${MAJOR}: upgrade before starting`,
    )
  }
  if (major < MAJOR) {
    throw new StartError(
      'older_data',
      `数据目录 ${layout.data} 由旧的 PostgreSQL ${major} 建立，本程序带的是 ${MAJOR}，请用原版本备份，再在新目录中恢复`,
      `The data folder ${layout.data} was made by PostgreSQL ${major}, this release carries ${MAJOR}: back up with the old release and restore into a new folder`,
    )
  }
}

/**
 * Refuses to begin on a disk that is as good as full.
 * @throws StartError disk_full
 */
export function refuseFullDisk(layout: Layout, needMb: number): void {
  const { bavail, bsize } = statfsSync(layout.cluster)
  const freeMb = Math.floor((bavail * bsize) / MIB)
  if (freeMb < needMb) throw diskFull(layout.place, freeMb)
}

/**
 * The passwords of this home, made at the first start and kept in `<home>/postgres/credentials.json`, mode 600.
 * @throws StartError data_missing when the database is there and its passwords are not
 */
export function credentialsOf(layout: Layout): Credentials {
  const path = join(layout.control, 'credentials.json')
  if (existsSync(path)) {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Credentials
    } catch (error) {
      throw fileFault(error, path)
    }
  }
  if (existsSync(layout.data)) {
    throw new StartError(
      'data_missing',
      `数据库在，但口令文件 ${path} 不见了，请从备份恢复这个文件`,
      `The database is there but its passwords, ${path}, are gone: restore that file from a backup`,
    )
  }
  const fresh = { owner: randomBytes(24).toString('base64url'), superuser: randomBytes(24).toString('base64url') }
  writeWhole(path, `${JSON.stringify(fresh, null, 2)}\n`, 0o600)
  return fresh
}

/** Writes a small file so that a crash leaves either the old one or the new one whole. */
export function writeWhole(path: string, text: string, mode: number): void {
  const aside = `${path}.new`
  try {
    rmSync(aside, { force: true })
    writeFileSync(aside, text, { mode, flush: true })
    renameSync(aside, path)
    syncFolder(dirname(path))
  } catch (error) {
    throw fileFault(error, path)
  }
}

/** Makes a rename in the folder survive a power cut (there is nothing to do on Windows). */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
