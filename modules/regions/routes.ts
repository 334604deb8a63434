import { Refusal } from '../../platform/kernel/refusal.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import { findBoundaries, findFormerNames, findRegion, findRegions, findSuccessions, wayUp } from './queries.ts'
import { scopeOf } from './region-code.ts'
import { loadDivisions } from './divisions.ts'

/** The doors of regions. Places are public facts; boundaries are for those who are signed in, because the map is large. */
export const regionRoutes: Route[] = [
  route(c.listRegions, async (ctx, { query }) => {
    const under = query.under ? scopeOf(query.under) : undefined
    return {
      items: await findRegions(ctx.tx, {
        parent: query.parent, lo: under?.lo, hi: under?.hi, level: query.level, q: query.q || undefined, day: query.day ?? shanghaiDate(ctx.now),
        today: shanghaiDate(ctx.now), limit: query.limit,
      }),
    }
  }),
  route(c.getRegion, async (ctx, { params }) => {
    const region = await findRegion(ctx.tx, params.code)
    if (!region) throw new Refusal('regions.not_found', 404, '没有找到这个区划，请核对代码')
    const up = await wayUp(ctx.tx, params.code)
    const children = await findRegions(ctx.tx, {
      parent: params.code, lo: undefined, hi: undefined, level: undefined, q: undefined, day: shanghaiDate(ctx.now), today: shanghaiDate(ctx.now), limit: 1000,
    })
    return {
      region, ancestors: up.slice(1).reverse(), children,
      origins: await findSuccessions(ctx.tx, params.code, 'to'),
      became: await findSuccessions(ctx.tx, params.code, 'from'),
      formerNames: await findFormerNames(ctx.tx, params.code, shanghaiDate(ctx.now)),
    }
  }),
  route(c.getBoundaries, async (ctx, { params, query }) => {
    const { lo, hi } = scopeOf(params.code)
    const rows = await findBoundaries(ctx.tx, lo, hi, query.level, query.day ?? shanghaiDate(ctx.now))
    return {
      type: 'FeatureCollection',
      note: rows[0]?.source ?? '',
      features: rows.map((r) => ({ type: 'Feature', properties: { code: r.code, name: r.name, level: r.level }, geometry: r.geometry })),
    }
  }),
  route(c.searchDivisions, async (_ctx, { query }) => {
    const divisions = await loadDivisions()
    const found = divisions.search(query.q, {
      limit: query.limit, ...(query.under ? { under: query.under } : {}), ...(query.level ? { level: query.level } : {}),
    })
    return {
      items: found.map((d) => ({ code: d.code, name: d.name, level: d.level, path: divisions.pathOf(d.code).map((p) => p.name).join(' ') })),
      source: '统计用区划代码（2023年6月30日）',
    }
  }),
]
