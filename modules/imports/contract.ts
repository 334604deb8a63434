import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

/** The most that one upload may hold, in bytes. */
export const IMPORT_MAX = 60 * 1024 * 1024
/** Rows up to which a whole file is all or nothing unless something else is said. */
export const WHOLE_FILE_ROWS = 50_000
/** Days for which a batch can be taken back. */
export const UNDO_DAYS = 30

export const IMPORT_STATES = {
  mapping: '待核对列', checking: '正在检查', checked: '已检查，待导入', running: '正在导入', done: '已导入', stopped: '未导入', undoing: '正在撤销', undone: '已撤销', discarded: '已作废',
} as const
export const importStates = ['mapping', 'checking', 'checked', 'running', 'done', 'stopped', 'undoing', 'undone', 'discarded'] as const

export const OUTCOMES = { new: '新增', update: '更新', unchanged: '无变化', doubtful: '待确认', wrong: '有错误' } as const

/** What a list is taken along for. It stands in the audit, on the list itself and in the access log of everybody on it. */
export const EXPORT_PURPOSES = {
  visit: '入户走访', check: '核对更正', work: '办理本职工作', emergency: '应急处置', report: '上报统计（汇总后使用）', audit: '审计检查',
} as const
export const exportPurposes = ['visit', 'check', 'work', 'emergency', 'report', 'audit'] as const

export const EXPORT_STATES = {
  awaiting: '待复核', asked: '正在生成', ready: '可以下载', taken: '已下载', expired: '已过期', refused: '未获同意', failed: '没有生成',
} as const
export const exportStates = ['awaiting', 'asked', 'ready', 'taken', 'expired', 'refused', 'failed'] as const

const Id = z.uuid('编号不正确，请从列表中重新选择')
const Path = z.strictObject({ id: Id })
const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择所在的社区（嘎查）或网格')
const Version = z.int('请刷新页面后再操作').min(1)
const ClientId = z.string().min(8).max(100).optional()
const After = z.string().max(200).optional()
const Reason = z.string().trim().min(2, '请写明原因，至少2个字').max(200, '最多200个字')
const Page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

const Progress = z.object({ done: z.int(), total: z.int() })
const Counts = z.object({ new: z.int(), update: z.int(), unchanged: z.int(), doubtful: z.int(), wrong: z.int() })

export const ImportKindInfo = named(
  'ImportKind',
  z.object({
    key: z.string(),
    title: z.string(),
    summary: z.string(),
    fields: z.array(z.object({ key: z.string(), title: z.string(), required: z.boolean(), example: z.string(), help: z.string() })),
    options: z.array(
      z.object({ key: z.string(), title: z.string(), help: z.string(), usual: z.string(), choices: z.array(z.object({ value: z.string(), title: z.string() })) }),
    ),
  }),
)
export type ImportKindInfo = z.output<typeof ImportKindInfo>

export const ImportLine = named(
  'ImportLine',
  z.object({
    id: z.uuid(),
    number: z.string(),
    kind: z.string(),
    kindTitle: z.string(),
    state: z.enum(importStates),
    fileName: z.string(),
    rows: z.int(),
    counts: Counts.nullable(),
    progress: Progress.nullable(),
    byName: z.string(),
    regionName: z.string(),
    createdAt: z.string(),
  }),
)
export type ImportLine = z.output<typeof ImportLine>

const SheetLine = z.object({ index: z.int(), name: z.string(), hidden: z.boolean(), rows: z.int() })
const ColumnLine = z.object({
  index: z.int(),
  letter: z.string(),
  header: z.string(),
  field: z.string().nullable(),
  sure: z.enum(['remembered', 'same', 'similar', 'none', 'chosen']),
  samples: z.array(z.string()),
})
const BatchLine = z.object({
  batch: z.int(), firstRow: z.int(), lastRow: z.int(), counts: Counts, state: z.enum(['written', 'undoing', 'undone']), at: z.string(), undoneAt: z.string().nullable(),
  restored: z.int(), left: z.int(),
})

