import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, Period, PlaceCode, Step, Text, Version, WithId } from './parts.ts'

export const UNIT_KINDS = { city: '示范城区', street: '示范街道', community: '示范社区' } as const
export const unitKinds = ['city', 'street', 'community'] as const
export const CONTACT_LEVELS = { ministry: '民政部', province: '省级民政', prefecture: '盟市民政', county: '旗县区民政' } as const
export const contactLevels = ['ministry', 'province', 'prefecture', 'county'] as const
export const EVERY = { quarter: '每季度', half: '每半年' } as const
export const STANDINGS = { standing: '称号有效', urged: '督促改进', removal_proposed: '建议取消', removed: '已取消' } as const
export const standings = ['standing', 'urged', 'removal_proposed', 'removed'] as const
export const CHECK_KINDS = { self: '自查', spot: '抽查', mutual: '互查' } as const
export const CHECK_RESULTS = { good: '符合', improve: '要改进' } as const
export const REPORT_KINDS = { progress: '进展报告', news: '工作信息' } as const

const Owed = z.object({ period: z.string(), due: z.string(), late: z.boolean() })
export const DemoUnit = named('DemonstrationUnit', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(unitKinds), name: z.string(), title: z.string(), namedOn: z.string().nullable(), contactLevel: z.enum(contactLevels), contactBody: z.string(), reportEvery: z.enum(['quarter', 'half']), reportDays: z.int(),
  recommendedOn: z.string().nullable(), state: z.enum(standings), officer: z.string().describe('Empty: no liaison officer'), owed: z.array(Owed), selfChecked: z.boolean().describe('This year'), openFindings: z.int(), version: z.int(),
}))
export type DemoUnit = z.output<typeof DemoUnit>

