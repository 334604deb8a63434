import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, PlaceCode, RegionCode, Text, Version, WithId } from './parts.ts'

/** Who receives residents: a public office, as it is published. */
export const CONTACT_ROLES = { deputy: '人大代表', delegate: '党代表', cppcc: '政协委员', staff: '公职人员', committee: '居委会（嘎查委员会）成员' } as const
export const contactRoles = ['deputy', 'delegate', 'cppcc', 'staff', 'committee'] as const
export const VISIT_STATES = { booked: '已预约', came: '已接待', absent: '未到', cancelled: '已取消' } as const
export const visitStates = ['booked', 'came', 'absent', 'cancelled'] as const
export const DAY_STATES = { open: '可以预约', full: '约满', cancelled: '已取消', past: '已过' } as const
export const dayStates = ['open', 'full', 'cancelled', 'past'] as const

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写成 09:00 这样')

export const Contact = named('Contact', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), role: z.enum(contactRoles), name: z.string(), body: z.string(), about: z.string(), endedOn: z.string().nullable(), nextOn: z.string().nullable(), version: z.int(),
}))
export type Contact = z.output<typeof Contact>

export const ContactDay = named('ContactDay', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), contactId: z.uuid(), role: z.enum(contactRoles), name: z.string(), body: z.string(), about: z.string(), on: z.string(), from: z.string(), until: z.string(),
  venue: z.string(), capacity: z.int(), booked: z.int(), state: z.enum(dayStates), because: z.string(), version: z.int(),
}))
export type ContactDay = z.output<typeof ContactDay>

export const Visit = named('ContactVisit', z.object({
  id: z.uuid(), dayId: z.uuid(), name: z.string(), walkIn: z.boolean(), state: z.enum(visitStates), issue: z.string(), caseId: z.uuid().nullable(), caseNumber: z.string(), version: z.int(),
}))
export type Visit = z.output<typeof Visit>

export const listContacts = operation({
  id: 'listContacts', method: 'GET', path: '/api/voices/contacts', summary: 'Deputies, delegates, members and staff who receive residents here, with their next day', access: { staff: 'voices.read' },
  query: z.strictObject({ role: z.enum(contactRoles).optional(), q: Text(50).optional(), after: After }), reply: named('ContactPage', page(Contact)), refusals: ['voices.page_unknown'],
})
const ContactWords = { role: z.enum(contactRoles, '请选择身份'), name: Must(30, '请填写姓名'), body: Must(60, '请填写单位或哪一级的代表、委员'), about: Text(200).default('').describe('What one may come with') }
export const addContact = operation({
  id: 'addContact', method: 'POST', path: '/api/voices/contacts', summary: 'Publishes somebody who receives residents', access: { staff: 'voices.contact' },
  body: named('NewContact', z.strictObject({ region: PlaceCode, ...ContactWords, clientId: ClientId })), reply: Made, refusals: ['voices.place_not_yours'],
})
export const updateContact = operation({
  id: 'updateContact', method: 'PUT', path: '/api/voices/contacts/:id', summary: 'Corrects the published facts, or ends the duty', access: { staff: 'voices.contact' }, params: WithId,
  body: z.strictObject({ ...ContactWords, ended: z.boolean().default(false), version: Version, clientId: ClientId }), reply: Done, refusals: ['voices.contact_not_found', 'voices.changed_meanwhile', 'voices.days_ahead'],
})

