import type { PlainDate } from '../../platform/kernel/dates.ts'
import { route, type Context, type Route } from '../../platform/server/context.ts'
import { actorOf } from '../accounts/index.ts'
import { covers, levelOf, padded, scopeOf } from '../regions/index.ts'
import { baselinesOn, placeNameOf, targetsOn, type PlanTargetInForce } from '../plans/index.ts'
import { placeAsked, placesThen, spanAsked, type WhenAsked } from './asked.ts'
import { figureAt, oldest, partsOf, present, valueOf } from './board.ts'
import { ownIndicatorRoutes } from './builder/routes.ts'
import { correctDay, getBoard, getIndicatorHistory, getIndicatorMap, getIndicatorRows, getIndicatorTrend, getIndicatorValues, listIndicators, previewCorrection, reportIndicator } from './contract.ts'
import { correct, previewOf } from './corrections.ts'
import { isComputed, GROUPS, type Group, type IndicatorDefinition } from './define.ts'
import { fileReport } from './file-report.ts'
import { historyOf } from './history.ts'
import { knownOf, knownOfBoard, knownOfParts, measuresOf, onDay, overPeriod, placesDay, type KnownThen, type Span } from './known.ts'
import { openingOf, recordsOf } from './opening.ts'
import { indicatorsOn, pick } from './own.ts'
import { lastPeriods } from './periods.ts'
import { lastDays, placeOf, type PlaceRow } from './queries/figures.ts'
import { leafPlacesOn } from './queries/past.ts'

const TREND_DAYS = 12
const PAGE = 50

/** Where, when, and the indicators that hold there. */
async function asked(ctx: Context, query: WhenAsked & { region?: string | undefined }) {
  const span = spanAsked(ctx.now, query)
  const { place, wider } = await placeAsked(ctx, query.region, span)
  return { span, place, wider, indicators: await indicatorsOn(ctx.tx, place.code, span.day, span.today) }
}

const one = (indicators: readonly IndicatorDefinition[], code: string) => pick(indicators, [code])[0]!

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

const measuresOfAll = (indicators: readonly IndicatorDefinition[]) => [...new Set(indicators.flatMap(measuresOf))]

const ascending = <T>(key: (one: T) => number | string | null) => (a: T, b: T) => {
  const [x, y] = [key(a), key(b)]
  // What has no number stands at the end either way.
  if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
  return x < y ? -1 : x > y ? 1 : 0
}

