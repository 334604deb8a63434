import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { levelOf, padded, scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/coverage.ts'
import * as e from '../errors.ts'
import * as q from '../queries/coverage.ts'
import { isMine, mattersToday, reach, type Ctx } from './shared.ts'

/** The matters that make up basic public services: what the catalogue marks as for everybody or as relief. */
const basic = async (ctx: Ctx) => [...(await mattersToday(ctx)).values()].filter(({ type }) => type !== 'none')

export async function open(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.getCoverage>['query']> }): Promise<Reply<typeof doors.getCoverage>> {
  const at = reach(ctx, query.region)
  const region = padded(query.region ?? at.here).slice(0, 12)
  // Whoever has a grid looks at its community.
  const { lo, hi } = scopeOf(region)
  const communities = await q.communitiesIn(ctx.tx, lo, hi, at.today)
  const matters = await basic(ctx)
  const codes = new Set(matters.map(({ code }) => code))
  const places = new Set(communities.map(({ code }) => code))
  const gaps = (await q.gapsIn(ctx.tx, at.county, lo, hi, at.today)).filter((gap) => codes.has(gap.matter) && places.has(gap.region))
  const short = new Set(gaps.map((gap) => gap.region))
  return {
    region, regionName: (await q.placeName(ctx.tx, region))?.name ?? region, day: at.today,
    communities: communities.map((one) => ({ ...one, streetName: one.streetName ?? one.street })),
    matters: matters.map((one) => ({ code: one.code, title: one.title, type: one.type, group: one.lifeEvents[0]!, openToNonRegistered: one.openToNonRegistered, closedBecause: one.closedBecause ?? '' })),
    gaps: gaps.map(({ id, region: where, matter, reason, meanwhile, fromOn, untilOn, byName, version }) => ({ id, region: where, matter, reason, meanwhile, fromOn, untilOn, byName, version, mine: isMine(ctx, where) })),
    figures: { communities: communities.length, whole: communities.filter(({ code }) => !short.has(code)).length, matters: matters.length, open: matters.filter((one) => one.openToNonRegistered).length },
  }
}

export async function mark(ctx: Ctx, { body }: { body: Input<typeof doors.markGap>['body'] }): Promise<Reply<typeof doors.markGap>> {
  const { county, name } = reach(ctx)
  if (!isMine(ctx, body.region)) throw e.placeNotYours()
  if (levelOf(body.region) !== 'community' || !(await q.placeName(ctx.tx, body.region))) throw e.communityNeeded()
  if (!(await basic(ctx)).some(({ code }) => code === body.matter)) throw e.matterUnknown()
  const id = ctx.newId()
  const made = await q.insertGap(ctx.tx, { county, id, region: body.region, matter: body.matter, reason: body.reason, meanwhile: body.meanwhile, fromOn: body.fromOn, untilOn: body.untilOn ?? null, byName: name, at: ctx.now })
  if (!made) throw e.gapExists()
  await ctx.audit('entitlements.gap_marked', { region: body.region, because: body.reason, detail: { gap: id, matter: body.matter } })
  return { id }
}

export async function end(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.endGap>['body'] }): Promise<{ version: number }> {
  const { county, today, name } = reach(ctx)
  const row = await q.lockGap(ctx.tx, county, params.id)
  if (!row || row.endedOn || !isMine(ctx, row.region)) throw e.gapNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  await q.closeGap(ctx.tx, county, row.id, today, name)
  await ctx.audit('entitlements.gap_ended', { region: row.region, because: body.note || undefined, detail: { gap: row.id, matter: row.matter } })
  return { version: row.version + 1 }
}
