import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Goal } from '../contract.ts'

export interface GoalRow extends Omit<Goal, 'regionName' | 'planTitle' | 'mine'> {
  county: string
  regionName: string | null
  planTitle: string | null
  ownerAccount: string | null
  reportedOn: string | null
  standing: string
}

const rows = sql`select g.county, g.id, g.region, r.name as "regionName", g.plan, g.plan_version as "planVersion", p.title as "planTitle", g.kind, g.indicator, g.what, g.comparator, g.value, g.unit, g.adds,
    g.parent_id as "parentId", g.from_on as "fromOn", g.due_on as "dueOn", g.owner, g.owner_account as "ownerAccount", g.state, g.progress, g.reported_on as "reportedOn", g.done_on as "doneOn",
    g.standing, (select count(*)::int from plans.goals c where c.parent_id = g.id and c.state <> 'dropped') as parts, g.version
  from plans.goals g left join regions.published_regions r on r.code = g.region
  left join lateral (select t.title from plans.plans t where t.code = g.plan and t.version = g.plan_version order by t.revision desc limit 1) p on true`

export type GoalShow = 'open' | 'without_owner' | 'to_confirm' | 'mine' | 'behind' | 'ended'
interface Filter { lo: string; hi: string; me: string; here: string }

const OPEN = sql`g.state in ('proposed', 'objected', 'confirmed')`
const fits = (show: GoalShow, f: Filter) => {
  if (show === 'without_owner') return sql`${OPEN} and g.owner = ''`
  if (show === 'to_confirm') return sql`g.state = 'proposed' and g.region = ${f.here}`
  if (show === 'mine') return sql`${OPEN} and g.owner_account = ${f.me}`
  if (show === 'behind') return sql`g.state = 'confirmed' and g.standing in ('behind', 'overdue')`
  if (show === 'ended') return sql`g.state in ('done', 'dropped')`
  return OPEN
}

export const listGoals = (db: Db, f: Filter & { show: GoalShow; plan: string; q: string; after: { day: string; id: string } }) =>
  db.many<GoalRow>(unprepared(sql`${rows} where g.region >= ${f.lo} and g.region < ${f.hi} and ${fits(f.show, f)} and (${f.plan} = '' or g.plan = ${f.plan})
    and (${f.q} = '' or strpos(g.what || ' ' || g.owner || ' ' || g.indicator || ' ' || coalesce(r.name, ''), ${f.q}) > 0)
    and (g.due_on, g.id) > (${f.after.day}::date, ${f.after.id}::uuid) order by g.due_on, g.id limit 51`))
export const countGoals = (db: Db, f: Filter) =>
  db.one<{ open: number; without_owner: number; to_confirm: number; mine: number; behind: number }>(unprepared(sql`select count(*)::int as open, count(*) filter (where g.owner = '')::int as without_owner,
    count(*) filter (where g.state = 'proposed' and g.region = ${f.here})::int as to_confirm, count(*) filter (where g.owner_account = ${f.me})::int as mine,
    count(*) filter (where g.state = 'confirmed' and g.standing in ('behind', 'overdue'))::int as behind
    from plans.goals g where g.region >= ${f.lo} and g.region < ${f.hi} and ${OPEN}`))
export const findGoal = (db: Db, id: string) => db.maybe<GoalRow>(sql`${rows} where g.id = ${id}`)
export const lockGoal = (db: Db, id: string) => db.maybe<GoalRow>(sql`${rows} where g.id = ${id} for update of g`)
export const partsOf = (db: Db, id: string) => db.many<GoalRow>(sql`${rows} where g.parent_id = ${id} and g.state <> 'dropped' order by g.region limit 400`)
/** Goals of a place that fall into a year. */
export const goalsOfYear = (db: Db, region: string, from: string, until: string) =>
  db.many<GoalRow>(sql`${rows} where g.region = ${region} and g.state <> 'dropped' and g.from_on <= ${until} and g.due_on >= ${from} order by g.due_on, g.id limit 300`)
/** Goals that are read every night. */
export const openGoals = (db: Db) => db.many<GoalRow>(sql`${rows} where g.state = 'confirmed' order by g.region, g.id`)

