import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export interface MandateRow {
  id: string
  region: string
  person_id: string
  by_person_id: string | null
  by_name: string
  powers: Array<'apply' | 'read' | 'collect'>
  valid_until: string
  state: 'offered' | 'accepted' | 'declined' | 'withdrawn' | 'ended'
  representative_id: string | null
  offered_at: string
  answered_at: string | null
  ended_at: string | null
  version: number
  person_name: string | null
}

const columns = sql`m.id, m.region, m.person_id, m.by_person_id, m.by_name, m.powers, m.valid_until, m.state, m.representative_id, m.offered_at, m.answered_at, m.ended_at, m.version`

/** Offered by a person, and to a person; by mandates_by_person and mandates_by_agent. */
export const mandatesOf = (db: Db, county: string, personId: string) =>
  db.many<MandateRow>(sql`select ${columns}, p.name as person_name from privacy.mandates m
    left join register.published_people p on p.county = m.county and p.id = m.person_id
    where m.county = ${county} and (m.person_id = ${personId} or m.by_person_id = ${personId}) order by m.offered_at desc, m.id desc limit 200`)

export const holdMandate = (db: Db, county: string, id: string) =>
  db.maybe<MandateRow>(sql`select ${columns}, null as person_name from privacy.mandates m where m.county = ${county} and m.id = ${id} for update`)

export const insertMandate = (
  db: Db, m: { county: string; id: string; region: string; personId: string; byPersonId: string | null; byName: string; powers: string[]; validUntil: string; now: Date },
) =>
  db.run(sql`insert into privacy.mandates (county, id, region, person_id, by_person_id, by_name, powers, valid_until, offered_at)
    values (${m.county}, ${m.id}, ${m.region}, ${m.personId}, ${m.byPersonId}, ${m.byName}, ${m.powers}, ${m.validUntil}, ${m.now})`)

export const setMandate = (db: Db, county: string, id: string, s: { state: string; representativeId: string | null; answeredAt: Date | string | null; endedAt: Date | null }) =>
  db.run(sql`update privacy.mandates set state = ${s.state}, representative_id = ${s.representativeId}, answered_at = ${s.answeredAt}, ended_at = ${s.endedAt},
    version = version + 1 where county = ${county} and id = ${id}`)
