import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'

export interface PostFilter {
  county: string
  lo: string
  hi: string
  kind: string
  q: string
  today: string
  soon: string
}

export interface PostRow {
  id: string
  kind: string
  region: string
  regionName: string | null
  holder: string
  accountId: string | null
  deputyFor: string | null
  validFrom: string | null
  validUntil: string | null
}

const held = (f: PostFilter, only: 'held' | 'ending' | 'deputy') => sql`
  from accounts.posts p join accounts.accounts a on a.county = p.county and a.id = p.account_id
  where p.county = ${f.county} and p.region >= ${f.lo} and p.region < ${f.hi} and p.valid_from <= ${f.today} and (p.valid_until is null or p.valid_until > ${f.today})
    and a.closed_at is null and (${f.kind} = '' or p.kind = ${f.kind}) and (${f.q} = '' or starts_with(a.name, ${f.q}))
    ${only === 'ending' ? sql`and p.valid_until <= ${f.soon}` : only === 'deputy' ? sql`and p.deputy_for is not null` : sql.none}`

/** A grid is called by its community too: there is a first grid everywhere. */
const placeName = sql`case when r.level = 'grid' then coalesce(up.name, '') || r.name else r.name end`

/** Posts held today in a range, by place; over posts_by_place. */
export const listHeld = (db: Db, f: PostFilter, only: 'held' | 'ending' | 'deputy', after: { region: string; kind: string; id: string }) =>
  db.many<PostRow>(unprepared(sql`
    select h.*, ${placeName} as "regionName", d.name as "deputyFor" from (
      select p.county, p.id, p.kind, p.region, a.name as holder, p.account_id as "accountId", p.deputy_for, p.valid_from as "validFrom", p.valid_until as "validUntil"
      ${held(f, only)} and (p.region, p.kind, p.id) > (${after.region}, ${after.kind}, ${after.id}::uuid)
      order by p.region, p.kind, p.id limit 51) h
    left join regions.published_regions r on r.code = h.region
    left join regions.published_regions up on up.code = r.parent
    left join accounts.accounts d on d.county = h.county and d.id = h.deputy_for
    order by h.region, h.kind, h.id`))

export const countHeld = async (db: Db, f: PostFilter, only: 'held' | 'ending' | 'deputy') =>
  (await db.one<{ n: number }>(unprepared(sql`select count(*)::int as n ${held(f, only)}`))).n

const vacant = (f: PostFilter, expected: { kinds: string[]; levels: string[] }) => sql`
  from unnest(${expected.kinds}::text[], ${expected.levels}::text[]) as e (kind, level)
  join regions.published_regions r on r.level = e.level and r.code >= ${f.lo} and r.code < ${f.hi} and r.kind <> 'virtual'
    and r.valid_from <= ${f.today} and (r.valid_until is null or r.valid_until > ${f.today})
  left join regions.published_regions up on up.code = r.parent
  where (${f.kind} = '' or e.kind = ${f.kind})
    and not exists (select from accounts.posts p join accounts.accounts a on a.county = p.county and a.id = p.account_id
      where p.county = ${f.county} and p.kind = e.kind and p.region in (r.code, case when e.level = 'grid' then left(r.code, 12) else r.code end)
        and p.valid_from <= ${f.today} and (p.valid_until is null or p.valid_until > ${f.today}) and a.closed_at is null)`

/** Places of a range that ought to have a post and have nobody in it today. A grid is served by a grid worker of the whole community too. */
export const listVacant = (db: Db, f: PostFilter, expected: { kinds: string[]; levels: string[] }, after: { region: string; kind: string }) =>
  db.many<PostRow>(unprepared(sql`
    select '' as id, e.kind, r.code as region, ${placeName} as "regionName", '' as holder, null as "accountId", null as "deputyFor", null as "validFrom", null as "validUntil"
    ${vacant(f, expected)} and (r.code, e.kind) > (${after.region}, ${after.kind}) order by r.code, e.kind limit 51`))

export const countVacant = async (db: Db, f: PostFilter, expected: { kinds: string[]; levels: string[] }) =>
  (await db.one<{ n: number }>(unprepared(sql`select count(*)::int as n ${vacant(f, expected)}`))).n

