/** What is done with a person's file: open, keep, show a number, say who looked. */
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import { inScope, levelOf, scopeOf } from '../regions/index.ts'
import { ageOn, bornAtLatest } from './ages.ts'
import type * as doors from './contract.ts'
import type { Person } from './contract.ts'
import * as errors from './errors.ts'
import { checkDocumentNumber, checkPhone, maskIdNumber } from './identifiers.ts'
import { classifyQuery } from './names-query.ts'
import { gramsOf, initialsOf, normaliseName } from './names.ts'
import { idNumberIndex, maskedNumbers, openIdNumber, openPhone, phoneIndex, sealIdNumber, sealPhone } from './numbers.ts'
import { maySeeNumber, mayReadAs, holdsOn } from './policy.ts'
import { closeTie, closeTiesOf, findPlace, tiesOf } from './queries/places.ts'
import * as rows from './queries/people.ts'
import type { PersonFile, PersonRow } from './queries/people.ts'
import {
  everybody, foundByCharacters, foundByInitials, foundByName, foundByNumber,
} from './queries/search.ts'
import type { Sql } from '../../platform/server/sql.ts'
import { placeOf, regionByTies, tie, widenToCounty, type Place, type WantedTie } from './ties.ts'
import { wholeIdNumber } from './search.ts'

export type Ctx = Context<Services>

export const countyHere = (ctx: Ctx): string => ctx.services.settings.county

/** Adds a line to the register's history under the caller's name. */
export const recordChange = (ctx: Ctx, change: Omit<rows.ChangeRow, 'county'>) => {
  const actor = actorOf(ctx)
  return rows.insertChange(ctx.tx, { id: ctx.newId(), accountId: actor.accountId, name: actor.name, now: ctx.now }, { ...change, county: countyHere(ctx) })
}

/** A place that a new row may stand in: a community or a part of one, on the list today, within the post's place. */
export async function placeWithin(ctx: Ctx, region: string): Promise<void> {
  const { scope } = ctx.tx
  if (scope.as !== 'staff' || !inScope(region, scope)) throw errors.placeNotYours()
  const place = await findPlace(ctx.tx, region, shanghaiDate(ctx.now))
  if (!place || !['community', 'grid', 'building'].includes(levelOf(region))) throw errors.placeUnknown()
}

// ------------------------------------------------------------------------------------------------------------- lists

/** Where a page begins: the place and number of the last row seen. */
export function pageAfter(after: string | undefined): { region: string; id: string } | null {
  if (!after) return null
  const found = /^(\d{12}(?:\d{3}){0,2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after)
  if (!found) throw errors.pageUnknown()
  return { region: found[1]!, id: found[2]! }
}

/** Fifty of fifty-one, and where the next page begins. */
export function page<R, T>(found: R[], key: (row: R) => string, make: (row: R) => T): { items: T[]; next: string | null } {
  const shown = found.slice(0, 50)
  return { items: shown.map(make), next: found.length > 50 ? key(shown.at(-1)!) : null }
}

/** The range of a list: the post's own, or the part of it that was asked for. Outside the post's place it is empty. */
export function rangeOf(ctx: Ctx, region: string | undefined): { lo: string; hi: string } {
  const { scope } = ctx.tx
  if (scope.as !== 'staff') return { lo: '', hi: '' }
  if (!region) return { lo: scope.lo, hi: scope.hi }
  const asked = scopeOf(region)
  return { lo: asked.lo > scope.lo ? asked.lo : scope.lo, hi: asked.hi < scope.hi ? asked.hi : scope.hi }
}

export async function listPeople(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPeople>['query']> }): Promise<Reply<typeof doors.listPeople>> {
  const today = shanghaiDate(ctx.now)
  const range = rangeOf(ctx, query.region)
  const found = conditionOf(ctx, query.q ?? '', range)
  if (!found) return { items: [], next: null }
  const list = await rows.listPeople(ctx.tx, {
    county: countyHere(ctx),
    ...range,
    after: pageAfter(query.after),
    today,
    sex: query.sex ?? null,
    bornTo: query.ageFrom === undefined ? null : bornAtLatest(today, Number(query.ageFrom)),
    bornFrom: query.ageTo === undefined ? null : bornAtLatest(today, Number(query.ageTo) + 1),
    tie: query.tie ?? null,
    found,
  })
  return page(list, (p) => `${p.region}_${p.id}`, (p) => ({
    id: p.id,
    name: p.name,
    sex: p.sex,
    age: ageOn(p.born_on, today),
    region: p.region,
    regionName: p.region_name ?? p.region,
    address: p.address ?? '',
    state: p.state,
    ...maskedNumbers(ctx.services.sealer, p),
  }))
}

