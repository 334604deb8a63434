// Makes a fresh clone ready: checks Node, installs from the lockfile when it must, builds what changed. Needs nothing but Node and npm.
// Safe to call as often as one likes: what is done is skipped.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stop, main, quietly, step } from './progress.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const STAMP = join(root, 'node_modules', '.linli-installed')

/** Refuses a Node older than package.json asks for. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Stop(`需要 Node.js 20.19 或更新版本，当前是 ${version}，请升级后再试 / Linli needs Node.js 20.19 or newer, this is ${version}`)
}

/** Installs the packages of the lockfile unless they are there already. */
export async function install() {
  const wanted = fingerprint()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  if (!agrees()) {
    const { code, output } = await step('正在安装依赖', installFromLock)
    if (code !== 0) throw new Stop(`${lastLines(output, 25)}\n${installFault(output)}`)
  }
  mkdirSync(dirname(STAMP), { recursive: true })
  try {
    writeFileSync(STAMP, wanted)
  } catch {
    // Somebody else's folder that we may only read: it agrees with the lockfile, so it will be looked at again next time.
  }
}

/** Everything before a program of ours can run. `targets` as in build.mjs. */
export async function setUp(targets) {
  checkNode()
  await install()
  const { build } = await import('./build.mjs')
  await build(targets)
}

function fingerprint() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch} ${process.versions.modules}`).digest('hex')
}

const OPTIONS = ['--include=dev', '--include=optional', '--no-audit', '--no-fund']

// A registry that lags behind may not yet have the programs of other machines at the locked versions. `npm ci` then takes the lockfile for
// stale, although nothing that this machine needs is missing ("Missing: name@" without a version). `npm install --no-save` installs the
// same locked versions with the same checksums, and writes no lockfile.
async function installFromLock() {
  const strict = await npm(['ci', ...OPTIONS])
  if (strict.code === 0 || !/can only install packages when/.test(strict.output)) return strict
  const faults = strict.output.split('\n').filter((line) => /(Missing|Invalid):/.test(line))
  if (faults.length === 0 || !faults.every((line) => /Missing: \S+@ from lock file/.test(line))) return strict
  return npm(['install', '--no-save', ...OPTIONS])
}

// Whether what lies in node_modules is what the lockfile names (after an install by hand there is no stamp of ours). npm writes its own list
// last, so an interrupted install has none.
function agrees() {
  const list = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(list)) return false
  const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const { packages: found } = JSON.parse(readFileSync(list, 'utf8'))
  return Object.entries(wanted).every(([path, { version, link, optional, peer }]) => {
    if (!path.startsWith('node_modules/') || link) return true
    if (!found[path]) return Boolean(optional && (peer || !wants(wanted[path])))
    return found[path].version === version && existsSync(join(root, path))
  })
}

// An optional package that names machines is wanted on those; one that names none only goes with such a package.
function wants({ os, cpu, libc }) {
  if (!os && !cpu) return false
  const fits = (list, own) => !list || list.includes(own)
  const glibc = Boolean(process.report.getReport().header.glibcVersionRuntime)
  return fits(os, process.platform) && fits(cpu, process.arch) && (process.platform !== 'linux' || fits(libc, glibc ? 'glibc' : 'musl'))
}

function npm(parameters) {
  const own = process.env.npm_execpath
  if (own && /npm-cli\.[cm]?js$/.test(own)) return quietly(process.execPath, [own, ...parameters], { cwd: root })
  return quietly(process.platform === 'win32' ? 'npm.cmd' : 'npm', parameters, { cwd: root, shell: process.platform === 'win32' })
}

function installFault(output) {
  if (/ENOSPC/.test(output)) return '磁盘空间不足，依赖没有装完，请清理磁盘后再试 / The disk is full: free some space and try again'
  if (/EACCES|EPERM|EROFS/.test(output)) return `不能写入 ${root}，请换用有写权限的用户 / ${root} is not writable: run as its owner`
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET/.test(output)) {
    return '下载依赖失败，请检查网络或 npm 镜像设置后再试 / The packages could not be fetched: check the network or the npm registry setting'
  }
  return '安装依赖没有成功，原因见上 / The packages could not be installed, see above'
}

export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(() => setUp())
