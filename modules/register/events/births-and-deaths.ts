/** A newborn is written into the parents' household; a death ends what a person's life held together. */
import type { Reply } from '../../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { ageOn, dayOfAge } from '../ages.ts'
import type * as doors from '../contract.ts'
import * as errors from '../errors.ts'
import { countyHere, type Ctx } from '../here.ts'
import { checkLife, checkNumbers, orExists, spelled } from '../keeping.ts'
import type { RegisterNeeds } from '../needs.ts'
import { idNumberIndex, sealIdNumber } from '../numbers.ts'
import { membersNow } from '../queries/events.ts'
import { findPerson, insertPerson } from '../queries/people.ts'
import { Book } from './book.ts'
import { holdHouseholdHere, holdPersonHere, householdsOf, join, leaveBehind } from './household-deeds.ts'
import { recorded, type Body } from './recorded.ts'

/** 民法典 art. 27: the parents are the guardians, by law and without an act of the office, until the child is of age (art. 17). */
const AGE_OF_MAJORITY = 18

export async function recordBirth(ctx: Ctx, needs: RegisterNeeds, body: Body<typeof doors.recordBirth>): Promise<Reply<typeof doors.recordBirth>> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const household = await holdHouseholdHere(ctx, county, body.householdId, body.version)
  checkLife(ctx, body.bornOn, null)
  if (body.bornOn < household.valid_from) throw errors.tieDates()
  const checked = checkNumbers(ctx, { idKind: '111', idNumber: body.idNumber }, { sex: body.sex, bornOn: body.bornOn })
  const inScope = new Map<string, Awaited<ReturnType<typeof findPerson>>>()
  for (const id of [body.motherId, body.fatherId]) if (id) inScope.set(id, await findPerson(ctx.tx, county, id))

  const book = await Book.open(ctx, needs)
  const members = await membersNow(ctx.tx, county, household.id)
  const parents = []
  for (const id of [...inScope.keys()].sort()) {
    // A parent who lives elsewhere belongs to the file as a member of the household; any other must be within the caller's place.
    if (!inScope.get(id) && !members.some((m) => m.person_id === id)) throw errors.personNotFound()
    const parent = await book.person(id)
    if (!['present', 'moved_away'].includes(parent.state) || ageOn(parent.born_on, today) < AGE_OF_MAJORITY) throw errors.parentNeeded()
    parents.push(parent)
  }
  if (!parents.length || body.motherId === body.fatherId) throw errors.parentNeeded()
  if (!parents.some((p) => p.id === body.consentBy)) throw errors.consentByParent()

  const id = ctx.newId()
  await orExists(insertPerson(ctx.tx, {
    county, id, region: household.region, ...spelled(body.name), sex: body.sex, bornOn: body.bornOn, idKind: '111',
    idSealed: checked.idNumber ? sealIdNumber(ctx.services.sealer, id, checked.idNumber) : null,
    idIndex: checked.idNumber ? idNumberIndex(ctx.services.sealer, checked.idNumber) : null,
    phoneSealed: null, phoneIndex: null, language: parents[0]!.language, now: ctx.now,
  }))
  await book.made(id)
  book.concerns(id, 'subject')
  await join(book, id, body.kinds, household, body.relation, body.bornOn, body.source)
  const majority = dayOfAge(body.bornOn, AGE_OF_MAJORITY)
  for (const parent of parents) {
    book.concerns(parent.id, 'parent')
    await book.addRepresentative({
      personId: id, byPersonId: parent.id, kind: 'guardian', powers: ['apply', 'read', 'collect'], from: body.bornOn, until: majority,
      source: `父母，依据：${body.source}`, basis: 'parent', document: '',
    })
  }
  const warnings = [
    ...checked.warnings,
    ...(body.idNumber ? [] : [{ code: 'number_follows', message: '还没有身份证号，落户后请在“修改信息”中补上' }]),
  ]
  for (const parent of parents) {
    await book.tell(parent.id, { template: 'child_registered', title: '新生儿已登记', body: `${body.name}已登记到您家，父母为监护人。信息经您家同意登记，只用于为孩子办理事项；有误请联系社区更正。` })
  }
  return recorded(book, {
    kind: 'birth', on: body.bornOn, region: household.region, householdId: household.id, source: body.source,
    facts: { relation: body.relation, kinds: body.kinds, consentBy: body.consentBy, consentBasis: '个人信息保护法第31条：父母同意', certificate: body.certificate ? '已核对' : '' },
  }, { personId: id, householdId: household.id, warnings })
}

export async function recordDeath(ctx: Ctx, needs: RegisterNeeds, body: Body<typeof doors.recordDeath>): Promise<Reply<typeof doors.recordDeath>> {
  const county = countyHere(ctx)
  const person = await holdPersonHere(ctx, county, body.personId, body.version)
  checkLife(ctx, person.born_on, body.diedOn)
  const book = await Book.open(ctx, needs)
  book.concerns(person.id, 'subject')
  const households = await householdsOf(book, [person.id])
  await book.endTiesOf(person.id, body.diedOn)
  await book.setLife(person.id, { state: 'died', diedOn: body.diedOn })
  await book.endRepresentativesOf(person.id, body.diedOn)
  await book.closeAccountsOf(person.id)
  for (const { household, before } of households.values()) {
    const heads = household.head_id === person.id
    await leaveBehind(book, household, before, body.diedOn, {
      headId: heads ? body.newHeadId : undefined, relations: body.relations, source: body.source,
    })
  }
  await book.flagAffairsOf(person.id, `${person.name}已于${body.diedOn}去世（${body.source}）。`)
  const first = [...households.keys()][0] ?? null
  return recorded(book, {
    kind: 'death', on: body.diedOn, region: person.region, householdId: first, source: body.source, reason: body.reason,
  }, { householdId: first })
}