export const listContactDays = operation({
  id: 'listContactDays', method: 'GET', path: '/api/voices/contact-days', summary: 'Contact days of the place: coming ones by their day, past ones the newest first', access: { staff: 'voices.read' },
  query: z.strictObject({ show: z.enum(['coming', 'past']).default('coming'), contactId: Id.optional(), after: After }), reply: named('ContactDayPage', page(ContactDay)), refusals: ['voices.page_unknown'],
})
export const listContactTimetable = operation({
  id: 'listContactTimetable', method: 'GET', path: '/api/voices/timetable', summary: 'The published timetable of contact days to come', access: 'public',
  query: z.strictObject({ region: RegionCode.optional(), role: z.enum(contactRoles).optional(), after: After }), reply: named('ContactTimetable', page(ContactDay)), refusals: ['voices.place_unknown', 'voices.page_unknown'],
})
export const getContactCalendar = operation({
  id: 'getContactCalendar', method: 'GET', path: '/api/voices/timetable.ics', summary: 'The same as iCalendar (RFC 5545), to subscribe to', access: 'public',
  query: z.strictObject({ region: RegionCode.optional() }), reply: z.object({}), file: ['text/calendar'], refusals: ['voices.place_unknown'],
})
export const planContactDays = operation({
  id: 'planContactDays', method: 'POST', path: '/api/voices/contacts/:id/days', summary: 'Sets contact days, one or several at once', access: { staff: 'voices.contact' }, params: WithId,
  body: named('NewContactDays', z.strictObject({
    days: z.array(Day).min(1, '请至少选择一天').max(60), from: Time, until: Time, venue: Must(80, '请填写地点'), capacity: z.int().min(1, '至少可约1人').max(200), clientId: ClientId,
  })),
  reply: z.object({ made: z.int() }), refusals: ['voices.contact_not_found', 'voices.days_wrong', 'voices.day_taken'],
})
export const cancelContactDay = operation({
  id: 'cancelContactDay', method: 'POST', path: '/api/voices/contact-days/:id/cancellation', summary: 'Cancels a contact day; everybody who booked is told', access: { staff: 'voices.contact' }, params: WithId,
  body: z.strictObject({ reason: Must(200, '请写明原因，原因会告诉预约的人'), version: Version, clientId: ClientId }), reply: Done, refusals: ['voices.day_not_found', 'voices.changed_meanwhile', 'voices.not_now'],
})
export const getContactDay = operation({
  id: 'getContactDay', method: 'GET', path: '/api/voices/contact-days/:id', summary: 'A contact day with its visits', access: { staff: 'voices.contact' }, params: WithId,
  reply: named('ContactDayFile', z.object({ day: ContactDay, visits: z.array(Visit) })), refusals: ['voices.day_not_found'],
})

export const bookVisit = operation({
  id: 'bookVisit', method: 'POST', path: '/api/voices/contact-days/:id/bookings', summary: 'A resident books a visit', access: { resident: true }, params: WithId,
  body: z.strictObject({ issue: Text(500).default(''), clientId: ClientId }), reply: Made, refusals: ['voices.day_not_found', 'voices.day_full', 'voices.booked_already', 'voices.not_now'],
})
export const cancelVisit = operation({
  id: 'cancelVisit', method: 'POST', path: '/api/voices/visits/:id/cancellation', summary: 'The resident cancels the own visit', access: { resident: true }, params: WithId,
  body: z.strictObject({ clientId: ClientId }), reply: Done, refusals: ['voices.visit_not_found', 'voices.not_now'],
})
export const listMyVisits = operation({
  id: 'listMyVisits', method: 'GET', path: '/api/voices/my-visits', summary: 'The resident’s own visits, each with the number of its case', access: { resident: true },
  reply: z.object({ items: z.array(Visit.extend({ day: ContactDay })) }),
})
export const addWalkIn = operation({
  id: 'addWalkIn', method: 'POST', path: '/api/voices/contact-days/:id/walk-ins', summary: 'Somebody came without booking', access: { staff: 'voices.contact' }, params: WithId,
  body: z.strictObject({ name: Text(50).default('').describe('Only when the person wishes'), personId: Id.nullable().default(null), issue: Must(1000, '请写明来意'), clientId: ClientId }),
  reply: Made, refusals: ['voices.day_not_found', 'voices.not_now', 'voices.person_not_found'],
})
export const noteVisit = operation({
  id: 'noteVisit', method: 'POST', path: '/api/voices/visits/:id/note', summary: 'Whether somebody who booked came, and what was said', access: { staff: 'voices.contact' }, params: WithId,
  body: z.strictObject({ state: z.enum(['came', 'absent']), issue: Text(1000).default(''), version: Version, clientId: ClientId }), reply: Done,
  refusals: ['voices.visit_not_found', 'voices.changed_meanwhile', 'voices.not_now'],
})
export const makeVisitCase = operation({
  id: 'makeVisitCase', method: 'POST', path: '/api/voices/visits/:id/case', summary: 'The issue of a visit becomes a case; it is followed by the case number', access: { staff: 'voices.contact' }, params: WithId,
  body: named('VisitCase', z.strictObject({
    kind: z.enum(['consultation', 'help', 'complaint', 'report', 'suggestion'], '请选择诉求种类'), content: Text(1000).min(5, '请写明诉求，至少5个字'), placeText: Text(100).default(''),
    contactPhone: z.string().trim().regex(/^[\d\-+ ()]{5,20}$/, '请填写能联系到的电话号码').optional(), version: Version, clientId: ClientId,
  })),
  reply: z.object({ caseId: z.uuid(), number: z.string(), checkCode: z.string(), version: z.int() }),
  refusals: ['voices.visit_not_found', 'voices.changed_meanwhile', 'voices.not_now', 'voices.not_yours', 'case.matter_not_found', 'case.form_invalid', 'case.region_not_found', 'case.own_case', 'case.applicant_not_found'],
})
