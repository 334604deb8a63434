/** Workbooks of collections: the sheet to fill in and bring back, and all places of a collection side by side. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { openSheets, XlsxWriter, type Cell as BookCell } from '../../platform/server/sheets/index.ts'
import { formNeeded, notThisWorkbook, uploadBroken } from './errors.ts'
import type { SendingRow, SentCell, SheetListRow } from './queries/sheets.ts'
import { faultsOf, type Cell, type Fault, type Item } from './rules/items.ts'
import { SHEET_STATES } from './rules/moves.ts'

const UPLOAD_MAX = 5 * 1024 * 1024
const MARK = '模板编号'

function streamed(writer: XlsxWriter, write: () => Promise<void>): Readable {
  void write().catch((fault: Error) => void writer.stream.destroy(fault))
  return writer.stream
}

const head = (texts: readonly string[]): BookCell[] => texts.map((text) => ({ text, style: 'head' as const }))

/** One sheet: a row for each figure; what is added up from below is shown and not read back. */
export function sheetBook(given: { title: string; id: string; by: string; at: Date; items: readonly Item[]; cells: Readonly<Record<string, SentCell>> }): Readable {
  const writer = new XlsxWriter({ title: given.title, creator: given.by, at: given.at })
  return streamed(writer, async () => {
    await writer.sheet({ name: '填报表', frozen: 1, columns: [{ width: 8 }, { width: 40 }, { width: 10 }, { width: 16, prompt: { title: '数字', text: '没有数据的留空，在“没有数据的原因”里写明' } }, { width: 40 }, { width: 30 }, { width: 40 }] })
    await writer.addRow(head(['序号', '指标', '单位', '数字', '数据出处', '没有数据的原因', '填报说明']))
    for (const item of given.items) {
      const cell = given.cells[item.key]
      if (!cell) continue
      await writer.addRow([item.key, item.title, item.unit, cell.value, cell.own ? cell.source : { text: '由下级汇总，不用填', style: 'quiet' }, cell.why, { text: item.note, style: 'wrap' }])
    }
    await writer.addRow([])
    await writer.addRow([{ text: MARK, style: 'quiet' }, { text: given.id, style: 'quiet' }])
    await writer.end()
  })
}

/** Every place of a collection in a row: figures, state, lateness, digest. A figure that is not there is an empty cell, never 0. */
export function collectionBook(given: { title: string; by: string; at: Date; items: readonly Item[]; rows: readonly { sheet: SheetListRow; sent: SendingRow | undefined; late: boolean }[] }): Readable {
  const writer = new XlsxWriter({ title: given.title, creator: given.by, at: given.at })
  return streamed(writer, async () => {
    await writer.sheet({ name: '填报汇总', frozen: 1, columns: [{ width: 24 }, { width: 14 }, { width: 10 }, { width: 12 }, ...given.items.map(() => ({ width: 16 })), { width: 12 }, { width: 12 }, { width: 40 }, { width: 68 }] })
    await writer.addRow(head(['地方', '区划代码', '状态', '截止日期', ...given.items.map((item) => (item.unit ? `${item.title}（${item.unit}）` : item.title)), '报送人', '报送日期', '说明', '校验码（SHA-256）']))
    for (const { sheet, sent, late } of given.rows) {
      const frozen = sheet.state === 'sent' || sheet.state === 'accepted' ? sent : undefined
      const gaps = frozen ? Object.values(frozen.body.cells).flatMap((cell) => (cell.value === null ? [cell.why] : [])) : []
      await writer.addRow([
        sheet.regionName, sheet.region, { text: late ? `${SHEET_STATES[sheet.state]}，逾期` : SHEET_STATES[sheet.state], style: late ? 'doubtful' : 'text' }, sheet.dueOn,
        ...given.items.map((item): BookCell => frozen?.body.cells[item.key]?.value ?? null),
        frozen?.byName ?? '', frozen ? shanghaiDate(new Date(frozen.at)) : '', { text: [sheet.state === 'returned' || sheet.state === 'excused' ? sheet.why : '', ...gaps].filter(Boolean).join('；'), style: 'wrap' },
        frozen?.sha256 ?? '',
      ])
    }
    await writer.addRow([])
    await writer.addRow([{ text: `导出人 ${given.by}，${shanghaiDate(given.at)}。空格表示没有数据，不是0。`, style: 'quiet' }])
    await writer.end()
  })
}

export interface BookRead {
  cells: Record<string, Cell>
  faults: Fault[]
  read: number
}

/** Reads the first sheet of a workbook that was given out by `sheetBook`; the table itself is gone before the answer. */
export async function readSheetBook(request: FastifyRequest, sheetId: string, items: readonly Item[]): Promise<BookRead> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-sheet-'))
  try {
    const path = join(folder, 'table.xlsx')
    await receive(request, path)
    return await readBook(path, sheetId, items)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function receive(request: FastifyRequest, path: string): Promise<void> {
  if (!request.isMultipart()) throw formNeeded()
  if (request.raw.destroyed) throw uploadBroken()
  let got = false
  try {
    for await (const part of request.parts({ limits: { fileSize: UPLOAD_MAX + 1, files: 1, fields: 2, fieldSize: 200 } })) {
      if (part.type === 'field') continue
      if (part.fieldname !== 'file' || got) throw formNeeded()
      got = true
      await pipeline(part.file, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
      if (part.file.truncated) throw new Refusal('file.too_large', 413, '文件超过5 MB，填报表不会这么大，请核对')
    }
  } catch (fault) {
    if (fault instanceof Refusal || (fault as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw fault
    throw uploadBroken()
  }
  if (!got) throw formNeeded()
}

async function readBook(path: string, sheetId: string, items: readonly Item[]): Promise<BookRead> {
  const rows: string[][] = []
  const open = await openSheets(path)
  try {
    if (!open.sheets.length) throw notThisWorkbook()
    for await (const row of open.rows(0)) {
      rows.push(row.cells.map((text) => text.trim()))
      if (rows.length > 500) break
    }
  } finally {
    await open.close()
  }
  if (!rows.some((row) => row[0] === MARK && row[1] === sheetId)) throw notThisWorkbook()
  return cellsOfRows(rows, items)
}

/** Cells from the rows of a filled-in workbook; what is no number is a fault of its row. */
export function cellsOfRows(rows: readonly string[][], items: readonly Item[]): BookRead {
  const cells: Record<string, Cell> = {}
  const faults: Fault[] = []
  for (const row of rows) {
    const item = items.find((one) => one.key === row[0])
    if (!item) continue
    const text = (row[3] ?? '').replace(/[,，\s]/g, '')
    const value = text === '' ? null : Number(text)
    if (value !== null && !Number.isFinite(value)) {
      faults.push({ key: item.key, message: `${item.title}：“${row[3]}”不是数字` })
      continue
    }
    cells[item.key] = { value, why: value === null ? (row[5] ?? '').slice(0, 300) : '', source: (row[4] ?? '').slice(0, 300) }
  }
  faults.push(...faultsOf(items, cells))
  return { cells, faults, read: Object.keys(cells).length }
}
