import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Id, page, RegionCode, Text, WithId } from './parts.ts'

/** Kinds of service that are asked for (FLO-10). They say what is needed, never what somebody is. */
export const NEED_KINDS = {
  work: '找工作、培训', school: '孩子上学', rent: '租房住房', health: '看病、体检、疫苗', insurance: '社保转移', papers: '证件证明', language: '语言帮助', other: '其他',
} as const
export const needKinds = ['work', 'school', 'rent', 'health', 'insurance', 'papers', 'language', 'other'] as const
/** Kinds by which a list of people may be narrowed: health is counted, and nobody is looked for by it (个人信息保护法 art. 28). */
export const listableNeedKinds = ['work', 'school', 'rent', 'insurance', 'papers', 'language', 'other'] as const

export const Need = named(
  'ResidenceNeed',
  z.object({
    id: z.uuid(), personId: z.uuid(), name: z.string(), region: z.string(), regionName: z.string(), kind: z.enum(needKinds), said: z.string(),
    statedOn: z.string(), until: z.string(), statedBy: z.enum(['resident', 'worker']),
  }),
)
export type Need = z.output<typeof Need>

export const listNeeds = operation({
  id: 'listResidenceNeeds',
  method: 'GET',
  path: '/api/residence/needs',
  summary: 'Needs of mobile residents that stand today, by time and by kind except health; a resident reads their own',
  access: { staff: 'residence.read', resident: true },
  query: z.strictObject({
    kind: z.enum(listableNeedKinds, '不能按这个种类查找居民，请选择其他种类').optional(),
    region: RegionCode.optional(),
    when: z.enum(['month', 'quarter', 'older']).optional().describe('Stated within 30 days, within 90, or longer ago'),
    after: After,
  }),
  reply: named('ResidenceNeedPage', page(Need)),
})

export const countNeeds = operation({
  id: 'countResidenceNeeds',
  method: 'GET',
  path: '/api/residence/needs/counts',
  summary: 'Needs that stand today as totals by kind and by how long ago they were stated',
  access: { staff: 'residence.read' },
  reply: named('ResidenceNeedCounts', z.object({ items: z.array(z.object({ kind: z.enum(needKinds), month: z.int(), quarter: z.int(), older: z.int() })) })),
})

export const stateNeed = operation({
  id: 'stateResidenceNeed',
  method: 'POST',
  path: '/api/residence/needs',
  summary: 'State a need for a service until a day: for oneself, or a worker with a person of the place',
  access: { staff: 'residence.keep', resident: true },
  body: named(
    'NewResidenceNeed',
    z.strictObject({
      personId: Id.optional().describe('Of staff: whose need it is'),
      kind: z.enum(needKinds, '请选择需要哪种服务'),
      said: Text(200).default(''),
      until: Day.optional().describe('Until when it is wanted; half a year when absent'),
      clientId: ClientId,
    }),
  ),
  reply: z.object({ id: z.uuid(), until: z.string() }),
  refusals: ['residence.person_not_found', 'residence.need_dates', 'residence.need_stated'],
})

export const endNeed = operation({
  id: 'endResidenceNeed',
  method: 'POST',
  path: '/api/residence/needs/:id/end',
  summary: 'A need is met, or the resident takes it back',
  access: { staff: 'residence.keep', resident: true },
  params: WithId,
  body: z.strictObject({ reason: z.enum(['met', 'withdrawn'], '请选择原因'), clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['residence.need_not_found'],
})

export const confirmNeed = operation({
  id: 'confirmResidenceNeed',
  method: 'POST',
  path: '/api/residence/needs/:id/confirm',
  summary: 'A need still stands: half a year more',
  access: { staff: 'residence.keep', resident: true },
  params: WithId,
  body: z.strictObject({ clientId: ClientId }),
  reply: z.object({ id: z.uuid(), until: z.string() }),
  refusals: ['residence.need_not_found'],
})
