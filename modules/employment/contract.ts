import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

/** What somebody looks for. */
export const WORK_WISHES = {
  full_time: '全日制工作',
  part_time: '小时工、兼职',
  seasonal: '季节工',
  public_post: '公益性岗位',
  training: '技能培训',
  start_up: '自己创业',
  nearby: '离家近的活',
} as const
export const workWishes = Object.keys(WORK_WISHES) as [keyof typeof WORK_WISHES, ...(keyof typeof WORK_WISHES)[]]

export const END_REASONS = {
  employed: '已就业',
  training: '参加培训',
  retired: '退休',
  moved: '迁出',
  renounced: '本人不再需要',
  other: '其他',
} as const

export const EmploymentRegistration = named(
  'EmploymentRegistration',
  z.object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    region: z.string(),
    regionName: z.string(),
    wishes: z.array(z.string()),
    wanted: z.string(),
    skills: z.string(),
    helper: z.string(),
    registeredOn: z.string(),
    refreshDue: z.string(),
  }),
)

export const listEmploymentRegistrations = operation({
  id: 'listEmploymentRegistrations',
  method: 'GET',
  path: '/api/employment/registrations',
  summary:
    'People of the place who are helped into work; with `due` those to be asked again. A resident reads their own',
  access: { staff: 'employment.read', resident: true },
  query: z.strictObject({
    wish: z.enum(workWishes).optional(),
    due: z.enum(['true', 'false']).default('false'),
    after: z.uuid('翻页位置不对，请从第一页重新查看').optional(),
  }),
  reply: named('EmploymentRegistrationPage', z.object({ items: z.array(EmploymentRegistration), next: z.string().nullable() })),
})

export const endEmploymentRegistration = operation({
  id: 'endEmploymentRegistration',
  method: 'POST',
  path: '/api/employment/registrations/:id/end',
  summary: 'End a registration today with its result: employed, in training, moved …',
  access: { staff: 'employment.keep' },
  params: z.strictObject({ id: z.uuid('编号不正确，请从列表中重新选择') }),
  body: z.strictObject({
    reason: z.enum(['employed', 'training', 'retired', 'moved', 'renounced', 'other']),
    clientId: z.string().min(8).max(100).optional(),
  }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['employment.registration_not_found'],
})

export const refreshEmploymentRegistration = operation({
  id: 'refreshEmploymentRegistration',
  method: 'POST',
  path: '/api/employment/registrations/:id/refresh',
  summary: 'Record that somebody was asked again and still looks for work; the next time is set',
  access: { staff: 'employment.keep' },
  params: z.strictObject({ id: z.uuid('编号不正确，请从列表中重新选择') }),
  body: z.strictObject({ clientId: z.string().min(8).max(100).optional() }),
  reply: z.object({ refreshDue: z.string() }),
  refusals: ['employment.registration_not_found'],
})
