import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Zone } from '../contract.ts'
import type { ChangeKind, FilingKind, ZonePlan, ZoneState } from '../rules.ts'

export type ZoneShow = 'running' | 'applying' | 'overdue' | 'owing' | 'ended' | 'all'
export interface Paper { id: string; name: string }
export type ZoneRow = Omit<Zone, 'months' | 'overdue' | 'owes'> & {
  plan: ZonePlan; whyCity: string; requestPaper: string; paperCopies: number; papers: Paper[]; provincePaper: string; provinceWords: string; approvalPaper: string; finalReport: string
  satisfaction: { share: number; asked: number; source: string } | null; decision: string; decisionPaper: string; byAccount: string
}

const zones = sql`select z.id, z.region, coalesce(p.name, z.region) as "regionName", z.title, z.plan ->> 'theme' as theme, z.applicant, z.state, z.submitted_on as "submittedOn", z.approved_on as "approvedOn", z.ends_on as "endsOn",
    (select count(*)::int from zones.changes c where c.county = z.county and c.zone_id = z.id and c.state = 'open') as "openChanges", z.decided_on as "decidedOn", z.by_account as "byAccount", z.by_name as "byName", z.version,
    z.plan, z.why_city as "whyCity", z.request_paper as "requestPaper", z.paper_copies as "paperCopies", z.papers, z.province_paper as "provincePaper", z.province_words as "provinceWords", z.approval_paper as "approvalPaper",
    z.final_report as "finalReport", z.satisfaction, z.decision, z.decision_paper as "decisionPaper"
  from zones.zones z left join regions.published_regions p on p.code = z.region`

/** The year's plan is owed in each begun year, the summary of each year that is over. */
const owes = (today: string) => sql`z.state = 'running' and exists (select from generate_series(extract(year from z.approved_on)::int, least(extract(year from z.ends_on)::int, ${Number(today.slice(0, 4))}::int)) y
  where not exists (select from zones.filings f where f.county = z.county and f.zone_id = z.id and f.kind = 'plan' and f.year = y)
    or (y < ${Number(today.slice(0, 4))}::int and not exists (select from zones.filings f where f.county = z.county and f.zone_id = z.id and f.kind = 'summary' and f.year = y)))`
const fits = (show: ZoneShow, today: string): Sql => {
  if (show === 'running') return sql`z.state in ('running', 'reported')`
  if (show === 'applying') return sql`z.state in ('draft', 'submitted', 'reviewed')`
  if (show === 'overdue') return sql`z.state = 'running' and z.ends_on < ${today}`
  if (show === 'owing') return owes(today)
  return show === 'ended' ? sql`z.state in ('accepted', 'failed', 'stopped', 'refused', 'withdrawn')` : sql`true`
}
interface Filter { county: string; drafts: boolean; q: string; today: string }
/** Streets read by the policy what has gone up. */
const seen = (f: Filter) => sql`z.county = ${f.county} and (${f.drafts} or z.state <> 'draft') and (${f.q} = '' or strpos(z.title || ' ' || (z.plan ->> 'theme'), ${f.q}) > 0)`

export const listZones = (db: Db, f: Filter & { show: ZoneShow; after: string }) =>
  db.many<ZoneRow>(unprepared(sql`${zones} where ${seen(f)} and ${fits(f.show, f.today)} and z.id < ${f.after} order by z.id desc limit 51`))