export const Import = named(
  'Import',
  ImportLine.extend({
    encoding: z.string(),
    region: z.string(),
    sheets: z.array(SheetLine),
    sheet: z.int(),
    headerRow: z.int(),
    headerRows: z.int(),
    columns: z.array(ColumnLine),
    missing: z.array(z.string()).describe('Titles of required fields that no column is'),
    options: z.record(z.string(), z.string()),
    preview: z.array(z.object({ row: z.int(), cells: z.array(z.string()), header: z.boolean() })).describe('First rows; numbers of people masked'),
    findings: z.array(z.object({ code: z.string(), severity: z.enum(['wrong', 'doubtful', 'note']), title: z.string(), rows: z.int() })),
    undecided: z.int(),
    sample: z.array(z.object({ row: z.int(), outcome: z.string(), text: z.string() })).describe('What would become of the first rows'),
    batchRows: z.int().nullable().describe('Rows that are all or nothing together; null: the whole file'),
    leaveOut: z.boolean(),
    batches: z.array(BatchLine),
    message: z.string(),
    cleared: z.boolean().describe('The rows of the file are gone; findings too'),
    undoUntil: z.string().nullable(),
    endedAt: z.string().nullable(),
    version: z.int(),
  }),
)
export type Import = z.output<typeof Import>

export const listImportKinds = operation({
  id: 'listImportKinds',
  method: 'GET',
  path: '/api/import-kinds',
  summary: 'What can be brought in from a table, with the fields of each',
  access: { staff: 'imports.use' },
  reply: named('ImportKinds', z.object({ items: z.array(ImportKindInfo) })),
})

export const getImportTemplate = operation({
  id: 'getImportTemplate',
  method: 'GET',
  path: '/api/import-kinds/:kind/template',
  summary: 'An empty workbook with headers, lists to choose from, an example and instructions',
  access: { staff: 'imports.use' },
  params: z.strictObject({ kind: z.string().max(60) }),
  reply: z.any(),
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  refusals: ['imports.kind_unknown'],
})

export const createImport = operation({
  id: 'createImport',
  method: 'POST',
  path: '/api/imports',
  summary: 'Upload a table (form field `file`, .xlsx or .csv; field `kind`): it is read and sealed at once, nothing is written yet',
  access: { staff: 'imports.use' },
  body: z.strictObject({ file: z.string().meta({ format: 'binary' }), kind: z.string() }),
  multipart: true,
  reply: Import,
  refusals: [
    'imports.kind_unknown', 'imports.form_needed', 'imports.upload_broken', 'imports.too_many_open', 'imports.busy', 'imports.no_rows', 'file.too_large',
    'sheet.empty', 'sheet.old_format', 'sheet.other_format', 'sheet.not_a_table', 'sheet.locked', 'sheet.damaged', 'sheet.too_large', 'sheet.too_many_rows',
    'sheet.too_many_columns', 'sheet.bad_text', 'sheet.bad_csv',
  ],
})

export const listImports = operation({
  id: 'listImports',
  method: 'GET',
  path: '/api/imports',
  summary: 'Imports of the current post’s place, newest first, fifty at a time',
  access: { staff: 'imports.use' },
  query: z.strictObject({ state: z.enum(['open', 'done', 'gone']).optional(), kind: z.string().max(60).optional(), mine: z.enum(['yes']).optional(), after: After }),
  reply: named('ImportPage', Page(ImportLine)),
  refusals: ['imports.page_unknown'],
})

export const getImport = operation({
  id: 'getImport',
  method: 'GET',
  path: '/api/imports/:id',
  summary: 'One import: its sheets and columns, what the check found, how far it is, its batches',
  access: { staff: 'imports.use' },
  params: Path,
  query: z.strictObject({ sheet: z.coerce.number().int().min(0).max(100).optional(), headerRow: z.coerce.number().int().min(1).max(100).optional(), headerRows: z.coerce.number().int().min(1).max(2).optional() }),
  reply: Import,
  refusals: ['imports.not_found', 'imports.sheet_unknown'],
})

export const checkImport = operation({
  id: 'checkImport',
  method: 'POST',
  path: '/api/imports/:id/check',
  summary: 'Say which column is which field and check all rows; nothing is written. The mapping is remembered for tables with the same headers',
  access: { staff: 'imports.use' },
  params: Path,
  body: named(
    'ImportLayout',
    z.strictObject({
      sheet: z.int().min(0),
      headerRow: z.int().min(1, '请选择表头所在的行').max(100),
      headerRows: z.int().min(1).max(2).default(1),
      columns: z.array(z.string().max(60).nullable()).max(200),
      region: RegionCode.optional(),
      options: z.record(z.string().max(60), z.string().max(60)).default({}),
      version: Version,
      clientId: ClientId,
    }),
  ),
  reply: Import,
  refusals: ['imports.not_found', 'imports.changed_meanwhile', 'imports.not_now', 'imports.sheet_unknown', 'imports.column_twice', 'imports.column_missing', 'imports.place_needed', 'imports.cleared'],
})

