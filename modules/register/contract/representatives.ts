/** Doors of who may act for whom. */
import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { representativeKinds, powers } from './codes.ts'
import { Id, Day, Text, Reason, ClientId, PersonPath } from './parts.ts'

export const addRepresentative = operation({
  id: 'addRepresentative',
  method: 'POST',
  path: '/api/people/:id/representatives',
  summary: 'Record who may act for a person, with which powers, from a day to a day',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named(
    'NewRepresentative',
    z.strictObject({
      byPersonId: Id,
      kind: z.enum(representativeKinds),
      powers: z.array(z.enum(powers)).min(1, '请至少选择一项权限').max(3),
      validFrom: Day,
      validUntil: Day.nullable().default(null),
      source: Text(100).min(2, '请写明依据，如户口簿、监护证明、委托书'),
      clientId: ClientId,
    }),
  ),
  reply: named('RepresentativeAdded', z.object({ id: z.uuid() })),
  refusals: [
    'register.person_not_found', 'register.representative_not_found', 'register.not_oneself', 'register.representative_minor',
    'register.representative_dates', 'register.representative_twice',
  ],
})

export const endRepresentative = operation({
  id: 'endRepresentative',
  method: 'POST',
  path: '/api/representatives/:id/end',
  summary: 'End a representation on a day',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: z.strictObject({ on: Day, reason: Reason, clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['register.representative_not_found', 'register.representative_dates'],
})
