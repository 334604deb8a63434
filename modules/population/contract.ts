import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

const Region = z.string().regex(/^\d{12}$/, '区划代码为12位数字')
const Day = z.iso.date()
const Period = z.string().regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/, '期别写作2026、2026-Q1或2026-03')

/** By which boundary: that of the day itself, today's, or that of another day. */
const Boundary = z.union([z.literal('then'), z.literal('now'), Day])

/** A number of people that may be withheld: null means it is there and is not shown. */
const Count = z.int().nullable()

export const PopulationSide = named('PopulationSide', z.object({ near: Count, county: Count, outside: Count, unknown: Count }))

/** One place on one day with everything that reconciles: registered = stay + away; living = stay + came; living = resident + fresh. */
export const PopulationLine = named(
  'PopulationLine',
  z.object({
    region: z.string(),
    regionName: z.string(),
    level: z.string(),
    kind: z.string(),
    registered: Count,
    stay: Count.describe('户在人在: registered and living here'),
    away: Count.describe('户在人不在: registered here, living elsewhere'),
    came: Count.describe('人在户不在: living here, registered elsewhere'),
    living: Count,
    fresh: Count.describe('Mobile and here for less than half a year: not yet resident'),
    resident: Count,
    mobile: Count,
  }),
)
export type PopulationLine = z.output<typeof PopulationLine>

/** How a number came about; stands beside every reading, in print and in files. */
export const PopulationMethod = named(
  'PopulationMethod',
  z.object({
    day: z.string(),
    boundaryDay: z.string(),
    boundary: z.string().describe('当日界线、现行界线 or the day whose boundary was used'),
    residentAfterMonths: z.int(),
    mobileBeyond: z.enum(['community', 'township', 'county']),
    smallCount: z.int().describe('Smaller numbers of people are not shown'),
    source: z.string(),
  }),
)
export type PopulationMethod = z.output<typeof PopulationMethod>

const Asked = { region: Region.optional(), day: Day.optional(), boundary: Boundary.default('then') }

export const getPopulation = operation({
  id: 'getPopulation',
  method: 'GET',
  path: '/api/population',
  summary: 'Registered, living, resident and mobile people of a place on any day, how they reconcile, and the same for each place directly below',
  access: { staff: 'population.read' },
  query: z.strictObject(Asked),
  reply: named(
    'Population',
    z.object({
      region: z.string(),
      regionName: z.string(),
      level: z.string(),
      total: PopulationLine,
      away: PopulationSide.describe('Registered here, living elsewhere, by where; what moves inside the place is on neither side'),
      came: PopulationSide,
      inner: Count.describe('Registered in one part and living in another: in the lines of the parts, on neither side of the whole'),
      parts: z.array(PopulationLine),
      method: PopulationMethod,
      changes: z.array(z.object({ on: z.string(), from: z.string(), fromName: z.string(), to: z.string(), toName: z.string(), whole: z.boolean() }))
        .describe('Boundary changes of places in this range since the day'),
      filed: z.object({ id: z.string(), period: z.string(), version: z.int(), registered: Count, living: Count, resident: Count, differs: z.boolean() }).nullable()
        .describe('What was filed for this very day'),
    }),
  ),
  refusals: ['population.place_not_found', 'population.day_in_future'],
})

const Band = z.object({ label: z.string(), from: z.int(), male: Count, female: Count, all: Count })

export const getPopulationStructure = operation({
  id: 'getPopulationStructure',
  method: 'GET',
  path: '/api/population/structure',
  summary: 'People by age and sex in five-year groups and in the bands of services, households by size, dwellings by use',
  access: { staff: 'population.read' },
  query: z.strictObject({ ...Asked, base: z.enum(['registered', 'living', 'resident']).default('living') }),
  reply: named(
    'PopulationStructure',
    z.object({
      region: z.string(),
      base: z.string(),
      total: Count,
      pyramid: z.array(Band),
      bands: z.array(Band),
      households: z.object({ family: Count, collective: Count, sizes: z.array(z.object({ label: z.string(), n: Count })) }),
      dwellings: z.object({ day: z.string(), all: Count, uses: z.array(z.object({ use: z.string(), n: Count })) }),
      method: PopulationMethod,
    }),
  ),
  refusals: ['population.place_not_found', 'population.day_in_future'],
})

