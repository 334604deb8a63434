import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { EvaluationRound } from '../contract.ts'

export type RoundShow = 'open' | 'closed' | 'due' | 'all'

/** Counts of applications reach as far as the reader's place does. */
const rounds = sql`select r.id, r.region, r.scheme_id as "schemeId", s.title as "schemeTitle", r.kind, r.title, r.opens_on as "opensOn", r.apply_until as "applyUntil", r.decide_by as "decideBy", r.state,
    r.closed_on as "closedOn", r.next_on as "nextOn", r.by_name as "byName", r.version, coalesce(e.entries, 0)::int as entries, coalesce(e.under_way, 0)::int as "underWay", coalesce(e.granted, 0)::int as granted
  from evaluation.rounds r join evaluation.schemes s on s.county = r.county and s.id = r.scheme_id
  left join lateral (select count(*) as entries, count(*) filter (where e.state not in ('granted', 'refused', 'withdrawn')) as under_way, count(*) filter (where e.state = 'granted') as granted
    from evaluation.entries e where e.county = r.county and e.round_id = r.id and e.state <> 'withdrawn') e on true`

/** The cycle's next round should have begun and none of a newer day is there. */
const isDue = (today: string) => sql`r.next_on is not null and r.next_on <= ${today} and not exists (select from evaluation.rounds n join evaluation.schemes ns on ns.county = n.county and ns.id = n.scheme_id
  where n.county = r.county and ns.code = s.code and n.opens_on > r.opens_on)`
const fits = (show: RoundShow, today: string): Sql => {
  if (show === 'open') return sql`r.state = 'open'`
  if (show === 'closed') return sql`r.state = 'closed'`
  return show === 'due' ? isDue(today) : sql`true`
}
interface Filter { county: string; kind: string; q: string; today: string }
const seen = (f: Filter) => sql`r.county = ${f.county} and (${f.kind} = '' or r.kind = ${f.kind}) and (${f.q} = '' or strpos(r.title, ${f.q}) > 0)`

export const listRounds = (db: Db, f: Filter & { show: RoundShow; after: string }) =>
  db.many<EvaluationRound>(unprepared(sql`${rounds} where ${seen(f)} and ${fits(f.show, f.today)} and r.id < ${f.after} order by r.id desc limit 51`))
export const countRounds = (db: Db, f: Filter) =>
  db.one<Record<RoundShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where r.state = 'open')::int as open, count(*) filter (where r.state = 'closed')::int as closed,
    count(*) filter (where ${isDue(f.today)})::int as due from evaluation.rounds r join evaluation.schemes s on s.county = r.county and s.id = r.scheme_id where ${seen(f)}`))
export const findRound = (db: Db, county: string, id: string) => db.maybe<EvaluationRound>(sql`${rounds} where r.county = ${county} and r.id = ${id}`)
export const lockRound = (db: Db, county: string, id: string) => db.maybe<EvaluationRound>(sql`${rounds} where r.county = ${county} and r.id = ${id} for update of r`)
export const openRoundOf = (db: Db, county: string, schemeId: string) =>
  db.maybe<{ title: string }>(sql`select r.title from evaluation.rounds r where r.county = ${county} and r.state = 'open' and r.scheme_id in (select o.id from evaluation.schemes o join evaluation.schemes s
    on s.county = o.county and s.code = o.code where s.county = ${county} and s.id = ${schemeId}) limit 1`)

export const insertRound = (
  db: Db, r: { county: string; id: string; region: string; schemeId: string; kind: string; title: string; opensOn: string; applyUntil: string; decideBy: string; nextOn: string | null; account: string; name: string; at: Date },
) =>
  db.run(sql`insert into evaluation.rounds (county, id, region, scheme_id, kind, title, opens_on, apply_until, decide_by, next_on, by_account, by_name, at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.schemeId}, ${r.kind}, ${r.title}, ${r.opensOn}, ${r.applyUntil}, ${r.decideBy}, ${r.nextOn}, ${r.account}, ${r.name}, ${r.at})`)
export const touchRound = (db: Db, county: string, id: string) => db.run(sql`update evaluation.rounds set version = version + 1 where county = ${county} and id = ${id}`)
export const closeRound = (db: Db, county: string, id: string, on: string) =>
  db.run(sql`update evaluation.rounds set state = 'closed', closed_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)

// ---------------------------------------------------------------- the panel

export interface MemberRow { id: string; accountId: string; name: string; lead: boolean }
export const membersOf = (db: Db, county: string, roundId: string) =>
  db.many<MemberRow>(sql`select id, account_id as "accountId", name, lead from evaluation.members where county = ${county} and round_id = ${roundId} and left_at is null order by lead desc, name, id limit 60`)
export const endMembers = (db: Db, county: string, roundId: string, keep: readonly string[], at: Date) =>
  db.run(sql`update evaluation.members set left_at = ${at} where county = ${county} and round_id = ${roundId} and left_at is null and account_id <> all(${[...keep]}::uuid[])`)
export const addMember = (db: Db, m: { county: string; id: string; region: string; roundId: string; accountId: string; name: string; lead: boolean; at: Date }) =>
  db.run(sql`insert into evaluation.members (county, id, region, round_id, account_id, name, lead, at)
    values (${m.county}, ${m.id}, ${m.region}, ${m.roundId}, ${m.accountId}, ${m.name}, ${m.lead}, ${m.at})
    on conflict (county, round_id, account_id) where left_at is null do update set lead = excluded.lead`)
/** Open rounds on whose panel an account sits. */
export const roundsOnPanel = async (db: Db, county: string, account: string) =>
  (await db.many<{ id: string }>(sql`select r.id from evaluation.members m join evaluation.rounds r on r.county = m.county and r.id = m.round_id
    where m.county = ${county} and m.account_id = ${account} and m.left_at is null and r.state = 'open' limit 100`)).map((one) => one.id)

// ---------------------------------------------------------------- samples

export interface DrawRow { id: string; purpose: string; seed: string; way: string; wanted: number; pool: string[]; poolMark: string; drawn: string[]; byName: string; at: string }
export const drawsOf = (db: Db, county: string, roundId: string) =>
  db.many<DrawRow>(sql`select id, purpose, seed, way, wanted, pool, pool_mark as "poolMark", drawn, by_name as "byName", at from evaluation.draws where county = ${county} and round_id = ${roundId} order by nth desc limit 100`)
export const insertDraw = (
  db: Db, d: { county: string; id: string; region: string; roundId: string; purpose: string; seed: string; way: string; wanted: number; pool: readonly string[]; poolMark: string; drawn: readonly string[]; account: string; name: string; at: Date },
) =>
  db.run(sql`insert into evaluation.draws (county, id, region, round_id, purpose, seed, way, wanted, pool, pool_mark, drawn, by_account, by_name, at)
    values (${d.county}, ${d.id}, ${d.region}, ${d.roundId}, ${d.purpose}, ${d.seed}, ${d.way}, ${d.wanted}, ${[...d.pool]}::uuid[], ${d.poolMark}, ${[...d.drawn]}::uuid[], ${d.account}, ${d.name}, ${d.at})`)
