import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

/** What is asked of one person to find files like theirs; each list is read by `=`. */
export interface SimilarKeys {
  /** Position in the batch. */
  at: number
  names: readonly string[]
  initials: readonly string[]
  born: readonly string[]
  idIndexes: readonly Buffer[]
  phoneIndexes: readonly Buffer[]
  /** The file itself, which is not like itself. */
  except: string | null
}

export interface SimilarRow {
  at: number
  id: string
  region: string
  name: string
  sex: '0' | '1' | '2' | '9'
  born_on: string
  died_on: string | null
  id_kind: string
  id_sealed: Buffer | null
  phone_sealed: Buffer | null
  state: 'present' | 'moved_away' | 'died'
  id_index: Buffer | null
  phone_index: Buffer | null
}

/** Of one day at most this many files are looked at one by one; where more were born (1 January, when nobody knew), those whose initials fit. */
const MOST_OF_A_DAY = 150

/**
 * Files that may be the same person's, within the scope: by number, telephone, day of birth (people_by_birth) and exact name (people_by_name).
 * All by `=`, which is leakproof: the policy does not keep an index from being used. Every way is a look of its own with a small limit, so that
 * the planner, who guesses a hundred persons, does not read the whole register, and the answer costs the same however many people there are. Of a merged file's number the file that goes on is found.
 */
export async function candidatesFor(db: Db, county: string, wanted: readonly SimilarKeys[]): Promise<SimilarRow[]> {
  if (!wanted.length) return []
  const keys = JSON.stringify(wanted.map((w) => ({
    at: w.at, names: w.names, initials: w.initials, born: w.born, self: w.except,
    ids: w.idIndexes.map((b) => b.toString('hex')), phones: w.phoneIndexes.map((b) => b.toString('hex')),
  })))
  return db.many<SimilarRow>(sql`
    with wanted as materialized (
      select w.at, w.self,
        array(select jsonb_array_elements_text(w.names)) as names, array(select jsonb_array_elements_text(w.initials)) as initials,
        array(select jsonb_array_elements_text(w.born)::date) as born, array(select decode(jsonb_array_elements_text(w.ids), 'hex')) as ids,
        array(select decode(jsonb_array_elements_text(w.phones), 'hex')) as phones
      from jsonb_to_recordset(${keys}::jsonb) as w(at int, names jsonb, initials jsonb, born jsonb, ids jsonb, phones jsonb, self uuid)),
    found as materialized (
      select distinct w.at, f.id from wanted w cross join lateral (
        (select c.id from unnest(w.ids) k cross join lateral (
          select register.survivor_of(p.county, p.id) as id from register.people p where p.id_index = k and p.county = ${county} limit 2) c)
        union all
        (select c.id from unnest(w.phones) k cross join lateral (
          select p.id from register.people p where p.phone_index = k and p.county = ${county} limit 20) c)
        union all
        (select c.id from unnest(w.born) d cross join lateral (
          select p.id from register.people p where p.born_on = d and p.county = ${county} limit ${MOST_OF_A_DAY}) c)
        union all
        (select c.id from unnest(w.born) d cross join unnest(w.initials) i cross join lateral (
          select p.id from register.people p where p.born_on = d and p.initials = i and p.county = ${county} limit 40) c)
        union all
        (select c.id from unnest(w.names) n cross join lateral (
          select p.id from register.people p where p.name = n and p.county = ${county} limit 100) c)
      ) f where w.self is null or f.id <> w.self)
    select f.at, p.* from found f cross join lateral (
      select p.id, p.region, p.name, p.sex, p.born_on, p.died_on, p.id_kind,
        p.id_sealed, p.phone_sealed, p.state, p.id_index, p.phone_index
      from register.people p where p.county = ${county} and p.id = f.id and p.state <> 'merged' limit 1) p`)
}

/** Where some people live or are registered today: what says that two files lie at one door. By ties_by_person. */
export const homesOf = (db: Db, county: string, ids: readonly string[], today: string) =>
  db.many<{ person_id: string; household_id: string | null; dwelling_id: string | null; relation: string; address: string | null }>(sql`
    select t.person_id, t.household_id, t.dwelling_id, t.relation, t.address from unnest(${ids}::uuid[]) k cross join lateral (
      select t.*, (select d.address from register.dwellings d where d.county = t.county and d.id = t.dwelling_id) as address
      from register.ties t where t.county = ${county} and t.person_id = k and t.valid_from <= ${today}
        and (t.valid_until is null or t.valid_until > ${today}) limit 10) t
    order by t.kind, t.id`)

const bare = sql`p.id, p.region, p.name, p.sex, p.born_on, p.died_on, p.id_kind, p.id_sealed, p.phone_sealed, p.state, p.id_index, p.phone_index`

/** A stretch of the register in the order of birth, for the walk through it: whole days, after one day. By people_by_birth. */
export const bornAfter = (db: Db, county: string, after: string, most: number) =>
  db.many<Omit<SimilarRow, 'at'>>(unprepared(sql`
    select ${bare} from register.people p where p.county = ${county} and p.state <> 'merged' and p.born_on > ${after}
      and p.born_on <= coalesce((select q.born_on from register.people q where q.county = ${county} and q.born_on > ${after}
        order by q.born_on offset ${most} limit 1), 'infinity')
    order by p.born_on, p.initials`))

/** The same in the order of names, whole names, after one name. By people_by_name. */
export const namedAfter = (db: Db, county: string, after: string, most: number) =>
  db.many<Omit<SimilarRow, 'at'>>(unprepared(sql`
    select ${bare} from register.people p where p.county = ${county} and p.state <> 'merged' and p.name > ${after}
      and p.name <= coalesce((select q.name from register.people q where q.county = ${county} and q.name > ${after}
        order by q.name offset ${most} limit 1), (select max(z.name) from register.people z where z.county = ${county}))
    order by p.name, p.region`))

/** The same in the order of telephones that several files share. By people_by_phone. */
export const phonedAfter = (db: Db, county: string, after: Buffer, most: number) =>
  db.many<Omit<SimilarRow, 'at'>>(unprepared(sql`
    with shared as (select q.phone_index from register.people q where q.county = ${county} and q.phone_index > ${after} and q.state <> 'merged'
      group by q.phone_index having count(*) between 2 and 20 order by q.phone_index limit ${most})
    select ${bare} from shared s join register.people p on p.county = ${county} and p.phone_index = s.phone_index and p.state <> 'merged' order by p.phone_index`))

/** How many files there are, roughly: for the length of the walk. */
export const peopleCount = async (db: Db, county: string) =>
  (await db.one<{ n: number }>(sql`select count(*) as n from register.people where county = ${county} and state <> 'merged'`)).n
