import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { HotlineLine } from '../contract.ts'

export type LineRow = Omit<HotlineLine, 'mine' | 'calls'>
const lines = sql`select l.id, l.region, coalesce(r.name, l.region) as "regionName", l.phone, l.name, l.kind, l.topic, l.joins_id as "joinsId", coalesce(j.phone, '') as "joinsPhone", l.until_on as "untilOn", l.announcement,
    l.hours, l.valid_from as "validFrom", l.ended_on as "endedOn", l.version
  from hotline.lines l left join hotline.lines j on j.county = l.county and j.id = l.joins_id left join regions.published_regions r on r.code = l.region`

export const listLines = (db: Db, f: { county: string; ended: boolean; today: string; since: string }) =>
  db.many<LineRow & { calls: number }>(unprepared(sql`select x.*, (select count(*)::int from hotline.calls c where c.county = ${f.county} and c.called = x.phone and c.id > ${f.since}) as calls
    from (${lines} where l.county = ${f.county} and (l.ended_on is not null and l.ended_on <= ${f.today}) = ${f.ended}) x
    order by array_position(array['unified', 'elderly', 'community', 'old'], x.kind), x.phone limit 500`))

export const findLine = (db: Db, county: string, id: string) => db.maybe<LineRow>(sql`${lines} where l.county = ${county} and l.id = ${id}`)
/** The number as it is in force on a day. */
export const lineOfPhone = (db: Db, county: string, phone: string, today: string) =>
  db.maybe<LineRow>(sql`${lines} where l.county = ${county} and l.phone = ${phone} and l.valid_from <= ${today} and (l.ended_on is null or l.ended_on > ${today}) order by l.valid_from desc limit 1`)

export const insertLine = async (
  db: Db, l: { county: string; id: string; region: string; phone: string; name: string; kind: string; topic: string; joinsId: string | null; untilOn: string | null; announcement: string; hours: string; validFrom: string },
): Promise<boolean> =>
  (await db.maybe(sql`insert into hotline.lines (county, id, region, phone, name, kind, topic, joins_id, until_on, announcement, hours, valid_from)
    values (${l.county}, ${l.id}, ${l.region}, ${l.phone}, ${l.name}, ${l.kind}, ${l.topic}, ${l.joinsId}, ${l.untilOn}, ${l.announcement}, ${l.hours}, ${l.validFrom}) on conflict do nothing returning 1`)) !== undefined

export const endLine = (db: Db, county: string, id: string, version: number, on: string) =>
  db.run(sql`update hotline.lines set ended_on = ${on}, version = version + 1 where county = ${county} and id = ${id} and version = ${version} and ended_on is null`)

export const othersJoin = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string }>(sql`select id from hotline.lines where county = ${county} and joins_id = ${id} and ended_on is null limit 1`)

/** Communities of a range with whether a number in force serves them: one of their own place or of a place above. Part by part of the code, so that no row is joined to all. */
export const reach = (db: Db, r: { county: string; lo: string; hi: string; today: string }) =>
  db.many<{ code: string; name: string; served: boolean }>(sql`select g.code, g.name,
      exists (select 1 from hotline.lines l where l.county = ${r.county} and l.kind <> 'old' and l.valid_from <= ${r.today} and (l.ended_on is null or l.ended_on > ${r.today})
        and l.region = any(array[g.code, substr(g.code, 1, 9) || '000', substr(g.code, 1, 6) || '000000'] collate "C")) as served
    from regions.published_regions g where g.level = 'community' and g.code >= ${r.lo} and g.code < ${r.hi} and (g.valid_until is null or g.valid_until > ${r.today}) order by g.code`)

export const oldInForce = (db: Db, county: string, today: string) =>
  db.one<{ n: number }>(sql`select count(*)::int as n from hotline.lines where county = ${county} and kind = 'old' and (ended_on is null or ended_on > ${today}) and (until_on is null or until_on >= ${today})`)
