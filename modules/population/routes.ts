import { addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Route } from '../../platform/server/context.ts'
import { scopeOf } from '../regions/index.ts'
import * as c from './contract.ts'
import { apartFile, countsFile, structureFile, trendFile } from './file.ts'
import { figuresOf, file, filingOf, periodOf, step } from './filings.ts'
import { listWithSum } from './lines.ts'
import { filedOn } from './queries/filings.ts'
import { apartOf, ask, methodOf, populationOf, question, structureOf, trendOf, type Ctx, type Question } from './readings.ts'

type Base = 'registered' | 'living' | 'resident'

/** A reading, with what was filed for that very day beside it when it was read by the boundary of the day. */
async function counts(ctx: Ctx, q: Question) {
  const read = await populationOf(ctx, q)
  const row = q.boundary === q.day ? await filedOn(ctx.tx, q.place.code, q.day) : undefined
  // A filed figure is exact: it is told here only where the counted one is, or the two together would give a withheld number away.
  const told = (key: 'registered' | 'living' | 'resident') => (row && read.total[key] !== null ? row.filed[key] : null)
  const filed = row && {
    id: row.id, period: row.period, version: row.version, registered: told('registered'), living: told('living'), resident: told('resident'),
    differs: (['registered', 'living', 'resident'] as const).some((key) => told(key) !== null && told(key) !== read.total[key]),
  }
  return { region: q.place.code, regionName: q.place.name, level: q.place.level, ...read, method: methodOf(q), filed: filed ?? null }
}

const structure = async (ctx: Ctx, q: Question, base: Base) => ({ region: q.place.code, ...(await structureOf(ctx, q, base)), method: methodOf(q) })
const apart = async (ctx: Ctx, q: Question) => ({ region: q.place.code, ...(await apartOf(ctx, q)), method: methodOf(q) })
const trend = async (ctx: Ctx, q: Question, years: number, base: 'registered' | 'living') => ({ region: q.place.code, ...(await trendOf(ctx, q, years, base)), method: methodOf(q) })

async function fileOf(ctx: Ctx, q: Question, view: 'counts' | 'structure' | 'apart' | 'trend', base: Base): Promise<string> {
  const place = `${q.place.name}（${q.place.code}）`
  switch (view) {
    case 'counts': return countsFile(await counts(ctx, q))
    case 'structure': return structureFile(await structure(ctx, q, base), place)
    case 'apart': return apartFile(await apart(ctx, q), place)
    case 'trend': return trendFile(await trend(ctx, q, 15, base === 'registered' ? 'registered' : 'living'), place)
  }
}

const VIEW_NAMES = { counts: '三种人口', structure: '人口结构', apart: '人户分离', trend: '历年人口' }

/** The doors of population figures. Every answer is sums, small ones withheld; the functions behind them apply the caller's scope. */
export const populationRoutes: Route[] = [
  route(c.getPopulation, async (ctx: Ctx, { query }) => counts(ctx, await ask(ctx, query))),
  route(c.getPopulationStructure, async (ctx: Ctx, { query }) => structure(ctx, await ask(ctx, query), query.base)),
  route(c.getPopulationApart, async (ctx: Ctx, { query }) => apart(ctx, await ask(ctx, query))),
  route(c.getPopulationTrend, async (ctx: Ctx, { query }) => trend(ctx, await ask(ctx, query), query.years, query.base)),
  route(c.comparePopulation, async (ctx: Ctx, { query }) => {
    const first = await ask(ctx, { region: query.region, day: query.day, boundary: query.boundary })
    const second = await ask(ctx, { region: query.other ?? query.region, day: query.otherDay ?? query.day, boundary: query.boundary })
    return {
      one: (await populationOf(ctx, first)).total, other: (await populationOf(ctx, second)).total, oneMethod: methodOf(first), otherMethod: methodOf(second),
    }
  }),
  route(c.exportPopulation, async (ctx: Ctx, { query }) => {
    const q = await ask(ctx, query)
    const text = await fileOf(ctx, q, query.view, query.base)
    await ctx.audit('population.file_exported', { region: q.place.code, detail: { view: query.view, day: q.day, boundary: q.boundary } })
    return { file: Buffer.from(text, 'utf8'), type: 'text/csv; charset=utf-8', name: `${VIEW_NAMES[query.view]}-${q.place.name}-${q.day}.csv` }
  }),
  route(c.listPopulationFilings, (ctx: Ctx, { query }) => periodOf(ctx, query)),
  route(c.filePopulation, (ctx: Ctx, { body }) => file(ctx, body)),
  route(c.checkPopulation, (ctx: Ctx, { params, body }) => step(ctx, params.id, body)),
  route(c.getPopulationFiling, (ctx: Ctx, { params }) => filingOf(ctx, params.id)),
  route(c.getPublicPopulation, async (ctx: Ctx, { params }) => {
    // Public by decision of the place: sums of a whole community at a month's end. Widened to that place; nothing but these functions is read.
    await ctx.tx.widen(scopeOf(params.region).lo, scopeOf(params.region).hi)
    const day = addDays(`${shanghaiDate(ctx.now).slice(0, 7)}-01`, -1)
    const q = await question(ctx, params.region, { day })
    const read = (await populationOf(ctx, q)).total
    const { bands } = await structureOf(ctx, q, 'resident')
    const { households } = await figuresOf(ctx, q)
    return {
      region: q.place.code, regionName: q.place.name, day, registered: read.registered, living: read.living, resident: read.resident,
      households: listWithSum([households], q.rules.smallCount).all,
      bands: bands.map((band) => ({ label: band.label, n: band.all })), smallCount: q.rules.smallCount,
    }
  }),
]
