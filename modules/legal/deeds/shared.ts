import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { inScope, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx, LegalNeeds } from '../needs.ts'
import * as q from '../queries/legal.ts'
export { LAST_ID, paged } from '../../../platform/kernel/paging.ts'

export type { Ctx } from '../needs.ts'

/** County, today, who, and the range of the worn post. */
export function reach(ctx: Ctx) {
  const { scope } = ctx.tx
  const actor = actorOf(ctx)
  const range = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  return { county: actor.county, today: shanghaiDate(ctx.now), me: actor.accountId, name: actor.name, ...range }
}
export const refuseElsewhere = (ctx: Ctx, region: string): void => {
  if (ctx.tx.scope.as !== 'staff' || !inScope(region, ctx.tx.scope) || scopeOf(region).hi > ctx.tx.scope.hi) throw e.placeNotYours()
}

/** Adds to the row's own history. */
export async function step(ctx: Ctx, row: { id: string; region: string }, what: string, more: { path?: string; onDay?: string; note?: string } = {}): Promise<void> {
  const { county, today, me, name } = reach(ctx)
  await q.recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, aboutId: row.id, path: more.path ?? '', step: what, onDay: more.onDay ?? today, note: more.note ?? '', account: me, name, at: ctx.now })
}

/** A request of one of the kinds, within the scope. */
export async function requestOf(ctx: Ctx, id: string, kinds: readonly string[]): Promise<q.RequestRow & { applicantId: string }> {
  const row = await q.findRequest(ctx.tx, reach(ctx).county, id)
  if (!row || !row.applicantId || !kinds.includes(row.matterCode)) throw e.notFound()
  return row as q.RequestRow & { applicantId: string }
}

/** Accepts the case where it was only handed in. @returns its version. */
export const accepted = async (ctx: Ctx, need: LegalNeeds, row: q.RequestRow): Promise<number> =>
  row.state === 'submitted' ? (await need.cases.move(ctx, row.id, { move: 'accept', version: row.version })).version : row.version

export const tell = (ctx: Ctx, need: LegalNeeds, row: { region: string; personId: string }, title: string, body: string) =>
  need.notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, { county: reach(ctx).county, region: row.region, personId: row.personId, template: 'legal_news', title, body, link: '/my/legal' })
