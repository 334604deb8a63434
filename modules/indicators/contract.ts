import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { PERIODS } from './periods.ts'

/** Where a number comes from: counted here, filed by a body with evidence, both, or a fact stated by a document. */
export const indicatorKinds = ['computed', 'reported', 'mixed', 'baseline'] as const

/** Which way is better. */
export const directions = ['up', 'down', 'none'] as const

export const IndicatorRegion = z.string().regex(/^\d{12}$/, '区划代码为12位数字')
const Region = IndicatorRegion
export const IndicatorCode = z.string().trim().min(2).max(40).regex(/^[A-Za-z][A-Za-z0-9_-]*$/, '指标代码由字母、数字和横线组成')
const Code = IndicatorCode

/** What an indicator is, in words that a reader can check against the document. */
export const Indicator = named(
  'Indicator',
  z.object({
    code: z.string(),
    title: z.string(),
    sentence: z.string().describe('One plain sentence: what is counted over what'),
    group: z.string(),
    groupTitle: z.string(),
    unit: z.string(),
    decimals: z.int(),
    direction: z.enum(directions),
    kind: z.enum(indicatorKinds),
    numerator: z.string(),
    denominator: z.string().nullable().describe('Null for a plain count'),
    base: z.string().describe('The population or set that it is counted over, with how it is determined'),
    source: z.string().describe('Document and section'),
    waitsFor: z.object({ reason: z.string(), owedBy: z.string(), duty: z.string().nullable() }).nullable(),
    owedBy: z.string().nullable().describe('Who files it, or owes the data that it waits for'),
    period: z.enum(PERIODS).describe('How often it is closed and owed'),
    perYear: z.boolean().describe('Runs from 1 January (本年累计)'),
    own: z.boolean().describe('Defined by the place itself in the desk'),
    aboutPeople: z.boolean().describe('Counts people: a number under five is not shown'),
    opensTo: z.enum(['cases', 'rows', 'communities']).describe('What a figure opens to: cases, other rows, or only the communities that add up to it'),
  }),
)
export type Indicator = z.output<typeof Indicator>

/** A target that holds for the place and the year that are looked at. */
export const AppliedTarget = named(
  'AppliedTarget',
  z.object({
    plan: z.string(),
    planTitle: z.string(),
    planState: z.enum(['in_force', 'ended']).describe('`ended`: the period is over and no later plan sets this target'),
    place: z.string(),
    placeName: z.string(),
    year: z.int(),
    comparator: z.enum(['at_least', 'at_most', 'equal']),
    value: z.number(),
    strive: z.boolean(),
    noYear: z.boolean().describe('The text gives no year; `year` is the last of the period'),
    onlyFor: z.string().nullable().describe('Binds only these places, in the words of the text'),
    quote: z.string(),
    section: z.string(),
  }),
)

/** One number of one indicator for one place on one day. */
export const IndicatorValue = named(
  'IndicatorValue',
  z.object({
    code: z.string(),
    title: z.string(),
    unit: z.string(),
    decimals: z.int(),
    direction: z.enum(directions),
    kind: z.enum(indicatorKinds),
    region: z.string(),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    asOf: z.string().nullable().describe('截至: the moment since which it may have changed; the oldest of its parts'),
    day: z.string().describe('The day it speaks of'),
    suppressed: z.boolean().describe('About people and under five: neither value nor parts are shown'),
    missing: z.object({ reason: z.string(), owedBy: z.string() }).nullable().describe('尚未采集: why there is no number and who owes it'),
    target: AppliedTarget.nullable(),
    targetState: z.enum(['met', 'short', 'none']),
    targetElsewhere: AppliedTarget.nullable().describe('A plan above sets it for another place; shown, never applied'),
    basis: z.string().describe('Base and day used, e.g. 常住人口 2026-11-22'),
    note: z.string(),
  }),
)
export type IndicatorValue = z.output<typeof IndicatorValue>

const Day = z.iso.date('日期应写成 2026-11-22 这样')
/** When is meant. A period ends with its last day, or today while it runs; `boundary`: by the places of that day; `known`: as it stood recorded when that day ended. */
const when = {
  day: Day.optional(),
  period: z.string().max(10).optional().describe('2026, 2026-H1, 2026-Q3, 2026-09; instead of a day'),
  boundary: Day.optional(),
  known: Day.optional(),
}
const whenRefusals = ['indicators.day_in_future', 'indicators.day_too_early', 'indicators.period_unknown'] as const

export const TrendPoint = named('TrendPoint', z.object({ day: z.string(), value: z.number().nullable(), corrected: z.boolean() }))

const Codes = z
  .string()
  .max(4_000)
  .regex(/^[A-Za-z0-9_-]+(,[A-Za-z0-9_-]+){0,199}$/, '用逗号分隔指标代码')
  .optional()