export const ImportFinding = named(
  'ImportFinding',
  z.object({
    id: z.uuid(),
    row: z.int(),
    column: z.string(),
    field: z.string().nullable(),
    fieldTitle: z.string(),
    code: z.string(),
    severity: z.enum(['wrong', 'doubtful', 'note']),
    value: z.string(),
    message: z.string(),
    candidates: z.array(z.object({ id: z.uuid(), text: z.string() })),
    decision: z.enum(['same', 'new']).nullable(),
    sameId: z.uuid().nullable(),
  }),
)
export type ImportFinding = z.output<typeof ImportFinding>

export const listImportFindings = operation({
  id: 'listImportFindings',
  method: 'GET',
  path: '/api/imports/:id/findings',
  summary: 'What the check found, row by row, fifty at a time; numbers of people masked',
  access: { staff: 'imports.use' },
  params: Path,
  query: z.strictObject({ code: z.string().max(60).optional(), severity: z.enum(['wrong', 'doubtful', 'note']).optional(), after: After }),
  reply: named('ImportFindings', Page(ImportFinding)),
  refusals: ['imports.not_found', 'imports.page_unknown'],
})

export const getImportCorrections = operation({
  id: 'getImportCorrections',
  method: 'GET',
  path: '/api/imports/:id/corrections',
  summary: 'A workbook with the wrong rows only, faulty cells coloured, what to do in the last column; corrected, it can be uploaded again',
  access: { staff: 'imports.use' },
  params: Path,
  reply: z.any(),
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  refusals: ['imports.not_found', 'imports.cleared', 'imports.nothing_wrong'],
})

export const decideImportRow = operation({
  id: 'decideImportRow',
  method: 'POST',
  path: '/api/imports/:id/decisions',
  summary: 'Decide about a doubtful row: the same person as one on record, or somebody new. The rows are checked again',
  access: { staff: 'imports.use' },
  params: Path,
  body: named('ImportDecision', z.strictObject({ row: z.int().min(1), is: z.enum(['same', 'new']), sameId: Id.optional(), clientId: ClientId })),
  reply: named('ImportDecided', z.object({ row: z.int(), is: z.enum(['same', 'new']) })),
  refusals: ['imports.not_found', 'imports.not_now', 'imports.not_doubtful'],
})

export const runImport = operation({
  id: 'runImport',
  method: 'POST',
  path: '/api/imports/:id/run',
  summary: 'Write the checked rows as a job: all or nothing for each batch, once, and resumed after a crash',
  access: { staff: 'imports.use' },
  params: Path,
  body: named(
    'ImportRun',
    z.strictObject({
      batchRows: z.int().min(250, '每批至少250行').max(500_000).nullable().default(null),
      leaveOut: z.boolean().default(false).describe('Leave wrong and undecided rows out and write the rest'),
      version: Version,
      clientId: ClientId,
    }),
  ),
  reply: Import,
  refusals: ['imports.not_found', 'imports.changed_meanwhile', 'imports.not_now', 'imports.has_wrong_rows', 'imports.nothing_to_write', 'imports.cleared'],
})

export const previewImportUndo = operation({
  id: 'previewImportUndo',
  method: 'GET',
  path: '/api/imports/:id/undo',
  summary: 'What taking a batch (or all) back would restore, and which rows were changed since and would be left',
  access: { staff: 'imports.use' },
  params: Path,
  query: z.strictObject({ batch: z.coerce.number().int().min(1).optional() }),
  reply: named('ImportUndoPreview', z.object({ restored: z.int(), left: z.array(z.object({ row: z.int(), reason: z.string() })), more: z.int() })),
  refusals: ['imports.not_found', 'imports.not_now', 'imports.undo_too_late'],
})

export const undoImport = operation({
  id: 'undoImport',
  method: 'POST',
  path: '/api/imports/:id/undo',
  summary: 'Take a batch (or all) back: exactly what the import changed, where nobody has touched it since',
  access: { staff: 'imports.use' },
  params: Path,
  body: named('ImportUndo', z.strictObject({ batch: z.int().min(1).optional(), reason: Reason, version: Version, clientId: ClientId })),
  reply: Import,
  refusals: ['imports.not_found', 'imports.changed_meanwhile', 'imports.not_now', 'imports.undo_too_late'],
})

