/** Impact assessments, recipients of data, incidents: what the law asks to be written down and kept. */
import { addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { actorOf } from '../accounts/index.ts'
import { purposesInForce } from './catalogue.ts'
import { questions } from './catalogue/index.ts'
import { INCIDENT_STEPS } from './contract.ts'
import type * as c from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, LAST_ID, page, reach, span, type Ctx } from './here.ts'
import { owedSteps } from './incident-steps.ts'
import * as q from './queries/records.ts'

/** Kept three years at least (个人信息保护法 art. 56), from the decision on. */
const keepUntil = (today: string) => addDays(today, 3 * 366)

async function knownPurposes(ctx: Ctx, codes: readonly string[]): Promise<Map<string, string>> {
  const known = new Map((await purposesInForce(ctx.tx)).map((p) => [p.code, p.title]))
  if (codes.some((code) => !known.has(code))) throw errors.purposeNotFound()
  return known
}

const titlesOf = async (ctx: Ctx) => {
  const titles = new Map((await purposesInForce(ctx.tx)).map((p) => [p.code, p.title]))
  return (codes: readonly string[]) => codes.map((code) => titles.get(code) ?? code)
}

// ----------------------------------------------------------------------------------------------------------- assessments

const assessmentLine = (row: q.AssessmentRow, today: string) => ({
  id: row.id, title: row.title, occasion: row.occasion, purposes: row.purposes, state: row.state, madeBy: row.made_name, madeAt: row.made_at, decidedBy: row.decided_name,
  decidedAt: row.decided_at, opinion: row.opinion, reviewOn: row.review_on, keepUntil: row.keep_until, overdue: row.state === 'approved' && row.review_on !== null && row.review_on < today, version: row.version,
})

export async function listAssessments(ctx: Ctx, { query }: { query: NonNullable<Input<typeof c.listAssessments>['query']> }): Promise<Reply<typeof c.listAssessments>> {
  const titles = await titlesOf(ctx)
  const rows = await q.listAssessments(ctx.tx, { county: countyHere(ctx), ...reach(ctx), state: query.state ?? null, ...span(query), after: query.after || LAST_ID })
  return page(rows, (row) => ({ ...assessmentLine(row, shanghaiDate(ctx.now)), purposes: titles(row.purposes) }))
}

export async function getAssessment(ctx: Ctx, id: string): Promise<Reply<typeof c.getAssessment>> {
  const row = await q.findAssessment(ctx.tx, countyHere(ctx), id)
  if (!row) throw errors.assessmentNotFound()
  return { ...assessmentLine(row, shanghaiDate(ctx.now)), answers: row.answers, questions: [...questions], mine: row.made_by === actorOf(ctx).accountId }
}

export async function saveAssessment(ctx: Ctx, { body }: { body: Input<typeof c.saveAssessment>['body'] }): Promise<{ id: string; version: number }> {
  const actor = actorOf(ctx)
  const county = countyHere(ctx)
  await knownPurposes(ctx, body.purposes)
  const answers = body.answers ?? {}
  if (Object.keys(answers).some((key) => !questions.some((one) => one.key === key))) throw errors.questionUnknown()
  const facts = { title: body.title, occasion: body.occasion, purposes: body.purposes, answers }
  if (!body.id) {
    const id = ctx.newId()
    await q.insertAssessment(ctx.tx, { county, id, region: actor.region, ...facts, by: actor.accountId, name: actor.name, keepUntil: keepUntil(shanghaiDate(ctx.now)), now: ctx.now })
    await ctx.audit('privacy.assessment_begun', { region: actor.region, because: body.title, detail: { assessment: id } })
    return { id, version: 1 }
  }
  const row = await q.holdAssessment(ctx.tx, county, body.id)
  if (!row) throw errors.assessmentNotFound()
  if (row.state !== 'draft' && row.state !== 'returned') throw errors.assessmentFixed()
  if (row.version !== body.version) throw errors.changedMeanwhile()
  const { version } = await q.updateAssessment(ctx.tx, county, row.id, facts)
  await ctx.audit('privacy.assessment_changed', { region: row.region, because: body.title, detail: { assessment: row.id } })
  return { id: row.id, version }
}

