import type { Db } from '../../platform/server/db.ts'
import { sql, unprepared } from '../../platform/server/sql.ts'

export interface SessionRow {
  county: string
  account_id: string
  kind: 'staff' | 'resident'
  name: string
  person_id: string | null
  region: string
  csrf: string
  seen_at: string
  second_factor: 'not_needed' | 'owed' | 'given'
  must_change: boolean
  posts: Array<{ id: string; kind: string; region: string; regionName: string | null; organisationId: string | null; deputyFor: string | null }>
}

export const findSession = (db: Db, hash: Buffer, now: Date, today: string) =>
  db.maybe<SessionRow>(sql`select * from accounts.session_of(${hash}, ${now}, ${today})`)

export const touchSession = (db: Db, hash: Buffer, now: Date) =>
  db.run(sql`update accounts.sessions set seen_at = ${now} where token_hash = ${hash} and seen_at < ${now}`)

export interface AccountRow {
  county: string
  id: string
  kind: 'staff' | 'resident'
  name: string
  person_id: string | null
  region: string
  secret_hash: string | null
  totp_sealed: Buffer | null
  totp_last_step: number
  failures: number
  locked_until: string | null
  must_change: boolean
}

export const findAccount = (db: Db, identifier: string) => db.maybe<AccountRow>(sql`select * from accounts.account_of(${identifier})`)

export const insertSession = (
  db: Db,
  s: { hash: Buffer; county: string; accountId: string; csrf: string; now: Date; expiresAt: Date; secondFactor: string; device: string },
) =>
  db.run(sql`insert into accounts.sessions (token_hash, county, account_id, csrf, created_at, seen_at, expires_at, second_factor, device)
    values (${s.hash}, ${s.county}, ${s.accountId}, ${s.csrf}, ${s.now}, ${s.now}, ${s.expiresAt}, ${s.secondFactor}, ${s.device})`)

export const revokeSession = (db: Db, hash: Buffer, now: Date) =>
  db.run(sql`update accounts.sessions set revoked_at = ${now} where token_hash = ${hash} and revoked_at is null`)

export const revokeOtherSessions = (db: Db, county: string, accountId: string, keep: Buffer | null, now: Date) =>
  db.run(sql`update accounts.sessions set revoked_at = ${now}
    where county = ${county} and account_id = ${accountId} and revoked_at is null and token_hash is distinct from ${keep}`)

export const revokeSessionByKey = (db: Db, county: string, accountId: string, key: string, now: Date) =>
  db.run(sql`update accounts.sessions set revoked_at = ${now}
    where county = ${county} and account_id = ${accountId} and revoked_at is null and left(encode(token_hash, 'hex'), 16) = ${key}`)

export const listSessions = (db: Db, county: string, accountId: string, now: Date) =>
  db.many<{ key: string; device: string; created_at: string; seen_at: string }>(sql`
    select left(encode(token_hash, 'hex'), 16) as key, device, created_at, seen_at from accounts.sessions
    where county = ${county} and account_id = ${accountId} and revoked_at is null and expires_at > ${now}
    order by seen_at desc, token_hash limit 50`)

export const deleteOldSessions = (db: Db, before: Date) => db.run(sql`delete from accounts.sessions where expires_at < ${before}`)

export const recordFailure = (db: Db, address: string, now: Date) =>
  db.run(sql`insert into accounts.sign_in_failures (address, at) values (${address}, ${now})`)

export const countFailures = async (db: Db, address: string, since: Date) =>
  (await db.one<{ n: number; last: string | null }>(sql`select count(*) as n, max(at) as last from accounts.sign_in_failures where address = ${address} and at > ${since}`))

export const forgetFailures = (db: Db, before: Date) => db.run(sql`delete from accounts.sign_in_failures where at < ${before}`)

