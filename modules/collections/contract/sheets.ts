import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, CollectionItem, CollectionStep, Done, Id, Made, MoveCode, SheetStateCode, Text, Version, WithId } from './parts.ts'

export const SheetLine = named('SheetLine', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), level: z.string(), levelTitle: z.string(), aboveName: z.string(), leaf: z.boolean().describe('Nobody below fills for it'), state: SheetStateCode, dueOn: z.string(), late: z.boolean(), lateDays: z.int(),
  round: z.int(), sentAt: z.string().nullable(), sentBy: z.string(), why: z.string(), gaps: z.int().describe('Cells sent without a number'), waitsForMe: z.boolean(),
}))
export type SheetLine = z.output<typeof SheetLine>

export const listSheets = operation({
  id: 'listCollectionSheets', method: 'GET', path: '/api/collections/:id/sheets',
  summary: 'Sheets of a collection within the place of the reader, in the order of places; gaps and lateness included',
  access: { staff: 'collections.read' },
  params: WithId,
  query: z.strictObject({
    show: z.enum(['all', 'check', 'late', 'owed', 'sent', 'returned', 'accepted', 'gaps', 'excused']).default('all'), level: z.enum(['community', 'township', 'county', 'prefecture', 'province']).optional(),
    q: Text(50).optional(), after: After,
  }),
  reply: named('SheetPage', z.object({ items: z.array(SheetLine), next: z.string().nullable(), counts: z.record(z.string(), z.int()) })),
  refusals: ['collections.not_found', 'collections.page_unknown'],
})

export const SheetCell = named('SheetCell', CollectionItem.extend({
  own: z.boolean().describe('Written by this place; else added up from the places below'), value: z.number().nullable(), why: z.string(), source: z.string(),
  gaps: z.array(z.string()).describe('Places whose number is lacking'), before: z.number().nullable().describe('The approved number of the period before'), far: z.boolean(),
}))
export type SheetCell = z.output<typeof SheetCell>

export const Sending = named('SheetSending', z.object({
  round: z.int(), sha256: z.string(), holds: z.boolean().describe('The digest was computed again from what is stored'), parts: z.int(), byName: z.string(), at: z.string(),
  cells: z.array(z.object({ key: z.string(), title: z.string(), unit: z.string(), decimals: z.int(), value: z.number().nullable(), why: z.string(), source: z.string() })),
}))

export const SheetFile = named('SheetFile', z.object({
  sheet: z.object({
    id: z.uuid(), collectionId: z.uuid(), title: z.string(), periodTitle: z.string(), day: z.string(), region: z.string(), regionName: z.string(), level: z.string(), levelTitle: z.string(),
    top: z.boolean(), leaf: z.boolean(), aboveName: z.string(), state: SheetStateCode, dueOn: z.string(), late: z.boolean(), words: z.string(), why: z.string(), round: z.int(), version: z.int(),
    decidedBy: z.string(), decidedAt: z.string().nullable(),
  }),
  cells: z.array(SheetCell),
  parts: z.array(z.object({ id: z.uuid(), region: z.string(), regionName: z.string(), state: SheetStateCode, values: z.record(z.string(), z.number().nullable()) })).describe('Sheets of the places directly below'),
  evidence: z.array(z.object({ id: z.uuid(), item: z.string(), name: z.string(), sha256: z.string(), byName: z.string(), at: z.string() })),
  sendings: z.array(Sending), steps: z.array(CollectionStep), may: z.array(MoveCode),
  blocked: z.string().describe('Why sending is not possible yet; empty when it is'),
}))
export type SheetFile = z.output<typeof SheetFile>

export const getSheet = operation({
  id: 'getCollectionSheet', method: 'GET', path: '/api/collections/sheets/:id',
  summary: 'One sheet: cells with their sources, what lacks, evidence, what was sent with its digest, and what the reader may do',
  access: { staff: 'collections.read' },
  params: WithId,
  reply: SheetFile,
  refusals: ['collections.sheet_not_found'],
})

const Cells = z.record(z.string().max(20), z.strictObject({
  value: z.number().min(0, '数字不能小于0').max(1e12, '数字太大，请核对').nullable(), why: Text(300).default(''), source: Text(300).default(''),
})).refine((cells) => Object.keys(cells).length <= 80, '一次最多80格')

