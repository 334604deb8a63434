/** A person’s file is found and opened; a number is shown. */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Sql } from '../../platform/server/sql.ts'
import { actorOf } from '../accounts/index.ts'
import { ageOn, bornAtLatest } from './ages.ts'
import type { Person } from './contract.ts'
import type * as doors from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, page, pageAfter, rangeOf, type Ctx } from './here.ts'
import { maskName } from './identifiers.ts'
import { masksName, openingFault, protectionOf } from './minors.ts'
import { classifyQuery } from './names-query.ts'
import { idNumberIndex, maskedNumbers, openIdNumber, openPhone, phoneIndex } from './numbers.ts'
import { maySeeNumber, mayReadAs, holdsOn } from './policy.ts'
import * as rows from './queries/people.ts'
import type { PersonFile } from './queries/people.ts'
import { everybody, foundAmong, foundByInitials, foundByName, foundByNumber, idsByCharacters } from './queries/search.ts'
import { wholeIdNumber } from './search.ts'

export async function listPeople(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPeople>['query']> }): Promise<Reply<typeof doors.listPeople>> {
  const today = shanghaiDate(ctx.now)
  const range = rangeOf(ctx, query.region)
  const found = await conditionOf(ctx, query.q ?? '', range)
  if (!found) return { items: [], next: null, more: false }
  const list = await rows.listPeople(ctx.tx, {
    county: countyHere(ctx),
    ...range,
    after: pageAfter(query.after),
    today,
    sex: query.sex ?? null,
    bornTo: query.ageFrom === undefined ? null : bornAtLatest(today, Number(query.ageFrom)),
    bornFrom: query.ageTo === undefined ? null : bornAtLatest(today, Number(query.ageTo) + 1),
    tie: query.tie ?? null,
    found: found.where,
  })
  const post = actorOf(ctx).post?.kind
  const shownNow = page(list, (p) => `${p.region}_${p.id}`, (p) => ({
    id: p.id,
    name: post && masksName(p.born_on, today, post) ? maskName(p.name) : p.name,
    sex: p.sex,
    age: ageOn(p.born_on, today),
    region: p.region,
    regionName: p.region_name ?? p.region,
    address: p.address ?? '',
    state: p.state,
    ...maskedNumbers(ctx.services.sealer, p),
  }))
  return { ...shownNow, more: found.more }
}

/** What the one box of a list asks for, or null when nobody can be found by it. */
async function conditionOf(ctx: Ctx, q: string, { lo, hi }: { lo: string; hi: string }): Promise<{ where: Sql; more: boolean } | null> {
  const { sealer } = ctx.services
  const query = classifyQuery(q)
  const all = (where: Sql) => ({ where, more: false })
  switch (query.kind) {
    case 'empty':
      return all(everybody)
    case 'initials':
      return all(foundByInitials(query.letters))
    case 'characters':
    case 'address': {
      if ([...query.text].length < 2) return all(foundByName(query.text))
      const { ids, more } = await idsByCharacters(ctx.tx, countyHere(ctx), query.text, query.grams, lo, hi)
      return { where: foundAmong(ids), more }
    }
    case 'id-number':
      return query.match === 'exact' ? all(foundByNumber('id_index', idNumberIndex(sealer, wholeIdNumber(query.number)))) : null
    case 'phone':
      return query.match === 'exact' ? all(foundByNumber('phone_index', phoneIndex(sealer, query.number))) : null
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
  if (actor.kind === 'staff') {
    const fault = actor.post && openingFault(protectionOf(file.bornOn, shanghaiDate(ctx.now)), actor.post.kind, query.purpose!, query.ref ?? '')
    if (fault === 'not_for_this_post') throw errors.minorNotForThisPost()
    if (fault === 'ref_needed') throw errors.minorRefNeeded()
  }
  await ctx.audit('register.person_opened', {
    subject: file.id,
    region: file.region,
    because: query.purpose ?? 'own',
    detail: query.ref ? { ref: query.ref } : {},
  })
  return shown(ctx, file, actor.kind)
}

/** The file within the scope; of a resident also: their own, or of someone who lets them read. */
export async function fileFor(ctx: Ctx, id: string): Promise<PersonFile> {
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
