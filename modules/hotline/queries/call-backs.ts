import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'

export interface CallBackRow {
  id: string; caseId: string; caseNumber: string; title: string; kind: string; matterCode: string; region: string; regionName: string; round: number; unitPost: string; unitRegion: string; unitName: string; outcome: string; answer: string
  concludedAt: string; dueOn: string | null; state: 'waiting' | 'reached' | 'unreachable' | 'dropped'; tries: number; callerSealed: Buffer | null; handledBy: string[]
  inTime: boolean | null; solved: boolean | null; satisfied: boolean | null; words: string; returned: boolean; doneAt: string | null; byName: string; version: number
}
const rows = sql`select b.id, b.case_id as "caseId", o.case_number as "caseNumber", o.title, o.kind, o.matter_code as "matterCode", b.region, coalesce(case when r.level = 'grid' then coalesce(u.name, '') || r.name else r.name end, b.region) as "regionName", b.round, b.unit_post as "unitPost",
    b.unit_region as "unitRegion", b.unit_name as "unitName", b.outcome, b.answer, b.concluded_at as "concludedAt", b.due_on as "dueOn", b.state, b.tries, o.caller_sealed as "callerSealed", o.handled_by as "handledBy",
    b.in_time as "inTime", b.solved, b.satisfied, b.words, b.returned, b.done_at as "doneAt", b.by_name as "byName", b.version
  from hotline.call_backs b join hotline.orders o on o.county = b.county and o.id = b.case_id left join regions.published_regions r on r.code = b.region left join regions.published_regions u on u.code = r.parent`

export interface CallBackFilter {
  county: string; lo: string; hi: string; state: 'waiting' | 'reached' | 'unreachable' | 'dropped' | 'bad'; unit: string; kind: string; number: string; from: Date | null; until: Date | null
  counted: '' | 'in_time' | 'solved' | 'satisfied'; after: { due: string; id: string }
}
const within = (f: Omit<CallBackFilter, 'state' | 'after' | 'counted'>): Sql => sql`b.county = ${f.county} and b.region >= ${f.lo} and b.region < ${f.hi} and (${f.unit} = '' or b.unit_name = ${f.unit})
    and (${f.kind} = '' or o.kind = ${f.kind}) and (${f.number} = '' or o.case_number = ${f.number})
    and (${f.from}::timestamptz is null or b.concluded_at >= ${f.from}) and (${f.until}::timestamptz is null or b.concluded_at < ${f.until})`
const counted = (c: CallBackFilter['counted']): Sql => (c === '' ? sql.none : sql` and ${sql.column(`b.${c}`)}`)

/** What waits by its day; what is done by id, newest first. */
export const listCallBacks = (db: Db, f: CallBackFilter) =>
  f.state === 'waiting'
    ? db.many<CallBackRow>(unprepared(sql`${rows} where ${within(f)} and b.state = 'waiting' and (coalesce(b.due_on, 'infinity'), b.id) > (${f.after.due || '-infinity'}::date, ${f.after.id}::uuid)
        order by coalesce(b.due_on, 'infinity'), b.id limit 51`))
    : db.many<CallBackRow>(unprepared(sql`${rows} where ${within(f)} ${counted(f.counted)} and ${f.state === 'bad' ? sql`b.state = 'reached' and not (b.solved and b.satisfied)` : sql`b.state = ${f.state}`}
        and b.id < ${f.after.id} order by b.id desc limit 51`))
export const countCallBacks = (db: Db, f: CallBackFilter) =>
  db.one<Record<string, number>>(unprepared(sql`select count(*) filter (where b.state = 'waiting')::int as waiting, count(*) filter (where b.state = 'reached')::int as reached,
    count(*) filter (where b.state = 'reached' and not (b.solved and b.satisfied))::int as bad, count(*) filter (where b.state = 'unreachable')::int as unreachable, count(*) filter (where b.state = 'dropped')::int as dropped
    from hotline.call_backs b join hotline.orders o on o.county = b.county and o.id = b.case_id where ${within(f)}`))
export const countWaiting = (db: Db, r: { county: string; lo: string; hi: string }) =>
  db.one<{ n: number }>(sql`select count(*)::int as n from hotline.call_backs where county = ${r.county} and region >= ${r.lo} and region < ${r.hi} and state = 'waiting'`)

export const findCallBack = (db: Db, county: string, id: string) => db.maybe<CallBackRow>(sql`${rows} where b.county = ${county} and b.id = ${id}`)
export const lockCallBack = (db: Db, county: string, id: string, version: number) =>
  db.maybe<{ id: string }>(sql`select id from hotline.call_backs where county = ${county} and id = ${id} and version = ${version} for update`)
export const saveCallBack = (db: Db, county: string, b: CallBackRow & { byAccount: string | null }) =>
  db.run(sql`update hotline.call_backs set state = ${b.state}, tries = ${b.tries}, in_time = ${b.inTime}, solved = ${b.solved}, satisfied = ${b.satisfied}, words = ${b.words}, returned = ${b.returned},
    done_at = ${b.doneAt}, by_account = ${b.byAccount}, by_name = ${b.byName}, version = version + 1 where county = ${county} and id = ${b.id}`)
