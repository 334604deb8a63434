import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type { Services } from '../../../platform/server/services.ts'
import { actorOf } from '../../accounts/index.ts'
import { checkPhone, maskPhone, peopleByPhone, personById } from '../../register/index.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/rentals.ts'
import type { Rental } from '../contract/rentals.ts'
import * as errors from '../errors.ts'
import * as q from '../queries/rentals.ts'
import { LAST_ID, paged, reach, type Ctx } from './shared.ts'

/** How long before its end a lease is looked at. */
const SOON_DAYS = 30

/** What the number of each side is sealed to. */
export const landlordContext = (id: string): string => `residence.landlord_phone ${id}`
export const tenantContext = (id: string): string => `residence.tenant_phone ${id}`

/** A telephone sealed to its rental; null for none or for what is no number. */
function sealed(services: Services, context: string, typed: string): Buffer | null {
  const checked = typed ? checkPhone(typed) : undefined
  return checked?.ok ? services.sealer.seal(checked.number, context) : null
}
export const sealRentalPhones = (services: Services, id: string, landlord: string, tenant: string) => ({
  landlordPhone: sealed(services, landlordContext(id), landlord),
  tenantPhone: sealed(services, tenantContext(id), tenant),
})

/** The one person of the register under this telephone; null for none or several: nobody is guessed at. */
export async function knownBy(ctx: Ctx, phone: string): Promise<string | null> {
  const found = await peopleByPhone(ctx.tx, ctx.services.sealer, actorOf(ctx).county, phone, shanghaiDate(ctx.now))
  return found.length === 1 ? found[0]!.id : null
}

const shown = (row: q.RentalRow): Rental => ({
  id: row.id, region: row.region, regionName: row.regionName ?? row.region, dwellingId: row.dwellingId, address: row.address, landlordName: row.landlordName,
  tenantName: row.tenantName, people: row.people, leaseFrom: row.leaseFrom, leaseUntil: row.leaseUntil, declaredBy: row.declaredBy, registered: row.registered,
  answer: row.answer, lastCheckedOn: row.lastCheckedOn, faults: row.faults, nextCheckOn: row.nextCheckOn,
})
export const rentalLine = shown

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listRentals>['query']> }): Promise<Reply<typeof doors.listRentals>> {
  const at = reach(ctx, query.region)
  const rows = await q.listRentals(ctx.tx, {
    ...at, show: query.show ?? 'all', q: query.q ?? '', soon: addDays(at.today, SOON_DAYS), after: query.after || LAST_ID,
  })
  return paged(rows, shown, (row) => row.id)
}

export async function counts(ctx: Ctx): Promise<Reply<typeof doors.countRentals>> {
  const at = reach(ctx)
  return q.countRentals(ctx.tx, { ...at, soon: addDays(at.today, SOON_DAYS) })
}

/** One file. Numbers are masked for everybody: whoever must call finds the person's own file, or the case. */
export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getRental>> {
  const actor = actorOf(ctx)
  const row = await q.findRental(ctx.tx, actor.county, params.id)
  if (!row) throw errors.rentalNotFound()
  const masked = (bytes: Buffer | null, context: string) => bytes && maskPhone(ctx.services.sealer.open(bytes, context))
  if (actor.kind === 'staff') {
    await ctx.audit('residence.rental_opened', { subject: row.tenantId ?? undefined, region: row.region, because: 'visit', detail: { rental: row.id } })
  }
  return {
    ...shown(row),
    landlordId: row.landlordId, landlordPhoneMasked: masked(row.landlordPhone, landlordContext(row.id)),
    tenantId: row.tenantId, tenantPhoneMasked: masked(row.tenantPhone, tenantContext(row.id)),
    recordedAt: row.recordedAt, recordedBy: row.recordedBy, caseId: row.caseId, endedOn: row.endedOn, version: row.version,
    checks: await q.checksOf(ctx.tx, actor.county, row.id),
  }
}

