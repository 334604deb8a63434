import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Project, ProgressShown } from '../contract.ts'
import type { Payer } from '../rules/shares.ts'
import { within, type Reach } from './parts.ts'

export type ProjectRow = Omit<Project, 'behind' | 'late'> & { county: string }
export type ProjectShow = 'all' | 'running' | 'behind' | 'named' | 'done' | 'stopped'

const projects = sql`select p.county, p.id, p.region, coalesce(g.name, p.region) as "regionName", p.name, p.mode, p.facility, p.site, p.area_m2::float8 as "areaM2", p.owner, p.budget_fen::float8 as "budgetFen",
    p.ratio_id as "ratioId", p.start_on as "startOn", p.due_on as "dueOn", p.done_on as "doneOn", p.named, p.plan_code as "planCode", p.quote, p.state, p.account_id as "accountId", p.by_name as "byName",
    p.version, coalesce(w.percent, 0) as percent, coalesce(m.in_fen, 0)::float8 as "inFen", coalesce(m.out_fen, 0)::float8 as "outFen"
  from projects.projects p left join regions.published_regions g on g.code = p.region
  left join lateral (select percent from projects.progress w where w.county = p.county and w.project_id = p.id order by w.on_day desc, w.nth desc limit 1) w on true
  left join lateral (select sum(case when e.credit like 'in:%' then e.amount_fen when e.debit like 'in:%' then -e.amount_fen else 0 end) as in_fen,
      sum(case when e.debit like 'out:%' then e.amount_fen when e.credit like 'out:%' then -e.amount_fen else 0 end) as out_fen
    from projects.entries e where e.county = p.county and e.account_id = p.account_id) m on true`

interface Filter extends Reach { q: string; mode: string; today: string }
const seen = (f: Filter) => sql`${within('p', f)} and (${f.q} = '' or strpos(p.name || ' ' || p.site || ' ' || p.owner, ${f.q}) > 0) and (${f.mode} = '' or p.mode = ${f.mode})`
/** Behind: the time that is over, in percent, is ahead of what was reported last. */
const isBehind = (today: string) => sql`p.state in ('planned', 'building') and p.start_on < ${today}
  and case when p.due_on <= ${today} then 100 else (${today}::date - p.start_on) * 100 / (p.due_on - p.start_on) end
    > coalesce((select percent from projects.progress w where w.county = p.county and w.project_id = p.id order by w.on_day desc, w.nth desc limit 1), 0)`
const fits = (show: ProjectShow, today: string): Sql => {
  if (show === 'running') return sql`p.state in ('planned', 'building')`
  if (show === 'behind') return isBehind(today)
  if (show === 'named') return sql`p.named`
  if (show === 'done') return sql`p.state in ('accepted', 'in_use')`
  if (show === 'stopped') return sql`p.state = 'stopped'`
  return sql`true`
}

export const listProjects = (db: Db, f: Filter & { show: ProjectShow; after: string }) =>
  db.many<ProjectRow>(unprepared(sql`${projects} where ${seen(f)} and ${fits(f.show, f.today)} and p.id < ${f.after} order by p.id desc limit 51`))
