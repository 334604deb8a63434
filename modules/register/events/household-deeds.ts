/** What the events have in common: joining a household, leaving one behind, stating relations anew. */
import type { Ctx } from '../here.ts'
import * as errors from '../errors.ts'
import { holdPerson, type PersonRow } from '../queries/people.ts'
import { findDwelling, holdHousehold, tiesOf, type HouseholdRow } from '../queries/places.ts'
import { membersNow, type MemberRow } from '../queries/events.ts'
import type { Place, TieKind } from '../ties.ts'
import type { Book } from './book.ts'
import { nextHead, restate, type Kin } from './kinship.ts'

export interface Restatement {
  personId: string
  relation: string
}

/** A household of the caller's place that still stands, held; with its version where one is asked for. */
export async function holdHouseholdHere(ctx: Ctx, county: string, id: string, version?: number): Promise<HouseholdRow> {
  const household = await holdHousehold(ctx.tx, county, id)
  if (!household) throw errors.householdNotFound()
  if (household.valid_until !== null) throw errors.householdClosed()
  if (version !== undefined && household.version !== version) throw errors.changedMeanwhile()
  return household
}

/** A living person of the caller's place, held; with the version that was seen. */
export async function holdPersonHere(ctx: Ctx, county: string, id: string, version?: number): Promise<PersonRow> {
  const person = await holdPerson(ctx.tx, county, id)
  if (!person) throw errors.personNotFound()
  if (version !== undefined && person.version !== version) throw errors.changedMeanwhile()
  if (person.state === 'died') throw errors.diedAlready()
  return person
}

/** The dwelling of a new household, in the caller's place. */
export async function dwellingHere(ctx: Ctx, county: string, id: string) {
  const dwelling = await findDwelling(ctx.tx, county, id)
  if (!dwelling) throw errors.dwellingNotFound()
  return dwelling
}

export const kinOf = (members: readonly MemberRow[]): Kin[] =>
  [...new Map(members.map((m) => [m.person_id, { personId: m.person_id, relation: m.relation, sex: m.sex, bornOn: m.born_on }])).values()]

export const placeIn = (household: { id: string; region: string; dwelling_id: string | null }): Place => ({
  region: household.region, householdId: household.id, dwellingId: household.dwelling_id, elsewhereCode: '', elsewhere: '',
})

/** The rules' relations with what the form says instead. */
export function withRelations(proposed: readonly { personId: string; relation: string }[], said: readonly Restatement[]): Map<string, string> {
  const relations = new Map(proposed.map((p) => [p.personId, p.relation]))
  for (const s of said) if (relations.has(s.personId)) relations.set(s.personId, s.relation)
  if ([...relations.values()].filter((r) => r === '02' || r === '03').length > 1) throw errors.twoHeads()
  return relations
}

/** Everybody's relation from a day on. A tie whose relation changes ends that day and goes on anew at the same place. */
export async function stateRelations(book: Book, members: readonly MemberRow[], relations: ReadonlyMap<string, string>, on: string, source: string): Promise<void> {
  for (const m of members) {
    const relation = relations.get(m.person_id)
    if (relation === undefined || relation === m.relation) continue
    const from = on < m.valid_from ? m.valid_from : on
    const place: Place = { region: m.region, householdId: m.household_id, dwellingId: m.dwelling_id, elsewhereCode: '', elsewhere: '' }
    book.concerns(m.person_id, relation === '02' || relation === '03' ? 'head' : 'member')
    await book.tieTo(m.person_id, m.kind, place, relation, from, source)
  }
}

/**
 * Puts a household right after some left it: the empty one ends, one without its head gets another (as the form says, else by the rules;
 * none where nobody of age is left).
 */
export async function leaveBehind(
  book: Book, household: Pick<HouseholdRow, 'id' | 'kind' | 'valid_from' | 'head_id'>, before: readonly MemberRow[], on: string,
  said: { headId?: string | undefined; relations?: readonly Restatement[] | undefined; source: string },
): Promise<void> {
  const left = await membersNow(book.ctx.tx, book.county, household.id)
  const was = { until: null, headId: household.head_id }
  if (!left.length) {
    await book.setHousehold(household.id, was, { until: on < household.valid_from ? household.valid_from : on, headId: household.head_id })
    return
  }
  const stays = new Set(left.map((m) => m.person_id))
  if (household.head_id !== null && stays.has(household.head_id) && said.headId === undefined) return
  if (said.headId !== undefined && !stays.has(said.headId)) throw errors.notAMember()
  const gone = kinOf(before).filter((k) => !stays.has(k.personId)).map((k) => k.personId)
  const headId = said.headId ?? nextHead(kinOf(before), gone, on)
  if (headId === household.head_id) return
  await book.setHousehold(household.id, was, { until: null, headId })
  if (headId === null) return
  const proposed = restate(kinOf(before), headId, household.kind === 'collective').filter((p) => stays.has(p.personId))
  await stateRelations(book, left, withRelations(proposed, said.relations ?? []), on, said.source)
}

/** The open households to which a person belongs now, as they stand before an event, each with its members. */
export async function householdsOf(book: Book, personIds: readonly string[]): Promise<Map<string, { household: HouseholdRow; before: MemberRow[] }>> {
  const found = new Map<string, { household: HouseholdRow; before: MemberRow[] }>()
  for (const personId of personIds) {
    for (const t of await tiesOf(book.ctx.tx, book.county, personId)) {
      if (t.valid_until !== null || t.household_id === null || found.has(t.household_id)) continue
      const household = await holdHousehold(book.ctx.tx, book.county, t.household_id)
      if (!household || household.valid_until !== null) continue
      found.set(household.id, { household, before: await membersNow(book.ctx.tx, book.county, household.id) })
    }
  }
  return found
}

/** Moves somebody's ties into a household from a day on. */
export async function join(
  book: Book, personId: string, kinds: readonly TieKind[], household: { id: string; region: string; dwelling_id: string | null }, relation: string, on: string, source: string,
): Promise<void> {
  for (const kind of kinds) await book.tieTo(personId, kind, placeIn(household), relation, on, source)
}

