import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

const Id = z.uuid('编号不正确，请从列表中重新选择')
const Day = z.iso.date('日期应写成 2026-11-22 这样')
const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
const ClientId = z.string().min(8).max(100).optional()
const OnePath = z.strictObject({ id: Id })

const RecipientLine = z.object({
  id: z.uuid(), personId: z.uuid(), name: z.string(), service: z.string(), basis: z.string(), caseNumber: z.string(), validFrom: z.string(), validUntil: z.string().nullable(),
})

export const listMyRecipients = operation({
  id: 'listMyRecipients',
  method: 'GET',
  path: '/api/organisations/:id/recipients',
  summary: 'Those whom this service team serves and for whom the caller is the worker in charge; nobody else is listed',
  access: { staff: 'organisations.serve' },
  params: OnePath,
  query: z.strictObject({ after: Id.optional() }),
  reply: named('ServiceRecipients', z.object({ items: z.array(RecipientLine), next: z.string().nullable() })),
  refusals: ['organisations.not_found'],
})

export const addRecipient = operation({
  id: 'addRecipient',
  method: 'POST',
  path: '/api/organisations/:id/recipients',
  summary: 'Record that a person accepted a service of the team: by a case of theirs or a signed consent. The caller becomes the worker in charge',
  access: { staff: 'organisations.serve' },
  params: OnePath,
  body: named(
    'NewServiceRecipient',
    z.strictObject({
      personId: Id,
      service: Text(60).min(2, '请写服务项目'),
      caseNumber: Text(40).default('').describe('The case in which the service was asked for'),
      consent: Text(200).default('').describe('Otherwise: the signed agreement, with its day'),
      validFrom: Day,
      clientId: ClientId,
    }),
  ),
  reply: z.object({ id: z.uuid() }),
  refusals: ['organisations.not_found', 'organisations.not_a_team', 'organisations.person_not_found', 'organisations.acceptance_needed', 'organisations.case_not_found', 'organisations.recipient_twice', 'organisations.dates'],
})

export const getRecipient = operation({
  id: 'getRecipient',
  method: 'GET',
  path: '/api/service-recipients/:id',
  summary: 'What a recipient was given, for the worker in charge only; the opening is recorded and the person can read that record',
  access: { staff: 'organisations.serve' },
  params: OnePath,
  reply: named(
    'ServiceRecipient',
    RecipientLine.extend({ organisationId: z.uuid(), organisationName: z.string(), services: z.array(z.object({ id: z.uuid(), onDay: z.string(), what: z.string(), byName: z.string() })) }),
  ),
  refusals: ['organisations.recipient_not_found'],
})

export const recordService = operation({
  id: 'recordService',
  method: 'POST',
  path: '/api/service-recipients/:id/services',
  summary: 'Record that a service was given on a day',
  access: { staff: 'organisations.serve' },
  params: OnePath,
  body: z.strictObject({ onDay: Day, what: Text(200).min(2, '请写做了什么'), clientId: ClientId }),
  reply: z.object({ id: z.uuid() }),
  refusals: ['organisations.recipient_not_found', 'organisations.dates'],
})

export const endRecipient = operation({
  id: 'endRecipient',
  method: 'POST',
  path: '/api/service-recipients/:id/end',
  summary: 'The service ends on a day; what was given stays',
  access: { staff: 'organisations.serve' },
  params: OnePath,
  body: z.strictObject({ on: Day, reason: Text(200).min(2, '请写明原因，至少2个字'), clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['organisations.recipient_not_found', 'organisations.dates'],
})