/** One more wrong password; the lock grows. Counted in one statement, so that parallel guesses all count. */
export const countAccountFailure = (db: Db, county: string, id: string) =>
  db.one<{ failures: number }>(sql`update accounts.accounts set failures = failures + 1 where county = ${county} and id = ${id} returning failures`)

export const lockAccount = (db: Db, county: string, id: string, until: Date) =>
  db.run(sql`update accounts.accounts set locked_until = ${until} where county = ${county} and id = ${id}`)

export const clearFailures = (db: Db, county: string, id: string) =>
  db.run(sql`update accounts.accounts set failures = 0, locked_until = null where county = ${county} and id = ${id} and (failures > 0 or locked_until is not null)`)

/** Takes a step of the authenticator; false if it or a later one was taken already. */
export const takeTotpStep = async (db: Db, county: string, id: string, step: number) =>
  (await db.run(sql`update accounts.accounts set totp_last_step = ${step} where county = ${county} and id = ${id} and totp_last_step < ${step}`)) === 1

export const setSecret = (db: Db, county: string, id: string, hash: string, mustChange: boolean) =>
  db.run(sql`update accounts.accounts set secret_hash = ${hash}, must_change = ${mustChange}, failures = 0, locked_until = null
    where county = ${county} and id = ${id}`)

export const setTotp = (db: Db, county: string, id: string, sealed: Buffer | null, step: number) =>
  db.run(sql`update accounts.accounts set totp_sealed = ${sealed}, totp_last_step = ${step} where county = ${county} and id = ${id}`)

export interface CodeRow {
  code_hash: Buffer
  sent_at: string
  expires_at: string
  tries: number
  sends_today: number
}

export const findCode = (db: Db, identifier: string) =>
  db.maybe<CodeRow>(sql`select code_hash, sent_at, expires_at, tries, sends_today from accounts.one_time_codes where identifier = ${identifier}`)

export const putCode = (db: Db, identifier: string, hash: Buffer, now: Date, expiresAt: Date) =>
  db.run(sql`insert into accounts.one_time_codes (identifier, code_hash, sent_at, expires_at) values (${identifier}, ${hash}, ${now}, ${expiresAt})
    on conflict (identifier) do update set code_hash = excluded.code_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at, tries = 0,
      sends_today = case when one_time_codes.sent_at > excluded.sent_at - interval '1 day' then one_time_codes.sends_today + 1 else 1 end`)

/** One try of a code; answers the row as it was before, so that parallel guesses all count. */
export const tryCode = (db: Db, identifier: string, now: Date) =>
  db.maybe<CodeRow>(sql`update accounts.one_time_codes set tries = tries + 1
    where identifier = ${identifier} and expires_at > ${now} and tries < 5 returning code_hash, sent_at, expires_at, tries, sends_today`)

export const dropCode = (db: Db, identifier: string) => db.run(sql`delete from accounts.one_time_codes where identifier = ${identifier}`)

export const insertAccount = (
  db: Db,
  a: { county: string; id: string; region: string; kind: string; name: string; identifier: string; personId: string | null; secretHash: string | null; now: Date; mustChange: boolean },
) =>
  db.run(sql`insert into accounts.accounts (county, id, region, kind, name, identifier, person_id, secret_hash, created_at, must_change)
    values (${a.county}, ${a.id}, ${a.region}, ${a.kind}, ${a.name}, ${a.identifier}, ${a.personId}, ${a.secretHash}, ${a.now}, ${a.mustChange})`)

export const insertPost = (
  db: Db,
  p: { county: string; id: string; accountId: string; kind: string; region: string; deputyFor: string | null; validFrom: string; validUntil: string | null; grantedBy: string | null; now: Date },
) =>
  db.run(sql`insert into accounts.posts (county, id, account_id, kind, region, deputy_for, valid_from, valid_until, granted_by, granted_at)
    values (${p.county}, ${p.id}, ${p.accountId}, ${p.kind}, ${p.region}, ${p.deputyFor}, ${p.validFrom}, ${p.validUntil}, ${p.grantedBy}, ${p.now})`)

