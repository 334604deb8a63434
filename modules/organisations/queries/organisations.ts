import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'
import type { LocalKind } from '../kinds.ts'
import type { FactValues } from '../rules.ts'

/** One organisation as it stands in its row. */
export interface OrganisationRow {
  id: string
  region: string
  kind: string
  name: string
  former_names: string[]
  uscc: string | null
  phone: string
  address: string
  opens: string
  parent_id: string | null
  merged_into: string | null
  valid_from: string
  valid_until: string | null
  closed_because: string
  version: number
}

export interface ListFilter {
  county: string
  lo: string
  hi: string
  kinds: readonly string[] | null
  q: string
  initials: string
  state: 'open' | 'due' | 'closed'
  today: string
  dueFrom: string
}

export interface ListRow {
  id: string
  region: string
  regionName: string | null
  kind: string
  name: string
  phone: string
  validUntil: string | null
  termUntil: string | null
  members: number
  seats: Array<{ role: string; name: string }>
}

/** What narrows a list; over organisations_by_kind. Rows of the term are one look-up each in terms_by_organisation. */
const narrowed = (f: ListFilter) => {
  const where = [sql`o.county = ${f.county}`, sql`o.region >= ${f.lo}`, sql`o.region < ${f.hi}`]
  if (f.kinds) where.push(sql`o.kind = any (${[...f.kinds]})`)
  if (f.state === 'closed') where.push(sql`o.valid_until <= ${f.today}`)
  else where.push(sql`(o.valid_until is null or o.valid_until > ${f.today})`)
  if (f.state === 'due') where.push(sql`${lastTerm} <= ${f.dueFrom}`)
  if (f.q) {
    where.push(sql`(strpos(o.name, ${f.q}) > 0 or strpos(array_to_string(o.former_names, ' '), ${f.q}) > 0 or o.uscc = upper(${f.q})
      or (${f.initials} <> '' and strpos(o.initials, ${f.initials}) > 0))`)
  }
  return sql.join(where, ' and ')
}

const lastTerm = sql`(select max(t.valid_until) from organisations.terms t where t.county = o.county and t.organisation_id = o.id)`

/** Fifty organisations and one more, by place, name and id. */
export const listOrganisations = (db: Db, f: ListFilter, after: { region: string; name: string; id: string } | null) =>
  db.many<ListRow>(unprepared(sql`
    select o.id, o.region, r.name as "regionName", o.kind, o.name, o.phone, o.valid_until as "validUntil", ${lastTerm} as "termUntil",
      coalesce(s.members, 0)::int as members, coalesce(s.seats, '[]'::json) as seats
    from organisations.organisations o
    left join regions.published_regions r on r.code = o.region
    left join lateral (
      select count(distinct coalesce(s.person_id::text, s.name)) as members, json_agg(json_build_object('role', s.role, 'name', s.name) order by s.valid_from, s.id) as seats
      from organisations.seats s where s.county = o.county and s.organisation_id = o.id and s.valid_from <= ${f.today}
        and (s.valid_until is null or s.valid_until > ${f.today})) s on true
    where ${narrowed(f)} ${after ? sql`and (o.region, o.name collate "C", o.id) > (${after.region}, ${after.name}, ${after.id}::uuid)` : sql.none}
    order by o.region, o.name collate "C", o.id limit 51`))

/** How many of each kind, whatever kind is chosen. */
export const countByKind = (db: Db, f: ListFilter) =>
  db.many<{ kind: string; n: number }>(unprepared(sql`
    select o.kind, count(*)::int as n from organisations.organisations o where ${narrowed({ ...f, kinds: null })} group by o.kind`))

const columns = sql`o.id, o.region, o.kind, o.name, o.former_names, o.uscc, o.phone, o.address, o.opens, o.parent_id, o.merged_into, o.valid_from, o.valid_until,
  o.closed_because, o.version`

/** One organisation within a range of places. */
export const findOrganisation = (db: Db, county: string, id: string, lo: string, hi: string) =>
  db.maybe<OrganisationRow>(sql`select ${columns} from organisations.organisations o where o.county = ${county} and o.id = ${id} and o.region >= ${lo} and o.region < ${hi}`)

/** The same, held until the transaction ends. */
export const lockOrganisation = (db: Db, county: string, id: string, lo: string, hi: string) =>
  db.maybe<OrganisationRow>(sql`select ${columns} from organisations.organisations o where o.county = ${county} and o.id = ${id} and o.region >= ${lo} and o.region < ${hi} for update`)

/** What of an organisation is public: by id, wherever it is. */
export const findNamed = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; name: string; kind: string; region: string; valid_until: string | null }>(sql`
    select id, name, kind, region, valid_until from organisations.organisations where county = ${county} and id = ${id}`)

export const sameName = (db: Db, county: string, region: string, kind: string, name: string, today: string) =>
  db.maybe<{ id: string }>(sql`select id from organisations.organisations where county = ${county} and region = ${region} and kind = ${kind} and name = ${name}
    and (valid_until is null or valid_until > ${today})`)