export const countZones = (db: Db, f: Filter) =>
  db.one<Record<ZoneShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('running', f.today)})::int as running, count(*) filter (where ${fits('applying', f.today)})::int as applying,
    count(*) filter (where ${fits('overdue', f.today)})::int as overdue, count(*) filter (where ${fits('owing', f.today)})::int as owing, count(*) filter (where ${fits('ended', f.today)})::int as ended
    from zones.zones z where ${seen(f)}`))
export const balanceOf = (db: Db, county: string, yearStart: string) =>
  db.one<{ entered: number; left: number }>(sql`select count(*) filter (where approved_on >= ${yearStart})::int as entered, count(*) filter (where decided_on >= ${yearStart} and approved_on is not null)::int as left
    from zones.zones where county = ${county}`)
export const findZone = (db: Db, county: string, id: string) => db.maybe<ZoneRow>(sql`${zones} where z.county = ${county} and z.id = ${id}`)
export const lockZone = (db: Db, county: string, id: string) => db.maybe<ZoneRow>(sql`${zones} where z.county = ${county} and z.id = ${id} for update of z`)

interface Parts { title: string; applicant: string; whyCity: string; requestPaper: string; paperCopies: number; papers: readonly Paper[]; plan: ZonePlan }
export const insertZone = (db: Db, z: Parts & { county: string; id: string; region: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into zones.zones (county, id, region, title, applicant, why_city, request_paper, paper_copies, papers, plan, by_account, by_name, at)
    values (${z.county}, ${z.id}, ${z.region}, ${z.title}, ${z.applicant}, ${z.whyCity}, ${z.requestPaper}, ${z.paperCopies}, ${JSON.stringify(z.papers)}::jsonb, ${JSON.stringify(z.plan)}::jsonb, ${z.account}, ${z.name}, ${z.at})`)
export const updateDraft = (db: Db, county: string, id: string, z: Parts & { account: string; name: string }) =>
  db.run(sql`update zones.zones set title = ${z.title}, applicant = ${z.applicant}, why_city = ${z.whyCity}, request_paper = ${z.requestPaper}, paper_copies = ${z.paperCopies}, papers = ${JSON.stringify(z.papers)}::jsonb,
    plan = ${JSON.stringify(z.plan)}::jsonb, by_account = ${z.account}, by_name = ${z.name}, version = version + 1 where county = ${county} and id = ${id} and state = 'draft'`)