export const discardImport = operation({
  id: 'discardImport',
  method: 'POST',
  path: '/api/imports/:id/discard',
  summary: 'Give an import up before it is written; the rows of the file are removed at once',
  access: { staff: 'imports.use' },
  params: Path,
  body: z.strictObject({ version: Version, clientId: ClientId }),
  reply: Import,
  refusals: ['imports.not_found', 'imports.changed_meanwhile', 'imports.not_now'],
})

// ------------------------------------------------------------------------------------------------------------ exports

export const ExportLine = named(
  'ExportLine',
  z.object({
    id: z.uuid(),
    number: z.string(),
    kind: z.string(),
    kindTitle: z.string(),
    place: z.string(),
    placeName: z.string(),
    fields: z.array(z.string()).describe('Titles of the columns'),
    format: z.enum(['xlsx', 'csv']),
    full: z.boolean(),
    purpose: z.enum(exportPurposes),
    note: z.string(),
    state: z.enum(exportStates),
    rows: z.int().nullable(),
    progress: Progress.nullable(),
    message: z.string(),
    byName: z.string(),
    mine: z.boolean(),
    mayDecide: z.boolean(),
    approvedName: z.string(),
    createdAt: z.string(),
    expiresAt: z.string().nullable(),
    takenAt: z.string().nullable(),
    version: z.int(),
  }),
)
export type ExportLine = z.output<typeof ExportLine>

export const listExportKinds = operation({
  id: 'listExportKinds',
  method: 'GET',
  path: '/api/export-kinds',
  summary: 'Lists that can be taken along and the columns each may have; none of them is a sensitive trait',
  access: { staff: 'exports.use' },
  reply: named(
    'ExportKinds',
    z.object({
      items: z.array(z.object({ key: z.string(), title: z.string(), fields: z.array(z.object({ key: z.string(), title: z.string(), usual: z.boolean(), full: z.boolean() })) })),
      mayFull: z.boolean(),
    }),
  ),
})

export const createExport = operation({
  id: 'createExport',
  method: 'POST',
  path: '/api/exports',
  summary: 'Ask for a list of a place, with a purpose; numbers masked unless asked for in full by a post that may, which a second person decides',
  access: { staff: 'exports.use' },
  body: named(
    'NewExport',
    z.strictObject({
      kind: z.string().max(60),
      place: RegionCode,
      fields: z.array(z.string().max(60)).min(1, '请至少选择一列').max(60),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      full: z.boolean().default(false),
      purpose: z.enum(exportPurposes, '请选择导出的用途'),
      note: z.string().trim().min(4, '请写明具体用在哪里，至少4个字').max(200, '最多200个字'),
      clientId: ClientId,
    }),
  ),
  reply: ExportLine,
  refusals: ['exports.kind_unknown', 'exports.field_unknown', 'exports.place_not_yours', 'exports.full_not_for_this_post', 'exports.too_large', 'exports.too_many_open'],
})

export const listExports = operation({
  id: 'listExports',
  method: 'GET',
  path: '/api/exports',
  summary: 'Lists that were taken along from the current post’s place, newest first',
  access: { staff: 'exports.use' },
  query: z.strictObject({ state: z.enum(['open', 'awaiting', 'over']).optional(), after: After }),
  reply: named('ExportPage', Page(ExportLine).extend({ awaiting: z.int() })),
  refusals: ['imports.page_unknown'],
})

export const decideExport = operation({
  id: 'decideExport',
  method: 'POST',
  path: '/api/exports/:id/decision',
  summary: 'The second pair of eyes: agree to a list with full numbers, or not. Never one’s own',
  access: { staff: 'exports.decide' },
  params: Path,
  body: z.strictObject({ agree: z.boolean(), reason: Reason, version: Version, clientId: ClientId }),
  reply: ExportLine,
  refusals: ['exports.not_found', 'exports.not_now', 'exports.own', 'imports.changed_meanwhile'],
})

export const downloadExport = operation({
  id: 'downloadExport',
  method: 'GET',
  path: '/api/exports/:id/file',
  summary: 'The file itself: once, within a day, for the account that asked for it',
  access: { staff: 'exports.use' },
  params: Path,
  reply: z.any(),
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
  refusals: ['exports.not_found', 'exports.not_now', 'exports.taken'],
})
