import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../platform/kernel/ids.ts'
import { findRoot } from '../platform/server/postgres/index.ts'
import { asOwner, databaseUrl, dropDatabase, testCluster } from '../e2e/support/cluster.ts'
import { figureNames, keeps, table, type Budget } from './figures.ts'
import { drive, percentile } from './generator.ts'
import { freshener } from './limit.ts'
import { WrongOption, parseOptions } from './options.ts'
import { runBench, type BenchReport } from './run.ts'

const budgets = JSON.parse(readFileSync(join(findRoot(), 'bench/budgets.json'), 'utf8')) as { people: number; figures: Record<string, Budget> }

/** The names that the foundation asks for; tools outside the project read them. */
const PROMISED = [
  'load_people_per_s', 'search_initials_p95_ms', 'search_two_characters_p95_ms', 'search_address_p95_ms', 'open_person_p95_ms', 'list_50_p95_ms',
  'submit_case_p95_ms', 'submit_case_per_s', 'move_case_p95_ms', 'whole_case_per_s', 'board_p95_ms', 'rss_mb', 'cold_start_ms', 'portal_first_js_kib',
]

describe('budgets', () => {
  test('every promised figure is one that a run writes, and has a budget', () => {
    const names = new Set(figureNames())
    expect(PROMISED.filter((name) => !names.has(name))).toEqual([])
    expect(PROMISED.filter((name) => !budgets.figures[name])).toEqual([])
  })

  test('every budget is of a figure that exists, bounds it one way and says why', () => {
    const names = new Set(figureNames())
    expect(budgets.people).toBe(1_000_000)
    for (const [name, budget] of Object.entries(budgets.figures)) {
      expect(names, name).toContain(name)
      expect([budget.at_most, budget.at_least].filter((bound) => bound !== undefined), name).toHaveLength(1)
      expect(name.endsWith('_per_s') ? budget.at_least : budget.at_most, name).toBeGreaterThan(0)
      expect(budget.because.length, name).toBeGreaterThan(7)
    }
  })

  test('a figure over its bound, or one that was not measured, is missed and said so', () => {
    const time: Budget = { at_most: 30, unit: 'ms', because: '…' }
    expect([keeps(30, time), keeps(30.1, time), keeps(null, time), keeps(undefined, time)]).toEqual([true, false, false, false])
    expect(keeps(99, { at_least: 100, unit: '/s', because: '…' })).toBe(false)
    const shown = table({ a_p95_ms: 31, sql_limit_a_p95_ms: 10 }, { a_p95_ms: time })
    expect(shown).toMatch(/a_p95_ms\s+31\s+<= 30 ms\s+MISSED\s+10\s+3\.10/)
  })
})

describe('what the bench is built of', () => {
  test('options: what is out of range or unknown is refused in a sentence', () => {
    expect(parseOptions(['--people', '10000', '--json=x.json'])).toMatchObject({ people: 10_000, json: 'x.json', keep: false })
    for (const words of [['--people', '9999'], ['--people', '10000001'], ['--people', 'many'], ['--json'], ['--faster']]) {
      expect(() => parseOptions(words), words.join(' ')).toThrow(WrongOption)
    }
  })

  test('percentiles are the nearest rank', () => {
    const times = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect([percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99), percentile([7], 0.95)]).toEqual([50, 95, 99, 7])
  })

  test('a run does each turn once, never more at a time than connections, and ends at the first failure', async () => {
    let at = 0
    let most = 0
    const seen: number[] = []
    await drive(4, 40, async (n) => {
      most = Math.max(most, ++at)
      seen.push(n)
      await new Promise((wake) => setTimeout(wake, 1))
      at--
    })
    expect(most).toBe(4)
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i))
    await expect(drive(2, 10, async (n) => { if (n === 3) throw new Error('third') })).rejects.toThrow('third')
  })

  test('a replay gives new ids to what is new, the same one throughout a turn, and leaves the rest alone', () => {
    const old = uuidv7(Date.parse('2026-01-01T00:00:00Z'))
    const since = Date.now()
    const id = uuidv7(since)
    const fresh = freshener(since)
    const other = fresh(id)
    expect(other).not.toBe(id)
    expect(fresh({ id } as unknown)).toEqual({ id })
    expect(fresh(`{"id":"${id}","applicant":"${old}"}`)).toBe(`{"id":"${other as string}","applicant":"${old}"}`)
    expect(fresh([id, 5, null])).toEqual([other, 5, null])
    expect(fresh('20261122-0000173')).toMatch(/^20261122-9\d{10}$/)
    expect(freshener(since)(id)).not.toBe(other)
  })
})

describe('a run', () => {
  let report: BenchReport
  const home = mkdtempSync(join(tmpdir(), 'linli-bench-test-'))
  const name = `linli_bench_${process.pid}_${randomBytes(3).toString('hex')}`
  let cluster: string

  beforeAll(async () => {
    cluster = (await testCluster()).ownerUrl
    await asOwner(databaseUrl(cluster, 'postgres'), (client) => client.query(`create database ${name}`))
    report = await runBench({ people: 2_000, banners: 2, home, env: { ...process.env, DATABASE_URL: databaseUrl(cluster, name) }, calls: 10, serve: 'here', say: () => {} })
  })
  afterAll(async () => {
    await dropDatabase(cluster, name)
    rmSync(home, { recursive: true, force: true })
  })

  test('yields every figure by name, each a number; the portal’s only where it is built', () => {
    expect(Object.keys(report.figures).sort()).toEqual([...new Set(figureNames())].sort())
    const built = Object.entries(report.figures).filter(([figure]) => figure !== 'portal_first_js_kib')
    expect(built.filter(([, value]) => !(typeof value === 'number' && value > 0)).map(([figure]) => figure).filter((figure) => !figure.startsWith('rss'))).toEqual([])
  })

  test('says of what it was', () => {
    expect(report.meta).toMatchObject({ asked: 2_000, banners: 2, served: 'here', versions: { node: process.version } })
    expect((report.meta as { people: number }).people).toBeGreaterThan(1_800)
    expect((report.meta as { cases: number }).cases).toBeGreaterThan(100)
  })

  test('fills as many counties as were asked for, equally', async () => {
    const { rows } = await asOwner(databaseUrl(cluster, name), (client) => client.query('select county, count(*)::int as people from register.people group by county'))
    expect(rows.map((row) => row.county)).toContain('152921')
    expect(rows).toHaveLength(2)
    expect(Math.abs(rows[0].people - rows[1].people)).toBeLessThan(100)
  })

  test('does what it says: its submissions are cases, its whole cases are concluded', async () => {
    const { rows } = await asOwner(databaseUrl(cluster, name), (client) =>
      client.query(`select count(*) filter (where state = 'submitted') as submitted, count(*) filter (where state = 'concluded') as concluded
        from cases.cases where form->>'content' like '楼道里的灯%'`))
    // Calls of both numbers of connections with their warm-ups, those recorded, and those of the replays.
    expect(Number(rows[0].submitted)).toBeGreaterThan(60)
    expect(Number(rows[0].concluded)).toBeGreaterThan(40)
  })
})
