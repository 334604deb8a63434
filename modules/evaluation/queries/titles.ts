import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { EvaluationTitle, PublicTitle, TitleState } from '../contract.ts'

export type TitleShow = 'valid' | 'owing' | 'warned' | 'ended' | 'all'
export type TitleRow = Omit<EvaluationTitle, 'standing' | 'owesSelfCheck'> & { state: TitleState; entryId: string | null; warnedBy: string | null; yearly: boolean }

const titles = sql`select t.id, t.region, coalesce(p.name, t.region) as "regionName", t.kind, s.title as "schemeTitle", t.number, t.title, t.grade, t.unit_kind as "unitKind", t.unit_name as "unitName", t.granted_on as "grantedOn",
    t.valid_until as "validUntil", t.state, t.warned_on as "warnedOn", t.warned_by as "warnedBy", t.correct_by as "correctBy", t.removed_on as "removedOn", t.entry_id as "entryId", t.yearly, t.version,
    (select max(c.year) from evaluation.self_checks c where c.county = t.county and c.title_id = t.id) as "selfCheckYear"
  from evaluation.titles t join evaluation.schemes s on s.county = t.county and s.id = t.scheme_id left join regions.published_regions p on p.code = t.region`
const stands = (today: string) => sql`t.state <> 'removed' and (t.valid_until is null or t.valid_until >= ${today})`
/** A title of an earlier year owes the self-check of this one. */
const owes = (today: string) => sql`${stands(today)} and t.yearly and t.granted_on < ${`${today.slice(0, 4)}-01-01`}
  and not exists (select from evaluation.self_checks c where c.county = t.county and c.title_id = t.id and c.year = ${Number(today.slice(0, 4))})`
const fits = (show: TitleShow, today: string): Sql => {
  if (show === 'valid') return stands(today)
  if (show === 'owing') return owes(today)
  if (show === 'warned') return sql`${stands(today)} and t.state = 'warned'`
  return show === 'ended' ? sql`not (${stands(today)})` : sql`true`
}
interface Filter { county: string; lo: string; hi: string; kind: string; q: string; today: string }
const seen = (f: Filter) => sql`t.county = ${f.county} and t.region >= ${f.lo} and t.region < ${f.hi} and (${f.kind} = '' or t.kind = ${f.kind}) and (${f.q} = '' or strpos(t.unit_name || ' ' || t.number || ' ' || t.title, ${f.q}) > 0)`

export const listTitles = (db: Db, f: Filter & { show: TitleShow; after: string }) =>
  db.many<TitleRow>(unprepared(sql`${titles} where ${seen(f)} and ${fits(f.show, f.today)} and t.id < ${f.after} order by t.id desc limit 51`))
export const countTitles = (db: Db, f: Filter) =>
  db.one<Record<TitleShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('valid', f.today)})::int as valid, count(*) filter (where ${fits('owing', f.today)})::int as owing,
    count(*) filter (where ${fits('warned', f.today)})::int as warned, count(*) filter (where ${fits('ended', f.today)})::int as ended from evaluation.titles t where ${seen(f)}`))
export const communitiesWith = (db: Db, f: Filter) =>
  db.one<{ n: number }>(unprepared(sql`select count(distinct t.region)::int as n from evaluation.titles t where ${seen({ ...f, q: '' })} and ${stands(f.today)} and t.unit_kind = 'community'`))
export const findTitle = (db: Db, county: string, id: string) => db.maybe<TitleRow>(sql`${titles} where t.county = ${county} and t.id = ${id}`)
export const lockTitle = (db: Db, county: string, id: string) => db.maybe<TitleRow>(sql`${titles} where t.county = ${county} and t.id = ${id} for update of t`)
export const titleOfEntry = (db: Db, county: string, entryId: string) => db.maybe<{ id: string }>(sql`select id from evaluation.titles where county = ${county} and entry_id = ${entryId}`)
/** The title of a kind that a unit holds already: a renewed one follows it. */
export const standingTitle = (db: Db, county: string, t: { kind: string; region: string; unitKind: string; unitName: string }) =>
  db.maybe<{ id: string }>(sql`select id from evaluation.titles where county = ${county} and kind = ${t.kind} and region = ${t.region} and unit_kind = ${t.unitKind} and unit_name = ${t.unitName} and state <> 'removed'
    order by granted_on desc limit 1 for update`)

/** Numbers of a year run through; held until the transaction ends, so that none is given twice. */
export const nextNumber = async (db: Db, county: string, year: string) => {
  await db.run(sql`select pg_advisory_xact_lock(hashtext(${`evaluation.titles ${county} ${year}`}))`)
  const { n } = await db.one<{ n: number }>(sql`select coalesce(max(right(number, 4)::int), 0) + 1 as n from evaluation.titles where county = ${county} and starts_with(number, ${`CJ${county}-${year}-`})`)
  return `CJ${county}-${year}-${String(n).padStart(4, '0')}`
}
export const insertTitle = (
  db: Db, t: { county: string; id: string; region: string; schemeId: string; entryId: string; kind: string; number: string; title: string; grade: string; unitKind: string; unitName: string; grantedOn: string; validUntil: string | null; yearly: boolean; at: Date },
) =>
  db.run(sql`insert into evaluation.titles (county, id, region, scheme_id, entry_id, kind, number, title, grade, unit_kind, unit_name, granted_on, valid_until, yearly, at)
    values (${t.county}, ${t.id}, ${t.region}, ${t.schemeId}, ${t.entryId}, ${t.kind}, ${t.number}, ${t.title}, ${t.grade}, ${t.unitKind}, ${t.unitName}, ${t.grantedOn}, ${t.validUntil}, ${t.yearly}, ${t.at})`)
/** A renewal ends the one before on the day the new one begins. */
export const endTitle = (db: Db, county: string, id: string, on: string) =>
  db.run(sql`update evaluation.titles set valid_until = least(coalesce(valid_until, ${on}::date), ${on}::date), version = version + 1 where county = ${county} and id = ${id}`)
export const setTitle = (db: Db, county: string, id: string, t: { state: TitleState; warnedOn: string | null; warnedBy: string | null; correctBy: string | null; removedOn: string | null }) =>
  db.run(sql`update evaluation.titles set state = ${t.state}, warned_on = ${t.warnedOn}, warned_by = ${t.warnedBy}, correct_by = ${t.correctBy}, removed_on = ${t.removedOn}, reminded_on = null, version = version + 1
    where county = ${county} and id = ${id}`)

export const selfChecksOf = (db: Db, county: string, titleId: string) =>
  db.many<{ id: string; year: number; words: string; faults: string; byName: string; at: string }>(sql`select id, year, words, faults, by_name as "byName", at from evaluation.self_checks
    where county = ${county} and title_id = ${titleId} order by year desc limit 50`)
export const insertSelfCheck = (db: Db, c: { county: string; id: string; region: string; titleId: string; year: number; words: string; faults: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into evaluation.self_checks (county, id, region, title_id, year, words, faults, by_account, by_name, at)
    values (${c.county}, ${c.id}, ${c.region}, ${c.titleId}, ${c.year}, ${c.words}, ${c.faults}, ${c.account}, ${c.name}, ${c.at}) on conflict (county, title_id, year) do nothing`)

