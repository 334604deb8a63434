import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'

export interface VisitRow {
  id: string; region: string; number: string; checkCode: string; personId: string; personName: string; bundle: string; station: string; onBehalf: string; byName: string; at: string
}
export interface VisitCaseRow { visitId: string; caseId: string; number: string; title: string; state: string | null; outcome: string | null; dueAt: string | null }

const visits = sql`select v.id, v.region, v.number, v.check_code as "checkCode", v.person_id as "personId", v.person_name as "personName", v.bundle, v.station, v.on_behalf as "onBehalf",
  v.by_name as "byName", v.at from windows.visits v`

export const nextVisit = async (db: Db): Promise<number> => (await db.one<{ n: number }>(sql`select nextval('windows.visit_seq') as n`)).n

export const insertVisit = (db: Db, v: {
  county: string; id: string; region: string; number: string; checkCode: string; personId: string; personName: string; bundle: string; station: string; onBehalf: string; account: string; name: string; at: Date
}) =>
  db.run(sql`insert into windows.visits (county, id, region, number, check_code, person_id, person_name, bundle, station, on_behalf, by_account, by_name, at)
    values (${v.county}, ${v.id}, ${v.region}, ${v.number}, ${v.checkCode}, ${v.personId}, ${v.personName}, ${v.bundle}, ${v.station}, ${v.onBehalf}, ${v.account}, ${v.name}, ${v.at})`)
export const insertVisitCase = (db: Db, c: { county: string; id: string; region: string; visitId: string; nth: number; caseId: string; number: string; title: string }) =>
  db.run(sql`insert into windows.visit_cases (county, id, region, visit_id, nth, case_id, number, title)
    values (${c.county}, ${c.id}, ${c.region}, ${c.visitId}, ${c.nth}, ${c.caseId}, ${c.number}, ${c.title})`)

export const findVisit = (db: Db, county: string, id: string) => db.maybe<VisitRow>(sql`${visits} where v.county = ${county} and v.id = ${id}`)
/** By one_visit_per_number. */
export const visitByNumber = (db: Db, county: string, number: string) => db.maybe<VisitRow>(sql`${visits} where v.county = ${county} and v.number = ${number}`)
export const visitOfCase = (db: Db, county: string, caseId: string) =>
  db.maybe<VisitRow>(sql`${visits} where v.county = ${county} and v.id = (select visit_id from windows.visit_cases where county = ${county} and case_id = ${caseId})`)

/** By visits_by_region. */
export const listVisits = (db: Db, f: { county: string; lo: string; hi: string; q: string; after: string }) =>
  db.many<VisitRow>(unprepared(sql`${visits} where v.county = ${f.county} and v.region >= ${f.lo} and v.region < ${f.hi} and v.id < ${f.after}
    and (${f.q} = '' or v.number = ${f.q.toUpperCase()} or starts_with(v.person_name, ${f.q})) order by v.id desc limit 51`))

/** How the cases of some visits stand. A case that went out of the reader's reach stays on the receipt without its state. */
export const casesOf = (db: Db, county: string, visitIds: readonly string[]) =>
  db.many<VisitCaseRow>(sql`select c.visit_id as "visitId", c.case_id as "caseId", c.number, c.title, p.state, p.outcome, p.due_at as "dueAt"
    from windows.visit_cases c left join cases.published_cases p on p.county = c.county and p.id = c.case_id
    where c.county = ${county} and c.visit_id = any (${[...visitIds]}::uuid[]) order by c.visit_id, c.nth`)

export const visitsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ number: string; at: string; titles: string[] }>(sql`select v.number, v.at, array(select c.title from windows.visit_cases c where c.county = v.county and c.visit_id = v.id order by c.nth) as titles
    from windows.visits v where v.county = ${county} and v.person_id = ${personId} order by v.id desc limit 100`)

export interface StretchRow { stage: string; role: string; post: string; atRegion: string; place: string | null; level: string | null; openedAt: string; doneAt: string | null }
export const caseThere = (db: Db, county: string, caseId: string) => db.maybe<{ id: string }>(sql`select id from cases.published_cases where county = ${county} and id = ${caseId}`)
/** Work of one case by desk, in the order in which it came; by tasks_by_case. */
export const stretchesOf = (db: Db, county: string, caseId: string) =>
  db.many<StretchRow>(sql`select t.stage, t.role, t.post, t.at_region as "atRegion", r.name as place, r.level, t.opened_at as "openedAt", t.done_at as "doneAt"
    from cases.published_tasks t left join regions.published_regions r on r.code = t.at_region
    where t.county = ${county} and t.case_id = ${caseId} and t.role in ('lead', 'helper') order by t.opened_at, t.post`)

const levelOf: Sql = sql`case when t.post in ('department_officer', 'civil_affairs_officer') then 'department' when r.level = 'county' then 'district' when r.level = 'township' then 'street' else 'community' end`
/**
 * Time by matter and level of the cases submitted since an instant. Their ids begin with the time, so that a wide scope reads the end of the
 * primary key and not all cases.
 */
export const deskSummary = (db: Db, f: { county: string; lo: string; hi: string; sinceId: string; now: Date }) =>
  db.many<{ matterCode: string; cases: number; level: string; desks: number; minutes: number }>(unprepared(sql`
    with recent as (select c.county, c.id, c.matter_code from cases.published_cases c
      where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi} and c.id >= ${f.sinceId} and c.submitted_at is not null)
    select c.matter_code as "matterCode", (select count(*)::int from recent n where n.matter_code = c.matter_code) as cases, ${levelOf} as level, count(*)::int as desks,
      round(avg(extract(epoch from coalesce(t.done_at, ${f.now}) - t.opened_at)) / 60)::int as minutes
    from recent c join cases.published_tasks t on t.county = c.county and t.case_id = c.id left join regions.published_regions r on r.code = t.at_region
    where t.role in ('lead', 'helper') group by 1, 3 order by 1, 3`))
