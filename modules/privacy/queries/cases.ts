import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export const acceptedAt = (db: Db, county: string, id: string) =>
  db.maybe<{ at: string }>(sql`select coalesce(accepted_at, submitted_at) as at from cases.published_cases where county = ${county} and id = ${id}`)
