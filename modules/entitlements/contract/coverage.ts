import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { lifeEvents, matterTypes } from '../../matters/contract.ts'
import { ClientId, Day, Done, Made, MatterCode, Must, RegionCode, Text, Version, WithId } from './parts.ts'

export const CoverageGap = named('CoverageGap', z.object({ id: z.uuid(), region: z.string(), matter: z.string(), reason: z.string(), meanwhile: z.string(), fromOn: z.string(), untilOn: z.string().nullable(), byName: z.string(), version: z.int(), mine: z.boolean() }))
export type CoverageGap = z.output<typeof CoverageGap>

export const getCoverage = operation({
  id: 'getServiceCoverage', method: 'GET', path: '/api/entitlements/coverage',
  summary: 'Matters against communities: which are not served where and why, which are open to residents registered elsewhere (MAT-17, IND-24, IND-117)', access: { staff: 'entitlements.coverage' },
  query: z.strictObject({ region: RegionCode.optional() }),
  reply: named('ServiceCoverage', z.object({
    region: z.string(), regionName: z.string(), day: z.string(),
    communities: z.array(z.object({ code: z.string(), name: z.string(), street: z.string(), streetName: z.string() })),
    matters: z.array(z.object({ code: z.string(), title: z.string(), type: z.enum(matterTypes), group: z.enum(lifeEvents), openToNonRegistered: z.boolean(), closedBecause: z.string() })),
    gaps: z.array(CoverageGap),
    figures: z.object({ communities: z.int(), whole: z.int().describe('Communities that serve every basic matter (IND-24)'), matters: z.int(), open: z.int().describe('Matters open to residents registered elsewhere (IND-117)') }),
  })),
  refusals: ['entitlements.place_not_yours'],
})

export const markGap = operation({
  id: 'markServiceGap', method: 'POST', path: '/api/entitlements/gaps',
  summary: 'Says that a community does not serve a matter yet, why, and where people go meanwhile', access: { staff: 'entitlements.cover' },
  body: named('NewServiceGap', z.strictObject({ region: RegionCode, matter: MatterCode, reason: Must(200, '请写明原因'), meanwhile: Must(200, '请写明居民现在到哪里办'), fromOn: Day, untilOn: Day.optional(), clientId: ClientId })),
  reply: Made, refusals: ['entitlements.matter_unknown', 'entitlements.place_not_yours', 'entitlements.community_needed', 'entitlements.gap_exists'],
})

export const endGap = operation({
  id: 'endServiceGap', method: 'POST', path: '/api/entitlements/gaps/:id/end',
  summary: 'The community serves the matter from today', access: { staff: 'entitlements.cover' }, params: WithId,
  body: z.strictObject({ note: Text(200).default(''), version: Version, clientId: ClientId }),
  reply: Done, refusals: ['entitlements.gap_not_found', 'entitlements.changed_meanwhile'],
})
