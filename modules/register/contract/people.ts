/** Doors of a person’s file: list, open, keep, show a number. */
import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { purposes, tieKinds, sexes, languages } from './codes.ts'
import { NewTie, Person, PersonListItem, Warning } from './file.ts'
import { RegionCode, Day, Text, Reason, Version, ClientId, After, PersonPath, Name, Page } from './parts.ts'

export const listPeople = operation({
  id: 'listPeople',
  method: 'GET',
  path: '/api/people',
  summary: 'People of the current post’s place, fifty at a time; numbers masked. No filter by any sensitive trait exists',
  access: { staff: 'register.search' },
  query: z.strictObject({
    q: Text(50).optional().describe('Initials, part of a name, whole ID number or telephone'),
    region: RegionCode.optional(),
    sex: z.enum(sexes).optional(),
    ageFrom: z.coerce.number().int().min(0).max(150).optional(),
    ageTo: z.coerce.number().int().min(0).max(150).optional(),
    tie: z.enum(tieKinds).optional(),
    after: After,
  }),
  reply: named('PersonPage', Page(PersonListItem).extend({ more: z.boolean().describe('More names fit than a list takes: ask with another character or a place') })),
  refusals: ['register.page_unknown'],
})

export const getPerson = operation({
  id: 'getPerson',
  method: 'GET',
  path: '/api/people/:id',
  summary: 'Open one person’s file. Staff say why; the opening is recorded and the person can read that record',
  access: { staff: 'register.open', resident: true },
  params: PersonPath,
  query: z.strictObject({
    purpose: z.enum(purposes, '请选择查看档案的原因').optional().describe('Required of staff'),
    ref: Text(60).optional().describe('Number of the case, visit or request'),
  }),
  reply: Person,
  refusals: ['register.person_not_found', 'register.purpose_needed', 'register.minor_not_for_this_post', 'register.minor_ref_needed'],
})

export const createPerson = operation({
  id: 'createPerson',
  method: 'POST',
  path: '/api/people',
  summary: 'Open a file for a person who has none, with the places they are tied to',
  access: { staff: 'register.keep' },
  body: named(
    'NewPerson',
    z.strictObject({
      name: Name,
      sex: z.enum(sexes).optional().describe('Follows from a citizen number when absent'),
      bornOn: Day.optional().describe('Follows from a citizen number when absent'),
      idKind: z.string().regex(/^\d{3}$/, '请选择证件类型').default('111'),
      idNumber: Text(40).optional(),
      phone: Text(30).optional(),
      language: z.enum(languages).default('zh'),
      region: RegionCode.describe('Community or grid; a tie to a dwelling here decides it more exactly'),
      ties: z.array(NewTie).max(6, '一次最多登记6条关系').default([]),
      clientId: ClientId,
    }),
  ),
  reply: named('PersonCreated', z.object({ id: z.uuid(), version: z.int(), warnings: z.array(Warning) })),
  refusals: [
    'register.id_number_invalid', 'register.phone_invalid', 'register.born_on_needed', 'register.born_on_impossible', 'register.person_exists',
    'register.place_not_yours', 'register.place_unknown', 'register.household_not_found', 'register.dwelling_not_found', 'register.tie_without_place',
    'register.tie_dates', 'register.tie_twice',
  ],
})

export const updatePerson = operation({
  id: 'updatePerson',
  method: 'PATCH',
  path: '/api/people/:id',
  summary: 'Change facts of a file, with the reason; what stood before stays in the history',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named(
    'PersonChange',
    z.strictObject({
      version: Version,
      reason: Reason,
      name: Name.optional(),
      sex: z.enum(sexes).optional(),
      bornOn: Day.optional(),
      diedOn: Day.nullable().optional().describe('Corrects or takes off the date of a death that was recorded; a death itself is an event'),
      idKind: z.string().regex(/^\d{3}$/, '请选择证件类型').optional(),
      idNumber: Text(40).nullable().optional(),
      phone: Text(30).nullable().optional(),
      language: z.enum(languages).optional(),
      clientId: ClientId,
    }),
  ),
  reply: named('PersonChanged', z.object({ version: z.int(), warnings: z.array(Warning) })),
  refusals: [
    'register.person_not_found', 'register.changed_meanwhile', 'register.id_number_invalid', 'register.phone_invalid', 'register.born_on_impossible',
    'register.person_exists', 'register.death_is_an_event',
  ],
})

export const unmaskPerson = operation({
  id: 'unmaskPerson',
  keepNoReply: true,
  method: 'POST',
  path: '/api/people/:id/unmaskings',
  summary: 'Show one number of a person in full, for a purpose; recorded',
  access: { staff: 'register.unmask', resident: true },
  params: PersonPath,
  body: named(
    'Unmasking',
    z.strictObject({ field: z.enum(['idNumber', 'phone']), purpose: z.enum(purposes, '请选择查看完整号码的原因'), ref: Text(60).optional() }),
  ),
  reply: named('Unmasked', z.object({ field: z.enum(['idNumber', 'phone']), value: z.string().nullable() })),
  refusals: ['register.person_not_found', 'register.number_not_for_this_post'],
})
