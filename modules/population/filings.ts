/** Basic figures for a period (REG-09): a community confirms what is counted, the level above checks or returns, and sums. Frozen when filed. */
import { addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import type { PostKind } from '../organisations/index.ts'
import { countyOf, padded, prefixOf, scopeOf } from '../regions/index.ts'
import * as errors from './errors.ts'
import type { FilingLine } from './contract.ts'
import { deriveUnder } from './derive.ts'
import { mayCheck, mayFile } from './policy.ts'
import { changedSince, childrenOn, countHouseholds, findPlace, placeOn, type PlaceRow } from './queries/counts.ts'
import {
  filingsById, findFiling, holdPeriod, insertFiling, insertStep, lastFilings, versionsOf, type FiguresRow, type FilingRow,
} from './queries/filings.ts'
import { ask, countedOf, methodOf, question, type Ctx, type Question } from './readings.ts'
import { lastDayOf, rangeOf, sumOf, type PopulationRules } from './rules.ts'

const FIGURES = ['registered', 'living', 'resident', 'mobile', 'households'] as const

/** The five figures as counted for the day of a question. */
export async function figuresOf(ctx: Ctx, q: Question): Promise<FiguresRow> {
  const sum = sumOf([...(await countedOf(ctx, q)).values()])
  let households = 0
  for (const county of q.counties) {
    const range = rangeOf(q.counties.length > 1 ? county : prefixOf(q.place.code))
    const rows = await countHouseholds(ctx.tx, { county, ...range, day: q.day, boundary: q.boundary })
    households += rows.filter((row) => row.kind === 'family').reduce((all, row) => all + row.n, 0)
  }
  return { registered: sum.registered, living: sum.living, resident: sum.living - sum.mobileFresh, mobile: sum.mobile, households }
}

const added = (list: readonly FiguresRow[]): FiguresRow =>
  Object.fromEntries(FIGURES.map((key) => [key, list.reduce((sum, one) => sum + one[key], 0)])) as unknown as FiguresRow

const same = (a: FiguresRow, b: FiguresRow) => FIGURES.every((key) => a[key] === b[key])

/** The last day on which a place of a level may still file in time. */
export const dueOf = (period: string, level: string, rules: PopulationRules): string =>
  addDays(lastDayOf(period), rules.deadlines[level === 'community' || level === 'township' ? level : 'county'])

function lineOf(place: Pick<PlaceRow, 'code' | 'name' | 'level'>, row: FilingRow | undefined, due: string, today: string): FilingLine {
  const state = !row ? 'missing' : (row.step ?? 'filed')
  const open = state === 'missing' || state === 'returned'
  return {
    region: place.code, regionName: place.name, level: place.level, state, due, late: open ? today > due : shanghaiDate(new Date(row!.at)) > due,
    id: row?.id ?? null, version: row?.version ?? null, figures: row?.filed ?? null, corrections: row?.corrections.length ?? 0,
    byName: row?.by_name ?? '', at: row?.at ?? null, reason: row?.step === 'returned' ? (row.step_reason ?? '') : '',
  }
}

/** What a reader's post may do with filings of a place. */
function rights(ctx: Ctx, place: PlaceRow) {
  const actor = actorOf(ctx)
  const post = (actor.post?.kind ?? '') as PostKind
  const own = padded(actor.region) === place.code
  return { files: mayFile(post, place.level, own), checks: own && mayCheck(post, place.level) }
}

async function stateOf(ctx: Ctx, q: Question, period: string) {
  const children = q.place.level === 'community' ? [] : await childrenOn(ctx.tx, q.place.code, q.boundary)
  const rows = new Map((await lastFilings(ctx.tx, period, [q.place.code, ...children.map((c) => c.code)])).map((row) => [row.region, row]))
  const line = (place: PlaceRow) => lineOf(place, rows.get(place.code), dueOf(period, place.level, q.rules), q.today)
  return { children, rows, own: line(q.place), parts: children.map(line) }
}

/** A period as one place sees it. */
export async function periodOf(ctx: Ctx, asked: { region?: string | undefined; period: string }) {
  const day = lastDayOf(asked.period)
  if (shanghaiDate(ctx.now) <= day) throw errors.periodNotOver(day)
  const q = await ask(ctx, { region: asked.region, day })
  const { children, rows, own, parts } = await stateOf(ctx, q, asked.period)
  const { files, checks } = rights(ctx, q.place)
  const filed = children.flatMap((child) => rows.get(child.code)?.filed ?? [])
  const waiting = parts.filter((part) => part.state !== 'checked')
  const locked = own.state === 'filed' || own.state === 'checked'
  return {
    region: q.place.code, regionName: q.place.name, level: q.place.level, period: asked.period, day, own, parts,
    counted: await figuresOf(ctx, q),
    sum: children.length ? added(filed) : null,
    mayFile: files && !locked && waiting.length === 0,
    mayCheck: checks,
    waitsFor: locked ? '已经上报并锁定' : !files ? '由本单位负责填报的岗位上报' : waiting.length ? `还有${waiting.length}个单位没有报齐或没有审核` : '',
  }
}

export interface NewFilingBody {
  region: string
  period: string
  corrections: { figure: keyof FiguresRow; value: number; reason: string }[]
  note: string
  version: number
}

/** Files a place's figures. A community's are counted anew from the register in this very transaction; a sum is that of its checked parts. */
export async function file(ctx: Ctx, body: NewFilingBody) {
  const day = lastDayOf(body.period)
  if (shanghaiDate(ctx.now) <= day) throw errors.periodNotOver(day)
  const q = await ask(ctx, { region: body.region, day })
  await holdPeriod(ctx.tx, q.place.code, body.period)
  const { children, rows, own, parts } = await stateOf(ctx, q, body.period)
  if (!rights(ctx, q.place).files) throw errors.notYourLevel()
  if ((own.version ?? 0) !== body.version) throw errors.seenOlder()
  if (own.state === 'filed' || own.state === 'checked') throw errors.filedAlready()
  const waiting = parts.filter((part) => part.state !== 'checked')
  if (waiting.length) throw errors.partsMissing(waiting.map((part) => part.regionName))
  if (children.length && body.corrections.length) throw errors.sumIsNotTyped()
  if (!children.length) await deriveUnder(ctx.tx, q.place.code)
  const counted = await figuresOf(ctx, q)
  const parted = children.map((child) => rows.get(child.code)!)
  const sum = children.length ? added(parted.map((row) => row.filed)) : { ...counted }
  const corrections = body.corrections.filter((c) => c.value !== counted[c.figure]).map((c) => ({ ...c, counted: counted[c.figure] }))
  for (const { figure, value } of corrections) sum[figure] = value
  const actor = actorOf(ctx)
  const id = ctx.newId()
  const version = body.version + 1
  await insertFiling(ctx.tx, {
    county: countyOf(q.place.code), id, region: q.place.code, period: body.period, day, version, counted, filed: sum, corrections, method: methodOf(q),
    parts: parted.map((row) => row.id), note: body.note, by: { id: actor.accountId, name: actor.name }, at: ctx.now,
  })
  await ctx.audit('population.filed', { subject: id, region: q.place.code, detail: { period: body.period, version, corrections: corrections.length } })
  return { id, version }
}

/** Checks or returns the filing of a place directly below the caller's own. */
export async function step(ctx: Ctx, id: string, body: { step: 'checked' | 'returned'; reason: string }) {
  const row = await readable(ctx, id)
  const place = (await placeOn(ctx.tx, row.region, row.method.boundaryDay)) ?? (await findPlace(ctx.tx, row.region))
  const above = place?.parent ? await findPlace(ctx.tx, place.parent) : undefined
  if (!above || !rights(ctx, above).checks) throw errors.notYourLevel()
  if (body.step === 'returned' && body.reason.length < 4) throw errors.reasonNeeded()
  await holdPeriod(ctx.tx, row.region, row.period)
  const last = (await lastFilings(ctx.tx, row.period, [row.region]))[0]!
  if (last.id !== row.id || last.step) throw errors.steppedAlready()
  const actor = actorOf(ctx)
  await insertStep(ctx.tx, {
    county: row.county, id: ctx.newId(), region: row.region, filingId: id, step: body.step, reason: body.reason,
    by: { id: actor.accountId, name: actor.name }, at: ctx.now,
  })
  await ctx.audit(`population.${body.step}`, { subject: id, region: row.region, because: body.reason })
  return { state: body.step }
}

/** A filing within the reader's post; a grid's post reads its community's. */
async function readable(ctx: Ctx, id: string): Promise<FilingRow> {
  const own = actorOf(ctx).region
  if (own.length > 12) await ctx.tx.widen(scopeOf(own.slice(0, 12)).lo, scopeOf(own.slice(0, 12)).hi)
  const row = await findFiling(ctx.tx, id)
  if (!row) throw errors.filingNotFound()
  return row
}

const DEEDS: Record<string, string> = { person: '居民档案', tie: '户籍或居住关系', household: '家庭户', dwelling: '住房', representative: '代理关系' }

/** One filing with everything that a reader needs to trust it: method, parts, and the same day counted today. */
export async function filingOf(ctx: Ctx, id: string) {
  const row = await readable(ctx, id)
  const q = { ...(await question(ctx, row.region, { day: row.day, boundary: row.method.boundaryDay })), rules: ruleOf(row) }
  const today = await figuresOf(ctx, q)
  const parts = await filingsById(ctx.tx, row.parts)
  const rules = (await question(ctx, row.region, { day: row.day })).rules
  const county = q.counties[0]!
  const since = (await changedSince(ctx.tx, { county, ...rangeOf(prefixOf(row.region)) }, row.at))
  const grouped = new Map<string, { n: number; lastAt: string }>()
  for (const one of since) {
    const what = DEEDS[one.subject] ?? '其他登记'
    const kept = grouped.get(what)
    grouped.set(what, { n: (kept?.n ?? 0) + one.n, lastAt: kept && kept.lastAt > one.last_at ? kept.lastAt : one.last_at })
  }
  return {
    line: lineOf({ code: row.region, name: row.region_name, level: row.level }, row, dueOf(row.period, row.level, rules), q.today),
    period: row.period, day: row.day, counted: row.counted, filed: row.filed, corrections: row.corrections, method: row.method, note: row.note,
    parts: parts.map((part) => lineOf({ code: part.region, name: part.region_name, level: part.level }, part, dueOf(part.period, part.level, rules), q.today)),
    today,
    differs: !same(today, row.counted),
    since: [...grouped].map(([what, { n, lastAt }]) => ({ what, n, lastAt })),
    versions: (await versionsOf(ctx.tx, row.region, row.period)).map((v) => ({ id: v.id, version: v.version, at: v.at, byName: v.by_name })),
  }
}

/** The rule that held when it was filed; a place that changes its rules since does not change the past. */
const ruleOf = (row: FilingRow): PopulationRules => ({
  residentAfterMonths: row.method.residentAfterMonths, mobileBeyond: row.method.mobileBeyond, smallCount: row.method.smallCount,
  ageBands: [0], deadlines: { community: 0, township: 0, county: 0 },
})