export const saveSheet = operation({
  id: 'saveCollectionSheet', method: 'POST', path: '/api/collections/sheets/:id/cells',
  summary: 'Writes the cells of the own place; with `send` the sheet is sent at once',
  access: { staff: 'collections.fill' },
  params: WithId,
  body: named('SheetCells', z.strictObject({ cells: Cells, words: Text(500).default(''), send: z.boolean().default(false), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['collections.sheet_not_found', 'collections.changed_meanwhile', 'collections.not_now', 'collections.not_yours', 'collections.cells_wrong', 'collections.cells_lacking', 'collections.parts_open', 'collections.day_not_over'],
})

export const moveSheet = operation({
  id: 'moveCollectionSheet', method: 'POST', path: '/api/collections/sheets/:id/moves',
  summary: 'Sends, takes back, accepts, returns with the reason, excuses, approves the whole or opens it again for a correction',
  access: { staff: 'collections.read' },
  params: WithId,
  body: named('SheetMove', z.strictObject({ move: MoveCode.exclude(['save']), words: Text(300).default(''), version: Version, clientId: ClientId })),
  reply: named('SheetMoved', z.object({ version: z.int(), filed: z.int().describe('Numbers filed to indicators') })),
  refusals: ['collections.sheet_not_found', 'collections.changed_meanwhile', 'collections.not_now', 'collections.not_yours', 'collections.same_hands', 'collections.reason_needed', 'collections.cells_lacking',
    'collections.cells_wrong', 'collections.parts_open', 'collections.frozen_above', 'collections.day_not_over'],
})

export const addEvidence = operation({
  id: 'addSheetEvidence', method: 'POST', path: '/api/collections/sheets/:id/evidence',
  summary: 'Hangs an uploaded file on a sheet, for one cell or for the whole',
  access: { staff: 'collections.fill' },
  params: WithId,
  body: named('SheetEvidence', z.strictObject({ fileId: Id, item: z.string().max(20).default(''), clientId: ClientId })),
  reply: Made,
  refusals: ['collections.sheet_not_found', 'collections.not_now', 'collections.not_yours', 'files.not_found'],
})

export const dropEvidence = operation({
  id: 'dropSheetEvidence', method: 'POST', path: '/api/collections/evidence/:id/drop',
  summary: 'Takes a file back before the sheet is sent',
  access: { staff: 'collections.fill' },
  params: WithId,
  body: z.strictObject({ clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['collections.evidence_not_found', 'collections.not_now', 'collections.not_yours'],
})

export const getEvidence = operation({
  id: 'getSheetEvidence', method: 'GET', path: '/api/collections/evidence/:id',
  summary: 'The file behind a figure, for its place and the places that check it; the opening is written down',
  access: { staff: 'collections.read' },
  params: WithId,
  reply: z.any(),
  file: ['application/octet-stream', 'application/pdf', 'image/jpeg', 'image/png', 'image/webp'],
  refusals: ['collections.evidence_not_found', 'files.not_found', 'file.not_found'],
})

export const getSheetWorkbook = operation({
  id: 'getSheetWorkbook', method: 'GET', path: '/api/collections/sheets/:id/workbook',
  summary: 'The sheet as a workbook to fill in and bring back',
  access: { staff: 'collections.read' },
  params: WithId,
  reply: z.any(),
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  refusals: ['collections.sheet_not_found'],
})

export const readSheetWorkbook = operation({
  id: 'readSheetWorkbook', method: 'POST', path: '/api/collections/sheets/:id/workbook',
  summary: 'Reads a filled-in workbook (form field `file`) and answers its cells; nothing is written until they are saved',
  access: { staff: 'collections.fill' },
  params: WithId,
  body: z.strictObject({ file: z.string().meta({ format: 'binary' }) }),
  multipart: true,
  reply: named('SheetWorkbookRead', z.object({
    cells: z.record(z.string(), z.object({ value: z.number().nullable(), why: z.string(), source: z.string() })), faults: z.array(z.object({ key: z.string(), message: z.string() })), read: z.int(),
  })),
  refusals: ['collections.sheet_not_found', 'collections.not_yours', 'collections.not_now', 'collections.form_needed', 'collections.not_this_workbook', 'collections.upload_broken', 'file.too_large', 'file.type_not_allowed',
    'file.damaged'],
})
