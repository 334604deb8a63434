/** Deeds on organisations' files. Each finds and holds the row, asks the policy, asks whether it can happen now, and records it. */
import { levelOf } from '../regions/index.ts'
import type * as c from './contract.ts'
import { countyOf, holdToKeep, kindsHere, note, refuseElsewhere, todayOf } from './around.ts'
import * as e from './errors.ts'
import { kindOf, type OrganisationKind } from './kinds.ts'
import type { BodyOf, Ctx, OrganisationNeeds } from './need.ts'
import { mayKeep } from './policy.ts'
import * as q from './queries/organisations.ts'
import { checkFacts, type FactValues } from './rules.ts'


/** What people typed made right: code, telephone, facts, parent; or a refusal that names the field. */
async function rightBasics(
  ctx: Ctx,
  need: OrganisationNeeds,
  kind: OrganisationKind,
  body: { uscc: string | null; phone: string; parentId: string | null; facts: FactValues },
  self: string | null,
) {
  const warnings: string[] = []
  let uscc: string | null = null
  if (body.uscc) {
    const checked = need.checkUscc(body.uscc)
    if (!checked.ok) throw e.usccInvalid(checked.message)
    uscc = checked.code
    warnings.push(...checked.warnings)
  }
  const facts = Object.fromEntries(Object.entries(body.facts).filter(([, value]) => value !== '' && !(Array.isArray(value) && !value.length)))
  const faults = checkFacts(kind, facts)
  if (faults.length) throw e.factsInvalid(faults)
  const phone = body.phone ? need.officePhone(body.phone) : ''
  if (phone === null) throw e.phonePrivate('body.phone')
  if (typeof facts['contactPhone'] === 'string') {
    const office = need.officePhone(facts['contactPhone'])
    if (office === null) throw e.phonePrivate('body.facts.contactPhone')
    facts['contactPhone'] = office
  }
  if (body.parentId && (body.parentId === self || !(await q.findNamed(ctx.tx, countyOf(ctx), body.parentId)))) throw e.parentUnknown()
  return { uscc, facts, phone, warnings }
}

/** Opens a file. */
export async function createOrganisation(ctx: Ctx, need: OrganisationNeeds, body: BodyOf<typeof c.createOrganisation>) {
  const kinds = await kindsHere(ctx)
  const kind = kindOf(kinds, body.kind)
  if (!kind) throw e.kindUnknown()
  refuseElsewhere(ctx, body.region)
  if (!mayKeep(ctx.caller!.abilities, kind)) throw e.notYoursToKeep()
  if (!(kind.levels as readonly string[]).includes(levelOf(body.region))) throw e.notAtThisLevel(kind.title)
  const right = await rightBasics(ctx, need, kind, body, null)
  const county = countyOf(ctx)
  if (await q.sameName(ctx.tx, county, body.region, kind.code, body.name, todayOf(ctx))) throw e.organisationExists(body.name)
  const id = ctx.newId()
  await q.insertOrganisation(ctx.tx, {
    county, id, region: body.region, kind: kind.code, name: body.name, initials: need.initialsOf(body.name), uscc: right.uscc, phone: right.phone, address: body.address,
    opens: body.opens, parentId: body.parentId, validFrom: body.validFrom, facts: right.facts, now: ctx.now,
  })
  await note(ctx, { id, region: body.region }, 'created', {}, { name: body.name, kind: kind.code }, '')
  return { id, warnings: right.warnings }
}

/** Changes a file; a name that is given up stays among the former ones, under which it is still found. */
export async function updateOrganisation(ctx: Ctx, need: OrganisationNeeds, id: string, body: BodyOf<typeof c.updateOrganisation>) {
  const { row, kind } = await holdToKeep(ctx, id)
  const right = await rightBasics(ctx, need, kind, body, id)
  const county = countyOf(ctx)
  const before = { name: row.name, uscc: row.uscc, phone: row.phone, address: row.address, opens: row.opens, parentId: row.parent_id, facts: await q.factsOf(ctx.tx, county, id) }
  const after = { name: body.name, uscc: right.uscc, phone: right.phone, address: body.address, opens: body.opens, parentId: body.parentId, facts: right.facts }
  const formerNames = body.name === row.name ? row.former_names : [...row.former_names.filter((name) => name !== body.name && name !== row.name), row.name]
  const done = await q.updateOrganisation(ctx.tx, county, id, body.version, { ...after, formerNames, initials: need.initialsOf(body.name), region: row.region })
  if (!done) throw e.changedMeanwhile()
  await note(ctx, row, body.name === row.name ? 'changed' : 'renamed', ...differences(before, after), body.reason)
  return { version: body.version + 1, warnings: right.warnings }
}

