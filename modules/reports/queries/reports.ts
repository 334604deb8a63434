import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { ReportState } from '../contract/parts.ts'
import type { ReportBody, ReportContent, Texts } from '../rules/content.ts'

export interface ReportRow {
  county: string; id: string; region: string; year: number; edition: number; reason: string; state: ReportState; texts: Texts; content: ReportContent; builtAt: string; note: string; byAccount: string; byName: string; at: string
  version: number
}
const rows = sql`select r.county, r.id, r.region, r.year, r.edition, r.reason, r.state, r.texts, r.content, r.built_at as "builtAt", r.note, r.by_account as "byAccount", r.by_name as "byName", r.at, r.version from reports.reports r`
export const findReport = (db: Db, id: string) => db.maybe<ReportRow>(sql`${rows} where r.id = ${id} and r.state <> 'dropped'`)
export const lockReport = (db: Db, id: string) => db.maybe<ReportRow>(sql`${rows} where r.id = ${id} and r.state <> 'dropped' for update of r`)
export const editionsOf = (db: Db, county: string, region: string, year: number) =>
  db.many<{ id: string; edition: number; state: ReportState; reason: string; at: string }>(sql`select id, edition, state, reason, at from reports.reports
    where county = ${county} and region = ${region} and year = ${year} and state <> 'dropped' order by edition desc`)

export type ReportShow = 'all' | 'open' | 'submitted' | 'filed' | 'public'
interface Filter { lo: string; hi: string; year: number | null; q: string }
const fits = (show: ReportShow): Sql => {
  if (show === 'open') return sql`r.state in ('draft', 'submitted')`
  if (show === 'submitted' || show === 'filed') return sql`r.state = ${show}`
  return show === 'public' ? sql`coalesce(p.step = 'published' and p.report_id = r.id, false)` : sql`true`
}
const last = sql`left join lateral (select p.report_id, p.step from reports.publications p where p.county = r.county and p.region = r.region and p.year = r.year order by p.nth desc limit 1) p on true`
const seen = (f: Filter) => sql`r.region >= ${f.lo} and r.region < ${f.hi} and r.state <> 'dropped' and (${f.year}::int is null or r.year = ${f.year}) and (${f.q} = '' or strpos(r.content->>'regionName', ${f.q}) > 0)`

export interface ReportListRow { id: string; region: string; regionName: string; year: number; edition: number; state: ReportState; figures: ReportContent['figures']; byName: string; at: string; filedAt: string | null; isPublic: boolean }
/** Fifty reports, newest first, by reports_by_region. */
export const listReports = (db: Db, f: Filter & { show: ReportShow; after: string }) =>
  db.many<ReportListRow>(unprepared(sql`select r.id, r.region, r.content->>'regionName' as "regionName", r.year, r.edition, r.state, r.content->'figures' as figures, r.by_name as "byName", r.at, f.at as "filedAt",
      coalesce(p.step = 'published' and p.report_id = r.id, false) as "isPublic"
    from reports.reports r left join reports.filed f on f.county = r.county and f.id = r.id ${last} where ${seen(f)} and ${fits(f.show)} and r.id < ${f.after} order by r.id desc limit 51`))
export const countReports = (db: Db, f: Filter) =>
  db.one<Record<ReportShow, number>>(unprepared(sql`select count(*)::int as all, ${sql.join((['open', 'submitted', 'filed', 'public'] as const).map((show) => sql`count(*) filter (where ${fits(show)})::int as ${sql.column(show)}`), ', ')}
    from reports.reports r ${last} where ${seen(f)}`))

export const insertReport = (db: Db, r: Omit<ReportRow, 'state' | 'note' | 'version' | 'builtAt' | 'at'> & { at: Date }) =>
  db.run(sql`insert into reports.reports (county, id, region, year, edition, reason, texts, content, built_at, by_account, by_name, at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.year}, ${r.edition}, ${r.reason}, ${JSON.stringify(r.texts)}, ${JSON.stringify(r.content)}, ${r.at}, ${r.byAccount}, ${r.byName}, ${r.at})`)
export const writeTexts = (db: Db, county: string, id: string, texts: Texts) => db.run(sql`update reports.reports set texts = ${JSON.stringify(texts)}, version = version + 1 where county = ${county} and id = ${id} and state = 'draft'`)
export const writeContent = (db: Db, county: string, id: string, content: ReportContent, texts: Texts, at: Date) =>
  db.run(sql`update reports.reports set content = ${JSON.stringify(content)}, texts = ${JSON.stringify(texts)}, built_at = ${at}, version = version + 1 where county = ${county} and id = ${id} and state = 'draft'`)
/** Whoever sends it for filing stands for it from then on. */
export const setState = (db: Db, s: { county: string; id: string; state: ReportState; note: string; account: string | null; name: string }) =>
  db.run(sql`update reports.reports set state = ${s.state}, note = ${s.note}, by_account = coalesce(${s.account}, by_account), by_name = coalesce(nullif(${s.name}, ''), by_name), version = version + 1
    where county = ${s.county} and id = ${s.id}`)

// ----------------------------------------------------------------------------------------------------------------- filed

