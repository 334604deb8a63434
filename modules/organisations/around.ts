/** What every deed here begins with: the range of the post, the row in it, whether it is theirs to keep. */
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { inScope, scopeOf } from '../regions/index.ts'
import { kindOf, withLocal, type OrganisationKind } from './kinds.ts'
import { closed, notYoursToKeep, organisationNotFound, placeNotYours } from './errors.ts'
import type { Ctx } from './need.ts'
import { mayKeep } from './policy.ts'
import * as q from './queries/organisations.ts'

export const countyOf = (ctx: Ctx): string => ctx.services.settings.county
export const todayOf = (ctx: Ctx): string => shanghaiDate(ctx.now)

/** The range of the post that is worn; nothing for others. */
export function rangeOf(ctx: Ctx): { lo: string; hi: string } {
  const { scope } = ctx.tx
  return scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
}

/** A place within the range of the post; the whole range where none is named. */
export function rangeAt(ctx: Ctx, region: string | undefined): { lo: string; hi: string } {
  const own = rangeOf(ctx)
  if (!region) return own
  const asked = scopeOf(region)
  if (asked.lo >= own.lo && asked.hi <= own.hi) return asked
  // The post's own place asked for by a wider code is the post's own place.
  throw placeNotYours()
}

export const refuseElsewhere = (ctx: Ctx, region: string): void => {
  if (!inScope(region, rangeOf(ctx))) throw placeNotYours()
}

/** All kinds of this county, its own too. */
export const kindsHere = async (ctx: Ctx): Promise<OrganisationKind[]> => withLocal(await q.localKinds(ctx.tx, countyOf(ctx)))

export const titleOf = (kinds: readonly OrganisationKind[], code: string): string => kindOf(kinds, code)?.title ?? '其他组织'

/** Holds an organisation that exists today and is this caller's to keep. */
export async function holdToKeep(ctx: Ctx, id: string): Promise<{ row: q.OrganisationRow; kind: OrganisationKind; kinds: OrganisationKind[] }> {
  const { lo, hi } = rangeOf(ctx)
  const row = await q.lockOrganisation(ctx.tx, countyOf(ctx), id, lo, hi)
  if (!row) throw organisationNotFound()
  const kinds = await kindsHere(ctx)
  const kind = kindOf(kinds, row.kind)
  if (!mayKeep(ctx.caller!.abilities, kind)) throw notYoursToKeep()
  if (!kind || (row.valid_until !== null && row.valid_until <= todayOf(ctx))) throw closed()
  return { row, kind, kinds }
}

/** Adds to the file's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string }, deed: string, before: object, after: object, reason: string): Promise<void> {
  await q.recordChange(ctx.tx, {
    county: countyOf(ctx), id: ctx.newId(), region: row.region, organisationId: row.id, at: ctx.now, deed, before, after, reason, byAccount: ctx.caller!.id,
    byName: ctx.caller!.name,
  })
  await ctx.audit(`organisation.${deed}`, { region: row.region, because: reason, detail: { organisation: row.id } })
}
