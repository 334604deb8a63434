import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { TouchedRow } from '../../register/definition.ts'
import type { MergeState } from '../contract.ts'

export interface MergeRow {
  id: string
  region: string
  into_person_id: string
  from_person_id: string
  pair_id: string | null
  state: MergeState
  choices: Record<string, 'into' | 'from'>
  reason: string
  into_version: number
  from_version: number
  by_account: string
  by_name: string
  at: string
  done_at: string | null
  id_number_sealed: Buffer | null
  phone_sealed: Buffer | null
}

const columns = sql`id, region, into_person_id, from_person_id, pair_id, state, choices, reason, into_version, from_version, by_account, by_name, at,
      done_at, id_number_sealed, phone_sealed`

export const insertMerge = (
  db: Db,
  m: Omit<MergeRow, 'done_at' | 'id_number_sealed' | 'phone_sealed' | 'at'> & { county: string; now: Date },
) =>
  db.run(sql`insert into duplicates.merges
      (county, id, region, into_person_id, from_person_id, pair_id, state, choices, reason, into_version, from_version, by_account, by_name, at)
    values (${m.county}, ${m.id}, ${m.region}, ${m.into_person_id}, ${m.from_person_id}, ${m.pair_id}, ${m.state}, ${JSON.stringify(m.choices)},
      ${m.reason}, ${m.into_version}, ${m.from_version}, ${m.by_account}, ${m.by_name}, ${m.now})`)

export const holdMerge = (db: Db, county: string, id: string) =>
  db.maybe<MergeRow>(unprepared(sql`select ${columns} from duplicates.merges where county = ${county} and id = ${id} for update`))

/** The proposal for a file that waits for a second person, made after a moment: an older one says nothing any more. By one_proposal_of_a_file. */
export const proposalFor = (db: Db, county: string, one: string, other: string, after: Date) =>
  db.maybe<MergeRow>(unprepared(sql`select ${columns} from duplicates.merges
    where county = ${county} and state = 'proposed' and from_person_id in (${one}, ${other}) and at > ${after} order by at limit 1`))

/** Closes proposals that nobody confirmed in time, of these files or (null) all, so that one can be made anew; answers which. By one_proposal_of_a_file. */
export const lapseProposals = (db: Db, county: string, files: readonly string[] | null, before: Date, note: string) =>
  db.many<{ id: string; region: string; from_person_id: string }>(unprepared(sql`update duplicates.merges set state = 'refused', confirm_note = ${note}
    where county = ${county} and state = 'proposed' and at <= ${before} ${files ? sql`and from_person_id = any (${files}::uuid[])` : sql``}
    returning id, region, from_person_id`))

export const markRefused = (db: Db, county: string, id: string, by: { account: string; name: string; note: string }) =>
  db.run(sql`update duplicates.merges set state = 'refused', confirmed_by_account = ${by.account}, confirmed_by = ${by.name}, confirm_note = ${by.note}
    where county = ${county} and id = ${id}`)

export const markDone = (
  db: Db, county: string, id: string,
  m: { now: Date; moved: number; idNumberSealed: Buffer | null; phoneSealed: Buffer | null; confirmedBy: { account: string; name: string; note: string } | null },
) =>
  db.run(sql`update duplicates.merges set state = 'done', done_at = ${m.now}, moved = ${m.moved}, id_number_sealed = ${m.idNumberSealed},
      phone_sealed = ${m.phoneSealed}, confirmed_by_account = ${m.confirmedBy?.account ?? null}, confirmed_by = ${m.confirmedBy?.name ?? ''},
      confirm_note = ${m.confirmedBy?.note ?? ''}
    where county = ${county} and id = ${id}`)

/** The numbers that were kept go with the undo: both files have their own again. */
export const markUndone = (db: Db, county: string, id: string, u: { now: Date; by: string; reason: string; left: string[] }) =>
  db.run(sql`update duplicates.merges set state = 'undone', undone_at = ${u.now}, undone_by = ${u.by}, undo_reason = ${u.reason},
      left_as_is = ${JSON.stringify(u.left)}, id_number_sealed = null, phone_sealed = null
    where county = ${county} and id = ${id}`)

