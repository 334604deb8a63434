/** Doors of moving in and out. */
import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { contacts } from './codes.ts'
import { NewTie } from './file.ts'
import { Id, Day, Text, Reason, Version, ClientId, PersonPath } from './parts.ts'

export const addTie = operation({
  id: 'addTie',
  method: 'POST',
  path: '/api/people/:id/ties',
  summary: 'Tie a person to a place from a day on (moving in); the earlier tie of the same kind ends that day and stays as history',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named(
    'NewTie',
    NewTie.extend({ version: Version, reason: Text(200).default(''), contact: z.enum(contacts).default('window').describe('By which contact it became known'), clientId: ClientId }),
  ),
  reply: named('TieAdded', z.object({ id: z.uuid(), ended: z.uuid().nullable(), region: z.string(), version: z.int(), toBeConfirmed: z.boolean().describe('The place is another’s: it was asked, and the tie begins when it confirms') })),
  refusals: [
    'register.person_not_found', 'register.changed_meanwhile', 'register.household_not_found', 'register.dwelling_not_found',
    'register.tie_without_place', 'register.tie_dates', 'register.place_unknown', 'register.died_already',
  ],
})

export const endTie = operation({
  id: 'endTie',
  method: 'POST',
  path: '/api/people/:id/ties/:tieId/end',
  summary: 'End a tie on a day (moving out); history stays',
  access: { staff: 'register.keep' },
  params: z.strictObject({ id: Id, tieId: Id }),
  body: named('TieEnd', z.strictObject({ on: Day, reason: Reason, contact: z.enum(contacts).default('window'), version: Version, clientId: ClientId })),
  reply: named('TieEnded', z.object({ region: z.string(), version: z.int() })),
  refusals: ['register.person_not_found', 'register.tie_not_found', 'register.changed_meanwhile', 'register.tie_dates'],
})
