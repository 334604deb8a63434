import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export interface RotationRow {
  county: string
  id: string
  version: number
  started_at: string
  started_by: string
  state: 'running' | 'done'
  total: number
  done: number
  faults: number
  passes: number
  part: number
  after_county: string | null
  after_id: string | null
  in_pass: number
  counted: Record<string, Record<string, number>>
  ended_at: string | null
  retired_at: string | null
  retired: number[]
}

/** The last twenty; there is one every year or two. */
export const rotations = (db: Db, county: string) =>
  db.many<RotationRow>(sql`select * from privacy.key_rotations where county = ${county} order by id desc limit 20`)

export const runningRotation = (db: Db, county: string) =>
  db.maybe<RotationRow>(sql`select * from privacy.key_rotations where county = ${county} and state = 'running' for update`)

export const holdRotation = (db: Db, county: string, id: string) =>
  db.maybe<RotationRow>(sql`select * from privacy.key_rotations where county = ${county} and id = ${id} for update`)

export const insertRotation = (db: Db, r: { county: string; id: string; region: string; version: number; by: string; total: number; now: Date }) =>
  db.run(sql`insert into privacy.key_rotations (county, id, region, version, started_at, started_by, total)
    values (${r.county}, ${r.id}, ${r.region}, ${r.version}, ${r.now}, ${r.by}, ${r.total})`)

export const saveRotation = (db: Db, r: RotationRow) =>
  db.run(sql`update privacy.key_rotations set state = ${r.state}, done = ${r.done}, faults = ${r.faults}, passes = ${r.passes}, part = ${r.part},
    after_county = ${r.after_county}, after_id = ${r.after_id}, in_pass = ${r.in_pass}, counted = ${JSON.stringify(r.counted)}, ended_at = ${r.ended_at},
    retired_at = ${r.retired_at}, retired = ${r.retired} where county = ${r.county} and id = ${r.id}`)