export interface HeldPost {
  id: string
  account_id: string
  holder: string
  kind: string
  region: string
  valid_until: string | null
}

/** A post with its holder, held until the transaction ends. */
export const lockPost = (db: Db, county: string, id: string) =>
  db.maybe<HeldPost>(sql`
    select p.id, p.account_id, a.name as holder, p.kind, p.region, p.valid_until from accounts.posts p join accounts.accounts a on a.county = p.county and a.id = p.account_id
    where p.county = ${county} and p.id = ${id} for update of p`)

/** Whether somebody holds the same kind of post at a place on some day of a time; of a deputy's own, too. */
export const holdsSame = async (db: Db, county: string, accountId: string, kind: string, region: string, from: string, until: string | null) =>
  (await db.maybe<{ id: string }>(sql`
    select id from accounts.posts where county = ${county} and account_id = ${accountId} and kind = ${kind} and region = ${region}
      and (valid_until is null or valid_until > ${from}) and (${until}::date is null or valid_from < ${until}::date) limit 1`)) !== undefined

export interface HandoverRow {
  id: string
  region: string
  region_name: string | null
  post_id: string
  kind: string
  from_account: string
  from_name: string
  to_account: string
  to_name: string
  reason: string
  things: string
  work: Array<{ number: string; title: string; dueOn: string | null }>
  state: 'waiting' | 'confirmed' | 'declined' | 'withdrawn'
  remark: string
  moved: number
  created_by: string
  created_at: string
  decided_at: string | null
}

const columns = sql`h.id, h.region, r.name as region_name, h.post_id, h.kind, h.from_account, h.from_name, h.to_account, h.to_name, h.reason, h.things, h.work, h.state, h.remark,
  h.moved, h.created_by, h.created_at, h.decided_at`

export const insertHandover = (
  db: Db,
  h: {
    county: string; id: string; region: string; postId: string; kind: string; from: string; fromName: string; to: string; toName: string; reason: string; things: string
    work: HandoverRow['work']; by: string; now: Date
  },
) =>
  db.run(sql`insert into accounts.handovers (county, id, region, post_id, kind, from_account, from_name, to_account, to_name, reason, things, work, created_by, created_at)
    values (${h.county}, ${h.id}, ${h.region}, ${h.postId}, ${h.kind}, ${h.from}, ${h.fromName}, ${h.to}, ${h.toName}, ${h.reason}, ${h.things}, ${JSON.stringify(h.work)},
      ${h.by}, ${h.now})`)

export const waitingFor = (db: Db, county: string, postId: string) =>
  db.maybe<{ id: string }>(sql`select id from accounts.handovers where county = ${county} and post_id = ${postId} and state = 'waiting'`)

/** Hand-overs in a range of places. */
export const listHandovers = (db: Db, county: string, lo: string, hi: string, states: readonly string[], before: string) =>
  db.many<HandoverRow>(sql`select ${columns} from accounts.handovers h left join regions.published_regions r on r.code = h.region
    where h.county = ${county} and h.region >= ${lo} and h.region < ${hi} and h.state = any (${[...states]}) and h.id < ${before} order by h.id desc limit 51`)

/** Those that somebody receives or hands over. */
export const handoversOf = (db: Db, county: string, account: string, before: string) =>
  db.many<HandoverRow>(sql`select ${columns} from accounts.handovers h left join regions.published_regions r on r.code = h.region
    where h.county = ${county} and (h.to_account = ${account} or h.from_account = ${account}) and h.id < ${before} order by h.id desc limit 51`)

export const findHandover = (db: Db, county: string, id: string) =>
  db.maybe<HandoverRow>(sql`select ${columns} from accounts.handovers h left join regions.published_regions r on r.code = h.region where h.county = ${county} and h.id = ${id}`)

/** Decides a hand-over that waits; false when somebody was quicker. */
export const decide = async (db: Db, county: string, id: string, state: string, remark: string, moved: number, now: Date) =>
  (await db.run(sql`update accounts.handovers set state = ${state}, remark = ${remark}, moved = ${moved}, decided_at = ${now}
    where county = ${county} and id = ${id} and state = 'waiting'`)) === 1
