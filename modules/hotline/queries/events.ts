import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export interface SystemRow { id: string; region: string; name: string; keySealed: Buffer; version: number; endedAt: string | null }

export const findSystem = (db: Db, county: string, id: string) =>
  db.maybe<SystemRow>(sql`select id, region, name, key_sealed as "keySealed", version, ended_at as "endedAt" from hotline.systems where county = ${county} and id = ${id}`)

/** Once a minute at most: a system speaks every second. */
export const systemSeen = (db: Db, county: string, id: string, at: Date) =>
  db.run(sql`update hotline.systems set seen_at = ${at} where county = ${county} and id = ${id} and (seen_at is null or seen_at < ${new Date(at.getTime() - 60_000)})`)

export const earlierEvent = (db: Db, county: string, source: string, ref: string) =>
  db.maybe<{ digest: Buffer; callId: string }>(sql`select digest, call_id as "callId" from hotline.call_events where county = ${county} and source = ${source} and event_ref = ${ref}`)

/** False when the same event was written at the same moment. */
export const insertEvent = async (
  db: Db, e: { county: string; id: string; region: string; source: string; ref: string; digest: Buffer; event: string; callId: string; happenedAt: Date; now: Date },
): Promise<boolean> =>
  (await db.maybe(sql`insert into hotline.call_events (county, id, region, source, event_ref, digest, event, call_id, happened_at, received_at)
    values (${e.county}, ${e.id}, ${e.region}, ${e.source}, ${e.ref}, ${e.digest}, ${e.event}, ${e.callId}, ${e.happenedAt}, ${e.now}) on conflict do nothing returning 1`)) !== undefined

export const insertSystem = (db: Db, s: { county: string; id: string; region: string; name: string; keySealed: Buffer; now: Date; by: string }) =>
  db.run(sql`insert into hotline.systems (county, id, region, name, key_sealed, made_at, made_by) values (${s.county}, ${s.id}, ${s.region}, ${s.name}, ${s.keySealed}, ${s.now}, ${s.by})`)

export const listSystems = (db: Db, r: { county: string; lo: string; hi: string }) =>
  db.many<{ id: string; name: string; regionName: string; madeAt: string; madeBy: string; seenAt: string | null; endedAt: string | null; version: number }>(sql`
    select s.id, s.name, coalesce(r.name, s.region) as "regionName", s.made_at as "madeAt", s.made_by as "madeBy", s.seen_at as "seenAt", s.ended_at as "endedAt", s.version
    from hotline.systems s left join regions.published_regions r on r.code = s.region where s.county = ${r.county} and s.region >= ${r.lo} and s.region < ${r.hi} order by s.ended_at is not null, s.id desc limit 100`)

export const endSystem = (db: Db, county: string, id: string, version: number, now: Date) =>
  db.run(sql`update hotline.systems set ended_at = ${now}, version = version + 1 where county = ${county} and id = ${id} and version = ${version} and ended_at is null`)