export async function create(ctx: Ctx, { body }: { body: Input<typeof doors.createRental>['body'] }): Promise<Reply<typeof doors.createRental>> {
  const actor = actorOf(ctx)
  const today = shanghaiDate(ctx.now)
  const dwelling = await q.dwellingOf(ctx.tx, actor.county, body.dwellingId)
  if (!dwelling) throw errors.dwellingNotFound()
  if (body.leaseUntil && body.leaseUntil < body.leaseFrom) throw errors.leaseDates()
  for (const [field, phone] of [['landlordPhone', body.landlordPhone], ['tenantPhone', body.tenantPhone]] as const) {
    if (phone && !checkPhone(phone).ok) throw errors.phoneWrong(field)
  }
  const person = async (id: string | undefined, phone: string | undefined) => {
    if (!id) return phone ? knownBy(ctx, phone) : null
    if (!(await personById(ctx.tx, actor.county, id, today))) throw errors.personNotFound()
    return id
  }
  const [landlordId, tenantId] = [await person(body.landlordId, body.landlordPhone), await person(body.tenantId, body.tenantPhone)]
  if (await q.letAlready(ctx.tx, actor.county, dwelling.id, body.tenantName)) throw errors.letAlready()
  const id = ctx.newId()
  await q.insertRental(ctx.tx, {
    county: actor.county, id, region: dwelling.region, dwellingId: dwelling.id, address: dwelling.address, landlordId, landlordName: body.landlordName, tenantId,
    tenantName: body.tenantName, ...sealRentalPhones(ctx.services, id, body.landlordPhone ?? '', body.tenantPhone ?? ''), leaseFrom: body.leaseFrom,
    leaseUntil: body.leaseUntil ?? null, people: body.people ?? 1, declaredBy: 'worker', caseId: null, at: ctx.now, by: actor.name,
  })
  await ctx.audit('residence.rental_filed', { subject: tenantId ?? undefined, region: dwelling.region, because: 'request', detail: { rental: id, dwelling: dwelling.id } })
  return { id, invited: tenantId !== null }
}

async function held(ctx: Ctx, id: string, version?: number) {
  const row = await q.holdRental(ctx.tx, actorOf(ctx).county, id)
  if (!row) throw errors.rentalNotFound()
  if (version !== undefined && row.version !== version) throw errors.changedMeanwhile()
  return row
}

export async function link(ctx: Ctx, { params, body }: { params: { id: string }; body: { dwellingId: string; version: number } }): Promise<{ version: number }> {
  const { county } = actorOf(ctx)
  const row = await held(ctx, params.id, body.version)
  const dwelling = await q.dwellingOf(ctx.tx, county, body.dwellingId)
  if (!dwelling) throw errors.dwellingNotFound()
  const { version } = await q.linkDwelling(ctx.tx, county, row.id, dwelling)
  await ctx.audit('residence.rental_linked', { subject: row.tenantId ?? undefined, region: dwelling.region, detail: { rental: row.id, dwelling: dwelling.id } })
  return { version }
}

export async function end(
  ctx: Ctx, { params, body }: { params: { id: string }; body: { on: string; reason: string; version: number } },
): Promise<{ done: boolean }> {
  const { county } = actorOf(ctx)
  const row = await held(ctx, params.id, body.version)
  if (body.on < row.leaseFrom) throw errors.leaseDates()
  await q.endRental(ctx.tx, county, row.id, body.on, body.reason)
  await ctx.audit('residence.rental_ended', { subject: row.tenantId ?? undefined, region: row.region, because: body.reason, detail: { rental: row.id } })
  return { done: true }
}

export async function check(
  ctx: Ctx, { params, body }: { params: { id: string }; body: NonNullable<Input<typeof doors.addSafetyCheck>['body']> },
): Promise<{ id: string }> {
  const actor = actorOf(ctx)
  const row = await held(ctx, params.id)
  const [faults, nextOn] = [body.faults ?? [], body.nextOn ?? null]
  if (body.checkedOn > shanghaiDate(ctx.now) || (nextOn !== null && nextOn <= body.checkedOn)) throw errors.checkDates()
  if (faults.length > 0 && nextOn === null) throw errors.faultNeedsDay()
  const id = ctx.newId()
  await q.insertCheck(ctx.tx, {
    county: actor.county, id, region: row.region, tenancyId: row.id, on: body.checkedOn, faults: [...new Set(faults)], note: body.note ?? '', nextOn, account: actor.accountId,
    by: actor.name, at: ctx.now,
  })
  await ctx.audit('residence.rental_checked', { region: row.region, because: 'visit', detail: { rental: row.id, faults: faults.length } })
  return { id }
}

/** The tenant's answer to an invitation. Only the tenant's own; nothing follows from it but that they are left in peace. */
export async function answer(ctx: Ctx, { params, body }: { params: { id: string }; body: { answer: 'later' | 'not_me' } }): Promise<{ done: boolean }> {
  const actor = actorOf(ctx)
  const row = await q.findRental(ctx.tx, actor.county, params.id)
  if (!row || row.tenantId !== actor.personId || row.endedOn !== null) throw errors.rentalNotFound()
  await ctx.tx.widen(scopeOf(row.region).lo, scopeOf(row.region).hi)
  await q.answerRental(ctx.tx, actor.county, row.id, body.answer, shanghaiDate(ctx.now))
  await ctx.audit('residence.invitation_answered', { subject: row.tenantId ?? undefined, region: row.region, because: 'own', detail: { rental: row.id, answer: body.answer } })
  return { done: true }
}
