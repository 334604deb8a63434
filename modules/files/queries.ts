import type { Db } from '../../platform/server/db.ts'
import { sql } from '../../platform/server/sql.ts'

export interface FileRow {
  county: string
  id: string
  region: string
  owner_person: string | null
  owner_account: string
  case_id: string | null
  name: string
  type: string
  size: number
  store_key: string
  /** Whether the caller's scope holds the case the file hangs on. */
  case_seen: boolean
  applicant_id: string | null
  case_number: string | null
}

/** By primary key, joined to what the caller may see of cases. The county is the first column of both keys. */
export const findFile = (db: Db, county: string, id: string) =>
  db.maybe<FileRow>(sql`
    select f.county, f.id, f.region, f.owner_person, f.owner_account, f.case_id, f.name, f.type, f.size, f.store_key,
      c.id is not null as case_seen, c.applicant_id, c.number as case_number
    from files.files f left join cases.published_cases c on c.county = f.county and c.id = f.case_id
    where f.county = ${county} and f.id = ${id}`)

export const findCase = (db: Db, county: string, id: string) =>
  db.maybe<{ region: string }>(sql`select region from cases.published_cases where county = ${county} and id = ${id}`)

export const countLoose = (db: Db, county: string, accountId: string) =>
  db.one<{ n: number }>(sql`select count(*) as n from files.files where county = ${county} and owner_account = ${accountId} and case_id is null`)

export const insertFile = (
  db: Db,
  f: {
    county: string; id: string; region: string; ownerPerson: string | null; ownerAccount: string; caseId: string | null
    name: string; type: string; size: number; sha256: string; storeKey: string; now: Date
  },
) =>
  db.run(sql`insert into files.files (county, id, region, owner_person, owner_account, case_id, name, type, size, sha256, store_key, created_at)
    values (${f.county}, ${f.id}, ${f.region}, ${f.ownerPerson}, ${f.ownerAccount}, ${f.caseId}, ${f.name}, ${f.type}, ${f.size}, ${f.sha256},
      ${f.storeKey}, ${f.now})`)

/** Notes bytes that no row claims yet, or no longer. */
export const noteUnclaimed = (db: Db, keys: string[], removeAfter: Date) =>
  db.run(sql`insert into files.unclaimed (store_key, remove_after) select unnest(${keys}::text[]), ${removeAfter} on conflict do nothing`)

export const claim = (db: Db, key: string) => db.run(sql`delete from files.unclaimed where store_key = ${key}`)

export const attach = (db: Db, a: { county: string; caseId: string; region: string; fileIds: string[]; ownerAccount: string }) =>
  db.many<{ id: string }>(sql`select files.attach(${a.county}, ${a.fileIds}::uuid[], ${a.caseId}, ${a.region}, ${a.ownerAccount}) as id`)

export const moveWithCase = (db: Db, county: string, caseId: string, region: string) =>
  db.run(sql`update files.files set region = ${region} where county = ${county} and case_id = ${caseId}`)

/** Takes away a batch of loose files; by files_loose. @returns the keys of their bytes. */
export const deleteLoose = (db: Db, before: Date, most: number) =>
  db.many<{ store_key: string }>(sql`delete from files.files f
    using (select county, id from files.files where case_id is null and created_at < ${before} order by created_at limit ${most} for update skip locked) old
    where f.county = old.county and f.id = old.id and f.case_id is null returning f.store_key`)

export const listUnclaimed = (db: Db, now: Date, most: number) =>
  db.many<{ store_key: string }>(sql`select store_key from files.unclaimed where remove_after <= ${now} order by remove_after, store_key limit ${most}`)

/** Whether this caller's key has been answered before: the platform's own record of repeated writes. */
export const answeredBefore = (db: Db, caller: string, key: string) =>
  db.maybe<object>(sql`select 1 as yes from platform.replies where caller = ${caller} and key = ${key}`)

/** The transaction stands still while a slow phone sends: ten minutes instead of the usual one. */
export const allowSlowUpload = (db: Db) => db.run(sql`set local idle_in_transaction_session_timeout = '10min'`)

/** Files of one person, newest first, by files_by_owner_person. */
export const filesToTell = (db: Db, county: string, personId: string) =>
  db.many<{ id: string; name: string; size: number; createdAt: string; caseId: string | null }>(sql`
    select id, name, size, created_at as "createdAt", case_id as "caseId" from files.files
    where county = ${county} and owner_person = ${personId} order by created_at desc, id limit 100`)

/** Name and digest of what hangs on a row. */
export const hungFacts = (db: Db, county: string, id: string, hungOn: string) =>
  db.maybe<{ name: string; sha256: string }>(sql`select name, sha256 from files.files where county = ${county} and id = ${id} and case_id = ${hungOn}`)