export const getPopulationApart = operation({
  id: 'getPopulationApart',
  method: 'GET',
  path: '/api/population/apart',
  summary: '人户分离: where people live by where they are registered, with totals',
  access: { staff: 'population.read' },
  query: z.strictObject(Asked),
  reply: named(
    'PopulationApart',
    z.object({
      region: z.string(),
      columns: z.array(z.object({ key: z.string(), name: z.string() })).describe('Registered in'),
      rows: z.array(z.object({ key: z.string(), name: z.string(), cells: z.array(Count), total: Count })).describe('Living in'),
      totals: z.array(Count),
      all: Count,
      method: PopulationMethod,
    }),
  ),
  refusals: ['population.place_not_found', 'population.day_in_future'],
})

export const getPopulationTrend = operation({
  id: 'getPopulationTrend',
  method: 'GET',
  path: '/api/population/trend',
  summary: 'Year-ends of a place over the years, and births, deaths, arrivals and departures by month of the last year',
  access: { staff: 'population.read' },
  query: z.strictObject({ ...Asked, boundary: Boundary.default('now'), years: z.coerce.number().int().min(2).max(40).default(15), base: z.enum(['registered', 'living']).default('living') }),
  reply: named(
    'PopulationTrend',
    z.object({
      region: z.string(),
      years: z.array(z.object({ day: z.string(), registered: Count, living: Count, resident: Count, mobile: Count })),
      base: z.string(),
      months: z.array(z.object({ month: z.string(), born: Count, died: Count, came: Count, went: Count })),
      sum: z.object({ born: Count, died: Count, came: Count, went: Count }),
      method: PopulationMethod,
    }),
  ),
  refusals: ['population.place_not_found', 'population.day_in_future'],
})

export const comparePopulation = operation({
  id: 'comparePopulation',
  method: 'GET',
  path: '/api/population/comparison',
  summary: 'Two days of one place, or two places, each by the boundary that is asked for: a change of boundary can be read either way',
  access: { staff: 'population.read' },
  query: z.strictObject({ region: Region.optional(), other: Region.optional(), day: Day.optional(), otherDay: Day.optional(), boundary: Boundary.default('then') }),
  reply: named('PopulationComparison', z.object({ one: PopulationLine, other: PopulationLine, oneMethod: PopulationMethod, otherMethod: PopulationMethod })),
  refusals: ['population.place_not_found', 'population.day_in_future'],
})

export const exportPopulation = operation({
  id: 'exportPopulation',
  method: 'GET',
  path: '/api/population/file',
  summary: 'The figures of a view as CSV with day, place, boundary, method and source at its head; the same question gives the same file',
  access: { staff: 'population.read' },
  query: z.strictObject({ ...Asked, view: z.enum(['counts', 'structure', 'apart', 'trend']).default('counts'), base: z.enum(['registered', 'living', 'resident']).default('living') }),
  reply: z.any(),
  file: ['text/csv'],
  refusals: ['population.place_not_found', 'population.day_in_future'],
})

/** What is filed for a period. */
export const FiguresFiled = z.object({ registered: z.int().min(0), living: z.int().min(0), resident: z.int().min(0), mobile: z.int().min(0), households: z.int().min(0) })
export const FIGURE_NAMES = ['registered', 'living', 'resident', 'mobile', 'households'] as const

const Correction = z.object({ figure: z.enum(FIGURE_NAMES), value: z.int().min(0).max(100_000_000), reason: z.string().trim().min(4, '请写明更正的理由').max(300) })

export const FilingLine = named(
  'PopulationFilingLine',
  z.object({
    region: z.string(),
    regionName: z.string(),
    level: z.string(),
    state: z.enum(['missing', 'filed', 'returned', 'checked']),
    due: z.string(),
    late: z.boolean(),
    id: z.string().nullable(),
    version: z.int().nullable(),
    figures: FiguresFiled.nullable(),
    corrections: z.int(),
    byName: z.string(),
    at: z.string().nullable(),
    reason: z.string().describe('Why it was returned'),
  }),
)
export type FilingLine = z.output<typeof FilingLine>