/** What the one box of a list asks for, or null when nobody can be found by it. */
function conditionOf(ctx: Ctx, q: string, { lo, hi }: { lo: string; hi: string }): Sql | null {
  const { sealer } = ctx.services
  const query = classifyQuery(q)
  switch (query.kind) {
    case 'empty':
      return everybody
    case 'initials':
      return foundByInitials(query.letters)
    case 'characters':
    case 'address':
      if ([...query.text].length < 2) return foundByName(query.text)
      return foundByCharacters(countyHere(ctx), query.text, query.grams, lo, hi)
    case 'id-number':
      return query.match === 'exact' ? foundByNumber('id_index', idNumberIndex(sealer, wholeIdNumber(query.number))) : null
    case 'phone':
      return query.match === 'exact' ? foundByNumber('phone_index', phoneIndex(sealer, query.number)) : null
    default:
      return null
  }
}

// -------------------------------------------------------------------------------------------------------------- files

/** A file as it is shown: numbers masked. To a resident the household is shown by name only where it is a family's. */
export function shown(ctx: Ctx, file: PersonFile, reader: 'staff' | 'resident'): Person {
  const today = shanghaiDate(ctx.now)
  const sealed = (hex: string | null) => (hex ? Buffer.from(hex, 'hex') : null)
  const { idSealed, phoneSealed, household, ties, ...facts } = file
  return {
    ...facts,
    regionName: file.regionName ?? file.region,
    age: ageOn(file.bornOn, file.diedOn ?? today),
    ...maskedNumbers(ctx.services.sealer, { id: file.id, id_sealed: sealed(idSealed), phone_sealed: sealed(phoneSealed) }),
    ties: ties.map((t) => ({ ...t, regionName: t.regionName ?? t.region })),
    household: household && { ...household, members: reader === 'resident' && household.kind !== 'family' ? [] : household.members },
  }
}

/** Opens one file: two statements, the file and the line in the audit. */
export async function openPerson(
  ctx: Ctx,
  { params, query }: { params: { id: string }; query: { purpose?: keyof typeof doors.PURPOSES | undefined; ref?: string | undefined } },
): Promise<Person> {
  const actor = actorOf(ctx)
  if (actor.kind === 'staff' && !query.purpose) throw errors.purposeNeeded()
  const file = await fileFor(ctx, params.id)
  await ctx.audit('register.person_opened', {
    subject: file.id,
    region: file.region,
    because: query.purpose ?? 'own',
    detail: query.ref ? { ref: query.ref } : {},
  })
  return shown(ctx, file, actor.kind)
}

/** The file within the scope; of a resident also: their own, or of someone who lets them read. */
async function fileFor(ctx: Ctx, id: string): Promise<PersonFile> {
  const actor = actorOf(ctx)
  const today = shanghaiDate(ctx.now)
  const file = await rows.fileOf(ctx.tx, countyHere(ctx), id, today)
  if (!file) throw errors.personNotFound()
  if (actor.kind === 'resident') {
    const me = actor.personId ?? ''
    const mine = file.representatives.filter((s) => s.personId === me).map((s) => ({ ...s, personId: file.id }))
    if (!mayReadAs(me, file.id, mine, today)) throw errors.personNotFound()
  }
  return file
}

