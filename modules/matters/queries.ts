import { sql } from '../../platform/server/sql.ts'
import type { Db } from '../../platform/server/db.ts'
import type { MatterDefinition } from './definition.ts'

export interface DefinitionRow {
  code: string
  version: number
  body: MatterDefinition
  sha: string
  valid_from: string
  valid_until: string | null
}

/**
 * Which versions are in force on a day: a few hundred short rows by definitions_in_force, read at every list to see whether anything
 * changed.
 */
export const versionsInForce = (db: Db, day: string) =>
  db.many<{ code: string; version: number; sha: string }>(sql`
    select distinct on (code) code, version, sha from matters.definitions
    where valid_from <= ${day} and (valid_until is null or valid_until > ${day}) order by code, version desc`)

export const definitionsInForce = (db: Db, day: string) =>
  db.many<DefinitionRow>(sql`
    select distinct on (code) code, version, body, sha, valid_from, valid_until from matters.definitions
    where valid_from <= ${day} and (valid_until is null or valid_until > ${day}) order by code, version desc`)

export const definitionInForce = (db: Db, code: string, day: string) =>
  db.maybe<{ version: number; sha: string; valid_from: string; valid_until: string | null }>(sql`
    select version, sha, valid_from, valid_until from matters.definitions
    where code = ${code} and valid_from <= ${day} and (valid_until is null or valid_until > ${day}) order by version desc limit 1`)

export const definitionVersion = (db: Db, code: string, version: number) =>
  db.maybe<DefinitionRow>(sql`
    select code, version, body, sha, valid_from, valid_until from matters.definitions where code = ${code} and version = ${version}`)

/** All versions of a matter, newest first. */
export const versionsOf = (db: Db, code: string) =>
  db.many<DefinitionRow>(sql`
    select code, version, body, sha, valid_from, valid_until from matters.definitions where code = ${code} order by version desc limit 100`)

/** How many versions each matter has had. */
export const versionCounts = (db: Db) =>
  db.many<{ code: string; n: number }>(sql`select code, count(*)::int as n from matters.definitions group by code`)

/** The newest version of every matter, for the loader. */
export const newestVersions = (db: Db) =>
  db.many<{ code: string; version: number; sha: string; valid_from: string; valid_until: string | null }>(sql`
    select distinct on (code) code, version, sha, valid_from, valid_until from matters.definitions order by code, version desc`)

export const insertDefinition = (
  db: Db,
  d: {
    definition: MatterDefinition
    version: number
    place: string
    sha: string
    searchText: string
    validFrom: string
    at: Date
    by: string
    source?: 'catalogue' | 'desk'
  },
) =>
  db.run(sql`insert into matters.definitions
    (code, version, place, title, summary, kind, life_events, search_text, body, sha, valid_from, published_at, published_by, source)
    values (${d.definition.code}, ${d.version}, ${d.place}, ${d.definition.title}, ${d.definition.summary}, ${d.definition.kind},
      ${d.definition.lifeEvents}, ${d.searchText}, ${JSON.stringify(d.definition)}, ${d.sha}, ${d.validFrom}, ${d.at}, ${d.by}, ${d.source ?? 'catalogue'})`)

export const endVersions = (db: Db, code: string, on: string) =>
  db.run(sql`update matters.definitions set valid_until = ${on} where code = ${code} and valid_until is null`)

export const lockCatalogue = (db: Db) => db.run(sql`select pg_advisory_xact_lock(7226549415)`)
