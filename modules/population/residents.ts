import { scopeOf } from '../regions/index.ts'
import { countedOf, question, type Ctx } from './readings.ts'

/** Permanent population (常住人口) of each community of a county on a day, by the boundary of that day. For other modules; the caller's post must reach the county. */
export async function residentsOf(ctx: Ctx, county: string, day: string): Promise<Map<string, number>> {
  const { scope } = ctx.tx
  const at = scopeOf(county)
  if (scope.as !== 'staff' || scope.lo > at.lo || scope.hi < at.hi) return new Map()
  const counted = await countedOf(ctx, await question(ctx, `${county}000000`, { day }))
  return new Map([...counted].map(([code, one]) => [code, one.living - one.mobileFresh]))
}
