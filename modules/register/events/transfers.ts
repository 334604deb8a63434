/** A registration goes to another banner, or comes from one; the slip says so to the other place. */
import type { Reply } from '../../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { documentPdf } from '../../../platform/server/pdf/index.ts'
import { actorOf } from '../../accounts/index.ts'
import type * as doors from '../contract.ts'
import { SEXES, TRANSFER_REASONS, type TransferSlip } from '../contract.ts'
import * as errors from '../errors.ts'
import { countyHere, placeWithin, type Ctx } from '../here.ts'
import { checkLife, checkNumbers, orExists, spelled } from '../keeping.ts'
import type { RegisterNeeds } from '../needs.ts'
import { normaliseName } from '../names.ts'
import { idNumberIndex, openIdNumber, phoneIndex, sealIdNumber, sealPhone } from '../numbers.ts'
import { maySeeNumber } from '../policy.ts'
import { findEvent } from '../queries/events.ts'
import { findByIdNumber, findPerson, insertPerson, nameOfPlace, updatePhone } from '../queries/people.ts'
import { tiesOf } from '../queries/places.ts'
import { relationName } from '../relations.ts'
import { widenToCounty } from '../ties.ts'
import { Book } from './book.ts'
import { dwellingHere, holdHouseholdHere, holdPersonHere, householdsOf, join, leaveBehind } from './household-deeds.ts'
import { recorded, type Body } from './recorded.ts'

export async function recordTransferOut(ctx: Ctx, needs: RegisterNeeds, body: Body<typeof doors.recordTransferOut>): Promise<Reply<typeof doors.recordTransferOut>> {
  const county = countyHere(ctx)
  if (body.destinationCode.startsWith(county)) throw errors.destinationIsHere()
  const people = []
  for (const one of [...body.people].sort((a, b) => (a.personId < b.personId ? -1 : 1))) people.push(await holdPersonHere(ctx, county, one.personId, one.version))
  if (new Set(people.map((p) => p.id)).size !== people.length) throw errors.tieTwice()
  const book = await Book.open(ctx, needs)
  const households = await householdsOf(book, people.map((p) => p.id))
  const elsewhere = { region: null, householdId: null, dwellingId: null, elsewhereCode: body.destinationCode.padEnd(12, '0'), elsewhere: body.destination }
  const relations: Record<string, string> = {}
  for (const person of people) {
    book.concerns(person.id, 'subject')
    const ties = (await tiesOf(ctx.tx, county, person.id)).filter((t) => t.valid_until === null)
    const registered = ties.find((t) => t.kind === 'registered')
    if (registered && registered.elsewhere_code !== '') throw errors.notRegisteredHere()
    const household = registered?.household_id ? households.get(registered.household_id) : undefined
    relations[person.id] = household?.before.find((m) => m.person_id === person.id)?.relation ?? '99'
    await book.tieTo(person.id, 'registered', elsewhere, relations[person.id]!, body.on, body.source)
    if (body.staysLiving) continue
    if (ties.some((t) => t.kind === 'living')) await book.tieTo(person.id, 'living', elsewhere, '99', body.on, body.source)
    await book.endTiesOf(person.id, body.on, ['cared_for'])
    await book.setLife(person.id, { state: 'moved_away', diedOn: null })
  }
  for (const { household, before } of households.values()) await leaveBehind(book, household, before, body.on, { source: body.source })
  const number = `QY${county}${body.on.replaceAll('-', '')}${ctx.newId().slice(-4).toUpperCase()}`
  for (const person of people) {
    if (!body.staysLiving) await book.flagAffairsOf(person.id, `${person.name}的户籍已于${body.on}迁往${body.destination}。`)
    await book.tell(person.id, { template: 'moved_out', title: '户籍迁出已登记', body: `您的户籍自${body.on}起迁往${body.destination}，迁移单编号${number}。有误请联系社区更正。` })
  }
  return recorded(book, {
    kind: 'transfer_out', on: body.on, region: people[0]!.region, householdId: [...households.keys()][0] ?? null, source: body.source, reason: body.reason,
    facts: { slip: number, toCode: body.destinationCode.padEnd(12, '0'), to: body.destination, why: body.why, staysLiving: body.staysLiving, relations },
  })
}

