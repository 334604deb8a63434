import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { Attendance, Figures, Mark, SheetState } from '../scores.ts'

export interface ClerkRow { id: string; region: string; accountId: string; name: string; department: string; duty: string; fromOn: string; untilOn: string | null; version: number }
const clerks = sql`select id, region, account_id as "accountId", name, department, duty, from_on as "fromOn", until_on as "untilOn", version from windows.clerks`
/** Who served at any time of a period, by name. */
export const clerksBetween = (db: Db, f: { county: string; lo: string; hi: string; from: string; until: string }) =>
  db.many<ClerkRow>(sql`${clerks} where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and from_on <= ${f.until} and (until_on is null or until_on >= ${f.from}) order by name, id limit 500`)
export const findClerk = (db: Db, county: string, id: string) => db.maybe<ClerkRow>(sql`${clerks} where county = ${county} and id = ${id}`)
export const lockClerk = (db: Db, county: string, id: string) => db.maybe<ClerkRow>(sql`${clerks} where county = ${county} and id = ${id} for update`)
export const insertClerk = (db: Db, c: { county: string; id: string; region: string; accountId: string; name: string; department: string; duty: string; fromOn: string; untilOn: string | null }) =>
  db.run(sql`insert into windows.clerks (county, id, region, account_id, name, department, duty, from_on, until_on)
    values (${c.county}, ${c.id}, ${c.region}, ${c.accountId}, ${c.name}, ${c.department}, ${c.duty}, ${c.fromOn}, ${c.untilOn}) on conflict do nothing`)
export const updateClerk = (db: Db, county: string, id: string, c: { department: string; duty: string; fromOn: string; untilOn: string | null }) =>
  db.run(sql`update windows.clerks set department = ${c.department}, duty = ${c.duty}, from_on = ${c.fromOn}, until_on = ${c.untilOn}, version = version + 1 where county = ${county} and id = ${id}`)

export interface ItemRow { id: string; title: string; points: number; how: string }
export const itemsOf = (db: Db, county: string, region: string) =>
  db.many<ItemRow>(sql`select id, title, points, how from windows.assessment_items where county = ${county} and region = ${region} and ended_on is null order by nth`)
export const endItems = (db: Db, county: string, region: string, on: string) =>
  db.run(sql`update windows.assessment_items set ended_on = ${on} where county = ${county} and region = ${region} and ended_on is null`)
export const insertItem = (db: Db, i: { county: string; id: string; region: string; nth: number; title: string; points: number; how: string }) =>
  db.run(sql`insert into windows.assessment_items (county, id, region, nth, title, points, how) values (${i.county}, ${i.id}, ${i.region}, ${i.nth}, ${i.title}, ${i.points}, ${i.how})`)

export interface AssessmentRow { id: string; clerkId: string; onDate: string; attendance: Attendance; marks: Mark[]; note: string; byName: string; version: number }
const assessments = sql`select id, clerk_id as "clerkId", on_date as "onDate", attendance, marks, note, by_name as "byName", version from windows.assessments`
export const assessmentsBetween = (db: Db, county: string, clerkIds: readonly string[], from: string, until: string) =>
  db.many<AssessmentRow>(sql`${assessments} where county = ${county} and clerk_id = any (${[...clerkIds]}::uuid[]) and on_date >= ${from} and on_date <= ${until} order by on_date`)