// ---------------------------------------------------------------- for everybody

export type PublicRow = Omit<PublicTitle, 'standing' | 'endedOn'> & { id: string; state: TitleState; removedOn: string | null }
const shown = sql`select t.id, t.number, t.title, t.grade, t.unit_name as "unitName", coalesce(p.name, '') as "regionName", t.kind, t.granted_on as "grantedOn", t.valid_until as "validUntil", t.state, t.removed_on as "removedOn"
  from evaluation.titles t left join regions.published_regions p on p.code = t.region`
export const publicTitles = (db: Db, f: { county: string; kind: string; q: string; today: string; after: string }) =>
  db.many<PublicRow>(unprepared(sql`${shown} where t.county = ${f.county} and ${stands(f.today)} and (${f.kind} = '' or t.kind = ${f.kind}) and (${f.q} = '' or strpos(t.unit_name || ' ' || t.number || ' ' || t.title, ${f.q}) > 0)
    and t.id < ${f.after} order by t.id desc limit 21`))
export const publicTitle = (db: Db, county: string, number: string) => db.maybe<PublicRow>(sql`${shown} where t.county = ${county} and t.number = ${number}`)
export const publicNotices = (db: Db, county: string, today: string) =>
  db.many<{ id: string; unitName: string; regionName: string; title: string; score: number | null; grade: string; until: string }>(sql`select e.id, e.unit_name as "unitName", coalesce(p.name, '') as "regionName",
      s.standard ->> 'titleName' as title, e.score::float8 as score, e.grade, e.notice_until as until
    from evaluation.entries e join evaluation.schemes s on s.county = e.county and s.id = e.scheme_id left join regions.published_regions p on p.code = e.region
    where e.county = ${county} and e.state = 'noticed' and e.notice_until >= ${today} order by e.notice_until, e.unit_name limit 100`)

/** Titles that a reminder is due for: a warning whose day is over, or a title that runs out within thirty days. By county; each once. */
export const titlesToRemind = (db: Db, today: string, soon: string) =>
  db.many<{ county: string; id: string; region: string; unitKind: string; unitName: string; title: string; state: TitleState; correctBy: string | null; validUntil: string | null }>(sql`
    select county, id, region, unit_kind as "unitKind", unit_name as "unitName", title, state, correct_by as "correctBy", valid_until as "validUntil" from evaluation.titles
    where state <> 'removed' and reminded_on is null and ((state = 'warned' and correct_by < ${today}) or valid_until between ${today} and ${soon}) order by county, id limit 2000`)
export const markReminded = (db: Db, county: string, id: string, on: string) =>
  db.run(sql`update evaluation.titles set reminded_on = ${on} where county = ${county} and id = ${id} and reminded_on is null`)
