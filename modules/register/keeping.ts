/** A file is begun and its facts are kept. */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type * as doors from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, placeWithin, recordChange, type Ctx } from './here.ts'
import { checkDocumentNumber, checkPhone, maskIdNumber } from './identifiers.ts'
import { gramsOf, initialsOf, normaliseName } from './names.ts'
import { idNumberIndex, phoneIndex, sealIdNumber, sealPhone } from './numbers.ts'
import * as rows from './queries/people.ts'
import type { PersonRow } from './queries/people.ts'
import { askPlace, isOthers } from './tie-checks.ts'
import { placeOf, tie, widenToCounty, type Place, type WantedTie } from './ties.ts'

type Numbers = { idKind: string; idNumber?: string | null | undefined; phone?: string | null | undefined }

/** Checks and normalises the numbers of a form. `undefined` means not given, `null` that it is to be taken off. */
export function checkNumbers(ctx: Ctx, form: Numbers, expected: { sex?: string | undefined; bornOn?: string | undefined }) {
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

export function checkLife(ctx: Ctx, bornOn: string, diedOn: string | null) {
  const today = shanghaiDate(ctx.now)
  if (bornOn < '1900-01-01' || bornOn > today || (diedOn !== null && (diedOn < bornOn || diedOn > today))) throw errors.bornOnImpossible()
}

/** A number that exists already, here or beyond the reader's place: the answer is the same. */
export async function orExists<T>(deed: Promise<T>): Promise<T> {
  try {
    return await deed
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'one_person_per_id_number') throw errors.personExists()
    throw error
  }
}

export const spelled = (name: string) => {
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
  const asked: Array<{ wanted: WantedTie; place: Place }> = []
  for (const one of wanted) {
    const place = await placeOf(ctx.tx, county, one, today)
    ;(isOthers(ctx, place) ? asked : places).push({ wanted: one, place })
  }
  if (asked.some(({ wanted: one }) => one.validFrom > today || one.validFrom < bornOn)) throw errors.tieDates()
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
  for (const { wanted: one, place } of asked) await askPlace(ctx, { id, region }, one, place)
  await recordChange(ctx, {
    region,
    subject: 'person',
    subjectId: id,
    deed: 'created',
    after: { name: normaliseName(body.name), sex, bornOn, language: body.language, ties: wanted.map((t) => ({ kind: t.kind, from: t.validFrom })) },
  })
  await ctx.audit('register.person_created', { subject: id, region })
  const warnings = asked.length ? [...checked.warnings, { code: 'to_be_confirmed', message: '有的地方不在您服务的范围内，已请当地社区核实，确认后生效' }] : checked.warnings
  return { id, version: 1, warnings }
}

/** A date of death is only corrected or taken off here; it is set by the death event. */
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
  if (diedOn !== null && before.state !== 'died') throw errors.deathIsAnEvent()

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