export const indicatorRoutes: Route[] = [
  route(getIndicatorValues, async (ctx, { query }) => {
    const { span, place, indicators } = await asked(ctx, query)
    const wanted = pick(indicators, query.codes?.split(','))
    const { targets, names } = await targetsAndNames(ctx, span.day)
    const known = await knownOf(ctx.tx, place, measuresOfAll(wanted), span)
    return { region: place.code, regionName: place.name, day: span.day, items: wanted.map((each) => valueOf(each, place.code, span.day, known, targets, names)) }
  }),

  route(listIndicators, async (ctx, { query }) => {
    const q = query.q?.toLowerCase()
    const { span, place, indicators } = await asked(ctx, {})
    const found = indicators.filter(
      (each) => (!query.group || each.group === query.group) && (!query.kind || each.kind === query.kind)
        && (!q || [each.code, each.title, each.sentence].some((text) => text.toLowerCase().includes(q))),
    )
    const known = await knownOf(ctx.tx, place, measuresOfAll(found), span)
    const items = found.map((each) => {
      const missing = figureAt(each, place.code, known).missing
      return { ...present(each), missingHere: missing && { reason: missing.reason, owedBy: missing.owedBy } }
    })
    return { items: query.missing ? items.filter((each) => (query.missing === 'yes') === (each.missingHere !== null)) : items }
  }),

  route(getIndicatorRows, async (ctx, { params, query }) => {
    const { span, place, wider, indicators } = await asked(ctx, query)
    const indicator = one(indicators, params.code)
    const { targets, names } = await targetsAndNames(ctx, span.day)
    const total = valueOf(indicator, place.code, span.day, await knownOf(ctx.tx, place, measuresOf(indicator), span), targets, names)
    const { set, opensTo, ...opening } = await openingOf(ctx, indicator, query.part, span, wider, total.suppressed)
    const opened = { indicator: present(indicator, opensTo), total, ...opening }
    if (query.show === 'records') return { ...opened, communities: [], ...(set ? await recordsOf(ctx, set, place, query.after) : { records: [], next: null }) }
    const { items, next } = await communityPage(ctx, indicator, place, query, span, targets)
    return { ...opened, communities: items, records: [], next }
  }),

  route(getIndicatorTrend, async (ctx, { params, query }) => {
    const { span, place, indicators } = await asked(ctx, { region: query.region })
    const indicator = one(indicators, params.code)
    const points = []
    for (const period of lastPeriods(query.by, span.today, query.count)) {
      const at = query.by === 'day' ? onDay(period.from, span.today) : overPeriod(period, span.today)
      const figure = figureAt(indicator, place.code, await knownOf(ctx.tx, place, measuresOf(indicator), { ...at, boundary: span.today }))
      points.push({
        period: period.code, title: period.title, value: figure.value, suppressed: figure.suppressed, missing: figure.missing !== null, running: period.until >= span.today,
      })
    }
    return { code: indicator.code, by: query.by, points }
  }),

  route(getIndicatorHistory, async (ctx, { params, query }) => {
    const { span, place, indicators } = await asked(ctx, query)
    return { items: await historyOf(ctx, one(indicators, params.code), place, span) }
  }),

  route(previewCorrection, async (ctx, { query }) => previewOf(ctx, (await asked(ctx, query)).place, query.day)),
  route(correctDay, async (ctx, { body }) => correct(ctx, (await asked(ctx, { region: body.region, day: body.day })).place, body.day, body.reason)),

  route(getBoard, async (ctx, { query }) => {
    const { span, place, indicators } = await asked(ctx, query)
    const { targets, names } = await targetsAndNames(ctx, span.day)
    // Below a community there is nothing that is counted apart.
    const below = place.level === 'community' ? [] : await placesThen(ctx, place.code, span)
    const { whole: known, parts } = await knownOfBoard(ctx.tx, place, below, measuresOfAll(indicators), span)
    const days = await lastDays(ctx.tx, place.code.slice(0, 6), place.code, span.day, TREND_DAYS)
    const live = { day: span.day, known }
    const figures = indicators.map((each) => ({ each, value: valueOf(each, place.code, span.day, known, targets, names) }))
    const groups = (Object.keys(GROUPS) as Group[]).map((code) => ({
      code,
      title: GROUPS[code],
      figures: figures.filter(({ each }) => each.group === code).map(({ each, value }) => ({ value, sentence: each.sentence, trend: trendOf(each, place.code, days, live) })),
    }))
    const counted = indicators.filter((each) => isComputed(each))
    const columns = counted.map((each) => ({ each, cells: partsOf(each, below, parts, span.day, targets) }))
    return {
      region: place.code,
      regionName: place.name,
      day: span.day,
      asOf: oldest(figures.map(({ value }) => value.asOf)),
      level: place.level,
      above: await placesAbove(ctx, place),
      baselines: (await baselinesOn(ctx.tx, span.day)).filter((each) => covers(each.place, place.code)),
      groups: groups.filter((group) => group.figures.length),
      breakdown: {
        codes: counted.map((each) => each.code),
        rows: below.map((part, i) => ({
          region: part.code,
          regionName: part.name,
          kind: part.kind,
          cells: columns.map(({ each, cells }) => ({ code: each.code, value: cells[i]!.value, suppressed: cells[i]!.suppressed, missing: cells[i]!.missing })),
        })),
      },
    }
  }),

  route(getIndicatorMap, async (ctx, { params, query }) => {
    const { span, place, indicators } = await asked(ctx, { region: query.region })
    const indicator = one(indicators, params.code)
    const { lo, hi } = scopeOf(place.code)
    const inside = (await leafPlacesOn(ctx.tx, lo, hi, placesDay(span))).filter((each) => each.level === query.level)
    const known = await knownOfParts(ctx.tx, inside, measuresOf(indicator), span, query.level === 'community')
    const places = partsOf(indicator, inside, known, span.day, await targetsOn(ctx.tx, span.day))
    return {
      code: indicator.code, title: indicator.title, sentence: indicator.sentence, unit: indicator.unit, decimals: indicator.decimals, direction: indicator.direction,
      region: place.code, regionName: place.name, asOf: oldest(places.map((each) => each.asOf)), places,
    }
  }),

  route(reportIndicator, async (ctx, { params, body }) => {
    const { place } = await placeAsked(ctx, body.region, spanAsked(ctx.now, {}))
    const actor = actorOf(ctx)
    const by = { id: actor.accountId, name: actor.name, post: ctx.caller!.post }
    return fileReport(ctx.tx, { ...body, code: params.code, region: place.code, by, now: ctx.now })
  }),

  ...ownIndicatorRoutes,
]

/** The places above one that still lie within the reader's own, the highest first. */
async function placesAbove(ctx: Context, place: PlaceRow): Promise<Array<{ region: string; regionName: string }>> {
  const own = padded(actorOf(ctx).region)
  const above: Array<{ region: string; regionName: string }> = []
  for (let next = place.parent; next && covers(own, next); ) {
    const row = await placeOf(ctx.tx, next)
    if (!row) break
    above.unshift({ region: row.code, regionName: row.name })
    next = row.parent
  }
  return above
}

/** The leaves of a place with their own figures, sorted, fifty at a time. Few hundred at most: sorted here. */
async function communityPage(
  ctx: Context, one: IndicatorDefinition, place: PlaceRow,
  query: { sort: 'region' | 'value' | 'numerator' | 'denominator'; order: 'asc' | 'desc'; after?: string | undefined },
  span: Span, targets: readonly PlanTargetInForce[],
) {
  const { lo, hi } = scopeOf(place.code)
  const leaves = await leafPlacesOn(ctx.tx, lo, hi, placesDay(span))
  const known = await knownOfParts(ctx.tx, leaves, measuresOf(one), span, true)
  const byKey = ascending<ReturnType<typeof partsOf>[number]>((part) => (query.sort === 'region' ? part.region : part[query.sort]))
  const rows = partsOf(one, leaves, known, span.day, targets)
    // A township's or county's own row only where it adds something.
    .filter((row) => levelOf(row.region) === 'community' || row.region === place.code && leaves.length === 1 || row.numerator || row.denominator || row.suppressed)
    .map((row) => (levelOf(row.region) === 'community' ? row : { ...row, regionName: `${row.regionName}（本级登记）` }))
    .sort((a, b) => {
      const by = byKey(a, b)
      const bothKnown = query.sort === 'region' || (a[query.sort] !== null && b[query.sort] !== null)
      return (query.order === 'desc' && bothKnown ? -by : by) || (a.region < b.region ? -1 : 1)
    })
  const from = query.after ? rows.findIndex((row) => row.region === query.after) + 1 : 0
  const items = rows.slice(from, from + PAGE)
  return { items, next: from + PAGE < rows.length ? items.at(-1)!.region : null }
}
