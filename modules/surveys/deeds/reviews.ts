import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { REVIEW_STATES, type Review } from '../contract.ts'
import * as e from '../errors.ts'
import { findSurvey } from '../queries/asking.ts'
import { insertScore } from '../queries/results.ts'
import * as q from '../queries/reviews.ts'
import { stepsOf } from '../queries/steps.ts'
import { overall, reviewMoves, tallied, tallyFault, type ReviewMove, type Tally } from '../rules/review.ts'
import { idCursor, isMine, may, note, paged, reach, refuseElsewhere, type Ctx } from './shared.ts'

const shown = (today: string) => ({ regionName, ...row }: q.ReviewRow): Review => ({ ...row, regionName: regionName ?? row.region, late: row.state === 'held' && row.answerDue !== null && row.answerDue < today })
/** Who runs a review makes its steps; the body's own people answer. */
const allowed = (ctx: Ctx, move: ReviewMove) => may(ctx, move === 'answer' ? 'surveys.answer' : 'surveys.make')

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listReviews>['query']> }): Promise<Reply<typeof doors.listReviews>> {
  const at = reach(ctx)
  const rows = await q.listReviews(ctx.tx, { ...at, show: query.show ?? 'running', q: query.q ?? '', after: idCursor(query.after) })
  return { ...paged(rows, shown(at.today), (row) => row.id), counts: await q.countReviews(ctx.tx, at) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getReview>> {
  const { county, today } = reach(ctx)
  const row = await q.findReview(ctx.tx, county, params.id)
  if (!row) throw e.reviewNotFound()
  return { review: shown(today)(row), steps: await stepsOf(ctx.tx, county, row.id), moves: reviewMoves(row.state).filter((move) => allowed(ctx, move)) }
}

export async function create(ctx: Ctx, { body }: { body: Input<typeof doors.createReview>['body'] }): Promise<Reply<typeof doors.createReview>> {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const id = ctx.newId()
  await q.insertReview(ctx.tx, { county, id, ...body })
  await note(ctx, { id, region: body.region }, 'review', 'listed', `${body.services.length}项服务`)
  return { id }
}

export async function move(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveReview>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await q.lockReview(ctx.tx, county, params.id)
  if (!row) throw e.reviewNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (!reviewMoves(row.state).includes(body.move)) throw e.notNow(REVIEW_STATES[row.state])
  if (!allowed(ctx, body.move)) throw e.notYours()
  let said = ''
  if (body.move === 'call') {
    await q.setCalled(ctx.tx, county, row.id, { heldOn: body.heldOn, venue: body.venue ?? '', invited: body.invited })
    said = `通知${body.invited}人，${body.heldOn}`
  } else if (body.move === 'hold') said = await hold(ctx, county, row, today, body)
  else if (body.move === 'answer') {
    await q.setAnswered(ctx.tx, county, row.id, { answer: body.answer, by: actorOf(ctx).post?.regionName || row.unitName, on: today })
    said = body.answer
  } else {
    await q.setReviewEnd(ctx.tx, county, row.id, body.move === 'close' ? 'closed' : 'cancelled', body.move === 'close' ? today : null)
    if (body.move === 'cancel') said = body.note
  }
  await note(ctx, row, 'review', { call: 'called', hold: 'held', answer: 'answered', close: 'closed', cancel: 'cancelled' }[body.move], said)
  return { version: row.version + 1 }
}

type Holding = Extract<Input<typeof doors.moveReview>['body'], { move: 'hold' }>

/** The ballots of the meeting are counted at once; a survey brings its own figures. */
async function hold(ctx: Ctx, county: string, row: q.ReviewRow, today: string, body: Holding): Promise<string> {
  if (body.answerDue < today) throw e.daysWrong('答复期限已经过了', 'answerDue')
  if (row.way === 'survey') {
    const survey = body.surveyId ? await findSurvey(ctx.tx, county, body.surveyId) : undefined
    if (!survey || !isMine(ctx, survey.region) || (survey.state !== 'closed' && survey.state !== 'published')) throw e.surveyNotFitting()
    await q.setHeld(ctx.tx, county, row.id, { present: null, tallies: null, surveyId: survey.id, answerDue: body.answerDue })
    return `问卷“${survey.title}”，收回${survey.answered}份`
  }
  if (row.heldOn! > today) throw e.daysWrong('评议会还没有到日子', 'heldOn')
  const tallies = (body.tallies ?? {}) as unknown as Record<string, Tally>
  const fault = tallyFault(row.services, tallies, body.present ?? 0)
  if (fault) throw e.ballotsWrong(fault)
  const each = row.services.map((one) => ({ ...one, said: tallied(tallies[one.key]!) }))
  const counted = each.flatMap((one) => (one.said ? [one.said] : []))
  const whole = overall(counted)
  const score = (question: string, title: string, said: { responses: number; points: number; satisfied: number }) => insertScore(ctx.tx, {
    county, id: ctx.newId(), surveyId: null, reviewId: row.id, region: row.region, question, title, responses: said.responses, score: said.points, scoreLo: null, scoreHi: null, satisfied: said.satisfied, satisfiedLo: null, satisfiedHi: null,
  })
  if (whole) await score('all', row.title, { ...whole, responses: body.present! })
  for (const one of each) if (one.said) await score(one.key, one.title, one.said)
  await q.setHeld(ctx.tx, county, row.id, { present: body.present!, tallies: Object.fromEntries(row.services.map(({ key }) => [key, tallies[key]])), surveyId: null, answerDue: body.answerDue })
  return `到会${body.present}人`
}

export async function publicList(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPublicReviews>['query']> }): Promise<Reply<typeof doors.listPublicReviews>> {
  const { county } = ctx.services.settings
  const whole = scopeOf(county)
  await ctx.tx.widen(whole.lo, whole.hi)
  const rows = await q.listClosedReviews(ctx.tx, { county, ...whole, after: idCursor(query.after) })
  return paged(rows, (row) => ({
    id: row.id, title: row.title, regionName: row.regionName ?? '', unitName: row.unitName, period: row.period, heldOn: row.heldOn, present: row.present, points: row.points, satisfied: row.satisfied, answer: row.answer, answeredBy: row.answeredBy, answeredOn: row.answeredOn,
  }), (row) => row.id)
}
