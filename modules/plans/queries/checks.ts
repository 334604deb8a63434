import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { PlanCheck, PlanFinding } from '../contract.ts'

export type CheckRow = Omit<PlanCheck, 'regionName' | 'planTitle'> & { county: string; regionName: string | null; planTitle: string | null; byRegion: string }
export type FindingRow = Omit<PlanFinding, 'regionName' | 'overdue'> & { county: string; regionName: string | null; byRegion: string }

const checks = (today: string) => sql`select c.county, c.id, c.region, r.name as "regionName", c.plan, p.title as "planTitle", c.subject, c.checked_on as "checkedOn", c.unit, c.result, c.grade, c.told_on as "toldOn",
    c.by_name as "byName", c.by_region as "byRegion", c.version, k.findings, k.open, k.overdue
  from plans.checks c left join regions.published_regions r on r.code = c.region
  left join lateral (select t.title from plans.plans t where t.code = c.plan order by t.version desc, t.revision desc limit 1) p on true
  cross join lateral (select count(*)::int as findings, count(*) filter (where f.state <> 'closed')::int as open,
    count(*) filter (where f.state = 'open' and f.due_on < ${today})::int as overdue from plans.findings f where f.county = c.county and f.check_id = c.id) k`

interface Filter { lo: string; hi: string; today: string }
const OPEN = sql`exists (select 1 from plans.findings f where f.county = c.county and f.check_id = c.id and f.state <> 'closed')`

export const listChecks = (db: Db, f: Filter & { show: 'all' | 'open' | 'to_tell'; q: string; after: { day: string; id: string } }) =>
  db.many<CheckRow>(unprepared(sql`${checks(f.today)} where c.region >= ${f.lo} and c.region < ${f.hi} and ${f.show === 'open' ? OPEN : f.show === 'to_tell' ? sql`c.told_on is null` : sql`true`}
    and (${f.q} = '' or strpos(c.subject || ' ' || c.unit || ' ' || coalesce(r.name, ''), ${f.q}) > 0) and (c.checked_on, c.id) < (${f.after.day}::date, ${f.after.id}::uuid)
    order by c.checked_on desc, c.id desc limit 51`))
export const countChecks = (db: Db, f: Filter) =>
  db.one<{ all: number; open: number; to_tell: number }>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${OPEN})::int as open, count(*) filter (where c.told_on is null)::int as to_tell
    from plans.checks c where c.region >= ${f.lo} and c.region < ${f.hi}`))
export const findCheck = (db: Db, id: string, today: string) => db.maybe<CheckRow>(sql`${checks(today)} where c.id = ${id}`)
export const lockCheck = (db: Db, id: string) =>
  db.maybe<{ county: string; id: string; region: string; byRegion: string; toldOn: string | null; version: number }>(sql`select county, id, region, by_region as "byRegion", told_on as "toldOn", version
    from plans.checks where id = ${id} for update`)
export const insertCheck = (
  db: Db, c: { county: string; id: string; region: string; plan: string; subject: string; checkedOn: string; unit: string; result: string; grade: string; me: string; name: string; here: string },
) =>
  db.run(sql`insert into plans.checks (county, id, region, plan, subject, checked_on, unit, result, grade, by_account, by_name, by_region)
    values (${c.county}, ${c.id}, ${c.region}, ${c.plan}, ${c.subject}, ${c.checkedOn}, ${c.unit}, ${c.result}, ${c.grade}, ${c.me}, ${c.name}, ${c.here})`)
export const setTold = (db: Db, county: string, id: string, on: string) =>
  db.run(sql`update plans.checks set told_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)

const findings = sql`select f.county, f.id, f.check_id as "checkId", c.subject, c.by_region as "byRegion", f.region, r.name as "regionName", f.what, f.owner, f.due_on as "dueOn", f.state, f.proof,
    f.answered_on as "answeredOn", f.closed_on as "closedOn", f.version
  from plans.findings f join plans.checks c on c.county = f.county and c.id = f.check_id left join regions.published_regions r on r.code = f.region`
export const findingsOf = (db: Db, county: string, checkId: string) => db.many<FindingRow>(sql`${findings} where f.county = ${county} and f.check_id = ${checkId} order by f.due_on, f.id`)
export const lockFinding = (db: Db, id: string) => db.maybe<FindingRow>(sql`${findings} where f.id = ${id} for update of f`)
export const insertFinding = (db: Db, f: { county: string; id: string; region: string; checkId: string; what: string; owner: string; dueOn: string }) =>
  db.run(sql`insert into plans.findings (county, id, region, check_id, what, owner, due_on) values (${f.county}, ${f.id}, ${f.region}, ${f.checkId}, ${f.what}, ${f.owner}, ${f.dueOn})`)
export const setFinding = (db: Db, county: string, id: string, f: { state: PlanFinding['state']; proof: string; answeredOn: string | null; closedOn: string | null }) =>
  db.run(sql`update plans.findings set state = ${f.state}, proof = ${f.proof}, answered_on = ${f.answeredOn}, closed_on = ${f.closedOn}, version = version + 1 where county = ${county} and id = ${id}`)
