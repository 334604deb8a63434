import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export interface CatalogueRow {
  kind: string
  code: string
  version: number
  body: unknown
  sha: string
  valid_from: string
}

/** The newest version of each. Small: read whole. */
export const newest = (db: Db, kind: string) =>
  db.many<CatalogueRow>(sql`select distinct on (code) kind, code, version, body, sha, valid_from from privacy.catalogue
    where kind = ${kind} order by code, version desc`)

export const insertVersion = (db: Db, r: { kind: string; code: string; version: number; body: unknown; sha: string; validFrom: string; at: Date }) =>
  db.run(sql`insert into privacy.catalogue (kind, code, version, body, sha, valid_from, at)
    values (${r.kind}, ${r.code}, ${r.version}, ${JSON.stringify(r.body)}, ${r.sha}, ${r.validFrom}, ${r.at})`)

export const lockCatalogue = (db: Db) => db.run(sql`select pg_advisory_xact_lock(7226549420)`)
