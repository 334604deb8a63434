/** Doors of who may act for whom. */
import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { guardianGrounds, representativeKinds, powers, purposes, serviceGroups, standingBases } from './codes.ts'
import { After, Id, Day, Page, RegionCode, Text, Reason, ClientId, PersonPath } from './parts.ts'

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
      powers: z.array(z.enum(powers)).max(3).describe('None only for a carer'),
      basis: z.enum(standingBases).optional().describe('By default: parent for a child’s guardian, mandate for an agent, care for a carer'),
      document: Text(60).default('').describe('Number of the judgment, decision, agreement or mandate'),
      validFrom: Day,
      validUntil: Day.nullable().default(null),
      source: Text(100).min(2, '请写明依据，如户口簿、监护证明、委托书'),
      clientId: ClientId,
    }),
  ),
  reply: named('RepresentativeAdded', z.object({ id: z.uuid() })),
  refusals: [
    'register.person_not_found', 'register.representative_not_found', 'register.not_oneself', 'register.representative_minor',
    'register.representative_dates', 'register.representative_twice', 'register.powers_needed', 'register.powers_of_carer', 'register.guardian_proof_needed',
    'register.basis_does_not_fit', 'register.no_mandate_from_child',
  ],
})

export const endRepresentative = operation({
  id: 'endRepresentative',
  method: 'POST',
  path: '/api/representatives/:id/end',
  summary: 'End a representation on a day',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named(
    'RepresentativeEnd',
    z.strictObject({
      on: Day, reason: Reason, ground: z.enum(guardianGrounds).optional().describe('Required for a guardian'), document: Text(60).default(''), clientId: ClientId,
    }),
  ),
  reply: z.object({ done: z.boolean() }),
  refusals: ['register.representative_not_found', 'register.representative_dates', 'register.guardian_ground_needed', 'register.guardian_proof_needed'],
})

