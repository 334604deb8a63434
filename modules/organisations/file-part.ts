import type { Db } from '../../platform/server/db.ts'
import { ORGANISATION_KINDS, kindOf } from './kinds.ts'
import { recipientsToTell, seatsToTell, servicesToTell } from './queries/teams.ts'

/**
 * Seats and accepted services of a person, told to that person; the shape is the register's FilePart. Moves of a party member's link are told by
 * `listMyPartyMoves` alone: a copy of a file may be made by others, membership is theirs to show.
 */
export const organisationsFile = {
  id: 'organisations.seats',
  title: '任职和接受的服务',
  tells: ['organisations.seats.person_id', 'organisations.recipients.person_id'],
  list: async (tx: Db, county: string, personId: string) => [
    ...(await seatsToTell(tx, county, personId)).map((s) => ({
      title: s.organisation, text: kindOf(ORGANISATION_KINDS, s.kind)?.seats.find((role) => role.code === s.role)?.title ?? '成员', from: s.from, until: s.until,
    })),
    ...(await recipientsToTell(tx, county, personId)).map((r) => ({ title: r.service, text: r.team, from: r.from, until: r.until })),
    ...(await servicesToTell(tx, county, personId)).map((s) => ({ title: s.what, from: s.onDay, until: s.onDay })),
  ],
}
