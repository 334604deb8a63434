import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { levelOf, scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/sets.ts'
import type { FigureShape } from '../contract/sets.ts'
import * as e from '../errors.ts'
import * as q from '../queries/sets.ts'
import { daysOf, groups, halvesUntil, lacking, type Group } from '../rules/sets.ts'
import { can, note, reach, type Ctx } from './shared.ts'

const RECORDS = '系统记录'

/** What the records say of each group: a beginning that the officer completes, never the answer by itself. */
async function proposals(ctx: Ctx, county: string, region: string, period: string, today: string): Promise<Record<Group, FigureShape[]>> {
  const { from, until } = daysOf(period)
  const r = await q.recordsOf(ctx.tx, { county, ...scopeOf(region), from, until: until < today ? until : today })
  const figure = (label: string, value: number | null, unit: string): FigureShape => ({ label, value, unit, source: RECORDS })
  return {
    facilities: [figure('服务设施', r.facilities, '处'), figure('设施面积', Math.round(r.areaM2), '平方米'), figure('可用房间', r.rooms, '间')],
    service: [figure('受理办件', r.taken, '件'), figure('办结', r.concluded, '件'), figure('按期办结率', r.concluded ? Math.round((r.inTime * 1000) / r.concluded) / 10 : null, '%')],
    needs: [figure('居民诉求', r.requests, '件')],
    satisfaction: [figure('收到评价', r.ratings, '次'), figure('满意率', r.ratings ? Math.round((r.satisfied * 1000) / r.ratings) / 10 : null, '%')],
  }
}

export async function open(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.getPeriodSet>['query']> }): Promise<Reply<typeof doors.getPeriodSet>> {
  const at = reach(ctx)
  const mine = ['community', 'grid', 'building'].includes(levelOf(at.here)) ? `${at.here.slice(0, 9)}000` : at.here
  const region = query.region ?? mine
  const scope = scopeOf(region)
  // A community reads what its street entered; nobody reads another street's or county's.
  if (region !== mine && (scope.lo < at.lo || scope.hi > at.hi)) throw e.placeNotYours()
  if (scope.lo < at.lo || scope.hi > at.hi) await ctx.tx.widen(scope.lo, scope.hi)
  const county = region.slice(0, 6)
  const period = query.period ?? halvesUntil(at.today, 1)[0]!
  const rows = await q.setsOf(ctx.tx, county, region, period)
  const proposed = await proposals(ctx, county, region, period, at.today)
  const recent = halvesUntil(at.today, 6)
  const streets = levelOf(region) === 'county' ? await q.streetsOf(ctx.tx, county, at.today) : []
  const entered = await q.enteredIn(ctx.tx, scope, [...new Set([...recent, period])])
  const of = (place: string, when: string) => lacking(entered.filter((one) => one.region === place && one.period === when).map((one) => one.group))
  const missing = of(region, period)
  return {
    period, region, regionName: await q.placeName(ctx.tx, region), complete: missing.length === 0, lacking: missing,
    groups: groups.map((group) => {
      const row = rows.find((one) => one.group === group)
      return { group, proposal: proposed[group], entered: row ? { figures: row.figures, words: row.words, assessment: row.assessment, nth: row.nth, byName: row.byName, at: row.at } : null }
    }),
    periods: recent.map((one) => ({ period: one, lacking: of(region, one).length })),
    parts: streets.map((street) => ({ region: street.code, regionName: street.name, lacking: of(street.code, period) })),
    mayEnter: can(ctx, 'policies.collect') && region === at.here,
  }
}

export async function enter(ctx: Ctx, { body }: { body: Input<typeof doors.enterPeriodGroup>['body'] }): Promise<{ id: string }> {
  const { county, here, today, me, name } = reach(ctx)
  if (daysOf(body.period).from > today) throw e.periodWrong()
  const id = ctx.newId()
  await q.insertSet(ctx.tx, { county, id, region: here, period: body.period, group: body.group, figures: body.figures, words: body.words ?? '', assessment: body.assessment, account: me, name, at: ctx.now })
  await note(ctx, { id, region: here, county }, 'period_set.entered', '', { period: body.period, group: body.group })
  return { id }
}
