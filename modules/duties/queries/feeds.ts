import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export const insertFeed = (db: Db, f: { county: string; id: string; region: string; account: string; post: string; hash: Buffer; at: Date }) =>
  db.run(sql`insert into duties.feeds (county, id, region, account_id, post_id, token_hash, made_at) values (${f.county}, ${f.id}, ${f.region}, ${f.account}, ${f.post}, ${f.hash}, ${f.at})`)

export const feedsOf = (db: Db, county: string, account: string) =>
  db.many<{ id: string; postKind: string; regionName: string; madeAt: string; readAt: string | null }>(sql`
    select f.id, p.kind as "postKind", coalesce(r.name, f.region) as "regionName", f.made_at as "madeAt", f.read_at as "readAt"
    from duties.feeds f join accounts.published_posts p on p.county = f.county and p.id = f.post_id left join regions.published_regions r on r.code = p.region
    where f.county = ${county} and f.account_id = ${account} and f.revoked_at is null order by f.made_at desc limit 20`)

export const revokeFeed = (db: Db, county: string, id: string, account: string, at: Date) =>
  db.run(sql`update duties.feeds set revoked_at = ${at} where county = ${county} and id = ${id} and account_id = ${account} and revoked_at is null`)

/** By the hash alone: there is no session. */
export const feedByToken = (db: Db, hash: Buffer, today: string) =>
  db.maybe<{ county: string; id: string; region: string; accountId: string; postKind: string }>(sql`select county, id, region, account_id as "accountId", post_kind as "postKind" from duties.feed_of(${hash}, ${today})`)
/** Once an hour at most: a calendar program asks often. */
export const noteRead = (db: Db, county: string, id: string, at: Date, before: Date) =>
  db.run(sql`update duties.feeds set read_at = ${at} where county = ${county} and id = ${id} and (read_at is null or read_at < ${before})`)