export const setSubmitted = (db: Db, county: string, id: string, on: string) => db.run(sql`update zones.zones set state = 'submitted', submitted_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
export const setState = (db: Db, county: string, id: string, state: ZoneState, decision: string, on: string | null) =>
  db.run(sql`update zones.zones set state = ${state}, decision = ${decision}, decided_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
export const setProvince = (db: Db, county: string, id: string, p: { state: ZoneState; paper: string; words: string; on: string | null }) =>
  db.run(sql`update zones.zones set state = ${p.state}, province_paper = ${p.paper}, province_words = ${p.words}, decided_on = ${p.on}, version = version + 1 where county = ${county} and id = ${id}`)
export const setApproved = (db: Db, county: string, id: string, a: { on: string; endsOn: string; paper: string }) =>
  db.run(sql`update zones.zones set state = 'running', approved_on = ${a.on}, first_end = ${a.endsOn}, ends_on = ${a.endsOn}, approval_paper = ${a.paper}, version = version + 1 where county = ${county} and id = ${id}`)
export const setReport = (db: Db, county: string, id: string, r: { words: string; satisfaction: object }) =>
  db.run(sql`update zones.zones set state = 'reported', final_report = ${r.words}, satisfaction = ${JSON.stringify(r.satisfaction)}::jsonb, version = version + 1 where county = ${county} and id = ${id}`)
export const setDecision = (db: Db, county: string, id: string, d: { state: ZoneState; words: string; paper: string; on: string }) =>
  db.run(sql`update zones.zones set state = ${d.state}, decision = ${d.words}, decision_paper = ${d.paper}, decided_on = ${d.on}, version = version + 1 where county = ${county} and id = ${id}`)
/** What an approved request changes; the only way in which a plan that was approved is written. */
export const applyChange = (db: Db, county: string, id: string, c: { plan: ZonePlan | null; endsOn: string | null; stopped: boolean; on: string; words: string }) =>
  db.run(sql`update zones.zones set plan = coalesce(${c.plan ? JSON.stringify(c.plan) : null}::jsonb, plan), ends_on = coalesce(${c.endsOn}::date, ends_on), state = case when ${c.stopped} then 'stopped' else state end,
    decided_on = case when ${c.stopped} then ${c.on}::date else decided_on end, decision = case when ${c.stopped} then ${c.words} else decision end, version = version + 1 where county = ${county} and id = ${id}`)

export const filingsOf = (db: Db, county: string, zoneId: string) =>
  db.many<{ id: string; kind: FilingKind; year: number; title: string; words: string; byName: string; at: string }>(sql`select id, kind, year, title, words, by_name as "byName", at from zones.filings
    where county = ${county} and zone_id = ${zoneId} order by year desc, at desc limit 200`)
export const filingsOfMany = (db: Db, county: string, zoneIds: readonly string[]) =>
  db.many<{ zoneId: string; kind: FilingKind; year: number }>(sql`select zone_id as "zoneId", kind, year from zones.filings where county = ${county} and zone_id = any(${[...zoneIds]}::uuid[]) and kind <> 'news'`)
export const insertFiling = (db: Db, f: { county: string; id: string; region: string; zoneId: string; kind: string; year: number; title: string; words: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into zones.filings (county, id, region, zone_id, kind, year, title, words, by_account, by_name, at)
    values (${f.county}, ${f.id}, ${f.region}, ${f.zoneId}, ${f.kind}, ${f.year}, ${f.title}, ${f.words}, ${f.account}, ${f.name}, ${f.at}) on conflict (county, zone_id, kind, year) where kind <> 'news' do nothing`)

export interface ChangeRow { id: string; region: string; zoneId: string; kind: ChangeKind; words: string; plan: ZonePlan | null; until: string | null; state: 'open' | 'approved' | 'refused'; paper: string; answer: string; byAccount: string; byName: string; at: string }
const changes = sql`select id, region, zone_id as "zoneId", kind, words, plan, until, state, paper, answer, by_account as "byAccount", by_name as "byName", at from zones.changes`
export const changesOf = (db: Db, county: string, zoneId: string) => db.many<ChangeRow>(sql`${changes} where county = ${county} and zone_id = ${zoneId} order by at desc, id desc limit 100`)
export const findChange = (db: Db, county: string, id: string) => db.maybe<ChangeRow>(sql`${changes} where county = ${county} and id = ${id}`)
export const lockChange = (db: Db, county: string, id: string) => db.maybe<ChangeRow>(sql`${changes} where county = ${county} and id = ${id} for update`)
export const insertChange = (db: Db, c: { county: string; id: string; region: string; zoneId: string; kind: string; words: string; plan: ZonePlan | null; until: string | null; account: string; name: string; at: Date }) =>
  db.run(sql`insert into zones.changes (county, id, region, zone_id, kind, words, plan, until, by_account, by_name, at)
    values (${c.county}, ${c.id}, ${c.region}, ${c.zoneId}, ${c.kind}, ${c.words}, ${c.plan ? JSON.stringify(c.plan) : null}::jsonb, ${c.until}, ${c.account}, ${c.name}, ${c.at})`)
export const answerChange = (db: Db, county: string, id: string, a: { state: string; paper: string; answer: string; account: string }) =>
  db.run(sql`update zones.changes set state = ${a.state}, paper = ${a.paper}, answer = ${a.answer}, answered_by = ${a.account} where county = ${county} and id = ${id}`)

export const opinionsOf = (db: Db, county: string, zoneId: string) =>
  db.many<{ id: string; expert: string; words: string; pass: boolean; byName: string; at: string }>(sql`select id, expert, words, pass, by_name as "byName", at from zones.opinions where county = ${county} and zone_id = ${zoneId} order by at, id limit 100`)
export const insertOpinion = (db: Db, o: { county: string; id: string; region: string; zoneId: string; expert: string; words: string; pass: boolean; account: string; name: string; at: Date }) =>
  db.run(sql`insert into zones.opinions (county, id, region, zone_id, expert, words, pass, by_account, by_name, at) values (${o.county}, ${o.id}, ${o.region}, ${o.zoneId}, ${o.expert}, ${o.words}, ${o.pass}, ${o.account}, ${o.name}, ${o.at})`)

export const recordStep = (db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into zones.steps (county, id, region, about_id, step, note, by_account, by_name, at) values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${s.account}, ${s.name}, ${s.at})`)
export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<{ id: string; step: string; note: string; byName: string; at: string }>(sql`select id, step, note, by_name as "byName", at from zones.steps where county = ${county} and about_id = ${aboutId} order by nth limit 500`)
