/** Moving in and out, known through a contact with the person: a tie begins or ends, the person's place follows, and the person is told. */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type * as doors from './contract.ts'
import { TIE_KINDS } from './contract.ts'
import * as errors from './errors.ts'
import { Book } from './events/book.ts'
import { householdsOf, leaveBehind } from './events/household-deeds.ts'
import { countyHere, type Ctx } from './here.ts'
import type { RegisterNeeds } from './needs.ts'
import { findPerson, holdPerson } from './queries/people.ts'
import { tiesOf } from './queries/places.ts'
import { askPlace, isOthers } from './tie-checks.ts'
import { placeOf, widenToCounty } from './ties.ts'

export async function moveIn(
  ctx: Ctx, needs: RegisterNeeds, { params, body }: { params: { id: string }; body: Input<typeof doors.addTie>['body'] },
): Promise<Reply<typeof doors.addTie>> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const person = await holdPerson(ctx.tx, county, params.id)
  if (!person) throw errors.personNotFound()
  if (person.version !== body.version) throw errors.changedMeanwhile()
  if (person.state === 'died') throw errors.diedAlready()
  const wanted = { ...body, relation: body.relation ?? '99', source: body.source ?? '' }
  const place = await placeOf(ctx.tx, county, wanted, today)
  if (isOthers(ctx, place)) {
    if (wanted.validFrom > today || wanted.validFrom < person.born_on) throw errors.tieDates()
    await widenToCounty(ctx.tx, county)
    const id = await askPlace(ctx, person, wanted, place)
    return { id, ended: null, region: person.region, version: person.version, toBeConfirmed: true }
  }
  const book = await Book.open(ctx, needs)
  book.concerns(person.id, 'subject')
  const households = await householdsOf(book, [person.id])
  const before = await tiesOf(ctx.tx, county, person.id)
  const id = await book.tieTo(person.id, wanted.kind, place, wanted.relation, wanted.validFrom, wanted.source)
  if (place.householdId) households.delete(place.householdId)
  for (const { household, before: members } of households.values()) await leaveBehind(book, household, members, wanted.validFrom, { source: wanted.source })
  if (person.state === 'moved_away' && place.region !== null) await book.setLife(person.id, { state: 'present', diedOn: null })
  await book.tell(person.id, {
    template: 'moved_in', title: '住址登记已更新',
    body: `您的${TIE_KINDS[wanted.kind]}登记自${wanted.validFrom}起有变更${wanted.source ? `（${wanted.source}）` : ''}。只用于为您提供本地服务；有误请联系社区更正。`,
  })
  await book.close({
    kind: 'move_in', on: wanted.validFrom, region: place.region ?? person.region, householdId: place.householdId, source: wanted.source, reason: body.reason ?? '',
    facts: { tie: wanted.kind, contact: body.contact ?? 'window', ...(place.elsewhere ? { place: place.elsewhere } : {}) },
  })
  const after = (await findPerson(ctx.tx, county, person.id))!
  const ended = before.find((t) => t.kind === wanted.kind && t.valid_until === null)
  return { id, ended: ended?.id ?? null, region: after.region, version: after.version, toBeConfirmed: false }
}

export async function moveOut(
  ctx: Ctx, needs: RegisterNeeds, { params, body }: { params: { id: string; tieId: string }; body: Input<typeof doors.endTie>['body'] },
): Promise<Reply<typeof doors.endTie>> {
  const county = countyHere(ctx)
  const person = await holdPerson(ctx.tx, county, params.id)
  if (!person) throw errors.personNotFound()
  if (person.version !== body.version) throw errors.changedMeanwhile()
  const book = await Book.open(ctx, needs)
  const ending = (await tiesOf(ctx.tx, county, person.id)).find((t) => t.id === params.tieId && t.valid_until === null)
  if (!ending) throw errors.tieNotFound()
  if (body.on < ending.valid_from || body.on > book.today) throw errors.tieDates()
  book.concerns(person.id, 'subject')
  const households = await householdsOf(book, [person.id])
  await book.endTie(ending, body.on)
  for (const { household, before } of households.values()) await leaveBehind(book, household, before, body.on, { source: body.reason })
  await book.tell(person.id, {
    template: 'moved_out', title: '住址登记已更新', body: `您的${TIE_KINDS[ending.kind]}登记自${body.on}起终止（${body.reason}），经过保留。有误请联系社区更正。`,
  })
  await book.close({
    kind: 'move_out', on: body.on, region: person.region, householdId: ending.household_id, reason: body.reason, facts: { tie: ending.kind, contact: body.contact ?? 'window' },
  })
  const after = (await findPerson(ctx.tx, county, person.id))!
  return { region: after.region, version: after.version }
}
