import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { EvidenceKind, PairState } from '../contract.ts'
import type { Evidence } from '../likeness.ts'

export interface PairRow {
  id: string
  region: string
  a_person_id: string
  b_person_id: string
  level: 'likely' | 'possible'
  rank: number
  evidence: Evidence[]
  facts: string
  state: PairState
  note: string
  asked_by: string
  decided_by: string
  decided_at: string | null
  merge_id: string | null
  version: number
}

const columns = sql`id, region, a_person_id, b_person_id, level, rank, evidence, facts, state, note, asked_by, decided_by, decided_at, merge_id, version`

export const findPair = (db: Db, county: string, id: string) =>
  db.maybe<PairRow>(unprepared(sql`select ${columns} from duplicates.pairs where county = ${county} and id = ${id}`))

export const holdPair = (db: Db, county: string, id: string) =>
  db.maybe<PairRow>(unprepared(sql`select ${columns} from duplicates.pairs where county = ${county} and id = ${id} for update`))

/** The pair of two files, held. By one_pair. */
export const holdPairOf = (db: Db, county: string, a: string, b: string) =>
  db.maybe<PairRow>(unprepared(sql`select ${columns} from duplicates.pairs
    where county = ${county} and a_person_id = least(${a}::uuid, ${b}::uuid) and b_person_id = greatest(${a}::uuid, ${b}::uuid) for update`))

export interface FoundPair {
  id: string
  region: string
  a: string
  b: string
  level: 'likely' | 'possible'
  rank: number
  kinds: EvidenceKind[]
  evidence: Evidence[]
  facts: string
  askedBy: string
}

/**
 * Puts pairs on the list. One that stands is refreshed while it is open; one that was found different, or put off, comes up again only
 * when its facts are others than those decided on. A question asked keeps its asker. Answers how many are new or open anew.
 */
export const putPairs = async (db: Db, county: string, now: Date, pairs: readonly FoundPair[]) => {
  if (!pairs.length) return 0
  const rows = JSON.stringify(pairs)
  const put = await db.many<{ fresh: boolean }>(unprepared(sql`
    insert into duplicates.pairs as p (county, id, region, a_person_id, b_person_id, level, rank, kinds, evidence, facts, asked_by, found_at)
    select ${county}, x.id, x.region, least(x.a, x.b), greatest(x.a, x.b), x.level, x.rank, array(select jsonb_array_elements_text(x.kinds)), x.evidence,
      x.facts, x."askedBy", ${now}
    from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, region text, a uuid, b uuid, level text, rank int, kinds jsonb, evidence jsonb, facts text, "askedBy" text)
    on conflict (a_person_id, b_person_id, county) do update set region = excluded.region, level = excluded.level, rank = excluded.rank,
      kinds = excluded.kinds, evidence = excluded.evidence, facts = excluded.facts,
      asked_by = case when excluded.asked_by <> '' then excluded.asked_by else p.asked_by end,
      state = case when p.state = 'same' then p.state when p.facts <> excluded.facts or excluded.asked_by <> '' then 'open' else p.state end,
      version = p.version + 1
    where p.state <> 'same' and (p.facts <> excluded.facts or excluded.asked_by <> '' or p.region <> excluded.region)
    returning (p.state = 'open') as fresh`))
  return put.filter((p) => p.fresh).length
}

/** Pairs of a file that somebody asked the place above about. By one_pair and pairs_by_second. */
export const askedPairs = (db: Db, county: string, person: string) =>
  db.many<{ other: string; state: PairState; asked_by: string }>(sql`
    select p.b_person_id as other, p.state, p.asked_by from duplicates.pairs p where p.county = ${county} and p.a_person_id = ${person} and p.asked_by <> ''
    union all
    select p.a_person_id, p.state, p.asked_by from duplicates.pairs p where p.county = ${county} and p.b_person_id = ${person} and p.asked_by <> ''`)

export const decidePair = (db: Db, county: string, id: string, d: { state: PairState; note: string; by: string; now: Date | null; mergeId: string | null }) =>
  db.one<{ version: number }>(sql`update duplicates.pairs set state = ${d.state}, note = ${d.note}, decided_by = ${d.by}, decided_at = ${d.now},
      merge_id = ${d.mergeId}, version = version + 1
    where county = ${county} and id = ${id} returning version`)

export interface PairLineRow {
  id: string
  region: string
  region_name: string | null
  level: 'likely' | 'possible'
  rank: number
  evidence: Evidence[]
  state: PairState
  asked_by: string
  decided_by: string
  decided_at: string | null
  found_at: string
  a_id: string
  a_name: string
  a_sex: '0' | '1' | '2' | '9'
  a_born_on: string
  a_region_name: string | null
  b_id: string
  b_name: string
  b_sex: '0' | '1' | '2' | '9'
  b_born_on: string
  b_region_name: string | null
}