/** Only what differs, so that a history reads as what happened. */
function differences(before: Record<string, unknown>, after: Record<string, unknown>): [object, object] {
  const keys = Object.keys(after).filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null))
  return [Object.fromEntries(keys.map((key) => [key, before[key]])), Object.fromEntries(keys.map((key) => [key, after[key]]))]
}

/** Closes a file, or merges it into another of the same kind: seats end, papers and history stay where they are. */
export async function closeOrganisation(ctx: Ctx, id: string, body: BodyOf<typeof c.closeOrganisation>) {
  const { row } = await holdToKeep(ctx, id)
  const county = countyOf(ctx)
  if (body.on > todayOf(ctx) || body.on < row.valid_from) throw e.dates('撤销日期不能晚于今天，也不能早于成立')
  if (body.mergedInto) {
    const other = await q.findNamed(ctx.tx, county, body.mergedInto)
    if (!other || other.id === id || other.kind !== row.kind || (other.valid_until && other.valid_until <= todayOf(ctx))) throw e.mergeUnfit()
  }
  if (!(await q.closeOrganisation(ctx.tx, county, id, body.version, body.on, body.reason, body.mergedInto))) throw e.changedMeanwhile()
  await q.endSeatsOf(ctx.tx, county, id, body.on, body.reason)
  await note(ctx, row, body.mergedInto ? 'merged' : 'closed', {}, { on: body.on, mergedInto: body.mergedInto }, body.reason)
  return { version: body.version + 1 }
}

/** Somebody takes a seat. Who sits on the committee does not sit on the body that supervises it (城市居民委员会组织法 art. 36). */
export async function addSeat(ctx: Ctx, id: string, body: BodyOf<typeof c.addSeat>) {
  const { row, kind } = await holdToKeep(ctx, id)
  const county = countyOf(ctx)
  const role = kind.seats.find((one) => one.code === body.role)
  if (!role) throw e.roleUnknown()
  if (body.validUntil && body.validUntil <= body.validFrom) throw e.dates('结束日期应晚于开始日期')
  if (body.validFrom < row.valid_from) throw e.dates('任职不能早于组织成立，请核对')
  const person = body.personId ? await q.personNamed(ctx.tx, county, body.personId) : undefined
  if (body.personId && !person) throw e.personNotFound()
  const name = person?.name ?? body.name
  if (!name) throw e.nameNeeded()
  await refuseUnfit(ctx, county, row, name, body.personId)
  const running = (await q.seatsOf(ctx.tx, county, id, body.validFrom)).filter((seat) => seat.role === role.code && (!seat.valid_until || seat.valid_until > body.validFrom))
  const same = (seat: q.SeatRow) => (seat.person_id && body.personId ? seat.person_id === body.personId : seat.name === name)
  if (running.some(same)) throw e.seatTwice(name, role.title)
  const before = role.single ? running[0] : undefined
  if (before && before.valid_from > body.validFrom) throw e.dates(`${before.name}的${role.title}任职从${before.valid_from}开始，请核对日期`)
  if (before) await q.endSeat(ctx.tx, county, before.id, body.validFrom, `由${name}接任`)
  const seatId = ctx.newId()
  await q.insertSeat(ctx.tx, {
    county, id: seatId, region: row.region, organisationId: id, role: role.code, personId: body.personId, name, postedBy: body.postedBy, validFrom: body.validFrom,
    validUntil: body.validUntil, basis: body.basis,
  })
  await note(ctx, row, 'seat_taken', before ? { name: before.name } : {}, { role: role.title, name, from: body.validFrom }, body.basis)
  return { id: seatId, ended: before?.id ?? null }
}

