import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { matterHistory, matterNotFound, mattersOn, type Matter } from '../../matters/index.ts'
import type * as permitDoors from '../contract/permits.ts'
import type { ResidencePermit } from '../contract/permits.ts'
import * as doors from '../contract/reading.ts'
import { pointRule } from '../effects/living.ts'
import * as errors from '../errors.ts'
import * as declarations from '../queries/declarations.ts'
import * as needs from '../queries/needs.ts'
import * as people from '../queries/people.ts'
import * as permits from '../queries/permits.ts'
import * as rentals from '../queries/rentals.ts'
import { mayApplyFrom, permitState, REMIND_DAYS, yearsOfResidence } from '../rules/permit.ts'
import { servicesFor } from '../rules/services.ts'
import { rentalLine } from './rentals.ts'
import { LAST_ID, named, paged, reach, type Ctx } from './shared.ts'

const permitShown = (row: permits.PermitRow, today: string): ResidencePermit => ({
  id: row.id, personId: row.personId, name: row.name ?? '', region: row.region, regionName: row.regionName ?? row.region, ground: row.ground, issuedOn: row.issuedOn,
  endorsedUntil: row.endorsedUntil, years: yearsOfResidence(row, today), state: permitState(row, today),
})

export async function listPermits(ctx: Ctx, { query }: { query: NonNullable<Input<typeof permitDoors.listResidencePermits>['query']> }): Promise<Reply<typeof permitDoors.listResidencePermits>> {
  const at = reach(ctx)
  const soon = addDays(at.today, REMIND_DAYS)
  const [from, until] = query.state === 'suspended' ? ['1900-01-01', addDays(at.today, -1)] : query.state === 'due' ? [at.today, soon] : query.state === 'valid' ? [addDays(soon, 1), '9999-12-31'] : ['1900-01-01', '9999-12-31']
  const rows = await permits.listPermits(ctx.tx, { ...at, from, until, after: query.after || LAST_ID })
  return paged(rows, (row) => permitShown(row, at.today), (row) => row.id)
}

export async function endPermit(ctx: Ctx, { params, body }: { params: { id: string }; body: { reason: string } }): Promise<{ done: boolean }> {
  const ended = await permits.endPermit(ctx.tx, actorOf(ctx).county, params.id, shanghaiDate(ctx.now), body.reason)
  if (!ended) throw errors.permitNotFound()
  await ctx.audit('residence.permit_ended', { subject: ended.person_id, region: ended.region, because: body.reason, detail: { permit: params.id } })
  return { done: true }
}

/** Registered ÷ (registered + tenancies declared without a registration), in percent with one decimal; null where there is nobody. */
export const shareOf = (declared: number, invited: number): number | null =>
  declared + invited === 0 ? null : Math.round((declared / (declared + invited)) * 1000) / 10

export async function coverage(ctx: Ctx): Promise<Reply<typeof doors.getResidenceCoverage>> {
  const at = reach(ctx)
  const rows = await rentals.coverage(ctx.tx, at)
  return { day: at.today, items: rows.map((row) => ({ ...row, share: shareOf(row.declared, row.invited) })) }
}

/** Totals under this are left out: who takes part in a small place could be known by them. */
const FEWEST = 10

export async function participation(ctx: Ctx): Promise<Reply<typeof doors.countParticipation>> {
  const at = reach(ctx)
  const rows = await people.countParticipation(ctx.tx, at)
  let suppressed = false
  const items = doors.roles.map((role) => {
    const of = (base: string) => rows.find((row) => row.role === role && row.base === base)?.n ?? 0
    const cells = doors.bases.map(of)
    const few = cells.some((n) => n > 0 && n < FEWEST)
    suppressed ||= few
    const said = (n: number) => (few && n > 0 ? null : n)
    return { role, registered: said(cells[0]!), near: said(cells[1]!), far: said(cells[2]!) }
  })
  return { day: at.today, items, suppressed }
}

export async function mine(ctx: Ctx): Promise<Reply<typeof doors.getMyResidence>> {
  const actor = actorOf(ctx)
  const { county, today } = reach(ctx)
  const me = actor.personId!
  const [permit, all, stated, asked, roles] = await Promise.all([
    permits.permitOf(ctx.tx, county, me), rentals.rentalsOf(ctx.tx, county, me, today), needs.needsOf(ctx.tx, county, me, today),
    needs.requestsOf(ctx.tx, county, me, today), people.rolesOf(ctx.tx, county, me),
  ])
  const [declaration] = await declarations.listDeclarations(ctx.tx, { county, lo: '', hi: ':', renewBy: '9999-12-31', after: LAST_ID })
  return {
    declaration: declaration ? named(declaration) : null,
    permit: permit ? permitShown(permit, today) : null,
    mayApplyFrom: !permit && declaration ? mayApplyFrom(declaration.livesFrom) : null,
    services: servicesFor(permit ?? null, today).map(({ code, area, title, text, basis, open, because, matter }) => ({ code, area, title, text, basis, open, because, matter: matter ?? null })),
    asTenant: all.filter((row) => row.tenantId === me).map(rentalLine),
    asLandlord: all.filter((row) => row.landlordId === me && row.tenantId !== me).map(rentalLine),
    needs: stated.map(named),
    originRequests: asked.map(named),
    roles: roles.filter((one) => one.endedOn === null).map((one) => one.role),
    points: (await pointRule(ctx.tx, today)) !== null,
  }
}

const UNITS = { working_day: '个工作日', natural_day: '天', hour: '小时' } as const
const daysOf = (matter: Matter): string => {
  const limit = matter.limits.promised ?? matter.limits.handle
  return matter.handling === 'at_once' ? '当场' : `${limit.amount}${UNITS[limit.unit]}`
}
const stepsOf = (matter: Matter): string[] => ['受理', ...matter.stages.map((stage) => stage.title), '办结']

export async function matters(ctx: Ctx): Promise<Reply<typeof doors.listMattersForMobile>> {
  const { today } = reach(ctx)
  const all = await mattersOn(ctx.tx, today)
  const items = all.map((matter) => ({
    code: matter.code, title: matter.title, department: matter.department, open: matter.openToNonRegistered, closedBecause: matter.closedBecause ?? '',
    feeFen: matter.fee.fen, feeBasis: matter.fee.basis ?? '', versions: matter.versions, steps: stepsOf(matter).length, papers: matter.materials.length,
    visits: matter.visits, days: daysOf(matter),
  }))
  // Those that are closed come first: they are what the report is for.
  return { day: today, items: items.sort((a, b) => Number(a.open) - Number(b.open) || (a.code < b.code ? -1 : 1)) }
}

export async function versions(ctx: Ctx, { params }: { params: { code: string } }): Promise<Reply<typeof doors.compareMatterVersions>> {
  const all = await matterHistory(ctx.tx, params.code)
  if (!all[0]) throw matterNotFound()
  return {
    code: params.code,
    title: all[0].title,
    items: all.map((matter) => ({
      version: matter.version, validFrom: matter.validFrom, validUntil: matter.validUntil, steps: stepsOf(matter), papers: matter.materials.map((one) => one.title),
      days: daysOf(matter), visits: matter.visits, feeFen: matter.fee.fen, open: matter.openToNonRegistered, channels: matter.channels.length,
    })),
  }
}

export async function points(ctx: Ctx): Promise<Reply<typeof doors.getPointRule>> {
  return { rule: await pointRule(ctx.tx, shanghaiDate(ctx.now)) }
}
