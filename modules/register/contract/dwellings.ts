/** Doors of dwellings and addresses. */
import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { tieKinds, dwellingUses, householdKinds } from './codes.ts'
import { Id, RegionCode, Text, ClientId, After, PersonPath, Page } from './parts.ts'

export const DwellingHit = named(
  'DwellingHit',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    address: z.string(),
    use: z.enum(dwellingUses),
    residents: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('Who lives there today, the first five'),
  }),
)
export type DwellingHit = z.output<typeof DwellingHit>

export const Dwelling = named(
  'Dwelling',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    buildingId: z.uuid(),
    estate: z.string(),
    building: z.string(),
    door: z.string(),
    address: z.string(),
    use: z.enum(dwellingUses),
    areaM2: z.number().nullable(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    residents: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.enum(tieKinds), relation: z.string(), since: z.string() })),
    households: z.array(z.object({ id: z.uuid(), kind: z.enum(householdKinds), number: z.string().nullable() })),
    formerResidents: z.int(),
    version: z.int(),
  }),
)

export const createDwelling = operation({
  id: 'createDwelling',
  method: 'POST',
  path: '/api/dwellings',
  summary: 'Record a dwelling; its building is found, or recorded with it. One address is one dwelling',
  access: { staff: 'register.keep' },
  body: named(
    'NewDwelling',
    z.strictObject({
      region: RegionCode.describe('Community or grid'),
      estate: Text(60).min(1, '请填写小区、街巷或自然村的名称'),
      building: Text(30).min(1, '请填写楼栋或门牌号，如 3号楼'),
      door: Text(30).default('').describe('Unit and room, e.g. 2单元501室; empty for a house of its own'),
      use: z.enum(dwellingUses).default('owner'),
      areaM2: z.number().min(1).max(100_000).optional(),
      lon: z.number().min(-180).max(180).optional(),
      lat: z.number().min(-90).max(90).optional(),
      clientId: ClientId,
    }),
  ),
  reply: named('DwellingCreated', z.object({ id: z.uuid(), buildingId: z.uuid(), address: z.string() })),
  refusals: ['register.place_not_yours', 'register.place_unknown', 'register.dwelling_exists'],
})

export const listDwellings = operation({
  id: 'listDwellings',
  method: 'GET',
  path: '/api/dwellings',
  summary: 'Dwellings of a place or a building, fifty at a time',
  access: { staff: 'register.search' },
  query: z.strictObject({ region: RegionCode.optional(), buildingId: Id.optional(), use: z.enum(dwellingUses).optional(), after: After }),
  reply: named(
    'DwellingPage',
    Page(z.object({ id: z.uuid(), region: z.string(), regionName: z.string(), buildingId: z.uuid(), address: z.string(), use: z.enum(dwellingUses), areaM2: z.number().nullable() })),
  ),
  refusals: ['register.page_unknown'],
})

export const searchAddresses = operation({
  id: 'searchAddresses',
  method: 'GET',
  path: '/api/addresses',
  summary: 'Dwellings by any part of their address, with who lives there',
  access: { staff: 'register.search' },
  query: z.strictObject({ q: Text(60).min(1, '请输入地址的一部分') }),
  reply: named('DwellingHits', z.object({ items: z.array(DwellingHit) })),
})

export const getDwelling = operation({
  id: 'getDwelling',
  method: 'GET',
  path: '/api/dwellings/:id',
  summary: 'A dwelling with who lives or is registered there today and how many did before',
  access: { staff: 'register.open' },
  params: PersonPath,
  reply: Dwelling,
  refusals: ['register.dwelling_not_found'],
})