/** A resident's own file and those they may read. */
export async function openMyFile(ctx: Ctx): Promise<Reply<typeof doors.getMyFile>> {
  const actor = actorOf(ctx)
  if (!actor.personId) throw errors.personNotFound()
  const today = shanghaiDate(ctx.now)
  const own = await fileFor(ctx, actor.personId)
  const standsFor: Person[] = []
  for (const standing of own.represents) {
    if (!standing.powers.includes('read') || !holdsOn(standing, today) || standsFor.some((p) => p.id === standing.personId)) continue
    const file = await fileFor(ctx, standing.personId)
    await ctx.audit('register.person_opened', { subject: file.id, region: file.region, because: 'representative' })
    standsFor.push(shown(ctx, file, 'resident'))
  }
  return { own: shown(ctx, own, 'resident'), standsFor }
}

// ------------------------------------------------------------------------------------------------------------ keeping

type Numbers = { idKind: string; idNumber?: string | null | undefined; phone?: string | null | undefined }

/** Checks and normalises the numbers of a form. `undefined` means not given, `null` that it is to be taken off. */
function checkNumbers(ctx: Ctx, form: Numbers, expected: { sex?: string | undefined; bornOn?: string | undefined }) {
  const today = shanghaiDate(ctx.now)
  let idNumber: string | null | undefined = form.idNumber === '' ? undefined : form.idNumber
  let fromNumber: { bornOn: string; sex: '1' | '2' | null } | null = null
  let warnings: Array<{ code: string; message: string }> = []
  if (idNumber) {
    const checked = checkDocumentNumber(form.idKind, idNumber, { today, expected: { sex: expected.sex ?? null, bornOn: expected.bornOn ?? null } })
    if (!checked.ok) throw errors.idNumberInvalid(checked.message, checked.reason)
    idNumber = checked.number
    fromNumber = checked.facts
    // Replies are kept for repeated submissions: no whole number may stand in one.
    warnings = checked.warnings.map((w) => ({ ...w, message: w.message.replaceAll(checked.number, maskIdNumber(checked.number)) }))
  }
  let phone: string | null | undefined = form.phone === '' ? undefined : form.phone
  if (phone) {
    const checked = checkPhone(phone)
    if (!checked.ok) throw errors.phoneInvalid(checked.message, checked.reason)
    phone = checked.number
  }
  return { idNumber, phone, fromNumber, warnings }
}

function checkLife(ctx: Ctx, bornOn: string, diedOn: string | null) {
  const today = shanghaiDate(ctx.now)
  if (bornOn < '1900-01-01' || bornOn > today || (diedOn !== null && (diedOn < bornOn || diedOn > today))) throw errors.bornOnImpossible()
}

/** A number that exists already, here or beyond the reader's place: the answer is the same. */
async function orExists<T>(deed: Promise<T>): Promise<T> {
  try {
    return await deed
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'one_person_per_id_number') throw errors.personExists()
    throw error
  }
}

const spelled = (name: string) => {
  const normal = normaliseName(name)
  return { name: normal, initials: initialsOf(normal), grams: gramsOf(normal) }
}

