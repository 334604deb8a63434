/** Lists that are taken along: asked for with a purpose, made in the background, encrypted, given out once. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { PassThrough, Transform, type Readable } from 'node:stream'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { CsvWriter, XlsxWriter } from '../../platform/server/sheets/index.ts'
import { scopeOf } from '../regions/index.ts'
import { EXPORT_PURPOSES } from './contract.ts'
import type { ExportContext, ExportKind } from './definition.ts'
import { countyScope, exportContext, type Around, type Engine } from './engine.ts'
import * as q from './queries.ts'
import type { ExportRecord } from './queries.ts'
import { EXPORT_ROWS_MAX } from './policy.ts'

/** Hours in which the file may be taken. */
const KEPT_HOURS = 24
const FILE_MAX = 500 * 1024 * 1024

/** What the app hands in: how the people on a list learn of it. */
export type TellPeople = (
  tx: ExportContext['tx'],
  people: readonly string[],
  how: { county: string; region: string; deed: string; callerName: string; post: string; because: string; ref: string; now: Date },
) => Promise<void>

interface List {
  write(cells: ReadonlyArray<string | number>): Promise<void>
  end(): Promise<void>
  stream: Readable
}

/** The mark on every list: who, when, what for, which number. On top, at the foot, on each printed page and in the file's properties. */
export const markOf = (e: Pick<ExportRecord, 'number' | 'by_name' | 'purpose' | 'note' | 'place_name' | 'place'>, now: Date) => {
  const at = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  return `编号 ${e.number}　导出人 ${e.by_name}　时间 ${at}　用途 ${EXPORT_PURPOSES[e.purpose as keyof typeof EXPORT_PURPOSES] ?? e.purpose}：${e.note}`
}

export function listOf(e: ExportRecord, kind: ExportKind, now: Date): { list: List; begin: () => Promise<void> } {
  const fields = kind.fields.filter((f) => e.fields.includes(f.key))
  const mark = markOf(e, now)
  const warning = '含个人信息，仅限上述用途，用后即毁，不得转发'
  const heading = `${e.place_name ?? e.place}${kind.title}（${shanghaiDate(now)}）`
  const titles = fields.map((f) => f.title)
  if (e.format === 'csv') {
    const csv = new CsvWriter()
    return {
      list: { write: (cells) => csv.addRow(cells), end: async () => (await csv.addRow([`# ${mark}　${warning}`]), csv.end()), stream: csv.stream },
      begin: async () => {
        await csv.addRow([`# ${heading}　${mark}　${warning}`])
        await csv.addRow(titles)
      },
    }
  }
  const writer = new XlsxWriter({ title: heading, subject: mark, creator: e.by_name, keywords: `linli-export ${e.number} ${e.id}`, description: `${mark}；${warning}`, at: now })
  return {
    list: {
      write: (cells) => writer.addRow(cells),
      end: async () => {
        await writer.addRow([])
        await writer.addRow([{ text: `${mark}　${warning}`, style: 'quiet' }])
        await writer.end()
      },
      stream: writer.stream,
    },
    begin: async () => {
      await writer.sheet({ name: kind.title, frozen: 3, columns: fields.map((f) => ({ width: f.width ?? 14 })), printed: { header: `${heading}　${e.number}`, footer: `${e.by_name}　${e.number}　${warning}` } })
      await writer.addRow([{ text: heading, style: 'title' }])
      await writer.addRow([{ text: `${mark}　${warning}`, style: 'quiet' }])
      await writer.addRow(titles.map((text) => ({ text, style: 'head' as const })))
    },
  }
}

export function exportContextFor(e: Pick<ExportRecord, 'place' | 'region' | 'is_full'>, around: Around, tx: ExportContext['tx']): ExportContext {
  // The place asked for, within the place of the post: both are ranges of one prefix code.
  const [place, post] = [scopeOf(e.place), scopeOf(e.region)]
  return {
    tx, county: around.services.settings.county, scope: { lo: place.lo > post.lo ? place.lo : post.lo, hi: place.hi < post.hi ? place.hi : post.hi },
    today: shanghaiDate(around.now), sealer: around.services.sealer, full: e.is_full,
  }
}

/** Writes all pages of a list. @returns how many rows, and who is on it. */
export async function fillList(kind: ExportKind, e: ExportRecord, ctx: ExportContext, list: List, told: (rows: number) => Promise<void>): Promise<{ rows: number; people: string[] }> {
  const fields = kind.fields.filter((f) => e.fields.includes(f.key))
  const people: string[] = []
  let rows = 0
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<ExportKind['page']>> = await kind.page(after, ctx)
    for (const row of page.rows) await list.write(fields.map((f) => row[f.key] ?? ''))
    rows += page.rows.length
    people.push(...page.people)
    await told(rows)
    after = page.next
    if (!after || rows >= EXPORT_ROWS_MAX) return { rows, people }
  }
}

