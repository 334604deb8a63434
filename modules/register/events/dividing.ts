/** Some of a household found a new one; another member becomes head. */
import type { Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract.ts'
import * as errors from '../errors.ts'
import { countyHere, placeWithin, type Ctx } from '../here.ts'
import type { RegisterNeeds } from '../needs.ts'
import { membersNow } from '../queries/events.ts'
import { Book } from './book.ts'
import { dwellingHere, holdHouseholdHere, join, kinOf, leaveBehind, stateRelations, withRelations } from './household-deeds.ts'
import { restate } from './kinship.ts'
import { recorded, type Body } from './recorded.ts'

export async function recordDivision(
  ctx: Ctx, needs: RegisterNeeds, kind: 'division' | 'divorce', body: Body<typeof doors.recordDivision>,
): Promise<Reply<typeof doors.recordDivision>> {
  const county = countyHere(ctx)
  const old = await holdHouseholdHere(ctx, county, body.householdId, body.version)
  if (body.on < old.valid_from) throw errors.tieDates()
  const dwelling = body.dwellingId ? await dwellingHere(ctx, county, body.dwellingId) : null
  const region = dwelling?.region ?? old.region
  await placeWithin(ctx, region)
  const book = await Book.open(ctx, needs)
  const before = await membersNow(ctx.tx, county, old.id)
  const movers = new Set(body.movers.map((m) => m.personId))
  if ([...movers].some((id) => !before.some((m) => m.person_id === id)) || !movers.has(body.newHeadId)) throw errors.notAMember()
  if (kinOf(before).every((k) => movers.has(k.personId))) throw errors.nobodyLeft()

  const dwellingId = dwelling?.id ?? old.dwelling_id
  const id = await book.openHousehold({ region, kind: old.kind, number: body.number || null, dwellingId, headId: body.newHeadId, from: body.on })
  const proposed = restate(kinOf(before).filter((k) => movers.has(k.personId)), body.newHeadId, old.kind === 'collective')
  const relations = withRelations(proposed, [...body.movers.flatMap((m) => (m.relation ? [{ personId: m.personId, relation: m.relation }] : [])), ...body.relations])
  for (const m of before) {
    if (!movers.has(m.person_id)) continue
    book.concerns(m.person_id, m.person_id === body.newHeadId ? 'subject' : 'member')
    await join(book, m.person_id, [m.kind], { id, region, dwelling_id: dwellingId }, relations.get(m.person_id)!, body.on < m.valid_from ? m.valid_from : body.on, body.source)
  }
  await leaveBehind(book, old, before, body.on, { headId: body.remainingHeadId, relations: body.relations, source: body.source })
  return recorded(book, {
    kind, on: body.on, region, householdId: id, otherHouseholdId: old.id, source: body.source, reason: body.reason,
  }, { householdId: id })
}

export async function recordHeadChange(ctx: Ctx, needs: RegisterNeeds, body: Body<typeof doors.recordHeadChange>): Promise<Reply<typeof doors.recordHeadChange>> {
  const county = countyHere(ctx)
  const household = await holdHouseholdHere(ctx, county, body.householdId, body.version)
  if (body.on < household.valid_from) throw errors.tieDates()
  const book = await Book.open(ctx, needs)
  const members = await membersNow(ctx.tx, county, household.id)
  if (!members.some((m) => m.person_id === body.newHeadId)) throw errors.notAMember()
  book.concerns(body.newHeadId, 'subject')
  await book.setHousehold(household.id, { until: null, headId: household.head_id }, { until: null, headId: body.newHeadId })
  const proposed = restate(kinOf(members), body.newHeadId, household.kind === 'collective')
  await stateRelations(book, members, withRelations(proposed, body.relations), body.on, body.source)
  return recorded(book, {
    kind: 'head_change', on: body.on, region: household.region, householdId: household.id, source: body.source, reason: body.reason,
  }, { householdId: household.id })
}
