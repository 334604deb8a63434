/** Moving in and out: a tie begins or ends, the person’s place follows. */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type * as doors from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, recordChange, type Ctx } from './here.ts'
import * as rows from './queries/people.ts'
import { closeTie, tiesOf } from './queries/places.ts'
import type { PersonRow } from './queries/people.ts'
import { placeOf, regionByTies, tie, widenToCounty } from './ties.ts'

export async function moveIn(
  ctx: Ctx,
  { params, body }: { params: { id: string }; body: Input<typeof doors.addTie>['body'] },
): Promise<Reply<typeof doors.addTie>> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const person = await rows.holdPerson(ctx.tx, county, params.id)
  if (!person) throw errors.personNotFound()
  if (person.version !== body.version) throw errors.changedMeanwhile()
  const wanted = { ...body, relation: body.relation ?? '99', source: body.source ?? '' }
  const place = await placeOf(ctx.tx, county, wanted, today)
  await widenToCounty(ctx.tx, county)
  const id = ctx.newId()
  const earlier = await tiesOf(ctx.tx, county, person.id)
  const ended = await tie(ctx.tx, county, { id: person.id, region: person.region, bornOn: person.born_on }, wanted, place, { id, today, earlier })
  return { id, ended: ended?.id ?? null, ...(await settled(ctx, person, { tie: wanted.kind, from: wanted.validFrom }, body.reason ?? '', 'moved_in')) }
}

export async function moveOut(
  ctx: Ctx,
  { params, body }: { params: { id: string; tieId: string }; body: Input<typeof doors.endTie>['body'] },
): Promise<Reply<typeof doors.endTie>> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const person = await rows.holdPerson(ctx.tx, county, params.id)
  if (!person) throw errors.personNotFound()
  if (person.version !== body.version) throw errors.changedMeanwhile()
  await widenToCounty(ctx.tx, county)
  const ending = (await tiesOf(ctx.tx, county, person.id)).find((t) => t.id === params.tieId && t.valid_until === null)
  if (!ending) throw errors.tieNotFound()
  if (body.on < ending.valid_from || body.on > today) throw errors.tieDates()
  await closeTie(ctx.tx, county, ending.id, body.on)
  return settled(ctx, person, { tie: ending.kind, until: body.on }, body.reason, 'moved_out')
}

/** The person's place follows the ties; history and audit are written. Runs within the county. */
async function settled(ctx: Ctx, person: PersonRow, fact: Record<string, unknown>, reason: string, deed: string) {
  const county = countyHere(ctx)
  const region = (await regionByTies(ctx.tx, county, person.id)) ?? person.region
  const version = await rows.movePerson(ctx.tx, county, person.id, region)
  await recordChange(ctx, { region, subject: 'person', subjectId: person.id, deed, before: { region: person.region }, after: { ...fact, region }, reason })
  await ctx.audit(`register.person_${deed}`, { subject: person.id, region, because: reason })
  return { region, version }
}