/** A page of 51 in a state, the likeliest first, by pairs_by_state; of open pairs only those whose two files both go on. */
export const listPairs = (
  db: Db,
  f: { county: string; lo: string; hi: string; state: PairState; level: string | null; kind: string | null; after: { rank: number; id: string } | null },
) => {
  const conditions: Sql[] = [
    sql`p.county = ${f.county} and p.state = ${f.state} and p.region >= ${f.lo} and p.region < ${f.hi}`,
    ...(f.state === 'same' ? [] : [sql`a.state <> 'merged' and b.state <> 'merged'`]),
    ...(f.level ? [sql`p.level = ${f.level}`] : []),
    ...(f.kind ? [sql`${f.kind} = any (p.kinds)`] : []),
    ...(f.after ? [sql`(p.rank < ${f.after.rank} or (p.rank = ${f.after.rank} and p.id > ${f.after.id}))`] : []),
  ]
  return db.many<PairLineRow>(unprepared(sql`
    select p.id, p.region, r.name as region_name, p.level, p.rank, p.evidence, p.state, p.asked_by, p.decided_by, p.decided_at, p.found_at,
      a.id as a_id, a.name as a_name, a.sex as a_sex, a.born_on as a_born_on, concat(ca.name, ra.name) as a_region_name,
      b.id as b_id, b.name as b_name, b.sex as b_sex, b.born_on as b_born_on, concat(cb.name, rb.name) as b_region_name
    from duplicates.pairs p
    join register.published_people a on a.county = p.county and a.id = p.a_person_id
    join register.published_people b on b.county = p.county and b.id = p.b_person_id
    left join regions.published_regions r on r.code = p.region
    left join regions.published_regions ra on ra.code = a.region
    left join regions.published_regions rb on rb.code = b.region
    left join regions.published_regions ca on length(a.region) > 12 and ca.code = left(a.region, 12)
    left join regions.published_regions cb on length(b.region) > 12 and cb.code = left(b.region, 12)
    where ${sql.join(conditions, ' and ')} order by p.rank desc, p.id limit 51`))
}

/** How many pairs stand in each state, by pairs_by_region. */
export const countPairs = (db: Db, f: { county: string; lo: string; hi: string }) =>
  db.many<{ state: PairState; n: number }>(unprepared(sql`
    select p.state, count(*) as n from duplicates.pairs p
    join register.published_people a on a.county = p.county and a.id = p.a_person_id
    join register.published_people b on b.county = p.county and b.id = p.b_person_id
    where p.county = ${f.county} and p.region >= ${f.lo} and p.region < ${f.hi}
      and (p.state = 'same' or (a.state <> 'merged' and b.state <> 'merged')) group by p.state`))

// -------------------------------------------------------------------------------------------------------------- scans

export interface ScanRow {
  id: string
  region: string
  started_at: string
  ended_at: string | null
  walk: 'born' | 'named' | 'phoned' | 'end'
  after_key: string
  looked: number
  total: number
  compared: number
  found: number
}

/** Begins a walk; nothing when one is running. By one_scan_at_a_time. */
export const startScan = async (db: Db, s: { county: string; id: string; region: string; by: string; total: number; now: Date }) =>
  (await db.run(sql`insert into duplicates.scans (county, id, region, started_at, by_name, total) values (${s.county}, ${s.id}, ${s.region}, ${s.now}, ${s.by}, ${s.total})
    on conflict (county) where ended_at is null do nothing`)) === 1

export const latestScan = (db: Db, county: string) =>
  db.maybe<ScanRow>(sql`select id, region, started_at, ended_at, walk, after_key, looked, total, compared, found from duplicates.scans
    where county = ${county} order by started_at desc, id desc limit 1`)

/** The walk that is under way, held: two runs of the job do not do one step twice. */
export const holdRunningScan = (db: Db, county: string) =>
  db.maybe<ScanRow>(sql`select id, region, started_at, ended_at, walk, after_key, looked, total, compared, found from duplicates.scans
    where county = ${county} and ended_at is null for update`)

export const stepScan = (
  db: Db, county: string, id: string, s: { walk: ScanRow['walk']; after: string; looked: number; compared: number; found: number; ended: Date | null },
) =>
  db.run(sql`update duplicates.scans set walk = ${s.walk}, after_key = ${s.after}, looked = looked + ${s.looked}, compared = compared + ${s.compared},
      found = found + ${s.found}, ended_at = ${s.ended}
    where county = ${county} and id = ${id}`)

/** Names of places. */
export const placeNames = (db: Db, codes: readonly string[]) =>
  db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where code = any (${codes}::text[])`)
