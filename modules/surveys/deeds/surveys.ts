import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { bornAtLatest } from '../../register/index.ts'
import { covers, scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { SURVEY_STATES, type Survey } from '../contract.ts'
import * as e from '../errors.ts'
import * as q from '../queries/asking.ts'
import { countChannels, countRemarks, countSheets } from '../queries/answering.ts'
import { findEdition } from '../queries/questionnaires.ts'
import { namesOf } from '../queries/results.ts'
import { stepsOf } from '../queries/steps.ts'
import { allocate } from '../rules/allocation.ts'
import { surveyMoves } from '../rules/moves.ts'
import { count } from './results.ts'
import { acrossCounty, getSurveyRow, holdSurvey, idCursor, isMine, may, note, paged, reach, refuseElsewhere, takesSheets, type Ctx } from './shared.ts'
import { aCode, hashOf } from './tickets.ts'

export const shown = ({ regionName, strata: _s, result: _r, intro: _i, questions: _q, satisfiedFrom: _f, ...row }: q.SurveyRow): Survey => ({ ...row, regionName: regionName ?? row.region })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listSurveys>['query']> }): Promise<Reply<typeof doors.listSurveys>> {
  const at = reach(ctx)
  const rows = await acrossCounty(ctx, () => q.listSurveys(ctx.tx, { ...at, show: query.show ?? 'running', unitKind: query.unitKind ?? '', q: query.q ?? '', after: idCursor(query.after) }))
  return paged(rows, shown, (row) => row.id)
}

const checkDays = (today: string, body: { fromDay: string; untilDay: string }) => {
  if (body.untilDay < body.fromDay) throw e.daysWrong('止日不能早于起日')
  if (body.untilDay < today) throw e.daysWrong('止日已经过了')
}

export async function create(ctx: Ctx, { body }: { body: Input<typeof doors.createSurvey>['body'] }): Promise<Reply<typeof doors.createSurvey>> {
  const { county, here, me, today } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const edition = await acrossCounty(ctx, () => findEdition(ctx.tx, county, body.editionId))
  if (!edition || !(isMine(ctx, edition.region) || covers(edition.region, here))) throw e.editionNotFound()
  if (edition.state !== 'settled') throw e.editionNotSettled()
  checkDays(today, body)
  const id = ctx.newId()
  const openCode = body.mode === 'open' ? aCode(8) : null
  await q.insertSurvey(ctx.tx, { ...body, county, id, unitName: body.unitName ?? '', openCode, openHash: openCode && hashOf(ctx, openCode), account: me })
  await note(ctx, { id, region: body.region }, 'survey', 'planned', body.title)
  return { id }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getSurvey>> {
  const at = reach(ctx)
  const row = await getSurveyRow(ctx, params.id)
  const mine = isMine(ctx, row.region)
  const makes = mine && may(ctx, 'surveys.make')
  const names = new Map((await namesOf(ctx.tx, row.strata.map((one) => one.region))).map((one) => [one.code, one.name]))
  return {
    survey: shown(row), strata: row.strata.map((one) => ({ ...one, regionName: names.get(one.region) ?? one.region })), asked: await q.countAsked(ctx.tx, at.county, row.id),
    channels: mine ? await countChannels(ctx.tx, at.county, row.id) : [], remarksWaiting: makes ? (await countRemarks(ctx.tx, at.county, row.id)).waiting : 0, sheetsWaiting: mine ? (await countSheets(ctx.tx, at.county, row.id)).n : 0,
    steps: mine ? await stepsOf(ctx.tx, at.county, row.id) : [], moves: makes ? [...surveyMoves(row), ...(['draft', 'drawn', 'open'].includes(row.state) ? ['change' as const] : [])] : [],
    mayInvite: may(ctx, 'surveys.invite') && row.mode === 'sample' && row.state === 'open', mayEnter: may(ctx, 'surveys.enter') && takesSheets(row, at.today),
  }
}

export async function change(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.changeSurvey>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await holdSurvey(ctx, params.id, body.version)
  if (!['draft', 'drawn', 'open'].includes(row.state)) throw e.notNow(SURVEY_STATES[row.state])
  checkDays(today, body)
  const given = { title: body.title, unitKind: body.unitKind, unitName: body.unitName ?? '', period: body.period, fromDay: body.fromDay, untilDay: body.untilDay }
  // Once people answer, what it is about stays; only the last day can be put off.
  await q.changeSurvey(ctx.tx, county, row.id, row.state === 'open' ? { ...row, untilDay: given.untilDay < row.untilDay ? row.untilDay : given.untilDay } : given)
  await note(ctx, row, 'survey', 'changed', row.state === 'open' ? `填写到${given.untilDay}` : given.title)
  return { version: row.version + 1 }
}

const frameOf = (row: Pick<q.SurveyRow, 'region'>, county: string, on: string, minAge: number): q.FrameAsk => ({ county, ...scopeOf(row.region), on, bornAtLatest: bornAtLatest(on, minAge) })

export async function draw(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.drawSample>['body'] }): Promise<Reply<typeof doors.drawSample>> {
  const { county, today } = reach(ctx)
  const row = await holdSurvey(ctx, params.id, body.version)
  if (!surveyMoves(row).includes('draw')) throw e.notNow(SURVEY_STATES[row.state])
  const asked = await q.countAsked(ctx.tx, county, row.id)
  if (asked.asked + asked.refused + asked.unreachable + asked.not_eligible > 0) throw e.askedAlready()
  const minAge = body.minAge ?? 18
  const frame = frameOf(row, county, today, minAge)
  const sizes = await q.frameSizes(ctx.tx, frame)
  const size = sizes.reduce((sum, one) => sum + one.population, 0)
  if (size === 0) throw e.nobodyOnTheList()
  const { digest } = await q.frameDigest(ctx.tx, frame)
  const stratified = body.method === 'stratified'
  await q.deleteSample(ctx.tx, county, row.id)
  await q.insertDrawn(ctx.tx, row.id, frame, { seed: body.seed, stratified, size: body.size, shares: stratified ? allocate(sizes, body.size, body.least ?? 0) : [] })
  const came = new Map((await q.drawnByRegion(ctx.tx, county, row.id)).map((one) => [one.region, one.n]))
  const strata = sizes.map((one) => ({ ...one, n: came.get(one.region) ?? 0 }))
  const drawn = strata.reduce((sum, one) => sum + one.n, 0)
  await q.setDraw(ctx.tx, county, row.id, { method: body.method, seed: body.seed, minAge, on: today, size, digest, strata })
  await note(ctx, row, 'survey', 'drawn', `种子“${body.seed}”，${today}名册${size}人（满${minAge}岁），抽${drawn}人`)
  return { version: row.version + 1, frameSize: size, drawn, digest }
}

