import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

/** 停发原因. */
export const END_REASONS = { died: '本人去世', moved: '户籍或居住地迁出', not_eligible: '不再符合条件', renounced: '本人放弃', correction: '更正' } as const
export const endReasons = ['died', 'moved', 'not_eligible', 'renounced', 'correction'] as const

export const Grant = named(
  'Grant',
  z.object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string().describe('Empty when the person has moved out of the reader’s place'),
    region: z.string(),
    regionName: z.string(),
    programme: z.string(),
    mode: z.enum(['monthly', 'one_off']),
    amountFen: z.int().describe('Monthly or in all, in fen'),
    fromMonth: z.string().describe('YYYY-MM'),
    untilMonth: z.string().nullable().describe('First month no longer paid'),
    tier: z.string(),
    caseId: z.uuid(),
    caseNumber: z.string(),
    decidedAt: z.string(),
  }),
)

export const listGrants = operation({
  id: 'listGrants',
  method: 'GET',
  path: '/api/assistance/grants',
  summary: 'What was granted in the place of the current post, newest first; a resident reads their own',
  access: { staff: 'assistance.read', resident: true },
  query: z.strictObject({
    programme: z.string().max(40).optional(),
    state: z.enum(['standing', 'ended', 'all']).default('standing'),
    after: z.uuid('翻页位置不对，请从第一页重新查看').optional(),
  }),
  reply: named('GrantPage', z.object({ items: z.array(Grant), next: z.string().nullable() })),
})

export const endGrant = operation({
  id: 'endGrant',
  method: 'POST',
  path: '/api/assistance/grants/:id/end',
  summary: 'Stop a monthly grant from a month on, with the reason; what was paid stays on record',
  access: { staff: 'assistance.end' },
  params: z.strictObject({ id: z.uuid('编号不正确，请从列表中重新选择') }),
  body: named(
    'GrantEnd',
    z.strictObject({
      fromMonth: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份应写成 2026-12 这样'),
      reason: z.enum(endReasons),
      note: z.string().trim().max(200).default(''),
      clientId: z.string().min(8).max(100).optional(),
    }),
  ),
  reply: z.object({ done: z.boolean() }),
  refusals: ['assistance.grant_not_found', 'assistance.grant_ended', 'assistance.grant_once', 'assistance.end_month_impossible'],
})