export const endPosts = (db: Db, county: string, accountId: string, today: string, by: string, reason: string) =>
  db.run(sql`update accounts.posts set valid_until = ${today}, ended_by = ${by}, ended_reason = ${reason}
    where county = ${county} and account_id = ${accountId} and (valid_until is null or valid_until > ${today})`)

export const findPost = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; account_id: string; kind: string; region: string; valid_until: string | null }>(sql`
    select id, account_id, kind, region, valid_until from accounts.posts where county = ${county} and id = ${id} for update`)

export const endOnePost = (db: Db, county: string, id: string, today: string, by: string, reason: string) =>
  db.run(sql`update accounts.posts set valid_until = ${today}, ended_by = ${by}, ended_reason = ${reason} where county = ${county} and id = ${id}`)

export interface StaffRow {
  county: string
  id: string
  name: string
  identifier: string
  region: string
  region_name: string | null
  second_factor: boolean
  closed_at: string | null
  locked_until: string | null
  posts: Array<{ id: string; kind: string; region: string; regionName: string | null; validFrom: string; validUntil: string | null; deputyFor: string | null }>
}

const staffColumns = sql`a.county, a.id, a.name, a.identifier, a.region, r.name as region_name, a.totp_sealed is not null as second_factor, a.closed_at, a.locked_until,
      (select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'region', p.region, 'regionName', pr.name, 'validFrom', p.valid_from,
          'validUntil', p.valid_until, 'deputyFor', p.deputy_for) order by p.valid_from desc, p.id), '[]'::json)
        from accounts.posts p left join regions.published_regions pr on pr.code = p.region where p.county = a.county and p.account_id = a.id) as posts`

/** Staff accounts in a range of places, fifty at a time by sign-in name. */
export const listStaff = (db: Db, f: { lo: string; hi: string; q: string; state: string; after: string; now: Date }) =>
  db.many<StaffRow>(unprepared(sql`
    select ${staffColumns}
    from accounts.accounts a left join regions.published_regions r on r.code = a.region
    where a.kind = 'staff' and a.region >= ${f.lo} and a.region < ${f.hi} and a.identifier > ${f.after}
      and (${f.q} = '' or starts_with(a.name, ${f.q}) or starts_with(a.identifier, ${f.q}))
      and case ${f.state} when 'closed' then a.closed_at is not null when 'locked' then a.locked_until > ${f.now} else a.closed_at is null end
    order by a.identifier limit 51`))

/** One staff account within a range of places, closed ones too. */
export const readStaff = (db: Db, id: string, lo: string, hi: string) =>
  db.maybe<StaffRow>(sql`
    select ${staffColumns}
    from accounts.accounts a left join regions.published_regions r on r.code = a.region
    where a.id = ${id} and a.kind = 'staff' and a.region >= ${lo} and a.region < ${hi}`)

export const findStaff = (db: Db, id: string) =>
  db.maybe<{ county: string; id: string; region: string; name: string; identifier: string; closed_at: string | null }>(sql`
    select county, id, region, name, identifier, closed_at from accounts.accounts where id = ${id} and kind = 'staff' for update`)

export const closeStaff = (db: Db, county: string, id: string, now: Date) =>
  db.run(sql`update accounts.accounts set closed_at = ${now}, secret_hash = null, totp_sealed = null where county = ${county} and id = ${id}`)

/** The resident account of a person, opened at the first proven sign-in by phone. */
export const findResidentAccount = (db: Db, county: string, personId: string) =>
  db.maybe<{ id: string }>(sql`select id from accounts.accounts where county = ${county} and person_id = ${personId} and kind = 'resident' and closed_at is null`)

/** The open accounts with which a person signs in. */
export const accountsOf = (db: Db, county: string, personId: string) =>
  db.many<{ id: string }>(sql`select id from accounts.accounts where county = ${county} and person_id = ${personId} and kind = 'resident' and closed_at is null
    order by id for update`)

