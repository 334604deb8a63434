import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { AdmissionRequest, Finding, Opinion } from '../contract.ts'

export type RequestShow = 'all' | 'mine' | 'running' | 'to_agree' | 'ended'
export type RequestRow = AdmissionRequest & { byAccount: string; findings: Finding[]; round: number }

/** Places are asked once in each round; the newest round counts. `mine` are the places of the reader's own level. */
const requests = (here: string) => sql`select r.id, r.region, r.title, r.department, r.task, r.basis, r.kind, r.matter_code as "matterCode", r.communities, r.district_can as "districtCan",
    r.district_why as "districtWhy", r.street_can as "streetCan", r.street_why as "streetWhy", r.own_duty as "ownDuty", r.own_why as "ownWhy", r.authority, r.people, r.conditions, r.pricing,
    r.price_fen::float8 as "priceFen", r.unit, r.expected, r.money_source as "moneySource", r.from_on as "fromOn", r.state, r.opinion_due as "opinionDue", r.findings, r.decision,
    r.decided_at as "decidedAt", r.report_id as "reportId", r.by_account as "byAccount", r.by_name as "byName", r.at, r.version,
    coalesce(o.round, 0) as round, coalesce(o.agrees, 0)::int as agrees, coalesce(o.objects, 0)::int as objects, coalesce(o.waits, 0)::int as waits, coalesce(o.owes, false) as "owesOpinion"
  from admission.requests r
  left join lateral (select max(p.round) as round, count(*) filter (where p.stand = 'agree') as agrees, count(*) filter (where p.stand = 'object') as objects,
      count(*) filter (where p.stand = 'waiting') as waits, bool_or(p.stand = 'waiting' and p.region = ${here} and r.state = 'submitted') as owes
    from admission.opinions p where p.county = r.county and p.request_id = r.id
      and p.round = (select max(l.round) from admission.opinions l where l.county = r.county and l.request_id = r.id)) o on true`

const fits = (show: RequestShow, here: string): Sql => {
  if (show === 'mine') {
    return sql`r.state = 'submitted' and exists (select from admission.opinions m where m.county = r.county and m.request_id = r.id and m.region = ${here} and m.stand = 'waiting')`
  }
  if (show === 'running') return sql`r.state in ('draft', 'submitted')`
  if (show === 'to_agree') return sql`r.state = 'admitted'`
  if (show === 'ended') return sql`r.state in ('agreed', 'refused', 'withdrawn')`
  return sql`true`
}
interface Filter { county: string; drafts: boolean; q: string; kind: string; here: string }
/** A place that is asked reads by the policy of its opinion: the range of rows is the county's. */
const seen = (f: Filter) => sql`r.county = ${f.county} and (${f.drafts} or r.state <> 'draft') and (${f.kind} = '' or r.kind = ${f.kind})
  and (${f.q} = '' or strpos(r.title || ' ' || r.department, ${f.q}) > 0)`

export const listRequests = (db: Db, f: Filter & { show: RequestShow; after: string }) =>
  db.many<RequestRow>(unprepared(sql`${requests(f.here)} where ${seen(f)} and ${fits(f.show, f.here)} and r.id < ${f.after} order by r.id desc limit 51`))

