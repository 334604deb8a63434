import { open } from 'node:fs/promises'
import { emptyFile, notATable, oldWorkbook, otherWorkbook } from './errors.ts'
import { openCsv } from './read-csv.ts'
import { openXlsx } from './read-xlsx.ts'
import { SHEET_LIMITS, type OpenSheets, type SheetLimits } from './types.ts'
import { openZip } from './zip-archive.ts'

/**
 * Opens a table file by what it is, whatever it is called. Refuses old binary workbooks and those with a password (both begin alike), other
 * programs' formats, and what is no table, each with what to do.
 */
export async function openSheets(path: string, limits: SheetLimits = SHEET_LIMITS): Promise<OpenSheets> {
  const head = Buffer.alloc(512)
  const file = await open(path, 'r')
  const { bytesRead } = await file.read(head, 0, head.length, 0)
  await file.close()
  if (bytesRead === 0) throw emptyFile()
  const begins = head.toString('latin1', 0, bytesRead)
  // A compound file (MS-CFB): .xls, .et, or an .xlsx under a password.
  if (begins.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') || begins.startsWith('\x09\x08')) throw oldWorkbook()
  if (begins.startsWith('PK\x03\x04')) return openArchive(path, limits)
  // oxlint-disable-next-line no-control-regex
  if (/^(%PDF|\x89PNG|\xff\xd8\xff|GIF8|Rar!|7z\xbc|\x1f\x8b|MZ|\x7fELF|RIFF)/.test(begins)) throw notATable()
  if (/^\s*(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table|workbook)/i.test(begins)) throw otherWorkbook('网页或 XML 形式的表格')
  return openCsv(path, limits)
}

async function openArchive(path: string, limits: SheetLimits): Promise<OpenSheets> {
  const zip = await openZip(path, Number.POSITIVE_INFINITY)
  try {
    const mime = zip.has('mimetype') ? (await zip.text('mimetype')).slice(0, 100) : ''
    if (mime.includes('opendocument')) throw otherWorkbook('.ods 表格')
    if (zip.names().some((name) => /\/workbook\.bin$/i.test(name))) throw otherWorkbook('.xlsb 二进制表格')
    if (zip.has('word/document.xml') || zip.has('ppt/presentation.xml')) throw notATable()
  } finally {
    await zip.close()
  }
  return openXlsx(path, limits)
}
