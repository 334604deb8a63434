import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { makePdf } from '../../../platform/server/pdf/index.ts'
import { covers } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import type { Questionnaire, SurveyQuestion } from '../contract.ts'
import * as e from '../errors.ts'
import * as q from '../queries/questionnaires.ts'
import { stepsOf } from '../queries/steps.ts'
import { paperOf } from './paper.ts'
import { acrossCounty, idCursor, isMine, may, note, paged, reach, refuseElsewhere, type Ctx } from './shared.ts'

type Query<D extends 'listQuestionnaires' | 'printQuestionnaire'> = NonNullable<Input<(typeof doors)[D]>['query']>
const shown = ({ regionName, ...row }: q.QuestionnaireRow): Questionnaire => ({ ...row, regionName: regionName ?? row.region })

export async function list(ctx: Ctx, { query }: { query: Query<'listQuestionnaires'> }): Promise<Reply<typeof doors.listQuestionnaires>> {
  const at = reach(ctx)
  const rows = await acrossCounty(ctx, () => q.listQuestionnaires(ctx.tx, { ...at, retired: query.show === 'retired', q: query.q ?? '', after: idCursor(query.after) }))
  return paged(rows, shown, (row) => row.id)
}

async function seen(ctx: Ctx, id: string): Promise<q.QuestionnaireRow> {
  const { county, here } = reach(ctx)
  const row = await acrossCounty(ctx, () => q.findQuestionnaire(ctx.tx, county, id))
  if (!row || !(isMine(ctx, row.region) || covers(row.region, here))) throw e.questionnaireNotFound()
  return row
}

export async function create(ctx: Ctx, { body }: { body: Input<typeof doors.createQuestionnaire>['body'] }): Promise<Reply<typeof doors.createQuestionnaire>> {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const from = body.copyOf ? await seen(ctx, body.copyOf) : undefined
  const model = from && (await acrossCounty(ctx, () => q.editionsOf(ctx.tx, county, from.id)))[0]
  const id = ctx.newId()
  await q.insertQuestionnaire(ctx.tx, { county, id, region: body.region, title: body.title, purpose: body.purpose ?? '' })
  await q.insertEdition(ctx.tx, { county, id: ctx.newId(), region: body.region, questionnaireId: id, nth: 1, intro: model?.intro ?? '', questions: model?.questions ?? [], satisfiedFrom: model?.satisfiedFrom ?? 4 })
  await note(ctx, { id, region: body.region }, 'questionnaire', 'made', from ? `照“${from.title}”` : '')
  return { id }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getQuestionnaire>> {
  const { county } = reach(ctx)
  const row = await seen(ctx, params.id)
  const [editions, steps] = await acrossCounty(ctx, async () => [await q.editionsOf(ctx.tx, county, row.id), await stepsOf(ctx.tx, county, row.id)] as const)
  return {
    questionnaire: shown(row), editions: editions.map(({ region: _r, questionnaireId: _i, questionnaire: _t, ...one }) => one), steps, mayWrite: may(ctx, 'surveys.make') && isMine(ctx, row.region),
  }
}

/** What keeps an edition from being asked: every key once, options where one chooses, something to answer. */
export function faultIn(questions: readonly SurveyQuestion[]): { at: string; what: string } | undefined {
  if (questions.length === 0) return { at: 'questions', what: '还没有题目' }
  const keys = new Set<string>()
  for (const [i, question] of questions.entries()) {
    if (keys.has(question.key)) return { at: `questions.${i}.key`, what: `题号${question.key}用了两次` }
    keys.add(question.key)
    const chooses = question.kind === 'single' || question.kind === 'multi'
    if (chooses && (question.options ?? []).length < 2) return { at: `questions.${i}.options`, what: `“${question.title}”至少要两个选项` }
    if (chooses && new Set(question.options).size !== (question.options ?? []).length) return { at: `questions.${i}.options`, what: `“${question.title}”有相同的选项` }
  }
  return undefined
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.EditionRow> {
  const row = await q.lockEdition(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.editionNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  if (row.state === 'settled') throw e.editionSettled()
  return row
}

export async function write(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.writeEdition>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  const questions = body.questions.map((one) => ({ ...one, required: one.required ?? true, options: one.options ?? [], weight: one.weight ?? 1 }))
  const fault = questions.length ? faultIn(questions) : undefined
  if (fault) throw e.questionWrong(fault.at, fault.what)
  await q.writeEdition(ctx.tx, reach(ctx).county, row.id, { intro: body.intro, questions, satisfiedFrom: body.satisfiedFrom })
  await note(ctx, { id: row.questionnaireId, region: row.region }, 'questionnaire', 'written', `第${row.nth}版，${questions.length}题`)
  return { version: row.version + 1 }
}

export async function settle(ctx: Ctx, { params, body }: { params: { id: string }; body: { version: number } }): Promise<{ version: number }> {
  const { county, today, name } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  const fault = faultIn(row.questions)
  if (fault) throw e.questionWrong(fault.at, fault.what)
  await q.settleEdition(ctx.tx, county, row.id, today, name)
  await note(ctx, { id: row.questionnaireId, region: row.region }, 'questionnaire', 'settled', `第${row.nth}版`)
  return { version: row.version + 1 }
}

export async function draft(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.draftEdition>> {
  const { county } = reach(ctx)
  const row = await q.lockQuestionnaire(ctx.tx, county, params.id)
  if (!row) throw e.questionnaireNotFound()
  const newest = (await q.editionsOf(ctx.tx, county, row.id))[0]!
  if (newest.state === 'draft') throw e.draftOpen()
  const id = ctx.newId()
  await q.insertEdition(ctx.tx, { county, id, region: row.region, questionnaireId: row.id, nth: newest.nth + 1, intro: newest.intro, questions: newest.questions, satisfiedFrom: newest.satisfiedFrom })
  await note(ctx, row, 'questionnaire', 'drafted', `第${newest.nth + 1}版`)
  return { id }
}

export async function retire(ctx: Ctx, { params, body }: { params: { id: string }; body: { retired: boolean; version: number } }): Promise<{ version: number }> {
  const { county } = reach(ctx)
  const row = await q.lockQuestionnaire(ctx.tx, county, params.id)
  if (!row) throw e.questionnaireNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  await q.setRetired(ctx.tx, county, row.id, body.retired)
  await note(ctx, row, 'questionnaire', body.retired ? 'retired' : 'taken_back')
  return { version: row.version + 1 }
}

export async function print(ctx: Ctx, { params, query }: { params: { id: string }; query: Query<'printQuestionnaire'> }) {
  const { county, here } = reach(ctx)
  const row = await acrossCounty(ctx, () => q.findEdition(ctx.tx, county, params.id))
  if (!row || !(isMine(ctx, row.region) || covers(row.region, here))) throw e.editionNotFound()
  const title = query.title || row.questionnaire
  return { file: await makePdf(paperOf({ ...row, title })), type: 'application/pdf', name: `${title}（纸质答卷）.pdf`, inline: true }
}
