import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'
import type { PartyMoveState } from '../party.ts'

export interface MoveRow {
  id: string
  region: string
  from_region: string
  person_id: string
  name: string
  member_kind: 'retired' | 'unemployed' | 'graduate' | 'demobilised' | 'mobile' | 'other'
  from_name: string
  to_name: string
  state: PartyMoveState
  note: string
  applied_on: string
  version: number
  /** Who confirmed the sending end. */
  sent_by: string | null
}

const columns = sql`m.id, m.region, m.from_region, m.person_id, m.name, m.member_kind, m.from_name, m.to_name, m.state, m.note, m.applied_on, m.version,
  (select s.by_account from organisations.party_steps s where s.county = m.county and s.move_id = m.id and s.step = 'confirm_sending' limit 1) as sent_by`

/** Moves whose either end lies in a range; by party_moves_by_place and party_moves_by_sender. */
export const listMoves = (db: Db, county: string, lo: string, hi: string, states: readonly string[], after: string) =>
  db.many<MoveRow>(unprepared(sql`
    select ${columns} from organisations.party_moves m
    where m.county = ${county} and m.state = any (${[...states]}) and m.id < ${after}
      and ((m.region >= ${lo} and m.region < ${hi}) or (m.from_region <> '' and m.from_region >= ${lo} and m.from_region < ${hi}))
    order by m.id desc limit 51`))

export const movesOf = (db: Db, county: string, personId: string) =>
  db.many<MoveRow>(sql`select ${columns} from organisations.party_moves m where m.county = ${county} and m.person_id = ${personId} order by m.id desc limit 50`)

export const findMove = (db: Db, county: string, id: string) =>
  db.maybe<MoveRow>(sql`select ${columns} from organisations.party_moves m where m.county = ${county} and m.id = ${id}`)

export const lockMove = (db: Db, county: string, id: string) =>
  db.maybe<MoveRow>(sql`select ${columns} from organisations.party_moves m where m.county = ${county} and m.id = ${id} for update of m`)

export const runningOf = (db: Db, county: string, personId: string) =>
  db.maybe<{ id: string }>(sql`select id from organisations.party_moves where county = ${county} and person_id = ${personId} and state in ('applied', 'sent', 'received')`)

export const insertMove = (
  db: Db,
  m: {
    county: string; id: string; region: string; fromRegion: string; personId: string; name: string; memberKind: string; fromOrganisationId: string | null; fromName: string
    toOrganisationId: string; toName: string; note: string; appliedOn: string
  },
) =>
  db.run(sql`insert into organisations.party_moves (county, id, region, from_region, person_id, name, member_kind, from_organisation_id, from_name, to_organisation_id, to_name,
      state, note, applied_on)
    values (${m.county}, ${m.id}, ${m.region}, ${m.fromRegion}, ${m.personId}, ${m.name}, ${m.memberKind}, ${m.fromOrganisationId}, ${m.fromName}, ${m.toOrganisationId},
      ${m.toName}, 'applied', ${m.note}, ${m.appliedOn})`)

export const setMoveState = async (db: Db, county: string, id: string, version: number, state: string) =>
  (await db.run(sql`update organisations.party_moves set state = ${state}, version = version + 1 where county = ${county} and id = ${id} and version = ${version}`)) === 1

export const recordStep = (
  db: Db, s: { county: string; id: string; region: string; fromRegion: string; moveId: string; step: string; at: Date; byAccount: string; byName: string; note: string },
) =>
  db.run(sql`insert into organisations.party_steps (county, id, region, from_region, move_id, step, at, by_account, by_name, note)
    values (${s.county}, ${s.id}, ${s.region}, ${s.fromRegion}, ${s.moveId}, ${s.step}, ${s.at}, ${s.byAccount}, ${s.byName}, ${s.note})`)

export const stepsOf = (db: Db, county: string, moveId: string) =>
  db.many<{ id: string; step: string; at: string; byName: string; note: string }>(sql`
    select id, step, at, by_name as "byName", note from organisations.party_steps where county = ${county} and move_id = ${moveId} order by id limit 200`)

/** Whether each of two files has a move that runs. */
export const twoRunning = async (db: Db, county: string, a: string, b: string) =>
  (await db.one<{ n: number }>(sql`select count(distinct person_id)::int as n from organisations.party_moves
    where county = ${county} and person_id in (${a}, ${b}) and state in ('applied', 'sent', 'received')`)).n > 1
