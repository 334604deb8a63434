import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

export const Region = named(
  'Region',
  z.object({
    code: z.string(),
    level: z.string(),
    name: z.string(),
    fullName: z.string(),
    parent: z.string().nullable(),
    kind: z.string(),
    validFrom: z.string(),
    validUntil: z.string().nullable(),
  }),
)
export type Region = z.output<typeof Region>

/** A place with how many places stand directly under it today. */
export const RegionLine = named('RegionLine', Region.extend({ parts: z.int() }))
export type RegionLine = z.output<typeof RegionLine>

/** What came from a place, or went to it, on a day: the whole of it or a part. */
export const Succession = named('RegionSuccession', z.object({ on: z.string(), code: z.string(), name: z.string(), whole: z.boolean() }))

const Code = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '区划代码应为12、15或18位数字')

export const listRegions = operation({
  id: 'listRegions',
  method: 'GET',
  path: '/api/regions',
  summary: 'Places served: children of one, or by name, pinyin initials or code; dated',
  access: 'public',
  query: z.strictObject({
    parent: Code.optional(),
    under: Code.optional(),
    level: z.enum(['province', 'prefecture', 'county', 'township', 'community', 'grid']).optional(),
    q: z.string().trim().max(50).optional(),
    day: z.iso.date().optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(500),
  }),
  reply: named('RegionList', z.object({ items: z.array(RegionLine) })),
})

export const getRegion = operation({
  id: 'getRegion',
  method: 'GET',
  path: '/api/regions/:code',
  summary: 'One place with the way up to the province',
  access: 'public',
  params: z.strictObject({ code: Code }),
  reply: named(
    'RegionPage',
    z.object({
      region: Region,
      ancestors: z.array(Region),
      children: z.array(RegionLine),
      origins: z.array(Succession).describe('What it was made of, the last change first'),
      became: z.array(Succession).describe('What became of it'),
      formerNames: z.array(z.object({ name: z.string(), until: z.string() })),
    }),
  ),
  refusals: ['regions.not_found'],
})

export const getBoundaries = operation({
  id: 'getBoundaries',
  method: 'GET',
  path: '/api/regions/:code/boundaries',
  summary: 'GeoJSON of the places of one level under a place, for the map',
  access: 'signed-in',
  params: z.strictObject({ code: Code }),
  query: z.strictObject({ level: z.enum(['township', 'community', 'grid']).default('grid'), day: z.iso.date().optional() }),
  reply: named(
    'Boundaries',
    z.object({
      type: z.string(),
      note: z.string(),
      features: z.array(
        z.object({
          type: z.string(),
          properties: z.object({ code: z.string(), name: z.string(), level: z.string() }),
          geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
        }),
      ),
    }),
  ),
})

export const searchDivisions = operation({
  id: 'searchDivisions',
  method: 'GET',
  path: '/api/divisions',
  summary: 'The whole public list of divisions of the country (five levels): by part of a name, pinyin or code; where somebody is registered elsewhere',
  access: 'public',
  query: z.strictObject({
    q: z.string().trim().min(1).max(50),
    under: z.string().regex(/^\d{2,12}$/).optional(),
    level: z.enum(['province', 'prefecture', 'county', 'township', 'community']).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  reply: named('DivisionList', z.object({ items: z.array(z.object({ code: z.string(), name: z.string(), level: z.string(), path: z.string() })), source: z.string() })),
})
