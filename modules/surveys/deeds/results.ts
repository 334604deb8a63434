import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { GRADES, SAMPLE_METHODS, SURVEY_STATES, type SurveyResultView } from '../contract.ts'
import * as e from '../errors.ts'
import { answersOf, listRemarks, countRemarks, lockRemark, setRemark, shownRemarks } from '../queries/answering.ts'
import * as q from '../queries/asking.ts'
import { insertScore, listSatisfaction, namesOf } from '../queries/results.ts'
import { countSurvey, type SurveyResult } from '../rules/result.ts'
import { aboutOf } from './answering.ts'
import { workbookOf } from './workbook.ts'
import { getSurveyRow, idCursor, isMine, note, paged, reach, type Ctx } from './shared.ts'

/** Counts a survey once, when it closes: the figures are kept as they were told. */
export async function count(ctx: Ctx, row: q.SurveyRow): Promise<void> {
  const { county, today } = reach(ctx)
  const heard = await answersOf(ctx.tx, county, row.id)
  const asked = await q.countAsked(ctx.tx, county, row.id)
  const places = row.mode === 'sample' ? row.strata.map((one) => one.region) : []
  const result = countSurvey({ questions: row.questions, satisfiedFrom: row.satisfiedFrom, heard, frame: row.strata, method: row.mode === 'sample' ? row.method : null, asked: Math.max(0, row.drawn - asked.not_eligible), places })
  await q.setClosed(ctx.tx, county, row.id, today, { ...result, notAsked: asked.drawn })
  const scores = [
    { region: row.region, question: 'all', title: row.title, responses: result.responses, points: result.points, satisfied: result.satisfied },
    ...result.questions.filter((one) => one.kind === 'scale').map((one) => ({ region: row.region, question: one.key, title: one.title, responses: one.n, points: one.points, satisfied: one.satisfied })),
    // A survey of one community is that community's figure already.
    ...result.places.filter((one) => !one.hidden && one.region !== row.region).map((one) => ({ region: one.region, question: 'all', title: row.title, responses: one.n, points: one.points, satisfied: one.satisfied })),
  ]
  for (const one of scores) {
    if (!one.points) continue
    await insertScore(ctx.tx, {
      county, id: ctx.newId(), surveyId: row.id, reviewId: null, region: one.region, question: one.question, title: one.title, responses: one.responses, score: one.points.value, scoreLo: one.points.lo, scoreHi: one.points.hi,
      satisfied: one.satisfied?.value ?? null, satisfiedLo: one.satisfied?.lo ?? null, satisfiedHi: one.satisfied?.hi ?? null,
    })
  }
}

/** How it was done, in sentences that stand beside every figure. */
function methodOf(row: q.SurveyRow, result: SurveyResult & { notAsked?: number }): string[] {
  const grade = GRADES[row.satisfiedFrom as 3 | 4]
  return [
    ...(row.mode === 'sample' && row.method
      ? [
          `${SAMPLE_METHODS[row.method]}：以${row.frameOn}居民名册中在本地居住、满${row.minAge}岁的${row.frameSize}人为名单，按种子“${row.seed}”与居民编号的哈希值排序抽取${row.drawn}人，可以重抽核对。`,
          `应答率＝收回答卷数÷应答人数（抽中人数减去不在名单范围的）。${row.reissued ? `补发答卷码${row.reissued}份。` : ''}${result.notAsked ? `有${result.notAsked}人没有联系，也算作没有应答。` : ''}`,
          `推算到整个名单${row.method === 'stratified' ? '：各社区按名单人数加权' : ''}；95%置信区间：比例用威尔逊（Wilson）区间，平均分用t分布，都按有限总体校正（抽得越多，区间越窄）。以没有应答的人与应答的人相近为前提。`,
        ]
      : ['谁都可以填，不是随机抽样：只说明填写的人怎么看，不能推算到全体居民，不计算置信区间。']),
    `满意度：按题目权重折算为0—100分，“不了解”不计。满意率：加权平均达到“${grade}”及以上的答卷所占比例。`,
    '不足5份答卷的社区不单独显示；只有一个这样的社区时，次少的也不显示，以免推算出来。',
  ]
}

async function viewOf(ctx: Ctx, county: string, row: q.SurveyRow): Promise<SurveyResultView> {
  if (!row.result || !row.closedOn) throw e.notCountedYet()
  const result = row.result as SurveyResult & { notAsked?: number }
  const names = new Map((await namesOf(ctx.tx, result.places.map((one) => one.region))).map((one) => [one.code, one.name]))
  const titles = new Map(row.questions.map((one) => [one.key, one.title]))
  return {
    id: row.id, title: row.title, regionName: row.regionName ?? row.region, about: aboutOf(row), questionnaire: row.questionnaire, edition: row.edition, period: row.period, fromDay: row.fromDay, untilDay: row.untilDay, closedOn: row.closedOn,
    state: SURVEY_STATES[row.state], population: result.population, sample: result.sample, responses: result.responses, rate: result.rate, reissued: row.reissued, notAsked: result.notAsked ?? 0, channels: result.channels, sampled: result.sampled, tooFew: result.tooFew,
    satisfiedFrom: row.satisfiedFrom, points: result.points, satisfied: result.satisfied, method: methodOf(row, result), questions: result.questions,
    places: result.places.map((one) => ({ ...one, regionName: names.get(one.region) ?? one.region })),
    remarks: (await shownRemarks(ctx.tx, county, row.id)).map((one) => ({ question: titles.get(one.question) ?? '', words: one.words })),
  }
}

