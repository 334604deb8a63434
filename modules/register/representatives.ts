/** Who may act for whom, or cares: recorded and ended by the rules of standings.ts. */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import { ageOn, dayOfAge } from './ages.ts'
import type * as doors from './contract.ts'
import type { GuardianGround } from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, recordChange, type Ctx } from './here.ts'
import * as rows from './queries/people.ts'
import { endFault, latestEnd, standingFault, usualBasis, type EndFault, type StandingFault } from './standings.ts'
import { widenToCounty } from './ties.ts'

const FAULTS: Record<StandingFault | EndFault, () => Error> = {
  minor: errors.representativeMinor, powers_needed: errors.powersNeeded, powers_of_carer: errors.powersOfCarer, proof_needed: errors.guardianProofNeeded,
  basis_does_not_fit: errors.basisDoesNotFit, no_mandate_from_child: errors.noMandateFromChild, not_found: errors.representativeNotFound,
  guardian_stays: errors.guardianStays, ground_needed: errors.guardianGroundNeeded,
}

export async function addRepresentative(
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.addRepresentative>['body'] },
): Promise<Reply<typeof doors.addRepresentative>> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const person = await rows.holdPerson(ctx.tx, county, params.id)
  if (!person) throw errors.personNotFound()
  if (body.byPersonId === person.id) throw errors.notOneself()
  const by = await rows.findPerson(ctx.tx, county, body.byPersonId)
  if (!by) throw errors.representativeNotFound()
  if (by.state !== 'present') throw errors.representativeMinor()
  const age = ageOn(person.born_on, today)
  const basis = body.basis ?? usualBasis(body.kind, age)
  const document = body.document ?? ''
  const fault = standingFault({ kind: body.kind, basis, powers: body.powers, document, age, byAge: ageOn(by.born_on, today) })
  if (fault) throw FAULTS[fault]()
  const validUntil = latestEnd(body.kind, basis, age, dayOfAge(person.born_on, 18), body.validUntil ?? null)
  if (body.validFrom > today || (validUntil !== null && validUntil <= body.validFrom)) throw errors.representativeDates()
  const standing = await rows.standingsFor(ctx.tx, county, person.id)
  if (standing.some((s) => s.by_person_id === by.id && s.kind === body.kind && (s.valid_until === null || s.valid_until > today))) throw errors.representativeTwice()
  const id = ctx.newId()
  await rows.insertRepresentative(ctx.tx, {
    county, id, region: person.region, personId: person.id, byPersonId: by.id, kind: body.kind, powers: body.powers, validFrom: body.validFrom, validUntil, source: body.source,
    basis, document,
  })
  await recordChange(ctx, {
    region: person.region, subject: 'person', subjectId: person.id, deed: 'representative_added',
    after: { kind: body.kind, basis, by: by.id, powers: body.powers, from: body.validFrom, until: validUntil }, reason: body.source,
  })
  await ctx.audit('register.representative_added', { subject: person.id, region: person.region, because: body.source, detail: { by: by.id, basis } })
  return { id }
}

/** The office ends a standing with its papers. */
export async function endRepresentative(
  ctx: Ctx,
  { params, body }: { params: { id: string }; body: { on: string; reason: string; ground?: GuardianGround | undefined; document?: string | undefined } },
): Promise<{ done: boolean }> {
  const county = countyHere(ctx)
  const standing = await rows.holdStanding(ctx.tx, county, params.id)
  if (!standing) throw errors.representativeNotFound()
  const fault = endFault(standing.kind, 'office', body.ground, body.document ?? '')
  if (fault) throw FAULTS[fault]()
  const tooLate = standing.valid_until !== null && standing.valid_until < body.on
  if (body.on < standing.valid_from || body.on > shanghaiDate(ctx.now) || tooLate) throw errors.representativeDates()
  await ended(ctx, standing, body.on, [body.reason, body.document].filter(Boolean).join('，'))
  return { done: true }
}

/** Either side ends a mandate or a care tie from their own telephone; a guardianship stays. */
export async function endMyRepresentation(ctx: Ctx, id: string, reason: string): Promise<{ done: boolean }> {
  const county = countyHere(ctx)
  const me = actorOf(ctx).personId
  const today = shanghaiDate(ctx.now)
  const seen = me ? await rows.findStanding(ctx.tx, county, id) : undefined
  if (!seen || (seen.valid_until !== null && seen.valid_until <= today)) throw errors.representativeNotFound()
  const side = seen.person_id === me ? 'principal' : seen.by_person_id === me ? 'representative' : 'other'
  const fault = endFault(seen.kind, side, undefined, '')
  if (fault) throw FAULTS[fault]()
  await widenToCounty(ctx.tx, county)
  const standing = (await rows.holdStanding(ctx.tx, county, id))!
  await ended(ctx, standing, today < standing.valid_from ? standing.valid_from : today, `${side === 'principal' ? '本人' : '代理一方'}终止：${reason}`)
  return { done: true }
}

async function ended(ctx: Ctx, standing: rows.StandingRow, on: string, because: string): Promise<void> {
  await rows.endStanding(ctx.tx, countyHere(ctx), standing.id, on, because)
  await recordChange(ctx, {
    region: standing.region, subject: 'person', subjectId: standing.person_id, deed: 'representative_ended',
    after: { kind: standing.kind, by: standing.by_person_id, until: on }, reason: because,
  })
  await ctx.audit('register.representative_ended', { subject: standing.person_id, region: standing.region, because })
}
