import type { Reply } from '../../../platform/kernel/operation.ts'
import type { FileReply } from '../../../platform/server/context.ts'
import type * as doors from '../contract/open-data.ts'
import * as e from '../errors.ts'
import * as q from '../queries/reports.ts'
import { totalsOf } from '../rules/content.ts'
import { addressesOf, catalogueOf, datasetOf, figuresCsv, placesCsv, type PublishedReport } from '../rules/open-data.ts'
import { openToAll, type Ctx } from './shared.ts'

const PAGE = 20
/** A catalogue names everything: thirty years of three hundred places. */
const ALL = 10_000

interface At { params: { region: string; year: number }; query: { edition?: number | undefined } }

const entry = (row: q.PublicRow): PublishedReport => ({ region: row.region, regionName: row.body.regionName, year: row.year, edition: row.edition, publishedAt: row.publishedAt, filedAt: row.at, sha256: row.sha256 })

export async function catalogue(ctx: Ctx): Promise<FileReply> {
  await openToAll(ctx)
  const { publicUrl, county } = ctx.services.settings
  const rows = await q.publicReports(ctx.tx, { year: null, beforeYear: 9999, afterRegion: '', limit: ALL })
  const place = await q.placeOf(ctx.tx, `${county}000000`)
  return { file: Buffer.from(JSON.stringify(catalogueOf(publicUrl, place?.name ?? '', rows.map(entry)), null, 2)), type: 'application/ld+json; charset=utf-8', name: 'catalog.jsonld', inline: true }
}

export async function list(ctx: Ctx, { query }: { query: { year?: number | undefined; after?: string | undefined } }): Promise<Reply<typeof doors.listOpenData>> {
  await openToAll(ctx)
  const [year, region] = query.after ? [Number(query.after.slice(0, 4)), query.after.slice(5)] : [9999, '']
  const rows = await q.publicReports(ctx.tx, { year: query.year ?? null, beforeYear: year, afterRegion: region, limit: PAGE + 1 })
  const shown = rows.slice(0, PAGE)
  return {
    items: shown.map((row) => {
      const t = totalsOf(row.body.figures)
      return { region: row.region, regionName: row.body.regionName, year: row.year, edition: row.edition, publishedAt: row.publishedAt, figures: t.known, targets: t.targets, met: t.met }
    }),
    next: rows.length > PAGE ? `${shown.at(-1)!.year}-${shown.at(-1)!.region}` : null,
    years: await q.publicYears(ctx.tx),
  }
}

async function published(ctx: Ctx, { params, query }: At): Promise<q.PublicRow> {
  await openToAll(ctx)
  const row = await q.publicReport(ctx.tx, params.region, params.year, query.edition ?? null)
  if (!row) throw e.datasetNotFound()
  return row
}

export async function dataset(ctx: Ctx, at: At): Promise<Reply<typeof doors.getOpenDataset>> {
  const row = await published(ctx, at)
  const urls = addressesOf('', row.region, row.year)
  return {
    ...datasetOf(row.body), sha256: row.sha256, publishedAt: row.publishedAt,
    files: [
      { title: '指标（CSV）', type: 'text/csv', url: urls.figures }, { title: '分地区指标（CSV）', type: 'text/csv', url: urls.places }, { title: '全部数据（JSON）', type: 'application/json', url: urls.json },
      { title: '年度报告（PDF）', type: 'application/pdf', url: urls.pdf },
    ],
  }
}

export const csv = (which: 'figures' | 'places') => async (ctx: Ctx, at: At): Promise<FileReply> => {
  const row = await published(ctx, at)
  const set = datasetOf(row.body)
  const name = `${row.body.regionName}${row.year}年社区建设指标${which === 'places' ? '（分地区）' : ''}.csv`
  return { file: Buffer.from(which === 'figures' ? figuresCsv(set) : placesCsv(set), 'utf8'), type: 'text/csv; charset=utf-8', name }
}

export async function pdf(ctx: Ctx, at: At): Promise<FileReply> {
  const row = await published(ctx, at)
  const kept = await q.paperOf(ctx.tx, row.county, row.id, 'pdf')
  if (!kept) throw e.datasetNotFound()
  return { file: kept.bytes, type: 'application/pdf', name: `${row.body.regionName}${row.year}年度报告.pdf`, inline: true }
}
