/** Doors of buildings: their doors as a floor plan, who owns and rents, dividing and joining. */
import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { dwellingUses } from './codes.ts'
import { ClientId, Day, Id, PersonPath, Reason, Text, Version } from './parts.ts'

export const DwellingLink = named(
  'DwellingLink',
  z.object({
    id: z.uuid(), kind: z.enum(['owner', 'tenant']), personId: z.uuid().nullable(), name: z.string(), validFrom: z.string(), validUntil: z.string().nullable(), source: z.string(),
  }),
)

export const Building = named(
  'Building',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    estate: z.string(),
    name: z.string(),
    address: z.string(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    units: z.array(
      z.object({
        unit: z.string().describe('Number of the unit (单元); empty where doors have none'),
        floors: z.array(
          z.object({
            floor: z.int().nullable().describe('Null where the door does not say'),
            doors: z.array(
              z.object({ id: z.uuid(), door: z.string(), use: z.enum(dwellingUses), living: z.int(), registered: z.int(), first: z.string().describe('Who lives there first, for the visit') }),
            ),
          }),
        ),
      }),
    ),
  }),
)
export type Building = z.output<typeof Building>

export const getBuilding = operation({
  id: 'getBuilding',
  method: 'GET',
  path: '/api/buildings/:id',
  summary: 'A building with its doors by unit and floor, and how many live behind each',
  access: { staff: 'register.open' },
  params: PersonPath,
  reply: Building,
  refusals: ['register.building_not_found'],
})

export const listDwellingLinks = operation({
  id: 'listDwellingLinks',
  method: 'GET',
  path: '/api/dwellings/:id/links',
  summary: 'Who owns and who rents a dwelling, now and before',
  access: { staff: 'register.open' },
  params: PersonPath,
  reply: named('DwellingLinks', z.object({ items: z.array(DwellingLink) })),
  refusals: ['register.dwelling_not_found'],
})

export const addDwellingLink = operation({
  id: 'addDwellingLink',
  method: 'POST',
  path: '/api/dwellings/:id/links',
  summary: 'Record an owner or tenant of a dwelling: a person of the register, or an organisation by name',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named(
    'NewDwellingLink',
    z.strictObject({
      kind: z.enum(['owner', 'tenant']),
      personId: Id.optional(),
      name: Text(80).default('').describe('Of an organisation, where no person is named'),
      validFrom: Day,
      validUntil: Day.optional().describe('End of a lease'),
      source: Text(100).min(2, '请写明依据，如不动产权证、租赁合同'),
      clientId: ClientId,
    }),
  ),
  reply: named('DwellingLinkAdded', z.object({ id: z.uuid() })),
  refusals: ['register.dwelling_not_found', 'register.person_not_found', 'register.link_names_nobody', 'register.tie_dates'],
})

export const endDwellingLink = operation({
  id: 'endDwellingLink',
  method: 'POST',
  path: '/api/dwelling-links/:id/end',
  summary: 'End an ownership or a lease on a day; it stays as history',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: z.strictObject({ on: Day, reason: Reason, clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['register.link_not_found', 'register.tie_dates'],
})

export const reshapeDwellings = operation({
  id: 'reshapeDwellings',
  method: 'POST',
  path: '/api/buildings/:id/reshapings',
  summary: 'Divide a dwelling into several doors, or join several into one; the old doors end and keep their history',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named(
    'Reshaping',
    z.strictObject({
      from: z.array(z.strictObject({ id: Id, version: Version })).min(1, '请选择要拆分或合并的住房').max(20),
      to: z.array(z.strictObject({ door: Text(30).min(1, '请填写单元房号'), use: z.enum(dwellingUses).default('owner'), areaM2: z.number().min(1).max(100_000).optional() })).min(1, '请填写新的单元房号').max(20),
      on: Day,
      reason: Reason,
      clientId: ClientId,
    }),
  ),
  reply: named('Reshaped', z.object({ ids: z.array(z.uuid()) })),
  refusals: ['register.building_not_found', 'register.dwelling_not_found', 'register.changed_meanwhile', 'register.dwelling_in_use', 'register.dwelling_exists', 'register.reshape_one_to_one', 'register.tie_dates'],
})
