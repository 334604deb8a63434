import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

export const VisitPlan = named(
  'VisitPlan',
  z.object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    region: z.string(),
    regionName: z.string(),
    every: z.enum(['week', 'month', 'quarter']),
    way: z.enum(['home', 'phone', 'both']),
    helper: z.string(),
    startsOn: z.string(),
    reviewOn: z.string(),
  }),
)

export const listVisitPlans = operation({
  id: 'listVisitPlans',
  method: 'GET',
  path: '/api/elderly/visit-plans',
  summary: 'Visits agreed with old people of the place of the current post; a resident reads their own',
  access: { staff: 'elderly.read_plans', resident: true },
  query: z.strictObject({ every: z.enum(['week', 'month', 'quarter']).optional(), after: z.uuid('翻页位置不对，请从第一页重新查看').optional() }),
  reply: named('VisitPlanPage', z.object({ items: z.array(VisitPlan), next: z.string().nullable() })),
})

export const endVisitPlan = operation({
  id: 'endVisitPlan',
  method: 'POST',
  path: '/api/elderly/visit-plans/:id/end',
  summary: 'End agreed visits today: consent withdrawn, moved, died, or a new plan follows',
  access: { staff: 'elderly.keep_plans' },
  params: z.strictObject({ id: z.uuid('编号不正确，请从列表中重新选择') }),
  body: z.strictObject({ reason: z.string().trim().min(2, '请写明原因，至少2个字').max(200), clientId: z.string().min(8).max(100).optional() }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['elderly.plan_not_found'],
})