async function refuseUnfit(ctx: Ctx, county: string, row: q.OrganisationRow, name: string, personId: string | null) {
  const opposite = { supervision: 'committee', committee: 'supervision' }[row.kind]
  if (!opposite) return
  const others = await q.seatsOfKind(ctx.tx, county, row.region, opposite, todayOf(ctx))
  if (others.some((seat) => (seat.person_id && personId ? seat.person_id === personId : seat.name === name))) throw e.independent(name)
}

/** A seat ends. */
export async function endSeat(ctx: Ctx, id: string, seatId: string, body: BodyOf<typeof c.endSeat>) {
  const { row, kind } = await holdToKeep(ctx, id)
  const seat = (await q.seatsOf(ctx.tx, countyOf(ctx), id, todayOf(ctx))).find((one) => one.id === seatId)
  if (!seat || (seat.valid_until !== null && seat.valid_until <= todayOf(ctx))) throw e.seatNotFound()
  if (body.on < seat.valid_from) throw e.dates('结束日期不能早于开始日期')
  await q.endSeat(ctx.tx, countyOf(ctx), seatId, body.on, body.reason)
  await note(ctx, row, 'seat_ended', { role: kind.seats.find((one) => one.code === seat.role)?.title ?? seat.role, name: seat.name }, { on: body.on }, body.reason)
  return { done: true }
}

/** A new term begins where the last one ended, or later. */
export async function addTerm(ctx: Ctx, id: string, body: BodyOf<typeof c.addTerm>) {
  const { row, kind } = await holdToKeep(ctx, id)
  if (!kind.terms) throw e.noTerms(kind.title)
  if (body.validUntil <= body.validFrom) throw e.dates('任期结束应晚于开始')
  const last = (await q.termsOf(ctx.tx, countyOf(ctx), id))[0]
  if (last && (body.validFrom <= last.valid_from || body.nth <= last.nth)) throw e.dates(`上一届是第${last.nth}届，从${last.valid_from}开始；新一届的届次和日期应在其后`)
  const termId = ctx.newId()
  await q.insertTerm(ctx.tx, {
    county: countyOf(ctx), id: termId, region: row.region, organisationId: id, nth: body.nth, validFrom: body.validFrom, validUntil: body.validUntil, basis: body.basis,
  })
  const seatsEnded = body.endSeats ? await q.endSeatsOf(ctx.tx, countyOf(ctx), id, body.validFrom, `第${body.nth}届换届`) : 0
  await note(ctx, row, 'term_begun', last ? { nth: last.nth } : {}, { nth: body.nth, from: body.validFrom, until: body.validUntil, seatsEnded }, body.basis)
  return { id: termId, seatsEnded }
}

/** A paper or a meeting, which may concern another organisation and a case: an owners' resolution about the firm. */
export async function addRecord(ctx: Ctx, id: string, body: BodyOf<typeof c.addRecord>) {
  const { row } = await holdToKeep(ctx, id)
  const county = countyOf(ctx)
  if (body.onDay > todayOf(ctx)) throw e.dates('日期不能晚于今天')
  const about = body.aboutId ? await q.findNamed(ctx.tx, county, body.aboutId) : undefined
  if (body.aboutId && (!about || about.id === id)) throw e.aboutUnknown()
  const found = body.caseNumber ? await q.caseByNumber(ctx.tx, county, body.caseNumber.toUpperCase()) : undefined
  if ((body.caseNumber || body.kind === 'case') && !found) throw e.caseNotFound()
  const recordId = ctx.newId()
  await q.insertRecord(ctx.tx, {
    county, id: recordId, region: row.region, organisationId: id, aboutId: body.aboutId, kind: body.kind, title: body.title, onDay: body.onDay, note: body.note,
    archive: body.archive, caseId: found?.id ?? null, caseNumber: found?.number ?? '', byAccount: ctx.caller!.id, byName: ctx.caller!.name, now: ctx.now,
  })
  await note(ctx, row, 'record_added', {}, { kind: body.kind, title: body.title }, '')
  return { id: recordId }
}
