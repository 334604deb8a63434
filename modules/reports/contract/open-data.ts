import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { RegionCode, Year } from './parts.ts'

const At = z.strictObject({ region: RegionCode, year: Year })
const Which = z.strictObject({ edition: z.coerce.number().int().min(1).max(99).optional() })
const NOT_FOUND = ['reports.dataset_not_found'] as const

export const getOpenDataCatalog = operation({
  id: 'getOpenDataCatalog', method: 'GET', path: '/api/open-data/catalog',
  summary: 'The catalogue of open data as DCAT-AP in JSON-LD: what a machine reads to find every dataset and file',
  access: 'public',
  reply: z.any(),
  file: ['application/ld+json'],
})

export const listOpenData = operation({
  id: 'listOpenData', method: 'GET', path: '/api/open-data/reports',
  summary: 'Published yearly datasets, newest year first, for the public page',
  access: 'public',
  query: z.strictObject({ year: Year.optional(), after: z.string().regex(/^\d{4}-\d{12}$/).optional() }),
  reply: named('OpenDataList', z.object({
    items: z.array(z.object({ region: z.string(), regionName: z.string(), year: z.int(), edition: z.int(), publishedAt: z.string(), figures: z.int(), targets: z.int(), met: z.int() })), next: z.string().nullable(), years: z.array(z.int()),
  })),
})

const OpenFigure = z.object({
  code: z.string(), title: z.string(), value: z.number().nullable(), unit: z.string(), numerator: z.number().nullable(), denominator: z.number().nullable(), numeratorText: z.string(), denominatorText: z.string().nullable(),
  base: z.string(), source: z.string(), kind: z.string(), day: z.string(), target: z.number().nullable(), targetComparator: z.enum(['at_least', 'at_most', 'equal']).nullable(), targetYear: z.int().nullable(), plan: z.string(),
  state: z.enum(['met', 'short', 'none']), suppressed: z.boolean().describe('Too few people: not shown, which is not 0'), note: z.string(),
})

export const getOpenDataset = operation({
  id: 'getOpenDataset', method: 'GET', path: '/api/open-data/reports/:region/:year',
  summary: 'One published dataset: figures of a place and year with units, bases, sources and notes, and the same for the places below; `edition` names one for good',
  access: 'public',
  params: At,
  query: Which,
  reply: named('OpenDataset', z.object({
    region: z.string(), regionName: z.string(), year: z.int(), edition: z.int(), correction: z.string(), day: z.string(), whole: z.boolean(), sha256: z.string(), publishedAt: z.string(), figures: z.array(OpenFigure),
    places: z.array(z.object({ region: z.string(), name: z.string(), code: z.string(), title: z.string(), unit: z.string(), value: z.number().nullable(), suppressed: z.boolean(), note: z.string() })),
    files: z.array(z.object({ title: z.string(), type: z.string(), url: z.string() })),
  })),
  refusals: NOT_FOUND,
})

const csv = (id: string, path: string, summary: string) => operation({
  id, method: 'GET', path, summary, access: 'public', params: At, query: Which, reply: z.any(), file: ['text/csv'], refusals: NOT_FOUND,
})
export const getOpenFiguresCsv = csv('getOpenFiguresCsv', '/api/open-data/reports/:region/:year/figures.csv', 'Figures of the place as CSV, a row each, with units and notes')
export const getOpenPlacesCsv = csv('getOpenPlacesCsv', '/api/open-data/reports/:region/:year/places.csv', 'Figures of the places below as CSV')

export const getOpenReportPdf = operation({
  id: 'getOpenReportPdf', method: 'GET', path: '/api/open-data/reports/:region/:year/report.pdf',
  summary: 'The published report as it was filed',
  access: 'public',
  params: At,
  query: Which,
  reply: z.any(),
  file: ['application/pdf'],
  refusals: NOT_FOUND,
})