export const insertTouched = async (db: Db, t: { county: string; region: string; mergeId: string; newId: () => string }, rows: readonly TouchedRow[]) => {
  for (let at = 0; at < rows.length; at += 500) {
    const part = rows.slice(at, at + 500).map((r) => ({ id: t.newId(), t: r.table, r: r.id, b: r.before, a: r.after }))
    await db.run(sql`insert into duplicates.touched (county, id, region, merge_id, table_name, row_id, before, after)
      select ${t.county}, x.id, ${t.region}, ${t.mergeId}, x.t, x.r, nullif(x.b, 'null'::jsonb), x.a
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as x(id uuid, t text, r uuid, b jsonb, a jsonb)`)
  }
}

export const countMoved = (db: Db, county: string, id: string, more: number) =>
  db.run(sql`update duplicates.merges set moved = moved + ${more} where county = ${county} and id = ${id}`)

/** What a merge touched, the last first: the order of putting back. */
export const touchedBy = (db: Db, county: string, mergeId: string) =>
  db.many<TouchedRow>(sql`select table_name as "table", row_id as id, before, after from duplicates.touched
    where county = ${county} and merge_id = ${mergeId} order by id desc`)

/** The newest merge into a file that stands, after a moment. By merges_by_survivor. */
export const newestMergeInto = (db: Db, county: string, person: string, after: { doneAt: string; id: string }) =>
  db.maybe<{ id: string; name: string }>(sql`select m.id, p.name from duplicates.merges m
    join register.published_people p on p.county = m.county and p.id = m.from_person_id
    where m.county = ${county} and m.into_person_id = ${person} and m.state = 'done' and (m.done_at, m.id) > (${after.doneAt}::timestamptz, ${after.id}::uuid)
    order by m.done_at desc, m.id desc limit 1`)

/** Merges that stand and were done since a moment: what late rows are gathered for. */
export const mergesSince = (db: Db, county: string, since: Date) =>
  db.many<MergeRow>(unprepared(sql`select ${columns} from duplicates.merges where county = ${county} and state = 'done' and done_at >= ${since} order by done_at, id`))

export interface MergeLineRow {
  id: string
  into_id: string
  into_name: string
  from_id: string
  from_name: string
  region: string
  region_name: string | null
  state: MergeState
  reason: string
  by_account: string
  by_name: string
  at: string
  confirmed_by: string
  confirm_note: string
  undone_by: string
  undone_at: string | null
  undo_reason: string
  moved: number
  left_as_is: string[]
}

/** Merges newest first, 51: of one person's files by merges_by_survivor and one_merge_of_a_file, else of the place by merges_by_time. */
export const listMerges = (db: Db, f: { county: string; lo: string; hi: string; files: readonly string[] | null; state: MergeState | null; after: string | null }) => {
  const conditions: Sql[] = [
    sql`m.county = ${f.county} and m.region >= ${f.lo} and m.region < ${f.hi}`,
    ...(f.files ? [sql`(m.into_person_id = any (${f.files}::uuid[]) or m.from_person_id = any (${f.files}::uuid[]))`] : []),
    ...(f.state ? [sql`m.state = ${f.state}`] : []),
    ...(f.after ? [sql`m.id < ${f.after}`] : []),
  ]
  return db.many<MergeLineRow>(unprepared(sql`
    with page as materialized (select m.* from duplicates.merges m where ${sql.join(conditions, ' and ')} order by m.id desc limit 51)
    select m.id, a.id as into_id, a.name as into_name, b.id as from_id, b.name as from_name, m.region, r.name as region_name, m.state, m.reason, m.by_account,
      m.by_name, coalesce(m.done_at, m.at) as at, m.confirmed_by, m.confirm_note, m.undone_by, m.undone_at, m.undo_reason, m.moved, m.left_as_is
    from page m join register.published_people a on a.county = m.county and a.id = m.into_person_id
    join register.published_people b on b.county = m.county and b.id = m.from_person_id
    left join regions.published_regions r on r.code = m.region order by m.id desc`))
}

/** A file and all that were merged into it. */
export const filesOf = async (db: Db, county: string, person: string) =>
  (await db.one<{ files: string[] }>(sql`select register.files_of(${county}, register.survivor_of(${county}, ${person})) as files`)).files
