import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'

export const ResidenceDeclaration = named(
  'ResidenceDeclaration',
  z.object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    region: z.string(),
    regionName: z.string(),
    category: z.enum(['HJ_WC', 'LD_CZ', 'LD_ZZ', 'GAT', 'JW']),
    address: z.string(),
    origin: z.string(),
    livesFrom: z.string(),
    plannedUntil: z.string().nullable(),
    renewOn: z.string(),
  }),
)

export const listResidenceDeclarations = operation({
  id: 'listResidenceDeclarations',
  method: 'GET',
  path: '/api/residence/declarations',
  summary:
    'Standing declarations of residence of the place; with `renewBy` those due until that day. A resident reads their own',
  access: { staff: 'residence.read', resident: true },
  query: z.strictObject({
    renewBy: z.iso.date('日期应写成 2026-11-22 这样').optional(),
    after: z.uuid('翻页位置不对，请从第一页重新查看').optional(),
  }),
  reply: named('ResidenceDeclarationPage', z.object({ items: z.array(ResidenceDeclaration), next: z.string().nullable() })),
})

export const endResidenceDeclaration = operation({
  id: 'endResidenceDeclaration',
  method: 'POST',
  path: '/api/residence/declarations/:id/end',
  summary: 'Record that somebody has left, or that a declaration was mistaken; history stays',
  access: { staff: 'residence.keep' },
  params: z.strictObject({ id: z.uuid('编号不正确，请从列表中重新选择') }),
  body: z.strictObject({ reason: z.enum(['left', 'moved', 'correction']), clientId: z.string().min(8).max(100).optional() }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['residence.not_found'],
})
