/** How a person and their ties are shown. */
import { z } from 'zod'
import { named } from '../../../platform/kernel/operation.ts'
import { tieKinds, sexes, personStates, householdKinds, representativeKinds, powers, languages } from './codes.ts'
import { Id, Day, Text } from './parts.ts'

/** A place where a person is registered, lives or is cared for, from a day to a day. */
export const Tie = named(
  'Tie',
  z.object({
    id: z.uuid(),
    kind: z.enum(tieKinds),
    region: z.string(),
    regionName: z.string(),
    householdId: z.uuid().nullable(),
    dwellingId: z.uuid().nullable(),
    address: z.string(),
    relation: z.string().describe('GB/T 4761, seen from the head of the household'),
    elsewhereCode: z.string(),
    elsewhere: z.string().describe('Name of the place when it is outside the served county'),
    validFrom: z.string(),
    validUntil: z.string().nullable(),
    source: z.string(),
  }),
)
export type Tie = z.output<typeof Tie>

export const NewTie = z.strictObject({
  kind: z.enum(tieKinds),
  householdId: Id.optional(),
  dwellingId: Id.optional(),
  elsewhereCode: z.string().regex(/^\d{6}(\d{6})?$/, '外地请写6位或12位区划代码').optional(),
  elsewhere: Text(100).optional(),
  relation: z.string().regex(/^\d{2}$/, '与户主关系用两位代码（GB/T 4761）').default('99'),
  validFrom: Day,
  source: Text(100).default(''),
})

export const PersonLine = z.object({
  id: z.uuid(),
  name: z.string(),
  sex: z.enum(sexes),
  age: z.int().describe('Full years today, Asia/Shanghai'),
  region: z.string(),
  regionName: z.string(),
  address: z.string().describe('Where the person lives today, else is registered; empty when outside the county'),
})

/** One line of a search. */
export const PersonHit = named('PersonHit', PersonLine)
export type PersonHit = z.output<typeof PersonHit>

export const PersonListItem = named(
  'PersonListItem',
  PersonLine.extend({ idNumberMasked: z.string().nullable(), phoneMasked: z.string().nullable(), state: z.enum(personStates) }),
)
export type PersonListItem = z.output<typeof PersonListItem>

export const Member = z.object({ personId: z.uuid(), name: z.string(), relation: z.string(), kind: z.enum(tieKinds) })

export const RepresentativeLine = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  kind: z.enum(representativeKinds),
  powers: z.array(z.enum(powers)),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
})

/** A person's file. Numbers are masked; health, belief, descent and the like never stand here. */
export const Person = named(
  'Person',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    name: z.string(),
    sex: z.enum(sexes),
    bornOn: z.string(),
    diedOn: z.string().nullable(),
    age: z.int(),
    idKind: z.string().describe('Type of document after GA/T 2000.156'),
    idNumberMasked: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    language: z.enum(languages),
    state: z.enum(personStates),
    ties: z.array(Tie),
    household: z
      .object({ id: z.uuid(), kind: z.enum(householdKinds), number: z.string().nullable(), headId: z.uuid().nullable(), members: z.array(Member) })
      .nullable(),
    representatives: z.array(RepresentativeLine).describe('Who may act for this person'),
    represents: z.array(RepresentativeLine).describe('Whom this person may act for'),
    version: z.int(),
  }),
)
export type Person = z.output<typeof Person>

export const Warning = z.object({ code: z.string(), message: z.string() })