export const listUnits = operation({
  id: 'listDemonstrationUnits', method: 'GET', path: '/api/liaison/units',
  summary: 'Demonstration units of the place: all, without a contact body, without a liaison officer, with a late report, without this year’s self-check',
  access: { staff: 'liaison.read' },
  query: z.strictObject({ show: z.enum(['all', 'no_contact', 'no_officer', 'late', 'no_self_check', 'ended']).default('all'), kind: z.enum(unitKinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('DemonstrationUnitPage', page(DemoUnit).extend({ counts: z.object({ all: z.int(), no_contact: z.int(), no_officer: z.int(), late: z.int(), no_self_check: z.int() }) })),
  refusals: ['liaison.page_unknown'],
})

const UnitWords = {
  kind: z.enum(unitKinds, '请选择类别'), name: Must(60, '请写明单位名称'), title: Must(60, '请写明称号'), namedOn: Day, contactLevel: z.enum(contactLevels), contactBody: Text(60).default(''), reportEvery: z.enum(['quarter', 'half']),
  reportDays: z.int().min(0).max(90).default(0).describe('Days after a period’s end in which its report is in time'), recommendedOn: Day.nullable().default(null),
}
export const addUnit = operation({
  id: 'addDemonstrationUnit', method: 'POST', path: '/api/liaison/units',
  summary: 'Puts a demonstration unit on the list with the body that keeps contact',
  access: { staff: 'liaison.keep' },
  body: named('NewDemonstrationUnit', z.strictObject({ region: PlaceCode, ...UnitWords, clientId: ClientId })),
  reply: Made,
  refusals: ['liaison.place_not_yours', 'liaison.days_wrong'],
})
export const updateUnit = operation({
  id: 'updateDemonstrationUnit', method: 'PUT', path: '/api/liaison/units/:id',
  summary: 'Corrects a unit, its contact body or its rhythm of reports',
  access: { staff: 'liaison.keep' },
  params: WithId,
  body: named('DemonstrationUnitChange', z.strictObject({ ...UnitWords, version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['liaison.unit_not_found', 'liaison.changed_meanwhile', 'liaison.days_wrong'],
})

const Officer = z.object({ id: z.uuid(), name: z.string(), duty: z.string(), address: z.string(), phone: z.string().describe('Masked'), fromDay: z.string(), untilDay: z.string().nullable(), version: z.int() })
const Report = named('UnitReport', z.object({
  id: z.uuid(), unitId: z.uuid(), unitName: z.string(), regionName: z.string(), kind: z.enum(['progress', 'news']), period: z.string(), title: z.string(), plan: z.string(), policy: z.string(), tasks: z.string(), suggestions: z.string(), filedOn: z.string(), byName: z.string(), version: z.int(),
}))
export type UnitReport = z.output<typeof Report>
const Check = z.object({
  id: z.uuid(), kind: z.enum(['self', 'spot', 'mutual']), year: z.int(), onDay: z.string(), byBody: z.string(), finding: z.string(), result: z.enum(['good', 'improve']), correctBy: z.string().nullable(), late: z.boolean(), correction: z.string(), correctedOn: z.string().nullable(), byName: z.string(), version: z.int(),
})
export type UnitCheck = z.output<typeof Check>

export const getUnit = operation({
  id: 'getDemonstrationUnit', method: 'GET', path: '/api/liaison/units/:id',
  summary: 'A unit with its liaison officers, reports, checks and what may be done now',
  access: { staff: 'liaison.read' },
  params: WithId,
  reply: named('DemonstrationUnitFile', z.object({
    unit: DemoUnit, officers: z.array(Officer), reports: z.array(Report), checks: z.array(Check), steps: z.array(Step), standingMoves: z.array(z.enum(['urge', 'clear', 'propose_removal', 'keep', 'remove'])), mayKeep: z.boolean(), mayFile: z.boolean(),
  })),
  refusals: ['liaison.unit_not_found'],
})

export const setOfficer = operation({
  id: 'setLiaisonOfficer', method: 'POST', path: '/api/liaison/units/:id/officers',
  summary: 'Names the liaison officer of a unit; whoever was it before ends on that day',
  access: { staff: 'liaison.file' },
  params: WithId,
  body: named('LiaisonOfficerNaming', z.strictObject({ name: Must(30, '请填写姓名'), duty: Must(60, '请填写职务'), address: Text(100).default(''), phone: z.string().trim().regex(/^[\d\s-]{7,20}$/, '请填写联系电话'), fromDay: Day, clientId: ClientId })),
  reply: Made,
  keepNoReply: true,
  refusals: ['liaison.unit_not_found', 'liaison.not_now', 'liaison.days_wrong'],
})
export const revealOfficerPhone = operation({
  id: 'revealLiaisonPhone', method: 'POST', path: '/api/liaison/officers/:id/reveals',
  summary: 'The whole telephone number of a liaison officer, to ring up; written down',
  access: { staff: 'liaison.read' },
  params: WithId,
  body: z.strictObject({ clientId: ClientId }),
  reply: z.object({ phone: z.string() }),
  keepNoReply: true,
  refusals: ['liaison.officer_not_found'],
})

export const listReports = operation({
  id: 'listUnitReports', method: 'GET', path: '/api/liaison/reports',
  summary: 'Progress reports and news of units, newest first',
  access: { staff: 'liaison.read' },
  query: z.strictObject({ kind: z.enum(['progress', 'news']).optional(), q: Text(50).optional(), after: After }),
  reply: named('UnitReportPage', page(Report)),
  refusals: ['liaison.page_unknown'],
})
export const fileReport = operation({
  id: 'fileUnitReport', method: 'POST', path: '/api/liaison/units/:id/reports',
  summary: 'A unit files the report of a quarter or half-year with its four parts, or news',
  access: { staff: 'liaison.file' },
  params: WithId,
  body: named('UnitReportFiling', z.strictObject({
    kind: z.enum(['progress', 'news']), period: Period.optional(), title: Must(80, '请写标题'), plan: Text(2000).default(''), policy: Text(2000).default(''), tasks: Text(4000).default(''), suggestions: Text(2000).default(''), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['liaison.unit_not_found', 'liaison.not_now', 'liaison.reported_already', 'liaison.period_wrong', 'liaison.words_needed'],
})

export const addCheck = operation({
  id: 'addUnitCheck', method: 'POST', path: '/api/liaison/units/:id/checks',
  summary: 'The yearly self-check of a unit, a spot check from above, or a check by another unit',
  access: { staff: 'liaison.read' },
  params: WithId,
  body: named('UnitChecking', z.strictObject({
    kind: z.enum(['self', 'spot', 'mutual']), year: z.int().min(2000).max(2100), onDay: Day, byBody: Text(60).default(''), finding: Must(2000, '请写明查了什么、发现什么'), result: z.enum(['good', 'improve']), correctBy: Day.nullable().default(null), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['liaison.unit_not_found', 'liaison.not_yours', 'liaison.not_now', 'liaison.checked_already', 'liaison.days_wrong', 'liaison.words_needed'],
})
export const correctCheck = operation({
  id: 'correctUnitCheck', method: 'POST', path: '/api/liaison/checks/:id/corrections',
  summary: 'What was corrected after a finding',
  access: { staff: 'liaison.file' },
  params: z.strictObject({ id: Id }),
  body: z.strictObject({ correction: Must(2000, '请写明怎样改的'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['liaison.check_not_found', 'liaison.changed_meanwhile', 'liaison.not_now'],
})
export const moveStanding = operation({
  id: 'moveUnitStanding', method: 'POST', path: '/api/liaison/units/:id/standings',
  summary: 'Urges a unit to improve, lifts that, proposes removal of the title, and the decision: kept or removed',
  access: { staff: 'liaison.keep' },
  params: WithId,
  body: named('UnitStandingMove', z.strictObject({ move: z.enum(['urge', 'clear', 'propose_removal', 'keep', 'remove']), note: Must(500, '请写明理由'), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['liaison.unit_not_found', 'liaison.changed_meanwhile', 'liaison.not_now'],
})