export const countRequests = (db: Db, f: Filter) =>
  db.one<Record<RequestShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('mine', f.here)})::int as mine,
    count(*) filter (where ${fits('running', f.here)})::int as running, count(*) filter (where ${fits('to_agree', f.here)})::int as to_agree,
    count(*) filter (where ${fits('ended', f.here)})::int as ended from admission.requests r where ${seen(f)}`))

export const findRequest = (db: Db, county: string, id: string, here: string) => db.maybe<RequestRow>(sql`${requests(here)} where r.county = ${county} and r.id = ${id}`)
export const lockRequest = (db: Db, county: string, id: string, here: string) => db.maybe<RequestRow>(sql`${requests(here)} where r.county = ${county} and r.id = ${id} for update of r`)

export type RequestValues = Pick<AdmissionRequest, 'title' | 'department' | 'task' | 'basis' | 'kind' | 'matterCode' | 'communities' | 'districtCan' | 'districtWhy' | 'streetCan' | 'streetWhy'
  | 'ownDuty' | 'ownWhy' | 'authority' | 'people' | 'conditions' | 'pricing' | 'priceFen' | 'unit' | 'expected' | 'moneySource' | 'fromOn'>

export const insertRequest = (db: Db, r: RequestValues & { county: string; id: string; region: string; reportId: string | null; account: string; name: string; at: Date }) =>
  db.run(sql`insert into admission.requests (county, id, region, title, department, task, basis, kind, matter_code, communities, district_can, district_why, street_can, street_why, own_duty, own_why,
      authority, people, conditions, pricing, price_fen, unit, expected, money_source, from_on, report_id, by_account, by_name, at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.title}, ${r.department}, ${r.task}, ${r.basis}, ${r.kind}, ${r.matterCode}, ${r.communities}::text[], ${r.districtCan}, ${r.districtWhy},
      ${r.streetCan}, ${r.streetWhy}, ${r.ownDuty}, ${r.ownWhy}, ${r.authority}, ${r.people}, ${r.conditions}, ${r.pricing}, ${r.priceFen}, ${r.unit}, ${r.expected}, ${r.moneySource}, ${r.fromOn},
      ${r.reportId}, ${r.account}, ${r.name}, ${r.at})`)

export const updateRequest = (db: Db, county: string, id: string, r: RequestValues) =>
  db.run(sql`update admission.requests set title = ${r.title}, department = ${r.department}, task = ${r.task}, basis = ${r.basis}, kind = ${r.kind}, matter_code = ${r.matterCode},
    communities = ${r.communities}::text[], district_can = ${r.districtCan}, district_why = ${r.districtWhy}, street_can = ${r.streetCan}, street_why = ${r.streetWhy}, own_duty = ${r.ownDuty},
    own_why = ${r.ownWhy}, authority = ${r.authority}, people = ${r.people}, conditions = ${r.conditions}, pricing = ${r.pricing}, price_fen = ${r.priceFen}, unit = ${r.unit},
    expected = ${r.expected}, money_source = ${r.moneySource}, from_on = ${r.fromOn}, version = version + 1 where county = ${county} and id = ${id}`)

export const submitRequest = (db: Db, county: string, id: string, findings: readonly Finding[], due: string | null) =>
  db.run(sql`update admission.requests set state = 'submitted', findings = ${JSON.stringify(findings)}::jsonb, opinion_due = ${due}, version = version + 1 where county = ${county} and id = ${id}`)

export const decideRequest = (
  db: Db, county: string, id: string, d: { state: string; findings: readonly Finding[]; words: string; at: Date; districtCan: boolean; streetCan: boolean; ownDuty: boolean },
) =>
  db.run(sql`update admission.requests set state = ${d.state}, findings = ${JSON.stringify(d.findings)}::jsonb, decision = ${d.words}, decided_at = ${d.at}, district_can = ${d.districtCan},
    street_can = ${d.streetCan}, own_duty = ${d.ownDuty}, version = version + 1 where county = ${county} and id = ${id}`)

export const setRequestState = (db: Db, county: string, id: string, state: string) =>
  db.run(sql`update admission.requests set state = ${state}, version = version + 1 where county = ${county} and id = ${id}`)

export const askPlaces = (db: Db, county: string, requestId: string, round: number, places: readonly { id: string; region: string }[]) =>
  db.run(sql`insert into admission.opinions (county, id, region, request_id, round)
    select ${county}, p.id, p.region, ${requestId}, ${round} from unnest(${places.map((p) => p.id)}::uuid[], ${places.map((p) => p.region)}::text[]) as p(id, region)`)

export const opinionsOf = (db: Db, county: string, requestId: string, here: string) =>
  db.many<Opinion>(sql`select o.id, o.region, coalesce(r.name, o.region) as "regionName", coalesce(r.level, '') as level, o.stand, o.words, o.by_name as "byName", o.at, o.region = ${here} as mine
    from admission.opinions o left join regions.published_regions r on r.code = o.region
    where o.county = ${county} and o.request_id = ${requestId}
      and o.round = (select max(l.round) from admission.opinions l where l.county = ${county} and l.request_id = ${requestId})
    order by o.region limit 600`)

export const lockOpinion = (db: Db, county: string, requestId: string, region: string) =>
  db.maybe<{ id: string; stand: string }>(sql`select id, stand from admission.opinions where county = ${county} and request_id = ${requestId} and region = ${region}
    order by round desc limit 1 for update`)

export const setOpinion = (db: Db, county: string, id: string, o: { stand: string; words: string; account: string; name: string; at: Date }) =>
  db.run(sql`update admission.opinions set stand = ${o.stand}, words = ${o.words}, by_account = ${o.account}, by_name = ${o.name}, at = ${o.at} where county = ${county} and id = ${id}`)

/** Reports whose answer is a request that has just been decided. */
export const linkedReport = (db: Db, county: string, requestId: string) =>
  db.maybe<{ id: string; region: string; state: string; byAccount: string; title: string }>(sql`select id, region, state, by_account as "byAccount", title from admission.reports
    where county = ${county} and request_id = ${requestId} and state = 'to_admit' limit 1 for update`)
