import { createHash } from 'node:crypto'
import { EVERYWHERE, type Database, type Tx } from './db.ts'
import { sql } from './sql.ts'

/*
 * The chain over the audit. Entries are inserted in the transaction of the deed, without a lock; a sealer then covers, in one row, all entries
 * of the transactions that had ended since the last seal (xact below the oldest transaction still running), in the order (xact, id). So no entry
 * can be slipped in behind a seal, and writers never wait for one another. What it costs: the last seconds are not yet sealed (docs/decisions).
 */

interface Entry {
  id: string
  at: string
  xact: number
  caller: string
  caller_name: string
  post: string
  deed: string
  subject: string | null
  region: string
  because: string
  detail: unknown
}

interface Seal {
  number: number
  from_xact: number
  until_xact: number
  entries: number
  previous: string
  hash: string
}

const GENESIS = '0'.repeat(64)
const everyone = { as: 'staff', ...EVERYWHERE } as const
const SEAL_LOCK = 7_226_549_413

const digest = (previous: string, from: number, until: number, entries: Entry[]) => {
  const hash = createHash('sha256').update(`${previous}\n${from}\n${until}\n`)
  for (const e of entries) {
    hash.update(JSON.stringify([e.id, e.at, e.xact, e.caller, e.caller_name, e.post, e.deed, e.subject, e.region, e.because, sorted(e.detail)]) + '\n')
  }
  return hash.digest('hex')
}

/** JSON with its keys in order: the database does not keep the order in which they were written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!value || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]))
}

const entriesOf = (tx: Tx, from: number, until: number) =>
  tx.many<Entry>(sql`select id, at, xact, caller, caller_name, post, deed, subject, region, because, detail
    from platform.audit_entries where xact >= ${from} and xact < ${until} order by xact, id`)

/** Seals what has come since the last seal; nothing new, no seal. One sealer at a time. @returns the number of entries sealed. */
export async function sealAudit(db: Database, now: Date): Promise<number> {
  return db.within(everyone, async (tx) => {
    const { free } = await tx.one<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(${SEAL_LOCK}) as free`)
    if (!free) return 0
    const last = await tx.maybe<Seal>(sql`select * from platform.audit_seals order by number desc limit 1`)
    const { horizon } = await tx.one<{ horizon: number }>(sql`select (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint + platform.xact_offset() as horizon`)
    const from = last?.until_xact ?? 0
    if (horizon <= from) return 0
    const entries = await entriesOf(tx, from, horizon)
    if (!entries.length) return 0
    const previous = last?.hash ?? GENESIS
    await tx.run(sql`insert into platform.audit_seals (number, at, from_xact, until_xact, entries, previous, hash)
      values (${(last?.number ?? 0) + 1}, ${now}, ${from}, ${horizon}, ${entries.length}, ${previous}, ${digest(previous, from, horizon, entries)})`)
    return entries.length
  })
}

/** What a verification found. `broken` names the first seal that does not hold. */
export interface AuditVerdict {
  seals: number
  entries: number
  unsealed: number
  broken: { number: number; reason: string } | null
}

/** Recomputes the whole chain. A changed, added or removed entry, or a removed seal, breaks it at a known place. */
export async function verifyAudit(db: Database): Promise<AuditVerdict> {
  return db.within(everyone, async (tx) => {
    const seals = await tx.many<Seal>(sql`select * from platform.audit_seals order by number`)
    let previous = GENESIS
    let until = 0
    let entries = 0
    const broken = (number: number, reason: string): AuditVerdict => ({ seals: seals.length, entries, unsealed: 0, broken: { number, reason } })
    for (const [i, seal] of seals.entries()) {
      if (seal.number !== i + 1) return broken(i + 1, '缺少一个封条')
      if (seal.previous !== previous || seal.from_xact !== until) return broken(seal.number, '与前一个封条不相接')
      const covered = await entriesOf(tx, seal.from_xact, seal.until_xact)
      if (covered.length !== seal.entries) return broken(seal.number, `应有${seal.entries}条记录，现有${covered.length}条`)
      if (digest(previous, seal.from_xact, seal.until_xact, covered) !== seal.hash) return broken(seal.number, '记录内容被改动')
      previous = seal.hash
      until = seal.until_xact
      entries += covered.length
    }
    const { unsealed } = await tx.one<{ unsealed: number }>(sql`select count(*) as unsealed from platform.audit_entries where xact >= ${until}`)
    return { seals: seals.length, entries, unsealed, broken: null }
  })
}
