import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Package } from '../contract.ts'

export type PackageRow = Omit<Package, 'regionName' | 'due'> & { regionName: string | null; byAccount: string }
export type PackageShow = 'all' | 'waiting' | 'running' | 'check_due' | 'ended'

const packages = sql`select p.id, p.region, r.name as "regionName", p.kind, p.title, p.department, p.task, p.authority, p.basis, p.posts, p.people,
    p.money_fen::float8 as "moneyFen", p.money, p.from_on as "fromOn", p.state, p.handed_on as "handedOn", p.review_on as "reviewOn", p.by_account as "byAccount",
    p.by_name as "byName", p.version
  from mandates.packages p left join regions.published_regions r on r.code = p.region`

const fits = (show: PackageShow, today: string): Sql => {
  if (show === 'waiting') return sql`p.state in ('draft', 'submitted', 'objected')`
  if (show === 'running') return sql`p.state in ('accepted', 'handed_over')`
  if (show === 'check_due') return sql`p.state = 'handed_over' and p.review_on <= ${today}`
  if (show === 'ended') return sql`p.state in ('checked', 'withdrawn')`
  return sql`true`
}
interface Filter { county: string; lo: string; hi: string; drafts: boolean; q: string; today: string }
const seen = (f: Filter) => sql`p.county = ${f.county} and p.region >= ${f.lo} and p.region < ${f.hi} and (${f.drafts} or p.state <> 'draft')
  and (${f.q} = '' or strpos(p.title || ' ' || p.department, ${f.q}) > 0)`

export const listPackages = (db: Db, f: Filter & { show: PackageShow; after: string }) =>
  db.many<PackageRow>(unprepared(sql`${packages} where ${seen(f)} and ${fits(f.show, f.today)} and p.id < ${f.after} order by p.id desc limit 51`))

export const countPackages = (db: Db, f: Filter) =>
  db.one<Record<PackageShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('waiting', f.today)})::int as waiting,
    count(*) filter (where ${fits('running', f.today)})::int as running, count(*) filter (where ${fits('check_due', f.today)})::int as check_due,
    count(*) filter (where ${fits('ended', f.today)})::int as ended from mandates.packages p where ${seen(f)}`))

export const findPackage = (db: Db, county: string, id: string) => db.maybe<PackageRow>(sql`${packages} where p.county = ${county} and p.id = ${id}`)
export const lockPackage = (db: Db, county: string, id: string) => db.maybe<PackageRow>(sql`${packages} where p.county = ${county} and p.id = ${id} for update of p`)

export type PackageValues = Pick<Package, 'kind' | 'title' | 'department' | 'task' | 'authority' | 'basis' | 'posts' | 'people' | 'moneyFen' | 'money' | 'fromOn'>
export const insertPackage = (db: Db, p: PackageValues & { county: string; id: string; region: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into mandates.packages (county, id, region, kind, title, department, task, authority, basis, posts, people, money_fen, money, from_on, by_account, by_name, at)
    values (${p.county}, ${p.id}, ${p.region}, ${p.kind}, ${p.title}, ${p.department}, ${p.task}, ${p.authority}, ${p.basis}, ${p.posts}, ${p.people}, ${p.moneyFen},
      ${p.money}, ${p.fromOn}, ${p.account}, ${p.name}, ${p.at})`)
export const updatePackage = (db: Db, county: string, id: string, p: PackageValues) =>
  db.run(sql`update mandates.packages set kind = ${p.kind}, title = ${p.title}, department = ${p.department}, task = ${p.task}, authority = ${p.authority}, basis = ${p.basis},
    posts = ${p.posts}, people = ${p.people}, money_fen = ${p.moneyFen}, money = ${p.money}, from_on = ${p.fromOn}, version = version + 1 where county = ${county} and id = ${id}`)
export const setState = (db: Db, county: string, id: string, state: string, handedOn: string | null, reviewOn: string | null) =>
  db.run(sql`update mandates.packages set state = ${state}, handed_on = coalesce(${handedOn}::date, handed_on), review_on = coalesce(${reviewOn}::date, review_on),
    version = version + 1 where county = ${county} and id = ${id}`)
