import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { levelOf } from '../../regions/index.ts'
import type { MatterDefinition } from '../definition.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import * as q from '../queries/drafts.ts'

/** County, range, today and who asks. */
export function reach(ctx: Ctx) {
  const actor = actorOf(ctx)
  const { scope } = ctx.tx
  const range = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  return { county: actor.county, today: shanghaiDate(ctx.now), here: actor.post?.region ?? actor.region, me: actor.accountId, name: actor.name, ...range }
}

/** Matters are written and published for the whole county: whoever stands at a street or community may read. */
export const atCounty = (ctx: Ctx): boolean => ctx.tx.scope.as === 'staff' && levelOf(reach(ctx).here) === 'county'
export const refuseBelowCounty = (ctx: Ctx): void => {
  if (!atCounty(ctx)) throw e.countyOnly()
}
export const mayDesign = (ctx: Ctx): boolean => ctx.caller!.abilities.has('matters.design') && atCounty(ctx)

export const asDefinition = (body: Record<string, unknown>): MatterDefinition => body as unknown as MatterDefinition
export const asBody = (definition: MatterDefinition): Record<string, unknown> => definition as unknown as Record<string, unknown>

/** Adds to the matter's own history and to the audit. */
export async function note(ctx: Ctx, about: { draftId: string | null; code: string; region: string }, step: string, text = '', detail: object = {}): Promise<void> {
  const { county, me, name } = reach(ctx)
  await q.recordStep(ctx.tx, { county, id: ctx.newId(), ...about, step, note: text, detail, account: me, name, at: ctx.now })
  await ctx.audit(`matter.${step}`, { region: about.region, because: text || undefined, detail: { matter: about.code, ...(about.draftId ? { draft: about.draftId } : {}), ...detail } })
}
