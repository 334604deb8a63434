import { z } from 'zod'

/**
 * Who may call an operation before any row is looked at.
 * - `public`: anyone; - `signed-in`: any session;
 * - `{ staff }`: a staff session whose current post carries the ability; `resident: true` lets a resident's session in as well
 *   (their rows are confined by the database policy to their own person).
 * An ability says that the door opens; what may be done to one row is the module's `policy.ts`.
 */
export type Access = 'public' | 'signed-in' | { staff?: string; resident?: boolean }

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The whole promise of a door: what goes in, what comes out, who may, and how it says no. Usable in a browser. */
export interface Operation<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  id: string
  method: Method
  /** Path with `:name` parameters; always under `/api/`. */
  path: string
  summary: string
  access: Access
  params?: P
  query?: Q
  body?: B
  /** The reply, listed field by field: a field not named here never leaves the server. */
  reply: R
  /** Success status, default 200 (201 for POST). */
  status?: number
  /** Codes of the refusals that this door may answer, besides the general ones. */
  refusals?: readonly string[]
  /** The reply is a file (stream or buffer), not JSON; its media types. */
  file?: readonly string[]
  /** Body is read as multipart form data by the handler. */
  multipart?: boolean
  /** The answer holds what must not be kept (a number unmasked, a first password): a repeated call is done again, not answered from store. */
  keepNoReply?: boolean
  /** May be done while the second factor is still owed (sign-in, sign-out, me). */
  beforeSecondFactor?: boolean
}

/** Declares an operation; keeps the exact schema types for client and server. */
export function operation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  op: Operation<P, Q, B, R>,
): Operation<P, Q, B, R> {
  return op
}

type Part<K extends string, T> = T extends z.ZodType ? (z.ZodType extends T ? object : Record<K, z.input<T>>) : object

/** What a caller passes: `{ params, query, body }`, each only where the operation has it. */
export type Input<Op> = Op extends Operation<infer P, infer Q, infer B, z.ZodType>
  ? Part<'params', P> & (Part<'query', Q> extends { query: infer X } ? (object extends X ? { query?: X } : { query: X }) : object) & Part<'body', B>
  : never

/** What a handler receives: parsed values. */
export interface Parsed<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  params: z.output<P>
  query: z.output<Q>
  body: z.output<B>
}

/** What the operation answers. */
export type Reply<Op> = Op extends Operation<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never

/** A schema with a name of its own in the API description. */
export function named<T extends z.ZodType>(id: string, schema: T): T {
  return schema.meta({ id }) as T
}
