/** An uploaded table becomes sealed pages in one go; the file itself is gone before the answer. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import type { Tx } from '../../platform/server/db.ts'
import { safeFileName } from '../../platform/server/files/index.ts'
import type { Services } from '../../platform/server/services.ts'
import { openSheets } from '../../platform/server/sheets/index.ts'
import { IMPORT_MAX } from './contract.ts'
import { PAGE_ROWS, pageContext, type RawRow } from './engine.ts'
import { formNeeded, noRows, uploadBroken } from './errors.ts'
import { takeNumber } from './numbers.ts'
import { insertImport, insertPage } from './queries.ts'

const LATE_MS = 10 * 60_000

/** Receives the form into a private folder, gives its path to `deed`, and removes it whatever happens. */
export async function receiveTable<T>(request: FastifyRequest, deed: (file: { path: string; name: string; size: number; kind: string }) => Promise<T>): Promise<T> {
  if (!request.isMultipart()) throw formNeeded()
  if (request.raw.destroyed) throw uploadBroken()
  const folder = await mkdtemp(join(tmpdir(), 'linli-import-'))
  const late = setTimeout(() => request.raw.destroy(), LATE_MS)
  const path = join(folder, 'table')
  let [name, kind] = ['', '']
  try {
    try {
      for await (const part of request.parts({ limits: { fileSize: IMPORT_MAX + 1, files: 1, fields: 5, fieldSize: 200 } })) {
        if (part.type === 'field') {
          if (part.fieldname === 'kind') kind = String(part.value)
          continue
        }
        if (part.fieldname !== 'file' || name) throw formNeeded()
        name = safeFileName(part.filename.replaceAll('\0', '').toWellFormed())
        await pipeline(part.file, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
        if (part.file.truncated) throw new Refusal('file.too_large', 413, `文件超过${IMPORT_MAX / 1024 / 1024} MB，请拆成几个文件后再上传`)
      }
    } catch (fault) {
      if (fault instanceof Refusal || (fault as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw fault
      throw uploadBroken()
    }
    if (!name) throw formNeeded()
    return await deed({ path, name, size: (await stat(path)).size, kind })
  } finally {
    clearTimeout(late)
    await rm(folder, { recursive: true, force: true })
  }
}

/** Reads all visible sheets into sealed pages and opens the import. Refuses in a sentence what is no table. @returns its id */
export async function stageFile(
  tx: Tx,
  services: Services,
  file: { path: string; name: string; size: number; kind: string },
  by: { region: string; accountId: string | null; name: string; post: string },
  now: Date,
  told: (rows: number) => void = () => {},
): Promise<string> {
  const county = services.settings.county
  const id = uuidv7()
  const open = await openSheets(file.path)
  try {
    const visible = open.sheets.flatMap((sheet, index) => (sheet.hidden ? [] : [{ ...sheet, index }])).slice(0, 20)
    const sheets = []
    let all = 0
    for (const [sheet, { name, index, hidden }] of visible.entries()) {
      let [page, rows] = [0, 0]
      let waiting: RawRow[] = []
      const keep = async () => {
        const pageId = uuidv7()
        const sealed = services.sealer.seal(JSON.stringify(waiting.map((r) => [r.number, r.cells])), pageContext(pageId))
        await insertPage(tx, { county, id: pageId, region: by.region, importId: id, sheet, page: page++, rows: waiting.length, sealed })
        waiting = []
      }
      for await (const row of open.rows(index)) {
        if (!row.cells.some(Boolean)) continue
        waiting.push(row)
        rows++
        if (waiting.length === PAGE_ROWS) {
          await keep()
          told(all + rows)
        }
      }
      if (waiting.length) await keep()
      all += rows
      sheets.push({ index: sheet, name, hidden, rows })
    }
    if (!all) throw noRows()
    const number = await takeNumber(tx, county, now, 'imports')
    await insertImport(tx, {
      county, id, region: by.region, number, kind: file.kind, fileName: file.name, fileSize: file.size,
      format: open.format === 'csv' ? `CSV，${open.encoding}` : 'Excel 工作簿', sheets, byAccount: by.accountId, byName: by.name, post: by.post, now,
    })
    return id
  } finally {
    await open.close()
  }
}
