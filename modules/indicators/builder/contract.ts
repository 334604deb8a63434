import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { PERIODS } from '../periods.ts'
import { directions, IndicatorCode, IndicatorRegion } from '../contract.ts'

/** Where a definition made in the desk stands. `approved`: it counts, from a day on; `retired`: it counts no more. */
export const ownStates = ['draft', 'submitted', 'approved', 'retired'] as const
export type OwnState = (typeof ownStates)[number]

/** Which happenings count: of the running year, of a period up to the day, of the last days, or all there ever were. */
export const windows = ['year', 'half_year', 'quarter', 'month', 'days', 'ever'] as const
export type Window = (typeof windows)[number]

const Name = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

/** One condition on a field of a fact: one of several values, or a number from … to …. */
export const OwnFilter = named(
  'OwnIndicatorFilter',
  z.strictObject({
    field: Name,
    in: z.array(z.string().min(1).max(80)).min(1).max(40).optional(),
    from: z.number().min(-1e9).max(1e9).optional(),
    until: z.number().min(-1e9).max(1e9).optional(),
  }),
)
export type OwnFilter = z.output<typeof OwnFilter>

/** What is counted: rows of a fact, or a number added up over them, under conditions; or a number that is counted already. */
export const OwnPart = named(
  'OwnIndicatorPart',
  z.discriminatedUnion('of', [
    z.strictObject({
      of: z.literal('fact'),
      fact: Name,
      sum: Name.nullable().default(null).describe('Null counts rows'),
      window: z.enum(windows).nullable().default(null).describe('For happenings; states are those of the day'),
      days: z.int().min(1).max(366).nullable().default(null).describe('With window `days`'),
      filters: z.array(OwnFilter).max(6).default([]),
    }),
    z.strictObject({ of: z.literal('measure'), measure: z.string().max(80) }),
  ]),
)
export type OwnPart = z.output<typeof OwnPart>

/** What a statistician writes: a definition without a line of SQL. */
export const OwnBody = named(
  'OwnIndicatorBody',
  z.strictObject({
    title: z.string().trim().min(2, '请写名称').max(40),
    sentence: z.string().trim().min(6, '请用一句话写明统计什么').max(200),
    base: z.string().trim().min(2, '请写口径').max(120),
    source: z.string().trim().min(2, '请写依据（文件名称、文号或条款）').max(200),
    unit: z.string().trim().min(1, '请写单位').max(12),
    decimals: z.int().min(0).max(4),
    direction: z.enum(directions),
    period: z.enum(PERIODS).default('day'),
    numerator: OwnPart,
    denominator: OwnPart.nullable(),
    factor: z.union([z.literal(1), z.literal(100), z.literal(1_000), z.literal(10_000)]).default(1),
  }),
)
export type OwnBody = z.output<typeof OwnBody>

const Id = z.uuid('没有找到这个自定指标，请从列表中选择')

const lineFields = {
  id: z.string(),
  code: z.string(),
  title: z.string(),
  region: z.string(),
  regionName: z.string(),
  state: z.enum(ownStates),
  since: z.string().nullable().describe('First day of the version in force'),
  number: z.int().nullable().describe('Number of the newest approved version'),
  draftedBy: z.string(),
  changedAt: z.string(),
  version: z.int(),
}
export const OwnIndicatorLine = named('OwnIndicatorLine', z.object(lineFields))
export type OwnIndicatorLine = z.output<typeof OwnIndicatorLine>

export const OwnStep = named('OwnIndicatorStep', z.object({
  step: z.enum(['drafted', 'changed', 'tried', 'submitted', 'returned', 'approved', 'retired']), at: z.string(), by: z.string(), reason: z.string(),
}))

export const OwnTrial = named(
  'OwnIndicatorTrial',
  z.object({
    region: z.string(),
    regionName: z.string(),
    day: z.string(),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    suppressed: z.boolean(),
    note: z.string(),
    parts: z.array(z.object({ region: z.string(), regionName: z.string(), value: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable(), suppressed: z.boolean() })),
  }),
)
export type OwnTrial = z.output<typeof OwnTrial>

export const OwnIndicator = named(
  'OwnIndicator',
  z.object({
    ...lineFields,
    body: OwnBody,
    says: z.object({ numerator: z.string(), denominator: z.string().nullable() }).describe('What the definition counts, in words'),
    tried: z.boolean().describe('This very wording has been tried on data'),
    aboutPeople: z.boolean(),
    versions: z.array(z.object({ number: z.int(), from: z.string(), body: OwnBody.nullable(), draftedBy: z.string(), approvedBy: z.string(), approvedAt: z.string() })),
    steps: z.array(OwnStep),
    may: z.array(z.enum(['change', 'try', 'submit', 'approve', 'return', 'retire'])),
  }),
)
export type OwnIndicator = z.output<typeof OwnIndicator>