export const callBacksOf = (db: Db, county: string, caseId: string) =>
  db.many<CallBackRow>(sql`${rows} where b.county = ${county} and b.case_id = ${caseId} order by b.round limit 20`)

// ------------------------------------------------------------------------------------------------ orders, kept by the follower

export const insertOrder = (db: Db, o: { county: string; id: string; region: string; number: string; title: string; matter: string; kind: string; callerSealed: Buffer | null; now: Date }) =>
  db.run(sql`insert into hotline.orders (county, id, region, case_number, title, matter_code, kind, caller_sealed, taken_at)
    values (${o.county}, ${o.id}, ${o.region}, ${o.number}, ${o.title}, ${o.matter}, ${o.kind}, ${o.callerSealed}, ${o.now})`)
export const findOrder = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string }>(sql`select id, region from hotline.orders where county = ${county} and id = ${id}`)
export const addHand = (db: Db, county: string, id: string, account: string) =>
  db.run(sql`update hotline.orders set handled_by = array_append(handled_by, ${account}) where county = ${county} and id = ${id} and not (${account} = any(handled_by))`)
export const insertCallBack = (
  db: Db, b: { county: string; id: string; region: string; caseId: string; post: string; unitRegion: string; unitName: string; outcome: string; answer: string; concludedAt: Date; dueOn: string | null },
) =>
  db.run(sql`insert into hotline.call_backs (county, id, region, case_id, round, unit_post, unit_region, unit_name, outcome, answer, concluded_at, due_on)
    values (${b.county}, ${b.id}, ${b.region}, ${b.caseId}, (select coalesce(max(round), 0) + 1 from hotline.call_backs where county = ${b.county} and case_id = ${b.caseId}), ${b.post}, ${b.unitRegion}, ${b.unitName},
      ${b.outcome}, ${b.answer}, ${b.concludedAt}, ${b.dueOn})`)
/** The case was taken up again before anybody called: there is nothing to ask yet. */
export const dropWaiting = (db: Db, county: string, caseId: string, now: Date) =>
  db.run(sql`update hotline.call_backs set state = 'dropped', done_at = ${now}, version = version + 1 where county = ${county} and case_id = ${caseId} and state = 'waiting'`)

/** Everything that hangs on a case stands where the case stands. */
export async function followCase(db: Db, county: string, caseId: string, region: string): Promise<void> {
  await db.run(sql`update hotline.orders set region = ${region} where county = ${county} and id = ${caseId} and region <> ${region}`)
  await db.run(sql`update hotline.call_backs set region = ${region} where county = ${county} and case_id = ${caseId} and region <> ${region}`)
  await db.run(sql`update hotline.call_cases set region = ${region} where county = ${county} and case_id = ${caseId} and region <> ${region}`)
}

// ------------------------------------------------------------------------------------------------------------------- 三率

export interface RateCounts {
  key: string; name: string; concluded: number; waiting: number; unreachable: number; valid: number; inTime: number; solved: number; satisfied: number; returned: number
}
/** Call-backs of conclusions in a period, summed up by body, kind, place (the level below) or month. By call_backs_by_conclusion. */
export function rateCounts(db: Db, f: { county: string; lo: string; hi: string; from: Date; until: Date; by: 'all' | 'body' | 'kind' | 'place' | 'month'; digits: number }) {
  const key = {
    all: sql`''::text`, body: sql`b.unit_name`, kind: sql`o.kind`, place: sql`rpad(substr(b.region, 1, ${f.digits}::int), 12, '0')`,
    month: sql`to_char(b.concluded_at at time zone 'Asia/Shanghai', 'YYYY-MM')`,
  }[f.by]
  return db.many<RateCounts>(unprepared(sql`select x.key, coalesce(r.name, x.key) as name, x.concluded, x.waiting, x.unreachable, x.valid, x."inTime", x.solved, x.satisfied, x.returned from (
      select ${key} as key, count(*) filter (where b.state <> 'dropped')::int as concluded, count(*) filter (where b.state = 'waiting')::int as waiting, count(*) filter (where b.state = 'unreachable')::int as unreachable,
        count(*) filter (where b.state = 'reached')::int as valid, count(*) filter (where b.in_time)::int as "inTime", count(*) filter (where b.solved)::int as solved,
        count(*) filter (where b.satisfied)::int as satisfied, count(*) filter (where b.returned)::int as returned
      from hotline.call_backs b join hotline.orders o on o.county = b.county and o.id = b.case_id
      where b.county = ${f.county} and b.region >= ${f.lo} and b.region < ${f.hi} and b.concluded_at >= ${f.from} and b.concluded_at < ${f.until} group by 1) x
    left join regions.published_regions r on r.code = x.key where x.concluded > 0 order by x.concluded desc, x.key limit 200`))
}
