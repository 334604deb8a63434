import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'

export interface TieCheckRow {
  id: string
  region: string
  person_id: string
  kind: 'registered' | 'living' | 'cared_for'
  relation: string
  address: string
  valid_from: string
  source: string
  asked_region: string
  asked_by: string
  asked_account: string | null
  asked_at: string
  state: 'open' | 'confirmed' | 'refused' | 'withdrawn'
  answer: string
}

export type NewTieCheck = Omit<TieCheckRow, 'state' | 'answer' | 'asked_at'> & { county: string; now: Date }

export const insertTieCheck = (db: Db, c: NewTieCheck) =>
  db.run(sql`insert into register.tie_checks (county, id, region, person_id, kind, relation, address, valid_from, source, asked_region, asked_by, asked_account, asked_at)
    values (${c.county}, ${c.id}, ${c.region}, ${c.person_id}, ${c.kind}, ${c.relation}, ${c.address}, ${c.valid_from}, ${c.source}, ${c.asked_region},
      ${c.asked_by}, ${c.asked_account}, ${c.now})`)

/** A newer asking about the same person and kind takes the place of the older. */
export const withdrawTieChecks = (db: Db, county: string, personId: string, kind: string) =>
  db.run(sql`update register.tie_checks set state = 'withdrawn' where county = ${county} and person_id = ${personId} and kind = ${kind} and state = 'open'`)

export const holdTieCheck = (db: Db, county: string, id: string) =>
  db.maybe<TieCheckRow>(sql`select id, region, person_id, kind, relation, address, valid_from, source, asked_region, asked_by, asked_account, asked_at, state, answer
    from register.tie_checks where county = ${county} and id = ${id} and state = 'open' for update`)

export const answerTieCheck = (db: Db, county: string, id: string, a: { state: 'confirmed' | 'refused'; answer: string; by: string; now: Date; tieId: string | null }) =>
  db.run(sql`update register.tie_checks set state = ${a.state}, answer = ${a.answer}, answered_by = ${a.by}, answered_at = ${a.now}, tie_id = ${a.tieId}
    where county = ${county} and id = ${id}`)

/** By tie_checks_open or tie_checks_asked, 51 rows in the order of asking. In the county's scope: the person stands at the asker's place until then. */
export const listTieChecks = (db: Db, f: { county: string; lo: string; hi: string; box: 'to_answer' | 'asked'; after: { region: string; id: string } | null }) => {
  const place = sql.column(f.box === 'asked' ? 'c.asked_region' : 'c.region')
  const conditions: Sql[] = [
    sql`c.county = ${f.county} and ${place} >= ${f.lo} and ${place} < ${f.hi}`,
    f.box === 'asked' ? sql`c.state in ('open', 'refused')` : sql`c.state = 'open'`,
    ...(f.after ? [sql`(${place}, c.id) > (${f.after.region}, ${f.after.id}::uuid)`] : []),
  ]
  return db.many<TieCheckRow & { name: string; sex: '0' | '1' | '2' | '9'; born_on: string; person_region: string; region_name: string | null; asked_region_name: string | null }>(unprepared(sql`
    with page as materialized (select c.* from register.tie_checks c where ${sql.join(conditions, ' and ')} order by ${place}, c.id limit 51)
    select c.id, c.region, c.person_id, c.kind, c.relation, c.address, c.valid_from, c.source, c.asked_region, c.asked_by, c.asked_account, c.asked_at, c.state, c.answer,
      p.name, p.sex, p.born_on, p.region as person_region, r.name as region_name, a.name as asked_region_name
    from page c join register.people p on p.county = c.county and p.id = c.person_id
    left join regions.published_regions r on r.code = c.region left join regions.published_regions a on a.code = c.asked_region
    order by ${place}, c.id`))
}

/** What a person is told of them, newest first; by tie_checks_by_person. */
export const checksToTell = (db: Db, county: string, personId: string) =>
  db.many<Pick<TieCheckRow, 'kind' | 'address' | 'region' | 'asked_by' | 'asked_at' | 'state' | 'answer'> & { region_name: string | null }>(sql`
    select c.kind, c.address, c.region, r.name as region_name, c.asked_by, c.asked_at, c.state, c.answer
    from register.tie_checks c left join regions.published_regions r on r.code = c.region
    where c.county = ${county} and c.person_id = ${personId} order by c.asked_at desc, c.id limit 100`)
