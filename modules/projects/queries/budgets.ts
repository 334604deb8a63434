import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { BudgetItem } from '../rules/sources.ts'
import { within, type Reach } from './parts.ts'

export interface RoundRow { county: string; id: string; region: string; year: number; nth: number; rateFen: number; baseOn: string; basis: string; words: string; communities: number; people: number; dueFen: number; paidFen: number; current: boolean; byName: string; at: string }
/** Sums are of the communities within reach. */
const rounds = (at: Reach) => sql`select r.county, r.id, r.region, r.year, r.nth, r.rate_fen::float8 as "rateFen", r.base_on as "baseOn", r.basis, r.words, r.by_name as "byName", r.at,
    not exists (select from projects.rounds n where n.county = r.county and n.year = r.year and n.nth > r.nth) as current,
    coalesce(d.n, 0)::int as communities, coalesce(d.people, 0)::int as people, coalesce(d.fen, 0)::float8 as "dueFen", coalesce(e.fen, 0)::float8 as "paidFen"
  from projects.rounds r
  left join lateral (select count(*) as n, sum(d.people) as people, sum(d.due_fen) as fen from projects.dues d where d.county = r.county and d.round_id = r.id and d.region >= ${at.lo} and d.region < ${at.hi}) d on true
  left join lateral (select sum(case when e.credit = 'bank' then e.amount_fen else -e.amount_fen end) as fen from projects.entries e join projects.rounds y on y.county = e.county and y.id = e.round_id
    where e.county = r.county and y.year = r.year and e.to_region >= ${at.lo} and e.to_region < ${at.hi}) e on true`
/** The counties of a reach, also for a post below the county. */
const ofCounty = (at: Reach) => (at.lo.length >= 6 ? sql`r.county = ${at.lo.slice(0, 6)}` : sql`r.county >= ${at.lo} and r.county < ${at.hi}`)
export const listRounds = (db: Db, at: Reach) => db.many<RoundRow>(unprepared(sql`${rounds(at)} where ${ofCounty(at)} order by r.year desc, r.county, r.nth desc limit 200`))
export const findRound = (db: Db, at: Reach, id: string) => db.maybe<RoundRow>(unprepared(sql`${rounds(at)} where ${ofCounty(at)} and r.id = ${id}`))
export const lastRound = (db: Db, county: string, year: number) =>
  db.maybe<{ id: string; nth: number }>(sql`select id, nth from projects.rounds where county = ${county} and year = ${year} order by nth desc limit 1 for update`)
export const insertRound = (db: Db, r: { county: string; id: string; region: string; year: number; nth: number; rateFen: number; baseOn: string; basis: string; words: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into projects.rounds (county, id, region, year, nth, rate_fen, base_on, basis, words, by_account, by_name, at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.year}, ${r.nth}, ${r.rateFen}, ${r.baseOn}, ${r.basis}, ${r.words}, ${r.account}, ${r.name}, ${r.at})`)
export const insertDues = (db: Db, county: string, roundId: string, dues: readonly { id: string; region: string; people: number; dueFen: number }[]) =>
  db.run(sql`insert into projects.dues (county, id, region, round_id, people, due_fen)
    select ${county}, d.id, d.region, ${roundId}::uuid, d.people, d.fen from unnest(${dues.map((d) => d.id)}::uuid[], ${dues.map((d) => d.region)}::text[], ${dues.map((d) => d.people)}::int[],
      ${dues.map((d) => d.dueFen)}::bigint[]) as d (id, region, people, fen)`)

/** Each community of a round; what was paid in the year counts, by whichever round of it. */
export const duesOf = (db: Db, at: Reach, round: { county: string; id: string; year: number }, only?: string) =>
  db.many<{ region: string; regionName: string; people: number; dueFen: number; paidFen: number; waitingFen: number }>(unprepared(sql`select d.region, coalesce(g.name, d.region) as "regionName", d.people,
      d.due_fen::float8 as "dueFen", coalesce(e.fen, 0)::float8 as "paidFen", coalesce(w.fen, 0)::float8 as "waitingFen"
    from projects.dues d left join regions.published_regions g on g.code = d.region
    left join lateral (select sum(case when e.credit = 'bank' then e.amount_fen else -e.amount_fen end) as fen from projects.entries e join projects.rounds y on y.county = e.county and y.id = e.round_id
      where e.county = d.county and y.year = ${round.year} and e.to_region = d.region) e on true
    left join lateral (select sum(p.amount_fen) as fen from projects.payments p join projects.rounds y on y.county = p.county and y.id = p.round_id
      where p.county = d.county and y.year = ${round.year} and p.to_region = d.region and p.state = 'proposed' and p.reverses is null) w on true
    where d.county = ${round.county} and d.round_id = ${round.id} and d.region >= ${at.lo} and d.region < ${at.hi} and (${only ?? ''} = '' or d.region = ${only ?? ''}) order by d.region limit 3000`))

export interface BudgetRow { region: string; item: BudgetItem; kind: 'asked' | 'set'; amountFen: number; words: string }
/** The newest of each kind, of a year. */
export const budgetsOf = (db: Db, at: Reach, year: number) =>
  db.many<BudgetRow>(unprepared(sql`select distinct on (b.region, b.item, b.kind) b.region, b.item, b.kind, b.amount_fen::float8 as "amountFen", b.words from projects.budgets b
    where ${within('b', at)} and b.year = ${year} order by b.region, b.item, b.kind, b.nth desc`))
/** What went out of the accounts of communities in a year, by use. */
export const spentOf = (db: Db, at: Reach, year: number) =>
  db.many<{ region: string; use: string; fen: number }>(unprepared(sql`select m.region, m.book as use, sum(m.amount_fen)::float8 as fen from projects.published_money m
    where ${within('m', at)} and m.side = 'out' and m.on_day >= ${`${year}-01-01`} and m.on_day <= ${`${year}-12-31`} group by 1, 2`))
export const insertBudget = (db: Db, b: { county: string; id: string; region: string; year: number; item: string; kind: 'asked' | 'set'; amountFen: number; words: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into projects.budgets (county, id, region, year, item, kind, amount_fen, words, by_account, by_name, at)
    values (${b.county}, ${b.id}, ${b.region}, ${b.year}, ${b.item}, ${b.kind}, ${b.amountFen}, ${b.words}, ${b.account}, ${b.name}, ${b.at})`)
