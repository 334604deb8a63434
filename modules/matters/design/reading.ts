import type { z } from 'zod'
import { formatMonthDay, yearOf } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { mattersOn } from '../catalogue.ts'
import type { MatterDefinition } from '../definition.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import * as q from '../queries/drafts.ts'
import { guideGaps } from './blank.ts'
import { changesBetween, figuresOf, savedBetween } from './compare.ts'
import type * as doors from './contract.ts'
import type { MatterFileLine } from './contract.ts'
import { DRAFT_STATES } from './life.ts'
import { asDefinition, mayDesign, reach } from './shared.ts'

const lineOf = (row: q.FileRow, today: string): MatterFileLine => ({
  code: row.code, title: row.title, department: row.department ?? '', kind: row.kind as MatterFileLine['kind'], type: row.type as MatterFileLine['type'],
  state: row.version !== null ? 'in_force' : row.coming_from !== null ? 'coming' : row.defined ? 'ended' : 'new', version: row.version,
  validFrom: row.version !== null ? row.valid_from : null, validUntil: row.defined && row.valid_until !== null && (row.version !== null || row.valid_until <= today) ? row.valid_until : null,
  comingFrom: row.coming_from, versions: row.versions, changedAt: row.changed_at, keptHere: row.kept, update: row.offered,
  draft: row.draft_id ? { id: row.draft_id, kind: row.draft_kind!, state: row.draft_state!, byName: row.draft_by!, changedAt: row.draft_at! } : null,
})

export async function list(ctx: Ctx, { query }: { query: z.output<NonNullable<typeof doors.listMatterFiles.query>> }): Promise<Reply<typeof doors.listMatterFiles>> {
  const at = reach(ctx)
  const f = { ...at, q: query.q ?? '', kind: query.kind, type: query.type, department: query.department || undefined }
  const rows = await q.listFiles(ctx.tx, f, query.show, query.after ?? '')
  return {
    items: rows.slice(0, 50).map((row) => lineOf(row, at.today)), next: rows.length > 50 ? rows[49]!.code : null, counts: await q.countFiles(ctx.tx, f),
    departments: await q.departmentsOf(ctx.tx), mayDesign: mayDesign(ctx),
  }
}

export async function open(ctx: Ctx, { params }: { params: { code: string } }): Promise<Reply<typeof doors.getMatterFile>> {
  const at = reach(ctx)
  const row = await q.findFile(ctx.tx, { ...at, q: '' }, params.code)
  if (!row) throw e.matterNotFound()
  const versions = await q.fullVersions(ctx.tx, params.code)
  const newest = versions.find((one) => one.version === row.version) ?? versions[0]
  const draft = !newest && row.draft_id ? await q.findDraft(ctx.tx, at.county, row.draft_id) : undefined
  const body = newest?.body ?? draft?.body
  if (!body) throw e.matterNotFound()
  const place = await q.placeMatter(ctx.tx, params.code)
  return {
    line: lineOf(row, at.today), definition: body, gaps: guideGaps(asDefinition(body)),
    versions: versions.map((one) => ({ version: one.version, validFrom: one.valid_from, validUntil: one.valid_until, source: one.source, byName: one.published_by, publishedAt: one.published_at,
      figures: figuresOf(asDefinition(one.body)) })),
    drafts: (await q.draftsOf(ctx.tx, at.county, params.code)).map((one) => ({ id: one.id, kind: one.kind, state: one.state, byName: one.by_name, changedAt: one.changed_at, reason: one.reason,
      fromOn: one.from_on, approvedName: one.approved_name, publishedVersion: one.published_version })),
    steps: await q.stepsOfCode(ctx.tx, at.county, params.code),
    update: !row.offered ? 'none' : place?.catalogue_body ? 'changed' : 'gone', mayDesign: mayDesign(ctx),
  }
}

async function sideOf(ctx: Ctx, code: string, side: string): Promise<{ label: string; definition: MatterDefinition }> {
  if (side === 'catalogue') {
    const place = await q.placeMatter(ctx.tx, code)
    if (!place?.catalogue_body) throw e.versionNotFound()
    return { label: '目录的最新版本', definition: asDefinition(place.catalogue_body) }
  }
  if (side.startsWith('draft:')) {
    const draft = await q.findDraft(ctx.tx, reach(ctx).county, side.slice(6))
    if (!draft || draft.code !== code) throw e.versionNotFound()
    return { label: `草稿（${DRAFT_STATES[draft.state]}）`, definition: asDefinition(draft.body) }
  }
  const found = (await q.fullVersions(ctx.tx, code)).find((one) => `v${one.version}` === side)
  if (!found) throw e.versionNotFound()
  return { label: `第${found.version}版（${yearOf(found.valid_from)}年${formatMonthDay(found.valid_from)}起）`, definition: asDefinition(found.body) }
}

export async function compare(ctx: Ctx, { params, query }: { params: { code: string }; query: Input<typeof doors.compareMatters>['query'] }): Promise<Reply<typeof doors.compareMatters>> {
  const [before, after] = [await sideOf(ctx, params.code, query!.before), await sideOf(ctx, params.code, query!.after)]
  const [was, is] = [figuresOf(before.definition), figuresOf(after.definition)]
  return {
    title: after.definition.title, before: { label: before.label, figures: was }, after: { label: after.label, figures: is }, saved: savedBetween(was, is),
    changes: changesBetween(before.definition, after.definition),
  }
}

export async function savings(ctx: Ctx, { query }: { query: { mobile: 'yes' | 'no' } }): Promise<Reply<typeof doors.listMatterSavings>> {
  const { today } = reach(ctx)
  const items = (await q.firstAndPresent(ctx.tx, today)).flatMap((row) => {
    const [first, now] = [figuresOf(asDefinition(row.first)), figuresOf(asDefinition(row.present))]
    if (query.mobile === 'yes' && !now.open) return []
    const { title, department } = asDefinition(row.present)
    return [{ code: row.code, title, department, versions: row.versions, first, now, saved: savedBetween(first, now) }]
  })
  const sum = (of: 'steps' | 'papers') => items.reduce((all, one) => all + one.saved[of], 0)
  return { day: today, steps: sum('steps'), papers: sum('papers'), items: items.sort((a, b) => b.saved.steps - a.saved.steps || (a.code < b.code ? -1 : 1)) }
}

export async function guides(ctx: Ctx): Promise<Reply<typeof doors.listMatterGuides>> {
  const { today } = reach(ctx)
  const matters = (await mattersOn(ctx.tx, today)).map((one) => ({ code: one.code, title: one.title, department: one.department, gaps: guideGaps(one) }))
  const names = [...new Set(matters.map((one) => one.department))].sort((a, b) => a.localeCompare(b, 'zh-CN'))
  return {
    day: today, matters: matters.length, whole: matters.filter((one) => one.gaps.length === 0).length,
    departments: names.map((name) => ({ name, matters: matters.filter((one) => one.department === name).map(({ code, title, gaps }) => ({ code, title, gaps })) })),
  }
}
