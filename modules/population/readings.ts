/** What is read of a place on a day: who may, by which boundary, counted where. */
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { actorOf } from '../accounts/index.ts'
import { countyOf, covers, levelOf, padded, prefixOf, scopeOf } from '../regions/index.ts'
import { dayInFuture, placeNotFound } from './errors.ts'
import {
  childrenOn, countAges, countApart, countDays, countDwellings, countHouseholds, countMovements, countPlaces, countiesIn, findPlace, placeOn,
  successionsSince, type PlaceRow,
} from './queries/counts.ts'
import { linesOf, listWithSum } from './lines.ts'
import { rulesOf } from './place-rules.ts'
import {
  bandLabel, bandOf, FIVE_YEARS, NOBODY, rangeOf, sumOf, type Counted, type PopulationRules,
} from './rules.ts'
import { hiddenIn, withSums, type SumRule } from './suppress.ts'

export type Ctx = Context<Services>
export const SOURCE = '居民登记（户籍、居住关系）'

/** A question: which place, day and boundary, and the rules that hold there. */
export interface Question {
  place: PlaceRow
  day: string
  today: string
  boundary: string
  boundaryWord: string
  rules: PopulationRules
  counties: string[]
}

/**
 * The place asked for, within the reader's post. Counts are of communities: a grid's post reads its community's, for which the transaction is widened
 * to that community; the counting functions answer sums and nothing else.
 */
export async function ask(ctx: Ctx, asked: { region?: string | undefined; day?: string | undefined; boundary?: string | undefined }): Promise<Question> {
  const own = actorOf(ctx).region
  const mine = ['grid', 'building'].includes(levelOf(own)) ? own.slice(0, 12) : padded(own)
  const code = asked.region ?? mine
  if (mine !== '' && !covers(mine, code)) throw placeNotFound()
  if (!covers(own, code)) await ctx.tx.widen(scopeOf(code).lo, scopeOf(code).hi)
  return question(ctx, code, asked)
}

/** The same without a post, for what is public: the caller has said yes and widened. */
export async function question(ctx: Ctx, code: string, asked: { day?: string | undefined; boundary?: string | undefined }): Promise<Question> {
  const today = shanghaiDate(ctx.now)
  const day = asked.day ?? today
  if (day > today) throw dayInFuture()
  const boundary = asked.boundary === 'now' ? today : asked.boundary === undefined || asked.boundary === 'then' ? day : asked.boundary
  if (boundary > today) throw dayInFuture()
  const place = (await placeOn(ctx.tx, code, boundary)) ?? (await findPlace(ctx.tx, code))
  if (!place || !['province', 'prefecture', 'county', 'township', 'community'].includes(place.level)) throw placeNotFound()
  const county = countyOf(code)
  const counties = ['province', 'prefecture'].includes(place.level) ? (await countiesIn(ctx.tx, scopeOf(code).lo, scopeOf(code).hi)).map((c) => c.county) : [county]
  const boundaryWord = boundary === today && asked.boundary === 'now' ? '现行界线' : boundary === day ? '当日界线' : `${boundary}的界线`
  return { place, day, today, boundary, boundaryWord, rules: rulesOf(ctx.services.settings.pack), counties }
}

export const methodOf = (q: Question) => ({
  day: q.day, boundaryDay: q.boundary, boundary: q.boundaryWord, residentAfterMonths: q.rules.residentAfterMonths, mobileBeyond: q.rules.mobileBeyond,
  smallCount: q.rules.smallCount, source: SOURCE,
})

type Level = 'county' | 'township' | 'community'
const bridgeLevel = (level: string): Level => (level === 'township' || level === 'community' ? level : 'county')

/** Counts of every community (and of whatever hangs on a township itself) of the place asked for. */
export async function countedOf(ctx: Ctx, q: Question): Promise<Map<string, Counted>> {
  const all = new Map<string, Counted>()
  for (const county of q.counties) {
    const range = q.counties.length > 1 ? rangeOf(county) : rangeOf(prefixOf(q.place.code))
    for (const [code, counted] of await countPlaces(ctx.tx, { county, ...range, day: q.day, boundary: q.boundary }, q.rules)) all.set(code, counted)
  }
  return all
}

const one = (q: Question) => ({ county: q.counties[0]!, ...rangeOf(prefixOf(q.place.code)), day: q.day, boundary: q.boundary })

/** The places directly below, by the boundary of the question, each with what is counted in it; what no place below covers stands in a line of its own. */
export async function partsOf(ctx: Ctx, q: Question): Promise<{ place: PlaceRow; counted: Counted }[]> {
  const counted = await countedOf(ctx, q)
  if (q.place.level === 'community') return [{ place: q.place, counted: sumOf([...counted.values()]) }]
  const children = await childrenOn(ctx.tx, q.place.code, q.boundary)
  const sums = new Map(children.map((child) => [child.code, [] as Counted[]]))
  const rest: Counted[] = []
  for (const [code, value] of counted) {
    const home = children.find((child) => code.startsWith(prefixOf(child.code)))
    if (home) sums.get(home.code)!.push(value)
    else rest.push(value)
  }
  const parts = children.map((place) => ({ place, counted: sumOf(sums.get(place.code)!) }))
  return rest.length ? [...parts, { place: { ...q.place, name: `${q.place.name}（未落到下级）` }, counted: sumOf(rest) }] : parts
}

