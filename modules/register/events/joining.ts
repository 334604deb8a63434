/** A wedding joins two people in one household; a merger brings a whole household into another. */
import type { Reply } from '../../../platform/kernel/operation.ts'
import { ageOn } from '../ages.ts'
import type * as doors from '../contract.ts'
import * as errors from '../errors.ts'
import { countyHere, placeWithin, type Ctx } from '../here.ts'
import type { RegisterNeeds } from '../needs.ts'
import { membersNow } from '../queries/events.ts'
import { Book } from './book.ts'
import { dwellingHere, holdHouseholdHere, holdPersonHere, householdsOf, join, leaveBehind } from './household-deeds.ts'
import { recorded, type Body } from './recorded.ts'

const isHead = (relation: string | undefined) => relation === '02' || relation === '03'

export async function recordMarriage(ctx: Ctx, needs: RegisterNeeds, body: Body<typeof doors.recordMarriage>): Promise<Reply<typeof doors.recordMarriage>> {
  const county = countyHere(ctx)
  const movers = [...body.movers].sort((a, b) => (a.personId < b.personId ? -1 : 1))
  if (body.couple[0] === body.couple[1] || !movers.some((m) => body.couple.includes(m.personId))) throw errors.coupleOfTwo()
  if (new Set(movers.map((m) => m.personId)).size !== movers.length) throw errors.coupleOfTwo()
  const existing = body.into.householdId ? await holdHouseholdHere(ctx, county, body.into.householdId) : null
  const dwelling = existing ? null : body.into.dwellingId ? await dwellingHere(ctx, county, body.into.dwellingId) : null
  if (!existing && !dwelling) throw errors.placeNeeded()
  if (dwelling) await placeWithin(ctx, dwelling.region)
  const versions = new Map(movers.map((m) => [m.personId, m.version]))
  const couple = []
  for (const id of [...new Set([...body.couple, ...movers.map((m) => m.personId)])].sort()) {
    const person = await holdPersonHere(ctx, county, id, versions.get(id))
    if (body.couple.includes(id)) couple.push(person)
  }

  const book = await Book.open(ctx, needs)
  for (const person of couple) book.concerns(person.id, person.id === body.couple[0] ? 'subject' : 'spouse')
  const households = await householdsOf(book, movers.map((m) => m.personId))
  let household = existing
  if (!household) {
    const headId = body.into.headId ?? body.couple[0]!
    if (!movers.some((m) => m.personId === headId)) throw errors.notAMember()
    const id = await book.openHousehold({ region: dwelling!.region, kind: 'family', number: body.into.number || null, dwellingId: dwelling!.id, headId, from: body.on })
    household = { id, region: dwelling!.region, kind: 'family', dwelling_id: dwelling!.id, head_id: headId, valid_from: body.on, valid_until: null, version: 1 }
  }
  households.delete(household.id)
  if (existing && body.on < existing.valid_from) throw errors.tieDates()
  for (const mover of movers) {
    book.concerns(mover.personId, 'member')
    const spouseOfHead = body.couple.includes(mover.personId) && body.couple.includes(household.head_id ?? '')
    const sex = (await book.person(mover.personId)).sex
    const relation = mover.personId === household.head_id ? '02' : (mover.relation ?? (spouseOfHead ? (sex === '1' ? '11' : sex === '2' ? '12' : '10') : undefined))
    if (!relation) throw errors.relationNeeded()
    if (isHead(relation) && mover.personId !== household.head_id) throw errors.twoHeads()
    await join(book, mover.personId, mover.kinds, household, relation, body.on, body.source)
  }
  for (const { household: left, before } of households.values()) await leaveBehind(book, left, before, body.on, { source: body.source })
  // 民法典 art. 1047; autonomous areas may have their own rule, so this asks and does not refuse.
  const young = couple.some((p) => ageOn(p.born_on, body.on) < (p.sex === '1' ? 22 : 20))
  for (const person of couple) {
    await book.tell(person.id, { template: 'household_joined', title: '户籍和住址登记已更新', body: `因结婚，您的登记自${body.on}起有变更。依据：${body.source}。有误请联系社区更正。` })
  }
  return recorded(book, {
    kind: 'marriage', on: body.on, region: household.region, householdId: household.id, otherHouseholdId: [...households.keys()][0] ?? null, source: body.source,
  }, {
    householdId: household.id,
    warnings: young ? [{ code: 'marriage_age', message: '结婚时有一方未到民法典第1047条的婚龄（男22周岁、女20周岁），请核对结婚证和出生日期' }] : [],
  })
}

export async function recordMerger(ctx: Ctx, needs: RegisterNeeds, body: Body<typeof doors.recordMerger>): Promise<Reply<typeof doors.recordMerger>> {
  const county = countyHere(ctx)
  if (body.fromHouseholdId === body.intoHouseholdId) throw errors.sameHousehold()
  const [a, b] = [body.fromHouseholdId, body.intoHouseholdId].sort() as [string, string]
  const held = new Map([[a, await holdHouseholdHere(ctx, county, a)], [b, await holdHouseholdHere(ctx, county, b)]])
  const [from, into] = [held.get(body.fromHouseholdId)!, held.get(body.intoHouseholdId)!]
  if (from.version !== body.version) throw errors.changedMeanwhile()
  const book = await Book.open(ctx, needs)
  const before = await membersNow(ctx.tx, county, from.id)
  const relations = new Map(body.relations.map((r) => [r.personId, r.relation]))
  if (before.some((m) => !relations.has(m.person_id))) throw errors.relationNeeded()
  if ([...relations.values()].some(isHead)) throw errors.twoHeads()
  const there = new Set((await membersNow(ctx.tx, county, into.id)).map((m) => `${m.person_id} ${m.kind}`))
  for (const m of before) {
    book.concerns(m.person_id, m.person_id === from.head_id ? 'subject' : 'member')
    if (there.has(`${m.person_id} ${m.kind}`)) continue
    await join(book, m.person_id, [m.kind], into, relations.get(m.person_id)!, body.on < m.valid_from ? m.valid_from : body.on, body.source)
  }
  await leaveBehind(book, from, before, body.on, { source: body.source })
  return recorded(book, {
    kind: 'merger', on: body.on, region: into.region, householdId: into.id, otherHouseholdId: from.id, source: body.source, reason: body.reason,
  }, { householdId: into.id })
}
