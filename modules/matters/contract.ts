import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { MatterBody, MatterLimit } from './body.ts'
import { channels, lifeEvents, matterKinds, matterTypes, type Channel } from './definition.ts'

export * from './definition.ts'
export { holds } from './conditions.ts'
export { ACCEPT_LIMIT, LIMIT_RULES, limitOf, localLimit, type LimitRule } from './limit-rules.ts'
export * from './known-facts.ts'
export * from './parts.ts'
export * from './briefs.ts'
export * from './sections.ts'
export * from './body.ts'
export * from './design/contract.ts'
export * from './design/life.ts'

const Line = z.object({
  code: z.string(),
  version: z.int(),
  title: z.string(),
  summary: z.string(),
  kind: z.enum(matterKinds),
  type: z.enum(matterTypes),
  lifeEvents: z.array(z.enum(lifeEvents)),
  audience: z.string(),
  department: z.string(),
  level: z.enum(['community', 'township', 'county']),
  channels: z.array(z.enum(channels)),
  openToNonRegistered: z.boolean(),
  handling: z.enum(['at_once', 'promised']),
  visits: z.int(),
  feeFen: z.int(),
  promised: MatterLimit.describe('What the office promises, else the legal limit'),
})

export const MatterLine = named('MatterLine', Line)
export type MatterLine = z.output<typeof MatterLine>

/** A matter with its public guide (MAT-14). */
export const PublicMatter = named(
  'Matter',
  z.object({
    ...MatterBody.omit({ messages: true, effectiveFrom: true }).shape,
    version: z.int(),
    validFrom: z.string(),
    validUntil: z.string().nullable(),
    inForce: z.boolean().describe('False for a version that no new case begins with'),
  }),
)
export type PublicMatter = z.output<typeof PublicMatter>

export const listMatters = operation({
  id: 'listMatters',
  method: 'GET',
  path: '/api/matters',
  summary: 'The catalogue of matters in force today: by plain words, life event, type (普惠型, 救助型), kind or channel',
  access: 'public',
  query: z.strictObject({
    q: z.string().trim().max(60).optional().describe('Plain words, or the first letters of their pinyin'),
    lifeEvent: z.enum(lifeEvents).optional(),
    type: z.enum(matterTypes).optional(),
    kind: z.enum(matterKinds).optional(),
    channel: z.enum(channels).optional(),
  }),
  reply: named('MatterList', z.object({ items: z.array(MatterLine), total: z.int() })),
})

export const getMatter = operation({
  id: 'getMatter',
  method: 'GET',
  path: '/api/matters/:code',
  summary: 'A matter with guide, form, materials, stages, limits and fee: the version in force today, or the one asked for',
  access: 'public',
  params: z.strictObject({ code: z.string().min(3).max(80) }),
  query: z.strictObject({ version: z.coerce.number('版本应是一个数字').int().min(1).max(1_000_000).optional() }),
  reply: PublicMatter,
  refusals: ['matters.not_found'],
})

export type { Channel }
