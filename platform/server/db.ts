import pg from 'pg'
import type { Sql } from './sql.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
// Instants are ISO strings at every border; a rule that computes with one makes a Date of it.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())

/** What one transaction may reach. Everything not said is closed: without a scope the policies show no row. */
export type Scope =
  | { as: 'staff'; lo: string; hi: string; caller?: string | undefined }
  | { as: 'resident'; person: string; caller?: string | undefined }
  | { as: 'nobody' }

/** Statements inside one transaction, or outside for {@link Database.direct}. */
export interface Db {
  many<T>(statement: Sql): Promise<T[]>
  maybe<T>(statement: Sql): Promise<T | undefined>
  /** Exactly one row; anything else is a fault of ours. */
  one<T>(statement: Sql): Promise<T>
  /** Number of rows touched. */
  run(statement: Sql): Promise<number>
}

/** A transaction with its scope. */
export interface Tx extends Db {
  readonly scope: Scope
  /**
   * Goes on as staff within [lo, hi) in the same transaction. Only after a policy has said yes: a resident's deed that is written into
   * their community's rows, a hand-over to another place. Every use is meant to be seen in review.
   */
  widen(lo: string, hi: string): Promise<void>
  /**
   * Runs `deed` as staff within [lo, hi) and then goes on in the scope that held before, which may have been widened itself. For a deed inside
   * another's (what follows from a move), which must not leave the scope other than it found it. The same care as with `widen`.
   */
  reaching<T>(lo: string, hi: string, deed: () => Promise<T>): Promise<T>
  /** Runs after the commit succeeded (messages, nudges). */
  afterCommit(deed: () => void): void
  raw: pg.PoolClient
}

/** The roles that the server's login may take; it owns nothing and has no right of its own. */
export const ROLES = { staff: 'linli_staff', resident: 'linli_resident' } as const

const literal = (text: string) => `'${text.replace(/'/g, "''")}'`

function setScope(scope: Scope): string {
  switch (scope.as) {
    case 'staff':
      return `set local linli.lo=${literal(scope.lo)};set local linli.hi=${literal(scope.hi)};set local linli.caller=${literal(scope.caller ?? '')}`
    case 'resident':
      return `set local linli.person=${literal(scope.person)};set local linli.caller=${literal(scope.caller ?? '')}`
    case 'nobody':
      return 'set local linli.lo=\'\''
  }
}

function speaker(client: pg.Pool | pg.PoolClient): Db {
  const many = async <T>(s: Sql): Promise<T[]> =>
    (await client.query(s.name ? { name: s.name, text: s.text, values: s.values } : { text: s.text, values: s.values })).rows as T[]
  return {
    many,
    maybe: async <T>(s: Sql) => (await many<T>(s))[0],
    one: async <T>(s: Sql) => {
      const rows = await many<T>(s)
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}: ${s.text.slice(0, 200)}`)
      return rows[0]!
    },
    run: async (s: Sql) =>
      (await client.query(s.name ? { name: s.name, text: s.text, values: s.values } : { text: s.text, values: s.values })).rowCount ?? 0,
  }
}

/** The two pools of a server: one connects as staff, one as residents, so that a prepared plan never changes its role. */
export class Database {
  readonly url: string
  private readonly pools: { staff: pg.Pool; resident: pg.Pool }

  constructor(url: string, options: { max?: number; onError?: (error: Error) => void } = {}) {
    this.url = url
    const pool = (role: string, max: number) => {
      const made = new pg.Pool({
        connectionString: url,
        max,
        options: `-c role=${role} -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000 -c timezone=UTC`,
        connectionTimeoutMillis: 5_000,
        idleTimeoutMillis: 60_000,
        application_name: `linli-${role.slice(6)}`,
      })
      made.on('error', (error) => options.onError?.(error))
      // A connection that dies while it is held, between two statements, tells nobody but itself: unheard, that would end the process.
      made.on('connect', (client) => void client.on('error', (error) => options.onError?.(error)))
      return made
    }
    const max = options.max ?? 20
    this.pools = { staff: pool(ROLES.staff, max), resident: pool(ROLES.resident, Math.max(4, Math.ceil(max / 2))) }
  }

  /**
   * Runs `deed` in one transaction whose scope was set in the same round trip as BEGIN (never set_config(): it is lost on a distributed
   * database). Commits when it resolves, rolls back when it throws. A serialisation failure or deadlock is tried again twice.
   */
  async within<T>(scope: Scope, deed: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      const client = await (scope.as === 'resident' ? this.pools.resident : this.pools.staff).connect()
      let broken: Error | undefined
      const after: Array<() => void> = []
      try {
        await client.query(`begin;${setScope(scope)}`)
        let held: Scope = scope
        const tx: Tx = {
          ...speaker(client),
          scope,
          raw: client,
          async widen(lo, hi) {
            const caller = scope.as === 'nobody' ? '' : (scope.caller ?? '')
            held = { as: 'staff', lo, hi, caller }
            await client.query(`set local role ${ROLES.staff};${setScope(held)}`)
          },
          async reaching(lo, hi, inner) {
            const before = held
            await tx.widen(lo, hi)
            const result = await inner()
            held = before
            await client.query(`set local role ${before.as === 'resident' ? ROLES.resident : ROLES.staff};${setScope(before)}`)
            return result
          },
          afterCommit: (call) => void after.push(call),
        }
        const result = await deed(tx)
        await client.query('commit')
        for (const call of after) call()
        return result
      } catch (error) {
        try {
          await client.query('rollback')
        } catch (lost) {
          broken = lost as Error
        }
        if (attempt < 2 && !broken && isWorthRetrying(error)) continue
        throw error
      } finally {
        client.release(broken)
      }
    }
  }

  /** One statement outside any scope, as staff with nothing visible: for functions that apply their own rule (sign-in). */
  get direct(): Db {
    return speaker(this.pools.staff)
  }

  /** Waiting requests for a connection: a sign of overload. */
  get waiting(): number {
    return this.pools.staff.waitingCount + this.pools.resident.waitingCount
  }

  async close(): Promise<void> {
    await Promise.all([this.pools.staff.end(), this.pools.resident.end()])
  }
}

function isWorthRetrying(error: unknown): boolean {
  const code = (error as { code?: string }).code
  return code === '40001' || code === '40P01'
}

/** Everything: the widest range a scope can have. */
export const EVERYWHERE = { lo: '', hi: ':' } as const
