import { shanghaiDate, type PlainDate } from '../../platform/kernel/dates.ts'
import { route, type Context, type Route } from '../../platform/server/context.ts'
import { actorOf } from '../accounts/index.ts'
import { covers, levelOf, padded, scopeOf } from '../regions/index.ts'
import { placeNameOf, targetsOn, type PlanTargetInForce } from '../plans/index.ts'
import { figureAt, oldest, partsOf, pick, present, valueOf } from './board.ts'
import { INDICATORS } from './catalogue/index.ts'
import { getBoard, getIndicatorRows, getIndicatorValues, listIndicators, reportIndicator } from './contract.ts'
import { isComputed, GROUPS, type CaseSet, type Group, type IndicatorDefinition } from './define.ts'
import { dayInFuture, indicatorNotFound, placeNotFound } from './errors.ts'
import { fileReport } from './file-report.ts'
import { knownOf, knownOfParts, measuresOf, onDay, type KnownThen } from './known.ts'
import { communitiesOf, lastDays, placeOf, placesBelow, type PlaceRow } from './queries/figures.ts'
import { casesIn } from './queries/records.ts'
import { countAt } from './refresh.ts'

const TREND_DAYS = 12
const PAGE = 50

/**
 * The place that is looked at: the one asked for, else that of the worn post. Figures are kept by community; a grid's post reads its
 * community's sums, for which the transaction is widened to that community and to nothing but these tables.
 */
async function placeAsked(ctx: Context, asked: string | undefined): Promise<{ place: PlaceRow; wider: boolean }> {
  const own = actorOf(ctx).region
  const mine = ['grid', 'building'].includes(levelOf(own)) ? own.slice(0, 12) : padded(own)
  const region = asked ?? mine
  if (!covers(mine, region)) throw placeNotFound()
  const place = await placeOf(ctx.tx, region)
  if (!place) throw placeNotFound()
  const wider = !covers(own, region)
  if (wider) {
    const { lo, hi } = scopeOf(region)
    await ctx.tx.widen(lo, hi)
  }
  return { place, wider }
}

function dayAsked(ctx: Context, asked: PlainDate | undefined): { day: PlainDate; today: PlainDate } {
  const today = shanghaiDate(ctx.now)
  const day = asked ?? today
  if (day > today) throw dayInFuture()
  return { day, today }
}

/** Targets of the day and the names of their places. */
async function targetsAndNames(ctx: Context, day: PlainDate) {
  const targets = await targetsOn(ctx.tx, day)
  const names = new Map<string, string>()
  for (const code of new Set(targets.map((one) => one.place))) names.set(code, (await placeOf(ctx.tx, code))?.name ?? placeNameOf(code))
  return { targets, names }
}

/** The last recorded days of a place, oldest first, and the live figure at their end when the board shows today. */
function trendOf(one: IndicatorDefinition, region: string, days: Awaited<ReturnType<typeof lastDays>>, live: { day: PlainDate; known: KnownThen } | null) {
  const points = days.map((record) => {
    const figure = figureAt(one, region, { measures: new Map(Object.entries(record.measures)), reports: new Map(), off: new Set() })
    return { day: record.day, value: figure.value, corrected: record.version > 1 }
  })
  points.reverse()
  return live ? [...points, { day: live.day, value: figureAt(one, region, live.known).value, corrected: false }] : points
}

const ascending = <T>(key: (one: T) => number | string | null) => (a: T, b: T) => {
  const [x, y] = [key(a), key(b)]
  // What has no number stands at the end either way.
  if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
  return x < y ? -1 : x > y ? 1 : 0
}