/** What can be counted, for the editor. */
export const FactShown = named(
  'IndicatorFact',
  z.object({
    name: z.string(),
    title: z.string(),
    unit: z.string(),
    time: z.enum(['event', 'stretch', 'now']),
    aboutPeople: z.boolean(),
    fields: z.array(z.object({
      name: z.string(), title: z.string(), type: z.enum(['choice', 'code', 'number']), unit: z.string(),
      choices: z.array(z.object({ value: z.string(), label: z.string() })),
    })),
    sums: z.array(z.object({ name: z.string(), title: z.string(), unit: z.string() })),
  }),
)
export type FactShown = z.output<typeof FactShown>

export const listIndicatorFacts = operation({
  id: 'listIndicatorFacts',
  method: 'GET',
  path: '/api/indicator-facts',
  summary: 'What a definition can be made of: published facts with the fields they can be filtered by, and numbers counted already',
  access: { staff: 'indicators.define' },
  reply: named('IndicatorFacts', z.object({ facts: z.array(FactShown), measures: z.array(z.object({ key: z.string(), title: z.string() })) })),
})

export const listOwnIndicators = operation({
  id: 'listOwnIndicators',
  method: 'GET',
  path: '/api/indicator-definitions',
  summary: 'Definitions made in the desk: drafts, those waiting for approval, those that count',
  access: { staff: 'indicators.define' },
  query: z.strictObject({ q: z.string().trim().max(50).optional(), state: z.enum(ownStates).optional(), after: z.string().max(60).optional() }),
  reply: named('OwnIndicatorList', z.object({ items: z.array(OwnIndicatorLine), next: z.string().nullable() })),
  refusals: ['indicators.cursor_unknown'],
})

export const getOwnIndicator = operation({
  id: 'getOwnIndicator',
  method: 'GET',
  path: '/api/indicator-definitions/:id',
  summary: 'One definition with its wording, its dated versions and what was done with it',
  access: { staff: 'indicators.define' },
  params: z.strictObject({ id: Id }),
  reply: OwnIndicator,
  refusals: ['indicators.own_not_found'],
})

const clientId = z.string().min(8).max(100).optional()

export const draftOwnIndicator = operation({
  id: 'draftOwnIndicator',
  method: 'POST',
  path: '/api/indicator-definitions',
  summary: 'Begin a definition for the place of the worn post; the code must be new there',
  access: { staff: 'indicators.draft' },
  body: named('OwnIndicatorDraft', z.strictObject({ code: IndicatorCode, body: OwnBody, clientId })),
  reply: named('OwnIndicatorDrafted', z.object({ id: z.uuid() })),
  refusals: ['indicators.code_taken', 'indicators.definition_faulty'],
})

export const changeOwnIndicator = operation({
  id: 'changeOwnIndicator',
  method: 'PUT',
  path: '/api/indicator-definitions/:id',
  summary: 'Change the wording; what counts already goes on counting by its version until another is approved',
  access: { staff: 'indicators.draft' },
  params: z.strictObject({ id: Id }),
  body: named('OwnIndicatorChange', z.strictObject({ body: OwnBody, version: z.int(), clientId })),
  reply: OwnIndicator,
  refusals: ['indicators.own_not_found', 'indicators.own_changed', 'indicators.own_submitted', 'indicators.definition_faulty'],
})

export const tryOwnIndicator = operation({
  id: 'tryOwnIndicator',
  method: 'POST',
  path: '/api/indicator-definitions/:id/trials',
  summary: 'Count by the wording as it stands now, on the data of a place within the scope; nothing of it is published',
  access: { staff: 'indicators.define' },
  params: z.strictObject({ id: Id }),
  body: named('OwnIndicatorTry', z.strictObject({ region: IndicatorRegion.optional(), clientId })),
  reply: OwnTrial,
  refusals: ['indicators.own_not_found', 'indicators.place_not_found', 'indicators.definition_faulty', 'indicators.trial_too_long'],
})

export const moveOwnIndicator = operation({
  id: 'moveOwnIndicator',
  method: 'POST',
  path: '/api/indicator-definitions/:id/moves',
  summary: 'Submit a tried wording, approve or return it as another person, or retire what counts',
  access: { staff: 'indicators.define' },
  params: z.strictObject({ id: Id }),
  body: named('OwnIndicatorMove', z.strictObject({
    move: z.enum(['submit', 'approve', 'return', 'retire']),
    from: z.iso.date().optional().describe('First day on which it counts, or counts no more; today unless said, never before'),
    reason: z.string().trim().max(300).default(''),
    version: z.int(),
    clientId,
  })),
  reply: OwnIndicator,
  refusals: ['indicators.own_not_found', 'indicators.own_changed', 'indicators.own_not_now', 'indicators.not_tried', 'indicators.own_hands', 'indicators.why_needed', 'indicators.from_too_early', 'indicators.approval_not_yours'],
})
