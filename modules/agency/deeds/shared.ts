import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { recordStep } from '../queries/steps.ts'
import { idCursorOr } from '../../../platform/kernel/paging.ts'
export { LAST_ID, paged } from '../../../platform/kernel/paging.ts'

export type { Ctx } from '../needs.ts'

/** County, today, who asks and the range of the worn post; a resident's range is the county, the policies show their own rows alone. */
export function reach(ctx: Ctx) {
  const actor = actorOf(ctx)
  const { scope } = ctx.tx
  const range = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : scopeOf(actor.county)
  return { county: actor.county, today: shanghaiDate(ctx.now), here: actor.post?.region ?? actor.region, me: actor.accountId, name: actor.name, person: actor.personId, ...range }
}

export const idCursor = idCursorOr(e.pageUnknown)

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { county: string; id: string; region: string; personId?: string }, noun: string, step: string, text = ''): Promise<void> {
  const { accountId, name, kind } = actorOf(ctx)
  await recordStep(ctx.tx, { county: row.county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, account: accountId, name: kind === 'resident' ? `${name}（本人）` : name, at: ctx.now })
  await ctx.audit(`${noun}.${step}`, { subject: row.personId, region: row.region, because: text || undefined, detail: { [noun]: row.id } })
}