export const listPopulationFilings = operation({
  id: 'listPopulationFilings',
  method: 'GET',
  path: '/api/population/filings',
  summary: 'A period: the own filing, those of the places below with what is missing and since when, and what may be done now',
  access: { staff: 'population.filings' },
  query: z.strictObject({ region: Region.optional(), period: Period }),
  reply: named(
    'PopulationFilings',
    z.object({
      region: z.string(),
      regionName: z.string(),
      level: z.string(),
      period: z.string(),
      day: z.string(),
      own: FilingLine,
      counted: FiguresFiled.describe('As counted now for that day: what a community confirms, what stands beside a sum'),
      sum: FiguresFiled.nullable().describe('The sum of the parts, as far as they were filed'),
      parts: z.array(FilingLine),
      mayFile: z.boolean(),
      mayCheck: z.boolean(),
      waitsFor: z.string().describe('Why it cannot be filed now'),
    }),
  ),
  refusals: ['population.place_not_found', 'population.period_not_over'],
})

export const filePopulation = operation({
  id: 'filePopulation',
  method: 'POST',
  path: '/api/population/filings',
  summary: 'A community confirms its counted figures, with corrections and reasons; a street or county files the sum of its checked parts. Frozen when filed',
  access: { staff: 'population.file' },
  body: named(
    'PopulationFilingNew',
    z.strictObject({
      region: Region,
      period: Period,
      corrections: z.array(Correction).max(5).default([]),
      note: z.string().trim().max(500).default(''),
      version: z.int().min(0).describe('The version that was seen; 0 when there was none'),
      clientId: z.string().min(8).max(100),
    }),
  ),
  reply: named('PopulationFiled', z.object({ id: z.string(), version: z.int() })),
  refusals: [
    'population.place_not_found', 'population.period_not_over', 'population.not_your_level', 'population.parts_missing', 'population.filed_already', 'population.seen_older',
    'population.sum_is_not_typed',
  ],
})

export const checkPopulation = operation({
  id: 'checkPopulation',
  method: 'POST',
  path: '/api/population/filings/:id/steps',
  summary: 'The level above checks a filing, or returns it with a reason',
  access: { staff: 'population.check' },
  params: z.strictObject({ id: z.uuid() }),
  body: named(
    'PopulationFilingStep',
    z.strictObject({ step: z.enum(['checked', 'returned']), reason: z.string().trim().max(300).default(''), clientId: z.string().min(8).max(100) }),
  ),
  reply: named('PopulationFilingStepped', z.object({ state: z.string() })),
  refusals: ['population.filing_not_found', 'population.reason_needed', 'population.stepped_already', 'population.not_your_level'],
})

export const getPopulationFiling = operation({
  id: 'getPopulationFiling',
  method: 'GET',
  path: '/api/population/filings/:id',
  summary: 'A filing as it was filed, how each figure was counted, of which filings it is the sum, and what it would be if it were counted today',
  access: { staff: 'population.filings' },
  params: z.strictObject({ id: z.uuid() }),
  reply: named(
    'PopulationFiling',
    z.object({
      line: FilingLine,
      period: z.string(),
      day: z.string(),
      counted: FiguresFiled,
      filed: FiguresFiled,
      corrections: z.array(z.object({ figure: z.string(), counted: z.int(), value: z.int(), reason: z.string() })),
      method: PopulationMethod,
      note: z.string(),
      parts: z.array(FilingLine),
      today: FiguresFiled.describe('The same day counted today by the same rule and boundary'),
      differs: z.boolean(),
      since: z.array(z.object({ what: z.string(), n: z.int(), lastAt: z.string() })).describe('What was entered about the place since it was filed'),
      versions: z.array(z.object({ id: z.string(), version: z.int(), at: z.string(), byName: z.string() })),
    }),
  ),
  refusals: ['population.filing_not_found'],
})

/** Figures of a community for everybody: the end of the last month, small numbers withheld. */
export const getPublicPopulation = operation({
  id: 'getPublicPopulation',
  method: 'GET',
  path: '/api/population/public/:region',
  summary: 'Public figures of a community or a place above it at the end of the last month; small numbers are not shown',
  access: 'public',
  params: z.strictObject({ region: Region }),
  reply: named(
    'PublicPopulation',
    z.object({
      region: z.string(),
      regionName: z.string(),
      day: z.string(),
      registered: Count,
      living: Count,
      resident: Count,
      households: Count,
      bands: z.array(z.object({ label: z.string(), n: Count })),
      smallCount: z.int(),
    }),
  ),
  refusals: ['population.place_not_found'],
})
