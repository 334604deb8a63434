/** Who may act for whom: recorded, ended. */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { ageOn } from './ages.ts'
import type * as doors from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, recordChange, type Ctx } from './here.ts'
import * as rows from './queries/people.ts'

export async function addRepresentative(
  ctx: Ctx,
  { params, body }: { params: { id: string }; body: Input<typeof doors.addRepresentative>['body'] },
): Promise<Reply<typeof doors.addRepresentative>> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const person = await rows.holdPerson(ctx.tx, county, params.id)
  if (!person) throw errors.personNotFound()
  if (body.byPersonId === person.id) throw errors.notOneself()
  const by = await rows.findPerson(ctx.tx, county, body.byPersonId)
  if (!by) throw errors.representativeNotFound()
  if (by.state !== 'present' || ageOn(by.born_on, today) < 18) throw errors.representativeMinor()
  const validUntil = body.validUntil ?? null
  if (body.validFrom > today || (validUntil !== null && validUntil <= body.validFrom)) throw errors.representativeDates()
  const standing = await rows.standingsFor(ctx.tx, county, person.id)
  if (standing.some((s) => s.by_person_id === by.id && s.kind === body.kind && (s.valid_until === null || s.valid_until > today))) throw errors.representativeTwice()
  const id = ctx.newId()
  await rows.insertRepresentative(ctx.tx, {
    county, id, region: person.region, personId: person.id, byPersonId: by.id, kind: body.kind, powers: body.powers, validFrom: body.validFrom, validUntil, source: body.source,
  })
  await recordChange(ctx, {
    region: person.region, subject: 'person', subjectId: person.id, deed: 'representative_added',
    after: { kind: body.kind, by: by.id, powers: body.powers, from: body.validFrom, until: validUntil }, reason: body.source,
  })
  await ctx.audit('register.representative_added', { subject: person.id, region: person.region, because: body.source, detail: { by: by.id } })
  return { id }
}

export async function endRepresentative(
  ctx: Ctx,
  { params, body }: { params: { id: string }; body: { on: string; reason: string } },
): Promise<{ done: boolean }> {
  const county = countyHere(ctx)
  const standing = await rows.holdStanding(ctx.tx, county, params.id)
  if (!standing) throw errors.representativeNotFound()
  const tooLate = standing.valid_until !== null && standing.valid_until < body.on
  if (body.on < standing.valid_from || body.on > shanghaiDate(ctx.now) || tooLate) throw errors.representativeDates()
  await rows.endStanding(ctx.tx, county, standing.id, body.on)
  await recordChange(ctx, {
    region: standing.region, subject: 'person', subjectId: standing.person_id, deed: 'representative_ended',
    after: { kind: standing.kind, by: standing.by_person_id, until: body.on }, reason: body.reason,
  })
  await ctx.audit('register.representative_ended', { subject: standing.person_id, region: standing.region, because: body.reason })
  return { done: true }
}
