import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { idCursorOr, paged as pageOf } from '../../../platform/kernel/paging.ts'
import { actorOf } from '../../accounts/index.ts'
import { scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { recordStep } from '../queries/parts.ts'
import type { PolicyDeed } from '../rules/deeds.ts'

export type { Ctx, PolicyNeeds } from '../needs.ts'
export { LAST_ID } from '../../../platform/kernel/paging.ts'

/** County, today, the place of the worn post and its range. */
export function reach(ctx: Ctx) {
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const actor = actorOf(ctx)
  return { county: actor.county, today: shanghaiDate(ctx.now), here: actor.post?.region ?? actor.region, me: actor.accountId, name: actor.name, ...own }
}

/** What everybody may read of the county that is served: the range is only where to look. */
export async function widened(ctx: Ctx) {
  const { county } = ctx.services.settings
  const { lo, hi } = scopeOf(county)
  await ctx.tx.widen(lo, hi)
  return { county, lo, hi, today: shanghaiDate(ctx.now) }
}

export const can = (ctx: Ctx, ability: string): boolean => ctx.caller!.abilities.has(ability)
export const paged = <R extends { id: string }, T>(rows: readonly R[], say: (row: R) => T) => pageOf(rows, say, (row) => row.id)
export const idCursor = idCursorOr(e.pageUnknown)
export const ofCounty = (county: string) => `${county}000000`

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string; county: string }, policyDeed: PolicyDeed, text = '', detail: object = {}): Promise<void> {
  const { accountId, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county: row.county, id: ctx.newId(), region: row.region, aboutId: row.id, step: policyDeed, note: text, detail, account: accountId, name, at: ctx.now })
  await ctx.audit(policyDeed, { region: row.region, because: text || undefined, detail: { row: row.id, ...detail } })
}