/** Closes residents' accounts and their sessions, as after a death; what was set up stays, so that a mistake can be put right. */
export const closeAccounts = async (db: Db, county: string, ids: readonly string[], now: Date) => {
  await db.run(sql`update accounts.accounts set closed_at = ${now} where county = ${county} and id = any (${[...ids]}::uuid[]) and kind = 'resident' and closed_at is null`)
  await db.run(sql`update accounts.sessions set revoked_at = ${now} where county = ${county} and account_id = any (${[...ids]}::uuid[]) and revoked_at is null`)
}

/** Opens again what `closeAccounts` closed; its holder signs in anew. */
export const reopenAccounts = (db: Db, county: string, ids: readonly string[]) =>
  db.run(sql`update accounts.accounts set closed_at = null where county = ${county} and id = any (${[...ids]}::uuid[]) and kind = 'resident'`)

/** Who is on duty for any of some kinds of post at a place, else at the nearest place above it, up to the county. */
export const holdersNear = (db: Db, kinds: readonly string[], region: string, today: string) =>
  db.many<{ account_id: string; name: string; region: string }>(sql`
    with near as (
      select p.account_id, a.name, p.region, rank() over (order by length(rtrim(p.region, '0')) desc, array_position(${[...kinds]}::text[], p.kind)) as at
      from accounts.posts p join accounts.accounts a on a.county = p.county and a.id = p.account_id
      where p.kind = any (${[...kinds]}::text[])
        and p.region in (${region}, ${region.slice(0, 12)}, ${`${region.slice(0, 9)}000`}, ${`${region.slice(0, 6)}000000`})
        and p.valid_from <= ${today} and (p.valid_until is null or p.valid_until > ${today}) and a.closed_at is null)
    select account_id, name, region from near where at = 1 order by account_id limit 20`)

/** Who is on duty at a place for a kind of post today: the holders, deputies last. */
export const holdersOf = (db: Db, kind: string, region: string, today: string) =>
  db.many<{ account_id: string; name: string; region: string; deputy: boolean }>(sql`
    select p.account_id, a.name, p.region, p.deputy_for is not null as deputy from accounts.posts p
    join accounts.accounts a on a.county = p.county and a.id = p.account_id
    where p.kind = ${kind} and p.region = ${region} and p.valid_from <= ${today} and (p.valid_until is null or p.valid_until > ${today}) and a.closed_at is null
    order by deputy, p.valid_from, p.id limit 20`)

export const findIdentifier = async (db: Db, county: string, id: string) =>
  (await db.maybe<{ identifier: string }>(sql`select identifier from accounts.accounts where county = ${county} and id = ${id}`))?.identifier

/** Accounts by which one person signs in, by accounts_by_person. */
export const accountsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ createdAt: string; closedAt: string | null }>(sql`
    select created_at as "createdAt", closed_at as "closedAt" from accounts.accounts where county = ${county} and person_id = ${personId} order by created_at desc`)

/** Open staff accounts of a place with their duties of today, by accounts_by_region: who may be named for another duty. */
export const staffOfPlace = (db: Db, f: { county: string; lo: string; hi: string; day: string }) =>
  db.many<{ id: string; name: string; posts: Array<{ kind: string; regionName: string | null }> }>(sql`
    select a.id, a.name, (select coalesce(json_agg(json_build_object('kind', p.kind, 'regionName', r.name) order by p.valid_from, p.id), '[]'::json)
      from accounts.posts p left join regions.published_regions r on r.code = p.region
      where p.county = a.county and p.account_id = a.id and p.valid_from <= ${f.day} and (p.valid_until is null or p.valid_until > ${f.day})) as posts
    from accounts.accounts a
    where a.county = ${f.county} and a.region >= ${f.lo} and a.region < ${f.hi} and a.kind = 'staff' and a.closed_at is null
    order by a.name, a.id limit 500`)
