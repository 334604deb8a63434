import { idCursorOr } from '../../../platform/kernel/paging.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type { FileReply } from '../../../platform/server/context.ts'
import { digestOf, digestOfBytes } from '../../../platform/server/digest.ts'
import { contentOf } from '../build.ts'
import { REPORT_STATES } from '../contract/parts.ts'
import type * as doors from '../contract/reports.ts'
import * as e from '../errors.ts'
import type { ReportNeeds } from '../needs.ts'
import { reportPdf, titleOf, type Imprint } from '../papers/pdf.ts'
import { reportWord } from '../papers/word.ts'
import { movesOpen, type ReportMove } from '../policy.ts'
import * as q from '../queries/reports.ts'
import { overviewOf, SLOTS, totalsOf, type ReportBody, type Slot, type Texts } from '../rules/content.ts'
import { note, reach, tellFilers, within, type Ctx } from './shared.ts'

const TYPES = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const
const idCursor = idCursorOr(e.pageUnknown)

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listReports>['query']> }): Promise<Reply<typeof doors.listReports>> {
  const { lo, hi } = reach(ctx)
  const f = { lo, hi, year: query.year === undefined ? null : Number(query.year), q: query.q ?? '' }
  const rows = await q.listReports(ctx.tx, { ...f, show: query.show ?? 'all', after: idCursor(query.after) })
  return {
    items: rows.slice(0, 50).map(({ figures, ...row }) => {
      const t = totalsOf(figures)
      return { ...row, figures: t.figures, known: t.known, targets: t.targets, met: t.met }
    }),
    next: rows.length > 50 ? rows[49]!.id : null,
    counts: await q.countReports(ctx.tx, f),
  }
}

