/** What a county sets for itself: kinds of its own, and its numbers. */
import type * as c from './contract.ts'
import { countyOf, kindsHere, refuseElsewhere } from './around.ts'
import { kindExists } from './errors.ts'
import type { BodyOf, Ctx } from './need.ts'
import * as q from './queries/organisations.ts'
import { LOCAL_SIZE } from './reading.ts'

const countyRegion = (ctx: Ctx) => countyOf(ctx).padEnd(12, '0')

export async function createKind(ctx: Ctx, body: BodyOf<typeof c.createOrganisationKind>) {
  refuseElsewhere(ctx, countyRegion(ctx))
  if ((await kindsHere(ctx)).some((kind) => kind.title === body.title)) throw kindExists(body.title)
  const id = ctx.newId()
  const code = `local_${id.replaceAll('-', '').slice(-12)}`
  await q.insertLocalKind(ctx.tx, { county: countyOf(ctx), id, region: countyRegion(ctx), code, group: body.group, title: body.title, level: body.level })
  await ctx.audit('organisation.kind_added', { region: countyRegion(ctx), detail: { code, level: body.level } })
  return { code }
}

export async function setLocalSize(ctx: Ctx, people: number | null) {
  refuseElsewhere(ctx, countyRegion(ctx))
  await q.setLocalSetting(ctx.tx, { county: countyOf(ctx), id: ctx.newId(), region: countyRegion(ctx), name: LOCAL_SIZE, value: people })
  await ctx.audit('organisation.local_size_set', { region: countyRegion(ctx), detail: { people } })
  return { done: true }
}
