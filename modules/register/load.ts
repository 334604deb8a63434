/**
 * The door by which a synthetic population enters the register: in bulk, as the owner, past the routes. Real people never come this way.
 * Rows are made, sealed and streamed by several threads; into an empty register the indexes are put off and built at the end.
 */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import type { SealAlgorithm } from '../../platform/server/crypto.ts'
import { findRoot } from '../../platform/server/postgres/root.ts'
import type { Secrets } from '../../platform/server/secrets.ts'
import { LOADED_TABLES, loadPart, type LoadedPart, type PartOptions } from './load-part.ts'
import { peoplePerHousehold, planPopulation, type SynthCommunity } from './synthesis/synthesis.ts'

/** A community that people are wanted for. `weight` is its size beside the others'; by default what its kind usually has. */
export type LoadCommunity = Omit<SynthCommunity, 'households'> & { weight?: number }

export interface LoadOptions {
  ownerUrl: string
  /** The keys, not a sealer: every thread makes its own. */
  secrets: Pick<Secrets, 'dataKeys' | 'blindIndexKey'>
  algorithm?: SealAlgorithm
  /** Of one county or of several: a row is kept under the county of its community. */
  communities: readonly LoadCommunity[]
  seed: string
  /** About how many: households are whole. */
  people: number
  /** The day on which everything is as described, `YYYY-MM-DD`, Asia/Shanghai. */
  baseDate: string
  now?: Date
  /** Threads; 0 loads within this one. Default: one for each core up to six, where the built entry is there. */
  workers?: number
  /** The built entry of a thread (modules/register/load-worker.ts); default dist/load-worker/main.mjs of a program that itself runs from dist. */
  workerEntry?: string
  onProgress?: (done: number, total: number, word: string) => void
}

export interface LoadReport {
  people: number
  households: number
  /** Milliseconds of each step. */
  took: { rows: number; vacuum: number; indexes: number; flush: number; all: number }
  peoplePerSecond: number
}

/** From this many people on, building the indexes anew is cheaper than keeping them. */
const MANY = 20_000
const PUT_OFF = 'register.put_off_indexes'

const USUAL_WEIGHT: Record<SynthCommunity['kind'], number> = { urban: 1, town: 0.8, gacha: 0.2 }

/** Turns a wanted number of people into households for every community, by weight. */
export function sizedCommunities(communities: readonly LoadCommunity[], people: number, baseDate: string): SynthCommunity[] {
  const weightOf = (c: LoadCommunity) => c.weight ?? USUAL_WEIGHT[c.kind]
  // Those whose people are all away are counted too: they are on the register.
  const perWeight = people / communities.reduce((sum, c) => sum + weightOf(c) * peoplePerHousehold(c.kind, baseDate), 0)
  return communities.map((c) => ({ code: c.code, name: c.name, kind: c.kind, grids: c.grids, households: Math.max(1, Math.round(weightOf(c) * perWeight)) }))
}

/**
 * Loads a synthetic population. All or nothing as far as rows go; indexes that were put off are remembered in the database, and
 * {@link finishInterruptedLoad} builds them if the process dies in between. Returns when everything is on disk.
 * @throws when the same seed was loaded before (its ids exist), or the database refuses.
 */