export async function submitAssessment(ctx: Ctx, { params, body }: { params: { id: string }; body: { version: number } }): Promise<{ done: boolean }> {
  const row = await q.holdAssessment(ctx.tx, countyHere(ctx), params.id)
  if (!row) throw errors.assessmentNotFound()
  if (row.state !== 'draft' && row.state !== 'returned') throw errors.assessmentFixed()
  if (row.version !== body.version) throw errors.changedMeanwhile()
  const missing = questions.filter((one) => one.needed && !row.answers[one.key]?.trim())
  if (missing.length) throw errors.answersMissing(missing.map((one) => one.title))
  await q.submitAssessment(ctx.tx, countyHere(ctx), row.id)
  await ctx.audit('privacy.assessment_submitted', { region: row.region, because: row.title, detail: { assessment: row.id } })
  return { done: true }
}

export async function decideAssessment(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof c.decideAssessment>['body'] }): Promise<{ done: boolean }> {
  const actor = actorOf(ctx)
  const today = shanghaiDate(ctx.now)
  const row = await q.holdAssessment(ctx.tx, countyHere(ctx), params.id)
  if (!row) throw errors.assessmentNotFound()
  if (row.made_by === actor.accountId) throw errors.assessmentOwn()
  if (row.state !== 'submitted') throw errors.assessmentFixed()
  if (row.version !== body.version) throw errors.changedMeanwhile()
  if (body.approve && (!body.reviewOn || body.reviewOn <= today)) throw errors.reviewDayNeeded()
  await q.decideAssessment(ctx.tx, countyHere(ctx), row.id, {
    state: body.approve ? 'approved' : 'returned', by: actor.accountId, name: actor.name, opinion: body.opinion, reviewOn: body.approve ? body.reviewOn! : null, keepUntil: keepUntil(today), now: ctx.now,
  })
  await ctx.audit(body.approve ? 'privacy.assessment_approved' : 'privacy.assessment_returned', { region: row.region, because: body.opinion, detail: { assessment: row.id } })
  return { done: true }
}

// ------------------------------------------------------------------------------------------------------------ recipients

export async function listDataRecipients(ctx: Ctx, { query }: { query: NonNullable<Input<typeof c.listDataRecipients>['query']> }): Promise<Reply<typeof c.listDataRecipients>> {
  const titles = await titlesOf(ctx)
  const rows = await q.listDataRecipients(ctx.tx, { county: countyHere(ctx), ...reach(ctx), state: query.state ?? null, today: shanghaiDate(ctx.now), after: query.after || LAST_ID })
  return page(rows, (row) => ({
    id: row.id, name: row.name, role: row.role, purposes: titles(row.purposes), what: row.what, basis: row.basis, contact: row.contact, validFrom: row.valid_from, validUntil: row.valid_until,
    endedOn: row.ended_on, madeBy: row.made_name, version: row.version,
  }))
}

export async function addDataRecipient(ctx: Ctx, { body }: { body: Input<typeof c.addDataRecipient>['body'] }): Promise<{ id: string }> {
  const actor = actorOf(ctx)
  await knownPurposes(ctx, body.purposes)
  const until = body.validUntil ?? null
  if (until !== null && until < body.validFrom) throw errors.recipientDates()
  const id = ctx.newId()
  await q.insertRecipient(ctx.tx, {
    county: countyHere(ctx), id, region: actor.region, name: body.name, role: body.role, purposes: body.purposes, what: body.what, basis: body.basis, contact: body.contact ?? '', from: body.validFrom, until,
    by: actor.name, now: ctx.now,
  })
  await ctx.audit('privacy.recipient_added', { region: actor.region, because: body.basis, detail: { recipient: id } })
  return { id }
}

export async function endDataRecipient(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof c.endDataRecipient>['body'] }): Promise<{ done: boolean }> {
  const row = await q.holdRecipient(ctx.tx, countyHere(ctx), params.id)
  if (!row) throw errors.recipientNotFound()
  if (row.version !== body.version) throw errors.changedMeanwhile()
  if (row.ended_on !== null || body.on < row.valid_from || body.on > shanghaiDate(ctx.now)) throw errors.recipientDates()
  await q.endDataRecipient(ctx.tx, countyHere(ctx), row.id, body.on)
  await ctx.audit('privacy.recipient_ended', { region: row.region, because: body.note, detail: { recipient: row.id, on: body.on } })
  return { done: true }
}

