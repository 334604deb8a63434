/**
 * Doors of the moves of members' links. Nothing of them goes into the general audit with a person's name: who reads the audit must not learn who is
 * a member. What was done and who opened it stands in the move's own steps, which the person reads.
 */
import { inScope } from '../regions/index.ts'
import type * as c from './contract-party.ts'
import { countyOf, rangeOf, todayOf } from './around.ts'
import * as e from './errors.ts'
import type { BodyOf, Ctx, OrganisationNeeds, QueryOf } from './need.ts'
import { MOVE_STATES, PARTY_STEPS, nextSteps, refusalOf, type PartyStanding } from './party.ts'
import { findNamed, personNamed } from './queries/organisations.ts'
import * as q from './queries/party.ts'

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Community party staff speak for an end in their community; for a sender outside the county speak street and county, who hold the letter. */
function standingOf(ctx: Ctx, row: q.MoveRow): PartyStanding {
  const range = rangeOf(ctx)
  const wide = range.lo.length < 12
  const holdsTo = inScope(row.region, range)
  return {
    state: row.state, holdsFrom: row.from_region ? inScope(row.from_region, range) : holdsTo && wide, holdsTo, confirmedSending: row.sent_by === ctx.caller!.id,
  }
}

const present = (ctx: Ctx, row: q.MoveRow) => ({
  id: row.id, personId: row.person_id, name: row.name, memberKind: row.member_kind, fromName: row.from_name, toRegion: row.region, toName: row.to_name, state: row.state,
  appliedOn: row.applied_on, next: ctx.caller!.kind === 'staff' ? nextSteps(standingOf(ctx, row)) : [], version: row.version,
})

const step = (ctx: Ctx, row: { id: string; region: string; from_region: string }, name: string, note: string) =>
  q.recordStep(ctx.tx, {
    county: countyOf(ctx), id: ctx.newId(), region: row.region, fromRegion: row.from_region, moveId: row.id, step: name, at: ctx.now, byAccount: ctx.caller!.id,
    byName: ctx.caller!.name, note,
  })

export async function listPartyMoves(ctx: Ctx, query: QueryOf<typeof c.listPartyMoves>) {
  const { lo, hi } = rangeOf(ctx)
  const states = query.state === 'open' ? ['applied', 'sent', 'received'] : ['done', 'declined']
  const rows = await q.listMoves(ctx.tx, countyOf(ctx), lo, hi, states, query.after ?? LAST)
  return { items: rows.slice(0, 50).map((row) => present(ctx, row)), next: rows.length > 50 ? rows[49]!.id : null }
}

const stepTitle = (name: string) => (name === 'applied' ? '提出申请' : name === 'opened' ? '查看' : (PARTY_STEPS as Record<string, { title: string }>)[name]?.title ?? name)

export async function getPartyMove(ctx: Ctx, id: string) {
  const row = await q.findMove(ctx.tx, countyOf(ctx), id)
  if (!row || (ctx.caller!.kind === 'staff' && !standingOf(ctx, row).holdsFrom && !standingOf(ctx, row).holdsTo)) throw e.moveNotFound()
  if (ctx.caller!.kind === 'staff') await step(ctx, row, 'opened', '')
  const steps = (await q.stepsOf(ctx.tx, countyOf(ctx), id)).map((one) => ({ ...one, title: stepTitle(one.step) }))
  return { ...present(ctx, row), note: row.note, steps }
}

export async function listMyPartyMoves(ctx: Ctx) {
  const { scope } = ctx.tx
  const rows = scope.as === 'resident' ? await q.movesOf(ctx.tx, countyOf(ctx), scope.person) : []
  return { items: rows.map((row) => present(ctx, row)) }
}

/** Asks for a move. A resident asks for their own; party staff for somebody of their place, at that person's request. */
export async function createPartyMove(ctx: Ctx, need: OrganisationNeeds, body: BodyOf<typeof c.createPartyMove>) {
  const county = countyOf(ctx)
  const { scope } = ctx.tx
  const person = scope.as === 'resident' ? await personNamed(ctx.tx, county, scope.person) : await need.personByIdNumber(ctx, body.idNumber)
  // Number and name must fit: a slip of the finger must not write somebody else's membership down.
  if (!person || (scope.as === 'staff' && person.name !== body.name)) throw e.personUnfit()
  const to = await findNamed(ctx.tx, county, body.toOrganisationId)
  if (!to || to.kind !== 'party_community' || (to.valid_until && to.valid_until <= todayOf(ctx))) throw e.organisationNotFound()
  if (scope.as === 'staff' && !inScope(to.region, rangeOf(ctx))) throw e.organisationNotFound()
  if (body.fromOrganisationId === body.toOrganisationId) throw e.sameOrganisation()
  const from = body.fromOrganisationId ? await findNamed(ctx.tx, county, body.fromOrganisationId) : undefined
  if ((body.fromOrganisationId && !from?.kind.startsWith('party_')) || (!from && body.fromName.length < 4)) throw e.senderNeeded()
  // A resident's own rights do not reach the community's rows; from here on in exactly the place that receives.
  if (scope.as === 'resident') await ctx.tx.widen(to.region, `${to.region}~`)
  if (await q.runningOf(ctx.tx, county, person.id)) throw e.moveRunning()
  const row = { id: ctx.newId(), region: to.region, from_region: from?.region ?? '' }
  await q.insertMove(ctx.tx, {
    county, id: row.id, region: row.region, fromRegion: row.from_region, personId: person.id, name: person.name, memberKind: body.memberKind,
    fromOrganisationId: from?.id ?? null, fromName: from?.name ?? body.fromName, toOrganisationId: to.id, toName: to.name, note: body.note, appliedOn: todayOf(ctx),
  }).catch((error: { code?: string }) => {
    throw error.code === '23505' ? e.moveRunning() : error
  })
  await step(ctx, row, 'applied', '')
  // A resident's own deed would name them in the audit: for them the step just written is the record.
  if (scope.as === 'staff') await ctx.audit('organisation.link_recorded', { region: row.region, detail: { record: row.id } })
  return { id: row.id }
}

/** Takes a step; the two ends are confirmed by two people. */
export async function takePartyStep(ctx: Ctx, id: string, body: BodyOf<typeof c.takePartyStep>) {
  const row = await q.lockMove(ctx.tx, countyOf(ctx), id)
  if (!row) throw e.moveNotFound()
  const why = refusalOf(body.step, standingOf(ctx, row))
  if (why === 'not_now') throw e.stepNotNow(MOVE_STATES[row.state])
  if (why === 'other_end') throw e.otherEnd()
  if (why === 'two_people') throw e.twoPeople()
  if (body.step === 'decline' && body.note.length < 2) throw e.noteNeeded()
  const { to } = PARTY_STEPS[body.step]
  if (!(await q.setMoveState(ctx.tx, countyOf(ctx), id, body.version, to))) throw e.changedMeanwhile()
  await step(ctx, row, body.step, [body.onDay, body.note].filter(Boolean).join(' '))
  await ctx.audit('organisation.link_recorded', { region: row.region, detail: { record: id } })
  return { state: to, version: body.version + 1 }
}