export async function loadPopulation(options: LoadOptions): Promise<LoadReport> {
  const started = performance.now()
  const lap = lapTimer()
  const say = options.onProgress ?? (() => {})
  await finishInterruptedLoad(options.ownerUrl)
  const communities = sizedCommunities(options.communities, options.people, options.baseDate)
  const total = planPopulation({ seed: options.seed, baseDate: options.baseDate, communities }).expectedPeople

  const owner = await connect(options.ownerUrl)
  try {
    const putOff = total >= MANY && (await isEmpty(owner))
    if (putOff) await putOffIndexes(owner)
    const people = await loadRows(options, communities, (done) => say(done, total, '写入人口'))
    const rows = lap()
    say(people, people, '整理数据')
    await inTurns(options.ownerUrl, LOADED_TABLES.map((table) => `vacuum (analyze) register.${table}`), say, '整理数据')
    const vacuum = lap()
    if (putOff) await buildIndexes(options.ownerUrl, say)
    const indexes = lap()
    // The rows were committed without waiting for the disk: a checkpoint writes them; whoever may not ask for one waits for a plain commit.
    await owner.query('checkpoint').catch(() => owner.query(`set synchronous_commit = on; select txid_current()`))
    const flush = lap()
    const all = performance.now() - started
    return {
      people,
      households: communities.reduce((sum, c) => sum + c.households, 0),
      took: { rows, vacuum, indexes, flush, all: Math.round(all) },
      peoplePerSecond: Math.round(people / (all / 1000)),
    }
  } finally {
    await owner.end()
  }
}

/** Builds the indexes that a load which died had put off. Does nothing otherwise; called by every load, and safe at every start. */
export async function finishInterruptedLoad(ownerUrl: string): Promise<void> {
  const owner = await connect(ownerUrl)
  try {
    const left = (await owner.query('select 1 from platform.settings where key = $1', [PUT_OFF])).rowCount
    if (left) await buildIndexes(ownerUrl, () => {})
  } finally {
    await owner.end()
  }
}

// --------------------------------------------------------------------------------------------------------------- rows

async function loadRows(options: LoadOptions, communities: SynthCommunity[], onPeople: (done: number) => void): Promise<number> {
  const entry = options.workerEntry ?? builtEntry()
  const wanted = options.workers ?? (entry && options.people >= MANY ? cores(6) : 0)
  const parts = entry && wanted > 0 ? wanted : 1
  const part = (n: number): PartOptions => ({
    ownerUrl: options.ownerUrl,
    secrets: options.secrets,
    algorithm: options.algorithm ?? 'aes-256-gcm',
    plan: { seed: options.seed, baseDate: options.baseDate, communities },
    part: n,
    parts,
    now: (options.now ?? new Date()).getTime(),
  })
  const done: number[] = Array.from({ length: parts }, () => 0)
  const told = (n: number) => (people: number) => {
    done[n] = people
    onPeople(done.reduce((a, b) => a + b, 0))
  }
  const running = done.map((_, n) => (entry && wanted > 0 ? loadInThread(entry, part(n), told(n)) : loadPart(part(n), told(n))))
  const loaded = await Promise.allSettled(running)
  const ready = loaded.flatMap((l) => (l.status === 'fulfilled' ? [l.value] : []))
  const failed = loaded.find((l) => l.status === 'rejected')
  if (failed) {
    await Promise.all(ready.map((l) => l.rollback()))
    throw failed.reason
  }
  await Promise.all(ready.map((l) => l.commit()))
  return ready.reduce((sum, l) => sum + l.people, 0)
}

/** Where the build puts the entry, if this very program was built. */
function builtEntry(): string | undefined {
  if (!import.meta.url.includes('/dist/')) return undefined
  const entry = join(findRoot(), 'dist', 'load-worker', 'main.mjs')
  return existsSync(entry) ? entry : undefined
}

function loadInThread(entry: string, options: PartOptions, onPeople: (people: number) => void): Promise<LoadedPart> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: options })
    let ended: (() => void) | undefined
    const end = (word: 'commit' | 'rollback') =>
      new Promise<void>((done, failed) => {
        ended = done
        worker.once('error', failed)
        worker.postMessage(word)
      })
    worker.on('message', (message: { people?: number; loaded?: number; ended?: boolean }) => {
      if (message.people !== undefined) onPeople(message.people)
      if (message.loaded !== undefined) resolve({ people: message.loaded, commit: () => end('commit'), rollback: () => end('rollback') })
      if (message.ended) ended?.()
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`a loading thread ended with code ${code}`)))
  })
}

// ------------------------------------------------------------------------------------------------------------ indexes

