import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Code, Day, Id, Needed, Page, Path, Text, Version } from './parts.ts'

export const OPENING_STATES = { asked: '等待审批', approved: '已批准', refused: '未批准', withdrawn: '已撤回' } as const
export const openingStates = ['asked', 'approved', 'refused', 'withdrawn'] as const

export const Opening = named(
  'Opening',
  z.object({
    id: z.uuid(),
    kind: z.string(),
    title: z.string(),
    personId: z.uuid().nullable(),
    personName: z.string().describe('Masked; empty where no one person is meant'),
    regionName: z.string(),
    purpose: z.string(),
    ref: z.string(),
    state: z.enum(openingStates),
    emergency: z.boolean(),
    askedBy: z.string(),
    askedPost: z.string(),
    askedAt: z.string(),
    decidedBy: z.string(),
    decidedAt: z.string().nullable(),
    reason: z.string(),
    until: z.string().nullable(),
    uses: z.int(),
    lookedAt: z.string().nullable(),
    lookedBy: z.string(),
    lookedNote: z.string(),
    mine: z.boolean(),
    mayDecide: z.boolean(),
    version: z.int(),
  }),
)
export type Opening = z.output<typeof Opening>

export const SensitiveReadView = named('SensitiveRead', z.object({ code: z.string(), title: z.string(), hours: z.int(), law: z.string(), aboutOne: z.boolean(), off: z.boolean(), condition: z.string() }))

export const listSensitiveReads = operation({
  id: 'listSensitiveReads',
  method: 'GET',
  path: '/api/privacy/sensitive-reads',
  summary: 'Reads for which two people answer',
  access: { staff: 'privacy.ask_opening' },
  reply: named('SensitiveReads', z.object({ items: z.array(SensitiveReadView) })),
})

export const askOpening = operation({
  id: 'askOpening',
  method: 'POST',
  path: '/api/privacy/openings',
  summary: 'Ask that a sensitive read be opened, with a purpose; another entitled person decides. In an emergency it opens at once and the privacy officer and the person are told',
  access: { staff: 'privacy.ask_opening' },
  body: named(
    'NewOpening',
    z.strictObject({ kind: Code, personId: Id.optional(), purpose: Needed(200, '用途'), ref: Text(60).default(''), emergency: z.boolean().default(false), clientId: ClientId }),
  ),
  reply: z.object({ id: z.uuid(), state: z.enum(openingStates), until: z.string().nullable() }),
  refusals: ['privacy.read_not_found', 'privacy.person_not_found', 'privacy.person_needed', 'privacy.emergency_needs_reason'],
})

export const listOpenings = operation({
  id: 'listOpenings',
  method: 'GET',
  path: '/api/privacy/openings',
  summary: 'Sensitive reads asked for: one’s own, those one may decide, and for whoever reviews all of the place',
  access: { staff: 'privacy.ask_opening' },
  query: z.strictObject({ box: z.enum(['mine', 'decide', 'all']).default('mine'), state: z.enum(openingStates).optional(), emergency: z.enum(['yes']).optional(), from: Day.optional(), until: Day.optional(), after: After }),
  reply: named('OpeningPage', Page(Opening).extend({ waiting: z.int() })),
  refusals: [],
})

export const decideOpening = operation({
  id: 'decideOpening',
  method: 'POST',
  path: '/api/privacy/openings/:id/decisions',
  summary: 'Approve for a limited time, or refuse with a reason; never one’s own or that of whom one is deputy for',
  access: { staff: 'privacy.approve_opening' },
  params: Path,
  body: z.strictObject({ approve: z.boolean(), reason: Needed(200, '理由'), version: Version, clientId: ClientId }),
  reply: z.object({ state: z.enum(openingStates), until: z.string().nullable() }),
  refusals: ['privacy.opening_not_found', 'privacy.opening_decided', 'privacy.opening_own', 'privacy.changed_meanwhile'],
})

export const lookAtEmergency = operation({
  id: 'lookAtEmergency',
  method: 'POST',
  path: '/api/privacy/openings/:id/looks',
  summary: 'Look afterwards at an emergency opening and write down what was found',
  access: { staff: 'privacy.review' },
  params: Path,
  body: z.strictObject({ note: Needed(300, '核查结果'), version: Version, clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['privacy.opening_not_found', 'privacy.opening_looked_at', 'privacy.opening_own', 'privacy.changed_meanwhile'],
})