export interface NewGoal {
  county: string
  id: string
  region: string
  plan: string
  planVersion: number
  kind: 'target' | 'task'
  indicator: string
  what: string
  comparator: Goal['comparator']
  value: number | null
  unit: string
  adds: boolean
  parentId: string | null
  fromOn: string
  dueOn: string
  owner: string
  ownerAccount: string | null
  state: Goal['state']
  me: string
  name: string
}
export const insertGoal = (db: Db, g: NewGoal) =>
  db.run(sql`insert into plans.goals (county, id, region, plan, plan_version, kind, indicator, what, comparator, value, unit, adds, parent_id, from_on, due_on, owner, owner_account, state, by_account, by_name)
    values (${g.county}, ${g.id}, ${g.region}, ${g.plan}, ${g.planVersion}, ${g.kind}, ${g.indicator}, ${g.what}, ${g.comparator}, ${g.value}, ${g.unit}, ${g.adds}, ${g.parentId}, ${g.fromOn}, ${g.dueOn},
      ${g.owner}, ${g.ownerAccount}, ${g.state}, ${g.me}, ${g.name})`)
/** A part that was changed waits to be confirmed anew. */
export const changePart = (db: Db, county: string, id: string, g: { what: string; value: number | null; dueOn: string; owner: string; ownerAccount: string | null }) =>
  db.run(sql`update plans.goals set what = ${g.what}, value = ${g.value}, due_on = ${g.dueOn}, owner = ${g.owner}, owner_account = ${g.ownerAccount}, state = 'proposed', standing = '', version = version + 1
    where county = ${county} and id = ${id}`)
export const setGoal = (db: Db, county: string, id: string, g: { state: Goal['state']; owner: string; ownerAccount: string | null; progress: number; reportedOn: string | null; doneOn: string | null }) =>
  db.run(sql`update plans.goals set state = ${g.state}, owner = ${g.owner}, owner_account = ${g.ownerAccount}, progress = ${g.progress}, reported_on = ${g.reportedOn}, done_on = ${g.doneOn}, version = version + 1
    where county = ${county} and id = ${id}`)
export const touchGoal = (db: Db, county: string, id: string) => db.run(sql`update plans.goals set version = version + 1 where county = ${county} and id = ${id}`)
export const setStanding = (db: Db, county: string, id: string, standing: string) =>
  db.run(sql`update plans.goals set standing = ${standing} where county = ${county} and id = ${id} and standing <> ${standing}`)

export interface ReadingRow { goalId: string; day: string; value: number | null; missing: string }

/** The last reading of each month, the oldest first; by one_reading_a_day. */
export const readingsOf = (db: Db, goals: ReadonlyArray<{ county: string; id: string }>) =>
  db.many<ReadingRow>(sql`select * from (select distinct on (goal_id, date_trunc('month', day)) goal_id as "goalId", day, value, missing from plans.readings
    where county = any(${[...new Set(goals.map((one) => one.county))]}::text[]) and goal_id = any(${goals.map((one) => one.id)}::uuid[])
    order by goal_id, date_trunc('month', day) desc, day desc) m order by "goalId", day`)
export const addGoalReading = (db: Db, r: { county: string; id: string; region: string; goalId: string; day: string; value: number | null; missing: string; at: Date }) =>
  db.run(sql`insert into plans.readings (county, id, region, goal_id, day, value, missing, at) values (${r.county}, ${r.id}, ${r.region}, ${r.goalId}, ${r.day}, ${r.value}, ${r.missing}, ${r.at})
    on conflict do nothing`)
export const addWarning = (db: Db, w: { county: string; id: string; region: string; goalId: string; kind: string; month: string; words: string; at: Date }) =>
  db.run(sql`insert into plans.warnings (county, id, region, goal_id, kind, month, words, at) values (${w.county}, ${w.id}, ${w.region}, ${w.goalId}, ${w.kind}, ${w.month}, ${w.words}, ${w.at})
    on conflict do nothing`)
export const warningsOf = (db: Db, county: string, goalId: string) =>
  db.many<{ at: string; words: string }>(sql`select at, words from plans.warnings where county = ${county} and goal_id = ${goalId} order by at desc limit 24`)

/** Places that stand directly below one on a day; a community directly under a county is one of them (TER-21). */
export const placesBelow = (db: Db, region: string, today: string) =>
  db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where parent = ${region} and level <> 'grid' and level <> 'building'
    and valid_from <= ${today} and (valid_until is null or valid_until > ${today}) order by code`)
export const placeName = async (db: Db, code: string) =>
  (await db.maybe<{ name: string }>(sql`select name from regions.published_regions where code = ${code}`))?.name ?? code
