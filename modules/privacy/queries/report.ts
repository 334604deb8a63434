import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

export interface Year {
  county: string
  lo: string
  hi: string
  from: Date
  until: Date
  fromId: string
  untilId: string
  now: Date
}

/** Deeds of the year by kind and reason: one walk along the primary key. */
export const deeds = (db: Db, y: Year) =>
  db.many<{ deed: string; because: string; n: number }>(unprepared(sql`
    select deed, case when deed = 'register.person_opened' then because else '' end as because, count(*) as n from platform.audit_entries
    where id >= ${y.fromId} and id < ${y.untilId} and region >= ${y.lo} and region < ${y.hi} group by 1, 2`))

/** Requests of people about their data: how many, how they ended, and working time to the answer in days; by cases_by_matter. */
export const requests = (db: Db, y: Year) =>
  db.many<{ matter: string; n: number; concluded: number; refused: number; open: number; late: number; days: number | null }>(unprepared(sql`
    select matter_code as matter, count(*) as n, count(*) filter (where concluded_at is not null and outcome <> 'refused') as concluded, count(*) filter (where outcome = 'refused') as refused,
      count(*) filter (where state in ('submitted', 'awaiting_correction', 'accepted', 'suspended')) as open,
      count(*) filter (where due_at is not null and coalesce(concluded_at, least(${y.until}::timestamptz, ${y.now}::timestamptz)) > due_at) as late,
      avg(extract(epoch from concluded_at - submitted_at) / 86400) filter (where concluded_at is not null)::float8 as days
    from cases.published_cases where county = ${y.county} and matter_code in ('register.correction', 'register.deletion') and region >= ${y.lo} and region < ${y.hi}
      and submitted_at >= ${y.from} and submitted_at < ${y.until} group by 1`))

export const consents = (db: Db, y: Year) =>
  db.many<{ purpose: string; given: number; withdrawn: number }>(unprepared(sql`
    select purpose, count(*) filter (where deed = 'given') as given, count(*) filter (where deed = 'withdrawn') as withdrawn from privacy.consents
    where county = ${y.county} and region >= ${y.lo} and region < ${y.hi} and at >= ${y.from} and at < ${y.until} group by 1 order by 1`))

/** Numbers of the module's own records of the year. */
export const own = (db: Db, y: Year) =>
  db.one<{
    openings: number; approved: number; refused: number; emergencies: number; emergencies_seen: number; reviews: number; reviews_closed: number; review_items: number; follow_ups: number
    assessments: number; assessments_approved: number; recipients: number; incidents: number; incident_people: number; rotations: number; resealed: number; expired: number; copies: number; mandates: number
  }>(unprepared(sql`
    select o.*, v.*, i.*, a.*, r.*, n.*, k.*, t.*, c.*, m.* from
      (select count(*) as openings, count(*) filter (where state = 'approved' and not emergency) as approved, count(*) filter (where state = 'refused') as refused,
        count(*) filter (where emergency) as emergencies, count(*) filter (where emergency and looked_at is not null) as emergencies_seen
        from privacy.openings where county = ${y.county} and region >= ${y.lo} and region < ${y.hi} and asked_at >= ${y.from} and asked_at < ${y.until}) o,
      (select count(*) as reviews, count(*) filter (where state = 'closed') as reviews_closed from privacy.reviews
        where county = ${y.county} and region >= ${y.lo} and region < ${y.hi} and begun_at >= ${y.from} and begun_at < ${y.until}) v,
      (select count(*) filter (where result <> '') as review_items, count(*) filter (where result = 'follow_up') as follow_ups from privacy.review_items
        where county = ${y.county} and region >= ${y.lo} and region < ${y.hi} and at >= ${y.from} and at < ${y.until}) i,
      (select count(*) as assessments, count(*) filter (where state = 'approved') as assessments_approved from privacy.assessments
        where county = ${y.county} and region >= ${y.lo} and region < ${y.hi} and made_at >= ${y.from} and made_at < ${y.until}) a,
      (select count(*) as recipients from privacy.recipients where county = ${y.county} and region >= ${y.lo} and region < ${y.hi} and valid_from < ${y.until} and (ended_on is null or ended_on >= ${y.from})) r,
      (select count(*) as incidents, coalesce(sum(people), 0) as incident_people from privacy.incidents
        where county = ${y.county} and region >= ${y.lo} and region < ${y.hi} and found_at >= ${y.from} and found_at < ${y.until}) n,
      (select count(*) as rotations, coalesce(sum(done), 0) as resealed from privacy.key_rotations where county = ${y.county} and started_at >= ${y.from} and started_at < ${y.until}) k,
      (select coalesce(sum(done), 0) as expired from privacy.retention_runs where county = ${y.county} and at >= ${y.from} and at < ${y.until}) t,
      (select count(*) as copies from privacy.copies where county = ${y.county} and region >= ${y.lo} and region < ${y.hi} and made_at >= ${y.from} and made_at < ${y.until}) c,
      (select count(*) as mandates from privacy.mandates where county = ${y.county} and region >= ${y.lo} and region < ${y.hi} and state in ('accepted', 'ended') and answered_at >= ${y.from} and answered_at < ${y.until}) m`))

export const placeName = (db: Db, code: string) => db.maybe<{ name: string }>(sql`select name from regions.published_regions where code = ${code}`)

/** Requests newest first, by cases_by_matter. */
export const listRequests = (db: Db, f: { county: string; lo: string; hi: string; matters: string[]; state: string | null; from: Date | null; until: Date | null; now: Date; after: string }) =>
  db.many<{
    id: string; number: string; matter: 'register.correction' | 'register.deletion'; region_name: string | null; region: string
    state: 'submitted' | 'awaiting_correction' | 'declined' | 'accepted' | 'suspended' | 'concluded' | 'withdrawn'; outcome: string; submitted_at: string; due_at: string | null; concluded_at: string | null; late: boolean
  }>(unprepared(sql`
    select c.id, c.number, c.matter_code as matter, r.name as region_name, c.region, c.state, c.outcome, c.submitted_at, c.due_at, c.concluded_at,
      coalesce(coalesce(c.concluded_at, ${f.now}) > c.due_at, false) as late
    from cases.published_cases c left join regions.published_regions r on r.code = c.region
    where c.county = ${f.county} and c.matter_code = any (${f.matters}) and c.region >= ${f.lo} and c.region < ${f.hi} and c.submitted_at is not null and c.id < ${f.after}
      ${f.from ? sql`and c.submitted_at >= ${f.from}` : sql.none} ${f.until ? sql`and c.submitted_at < ${f.until}` : sql.none}
      ${f.state === 'open' ? sql`and c.state in ('submitted', 'awaiting_correction', 'accepted', 'suspended')` : sql.none}
      ${f.state === 'concluded' ? sql`and c.concluded_at is not null and c.outcome <> 'refused'` : sql.none} ${f.state === 'refused' ? sql`and c.outcome = 'refused'` : sql.none}
      ${f.state === 'late' ? sql`and coalesce(c.concluded_at, ${f.now}) > c.due_at` : sql.none}
    order by c.id desc limit 51`))