/** Those of the place see the whole; a place below a survey sees it once it is published. */
async function told(ctx: Ctx, id: string): Promise<SurveyResultView> {
  const { county } = reach(ctx)
  const row = await getSurveyRow(ctx, id)
  if (!isMine(ctx, row.region) && row.state !== 'published') throw e.notCountedYet()
  return viewOf(ctx, county, row)
}

export const result = (ctx: Ctx, { params }: { params: { id: string } }): Promise<SurveyResultView> => told(ctx, params.id)

const openCounty = async (ctx: Ctx) => {
  const { county } = ctx.services.settings
  const whole = scopeOf(county)
  await ctx.tx.widen(whole.lo, whole.hi)
  return { county, ...whole }
}

export async function publicResult(ctx: Ctx, { params }: { params: { id: string } }): Promise<SurveyResultView> {
  const { county } = await openCounty(ctx)
  const row = await q.findSurvey(ctx.tx, county, params.id)
  if (!row || row.state !== 'published') throw e.surveyNotFound()
  return viewOf(ctx, county, row)
}

export async function publicList(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPublicSurveys>['query']> }): Promise<Reply<typeof doors.listPublicSurveys>> {
  const at = await openCounty(ctx)
  const rows = await q.listPublic(ctx.tx, { ...at, open: query.show === 'open', today: shanghaiDate(ctx.now), after: idCursor(query.after) })
  return paged(rows, (row) => ({
    id: row.id, title: row.title, regionName: row.regionName ?? '', about: aboutOf(row), untilDay: row.untilDay, code: row.state === 'open' ? (row.openCode ?? '') : '', responses: row.state === 'published' ? (row.result?.responses ?? 0) : 0, closedOn: row.closedOn,
  }), (row) => row.id)
}

export async function satisfaction(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listSatisfaction>['query']> }): Promise<Reply<typeof doors.listSatisfaction>> {
  const rows = await listSatisfaction(ctx.tx, { ...reach(ctx, query.region), unitKind: query.unitKind ?? '', period: query.period ?? '', after: idCursor(query.after) })
  return paged(rows, (row) => ({
    id: row.id, surveyId: row.surveyId, reviewId: row.reviewId, title: row.title, region: row.region, regionName: row.regionName ?? row.region, unitKind: row.unitKind as 'committee', unitName: row.unitName, period: row.period, responses: row.responses,
    way: row.way, closedOn: row.closedOn, points: { value: row.score, lo: row.scoreLo, hi: row.scoreHi }, satisfied: { value: row.satisfied, lo: row.satisfiedLo, hi: row.satisfiedHi },
  }), (row) => row.id)
}

export async function remarks(ctx: Ctx, { params, query }: { params: { id: string }; query: NonNullable<Input<typeof doors.listRemarks>['query']> }): Promise<Reply<typeof doors.listRemarks>> {
  const { county } = reach(ctx)
  const row = await getSurveyRow(ctx, params.id)
  if (!isMine(ctx, row.region)) throw e.surveyNotFound()
  const titles = new Map(row.questions.map((one) => [one.key, one.title]))
  const rows = await listRemarks(ctx.tx, { county, surveyId: row.id, state: query.show ?? 'waiting', after: idCursor(query.after) })
  return { ...paged(rows, (one) => ({ ...one, question: titles.get(one.question) ?? one.question }), (one) => one.id), counts: await countRemarks(ctx.tx, county, row.id) }
}

export async function review(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.reviewRemark>['body'] }): Promise<{ version: number }> {
  const { county, name } = reach(ctx)
  const row = await lockRemark(ctx.tx, county, params.id)
  if (!row) throw e.remarkNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  await setRemark(ctx.tx, county, row.id, { state: body.state, shownWords: body.state === 'shown' ? body.shownWords || row.words : '', by: name })
  await note(ctx, { id: row.surveyId, region: row.region }, 'survey', body.state === 'shown' ? 'remark_shown' : 'remark_held')
  return { version: row.version + 1 }
}

/** Figures and method as a workbook. Single sheets of answers never leave. */
export async function workbook(ctx: Ctx, { params }: { params: { id: string } }) {
  const view = await told(ctx, params.id)
  await ctx.audit('survey.result_exported', { region: reach(ctx).here, detail: { survey: view.id } })
  return { file: workbookOf(view, ctx.now), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: `${view.title}结果.xlsx` }
}