export const endMyRepresentation = operation({
  id: 'endMyRepresentation',
  method: 'POST',
  path: '/api/me/representations/:id/end',
  summary: 'A mandate or care tie is ended by either side: who gave it, or who holds it. A guardianship is not (民法典 arts. 36, 39)',
  access: { resident: true },
  params: PersonPath,
  body: z.strictObject({ reason: Reason, clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['register.representative_not_found', 'register.guardian_stays'],
})

// ------------------------------------------------------------------------------------------------------ family doctors

export const CareContract = named(
  'CareContract',
  z.object({
    id: z.uuid(),
    organisation: z.string(),
    team: z.string(),
    doctor: z.string(),
    phone: z.string(),
    validFrom: z.string(),
    validUntil: z.string(),
    source: z.string(),
    endedOn: z.string().nullable(),
    endedBy: z.string(),
    endedBecause: z.string(),
  }),
)

export const addCareContract = operation({
  id: 'addCareContract',
  method: 'POST',
  path: '/api/people/:id/care-contracts',
  summary: 'Record the contract with a family doctor’s team; one at a time, up to three years (a setting of the register)',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named(
    'NewCareContract',
    z.strictObject({
      organisation: Text(60).min(2, '请填写签约机构'),
      team: Text(60).min(2, '请填写签约团队'),
      doctor: Text(40).default(''),
      phone: Text(30).default(''),
      validFrom: Day,
      validUntil: Day,
      source: Text(100).min(2, '请写明依据，如签约服务协议'),
      clientId: ClientId,
    }),
  ),
  reply: named('CareContractAdded', z.object({ id: z.uuid() })),
  refusals: ['register.person_not_found', 'register.contract_dates', 'register.contract_stands'],
})

export const endCareContract = operation({
  id: 'endCareContract',
  method: 'POST',
  path: '/api/care-contracts/:id/end',
  summary: 'End a contract with a family doctor’s team, by either side',
  access: { staff: 'register.keep', resident: true },
  params: PersonPath,
  body: z.strictObject({ by: z.enum(['person', 'team', 'office']).default('person'), reason: Reason, clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['register.contract_not_found'],
})

export const listCareContracts = operation({
  id: 'listCareContracts',
  method: 'GET',
  path: '/api/people/:id/care-contracts',
  summary: 'A person’s contracts with family doctors’ teams, newest first',
  access: { staff: 'register.keep', resident: true },
  params: PersonPath,
  reply: named('CareContracts', z.object({ items: z.array(CareContract) })),
  refusals: ['register.person_not_found'],
})

// ------------------------------------------------------------------------------------------------------ service groups

export const ServiceMark = named(
  'ServiceMark',
  z.object({
    id: z.uuid(),
    kind: z.enum(serviceGroups),
    basis: z.enum(['entitlement', 'request']),
    basisTitle: z.string(),
    purpose: z.string(),
    consentOn: z.string().nullable(),
    consentBy: z.string(),
    validFrom: z.string(),
    validUntil: z.string(),
    endedOn: z.string().nullable(),
    endedBecause: z.string(),
    mayEnd: z.boolean(),
  }),
)
export type ServiceMark = z.output<typeof ServiceMark>

export const requestServiceMark = operation({
  id: 'requestServiceMark',
  method: 'POST',
  path: '/api/people/:id/service-marks',
  summary: 'A person asks to be served as one of a group: with the request, the purpose, the consent and an end. Not by anybody’s word',
  access: { staff: 'register.keep', resident: true },
  params: PersonPath,
  body: named(
    'ServiceRequest',
    z.strictObject({
      kind: z.enum(serviceGroups),
      request: Text(60).min(2, '请写明来自哪一次申请或要求，如办件编号'),
      purpose: Text(100).min(4, '请写明用来提供什么服务，至少4个字'),
      consentBy: Id.optional().describe('Who agreed: the person, or for a child under fourteen a guardian'),
      consentOn: Day,
      validUntil: Day,
      clientId: ClientId,
    }),
  ),
  reply: named('ServiceMarked', z.object({ id: z.uuid() })),
  refusals: ['register.person_not_found', 'register.mark_dates', 'register.consent_by_guardian', 'register.marked_already'],
})

export const listServiceMarks = operation({
  id: 'listServiceMarks',
  method: 'GET',
  path: '/api/people/:id/service-marks',
  summary: 'Service groups of a person: all to the person, to staff those of which their post is in charge',
  access: { staff: 'register.serve_groups', resident: true },
  params: PersonPath,
  reply: named('ServiceMarks', z.object({ items: z.array(ServiceMark) })),
  refusals: ['register.person_not_found'],
})

export const endServiceMark = operation({
  id: 'endServiceMark',
  method: 'POST',
  path: '/api/service-marks/:id/end',
  summary: 'End a mark: the person those that rest on their own request, the service in charge any of its own',
  access: { staff: 'register.serve_groups', resident: true },
  params: PersonPath,
  body: z.strictObject({ reason: Reason, clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['register.mark_not_found', 'register.mark_rests_on_entitlement'],
})

export const listServiceGroup = operation({
  id: 'listServiceGroup',
  method: 'GET',
  path: '/api/service-groups/:kind/people',
  summary: 'Who is served as one of a group, for the service in charge alone, with a purpose that is recorded; fifty at a time',
  access: { staff: 'register.serve_groups' },
  params: z.strictObject({ kind: z.enum(serviceGroups) }),
  query: z.strictObject({ purpose: z.enum(purposes, '请选择查看名单的原因'), region: RegionCode.optional(), after: After }),
  reply: named(
    'ServiceGroupPage',
    Page(z.object({ id: z.uuid(), personId: z.uuid(), name: z.string(), age: z.int(), region: z.string(), regionName: z.string(), basisTitle: z.string(), validUntil: z.string() })),
  ),
  refusals: ['register.group_not_yours', 'register.page_unknown'],
})
