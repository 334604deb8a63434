import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ResidenceDeclaration } from './declarations.ts'
import { Need } from './needs.ts'
import { PointRule } from './point-rule.ts'
import { OriginRequest } from './origin.ts'
import { ResidencePermit } from './permits.ts'
import { Rental } from './rentals.ts'

export const ROLES = { deliberation: '议事协商', supervision: '居务监督', representative: '居民代表', volunteer_team: '志愿服务队', election: '参加选举' } as const
export const roles = ['deliberation', 'supervision', 'representative', 'volunteer_team', 'election'] as const
export const BASES = { registered: '户籍居民', near: '本旗其他社区户籍', far: '外地户籍' } as const
export const bases = ['registered', 'near', 'far'] as const

export const getResidenceCoverage = operation({
  id: 'getResidenceCoverage',
  method: 'GET',
  path: '/api/residence/coverage',
  summary: 'Registered residents on the move against those and the declared tenancies without a registration, by place (IND-46’s base)',
  access: { staff: 'residence.read' },
  reply: named(
    'ResidenceCoverage',
    z.object({
      day: z.string(),
      items: z.array(
        z.object({
          region: z.string(), regionName: z.string(), declared: z.int(), invited: z.int().describe('Tenancies with no registration yet'),
          share: z.number().nullable().describe('Percent, one decimal; null where nobody is counted'),
        }),
      ),
    }),
  ),
})

export const countParticipation = operation({
  id: 'countParticipation',
  method: 'GET',
  path: '/api/residence/participation',
  summary: 'Who takes part in self-government, by role and population base, as totals (FLO-07)',
  access: { staff: 'residence.read' },
  reply: named(
    'ParticipationCounts',
    z.object({
      day: z.string(),
      items: z.array(z.object({ role: z.enum(roles), registered: z.int().nullable(), near: z.int().nullable(), far: z.int().nullable() })),
      suppressed: z.boolean().describe('Whether totals under ten are left out'),
    }),
  ),
})

export const OpenService = named(
  'PermitService',
  z.object({
    code: z.string(), area: z.string(), title: z.string(), text: z.string(), basis: z.string(), open: z.boolean(), because: z.string(), matter: z.string().nullable(),
  }),
)

export const getMyResidence = operation({
  id: 'getMyResidence',
  method: 'GET',
  path: '/api/me/residence',
  summary: 'A resident’s declaration, permit with what it opens, rentals, needs, requests to the home office, and what may be applied for from when',
  access: { resident: true },
  reply: named(
    'MyResidence',
    z.object({
      declaration: ResidenceDeclaration.nullable(),
      permit: ResidencePermit.nullable(),
      mayApplyFrom: z.string().nullable().describe('First day on which a permit may be applied for, where none stands'),
      services: z.array(OpenService),
      asTenant: z.array(Rental),
      asLandlord: z.array(Rental),
      needs: z.array(Need),
      originRequests: z.array(OriginRequest),
      roles: z.array(z.enum(roles)),
      points: z.boolean().describe('Whether the place has a rule for points'),
    }),
  ),
})

export const MatterForMobile = named(
  'MatterForMobile',
  z.object({
    code: z.string(), title: z.string(), department: z.string(), open: z.boolean(), closedBecause: z.string(), feeFen: z.int(), feeBasis: z.string(), versions: z.int(),
    steps: z.int(), papers: z.int(), visits: z.int(), days: z.string(),
  }),
)

export const listMattersForMobile = operation({
  id: 'listMattersForMobile',
  method: 'GET',
  path: '/api/residence/matters',
  summary: 'Every matter in force: whether residents without household registration here get it as registered ones do, on what ground if not, and the fee (FLO-03)',
  access: { staff: 'residence.read' },
  reply: named('MattersForMobile', z.object({ day: z.string(), items: z.array(MatterForMobile) })),
})

export const MatterVersion = named(
  'MatterVersion',
  z.object({
    version: z.int(), validFrom: z.string(), validUntil: z.string().nullable(), steps: z.array(z.string()), papers: z.array(z.string()), days: z.string(), visits: z.int(),
    feeFen: z.int(), open: z.boolean(), channels: z.int(),
  }),
)

export const compareMatterVersions = operation({
  id: 'compareMatterVersions',
  method: 'GET',
  path: '/api/residence/matters/:code/versions',
  summary: 'Steps, papers, days, visits and fee of a matter, version by version, newest first (FLO-11)',
  access: { staff: 'residence.read' },
  params: z.strictObject({ code: z.string().max(80) }),
  reply: named('MatterVersions', z.object({ code: z.string(), title: z.string(), items: z.array(MatterVersion) })),
  refusals: ['matters.not_found'],
})

export const getPointRule = operation({
  id: 'getPointRule',
  method: 'GET',
  path: '/api/residence/points',
  summary: 'The place’s rule for points towards household registration in force today, or none (FLO-05)',
  access: 'public',
  reply: named('PointRuleInForce', z.object({ rule: PointRule.nullable() })),
})