export async function check(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.checkDraw>> {
  const { county } = reach(ctx)
  const row = await getSurveyRow(ctx, params.id)
  refuseElsewhere(ctx, row.region)
  if (!row.seed || !row.method || !row.frameOn) throw e.notNow(SURVEY_STATES[row.state])
  const frame = frameOf(row, county, row.frameOn, row.minAge ?? 0)
  const { digest } = await q.frameDigest(ctx.tx, frame)
  const size = (await q.frameSizes(ctx.tx, frame)).reduce((sum, one) => sum + one.population, 0)
  const { missing, drawn } = await q.missingFromDraw(ctx.tx, row.id, frame, { seed: row.seed, stratified: row.method === 'stratified', size: row.drawn, shares: row.strata })
  const sameList = digest === row.frameDigest
  const same = missing === 0 && drawn === row.drawn
  return {
    same, sameList, frameSize: size, digest, missing,
    words: same && sameList ? '用同一种子、同一天的名册重抽，名单和抽出的人完全一样。'
      : sameList ? `名单一样，但有${missing}人对不上，请管理员核查。` : `名册在${row.frameOn}的记录后来有更正（当时${row.frameSize}人，现在算得${size}人），重抽有${missing}人不同。`,
  }
}

const ENDS = { open: 'opened', close: 'closed', publish: 'published', cancel: 'cancelled' } as const

export async function move(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveSurvey>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await holdSurvey(ctx, params.id, body.version)
  if (!surveyMoves(row).includes(body.move)) throw e.notNow(SURVEY_STATES[row.state])
  if (body.move === 'cancel' && !body.note) throw e.wordsNeeded('为什么取消')
  if (body.move === 'close') {
    const waiting = (await countSheets(ctx.tx, county, row.id)).n
    if (waiting) throw e.sheetsWaiting(waiting)
    await count(ctx, row)
  } else if (body.move === 'publish') await q.setPublished(ctx.tx, county, row.id, today)
  else await q.setState(ctx.tx, county, row.id, body.move === 'open' ? 'open' : 'cancelled')
  await note(ctx, row, 'survey', ENDS[body.move], body.note ?? '')
  return { version: row.version + 1 }
}