const TABLE_LIST = LOADED_TABLES.map((table) => `'register.${table}'::regclass`).join(', ')

async function isEmpty(owner: pg.Client): Promise<boolean> {
  const checks = LOADED_TABLES.map((table) => `not exists (select from register.${table})`).join(' and ')
  return (await owner.query(`select ${checks} as empty`)).rows[0].empty
}

interface PutOffIndex {
  name: string
  table: string
  definition: string
  isPrimary: boolean
}

/** Drops all indexes of the loaded tables, after writing down in the same transaction how they were. A key that others refer to stays. */
async function putOffIndexes(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<PutOffIndex>(`
    select i.relname as name, t.relname as table, pg_get_indexdef(x.indexrelid) as definition, x.indisprimary as "isPrimary"
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    where x.indrelid in (${TABLE_LIST})
      and not exists (select from pg_constraint c where c.conindid = x.indexrelid and c.contype = 'f')
    order by t.relname, i.relname`)
  await owner.query('begin')
  try {
    await owner.query(`set local lock_timeout = '5s'`)
    await owner.query('insert into platform.settings (key, value) values ($1, $2)', [PUT_OFF, JSON.stringify(rows)])
    for (const { name, table, isPrimary } of rows) {
      await owner.query(isPrimary ? `alter table register.${quoted(table)} drop constraint ${quoted(name)}` : `drop index register.${quoted(name)}`)
    }
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

/** Builds what was put off, the dearest first, on a connection for each core; then makes the keys keys again and forgets the list. */
async function buildIndexes(ownerUrl: string, say: NonNullable<LoadOptions['onProgress']>): Promise<void> {
  const owner = await connect(ownerUrl)
  try {
    const list = (await owner.query('select value from platform.settings where key = $1', [PUT_OFF])).rows[0].value as PutOffIndex[]
    const cost = ({ table, definition }: PutOffIndex) => (table === 'ties' ? 2 : table === 'people' ? 1 : 0.4) * (definition.includes('USING gin') ? 5 : definition.includes('(county, id)') ? 0.7 : 1)
    const byCost = [...list].sort((a, b) => cost(b) - cost(a))
    await inTurns(ownerUrl, byCost.map((i) => i.definition.replace(/^(CREATE (?:UNIQUE )?INDEX) /, '$1 IF NOT EXISTS ')), say, '建立索引')
    await owner.query('begin')
    for (const { name, table, isPrimary } of list) {
      if (isPrimary) await owner.query(`alter table register.${quoted(table)} add constraint ${quoted(name)} primary key using index ${quoted(name)}`)
    }
    await owner.query('delete from platform.settings where key = $1', [PUT_OFF])
    await owner.query('commit')
  } finally {
    await owner.end()
  }
}

/** Runs statements on a connection for each core, each taking the next that is left: better than many processes on one index. */
async function inTurns(ownerUrl: string, statements: string[], say: NonNullable<LoadOptions['onProgress']>, word: string): Promise<void> {
  const left = [...statements]
  let done = 0
  const take = async () => {
    const client = await connect(ownerUrl)
    try {
      await client.query(`set synchronous_commit = off; set maintenance_work_mem = '256MB'; set max_parallel_maintenance_workers = 0`)
      for (let next = left.shift(); next; next = left.shift()) {
        await client.query(next)
        say(++done, statements.length, word)
      }
    } finally {
      await client.end()
    }
  }
  await Promise.all(Array.from({ length: cores(4) }, take))
}

/** Two at least: while one thread seals, the database writes. */
const cores = (most: number) => Math.max(2, Math.min(most, availableParallelism()))

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'linli-load' })
  await client.connect()
  return client
}

const quoted = (name: string) => `"${name.replace(/"/g, '""')}"`

function lapTimer(): () => number {
  let last = performance.now()
  return () => {
    const now = performance.now()
    const ms = Math.round(now - last)
    last = now
    return ms
  }
}

