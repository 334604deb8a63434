import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Operation, Parsed, Reply } from '../kernel/operation.ts'
import type { Scope, Tx, Database } from './db.ts'
import { sql } from './sql.ts'
import { uuidv7 } from '../kernel/ids.ts'

/** Who is calling, as far as the platform must know. `details` is what the accounts module puts there. */
export interface Caller {
  /** Account id. */
  id: string
  name: string
  kind: 'staff' | 'resident'
  scope: Scope
  abilities: ReadonlySet<string>
  /** A word for the log: which duty was worn. */
  post: string
  secondFactorOwed: boolean
  csrf: string
  details: unknown
}

/** One deed for the audit. `because` is the purpose; ids and not contents in `detail`. */
export interface AuditNote {
  subject?: string | undefined
  region?: string | undefined
  because?: string | undefined
  detail?: Record<string, unknown> | undefined
}

/** What a handler is given: nothing is ambient. */
export interface Context<S = unknown> {
  caller: Caller | null
  tx: Tx
  db: Database
  now: Date
  newId: () => string
  /** Technical services (files, keys, adaptors), made at start. */
  services: S
  log: Logger
  requestId: string
  ip: string
  request: FastifyRequest
  reply: FastifyReply
  /** Adds a line to the audit in this transaction. */
  audit(deed: string, note?: AuditNote): Promise<void>
}

/** A file as an answer. */
export interface FileReply {
  file: Buffer | NodeJS.ReadableStream
  type: string
  name: string
  inline?: boolean
}

export type Handler<S, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = (
  ctx: Context<S>,
  input: Parsed<P, Q, B>,
) => Promise<Reply<Operation<P, Q, B, R>> | FileReply>

/** An operation with its deed. */
export interface Route {
  operation: Operation
  // Handlers are checked where they are declared (`route`), and called by one loop that knows no more than this.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  handle: (ctx: Context<any>, input: any) => Promise<unknown>
}

/** Joins an operation and its handler; types of both sides are checked here. */
export function route<S, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  operation: Operation<P, Q, B, R>,
  handle: Handler<S, P, Q, B, R>,
): Route {
  return { operation: operation as unknown as Operation, handle }
}

/** Writes one audit entry in the given transaction. */
export async function recordAudit(tx: Tx, at: Date, by: { id: string; name: string; post: string }, deed: string, note: AuditNote = {}): Promise<void> {
  await tx.run(sql`insert into platform.audit_entries (id, at, caller, caller_name, post, deed, subject, region, because, detail)
    values (${uuidv7(at.getTime())}, ${at}, ${by.id}, ${by.name}, ${by.post}, ${deed}, ${note.subject ?? null}, ${note.region ?? ''},
      ${note.because ?? ''}, ${JSON.stringify(note.detail ?? {})})`)
}
