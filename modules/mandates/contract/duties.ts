import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Id, Level, Made, Must, page, RegionCode, Step, Text, Version, WithId } from './parts.ts'

export const SUBJECT_KINDS = { matter: '办事事项', indicator: '统计指标', words: '其他工作' } as const
const SubjectKind = z.enum(['matter', 'indicator', 'words'])

export const Duty = named(
  'Duty',
  z.object({
    id: z.uuid(), region: z.string(), regionName: z.string(), level: Level, duty: z.string(), subjectKind: SubjectKind, subject: z.string(), subjectTitle: z.string(),
    leadId: z.uuid().nullable(), lead: z.string(), helpers: z.array(z.string()), basis: z.string(), supplies: z.string(), contact: z.string(),
    validFrom: z.string(), endedOn: z.string().nullable(), version: z.int(), mine: z.boolean().describe('Within the place of the post, so that it may be kept'),
  }),
)
export type Duty = z.output<typeof Duty>

export const listDuties = operation({
  id: 'listDuties',
  method: 'GET',
  path: '/api/mandates/duties',
  summary: 'Duties by level with lead department, helping ones and legal basis, as they hold today or held before',
  access: { staff: 'mandates.read' },
  query: z.strictObject({
    level: Level.optional(), subjectKind: SubjectKind.optional(), q: Text(50).optional().describe('Part of the duty, of a department, of the matter, of its code'),
    lead: Text(60).optional(), state: z.enum(['open', 'ended']).default('open'), after: After,
  }),
  reply: named('DutyPage', page(Duty).extend({ levels: z.record(z.string(), z.int()) })),
})

export const getDuty = operation({
  id: 'getDuty',
  method: 'GET',
  path: '/api/mandates/duties/:id',
  summary: 'One duty with what happened to it and who led before',
  access: { staff: 'mandates.read' },
  params: WithId,
  reply: named('DutyFile', z.object({ duty: Duty, before: z.array(Duty), steps: z.array(Step) })),
  refusals: ['mandates.duty_not_found'],
})

export const whoIsInCharge = operation({
  id: 'whoIsInCharge',
  method: 'GET',
  path: '/api/mandates/in-charge',
  summary: 'Who leads a matter or an indicator on a day at a place: one department per level; the rule of the nearest place counts',
  access: { staff: 'mandates.read' },
  query: z.strictObject({
    subjectKind: z.enum(['matter', 'indicator']).default('matter'), code: Must(80, '请选择事项'), level: Level.optional(), region: RegionCode.optional(), day: Day.optional(),
  }),
  reply: named('InCharge', z.object({ code: z.string(), day: z.string(), items: z.array(Duty) })),
})

const dutyBody = {
  level: Level,
  duty: Must(200, '请写明职责'),
  subjectKind: SubjectKind,
  subject: Text(80).describe('Code of the matter or indicator; for other work some words, may be empty'),
  leadId: Id.nullable().default(null),
  lead: Must(60, '请填写牵头部门'),
  helpers: z.array(Must(60, '请填写配合部门')).max(20).default([]),
  basis: Must(300, '请填写依据的法规或文件'),
  supplies: Text(300).default('').describe('What it supplies to communities'),
  contact: Text(60).default('').describe('Office and office telephone'),
}

export const createDuty = operation({
  id: 'createDuty',
  method: 'POST',
  path: '/api/mandates/duties',
  summary: 'Writes down who leads a duty at a level from a day on; a matter and an indicator have one lead',
  access: { staff: 'mandates.duties' },
  body: named('NewDuty', z.strictObject({ ...dutyBody, region: RegionCode, validFrom: Day, clientId: ClientId })),
  reply: Made,
  refusals: ['mandates.lead_exists', 'mandates.place_not_yours', 'mandates.subject_unknown', 'mandates.level_wrong', 'mandates.organisation_not_found'],
})

export const updateDuty = operation({
  id: 'updateDuty',
  method: 'POST',
  path: '/api/mandates/duties/:id/changes',
  summary: 'Corrects what a duty says; another lead is a new duty from a day on',
  access: { staff: 'mandates.duties' },
  params: WithId,
  body: named('DutyChange', z.strictObject({
    duty: dutyBody.duty, helpers: dutyBody.helpers, basis: dutyBody.basis, supplies: dutyBody.supplies, contact: dutyBody.contact, reason: Must(200, '请写明原因'),
    version: Version, clientId: ClientId,
  })),
  reply: Done,
  refusals: ['mandates.duty_not_found', 'mandates.changed_meanwhile', 'mandates.place_not_yours'],
})

export const endDuty = operation({
  id: 'endDuty',
  method: 'POST',
  path: '/api/mandates/duties/:id/end',
  summary: 'A duty is no longer with this department from a day on',
  access: { staff: 'mandates.duties' },
  params: WithId,
  body: z.strictObject({ on: Day, reason: Must(200, '请写明原因'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['mandates.duty_not_found', 'mandates.changed_meanwhile', 'mandates.place_not_yours', 'mandates.days_wrong'],
})

export const listDepartments = operation({
  id: 'listDutyDepartments',
  method: 'GET',
  path: '/api/mandates/departments',
  summary: 'Departments and what each supplies to communities: duties led, contact, matters, indicators, where it helps; and what has no lead yet',
  access: { staff: 'mandates.read' },
  query: z.strictObject({ q: Text(50).optional() }),
  reply: named('DutyDepartments', z.object({
    items: z.array(z.object({
      department: z.string(), contacts: z.array(z.string()), supplies: z.array(z.string()), duties: z.array(z.object({ id: z.uuid(), level: Level, duty: z.string() })),
      matters: z.array(z.string()), indicators: z.array(z.string()), helps: z.int(),
    })),
    without: z.array(z.object({ kind: z.enum(['matter', 'indicator']), code: z.string(), title: z.string() })).describe('In force today, with no lead at the county'),
    subjects: z.int().describe('How many matters and indicators are in force'),
  })),
})