export const getIndicatorValues = operation({
  id: 'getIndicatorValues',
  method: 'GET',
  path: '/api/indicators/values',
  summary: 'Values of indicators for a place: today as last counted, or a past day as it was recorded then',
  access: { staff: 'indicators.read' },
  query: z.strictObject({ region: Region.optional(), codes: Codes, ...when }),
  reply: named('IndicatorValues', z.object({ region: z.string(), regionName: z.string(), day: z.string(), items: z.array(IndicatorValue) })),
  refusals: ['indicators.place_not_found', 'indicators.not_found', ...whenRefusals],
})

export const listIndicators = operation({
  id: 'listIndicators',
  method: 'GET',
  path: '/api/indicators',
  summary: 'All indicators with what they count, over which base, from which document, and what is still owed',
  access: { staff: 'indicators.read' },
  query: z.strictObject({
    q: z.string().trim().max(50).optional(),
    group: z.string().max(40).optional(),
    kind: z.enum(indicatorKinds).optional(),
    missing: z.enum(['yes', 'no']).optional().describe('`yes`: those without a number for the place of the worn post'),
  }),
  reply: named('IndicatorList', z.object({
    items: z.array(named('IndicatorLine', Indicator.extend({
      missingHere: z.object({ reason: z.string(), owedBy: z.string() }).nullable().describe('Why the place of the worn post has no number today, and who owes it'),
    }))),
  })),
})

export const IndicatorPart = named(
  'IndicatorPart',
  z.object({
    region: z.string(),
    regionName: z.string(),
    kind: z.string(),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    suppressed: z.boolean(),
    asOf: z.string().nullable(),
    targetState: z.enum(['met', 'short', 'none']),
  }),
)

/** One row behind a figure. */
export const IndicatorRecord = named(
  'IndicatorRecord',
  z.object({ id: z.string(), kind: z.enum(['case', 'row']), to: z.string().nullable().describe('Where it is opened in the desk'), title: z.string(), number: z.string(), state: z.string(), region: z.string(),
    regionName: z.string(), at: z.string().nullable(), dueAt: z.string().nullable() }),
)

export const getIndicatorRows = operation({
  id: 'getIndicatorRows',
  method: 'GET',
  path: '/api/indicators/:code/rows',
  summary: 'What a figure is made of: its communities, and the rows behind it as far as the reader’s post may see them',
  access: { staff: 'indicators.read' },
  params: z.strictObject({ code: Code }),
  query: z.strictObject({
    region: Region.optional(),
    part: z.enum(['numerator', 'denominator']).default('numerator'),
    show: z.enum(['communities', 'records']).default('communities'),
    sort: z.enum(['region', 'value', 'numerator', 'denominator']).default('region'),
    order: z.enum(['asc', 'desc']).default('asc'),
    after: z.string().max(200).optional(),
    ...when,
  }),
  reply: named(
    'IndicatorRows',
    z.object({
      indicator: Indicator,
      total: IndicatorValue,
      communities: z.array(IndicatorPart),
      records: z.array(IndicatorRecord),
      recordsWithheld: z.string().nullable().describe('Why no single rows are shown'),
      open: z
        .object({ operation: z.string(), query: z.record(z.string(), z.string()) })
        .nullable()
        .describe('The list on which the same rows can be worked on'),
      next: z.string().nullable(),
    }),
  ),
  refusals: ['indicators.place_not_found', 'indicators.not_found', ...whenRefusals],
})

export const getIndicatorTrend = operation({
  id: 'getIndicatorTrend',
  method: 'GET',
  path: '/api/indicators/:code/trend',
  summary: 'The last periods of one figure, the running one included; by the places of the last day throughout',
  access: { staff: 'indicators.read' },
  params: z.strictObject({ code: Code }),
  query: z.strictObject({ region: Region.optional(), by: z.enum(PERIODS).default('month'), count: z.coerce.number().int().min(2).max(24).default(12) }),
  reply: named('IndicatorTrend', z.object({
    code: z.string(),
    by: z.enum(PERIODS),
    points: z.array(z.object({ period: z.string(), title: z.string(), value: z.number().nullable(), suppressed: z.boolean(), missing: z.boolean(), running: z.boolean() })),
  })),
  refusals: ['indicators.place_not_found', 'indicators.not_found'],
})

export const getIndicatorHistory = operation({
  id: 'getIndicatorHistory',
  method: 'GET',
  path: '/api/indicators/:code/history',
  summary: 'How a figure of a past day or period came about: each version recorded or filed, by whom and why',
  access: { staff: 'indicators.read' },
  params: z.strictObject({ code: Code }),
  query: z.strictObject({ region: Region.optional(), day: when.day, period: when.period }),
  reply: named('IndicatorHistory', z.object({
    items: z.array(z.object({
      day: z.string(), version: z.int(), value: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable(), suppressed: z.boolean(),
      at: z.string(), by: z.string().describe('Empty: the nightly record'), reason: z.string(), evidence: z.string(),
    })),
  })),
  refusals: ['indicators.place_not_found', 'indicators.not_found', ...whenRefusals],
})

