import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

/** By changes_by_subject. */
export const changedSince = async (db: Db, county: string, personId: string, since: string): Promise<boolean> =>
  (await db.one<{ found: boolean }>(sql`select exists (select from register.changes where county = ${county} and subject_id = ${personId} and at >= ${since}::timestamptz) as found`)).found
