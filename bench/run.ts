import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { pino } from 'pino'
import { Database } from '../platform/server/db.ts'
import { ownVersion } from '../platform/server/postgres/index.ts'
import { buildApp, type App } from '../apps/server/app.ts'
import { openInstallation, settleDemo, type Installation } from '../apps/server/installation.ts'
import { assemble } from '../apps/server/modules.ts'
import { benchCommunities, loadBenchPeople } from '../apps/cli/bench-data.ts'
import { SOURCES, recountAll, snapshotDay } from '../modules/indicators/index.ts'
import { countMissingDays } from '../modules/supervision/index.ts'
import { CASES_PER_PERSON, fillWithCases } from './background-cases.ts'
import { CONNECTIONS, figuresOf, limitFiguresOf, type Figures } from './figures.ts'
import { overHttp } from './generator.ts'
import { record, replay, statementsPerTurn } from './limit.ts'
import { importBench } from './import-rows.ts'
import { MEASURES } from './measures.ts'
import { castFor } from './place.ts'
import { memoryOf, startServer } from './server.ts'

export interface BenchRun {
  people: number
  /** Counties in the one database, with equally many people each; what is measured is the pack's own. */
  banners: number
  home: string
  env: NodeJS.ProcessEnv
  /** Calls on one connection for a reading measure, after a fifth as many to warm up; four times as many on sixteen. */
  calls: number
  /** Names of measures; null: all. */
  only?: readonly string[] | null
  /** `process`: the built server as its own process. `here`: the same app in this process, for a quick look and for tests. */
  serve: 'process' | 'here'
  say: (line: string) => void
}

export interface BenchReport {
  figures: Figures
  meta: Record<string, unknown>
}

/** Rows of the import that is measured, where the register has ten times as many people or more. */
const IMPORT_ROWS = 100_000

const NO_DEMO = { accounts: () => [], messages: () => [] }
const quiet = () => pino({ level: 'error' }, pino.destination(2)) as never

/** Builds the people, measures everything once and answers all figures. Nothing leaves this machine. */
export async function runBench(run: BenchRun): Promise<BenchReport> {
  const env = { ...run.env, LINLI_HOME: run.home, LINLI_DEMO: 'none', LINLI_RATE_PER_MINUTE: '1000000000', LOG_LEVEL: 'error' }
  const began = new Date()
  const loadBefore = loadavg()[0]
  const open = () => openInstallation({ env, jobs: assemble(NO_DEMO).jobs, say: run.say })

  let installation = await open()
  const figures: Figures = {}
  let app: App | undefined
  let served: Served | undefined
  try {
    const loaded = await load(installation, run)
    figures.load_people_per_s = loaded.peoplePerSecond
    figures.load_cases_per_s = loaded.casesPerSecond
    // Before the cold start the database is stopped as well, unless it is not ours to stop.
    await installation.close()
    run.say('启动服务端')
    served = run.serve === 'process' ? await serveApart(installation, env) : undefined
    installation = await open()
    served ??= await serveHere(installation, env)
    figures.cold_start_ms = Math.round(served.coldStartMs)

    run.say('夜间统计与留存')
    figures.nightly_snapshot_s = await nightly(installation.url)
    const cast = await castFor(installation.ownerUrl)
    app = await buildApp({ ...appOptions(installation, env), connections: 4 })
    await app.runner.start()
    await app.http.ready()
    let turns = 0
    const statements: Record<string, number> = {}
    const contention: Record<string, number> = {}
    for (const measure of MEASURES.filter((one) => !run.only || run.only.includes(one.name))) {
      const turn = measure.turn(cast)
      const calls = Math.max(4, Math.round(run.calls * measure.share))
      const recorded = await record(app, Math.min(calls, 60), turn, turns)
      statements[measure.name] = statementsPerTurn(recorded.recordings)
      for (const connections of CONNECTIONS) {
        run.say(`测量 ${measure.name}，${connections} 个连接`)
        const count = connections === 1 ? calls : calls * 4
        turns += 1_000_000
        contention[`${measure.name}_c${connections}`] = waitFactor()
        await overHttp(served.port, connections, Math.ceil(count / 5), turn, turns)
        Object.assign(figures, figuresOf(measure, connections, await overHttp(served.port, connections, count, turn, turns + 500_000)))
        await replay(installation.url, connections, Math.ceil(count / 5), recorded)
        Object.assign(figures, limitFiguresOf(measure, connections, await replay(installation.url, connections, count, recorded)))
      }
    }
    const memory = served.memory()
    figures.rss_mb = Math.round(memory.rss)
    figures.rss_peak_mb = Math.round(memory.peak)
    const community = benchCommunities(installation)[0]!.code
    if (!run.only) Object.assign(figures, await importBench(installation, run.people < 10_000 ? 50 : Math.min(IMPORT_ROWS, Math.round(run.people / 10)), community, run.say, run.serve))
    figures.portal_first_js_kib = portalFirstLoad(installation.root)
    return {
      figures,
      meta: {
        ...loaded.meta, asked: run.people, banners: run.banners, date: began.toISOString(), seconds: Math.round((Date.now() - began.getTime()) / 1000),
        versions: { linli: ownVersion(), node: process.version, postgres: await postgresVersion(installation.ownerUrl) },
        machine: { cores: availableParallelism(), processor: cpus()[0]?.model ?? '', memoryMib: Math.round(totalmem() / 1_048_576), loadBefore, loadAfter: loadavg()[0] },
        calls: run.calls, served: run.serve, statementsPerTurn: statements, contention,
        notes: [
          'generator, server and database share the cores of one machine; 127.0.0.1, kept connections, bearer sign-in, row-level security on',
          'sql_limit_: the statements of the same turns sent straight from a pg client of the bench, same role, scope and transactions, session look-up included',
          'plain names: one connection for times, sixteen for rates; the plain search is that of the widest scope (the banner)',
          'contention: wall time of a busy loop over its processor time, just before each measure; 1 is a machine of one’s own, at 3 every time is two thirds waiting',
          `background: ${CASES_PER_PERSON} cases a person over two years, 2 of 100 open`,
        ],
      },
    }
  } catch (error) {
    throw served?.said ? new Error(`${(error as Error).message}\nthe server said: ${served.said()}`, { cause: error }) : error
  } finally {
    await app?.close().catch(() => {})
    await served?.stop().catch(() => {})
    await installation.close().catch(() => {})
  }
}