export async function createPerson(
  ctx: Ctx,
  { body }: { body: Required<Pick<Input<typeof doors.createPerson>['body'], 'idKind' | 'language'>> & Input<typeof doors.createPerson>['body'] },
): Promise<Reply<typeof doors.createPerson>> {
  const county = countyHere(ctx)
  const { sealer } = ctx.services
  const today = shanghaiDate(ctx.now)
  const checked = checkNumbers(ctx, body, body)
  const bornOn = body.bornOn ?? checked.fromNumber?.bornOn
  const sex = body.sex ?? checked.fromNumber?.sex
  if (!bornOn || !sex) throw errors.bornOnNeeded()
  checkLife(ctx, bornOn, null)
  await placeWithin(ctx, body.region)
  const wanted = (body.ties ?? []).map((t) => ({ ...t, relation: t.relation ?? '99', source: t.source ?? '' }))
  if (new Set(wanted.map((t) => t.kind)).size !== wanted.length) throw errors.tieTwice()
  const places: Array<{ wanted: WantedTie; place: Place }> = []
  for (const one of wanted) places.push({ wanted: one, place: await placeOf(ctx.tx, county, one, today) })
  const homeOf = (kind: string) => places.find((p) => p.wanted.kind === kind)?.place.region
  const region = homeOf('living') ?? homeOf('registered') ?? body.region

  const id = ctx.newId()
  await widenToCounty(ctx.tx, county)
  await orExists(
    rows.insertPerson(ctx.tx, {
      county,
      id,
      region,
      ...spelled(body.name),
      sex,
      bornOn,
      idKind: body.idKind,
      idSealed: checked.idNumber ? sealIdNumber(sealer, id, checked.idNumber) : null,
      idIndex: checked.idNumber ? idNumberIndex(sealer, checked.idNumber) : null,
      phoneSealed: checked.phone ? sealPhone(sealer, id, checked.phone) : null,
      phoneIndex: checked.phone ? phoneIndex(sealer, checked.phone) : null,
      language: body.language,
      now: ctx.now,
    }),
  )
  for (const { wanted: one, place } of places) {
    await tie(ctx.tx, county, { id, region, bornOn }, one, place, { id: ctx.newId(), today, earlier: [] })
  }
  await recordChange(ctx, {
    region,
    subject: 'person',
    subjectId: id,
    deed: 'created',
    after: { name: normaliseName(body.name), sex, bornOn, language: body.language, ties: wanted.map((t) => ({ kind: t.kind, from: t.validFrom })) },
  })
  await ctx.audit('register.person_created', { subject: id, region })
  return { id, version: 1, warnings: checked.warnings }
}

export async function updatePerson(
  ctx: Ctx,
  { params, body }: { params: { id: string }; body: Input<typeof doors.updatePerson>['body'] },
): Promise<Reply<typeof doors.updatePerson>> {
  const county = countyHere(ctx)
  const { sealer } = ctx.services
  const before = await rows.holdPerson(ctx.tx, county, params.id)
  if (!before) throw errors.personNotFound()
  if (before.version !== body.version) throw errors.changedMeanwhile()
  const idKind = body.idKind ?? before.id_kind
  const bornOn = body.bornOn ?? before.born_on
  const sex = body.sex ?? before.sex
  const diedOn = body.diedOn === undefined ? before.died_on : body.diedOn
  const checked = checkNumbers(ctx, { ...body, idKind }, { sex, bornOn })
  checkLife(ctx, bornOn, diedOn)

  const after = {
    ...(body.name === undefined ? { name: before.name, initials: initialsOf(before.name), grams: gramsOf(before.name) } : spelled(body.name)),
    sex,
    bornOn,
    diedOn,
    state: diedOn ? 'died' : before.state === 'died' ? 'present' : before.state,
    language: body.language ?? before.language,
    idKind,
  }
  if (checked.idNumber !== undefined) {
    const number = checked.idNumber
    await orExists(
      rows.updateIdNumber(ctx.tx, county, before.id, number ? sealIdNumber(sealer, before.id, number) : null, number ? idNumberIndex(sealer, number) : null),
    )
  }
  if (checked.phone !== undefined) {
    const number = checked.phone
    await rows.updatePhone(ctx.tx, county, before.id, number ? sealPhone(sealer, before.id, number) : null, number ? phoneIndex(sealer, number) : null)
  }
  const { version } = await rows.updateFacts(ctx.tx, county, before.id, after)
  await recordChange(ctx, { region: before.region, subject: 'person', subjectId: before.id, deed: 'updated', reason: body.reason, ...difference(before, after, checked) })
  await ctx.audit('register.person_updated', { subject: before.id, region: before.region, because: body.reason })
  if (diedOn && before.state !== 'died') {
    await widenToCounty(ctx.tx, county)
    await closeTiesOf(ctx.tx, county, before.id, diedOn)
  }
  return { version, warnings: checked.warnings }
}