/** The number that was entered and the name must both agree before an old file is given back: a number alone may be mistyped into another's. */
export async function recordTransferIn(ctx: Ctx, needs: RegisterNeeds, body: Body<typeof doors.recordTransferIn>): Promise<Reply<typeof doors.recordTransferIn>> {
  const county = countyHere(ctx)
  const { sealer } = ctx.services
  const checked = checkNumbers(ctx, body, body)
  const bornOn = body.bornOn ?? checked.fromNumber?.bornOn
  const sex = body.sex ?? checked.fromNumber?.sex
  if (!bornOn || !sex) throw errors.bornOnNeeded()
  checkLife(ctx, bornOn, null)
  const existing = body.householdId ? await holdHouseholdHere(ctx, county, body.householdId) : null
  const dwelling = existing ? null : body.dwellingId ? await dwellingHere(ctx, county, body.dwellingId) : null
  if (!existing && !dwelling) throw errors.placeNeeded()
  const region = existing?.region ?? dwelling!.region
  await placeWithin(ctx, region)
  if (existing && (body.relation === '02' || body.relation === '03')) throw errors.twoHeads()

  const book = await Book.open(ctx, needs)
  const known = checked.idNumber ? await findByIdNumber(ctx.tx, county, idNumberIndex(sealer, checked.idNumber)) : undefined
  if (known && (known.state !== 'moved_away' || known.name !== normaliseName(body.name))) throw errors.personExists()
  const id = known?.id ?? ctx.newId()
  if (known) {
    await book.setLife(known.id, { state: 'present', diedOn: null })
    if (checked.phone) await updatePhone(ctx.tx, county, known.id, sealPhone(sealer, known.id, checked.phone), phoneIndex(sealer, checked.phone))
  } else {
    await orExists(insertPerson(ctx.tx, {
      county, id, region, ...spelled(body.name), sex, bornOn, idKind: body.idKind,
      idSealed: checked.idNumber ? sealIdNumber(sealer, id, checked.idNumber) : null,
      idIndex: checked.idNumber ? idNumberIndex(sealer, checked.idNumber) : null,
      phoneSealed: checked.phone ? sealPhone(sealer, id, checked.phone) : null,
      phoneIndex: checked.phone ? phoneIndex(sealer, checked.phone) : null,
      language: 'zh', now: ctx.now,
    }))
    await book.made(id)
  }
  book.concerns(id, 'subject')
  const household = existing ?? {
    id: await book.openHousehold({ region, kind: 'family', number: null, dwellingId: dwelling!.id, headId: id, from: body.on }), region, dwelling_id: dwelling!.id,
  }
  await join(book, id, body.kinds, household, existing ? body.relation : '02', body.on, body.source)
  await book.tell(id, { template: 'moved_in', title: '户籍迁入已登记', body: `您的户籍自${body.on}起由${body.from}迁入。依据：${body.source}。有误请联系社区更正。` })
  return recorded(book, {
    kind: known ? 'return' : 'transfer_in', on: body.on, region, householdId: household.id, source: body.source,
    facts: { slip: body.slip, fromCode: body.fromCode.padEnd(12, '0'), from: body.from, why: body.why, kinds: body.kinds },
  }, { personId: id, householdId: household.id, warnings: checked.warnings })
}

/** The slip as data. Whole numbers leave by it, so it is a showing of numbers and recorded as one. */
export async function transferSlip(ctx: Ctx, id: string): Promise<TransferSlip> {
  const county = countyHere(ctx)
  const actor = actorOf(ctx)
  const event = await findEvent(ctx.tx, county, id)
  if (!event || event.kind !== 'transfer_out' || event.undone_by) throw errors.eventNotFound()
  if (!(actor.post && maySeeNumber(actor.post.kind, 'idNumber'))) throw errors.numberNotForThisPost()
  const facts = event.facts as { slip: string; toCode: string; to: string; why: TransferSlip['why']; relations: Record<string, string> }
  const from = event.region.slice(0, 12)
  const issuer = (await nameOfPlace(ctx.tx, from)) ?? from
  await widenToCounty(ctx.tx, county)
  const people: TransferSlip['people'] = []
  for (const personId of Object.keys(facts.relations)) {
    const person = await findPerson(ctx.tx, county, personId)
    if (!person) continue
    await ctx.audit('register.number_unmasked', { subject: person.id, region: person.region, because: 'request', detail: { field: 'idNumber', ref: facts.slip } })
    people.push({
      name: person.name, sex: person.sex, bornOn: person.born_on, idKind: person.id_kind,
      idNumber: person.id_sealed && openIdNumber(ctx.services.sealer, person.id, person.id_sealed), relation: facts.relations[personId]!,
    })
  }
  return { number: facts.slip, issuedOn: shanghaiDate(ctx.now), issuer, fromCode: from, from: issuer, toCode: facts.toCode, to: facts.to, on: event.on_day, why: facts.why, people }
}

export async function printSlip(ctx: Ctx, id: string) {
  const slip = await transferSlip(ctx, id)
  const file = await documentPdf({
    title: '户籍迁移告知单',
    subtitle: '社区居民信息登记',
    number: slip.number,
    facts: [
      { label: '迁出地', value: slip.from },
      { label: '迁往地', value: slip.to },
      { label: '迁出日期', value: slip.on },
      { label: '迁移原因', value: TRANSFER_REASONS[slip.why] },
      ...slip.people.map((p, i) => ({
        label: `迁移人${i + 1}`, value: `${p.name}，${SEXES[p.sex]}，${p.bornOn}出生，${relationName(p.relation)}，证件号码 ${p.idNumber ?? '未登记'}`,
      })),
    ],
    paragraphs: ['凭本单到迁往地社区登记，可少填已有信息。户口迁移以公安机关办理的为准，本单不能代替户口迁移证。'],
    issuer: slip.issuer,
    issuedOn: slip.issuedOn,
  })
  return { file, type: 'application/pdf', name: `户籍迁移告知单-${slip.number}.pdf`, inline: true }
}