export const countProjects = (db: Db, f: Filter) =>
  db.one<Record<ProjectShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('running', f.today)})::int as running, count(*) filter (where ${isBehind(f.today)})::int as behind,
    count(*) filter (where p.named)::int as named, count(*) filter (where ${fits('done', f.today)})::int as done, count(*) filter (where p.state = 'stopped')::int as stopped
    from projects.projects p where ${seen(f)}`))
export const findProject = (db: Db, at: Reach, id: string) => db.maybe<ProjectRow>(unprepared(sql`${projects} where ${within('p', at)} and p.id = ${id}`))
export const lockProject = (db: Db, at: Reach, id: string) => db.maybe<ProjectRow>(unprepared(sql`${projects} where ${within('p', at)} and p.id = ${id} for update of p`))

export type ProjectValues = Pick<ProjectRow, 'region' | 'name' | 'mode' | 'facility' | 'site' | 'areaM2' | 'owner' | 'budgetFen' | 'ratioId' | 'startOn' | 'dueOn' | 'named' | 'planCode' | 'quote'>
export const insertProject = (db: Db, p: ProjectValues & { county: string; id: string; accountId: string; account: string; byName: string; at: Date }) =>
  db.run(sql`insert into projects.projects (county, id, region, name, mode, facility, site, area_m2, owner, budget_fen, ratio_id, start_on, due_on, named, plan_code, quote, account_id, by_account, by_name, at)
    values (${p.county}, ${p.id}, ${p.region}, ${p.name}, ${p.mode}, ${p.facility}, ${p.site}, ${p.areaM2}, ${p.owner}, ${p.budgetFen}, ${p.ratioId}, ${p.startOn}, ${p.dueOn}, ${p.named}, ${p.planCode},
      ${p.quote}, ${p.accountId}, ${p.account}, ${p.byName}, ${p.at})`)
export const updateProject = (db: Db, county: string, id: string, p: ProjectValues) =>
  db.run(sql`update projects.projects set name = ${p.name}, mode = ${p.mode}, facility = ${p.facility}, site = ${p.site}, area_m2 = ${p.areaM2}, owner = ${p.owner}, budget_fen = ${p.budgetFen},
      ratio_id = ${p.ratioId}, start_on = ${p.startOn}, due_on = ${p.dueOn}, named = ${p.named}, plan_code = ${p.planCode}, quote = ${p.quote}, version = version + 1 where county = ${county} and id = ${id}`)
export const setProjectState = (db: Db, county: string, id: string, state: string, doneOn: string | null) =>
  db.run(sql`update projects.projects set state = ${state}, done_on = ${doneOn}, version = version + 1 where county = ${county} and id = ${id}`)

export const progressOf = (db: Db, county: string, projectId: string) =>
  db.many<ProgressShown>(sql`select id, on_day as on, percent, words, by_name as "byName", at from projects.progress where county = ${county} and project_id = ${projectId} order by on_day desc, nth desc limit 100`)
export const insertProgress = (db: Db, w: { county: string; id: string; region: string; projectId: string; on: string; percent: number; words: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into projects.progress (county, id, region, project_id, on_day, percent, words, by_account, by_name, at)
    values (${w.county}, ${w.id}, ${w.region}, ${w.projectId}, ${w.on}, ${w.percent}, ${w.words}, ${w.account}, ${w.name}, ${w.at})`)

/** Money of a range of places between two days, by place, side and book; reversals taken off. */
export interface BookSum { region: string; side: 'in' | 'out'; book: string; payer: Payer | null; fen: number }
export const moneyBooks = (db: Db, f: Reach & { from: string; until: string; kind: string }) =>
  db.many<BookSum>(unprepared(sql`select m.region, m.side, m.book, m.payer, sum(m.amount_fen)::float8 as fen from projects.published_money m
    where ${within('m', f)} and m.on_day >= ${f.from} and m.on_day <= ${f.until} and (${f.kind} = '' or m.account_kind = ${f.kind}) group by 1, 2, 3, 4 limit 20000`))
/** Projects under a ratio with what each level paid: for the shares that are due. */
export const sharedProjects = (db: Db, at: Reach) =>
  db.many<{ budgetFen: number; province: number; prefecture: number; banner: number; paidProvince: number; paidPrefecture: number; paidCounty: number }>(unprepared(sql`select p.budget_fen::float8 as "budgetFen",
      r.province, r.prefecture, r.banner, coalesce(m.province, 0)::float8 as "paidProvince", coalesce(m.prefecture, 0)::float8 as "paidPrefecture", coalesce(m.county, 0)::float8 as "paidCounty"
    from projects.projects p join projects.ratios r on r.county = p.county and r.id = p.ratio_id
    left join lateral (select sum(f) filter (where payer = 'province') as province, sum(f) filter (where payer = 'prefecture') as prefecture, sum(f) filter (where payer = 'county') as county
      from (select e.payer, case when e.debit = 'bank' then e.amount_fen else -e.amount_fen end as f from projects.entries e where e.county = p.county and e.account_id = p.account_id and e.payer is not null) x) m on true
    where ${within('p', at)} and p.state <> 'stopped' limit 5000`))
export const paidByPayer = (db: Db, county: string, accountId: string) =>
  db.many<{ payer: Payer; fen: number }>(sql`select e.payer, sum(case when e.debit = 'bank' then e.amount_fen else -e.amount_fen end)::float8 as fen from projects.entries e
    where e.county = ${county} and e.account_id = ${accountId} and e.payer is not null group by 1`)
