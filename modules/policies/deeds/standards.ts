import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/standards.ts'
import type { Standard } from '../contract/standards.ts'
import * as e from '../errors.ts'
import * as q from '../queries/standards.ts'
import { can, idCursor, note, ofCounty, paged, reach, type Ctx, type PolicyNeeds } from './shared.ts'

const shown = (today: string) => ({ county: _county, region: _region, ...row }: q.StandardRow): Standard =>
  ({ ...row, state: row.fromOn > today ? 'not_yet' : row.untilOn !== null && row.untilOn < today ? 'replaced' : 'in_force' })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listStandards>['query']> }): Promise<Reply<typeof doors.listStandards>> {
  const at = reach(ctx)
  const f = { lo: at.lo, hi: at.hi, today: at.today, q: query.q ?? '', trade: query.trade ?? '', matter: query.matter ?? '' }
  const counts = await q.countStandards(ctx.tx, f)
  return { ...paged(await q.listStandards(ctx.tx, { ...f, show: query.show ?? 'in_force', after: idCursor(query.after) }), shown(at.today)), counts, mayKeep: can(ctx, 'policies.keep') }
}

async function get(ctx: Ctx, id: string): Promise<q.StandardRow> {
  const row = await q.findStandard(ctx.tx, reach(ctx), id)
  if (!row) throw e.standardNotFound()
  return row
}

export const open = (need: PolicyNeeds) => async (ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getStandard>> => {
  const row = await get(ctx, params.id)
  const mayKeep = can(ctx, 'policies.keep')
  return {
    standard: shown(reach(ctx).today)(row), versions: (await q.versionsOf(ctx.tx, row.county, row.code)).map(({ id, version, fromOn, untilOn }) => ({ id, version, fromOn, untilOn })),
    uses: await q.usesOf(ctx.tx, row.county, row.code), matters: mayKeep ? await need.matters(ctx) : [], mayKeep,
  }
}

/** A later version by the same code begins after the one before; that one holds until the day before. */
export async function issue(ctx: Ctx, { body }: { body: Input<typeof doors.issueStandard>['body'] }): Promise<{ id: string }> {
  const { county, me, name } = reach(ctx)
  const [last] = await q.versionsOf(ctx.tx, county, body.code)
  if (last && body.fromOn <= last.fromOn) throw e.versionNotNewer()
  const [id, region] = [ctx.newId(), ofCounty(county)]
  await q.insertStandard(ctx.tx, {
    county, id, region, code: body.code, nth: (last?.version ?? 0) + 1, title: body.title, trade: body.trade, number: body.number ?? '', issuer: body.issuer, fromOn: body.fromOn, body: body.body, account: me, name, at: ctx.now,
  })
  await note(ctx, { id, region, county }, 'standard.issued', body.words || body.title)
  return { id }
}

export const use = (need: PolicyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.useStandard>['body'] }): Promise<{ id: string }> => {
  const { county, me, name } = reach(ctx)
  const row = await get(ctx, params.id)
  const matter = body.kind === 'matter' ? (await need.matters(ctx)).find((one) => one.code === body.ref) : undefined
  if (body.kind === 'matter' && !matter) throw e.matterUnknown('ref')
  if (await q.usedAlready(ctx.tx, county, row.code, body.kind, body.ref)) throw e.useTaken()
  const [id, region] = [ctx.newId(), ofCounty(county)]
  await q.insertUse(ctx.tx, { county, id, region, code: row.code, kind: body.kind, ref: body.ref, title: matter?.title ?? (body.title || body.ref), fromOn: body.fromOn, account: me, name, at: ctx.now })
  await note(ctx, { id, region, county }, 'standard.used', matter?.title ?? body.title ?? body.ref, { standard: row.code })
  return { id }
}

export async function endUse(ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string } }): Promise<{ done: boolean }> {
  const { county, today } = reach(ctx)
  const row = await q.lockUse(ctx.tx, county, params.id)
  if (!row || row.endedOn) throw e.standardNotFound()
  await q.endUse(ctx.tx, county, row.id, today)
  await note(ctx, { ...row, county }, 'standard.use_ended', body.words)
  return { done: true }
}