// ------------------------------------------------------------------------------------------------------------- incidents

function incidentLine(row: q.IncidentRow, now: Date) {
  const next = row.state === 'closed' ? undefined : owedSteps(row, row.done, now).find((one) => !one.done)
  return {
    id: row.id, title: row.title, happenedAt: row.happened_at, foundAt: row.found_at, people: row.people, state: row.state, madeBy: row.made_name, madeAt: row.made_at, closedAt: row.closed_at,
    next: next ? { step: next.step, dueAt: next.dueAt, overdue: next.overdue } : null, version: row.version,
  }
}

export async function listIncidents(ctx: Ctx, { query }: { query: NonNullable<Input<typeof c.listIncidents>['query']> }): Promise<Reply<typeof c.listIncidents>> {
  const rows = await q.listIncidents(ctx.tx, { county: countyHere(ctx), ...reach(ctx), state: query.state ?? null, ...span(query), after: query.after || LAST_ID })
  return page(rows, (row) => incidentLine(row, ctx.now))
}

export async function getIncident(ctx: Ctx, id: string): Promise<Reply<typeof c.getIncident>> {
  const row = await q.findIncident(ctx.tx, countyHere(ctx), id)
  if (!row) throw errors.incidentNotFound()
  const steps = await q.stepsOf(ctx.tx, countyHere(ctx), id)
  return {
    ...incidentLine(row, ctx.now), kinds: row.kinds, cause: row.cause, harm: row.harm, prevented: row.prevented, owed: owedSteps(row, row.done, ctx.now),
    steps: steps.map((one) => ({ id: one.id, step: one.step, note: one.note, byName: one.by_name, at: one.at })),
  }
}

export async function recordIncident(ctx: Ctx, { body }: { body: Input<typeof c.recordIncident>['body'] }): Promise<{ id: string }> {
  const actor = actorOf(ctx)
  const [happened, found] = [Date.parse(body.happenedAt), Date.parse(body.foundAt)]
  if (found < happened || found > ctx.now.getTime()) throw errors.incidentTimes()
  const id = ctx.newId()
  await q.insertIncident(ctx.tx, {
    county: countyHere(ctx), id, region: actor.region, title: body.title, happenedAt: body.happenedAt, foundAt: body.foundAt, kinds: body.kinds, cause: body.cause, harm: body.harm, people: body.people,
    prevented: body.prevented ?? false, by: actor.accountId, name: actor.name, now: ctx.now,
  })
  await ctx.audit('privacy.incident_recorded', { region: actor.region, because: body.title, detail: { incident: id, people: body.people } })
  return { id }
}

export async function addStep(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof c.addIncidentStep>['body'] }): Promise<{ done: boolean }> {
  const county = countyHere(ctx)
  await q.holdIncident(ctx.tx, county, params.id)
  const row = await q.findIncident(ctx.tx, county, params.id)
  if (!row) throw errors.incidentNotFound()
  if (row.state === 'closed') throw errors.incidentClosed()
  if (row.version !== body.version) throw errors.changedMeanwhile()
  if (body.step === 'closed') {
    const missing = owedSteps(row, row.done, ctx.now).filter((one) => !one.done && one.step !== 'closed')
    if (missing.length) throw errors.incidentUnfinished(missing.map((one) => INCIDENT_STEPS[one.step]))
  }
  await q.insertStep(ctx.tx, { county, id: ctx.newId(), region: row.region, incidentId: row.id, step: body.step, note: body.note, by: actorOf(ctx).name, now: ctx.now })
  await q.touchIncident(ctx.tx, county, row.id, body.step === 'closed' ? ctx.now : null)
  await ctx.audit('privacy.incident_step', { region: row.region, because: body.note, detail: { incident: row.id, step: body.step } })
  return { done: true }
}
