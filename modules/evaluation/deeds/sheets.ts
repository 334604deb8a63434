import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Ctx, EvaluationNeeds } from '../needs.ts'
import * as q from '../queries/entries.ts'
import { satisfactionOf } from '../queries/satisfaction.ts'
import { gradeOf, scoreOf, type Auto, type Score } from '../rules/score.ts'
import { itemsFor } from '../rules/standard.ts'
import type { UnitKind } from '../define.ts'

export interface Sheet { score: Score; grade: string; figures: Map<string, q.FigureRow>; marks: q.MarkRow[] }

/** The sheets of applications, computed anew from what was read and given: no total is trusted that cannot be computed again. */
export async function sheetsOf(ctx: Ctx, county: string, rows: readonly q.EntryRow[]): Promise<Map<string, Sheet>> {
  const ids = rows.map((row) => row.id)
  const figures = ids.length ? await q.figuresOf(ctx.tx, county, ids) : []
  const marks = ids.length ? await q.marksOf(ctx.tx, county, ids) : []
  return new Map(rows.map((row) => {
    const own = new Map(figures.filter((one) => one.entryId === row.id).map((one) => [one.item, one]))
    const given = marks.filter((one) => one.entryId === row.id)
    const autos = new Map<string, Auto>([...own].map(([key, one]) => [key, one]))
    const score = scoreOf(itemsFor(row.standard, row.unitKind as UnitKind), autos, given)
    return [row.id, { score, grade: score.total === null ? '' : gradeOf(row.standard, score.total), figures: own, marks: given }]
  }))
}

/** Reads the figures of a unit now, one for each item that counts one. Nothing that is held is asked. */
export async function readFigures(ctx: Ctx, need: EvaluationNeeds, row: q.EntryRow): Promise<Map<string, q.FigureRow & { numerator: number | null; denominator: number | null }>> {
  const items = itemsFor(row.standard, row.unitKind as UnitKind).filter((one) => one.indicator)
  if (items.length === 0) return new Map()
  const read = new Map((await need.figures(ctx, { region: row.region, codes: [...new Set(items.map((one) => one.indicator!.code))] })).map((one) => [one.code, one]))
  const said = items.some((one) => one.way === 'residents') ? await residentsOf(ctx, row) : undefined
  return new Map(items.map((one) => {
    const bare = { entryId: row.id, item: one.key, indicator: one.indicator!.code, missing: '', owedBy: '' }
    if (one.way === 'residents' && said) {
      return [one.key, { ...bare, value: said.share, source: `${said.title}（${SURVEYED[said.way]}，${said.responses}份答卷）`, unit: '%', asOf: `${said.closedOn}T00:00:00+08:00`, numerator: null, denominator: said.responses }]
    }
    const figure = read.get(one.indicator!.code)
    const value = figure?.value ?? null
    return [one.key, {
      ...bare, value, missing: value === null ? (figure?.missing || '还没有这个指标的数据') : '', owedBy: figure?.owedBy ?? '', source: figure?.title ?? one.title, unit: figure?.unit ?? '', asOf: figure?.asOf ?? null,
      numerator: figure?.numerator ?? null, denominator: figure?.denominator ?? null,
    }]
  }))
}

const SURVEYED = { sample: '抽样调查', open: '公开调查', meeting: '居民评议会' } as const
/** Whom a survey asks about, by kind of unit. */
const ASKED_ABOUT: Record<string, readonly string[]> = { community: ['committee', 'station', 'place'], township: ['street', 'place'], department: ['department'], service_body: ['service'], estate: [], building: [] }

/** What residents said in a survey or review of the last year; none where nobody was asked: then the figure of the scheme stands. */
const residentsOf = (ctx: Ctx, row: q.EntryRow) => satisfactionOf(ctx.tx, {
  county: row.region.slice(0, 6), region: row.region, kinds: ASKED_ABOUT[row.unitKind] ?? [], name: row.unitKind === 'department' || row.unitKind === 'service_body' ? row.unitName : '', since: addDays(shanghaiDate(ctx.now), -366),
})

/** Reads the figures and keeps them as of now. */
export async function keepFigures(ctx: Ctx, need: EvaluationNeeds, county: string, row: q.EntryRow, attempt: number): Promise<void> {
  for (const one of (await readFigures(ctx, need, row)).values()) await q.insertFigure(ctx.tx, { ...one, county, id: ctx.newId(), region: row.region, attempt, at: ctx.now })
}

/** Writes the total beside the application, for lists; it is computed from the sheet and never typed. */
export async function keepScore(ctx: Ctx, county: string, row: q.EntryRow): Promise<Sheet> {
  const sheet = (await sheetsOf(ctx, county, [row])).get(row.id)!
  await q.setScore(ctx.tx, county, row.id, sheet.score.total, sheet.grade)
  return sheet
}
