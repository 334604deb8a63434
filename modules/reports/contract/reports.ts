import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, Done, Made, RegionCode, ReportContent, StateCode, Text, Texts, Version, WithId, Year } from './parts.ts'

export const ReportLine = named('AnnualReportLine', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), year: z.int(), edition: z.int(), state: StateCode, figures: z.int(), known: z.int(), targets: z.int(), met: z.int(), byName: z.string(), at: z.string(),
  filedAt: z.string().nullable(), isPublic: z.boolean(),
}))
export type ReportLine = z.output<typeof ReportLine>

export const listReports = operation({
  id: 'listAnnualReports', method: 'GET', path: '/api/reports',
  summary: 'Yearly reports of the place of the reader and of places below, newest first',
  access: { staff: 'reports.read' },
  query: z.strictObject({ show: z.enum(['all', 'open', 'submitted', 'filed', 'public']).default('all'), year: Year.optional(), q: Text(50).optional(), after: z.string().max(100).optional() }),
  reply: named('AnnualReportPage', z.object({ items: z.array(ReportLine), next: z.string().nullable(), counts: z.record(z.string(), z.int()) })),
  refusals: ['reports.page_unknown'],
})

const Move = z.enum(['write', 'rebuild', 'submit', 'drop', 'return', 'file', 'correct', 'publish', 'withdraw'])

export const getReport = operation({
  id: 'getAnnualReport', method: 'GET', path: '/api/reports/:id',
  summary: 'One yearly report: figures with targets and sources, texts, editions, and what the reader may do',
  access: { staff: 'reports.read' },
  params: WithId,
  reply: named('AnnualReportFile', z.object({
    report: z.object({
      id: z.uuid(), title: z.string(), region: z.string(), regionName: z.string(), year: z.int(), edition: z.int(), reason: z.string(), state: StateCode, note: z.string(), byName: z.string(), builtAt: z.string(), version: z.int(),
    }),
    content: ReportContent, texts: Texts,
    filed: z.object({ sha256: z.string(), holds: z.boolean().describe('The digest was computed again from what is stored'), byName: z.string(), at: z.string() }).nullable(),
    editions: z.array(z.object({ id: z.uuid(), edition: z.int(), state: StateCode, reason: z.string(), at: z.string() })),
    isPublic: z.boolean(), publicUrl: z.string(), steps: z.array(z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })), may: z.array(Move),
  })),
  refusals: ['reports.not_found'],
})

export const buildReport = operation({
  id: 'buildAnnualReport', method: 'POST', path: '/api/reports',
  summary: 'Makes the report of a place and year in one step: figures, targets, tasks, what is missing, first words',
  access: { staff: 'reports.write' },
  body: named('NewAnnualReport', z.strictObject({ region: RegionCode.optional(), year: z.int().min(2000).max(2200), clientId: ClientId })),
  reply: Made,
  refusals: ['reports.place_not_found', 'reports.year_wrong', 'reports.exists_already'],
})

export const writeReport = operation({
  id: 'writeAnnualReport', method: 'POST', path: '/api/reports/:id/texts',
  summary: 'Writes the sections that people write',
  access: { staff: 'reports.write' },
  params: WithId,
  body: named('AnnualReportWriting', z.strictObject({ texts: Texts, version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['reports.not_found', 'reports.changed_meanwhile', 'reports.not_now'],
})

export const moveReport = operation({
  id: 'moveAnnualReport', method: 'POST', path: '/api/reports/:id/moves',
  summary: 'Counts the figures anew, sends for filing, returns, files and locks (by another person), publishes as open data or withdraws',
  access: { staff: 'reports.read' },
  params: WithId,
  body: named('AnnualReportMove', z.strictObject({ move: Move.exclude(['write', 'correct']), words: Text(300).default(''), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['reports.not_found', 'reports.changed_meanwhile', 'reports.not_now', 'reports.same_hands', 'reports.reason_needed', 'reports.text_missing', 'reports.older_edition'],
})

export const correctReport = operation({
  id: 'correctAnnualReport', method: 'POST', path: '/api/reports/:id/corrections',
  summary: 'Begins a new edition of a filed report, with the reason; the filed one stays as it is',
  access: { staff: 'reports.write' },
  params: WithId,
  body: named('AnnualReportCorrection', z.strictObject({ words: Text(300).min(2, '请写明更正的原因，至少2个字'), clientId: ClientId })),
  reply: Made,
  refusals: ['reports.not_found', 'reports.not_now', 'reports.exists_already'],
})

export const getReportPaper = operation({
  id: 'getAnnualReportPaper', method: 'GET', path: '/api/reports/:id/paper',
  summary: 'The report as Word or PDF: of a filed one the very bytes that were filed, of a draft marked as such',
  access: { staff: 'reports.read' },
  params: WithId,
  query: z.strictObject({ format: z.enum(['docx', 'pdf']).default('pdf') }),
  reply: z.any(),
  file: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  refusals: ['reports.not_found'],
})
