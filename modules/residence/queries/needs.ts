import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'
import type { Need } from '../contract/needs.ts'
import type { OriginRequest } from '../contract/origin.ts'

type Row<T extends { name: string; regionName: string }> = Omit<T, 'name' | 'regionName'> & { name: string | null; regionName: string | null }

const needs = sql`select n.id, n.person_id as "personId", p.name, n.region, r.name as "regionName", n.kind, n.said, n.stated_on as "statedOn", n.until,
    n.stated_by as "statedBy"
  from residence.needs n left join register.published_people p on p.county = n.county and p.id = n.person_id
  left join regions.published_regions r on r.code = n.region`

/** Needs that stand, newest first. `from` and `to` bound the day on which they were stated. */
export const listNeeds = (
  db: Db, f: { county: string; lo: string; hi: string; kind: string; from: string; to: string; today: string; after: string },
) =>
  db.many<Row<Need>>(unprepared(sql`${needs}
    where n.county = ${f.county} and n.region >= ${f.lo} and n.region < ${f.hi} and n.ended_on is null and n.until >= ${f.today}
      and (${f.kind} = '' or n.kind = ${f.kind}) and n.stated_on >= ${f.from} and n.stated_on <= ${f.to} and n.id < ${f.after}
    order by n.id desc limit 51`))

export const needsOf = (db: Db, county: string, personId: string, today: string) =>
  db.many<Row<Need>>(sql`${needs} where n.county = ${county} and n.person_id = ${personId} and n.ended_on is null and n.until >= ${today} order by n.id desc limit 50`)

export const countNeeds = (db: Db, f: { county: string; lo: string; hi: string; today: string; month: string; quarter: string }) =>
  db.many<{ kind: Need['kind']; month: number; quarter: number; older: number }>(unprepared(sql`
    select kind, count(*) filter (where stated_on >= ${f.month})::int as month,
      count(*) filter (where stated_on < ${f.month} and stated_on >= ${f.quarter})::int as quarter, count(*) filter (where stated_on < ${f.quarter})::int as older
    from residence.needs where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and ended_on is null and until >= ${f.today} group by kind order by kind`))

export const insertNeed = (
  db: Db,
  n: { county: string; id: string; region: string; personId: string; kind: string; said: string; on: string; until: string; by: 'resident' | 'worker' },
) =>
  db.run(sql`insert into residence.needs (county, id, region, person_id, kind, said, stated_on, until, stated_by)
    values (${n.county}, ${n.id}, ${n.region}, ${n.personId}, ${n.kind}, ${n.said}, ${n.on}, ${n.until}, ${n.by})`)

/** Ends a need that stands; answers what it was. */
export const endNeed = (db: Db, county: string, id: string, on: string, because: string) =>
  db.maybe<{ person_id: string; region: string; kind: string; said: string; stated_by: 'resident' | 'worker' }>(sql`
    update residence.needs set ended_on = ${on}, ended_because = ${because} where county = ${county} and id = ${id} and ended_on is null
    returning person_id, region, kind, said, stated_by`)

/** The need with whose it is, within reach. */
export const findNeed = (db: Db, county: string, id: string) =>
  db.maybe<{ person_id: string; region: string }>(sql`select person_id, region from residence.needs where county = ${county} and id = ${id} and ended_on is null`)

export const endExpired = (db: Db, today: string) =>
  db.run(sql`update residence.needs set ended_on = until + 1, ended_because = 'expired' where ended_on is null and until < ${today}`)

export const needsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ kind: Need['kind']; said: string; statedOn: string; until: string; endedOn: string | null }>(sql`
    select kind, said, stated_on as "statedOn", until, ended_on as "endedOn" from residence.needs where county = ${county} and person_id = ${personId}
    order by stated_on desc, id limit 100`)

const requests = (today: string) => sql`select o.id, o.region, r.name as "regionName", o.person_id as "personId", p.name, o.origin_code as "originCode",
    o.origin_name as "originName", o.kind, o.asked, o.asked_on as "askedOn", o.due_on as "dueOn", o.asked_by as "askedBy", o.reached_by as "reachedBy", o.answer,
    o.answered_on as "answeredOn", o.answered_by as "answeredBy", o.outcome, o.answered_on is null and o.due_on < ${today} as overdue, o.version
  from residence.origin_requests o left join register.published_people p on p.county = o.county and p.id = o.person_id
  left join regions.published_regions r on r.code = o.region`

/** Open ones by their last day, by origin_requests_open. */
export const openRequests = (db: Db, f: { county: string; lo: string; hi: string; today: string; overdue: boolean; afterDue: string; afterId: string }) =>
  db.many<Row<OriginRequest>>(unprepared(sql`${requests(f.today)}
    where o.county = ${f.county} and o.region >= ${f.lo} and o.region < ${f.hi} and o.answered_on is null and (not ${f.overdue} or o.due_on < ${f.today})
      and (o.due_on, o.id) > (${f.afterDue}::date, ${f.afterId}::uuid)
    order by o.due_on, o.id limit 51`))

export const answeredRequests = (db: Db, f: { county: string; lo: string; hi: string; today: string; after: string }) =>
  db.many<Row<OriginRequest>>(unprepared(sql`${requests(f.today)}
    where o.county = ${f.county} and o.region >= ${f.lo} and o.region < ${f.hi} and o.answered_on is not null and o.id < ${f.after}
    order by o.id desc limit 51`))

export const requestsOf = (db: Db, county: string, personId: string, today: string) =>
  db.many<Row<OriginRequest>>(sql`${requests(today)} where o.county = ${county} and o.person_id = ${personId} order by o.id desc limit 50`)

export const insertRequest = (
  db: Db,
  o: { county: string; id: string; region: string; personId: string | null; originCode: string; originName: string; kind: string; asked: string; on: string; dueOn: string
    by: string; account: string; reachedBy: string; at: Date },
) =>
  db.run(sql`insert into residence.origin_requests (county, id, region, person_id, origin_code, origin_name, kind, asked, asked_on, due_on, asked_by, asked_by_account,
      reached_by, recorded_at)
    values (${o.county}, ${o.id}, ${o.region}, ${o.personId}, ${o.originCode}, ${o.originName}, ${o.kind}, ${o.asked}, ${o.on}, ${o.dueOn}, ${o.by}, ${o.account},
      ${o.reachedBy}, ${o.at})`)

export const holdRequest = (db: Db, county: string, id: string) =>
  db.maybe<{ version: number; region: string; personId: string | null; originName: string; askedOn: string; askedByAccount: string | null }>(sql`
    select version, region, person_id as "personId", origin_name as "originName", asked_on as "askedOn", asked_by_account as "askedByAccount"
    from residence.origin_requests where county = ${county} and id = ${id} and answered_on is null for update`)

export const answerRequest = (db: Db, county: string, id: string, a: { outcome: string; answer: string; by: string; on: string }) =>
  db.run(sql`update residence.origin_requests set outcome = ${a.outcome}, answer = ${a.answer}, answered_by = ${a.by}, answered_on = ${a.on}, version = version + 1
    where county = ${county} and id = ${id}`)