/** The three populations with their bridge, and the parts. */
export async function populationOf(ctx: Ctx, q: Question) {
  const parts = await partsOf(ctx, q)
  const level = bridgeLevel(q.place.level)
  const partLevel = parts[0] ? bridgeLevel(parts[0].place.level) : level
  const shown = linesOf(parts.length ? parts.map((p) => p.counted) : [NOBODY], level, partLevel, q.rules.smallCount)
  const line = (place: PlaceRow, i: number) => ({ region: place.code, regionName: place.name, level: place.level, kind: place.kind, ...shown.parts[i]! })
  return {
    total: { region: q.place.code, regionName: q.place.name, level: q.place.level, kind: q.place.kind, ...shown.total },
    away: shown.away,
    came: shown.came,
    inner: shown.inner,
    parts: q.place.level === 'community' ? [] : parts.map((part, i) => line(part.place, i)),
    changes: (await successionsSince(ctx.tx, scopeOf(q.place.code).lo, scopeOf(q.place.code).hi, q.day)).map((s) => ({
      on: s.on_day, from: s.from_code, fromName: s.from_name, to: s.to_code, toName: s.to_name, whole: s.whole,
    })),
  }
}

/** Pyramid, bands of services, households and dwellings. */
export async function structureOf(ctx: Ctx, q: Question, base: 'registered' | 'living' | 'resident') {
  const at = one(q)
  const ages = (await Promise.all(q.counties.map((county) => countAges(ctx.tx, { ...at, county }, base, q.rules)))).flat()
  const fives = banded(ages, FIVE_YEARS)
  const bands = banded(ages, q.rules.ageBands)
  const shown = agesShown(fives, bands, q.rules.smallCount)
  const households = (await Promise.all(q.counties.map((county) => countHouseholds(ctx.tx, { ...at, county })))).flat()
  const dwellings = (await Promise.all(q.counties.map((county) => countDwellings(ctx.tx, { ...at, county })))).flat()
  const size = (from: number, to: number) => households.filter((h) => h.kind === 'family' && h.size >= from && h.size <= to).reduce((sum, h) => sum + h.n, 0)
  const collective = households.filter((h) => h.kind === 'collective').reduce((sum, h) => sum + h.n, 0)
  const sizes = listWithSum([size(1, 1), size(2, 2), size(3, 3), size(4, 4), size(5, 5), size(6, Infinity), size(0, 0)], q.rules.smallCount)
  const uses = USES.map((use) => dwellings.filter((d) => d.use === use).reduce((sum, d) => sum + d.n, 0))
  return {
    base,
    total: shown.total,
    pyramid: FIVE_YEARS.map((from, i) => ({ label: bandLabel(FIVE_YEARS, i), from, ...shown.fives[i]! })),
    bands: q.rules.ageBands.map((from, i) => ({ label: bandLabel(q.rules.ageBands, i), from, ...shown.bands[i]! })),
    households: {
      family: sizes.all,
      collective: collective > 0 && collective < q.rules.smallCount ? null : collective,
      sizes: ['1人', '2人', '3人', '4人', '5人', '6人以上', '无人居住'].map((label, i) => ({ label, n: sizes.parts[i]! })),
    },
    // A dwelling is no person: its use is shown whole.
    dwellings: { day: q.today, all: uses.reduce((a, b) => a + b, 0), uses: USES.map((use, i) => ({ use, n: uses[i]! })) },
  }
}

const USES = ['owner', 'tenant', 'vacant', 'business', 'other']

type Sexes = { male: number; female: number; all: number }

function banded(ages: readonly { age: number; sex: string; n: number }[], firsts: readonly number[]): Sexes[] {
  const bands = firsts.map(() => ({ male: 0, female: 0, all: 0 }))
  for (const { age, sex, n } of ages) {
    const band = bands[bandOf(age, firsts)]!
    band.all += n
    if (sex === '1') band.male += n
    if (sex === '2') band.female += n
  }
  return bands
}

/** Five-year groups and bands in one table of sums: what one hides the other must not tell. */
function agesShown(fives: Sexes[], bands: Sexes[], threshold: number) {
  const { values, rules, at } = withSums(fives.map((f) => [f.male, f.female]))
  const offset = values.length
  const more: number[] = []
  const extra: SumRule[] = []
  bands.forEach((band) => {
    const here = offset + more.length
    more.push(band.male, band.female, band.all)
    extra.push({ total: here + 2, parts: [here, here + 1] })
  })
  const column = (c: number) => bands.map((_, i) => offset + i * 3 + c)
  for (const c of [0, 1, 2]) extra.push({ total: at(fives.length, c), parts: column(c) })
  const allValues = [...values, ...more]
  const hidden = hiddenIn(allValues, [...rules, ...extra], threshold)
  const show = (i: number) => (hidden[i] ? null : allValues[i]!)
  return {
    total: show(at(fives.length, 2)),
    fives: fives.map((_, r) => ({ male: show(at(r, 0)), female: show(at(r, 1)), all: show(at(r, 2)) })),
    bands: bands.map((_, i) => ({ male: show(offset + i * 3), female: show(offset + i * 3 + 1), all: show(offset + i * 3 + 2) })),
  }
}

