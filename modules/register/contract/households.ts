/** Doors of households. */
import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { purposes, householdKinds, sexes } from './codes.ts'
import { Member } from './file.ts'
import { Id, RegionCode, Day, Text, Reason, Version, ClientId, After, PersonPath, Page } from './parts.ts'

export const HouseholdListItem = named(
  'HouseholdListItem',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    kind: z.enum(householdKinds),
    number: z.string().nullable(),
    headName: z.string(),
    members: z.int(),
    address: z.string(),
    validFrom: z.string(),
    validUntil: z.string().nullable(),
  }),
)

export const Household = named(
  'Household',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    kind: z.enum(householdKinds),
    number: z.string().nullable(),
    headId: z.uuid().nullable(),
    dwellingId: z.uuid().nullable(),
    address: z.string(),
    members: z.array(Member.extend({ sex: z.enum(sexes), bornOn: z.string(), since: z.string(), inScope: z.boolean().describe('Whether the file may be asked for here') })),
    formerMembers: z.int(),
    validFrom: z.string(),
    validUntil: z.string().nullable(),
    version: z.int(),
  }),
)

export const createHousehold = operation({
  id: 'createHousehold',
  method: 'POST',
  path: '/api/households',
  summary: 'Open a household at a dwelling or in a place, with its first members',
  access: { staff: 'register.keep' },
  body: named(
    'NewHousehold',
    z.strictObject({
      kind: z.enum(householdKinds).default('family'),
      number: Text(20).regex(/^[0-9A-Za-z-]*$/, '户号只能是字母、数字和横线').optional(),
      region: RegionCode.optional(),
      dwellingId: Id.optional(),
      validFrom: Day,
      members: z
        .array(
          z.strictObject({
            personId: Id,
            relation: z.string().regex(/^\d{2}$/, '与户主关系用两位代码（GB/T 4761）'),
            kinds: z.array(z.enum(['registered', 'living'])).min(1).max(2).default(['registered', 'living']),
          }),
        )
        .max(30, '一次最多登记30人')
        .default([]),
      clientId: ClientId,
    }),
  ),
  reply: named('HouseholdCreated', z.object({ id: z.uuid(), version: z.int() })),
  refusals: [
    'register.dwelling_not_found', 'register.place_not_yours', 'register.place_unknown', 'register.place_needed', 'register.person_not_found',
    'register.tie_dates', 'register.two_heads', 'register.tie_twice',
  ],
})

export const getHousehold = operation({
  id: 'getHousehold',
  method: 'GET',
  path: '/api/households/:id',
  summary: 'A household with those who belong to it today, or belonged on a day',
  access: { staff: 'register.open' },
  params: PersonPath,
  query: z.strictObject({
    purpose: z.enum(purposes).optional(),
    ref: Text(60).optional(),
    on: Day.optional().describe('The household as it was that day; today when absent'),
  }),
  reply: Household,
  refusals: ['register.household_not_found'],
})

export const printHousehold = operation({
  id: 'printHousehold',
  method: 'GET',
  path: '/api/households/:id/sheet.pdf',
  summary: 'The household as a sheet to print, as it was on a day; recorded as an opening',
  access: { staff: 'register.open' },
  params: PersonPath,
  query: z.strictObject({ on: Day.optional() }),
  reply: z.unknown(),
  file: ['application/pdf'],
  refusals: ['register.household_not_found'],
})

export const listHouseholds = operation({
  id: 'listHouseholds',
  method: 'GET',
  path: '/api/households',
  summary: 'Households of a place or a dwelling, as they were on a day (today by default), fifty at a time',
  access: { staff: 'register.search' },
  query: z.strictObject({ region: RegionCode.optional(), dwellingId: Id.optional(), on: Day.optional(), after: After }),
  reply: named('HouseholdPage', Page(HouseholdListItem).extend({ total: z.int().nullable().describe('Households of the place on that day; on the first page of one community or grid') })),
  refusals: ['register.page_unknown', 'register.place_not_yours'],
})

export const endHousehold = operation({
  id: 'endHousehold',
  method: 'POST',
  path: '/api/households/:id/end',
  summary: 'Close a household to which nobody belongs any more (merged, cancelled); history stays',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: z.strictObject({ on: Day, reason: Reason, version: Version, clientId: ClientId }),
  reply: z.object({ version: z.int() }),
  refusals: ['register.household_not_found', 'register.household_not_empty', 'register.changed_meanwhile', 'register.tie_dates'],
})