/** Only what is different; a number never by its value. */
function difference(
  before: PersonRow,
  after: { name: string; sex: string; bornOn: string; diedOn: string | null; language: string; idKind: string },
  checked: { idNumber: string | null | undefined; phone: string | null | undefined },
) {
  const old = { name: before.name, sex: before.sex, bornOn: before.born_on, diedOn: before.died_on, language: before.language, idKind: before.id_kind }
  const was: Record<string, unknown> = {}
  const is: Record<string, unknown> = {}
  for (const key of Object.keys(old) as Array<keyof typeof old>) {
    if (old[key] === after[key]) continue
    was[key] = old[key]
    is[key] = after[key]
  }
  if (checked.idNumber !== undefined) is['idNumber'] = checked.idNumber ? 'changed' : 'removed'
  if (checked.phone !== undefined) is['phone'] = checked.phone ? 'changed' : 'removed'
  return { before: was, after: is }
}

/** One number in full. A resident sees their own without a reason of ours; everyone's look is recorded. */
export async function unmask(
  ctx: Ctx,
  { params, body }: { params: { id: string }; body: Input<typeof doors.unmaskPerson>['body'] },
): Promise<Reply<typeof doors.unmaskPerson>> {
  const actor = actorOf(ctx)
  const file = await fileFor(ctx, params.id)
  if (actor.kind === 'staff' && !(actor.post && maySeeNumber(actor.post.kind, body.field))) throw errors.numberNotForThisPost()
  await ctx.audit('register.number_unmasked', {
    subject: file.id,
    region: file.region,
    because: body.purpose,
    detail: { field: body.field, ...(body.ref ? { ref: body.ref } : {}) },
  })
  const hex = body.field === 'idNumber' ? file.idSealed : file.phoneSealed
  const open = body.field === 'idNumber' ? openIdNumber : openPhone
  return { field: body.field, value: hex && open(ctx.services.sealer, file.id, Buffer.from(hex, 'hex')) }
}

// ------------------------------------------------------------------------------------------------------------- moving

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

// ---------------------------------------------------------------------------------------------------- representatives

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

// ------------------------------------------------------------------------------------------------------- who looked

const timeAfter = (after: string | undefined): { at: string; id: string } | null => {
  if (!after) return null
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after)
  if (!found || Number.isNaN(Date.parse(found[1]!))) throw errors.pageUnknown()
  return { at: found[1]!, id: found[2]! }
}

/** Lets the reader through to one file's log: the person, whoever may read for them, staff by their scope. Their place may be narrower. */
async function mayReadLog(ctx: Ctx, id: string): Promise<void> {
  const actor = actorOf(ctx)
  if (actor.kind === 'staff') {
    if (!(await rows.findPerson(ctx.tx, countyHere(ctx), id))) throw errors.personNotFound()
    return
  }
  await fileFor(ctx, id)
  // Entries carry the place where the person was at the time, so the resident's reading is confined by the subject alone.
  await widenToCounty(ctx.tx, countyHere(ctx))
}

export async function listAccessLog(
  ctx: Ctx,
  { params, query }: { params: { id: string }; query: { after?: string | undefined } },
): Promise<Reply<typeof doors.listAccessLog>> {
  const after = timeAfter(query.after)
  await mayReadLog(ctx, params.id)
  const found = await rows.listOpenings(ctx.tx, params.id, after)
  return page(found, (e) => `${e.at}_${e.id}`, (e) => ({
    id: e.id, at: e.at, deed: e.deed, name: e.caller_name, post: e.post.replace(/@\d+$/, ''), because: e.because, ref: e.detail.ref ?? '',
  }))
}

export async function listPersonChanges(
  ctx: Ctx,
  { params, query }: { params: { id: string }; query: { after?: string | undefined } },
): Promise<Reply<typeof doors.listPersonChanges>> {
  const after = timeAfter(query.after)
  await mayReadLog(ctx, params.id)
  const found = await rows.listChanges(ctx.tx, countyHere(ctx), params.id, after)
  return page(found, (c) => `${c.at}_${c.id}`, (c) => ({
    id: c.id, at: c.at, subject: c.subject, deed: c.deed, before: c.before, after: c.after, reason: c.reason, byName: c.by_name,
  }))
}