const Corrections = named('IndicatorCorrections', z.object({
  region: z.string(),
  regionName: z.string(),
  day: z.string(),
  items: z.array(z.object({
    code: z.string(), title: z.string(), unit: z.string(), decimals: z.int(), before: z.number().nullable(), after: z.number().nullable(), suppressed: z.boolean(),
  })),
}))
const correctionRefusals = [
  'indicators.day_too_early', 'indicators.day_in_future',
  'indicators.place_not_found', 'indicators.day_still_runs', 'indicators.correct_by_township', 'indicators.nothing_recorded', 'indicators.boundary_changed',
] as const

export const previewCorrection = operation({
  id: 'previewIndicatorCorrection',
  method: 'GET',
  path: '/api/indicator-corrections',
  summary: 'What counting a past day of a community or township again would change in its figures',
  access: { staff: 'indicators.correct' },
  query: z.strictObject({ region: Region, day: Day }),
  reply: Corrections,
  refusals: [...correctionRefusals],
})

export const correctDay = operation({
  id: 'correctIndicatorDay',
  method: 'POST',
  path: '/api/indicator-corrections',
  summary: 'Count a past day again from the records as they are now put right; what differs becomes the next version of its record, with the reason',
  access: { staff: 'indicators.correct' },
  body: named('IndicatorCorrection', z.strictObject({
    region: Region, day: Day, reason: z.string().trim().min(2, '请写明更正原因').max(300), clientId: z.string().min(8).max(100).optional(),
  })),
  reply: Corrections,
  refusals: [...correctionRefusals],
})

export const BoardFigure = named('BoardFigure', z.object({ value: IndicatorValue, sentence: z.string(), trend: z.array(TrendPoint) }))

/** A fact of the past that a plan states about a place or one above it; it stands beside counted numbers and never replaces them (PLN-18). */
export const StatedBaseline = named(
  'StatedBaseline',
  z.object({ indicator: z.string(), title: z.string(), value: z.string(), plan: z.string(), planTitle: z.string(), place: z.string(), placeName: z.string(), section: z.string() }),
)

export const getBoard = operation({
  id: 'getBoard',
  method: 'GET',
  path: '/api/board',
  summary: 'The board of a place: groups of figures with target and trend, and the same figures for each place directly below',
  access: { staff: 'indicators.read' },
  query: z.strictObject({ region: Region.optional(), ...when }),
  reply: named(
    'Board',
    z.object({
      region: z.string(),
      regionName: z.string(),
      day: z.string(),
      asOf: z.string().nullable().describe('截至: the oldest count on the board'),
      level: z.string(),
      above: z.array(z.object({ region: z.string(), regionName: z.string() })).describe('Places above that the reader may look at, the highest first'),
      groups: z.array(z.object({ code: z.string(), title: z.string(), figures: z.array(BoardFigure) })),
      baselines: z.array(StatedBaseline),
      breakdown: z.object({
        codes: z.array(z.string()),
        rows: z.array(
          z.object({
            region: z.string(),
            regionName: z.string(),
            kind: z.string(),
            cells: z.array(z.object({ code: z.string(), value: z.number().nullable(), suppressed: z.boolean(), missing: z.boolean() })),
          }),
        ),
      }),
    }),
  ),
  refusals: ['indicators.place_not_found', ...whenRefusals],
})

export const getIndicatorMap = operation({
  id: 'getIndicatorMap',
  method: 'GET',
  path: '/api/indicators/:code/map',
  summary: 'One figure for every place of one level inside a place, all at once, for a map and its table',
  access: { staff: 'indicators.read' },
  params: z.strictObject({ code: Code }),
  query: z.strictObject({ region: Region.optional(), level: z.enum(['township', 'community']).default('community') }),
  reply: named(
    'IndicatorMap',
    z.object({
      code: z.string(), title: z.string(), sentence: z.string(), unit: z.string(), decimals: z.int(), direction: z.enum(directions), region: z.string(), regionName: z.string(),
      asOf: z.string().nullable(), places: z.array(IndicatorPart),
    }),
  ),
  refusals: ['indicators.place_not_found', 'indicators.not_found'],
})

export const reportIndicator = operation({
  id: 'reportIndicator',
  method: 'POST',
  path: '/api/indicators/:code/reports',
  summary: 'File a number that cannot be counted here, with its evidence; a second one for the same day is a correction and needs a reason',
  access: { staff: 'indicators.report' },
  params: z.strictObject({ code: Code }),
  body: named(
    'IndicatorReport',
    z.strictObject({
      region: Region,
      day: z.iso.date(),
      numerator: z.number().min(0).max(1e12),
      denominator: z.number().positive().max(1e12).nullable().default(null),
      evidence: z.string().trim().min(2, '请写明数据出处（文件名称、文号或台账）').max(500),
      reason: z.string().trim().max(300).default(''),
      clientId: z.string().min(8).max(100).optional(),
    }),
  ),
  reply: named('IndicatorReported', z.object({ id: z.uuid(), version: z.int() })),
  refusals: ['indicators.not_found', 'indicators.computed_is_not_typed', 'indicators.reason_needed', 'indicators.day_in_future', 'indicators.place_not_found', 'indicators.base_needed', 'indicators.day_too_early'],
})