export const lockAssessment = (db: Db, county: string, clerkId: string, on: string) => db.maybe<AssessmentRow>(sql`${assessments} where county = ${county} and clerk_id = ${clerkId} and on_date = ${on} for update`)
export const insertAssessment = (db: Db, a: { county: string; id: string; region: string; clerkId: string; on: string; attendance: string; marks: Mark[]; note: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into windows.assessments (county, id, region, clerk_id, on_date, attendance, marks, note, by_account, by_name, at)
    values (${a.county}, ${a.id}, ${a.region}, ${a.clerkId}, ${a.on}, ${a.attendance}, ${JSON.stringify(a.marks)}::jsonb, ${a.note}, ${a.account}, ${a.name}, ${a.at}) on conflict do nothing`)
export const updateAssessment = (db: Db, county: string, id: string, a: { attendance: string; marks: Mark[]; note: string; account: string; name: string; at: Date }) =>
  db.run(sql`update windows.assessments set attendance = ${a.attendance}, marks = ${JSON.stringify(a.marks)}::jsonb, note = ${a.note}, by_account = ${a.account}, by_name = ${a.name}, at = ${a.at}, version = version + 1
    where county = ${county} and id = ${id}`)

export const insertTraining = (db: Db, t: { county: string; id: string; region: string; clerkId: string; on: string; title: string; hours: number; passed: boolean | null }) =>
  db.run(sql`insert into windows.trainings (county, id, region, clerk_id, on_date, title, hours, passed) values (${t.county}, ${t.id}, ${t.region}, ${t.clerkId}, ${t.on}, ${t.title}, ${t.hours}, ${t.passed})`)
export const trainingHours = (db: Db, county: string, clerkIds: readonly string[], from: string, until: string) =>
  db.many<{ clerkId: string; hours: number }>(sql`select clerk_id as "clerkId", sum(hours)::float8 as hours from windows.trainings
    where county = ${county} and clerk_id = any (${[...clerkIds]}::uuid[]) and on_date >= ${from} and on_date <= ${until} group by 1`)

/** How the window's cases of a place were rated in a period: a share, never a case. */
export const windowRatings = (db: Db, f: { county: string; lo: string; hi: string; from: Date; until: Date }) =>
  db.one<{ good: number; all: number }>(sql`select count(*) filter (where r.level <= 2)::int as good, count(*)::int as all from cases.published_ratings r
    join cases.published_cases c on c.county = r.county and c.id = r.case_id
    where r.county = ${f.county} and r.region >= ${f.lo} and r.region < ${f.hi} and c.channel = 'WINDOW' and r.at >= ${f.from} and r.at < ${f.until}`)

export interface SheetRow { id: string; region: string; clerkId: string; clerk: string; accountId: string; department: string; month: string; figures: Figures; state: SheetState; objectUntil: string; objection: string; answer: string; sentAt: string | null; version: number }
const sheets = sql`select s.id, s.region, s.clerk_id as "clerkId", c.name as clerk, c.account_id as "accountId", c.department, s.month, s.figures, s.state, s.object_until as "objectUntil", s.objection, s.answer,
    s.sent_at as "sentAt", s.version from windows.sheets s join windows.clerks c on c.county = s.county and c.id = s.clerk_id`
export const sheetsOf = (db: Db, f: { county: string; lo: string; hi: string; month: string }) =>
  db.many<SheetRow>(sql`${sheets} where s.county = ${f.county} and s.region >= ${f.lo} and s.region < ${f.hi} and s.month = ${f.month} order by c.name, s.id limit 500`)
export const sheetsOfAccount = (db: Db, county: string, account: string) => db.many<SheetRow>(sql`${sheets} where s.county = ${county} and c.account_id = ${account} order by s.month desc limit 36`)
export const findSheet = (db: Db, county: string, id: string) => db.maybe<SheetRow>(sql`${sheets} where s.county = ${county} and s.id = ${id}`)
export const lockSheet = (db: Db, county: string, id: string) => db.maybe<{ version: number }>(sql`select version from windows.sheets where county = ${county} and id = ${id} for update`)
export const hasSheet = (db: Db, county: string, clerkId: string, month: string) => db.maybe<{ id: string }>(sql`select id from windows.sheets where county = ${county} and clerk_id = ${clerkId} and month = ${month}`)
export const insertSheet = (db: Db, s: { county: string; id: string; region: string; clerkId: string; month: string; figures: Figures; objectUntil: string }) =>
  db.run(sql`insert into windows.sheets (county, id, region, clerk_id, month, figures, object_until) values (${s.county}, ${s.id}, ${s.region}, ${s.clerkId}, ${s.month}, ${JSON.stringify(s.figures)}::jsonb, ${s.objectUntil}) on conflict do nothing`)
export const moveSheet = (db: Db, county: string, id: string, s: { state: SheetState; objection: string; answer: string; sentAt: Date | null }) =>
  db.run(sql`update windows.sheets set state = ${s.state}, objection = ${s.objection}, answer = ${s.answer}, sent_at = coalesce(${s.sentAt}, sent_at), version = version + 1 where county = ${county} and id = ${id}`)