// --------------------------------------------------------------------------------------------------------------- data

interface Loaded {
  peoplePerSecond: number
  casesPerSecond: number
  meta: { people: number; households: number; cases: number; took: object }
}

/** Loads people and cases, or finds that this home has them already. */
async function load(installation: Installation, run: BenchRun): Promise<Loaded> {
  const note = join(run.home, `bench-${run.people}-${run.banners}.json`)
  const known = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as Loaded) : undefined
  if (!installation.demoOwed) {
    if (known) return known
    throw new Error('数据库里已有别的数据：请用一个空的数据目录或空的 DATABASE_URL / The database holds other data: use an empty one')
  }
  // Written when the rows are there: what was stopped while counting goes on from here.
  const loaded = known ?? (await fill(installation, run))
  if (!known) writeFileSync(note, JSON.stringify(loaded))
  run.say('统计指标')
  const db = new Database(installation.url, { max: 4 })
  try {
    await recountAll(db, SOURCES, () => new Date())
    await countMissingDays(db, new Date())
  } finally {
    await db.close()
  }
  await settleDemo(installation.url, 'none', true)
  return loaded
}

/** People and background cases. */
async function fill(installation: Installation, run: BenchRun): Promise<Loaded> {
  const report = await loadBenchPeople(installation, run.people, run.say, run.banners)
  run.say('装入背景办件')
  const began = performance.now()
  const cases = await fillWithCases(installation.ownerUrl, installation.settings.county, Math.round(report.people / run.banners), new Date())
  const seconds = (performance.now() - began) / 1000
  return {
    peoplePerSecond: report.peoplePerSecond,
    casesPerSecond: Math.round(cases / seconds),
    meta: { people: report.people, households: report.households, cases, took: report.took },
  }
}

/** What happens every night: every figure of every place counted from the records, and the day recorded at every level. Yesterday's record comes first, for its board. */
async function nightly(url: string): Promise<number> {
  const db = new Database(url, { max: 4 })
  try {
    await snapshotDay(db, new Date(Date.now() - 86_400_000))
    const began = performance.now()
    await recountAll(db, SOURCES, () => new Date())
    await snapshotDay(db, new Date())
    return Number(((performance.now() - began) / 1000).toFixed(2))
  } finally {
    await db.close()
  }
}

/** How long 60 ms of work take on this machine just now, over 60 ms: what others leave of the processors. */
function waitFactor(): number {
  const wall = performance.now()
  const start = process.cpuUsage()
  let used = 0
  while (used < 60_000) {
    const { user, system } = process.cpuUsage(start)
    used = user + system
  }
  return Number(((performance.now() - wall) / (used / 1000)).toFixed(2))
}

// ------------------------------------------------------------------------------------------------------------- server

interface Served {
  port: number
  coldStartMs: number
  memory(): { rss: number; peak: number }
  said?(): string
  stop(): Promise<void>
}

const serveApart = (installation: Installation, env: NodeJS.ProcessEnv): Promise<Served> => startServer({ root: installation.root, env })

const appOptions = ({ url, home, secrets, settings }: Installation, env: NodeJS.ProcessEnv) => ({
  url, home, secrets, settings, env, log: quiet(), ratePerMinute: 1_000_000_000,
})

async function serveHere(installation: Installation, env: NodeJS.ProcessEnv): Promise<Served> {
  const began = performance.now()
  const app = await buildApp(appOptions(installation, env))
  await app.runner.start()
  await app.http.listen({ port: 0, host: '127.0.0.1' })
  return {
    port: (app.http.server.address() as AddressInfo).port,
    coldStartMs: performance.now() - began,
    memory: () => memoryOf(process.pid),
    stop: () => app.close(),
  }
}

/** What a phone loads before the heaviest page of the portal can be used, in KiB of compressed script; null where it is not built. */
function portalFirstLoad(root: string): number | null {
  const file = join(root, 'dist/portal/first-load.json')
  if (!existsSync(file)) return null
  const pages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>
  return Object.values(pages).length ? Math.max(...Object.values(pages)) : null
}

async function postgresVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<{ server_version: string }>('show server_version')).rows[0]!.server_version
  } finally {
    await client.end()
  }
}