export interface FiledRow { county: string; id: string; region: string; year: number; edition: number; body: ReportBody; sha256: string; before: string; byName: string; at: string }
const filed = sql`select f.county, f.id, f.region, f.year, f.edition, f.body, f.sha256, f.before, f.by_name as "byName", f.at from reports.filed f`
export const filedOf = (db: Db, county: string, id: string) => db.maybe<FiledRow>(sql`${filed} where f.county = ${county} and f.id = ${id}`)
export const lastFiled = (db: Db, county: string, region: string, year: number) => db.maybe<FiledRow>(sql`${filed} where f.county = ${county} and f.region = ${region} and f.year = ${year} order by f.edition desc limit 1`)
export const insertFiled = (db: Db, f: Omit<FiledRow, 'at'> & { account: string; at: Date }) =>
  db.run(sql`insert into reports.filed (county, id, region, year, edition, body, sha256, before, by_account, by_name, at)
    values (${f.county}, ${f.id}, ${f.region}, ${f.year}, ${f.edition}, ${JSON.stringify(f.body)}, ${f.sha256}, ${f.before}, ${f.account}, ${f.byName}, ${f.at})`)
export const insertPaper = (db: Db, p: { county: string; id: string; region: string; format: string; sha256: string; bytes: Buffer }) =>
  db.run(sql`insert into reports.papers (county, id, region, format, sha256, bytes) values (${p.county}, ${p.id}, ${p.region}, ${p.format}, ${p.sha256}, ${p.bytes})`)
export const paperOf = (db: Db, county: string, id: string, format: string) =>
  db.maybe<{ bytes: Buffer; sha256: string }>(sql`select bytes, sha256 from reports.papers where county = ${county} and id = ${id} and format = ${format}`)

// ---------------------------------------------------------------------------------------------------------------- public

export const insertPublication = (db: Db, p: { county: string; id: string; region: string; year: number; reportId: string; step: 'published' | 'withdrawn'; reason: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into reports.publications (county, id, region, year, report_id, step, reason, by_account, by_name, at)
    values (${p.county}, ${p.id}, ${p.region}, ${p.year}, ${p.reportId}, ${p.step}, ${p.reason}, ${p.account}, ${p.name}, ${p.at})`)
export const publicationOf = (db: Db, county: string, region: string, year: number) =>
  db.maybe<{ reportId: string; step: 'published' | 'withdrawn'; at: string }>(sql`select report_id as "reportId", step, at from reports.publications where county = ${county} and region = ${region} and year = ${year} order by nth desc limit 1`)

export interface PublicRow extends FiledRow { publishedAt: string; firstAt: string }
/** Of each place and year what is public now: its newest step, where that is a publication. Index publications_by_place. */
const current = sql`(select distinct on (county, region, year) county, region, year, report_id, step, at from reports.publications order by county, region, year, nth desc) n`
export const publicReports = (db: Db, f: { year: number | null; beforeYear: number; afterRegion: string; limit: number }) =>
  db.many<PublicRow>(sql`select f.county, f.id, f.region, f.year, f.edition, f.body, f.sha256, f.before, f.by_name as "byName", f.at, n.at as "publishedAt"
    from ${current} join reports.filed f on f.county = n.county and f.id = n.report_id
    where n.step = 'published' and (${f.year}::int is null or f.year = ${f.year}) and (f.year < ${f.beforeYear} or (f.year = ${f.beforeYear} and f.region > ${f.afterRegion})) order by f.year desc, f.region limit ${f.limit}`)
export const publicYears = async (db: Db) => (await db.many<{ year: number }>(sql`select distinct n.year from ${current} where n.step = 'published' order by n.year desc limit 50`)).map((row) => row.year)
/** The published edition of a place and year; an older one only where it was public once and the place has not withdrawn. */
export const publicReport = (db: Db, region: string, year: number, edition: number | null) =>
  db.maybe<PublicRow>(sql`select f.county, f.id, f.region, f.year, f.edition, f.body, f.sha256, f.before, f.by_name as "byName", f.at, p.at as "publishedAt"
    from ${current} join reports.publications p on p.county = n.county and p.region = n.region and p.year = n.year and p.step = 'published'
    join reports.filed f on f.county = p.county and f.id = p.report_id
    where n.step = 'published' and n.region = ${region} and n.year = ${year} and ((${edition}::int is null and p.report_id = n.report_id) or f.edition = ${edition}) order by p.nth desc limit 1`)

// --------------------------------------------------------------------------------------------------------------- history

export const recordStep = (db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; account: string | null; name: string; at: Date }) =>
  db.run(sql`insert into reports.steps (county, id, region, about_id, step, note, by_account, by_name, at) values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${s.account}, ${s.name}, ${s.at})`)
export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<{ id: string; step: string; note: string; byName: string; at: string }>(sql`select id, step, note, by_name as "byName", at from reports.steps where county = ${county} and about_id = ${aboutId} order by nth desc limit 100`)

export const placeOf = (db: Db, code: string) => db.maybe<{ code: string; name: string; level: string }>(sql`select code, name, level from regions.published_regions where code = ${code}`)