/** Makes what was asked for; a list that fails says so and may be asked for anew. */
export async function makeExports(engine: Engine, tellPeople: TellPeople, around: Around): Promise<void> {
  const county = around.services.settings.county
  const asked = await around.db.within(countyScope(county), (tx) => q.listExportsAsked(tx, county))
  for (const { id } of asked) {
    let stored: string | undefined
    try {
      await around.db.within(countyScope(county), async (tx) => {
        if (!(await q.takeWork(tx, id))) return
        const e = await q.findExport(tx, county, id)
        const kind = engine.exports.find((k) => k.key === e?.kind)
        if (e?.state !== 'asked' || !kind) return
        stored = await makeOne(kind, e, tellPeople, around, tx)
      })
    } catch (fault) {
      if (stored) await around.services.blobs.delete(stored)
      around.services.log.warn({ export: id, err: { message: (fault as Error).message.slice(0, 200) } }, 'a list was not made')
      await around.db.within(countyScope(county), (tx) => q.setExport(tx, county, id, { state: 'failed', message: '系统出了问题，名册没有生成，请重新申请' }))
    }
  }
  for (const { id, store_key: key } of await around.db.within(countyScope(county), (tx) => q.listExportsExpired(tx, county, around.now))) {
    await around.db.within(countyScope(county), (tx) => q.setExport(tx, county, id, { state: 'expired' }))
    if (key) await around.services.blobs.delete(key)
  }
}

async function makeOne(kind: ExportKind, e: ExportRecord, tellPeople: TellPeople, around: Around, tx: ExportContext['tx']): Promise<string> {
  const county = around.services.settings.county
  const ctx = exportContextFor(e, around, tx)
  const total = await kind.count(ctx)
  const { list, begin } = listOf(e, kind, around.now)
  const [key, nonce] = [randomBytes(32), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = new PassThrough()
  list.stream.on('error', (fault) => sealed.destroy(fault))
  cipher.on('error', (fault) => sealed.destroy(fault))
  const storing = around.services.blobs.put(sealed, { maxBytes: FILE_MAX, madeHereAs: 'application/octet-stream' })
  list.stream.pipe(cipher).pipe(sealed)
  let last = 0
  const filling = (async () => {
    await begin()
    const filled = await fillList(kind, e, ctx, list, async (rows) => {
      if (Date.now() - last < 700) return
      last = Date.now()
      await around.db.within(countyScope(county), (one) => q.setExportProgress(one, county, e.id, rows, Math.max(rows, total))).catch(() => {})
    })
    await list.end()
    return filled
  })().catch((fault: Error) => {
    sealed.destroy(fault)
    throw fault
  })
  const [filled, stored] = await Promise.all([filling, storing])
  const keep = `${key.toString('hex')} ${nonce.toString('hex')} ${cipher.getAuthTag().toString('hex')}`
  await q.setExport(tx, county, e.id, {
    state: 'ready', storeKey: stored.key, size: stored.size, keySealed: around.services.sealer.seal(keep, exportContext(e.id)), rows: filled.rows, madeAt: around.now,
    expiresAt: new Date(around.now.getTime() + KEPT_HOURS * 3_600_000),
  })
  const purpose = EXPORT_PURPOSES[e.purpose as keyof typeof EXPORT_PURPOSES] ?? e.purpose
  await tellPeople(tx, filled.people, {
    county, region: e.place, deed: `${e.kind}.taken_along`, callerName: e.by_name, post: e.post, because: `${purpose}：${e.note}`, ref: e.number, now: around.now,
  })
  await recordAudit(tx, around.now, { id: e.by_account ?? 'command-line', name: e.by_name, post: e.post }, 'exports.made', {
    region: e.place, because: `${purpose}：${e.note}`, detail: { export: e.number, kind: e.kind, rows: filled.rows, full: e.is_full, fields: e.fields },
  })
  return stored.key
}

/** The file in the clear, as it is read. */
export async function openExport(e: ExportRecord, around: Pick<Around, 'services'>): Promise<Readable> {
  const [key, nonce, tag] = around.services.sealer.open(e.key_sealed!, exportContext(e.id)).split(' ')
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key!, 'hex'), Buffer.from(nonce!, 'hex'), { authTagLength: 16 })
  decipher.setAuthTag(Buffer.from(tag!, 'hex'))
  const source = await around.services.blobs.get(e.store_key!)
  source.on('error', (fault) => decipher.destroy(fault))
  return source.pipe(decipher as Transform)
}
