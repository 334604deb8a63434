// Builds what changed since the last build: `node scripts/build.mjs [programs] [desk] [portal]`, all of them by default.
//
//   programs  apps/server, apps/worker, apps/cli, apps/sip-gateway and bench, each one file dist/<name>/main.mjs; packages stay in node_modules
//   desk      dist/desk
//   portal    dist/portal and dist/portal-server
//
// Migrations, reference data and packs are not copied: programs read them from the folder of the checkout, which they find by walking up
// from their own file to the package.json named linli (findRoot in platform/server/postgres/root.ts).
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stop, main, quietly, step } from './progress.mjs'
import { lastLines, root } from './setup.mjs'

const STAMPS = join(root, 'dist', 'built.json')
const PROGRAMS = { server: 'apps/server/main.ts', worker: 'apps/worker/main.ts', cli: 'apps/cli/main.ts', 'sip-gateway': 'apps/sip-gateway/main.ts', bench: 'bench/main.ts', 'load-worker': 'modules/register/load-worker.ts' }
const SHARED = ['modules', 'platform', 'data', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json']

const TARGETS = {
  programs: {
    name: '正在构建服务端程序',
    sources: ['apps/server', 'apps/worker', 'apps/cli', 'apps/portal', 'apps/sip-gateway', 'bench', ...SHARED],
    entries: Object.values(PROGRAMS),
    made: () => Object.entries(PROGRAMS).filter(([, entry]) => existsSync(join(root, entry))).map(([name]) => `dist/${name}/main.mjs`),
    make: bundlePrograms,
  },
  desk: {
    name: '正在构建工作人员端',
    sources: ['apps/desk', ...SHARED],
    entries: ['apps/desk/vite.config.ts'],
    made: () => ['dist/desk/index.html'],
    make: () => node(['node_modules/vite/bin/vite.js', 'build', '--config', 'apps/desk/vite.config.ts', '--logLevel', 'warn']),
  },
  portal: {
    name: '正在构建居民端',
    sources: ['apps/portal', ...SHARED],
    entries: ['apps/portal/vite.config.ts'],
    made: () => ['dist/portal/.vite/manifest.json', 'dist/portal-server/entry-server.js'],
    make: () => node(['--input-type=module', '--eval', "await (await import('./apps/portal/build.mjs')).buildPortal()"]),
  },
}

/** Builds the named targets whose sources changed. @param {('programs' | 'desk' | 'portal')[]} [targets] */
export async function build(targets = Object.keys(TARGETS)) {
  const stamps = readStamps()
  for (const key of targets) {
    const target = TARGETS[key]
    if (!target) throw new Stop(`没有构建目标 ${key}，可用：${Object.keys(TARGETS).join(' ')}`)
    const missing = target.entries.filter((entry) => !existsSync(join(root, entry)))
    if (missing.length === target.entries.length) {
      process.stderr.write(`跳过 ${key}：还没有 ${missing.join('、')}\n`)
      continue
    }
    const print = fingerprint(target.sources)
    if (stamps[key] === print && target.made().every((file) => existsSync(join(root, file)))) continue
    writeStamps({ ...readStamps(), [key]: undefined })
    const { code, output } = await step(target.name, target.make)
    if (code !== 0) throw new Stop(`${lastLines(output, 40)}\n${target.name}失败，原因见上 / Building ${key} failed, see above`)
    writeStamps({ ...readStamps(), [key]: print })
  }
}

async function bundlePrograms() {
  const { rolldown } = await import('rolldown')
  try {
    for (const [name, entry] of Object.entries(PROGRAMS)) {
      if (!existsSync(join(root, entry))) {
        rmSync(join(root, 'dist', name), { recursive: true, force: true })
        process.stderr.write(`跳过 dist/${name}：还没有 ${entry}\n`)
        continue
      }
      const bundle = await rolldown({
        input: join(root, entry),
        cwd: root,
        platform: 'node',
        external: (id) => !/^(\.|\/|[A-Za-z]:[\\/]|\0)/.test(id),
        transform: { target: 'node20' },
        onLog: () => {},
      })
      await bundle.write({ file: join(root, 'dist', name, 'main.mjs'), format: 'esm', sourcemap: true, codeSplitting: false })
      await bundle.close()
    }
    return { code: 0, output: '' }
  } catch (error) {
    return { code: 1, output: error instanceof Error ? error.message : String(error) }
  }
}

function node(parameters) {
  return quietly(process.execPath, parameters, { cwd: root, env: { ...process.env, NODE_ENV: 'production' } })
}

/** A print of the contents of all sources, tests left out. */
function fingerprint(sources) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of sources.flatMap((source) => files(join(root, source)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function files(path) {
  if (!existsSync(path)) return []
  if (!/\/(node_modules|dist)$/.test(path)) {
    try {
      return readdirSync(path, { withFileTypes: true })
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((entry) => (entry.isDirectory() ? files(join(path, entry.name)) : TESTS.test(entry.name) || !entry.isFile() ? [] : [join(path, entry.name)]))
    } catch (error) {
      if (error.code === 'ENOTDIR') return [path]
      throw error
    }
  }
  return []
}

const TESTS = /\.test\.tsx?$/

function readStamps() {
  try {
    return JSON.parse(readFileSync(STAMPS, 'utf8'))
  } catch {
    return {}
  }
}

function writeStamps(stamps) {
  try {
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(STAMPS, JSON.stringify(stamps, null, 2))
  } catch (error) {
    if (error.code === 'ENOSPC') throw new Stop('磁盘空间不足，请清理磁盘后再试 / The disk is full: free some space and try again')
    throw new Stop(`不能写入 ${join(root, 'dist')}，请换用有写权限的用户 / ${join(root, 'dist')} is not writable: run as its owner`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const named = process.argv.slice(2)
  await main(() => build(named.length ? named : undefined))
}
