import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Id, page, RegionCode, Text, WithId } from './parts.ts'

/** What a fire-safety check of a let dwelling looks at; a place may look at more and write it in the note. */
export const CHECK_ITEMS = {
  exits: '通道和安全出口畅通', wires: '电线没有私拉乱接', gas: '燃气设施没有泄漏', alarm: '有灭火器或报警器', bikes: '室内没有给电动车充电', rooms: '没有把厨房、阳台隔出来住人',
} as const
export const checkItems = ['exits', 'wires', 'gas', 'alarm', 'bikes', 'rooms'] as const

export const DECLARED_BY = { landlord: '房东', tenant: '租客', worker: '工作人员' } as const

const SafetyCheck = named(
  'SafetyCheck',
  z.object({
    id: z.uuid(), checkedOn: z.string(), faults: z.array(z.enum(checkItems)), note: z.string(), nextOn: z.string().nullable(), byName: z.string(),
  }),
)
export type SafetyCheck = z.output<typeof SafetyCheck>

const rentalFields = {
  id: z.uuid(),
  region: z.string(),
  regionName: z.string(),
  dwellingId: z.uuid().nullable(),
  address: z.string(),
  landlordName: z.string(),
  tenantName: z.string(),
  people: z.int(),
  leaseFrom: z.string(),
  leaseUntil: z.string().nullable(),
  declaredBy: z.enum(['landlord', 'tenant', 'worker']),
  registered: z.boolean().describe('Whether the tenant, where known, has declared their residence; an invitation otherwise, never a mark'),
  answer: z.enum(['', 'later', 'not_me']).describe('The tenant’s answer to the invitation'),
  lastCheckedOn: z.string().nullable(),
  faults: z.int().describe('Faults found at the last check'),
  nextCheckOn: z.string().nullable(),
}

export const Rental = named('Rental', z.object(rentalFields))
export type Rental = z.output<typeof Rental>

export const RentalFile = named(
  'RentalFile',
  z.object({
    ...rentalFields,
    landlordId: z.uuid().nullable(),
    landlordPhoneMasked: z.string().nullable(),
    tenantId: z.uuid().nullable(),
    tenantPhoneMasked: z.string().nullable(),
    recordedAt: z.string(),
    recordedBy: z.string(),
    caseId: z.uuid().nullable(),
    endedOn: z.string().nullable(),
    version: z.int(),
    checks: z.array(SafetyCheck),
  }),
)
export type RentalFile = z.output<typeof RentalFile>

export const listRentals = operation({
  id: 'listRentals',
  method: 'GET',
  path: '/api/residence/rentals',
  summary: 'Rentals of the place that run today: all, those whose check is due, whose lease ends soon, or whose tenant has not declared residence',
  access: { staff: 'residence.read' },
  query: z.strictObject({
    show: z.enum(['all', 'check_due', 'lease_ends', 'not_declared']).default('all'),
    region: RegionCode.optional(),
    q: Text(50).optional().describe('Part of the address or of a name'),
    after: After,
  }),
  reply: named('RentalPage', page(Rental)),
})

export const countRentals = operation({
  id: 'countRentals',
  method: 'GET',
  path: '/api/residence/rentals/counts',
  summary: 'How many rentals run, and of how many something is due',
  access: { staff: 'residence.read' },
  reply: named('RentalCounts', z.object({ all: z.int(), check_due: z.int(), lease_ends: z.int(), not_declared: z.int() })),
})

export const getRental = operation({
  id: 'getRental',
  method: 'GET',
  path: '/api/residence/rentals/:id',
  summary: 'One rental file with its lease and all safety checks; its landlord and tenant read their own',
  access: { staff: 'residence.read', resident: true },
  params: WithId,
  reply: RentalFile,
  refusals: ['residence.rental_not_found'],
})

export const createRental = operation({
  id: 'createRental',
  method: 'POST',
  path: '/api/residence/rentals',
  summary: 'A worker files a rental that landlord or tenant told of',
  access: { staff: 'residence.keep' },
  body: named(
    'NewRental',
    z.strictObject({
      dwellingId: Id.describe('The dwelling that is let'),
      landlordId: Id.optional(),
      landlordName: Text(50).min(1, '请填写房东姓名'),
      landlordPhone: Text(30).optional(),
      tenantId: Id.optional(),
      tenantName: Text(50).min(1, '请填写租客姓名'),
      tenantPhone: Text(30).optional(),
      people: z.int('请填写住几个人').min(1, '至少1人').max(99, '最多99人').default(1),
      leaseFrom: Day,
      leaseUntil: Day.nullable().default(null),
      clientId: ClientId,
    }),
  ),
  reply: named('RentalFiled', z.object({ id: z.uuid(), invited: z.boolean() })),
  refusals: ['residence.dwelling_not_found', 'residence.lease_dates', 'residence.phone_wrong', 'residence.let_already'],
})

export const linkRental = operation({
  id: 'linkRental',
  method: 'POST',
  path: '/api/residence/rentals/:id/dwelling',
  summary: 'Say which dwelling of the register a declared rental is about',
  access: { staff: 'residence.keep' },
  params: WithId,
  body: z.strictObject({ dwellingId: Id, version: z.int().min(1), clientId: ClientId }),
  reply: z.object({ version: z.int() }),
  refusals: ['residence.rental_not_found', 'residence.dwelling_not_found', 'residence.changed_meanwhile'],
})

export const endRental = operation({
  id: 'endRental',
  method: 'POST',
  path: '/api/residence/rentals/:id/end',
  summary: 'A lease is over; the file stays',
  access: { staff: 'residence.keep' },
  params: WithId,
  body: z.strictObject({ on: Day, reason: z.enum(['ended', 'moved', 'correction'], '请选择原因'), version: z.int().min(1), clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['residence.rental_not_found', 'residence.lease_dates', 'residence.changed_meanwhile'],
})

export const addSafetyCheck = operation({
  id: 'addSafetyCheck',
  method: 'POST',
  path: '/api/residence/rentals/:id/checks',
  summary: 'Record a fire-safety check: which items were not in order, and when it is looked at again',
  access: { staff: 'residence.check' },
  params: WithId,
  body: named(
    'NewSafetyCheck',
    z.strictObject({ checkedOn: Day, faults: z.array(z.enum(checkItems)).max(20).default([]), note: Text(300).default(''), nextOn: Day.nullable().default(null), clientId: ClientId }),
  ),
  reply: z.object({ id: z.uuid() }),
  refusals: ['residence.rental_not_found', 'residence.check_dates', 'residence.fault_needs_day'],
})

export const answerInvitation = operation({
  id: 'answerInvitation',
  method: 'POST',
  path: '/api/residence/rentals/:id/answer',
  summary: 'A tenant answers the invitation to register: later, or that it is not them. Nothing follows from either',
  access: { resident: true },
  params: WithId,
  body: z.strictObject({ answer: z.enum(['later', 'not_me'], '请选择'), clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['residence.rental_not_found'],
})