async function standing(ctx: Ctx, row: q.ReportRow): Promise<{ editions: Awaited<ReturnType<typeof q.editionsOf>>; isPublic: boolean; may: ReportMove[] }> {
  const { me, here } = reach(ctx)
  const editions = await q.editionsOf(ctx.tx, row.county, row.region, row.year)
  const published = await q.publicationOf(ctx.tx, row.county, row.region, row.year)
  const isPublic = published?.step === 'published' && published.reportId === row.id
  const may = within(here, row.region) ? movesOpen({ state: row.state, mine: row.byAccount === me, newest: editions[0]?.id === row.id, isPublic, abilities: ctx.caller!.abilities }) : []
  return { editions, isPublic, may }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getReport>> {
  const row = await q.findReport(ctx.tx, params.id)
  if (!row) throw e.reportNotFound()
  const filed = row.state === 'filed' ? await q.filedOf(ctx.tx, row.county, row.id) : undefined
  const { editions, isPublic, may } = await standing(ctx, row)
  // Of a filed report only what was filed is ever read.
  const { edition: _edition, reason: _reason, texts, ...content } = filed?.body ?? { ...row.content, edition: row.edition, reason: row.reason, texts: row.texts }
  return {
    report: {
      id: row.id, title: titleOf(content), region: row.region, regionName: content.regionName, year: row.year, edition: row.edition, reason: row.reason, state: row.state, note: row.note, byName: row.byName, builtAt: row.builtAt,
      version: row.version,
    },
    content, texts,
    filed: filed ? { sha256: filed.sha256, holds: digestOf(filed.body, filed.before) === filed.sha256, byName: filed.byName, at: filed.at } : null,
    editions, isPublic, publicUrl: isPublic ? `/open-data/${row.region}/${row.year}` : '', steps: await q.stepsOf(ctx.tx, row.county, row.id), may,
  }
}

/** One step: what the place has, laid beside what its plans ask, with first words that a person goes on from. */
export const build = (need: ReportNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.buildReport>['body'] }): Promise<{ id: string }> => {
  const { here, me, name, today } = reach(ctx)
  const region = body.region ?? here
  const place = within(here, region) ? await q.placeOf(ctx.tx, region) : undefined
  if (!place) throw e.placeNotFound()
  if (body.year > Number(today.slice(0, 4))) throw e.yearWrong()
  const county = region.slice(0, 6)
  if ((await q.editionsOf(ctx.tx, county, region, body.year)).length) throw e.existsAlready(body.year)
  const content = await contentOf(ctx, need, place, body.year)
  const id = ctx.newId()
  await q.insertReport(ctx.tx, { county, id, region, year: body.year, edition: 1, reason: '', texts: { overview: overviewOf(content) }, content, byAccount: me, byName: name, at: ctx.now })
  await note(ctx, { county, id, region }, 'built', String(body.year))
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.ReportRow> {
  const row = await q.lockReport(ctx.tx, id)
  if (!row) throw e.reportNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export async function write(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.writeReport>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  const { may } = await standing(ctx, row)
  if (!may.includes('write')) throw e.notNow(REPORT_STATES[row.state])
  await q.writeTexts(ctx.tx, row.county, row.id, { ...row.texts, ...body.texts } as Texts)
  await note(ctx, row, 'written')
  return { version: row.version + 1 }
}

const bodyOf = (row: q.ReportRow): ReportBody => ({ ...row.content, edition: row.edition, reason: row.reason, texts: row.texts })

export const move = (need: ReportNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveReport>['body'] }): Promise<{ version: number }> => {
  const { me, name } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  const { may, editions } = await standing(ctx, row)
  const words = (body.words ?? '').trim()
  if (!may.includes(body.move)) {
    if (body.move === 'file' && row.state === 'submitted' && row.byAccount === me) throw e.sameHands()
    if (body.move === 'publish' && row.state === 'filed' && editions[0]?.id !== row.id) throw e.olderEdition()
    throw e.notNow(REPORT_STATES[row.state])
  }
  if ((body.move === 'return' || body.move === 'withdraw' || body.move === 'drop') && words.length < 2) throw e.reasonNeeded()
  if (body.move === 'rebuild') await rebuild(ctx, need, row)
  else if (body.move === 'file') await file(ctx, row)
  else if (body.move === 'publish' || body.move === 'withdraw') {
    const step = body.move === 'publish' ? 'published' : 'withdrawn'
    await q.insertPublication(ctx.tx, { county: row.county, id: ctx.newId(), region: row.region, year: row.year, reportId: row.id, step, reason: words, account: me, name, at: ctx.now })
  } else {
    if (body.move === 'submit') refuseEmpty(row.texts)
    const state = { submit: 'submitted', return: 'draft', drop: 'dropped' } as const
    await q.setState(ctx.tx, { county: row.county, id: row.id, state: state[body.move], note: words, account: body.move === 'submit' ? me : null, name: body.move === 'submit' ? name : '' })
    if (body.move === 'submit') await tellFilers(need, ctx, row.region, { title: '请备案年度报告', body: `${titleOf(row.content)}已经送审，请核对后备案。`, link: `/desk/reports/${row.id}` })
  }
  await note(ctx, row, { rebuild: 'counted', submit: 'submitted', drop: 'dropped', return: 'returned', file: 'filed', publish: 'published', withdraw: 'withdrawn' }[body.move], words)
  return { version: row.version + (body.move === 'publish' || body.move === 'withdraw' ? 0 : 1) }
}

function refuseEmpty(texts: Texts): void {
  const empty = (Object.keys(SLOTS) as Slot[]).filter((slot) => !texts[slot]?.trim())
  if (empty.length) throw e.textMissing(empty.map((slot) => SLOTS[slot].title))
}

/** Counts anew. The first words follow the figures as long as nobody has changed them. */
async function rebuild(ctx: Ctx, need: ReportNeeds, row: q.ReportRow): Promise<void> {
  const content = await contentOf(ctx, need, { code: row.region, name: row.content.regionName }, row.year)
  const texts = row.texts.overview === overviewOf(row.content) ? { ...row.texts, overview: overviewOf(content) } : row.texts
  await q.writeContent(ctx.tx, row.county, row.id, content, texts, ctx.now)
}

/** Locks: body and both papers are written once into tables that nobody can update. */
async function file(ctx: Ctx, row: q.ReportRow): Promise<void> {
  const { me, name } = reach(ctx)
  const body = bodyOf(row)
  const before = (await q.lastFiled(ctx.tx, row.county, row.region, row.year))?.sha256 ?? ''
  const sha256 = digestOf(body, before)
  await q.insertFiled(ctx.tx, { county: row.county, id: row.id, region: row.region, year: row.year, edition: row.edition, body, sha256, before, account: me, byName: name, at: ctx.now })
  const imprint: Imprint = { publicUrl: ctx.services.settings.publicUrl, draft: false, sha256, filedBy: name, filedAt: ctx.now.toISOString() }
  for (const [format, bytes] of [['pdf', await reportPdf(body, imprint)], ['docx', await reportWord(body, imprint)]] as const) {
    await q.insertPaper(ctx.tx, { county: row.county, id: row.id, region: row.region, format, sha256: digestOfBytes(bytes), bytes })
  }
  await q.setState(ctx.tx, { county: row.county, id: row.id, state: 'filed', note: '', account: null, name: '' })
}

/** A correction is a new edition that starts from the filed one; its figures are counted anew when the writer asks for it. */
export async function correct(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.correctReport>['body'] }): Promise<{ id: string }> {
  const { me, name } = reach(ctx)
  const row = await q.lockReport(ctx.tx, params.id)
  if (!row) throw e.reportNotFound()
  const { may, editions } = await standing(ctx, row)
  if (!may.includes('correct')) throw editions[0]?.id !== row.id && row.state === 'filed' ? e.existsAlready(row.year) : e.notNow(REPORT_STATES[row.state])
  const id = ctx.newId()
  await q.insertReport(ctx.tx, {
    county: row.county, id, region: row.region, year: row.year, edition: row.edition + 1, reason: body.words, texts: row.texts, content: row.content, byAccount: me, byName: name, at: ctx.now,
  })
  await note(ctx, row, 'corrected', body.words)
  await note(ctx, { county: row.county, id, region: row.region }, 'built', body.words)
  return { id }
}

export async function paper(ctx: Ctx, { params, query }: { params: { id: string }; query: { format?: 'docx' | 'pdf' | undefined } }): Promise<FileReply> {
  const row = await q.findReport(ctx.tx, params.id)
  if (!row) throw e.reportNotFound()
  const format = query.format ?? 'pdf'
  const stem = `${titleOf(row.content)}${row.edition > 1 ? `（第${row.edition}版）` : ''}`
  await ctx.audit('annual_report.printed', { region: row.region, detail: { report: row.id, format } })
  if (row.state === 'filed') {
    const kept = await q.paperOf(ctx.tx, row.county, row.id, format)
    if (!kept) throw e.reportNotFound()
    return { file: kept.bytes, type: TYPES[format], name: `${stem}.${format}` }
  }
  const imprint: Imprint = { publicUrl: ctx.services.settings.publicUrl, draft: true, sha256: '', filedBy: '', filedAt: null }
  const made = format === 'pdf' ? await reportPdf(bodyOf(row), imprint) : await reportWord(bodyOf(row), imprint)
  return { file: made, type: TYPES[format], name: `${stem}（草稿）.${format}` }
}