export const factsOf = async (db: Db, county: string, id: string) =>
  (await db.maybe<{ facts: FactValues }>(sql`select facts from organisations.details where county = ${county} and id = ${id}`))?.facts ?? {}

export interface SeatRow {
  id: string
  role: string
  person_id: string | null
  name: string
  posted_by: string
  valid_from: string
  valid_until: string | null
  basis: string
}

/** All seats of an organisation, those of today first, then the latest. */
export const seatsOf = (db: Db, county: string, id: string, today: string) =>
  db.many<SeatRow>(sql`
    select id, role, person_id, name, posted_by, valid_from, valid_until, basis from organisations.seats
    where county = ${county} and organisation_id = ${id}
    order by (valid_until is null or valid_until > ${today}) desc, valid_from desc, id limit 300`)

export const termsOf = (db: Db, county: string, id: string) =>
  db.many<{ id: string; nth: number; valid_from: string; valid_until: string; basis: string }>(sql`
    select id, nth, valid_from, valid_until, basis from organisations.terms where county = ${county} and organisation_id = ${id} order by valid_from desc, id desc limit 50`)

/** Papers of an organisation, and those of others that are about it. */
export const recordsOf = (db: Db, county: string, id: string) =>
  db.many<{
    id: string; kind: string; title: string; onDay: string; note: string; archive: string; caseId: string | null; caseNumber: string; organisationId: string
    organisationName: string; aboutId: string | null; aboutName: string | null; byName: string
  }>(sql`
    select r.id, r.kind, r.title, r.on_day as "onDay", r.note, r.archive, r.case_id as "caseId", r.case_number as "caseNumber", r.organisation_id as "organisationId",
      o.name as "organisationName", r.about_id as "aboutId", a.name as "aboutName", r.by_name as "byName"
    from organisations.records r
    join organisations.organisations o on o.county = r.county and o.id = r.organisation_id
    left join organisations.organisations a on a.county = r.county and a.id = r.about_id
    where r.county = ${county} and (r.organisation_id = ${id} or r.about_id = ${id}) order by r.on_day desc, r.id desc limit 200`)

export const partsOf = (db: Db, county: string, id: string, today: string) =>
  db.many<{ id: string; name: string; kind: string }>(sql`
    select id, name, kind from organisations.organisations where county = ${county} and parent_id = ${id} and (valid_until is null or valid_until > ${today})
    order by kind, name, id limit 100`)

export const countRecipients = async (db: Db, county: string, id: string, today: string) =>
  (await db.one<{ n: number }>(sql`select count(*)::int as n from organisations.recipients
    where county = ${county} and organisation_id = ${id} and (valid_until is null or valid_until > ${today})`)).n

export const insertOrganisation = (
  db: Db,
  o: {
    county: string; id: string; region: string; kind: string; name: string; initials: string; uscc: string | null; phone: string; address: string; opens: string
    parentId: string | null; validFrom: string; facts: FactValues; now: Date
  },
) =>
  db.run(sql`with made as (
      insert into organisations.organisations (county, id, region, kind, name, initials, uscc, phone, address, opens, parent_id, valid_from, created_at)
      values (${o.county}, ${o.id}, ${o.region}, ${o.kind}, ${o.name}, ${o.initials}, ${o.uscc}, ${o.phone}, ${o.address}, ${o.opens}, ${o.parentId}, ${o.validFrom}, ${o.now})
      returning county, id, region)
    insert into organisations.details (county, id, region, facts) select county, id, region, ${JSON.stringify(o.facts)}::jsonb from made`)

export const updateOrganisation = async (
  db: Db,
  county: string,
  id: string,
  version: number,
  o: { name: string; formerNames: string[]; initials: string; uscc: string | null; phone: string; address: string; opens: string; parentId: string | null; facts: FactValues; region: string },
): Promise<boolean> => {
  const changed = await db.run(sql`update organisations.organisations set name = ${o.name}, former_names = ${o.formerNames}, initials = ${o.initials}, uscc = ${o.uscc},
      phone = ${o.phone}, address = ${o.address}, opens = ${o.opens}, parent_id = ${o.parentId}, version = version + 1
    where county = ${county} and id = ${id} and version = ${version}`)
  if (!changed) return false
  await db.run(sql`insert into organisations.details (county, id, region, facts) values (${county}, ${id}, ${o.region}, ${JSON.stringify(o.facts)})
    on conflict (county, id) do update set facts = excluded.facts`)
  return true
}

export const closeOrganisation = async (db: Db, county: string, id: string, version: number, on: string, because: string, mergedInto: string | null) =>
  (await db.run(sql`update organisations.organisations set valid_until = ${on}, closed_because = ${because}, merged_into = ${mergedInto}, version = version + 1
    where county = ${county} and id = ${id} and version = ${version}`)) === 1

/** Seats that run end on a day; one that would begin later ends where it begins. @returns how many. */
export const endSeatsOf = (db: Db, county: string, id: string, on: string, because: string) =>
  db.run(sql`update organisations.seats set valid_until = greatest(valid_from, ${on}::date), ended_because = ${because}
    where county = ${county} and organisation_id = ${id} and (valid_until is null or valid_until > ${on})`)

