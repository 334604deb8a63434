/** What a decided request of the person changes in their file: the same deeds as at the keeper's desk, in the transaction of the decision. */
import type { Input } from '../../platform/kernel/operation.ts'
import type * as doors from './contract.ts'
import { countyHere, type Ctx } from './here.ts'
import { updatePerson } from './keeping.ts'
import { openPhone } from './numbers.ts'
import { normaliseName } from './names.ts'
import { checkPhone } from './identifiers.ts'
import { changedSince } from './queries/corrections.ts'
import { holdPerson } from './queries/people.ts'

export type Correction = Pick<Input<typeof doors.updatePerson>['body'], 'name' | 'sex' | 'bornOn' | 'language' | 'phone'>

/**
 * Puts facts of a person right within the scope, with a reason that stands in the history. `same` where nothing differs from what is kept,
 * `unknown` where the person is not within the scope; refuses like `updatePerson` where a fact cannot be.
 */
export async function correctPerson(ctx: Ctx, personId: string, to: Correction, reason: string): Promise<'corrected' | 'same' | 'unknown'> {
  const county = countyHere(ctx)
  const before = await holdPerson(ctx.tx, county, personId)
  if (!before) return 'unknown'
  const phoneBefore = before.phone_sealed ? openPhone(ctx.services.sealer, before.id, before.phone_sealed) : null
  const checked = to.phone ? checkPhone(to.phone) : null
  const phoneAfter = to.phone === undefined ? phoneBefore : to.phone === null ? null : checked?.ok ? checked.number : to.phone
  const same = (to.name === undefined || normaliseName(to.name) === before.name) && (to.sex ?? before.sex) === before.sex && (to.bornOn ?? before.born_on) === before.born_on
    && (to.language ?? before.language) === before.language && phoneAfter === phoneBefore
  if (same) return 'same'
  await updatePerson(ctx, { params: { id: personId }, body: { ...to, version: before.version, reason } })
  return 'corrected'
}

/** Whether a keeper changed the person's file, ties or representatives since a moment: what a decision that was carried out by hand leaves behind. */
export const wasChangedSince = (ctx: Ctx, personId: string, since: string): Promise<boolean> => changedSince(ctx.tx, countyHere(ctx), personId, since)