const OUTSIDE: Record<number, { living: string; registered: string }> = {
  0: { living: '无居住登记', registered: '无户籍登记' },
  1: { living: '居住在旗外', registered: '户籍在旗外' },
  2: { living: '居住在旗内他处', registered: '户籍在旗内他处' },
}

/** Living in × registered in, by the places directly below; for a community, by near and far. */
export async function apartOf(ctx: Ctx, q: Question) {
  const unit = q.place.level === 'township' || q.place.level === 'community' ? 1 : 1000
  const pairs = (await Promise.all(q.counties.map((county) => countApart(ctx.tx, { ...one(q), county }, unit)))).flat()
  const children = q.place.level === 'community' ? [q.place] : await childrenOn(ctx.tx, q.place.code, q.boundary)
  const nameOf = (key: number, side: 'living' | 'registered') =>
    OUTSIDE[key]?.[side] ?? children.find((c) => Number(c.code) === key)?.name ?? (Number(q.place.code) === key ? `${q.place.name}（未落到下级）` : String(key))
  const order = (a: number, b: number) => Number(a <= 2) - Number(b <= 2) || (a <= 2 ? b - a : a - b)
  const keys = (side: 'living' | 'registered') => [...new Set(pairs.map((p) => p[side]))].sort(order)
  const rows = keys('living')
  const columns = keys('registered')
  const cells = rows.map((l) => columns.map((r) => pairs.filter((p) => p.living === l && p.registered === r).reduce((sum, p) => sum + p.n, 0)))
  if (!rows.length) return { columns: [], rows: [], totals: [], all: 0 }
  const { values, rules, at } = withSums(cells)
  const hidden = hiddenIn(values, rules, q.rules.smallCount)
  const show = (r: number, c: number) => (hidden[at(r, c)] ? null : values[at(r, c)]!)
  return {
    columns: columns.map((key) => ({ key: String(key), name: nameOf(key, 'registered') })),
    rows: rows.map((key, r) => ({ key: String(key), name: nameOf(key, 'living'), cells: columns.map((_, c) => show(r, c)), total: show(r, columns.length) })),
    totals: columns.map((_, c) => show(rows.length, c)),
    all: show(rows.length, columns.length),
  }
}

/** Year-ends up to the day, and the movements of the twelve months before it. */
export async function trendOf(ctx: Ctx, q: Question, years: number, base: 'registered' | 'living') {
  const year = Number(q.day.slice(0, 4))
  const days = [...Array.from({ length: years }, (_, i) => `${year - years + i}-12-31`), q.day].filter((d, i, list) => d <= q.day && list.indexOf(d) === i)
  const { day: _day, ...at } = one(q)
  const read = (await Promise.all(q.counties.map((county) => countDays(ctx.tx, { ...at, county }, days, q.rules)))).flat()
  const small = (n: number) => (n > 0 && n < q.rules.smallCount ? null : n)
  const sum = (day: string, key: 'registered' | 'living' | 'resident' | 'mobile') => read.filter((r) => r.day === day).reduce((a, r) => a + r[key], 0)
  const first = `${year - 1}-${q.day.slice(5, 7)}-01`
  const from = q.day.slice(5, 7) === '12' ? `${year}-01-01` : monthAfter(first)
  const moves = (await Promise.all(q.counties.map((county) => countMovements(ctx.tx, { ...at, county }, from, q.day, base)))).flat()
  const months = Array.from({ length: 12 }, (_, i) => monthsAfter(from, i))
  const cells = months.map((month) => (['born', 'died', 'came', 'went'] as const).map((key) => moves.filter((m) => m.month === month).reduce((a, m) => a + m[key], 0)))
  // Nobody adds births to departures: only the columns have sums.
  const columns = [0, 1, 2, 3].map((c) => listWithSum(cells.map((row) => row[c]!), q.rules.smallCount))
  const named = (values: (number | null)[]) => ({ born: values[0]!, died: values[1]!, came: values[2]!, went: values[3]! })
  return {
    years: days.map((day) => {
      const living = sum(day, 'living')
      // What is left when one is taken from the other must not be a small number either.
      const within = (n: number) => (small(living) === null || small(living - n) === null ? null : small(n))
      return { day, registered: small(sum(day, 'registered')), living: small(living), resident: within(sum(day, 'resident')), mobile: within(sum(day, 'mobile')) }
    }),
    base,
    months: months.map((month, i) => ({ month: month.slice(0, 7), ...named(columns.map((c) => c.parts[i]!)) })),
    sum: named(columns.map((c) => c.all)),
  }
}

const monthsAfter = (first: string, n: number) => {
  const at = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + n
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`
}
const monthAfter = (first: string) => monthsAfter(first, 1)
