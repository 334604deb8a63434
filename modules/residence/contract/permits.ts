import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { grounds } from '../rules/permit.ts'
import { After, ClientId, page, WithId } from './parts.ts'

export const permitStates = ['valid', 'due', 'suspended', 'ended'] as const

export const ResidencePermit = named(
  'ResidencePermit',
  z.object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    region: z.string(),
    regionName: z.string(),
    ground: z.enum(grounds),
    issuedOn: z.string(),
    endorsedUntil: z.string().describe('Last day of the year that is endorsed, Asia/Shanghai'),
    years: z.int().describe('Full years of residence without a break, today'),
    state: z.enum(permitStates),
  }),
)
export type ResidencePermit = z.output<typeof ResidencePermit>

export const listResidencePermits = operation({
  id: 'listResidencePermits',
  method: 'GET',
  path: '/api/residence/permits',
  summary: 'Residence permits of the place that stand today; `state` due or suspended for those to be endorsed',
  access: { staff: 'residence.read' },
  query: z.strictObject({ state: z.enum(['valid', 'due', 'suspended']).optional(), after: After }),
  reply: named('ResidencePermitPage', page(ResidencePermit)),
})

export const endResidencePermit = operation({
  id: 'endResidencePermit',
  method: 'POST',
  path: '/api/residence/permits/:id/end',
  summary: 'Record that a permit is no more: its holder left, is registered here now, or it was recorded by mistake',
  access: { staff: 'residence.keep' },
  params: WithId,
  body: z.strictObject({ reason: z.enum(['left', 'registered_here', 'correction'], '请选择原因'), clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['residence.permit_not_found'],
})
