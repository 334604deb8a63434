import { sql } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'

export interface RecipientRow {
  id: string
  region: string
  organisation_id: string
  organisation_name: string
  person_id: string
  name: string
  service: string
  case_number: string
  basis: string
  valid_from: string
  valid_until: string | null
}

const columns = sql`r.id, r.region, r.organisation_id, o.name as organisation_name, r.person_id, r.name, r.service, r.case_number, r.basis, r.valid_from, r.valid_until`

/** The recipients of one worker in a team, those still served and those of before. */
export const listRecipients = (db: Db, county: string, organisationId: string, worker: string, after: string) =>
  db.many<RecipientRow>(sql`select ${columns} from organisations.recipients r
    join organisations.organisations o on o.county = r.county and o.id = r.organisation_id
    where r.county = ${county} and r.organisation_id = ${organisationId} and r.worker = ${worker} and r.id > ${after} order by r.id limit 51`)

/** A recipient of this worker's; nobody else's is found. */
export const findRecipient = (db: Db, county: string, id: string, worker: string) =>
  db.maybe<RecipientRow>(sql`select ${columns} from organisations.recipients r
    join organisations.organisations o on o.county = r.county and o.id = r.organisation_id
    where r.county = ${county} and r.id = ${id} and r.worker = ${worker}`)

export const runningFor = (db: Db, county: string, organisationId: string, personId: string, service: string) =>
  db.maybe<{ id: string }>(sql`select id from organisations.recipients where county = ${county} and organisation_id = ${organisationId} and person_id = ${personId}
    and service = ${service} and valid_until is null`)

export const insertRecipient = (
  db: Db,
  r: {
    county: string; id: string; region: string; organisationId: string; personId: string; name: string; service: string; caseNumber: string; basis: string; worker: string
    validFrom: string
  },
) =>
  db.run(sql`insert into organisations.recipients (county, id, region, organisation_id, person_id, name, service, case_number, basis, worker, valid_from)
    values (${r.county}, ${r.id}, ${r.region}, ${r.organisationId}, ${r.personId}, ${r.name}, ${r.service}, ${r.caseNumber}, ${r.basis}, ${r.worker}, ${r.validFrom})`)

export const endRecipient = (db: Db, county: string, id: string, on: string, because: string) =>
  db.run(sql`update organisations.recipients set valid_until = ${on}, ended_because = ${because} where county = ${county} and id = ${id}`)

export const servicesOf = (db: Db, county: string, recipientId: string) =>
  db.many<{ id: string; onDay: string; what: string; byName: string }>(sql`
    select id, on_day as "onDay", what, by_name as "byName" from organisations.services where county = ${county} and recipient_id = ${recipientId}
    order by on_day desc, id desc limit 200`)

export const insertService = (
  db: Db, s: { county: string; id: string; region: string; recipientId: string; onDay: string; what: string; byAccount: string; byName: string; now: Date },
) =>
  db.run(sql`insert into organisations.services (county, id, region, recipient_id, on_day, what, by_account, by_name, recorded_at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.recipientId}, ${s.onDay}, ${s.what}, ${s.byAccount}, ${s.byName}, ${s.now})`)

/** What a person may read of themselves: services they accepted. */
export const recipientsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ id: string; team: string; service: string; from: string; until: string | null }>(sql`
    select r.id, o.name as team, r.service, r.valid_from as "from", r.valid_until as until from organisations.recipients r
    join organisations.organisations o on o.county = r.county and o.id = r.organisation_id
    where r.county = ${county} and r.person_id = ${personId} order by r.valid_from desc, r.id limit 100`)

export const servicesToTell = (db: Db, county: string, personId: string) =>
  db.many<{ what: string; onDay: string }>(sql`
    select s.what, s.on_day as "onDay" from organisations.services s join organisations.recipients r on r.county = s.county and r.id = s.recipient_id
    where s.county = ${county} and r.person_id = ${personId} order by s.on_day desc, s.id limit 100`)

/** Seats that a person holds and held. */
export const seatsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ organisation: string; kind: string; role: string; from: string; until: string | null }>(sql`
    select o.name as organisation, o.kind, s.role, s.valid_from as "from", s.valid_until as until from organisations.seats s
    join organisations.organisations o on o.county = s.county and o.id = s.organisation_id
    where s.county = ${county} and s.person_id = ${personId} order by s.valid_from desc, s.id limit 100`)

/** Another worker goes on with those whom somebody served within a range. @returns how many. */
export const handRecipients = (db: Db, county: string, from: string, to: string, lo: string, hi: string) =>
  db.run(sql`update organisations.recipients set worker = ${to}
    where county = ${county} and worker = ${from} and region >= ${lo} and region < ${hi} and valid_until is null`)
