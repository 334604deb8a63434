/** Service teams and those who accepted their services. What was given is read by the worker in charge and by the person, by nobody else. */
import { scopeOf } from '../regions/index.ts'
import type * as c from './contract-teams.ts'
import { countyOf, kindsHere, rangeOf, todayOf } from './around.ts'
import * as e from './errors.ts'
import { kindOf } from './kinds.ts'
import type { BodyOf, Ctx } from './need.ts'
import { caseByNumber, findOrganisation, personNamed } from './queries/organisations.ts'
import * as q from './queries/teams.ts'
import { isTeam } from './reading.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'

const present = (r: q.RecipientRow) => ({
  id: r.id, personId: r.person_id, name: r.name, service: r.service, basis: r.basis, caseNumber: r.case_number, validFrom: r.valid_from, validUntil: r.valid_until,
})

async function team(ctx: Ctx, id: string) {
  const { lo, hi } = rangeOf(ctx)
  const row = await findOrganisation(ctx.tx, countyOf(ctx), id, lo, hi)
  if (!row) throw e.organisationNotFound()
  return row
}

/** The caller's own recipients in a team. */
export async function listMyRecipients(ctx: Ctx, id: string, after: string | undefined) {
  await team(ctx, id)
  const rows = await q.listRecipients(ctx.tx, countyOf(ctx), id, ctx.caller!.id, after ?? FIRST)
  return { items: rows.slice(0, 50).map(present), next: rows.length > 50 ? rows[49]!.id : null }
}

/** Links a recipient: only with a case of that person's, or a signed agreement. */
export async function addRecipient(ctx: Ctx, id: string, body: BodyOf<typeof c.addRecipient>) {
  const row = await team(ctx, id)
  if (!isTeam(kindOf(await kindsHere(ctx), row.kind))) throw e.notATeam()
  const county = countyOf(ctx)
  const person = await personNamed(ctx.tx, county, body.personId)
  if (!person) throw e.personNotFound()
  if (!body.caseNumber && body.consent.length < 2) throw e.acceptanceNeeded()
  const asked = body.caseNumber ? await caseByNumber(ctx.tx, county, body.caseNumber.toUpperCase()) : undefined
  if (body.caseNumber && asked?.applicant_id !== person.id) throw e.caseNotFound()
  if (body.validFrom > todayOf(ctx)) throw e.dates('开始日期不能晚于今天')
  if (await q.runningFor(ctx.tx, county, id, person.id, body.service)) throw e.recipientTwice()
  const recipient = ctx.newId()
  await q.insertRecipient(ctx.tx, {
    county, id: recipient, region: row.region, organisationId: id, personId: person.id, name: person.name, service: body.service, caseNumber: asked?.number ?? '',
    basis: body.consent, worker: ctx.caller!.id, validFrom: body.validFrom,
  })
  await ctx.audit('organisation.recipient_added', { subject: person.id, region: row.region, because: asked?.number ?? '签订服务协议', detail: { organisation: id } })
  return { id: recipient }
}

async function own(ctx: Ctx, id: string) {
  const row = await q.findRecipient(ctx.tx, countyOf(ctx), id, ctx.caller!.id)
  if (!row) throw e.recipientNotFound()
  return row
}

/** What a recipient was given. The opening is written down. */
export async function getRecipient(ctx: Ctx, id: string) {
  const row = await own(ctx, id)
  await ctx.audit('organisation.recipient_opened', { subject: row.person_id, region: row.region, because: '提供服务', detail: { recipient: id } })
  return { ...present(row), organisationId: row.organisation_id, organisationName: row.organisation_name, services: await q.servicesOf(ctx.tx, countyOf(ctx), id) }
}

export async function recordService(ctx: Ctx, id: string, body: BodyOf<typeof c.recordService>) {
  const row = await own(ctx, id)
  if (body.onDay > todayOf(ctx) || body.onDay < row.valid_from || (row.valid_until && body.onDay > row.valid_until)) throw e.dates('服务日期应在接受服务期间，不能晚于今天')
  const service = ctx.newId()
  await q.insertService(ctx.tx, {
    county: countyOf(ctx), id: service, region: row.region, recipientId: id, onDay: body.onDay, what: body.what, byAccount: ctx.caller!.id, byName: ctx.caller!.name, now: ctx.now,
  })
  await ctx.audit('organisation.service_given', { subject: row.person_id, region: row.region, detail: { recipient: id } })
  return { id: service }
}

export async function endRecipient(ctx: Ctx, id: string, body: BodyOf<typeof c.endRecipient>) {
  const row = await own(ctx, id)
  if (row.valid_until || body.on < row.valid_from) throw e.dates('结束日期不能早于开始，已结束的不能再改')
  await q.endRecipient(ctx.tx, countyOf(ctx), id, body.on, body.reason)
  await ctx.audit('organisation.recipient_ended', { subject: row.person_id, region: row.region, because: body.reason, detail: { recipient: id } })
  return { done: true }
}

/** With a post that is handed over go those whom its holder served at that place: the successor becomes the worker in charge. */
export async function handRecipients(ctx: Ctx, county: string, from: string, to: string, region: string): Promise<void> {
  const { lo, hi } = scopeOf(region)
  const moved = await q.handRecipients(ctx.tx, county, from, to, lo, hi)
  if (moved) await ctx.audit('organisation.recipients_handed_over', { region, detail: { from, to, recipients: moved } })
}