export const endSeat = (db: Db, county: string, id: string, on: string, because: string) =>
  db.run(sql`update organisations.seats set valid_until = ${on}, ended_because = ${because} where county = ${county} and id = ${id}`)

export const insertSeat = (
  db: Db,
  s: {
    county: string; id: string; region: string; organisationId: string; role: string; personId: string | null; name: string; postedBy: string; validFrom: string
    validUntil: string | null; basis: string
  },
) =>
  db.run(sql`insert into organisations.seats (county, id, region, organisation_id, role, person_id, name, posted_by, valid_from, valid_until, basis)
    values (${s.county}, ${s.id}, ${s.region}, ${s.organisationId}, ${s.role}, ${s.personId}, ${s.name}, ${s.postedBy}, ${s.validFrom}, ${s.validUntil}, ${s.basis})`)

export const insertTerm = (
  db: Db, t: { county: string; id: string; region: string; organisationId: string; nth: number; validFrom: string; validUntil: string; basis: string },
) =>
  db.run(sql`insert into organisations.terms (county, id, region, organisation_id, nth, valid_from, valid_until, basis)
    values (${t.county}, ${t.id}, ${t.region}, ${t.organisationId}, ${t.nth}, ${t.validFrom}, ${t.validUntil}, ${t.basis})`)

export const insertRecord = (
  db: Db,
  r: {
    county: string; id: string; region: string; organisationId: string; aboutId: string | null; kind: string; title: string; onDay: string; note: string; archive: string
    caseId: string | null; caseNumber: string; byAccount: string; byName: string; now: Date
  },
) =>
  db.run(sql`insert into organisations.records (county, id, region, organisation_id, about_id, kind, title, on_day, note, archive, case_id, case_number, by_account, by_name, recorded_at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.organisationId}, ${r.aboutId}, ${r.kind}, ${r.title}, ${r.onDay}, ${r.note}, ${r.archive}, ${r.caseId}, ${r.caseNumber},
      ${r.byAccount}, ${r.byName}, ${r.now})`)

/** Adds to the history of a file. */
export const recordChange = (
  db: Db,
  c: { county: string; id: string; region: string; organisationId: string; at: Date; deed: string; before: object; after: object; reason: string; byAccount: string; byName: string },
) =>
  db.run(sql`insert into organisations.changes (county, id, region, organisation_id, at, deed, before, after, reason, by_account, by_name)
    values (${c.county}, ${c.id}, ${c.region}, ${c.organisationId}, ${c.at}, ${c.deed}, ${JSON.stringify(c.before)}, ${JSON.stringify(c.after)}, ${c.reason}, ${c.byAccount}, ${c.byName})`)

export const listChanges = (db: Db, county: string, id: string, before: string) =>
  db.many<{ id: string; at: string; deed: string; before: Record<string, unknown>; after: Record<string, unknown>; reason: string; byName: string }>(sql`
    select id, at, deed, before, after, reason, by_name as "byName" from organisations.changes
    where county = ${county} and organisation_id = ${id} and id < ${before} order by id desc limit 51`)

export const localKinds = (db: Db, county: string) =>
  db.many<LocalKind>(sql`select code, kind_group as "group", title, level from organisations.local_kinds where county = ${county} order by id`)

export const insertLocalKind = (db: Db, k: { county: string; id: string; region: string; code: string; group: string; title: string; level: string }) =>
  db.run(sql`insert into organisations.local_kinds (county, id, region, code, kind_group, title, level)
    values (${k.county}, ${k.id}, ${k.region}, ${k.code}, ${k.group}, ${k.title}, ${k.level})`)

export const localSetting = async (db: Db, county: string, name: string) =>
  (await db.maybe<{ value: number | null }>(sql`select value from organisations.local_settings where county = ${county} and name = ${name}`))?.value ?? null

export const setLocalSetting = (db: Db, s: { county: string; id: string; region: string; name: string; value: number | null }) =>
  db.run(sql`insert into organisations.local_settings (county, id, region, name, value) values (${s.county}, ${s.id}, ${s.region}, ${s.name}, ${s.value})
    on conflict (county, name) do update set value = excluded.value`)

/** A case within the scope, by its number. */
export const caseByNumber = (db: Db, county: string, number: string) =>
  db.maybe<{ id: string; number: string; applicant_id: string | null }>(sql`
    select id, number, applicant_id from cases.published_cases where county = ${county} and number = ${number}`)

/** Somebody on the register within the scope: who they are called, nothing else. */
export const personNamed = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; name: string; region: string }>(sql`
    select id, name, region from register.published_people where county = ${county} and id = ${id} and state in ('present', 'moved_away')`)

/** The seats of one person that run, with the kind of body: who sits on the committee does not supervise it. */
export const seatsOfKind = (db: Db, county: string, region: string, kind: string, today: string) =>
  db.many<{ person_id: string | null; name: string }>(sql`
    select s.person_id, s.name from organisations.seats s join organisations.organisations o on o.county = s.county and o.id = s.organisation_id
    where s.county = ${county} and s.region = ${region} and o.kind = ${kind} and s.valid_from <= ${today} and (s.valid_until is null or s.valid_until > ${today})`)