export const indicatorRoutes: Route[] = [
  route(getIndicatorValues, async (ctx, { query }) => {
    const indicators = pick(query.codes?.split(','))
    const { day, today } = dayAsked(ctx, query.day)
    const { place } = await placeAsked(ctx, query.region)
    const { targets, names } = await targetsAndNames(ctx, day)
    const known = await knownOf(ctx.tx, place, [...new Set(indicators.flatMap(measuresOf))], onDay(day, today))
    return { region: place.code, regionName: place.name, day, items: indicators.map((one) => valueOf(one, place.code, day, known, targets, names)) }
  }),

  route(listIndicators, async (_ctx, { query }) => {
    const q = query.q?.toLowerCase()
    const found = INDICATORS.filter(
      (one) => (!query.group || one.group === query.group) && (!q || [one.code, one.title, one.sentence].some((text) => text.toLowerCase().includes(q))),
    )
    return { items: found.map(present) }
  }),

  route(getIndicatorRows, async (ctx, { params, query }) => {
    const one = INDICATORS.find((indicator) => indicator.code === params.code)
    if (!one) throw indicatorNotFound(params.code)
    const { day, today } = dayAsked(ctx, undefined)
    const { place, wider } = await placeAsked(ctx, query.region)
    const { targets, names } = await targetsAndNames(ctx, day)
    const total = valueOf(one, place.code, day, await knownOf(ctx.tx, place, measuresOf(one), onDay(day, today)), targets, names)
    const opened = { indicator: present(one), total, ...caseList(ctx, one, query.part, wider) }
    if (query.show === 'records') {
      const { set, recordsWithheld, ...rest } = opened
      if (!set || recordsWithheld) return { ...rest, recordsWithheld, communities: [], records: [], next: null }
      const after = query.after && /^[0-9a-f-]{36}$/.test(query.after) ? query.after : null
      const rows = await casesIn(ctx.tx, set, countAt('', scopeOf(place.code), ctx.now), after)
      const shown = rows.slice(0, PAGE)
      return {
        ...rest,
        recordsWithheld,
        communities: [],
        records: shown.map((row) => ({
          id: row.id, kind: 'case' as const, title: row.title, number: row.number, state: row.state, region: row.region, regionName: row.region_name,
          at: row.submitted_at, dueAt: row.due_at,
        })),
        next: rows.length > PAGE ? shown.at(-1)!.id : null,
      }
    }
    const { set: _set, ...rest } = opened
    const { items, next } = await communityPage(ctx, one, place, query, day, today, targets)
    return { ...rest, communities: items, records: [], next }
  }),

  route(getBoard, async (ctx, { query }) => {
    const { day, today } = dayAsked(ctx, query.day)
    const { place } = await placeAsked(ctx, query.region)
    const { targets, names } = await targetsAndNames(ctx, day)
    const known = await knownOf(ctx.tx, place, [...new Set(INDICATORS.flatMap(measuresOf))], onDay(day, today))
    const days = await lastDays(ctx.tx, place.code.slice(0, 6), place.code, day, TREND_DAYS)
    const live = { day, known }
    const figures = INDICATORS.map((one) => ({ one, value: valueOf(one, place.code, day, known, targets, names) }))
    const groups = (Object.keys(GROUPS) as Group[]).map((code) => ({
      code,
      title: GROUPS[code],
      figures: figures.filter(({ one }) => one.group === code).map(({ one, value }) => ({ value, sentence: one.sentence, trend: trendOf(one, place.code, days, live) })),
    }))
    // Below a community there is nothing that is counted apart.
    const below = place.level === 'community' ? [] : await placesBelow(ctx.tx, place.code)
    const counted = INDICATORS.filter((one) => isComputed(one))
    const parts = await knownOfParts(ctx.tx, below, [...new Set(counted.flatMap(measuresOf))], onDay(day, today), false)
    const columns = counted.map((one) => ({ one, cells: partsOf(one, below, parts, day, targets) }))
    return {
      region: place.code,
      regionName: place.name,
      day,
      asOf: oldest(figures.map(({ value }) => value.asOf)),
      groups: groups.filter((group) => group.figures.length),
      breakdown: {
        codes: counted.map((one) => one.code),
        rows: below.map((part, i) => ({
          region: part.code,
          regionName: part.name,
          kind: part.kind,
          cells: columns.map(({ one, cells }) => ({ code: one.code, value: cells[i]!.value, suppressed: cells[i]!.suppressed, missing: cells[i]!.missing })),
        })),
      },
    }
  }),

  route(reportIndicator, async (ctx, { params, body }) => {
    const { place } = await placeAsked(ctx, body.region)
    const actor = actorOf(ctx)
    const by = { id: actor.accountId, name: actor.name, post: ctx.caller!.post }
    return fileReport(ctx.tx, { ...body, code: params.code, region: place.code, by, now: ctx.now })
  }),
]

/** Whether the reader may open the figure to its cases, and on which list they can be worked on. */
function caseList(ctx: Context, one: IndicatorDefinition, part: 'numerator' | 'denominator', wider: boolean) {
  const set: CaseSet | undefined = isComputed(one) ? one.opens?.[part] : undefined
  if (!set) return { set: undefined, recordsWithheld: '这个指标按社区汇总，没有逐件明细', open: null }
  if (wider || !ctx.caller?.abilities.has('cases.read')) {
    return { set, recordsWithheld: '您的岗位只能查看汇总数，逐件明细由承办岗位查看', open: null }
  }
  const box = set === 'overdue' ? 'overdue' : set === 'open' ? 'place' : null
  return { set, recordsWithheld: null, open: box ? { operation: 'listCases', query: { box } } : null }
}

/** The leaves of a place with their own figures, sorted, fifty at a time. Few hundred at most: sorted here. */
async function communityPage(
  ctx: Context, one: IndicatorDefinition, place: PlaceRow,
  query: { sort: 'region' | 'value' | 'numerator' | 'denominator'; order: 'asc' | 'desc'; after?: string | undefined },
  day: PlainDate, today: PlainDate, targets: readonly PlanTargetInForce[],
) {
  const { lo, hi } = scopeOf(place.code)
  const leaves = await communitiesOf(ctx.tx, lo, hi)
  const known = await knownOfParts(ctx.tx, leaves, measuresOf(one), onDay(day, today), true)
  const byKey = ascending<ReturnType<typeof partsOf>[number]>((part) => (query.sort === 'region' ? part.region : part[query.sort]))
  const rows = partsOf(one, leaves, known, day, targets)
    // A township's or county's own row only where it adds something.
    .filter((row) => levelOf(row.region) === 'community' || row.region === place.code || row.numerator || row.denominator || row.suppressed)
    .sort((a, b) => {
      const by = byKey(a, b)
      const bothKnown = query.sort === 'region' || (a[query.sort] !== null && b[query.sort] !== null)
      return (query.order === 'desc' && bothKnown ? -by : by) || (a.region < b.region ? -1 : 1)
    })
  const from = query.after ? rows.findIndex((row) => row.region === query.after) + 1 : 0
  const items = rows.slice(from, from + PAGE)
  return { items, next: from + PAGE < rows.length ? items.at(-1)!.region : null }
}
