import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Duty } from '../contract.ts'

export type DutyRow = Omit<Duty, 'mine' | 'regionName'> & { regionName: string | null; rank: number }

const rank = sql`array_position(array['prefecture', 'county', 'township', 'community'], d.level)`
const duties = sql`select d.id, d.region, r.name as "regionName", d.level, d.duty, d.subject_kind as "subjectKind", d.subject, d.subject_title as "subjectTitle",
    d.lead_id as "leadId", d.lead_name as lead, d.helpers, d.basis, d.supplies, d.contact, d.valid_from as "validFrom", d.ended_on as "endedOn", d.version, ${rank} as rank
  from mandates.duties d left join regions.published_regions r on r.code = d.region`

export interface DutyFilter {
  county: string; lo: string; hi: string; up: readonly string[]; level: string; kind: string; lead: string; q: string; open: boolean; today: string
  after: { rank: number; lead: string; id: string }
}

/** What holds at the place, below it, and above it up to the county. A list of some hundred rows for a county. */
const near = (f: Pick<DutyFilter, 'county' | 'lo' | 'hi' | 'up' | 'kind' | 'lead' | 'q' | 'open' | 'today'>) => sql`d.county = ${f.county}
    and ((d.region >= ${f.lo} and d.region < ${f.hi}) or d.region = any(${[...f.up]}::text[]))
    and (${f.kind} = '' or d.subject_kind = ${f.kind}) and (${f.lead} = '' or d.lead_name = ${f.lead})
    and (${f.q} = '' or strpos(d.duty || ' ' || d.lead_name || ' ' || d.subject_title || ' ' || d.subject || ' ' || array_to_string(d.helpers, ' '), ${f.q}) > 0)
    and (d.ended_on is null or d.ended_on > ${f.today}) = ${f.open}`

export const listDuties = (db: Db, f: DutyFilter) =>
  db.many<DutyRow>(unprepared(sql`${duties} where ${near(f)} and (${f.level} = '' or d.level = ${f.level})
      and (${rank}, d.lead_name, d.id) > (${f.after.rank}::int, ${f.after.lead}, ${f.after.id}::uuid)
    order by rank, d.lead_name, d.id limit 51`))

export const countDuties = (db: Db, f: DutyFilter) =>
  db.many<{ level: string; n: number }>(unprepared(sql`select d.level, count(*)::int as n from mandates.duties d where ${near(f)} group by d.level`))

export const findDuty = (db: Db, county: string, id: string) => db.maybe<DutyRow>(sql`${duties} where d.county = ${county} and d.id = ${id}`)

export const lockDuty = (db: Db, county: string, id: string, version: number) =>
  db.maybe<{ id: string }>(sql`select id from mandates.duties where county = ${county} and id = ${id} and version = ${version} and ended_on is null for update`)

/** Who led the same before. */
export const formerLeads = (db: Db, d: DutyRow, county: string) =>
  db.many<DutyRow>(sql`${duties} where d.county = ${county} and d.subject_kind = ${d.subjectKind} and d.subject = ${d.subject} and d.level = ${d.level}
    and d.region = ${d.region} and d.subject_kind <> 'words' and d.id <> ${d.id} order by d.valid_from desc limit 20`)

/** By duties_by_subject: of each level the rule of the nearest place that holds on the day. */
export const inCharge = (db: Db, f: { county: string; kind: string; code: string; level: string; up: readonly string[]; day: string }) =>
  db.many<DutyRow>(sql`select * from (select distinct on (x.rank) x.* from (${duties} where d.county = ${f.county} and d.subject_kind = ${f.kind} and d.subject = ${f.code}
      and (${f.level} = '' or d.level = ${f.level}) and d.region = any(${[...f.up]}::text[]) and d.valid_from <= ${f.day} and (d.ended_on is null or d.ended_on > ${f.day})) x
    order by x.rank, x.region desc) nearest order by rank`)

/** Whoever leads the same at the same place and level on or after a day. */
export const leadFrom = (db: Db, f: { county: string; region: string; level: string; kind: string; subject: string; from: string }) =>
  db.maybe<{ lead: string }>(sql`select lead_name as lead from mandates.duties where county = ${f.county} and region = ${f.region} and level = ${f.level}
    and subject_kind = ${f.kind} and subject = ${f.subject} and (ended_on is null or ended_on > ${f.from}) limit 1`)

/** Writes a duty; false when another lead holds meanwhile. */
export const insertDuty = async (
  db: Db,
  d: { county: string; id: string; region: string; level: string; duty: string; subjectKind: string; subject: string; subjectTitle: string; leadId: string | null
    lead: string; helpers: readonly string[]; basis: string; supplies: string; contact: string; validFrom: string },
): Promise<boolean> =>
  (await db.maybe(sql`insert into mandates.duties (county, id, region, level, duty, subject_kind, subject, subject_title, lead_id, lead_name, helpers, basis, supplies, contact, valid_from)
    values (${d.county}, ${d.id}, ${d.region}, ${d.level}, ${d.duty}, ${d.subjectKind}, ${d.subject}, ${d.subjectTitle}, ${d.leadId}, ${d.lead}, ${[...d.helpers]}, ${d.basis},
      ${d.supplies}, ${d.contact}, ${d.validFrom}) on conflict do nothing returning 1`)) !== undefined

export const updateDuty = (db: Db, county: string, id: string, d: { duty: string; helpers: readonly string[]; basis: string; supplies: string; contact: string }) =>
  db.run(sql`update mandates.duties set duty = ${d.duty}, helpers = ${[...d.helpers]}, basis = ${d.basis}, supplies = ${d.supplies}, contact = ${d.contact}, version = version + 1
    where county = ${county} and id = ${id}`)

export const endDuty = (db: Db, county: string, id: string, on: string) =>
  db.run(sql`update mandates.duties set ended_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)

export const allOpen = (db: Db, f: { county: string; lo: string; hi: string; up: readonly string[]; today: string }) =>
  db.many<DutyRow>(unprepared(sql`${duties} where d.county = ${f.county} and ((d.region >= ${f.lo} and d.region < ${f.hi}) or d.region = any(${[...f.up]}::text[]))
    and d.valid_from <= ${f.today} and (d.ended_on is null or d.ended_on > ${f.today}) order by rank, d.duty, d.id limit 5000`))

export const organisationName = (db: Db, county: string, id: string) =>
  db.maybe<{ name: string }>(sql`select name from organisations.published_organisations where county = ${county} and id = ${id}`)
