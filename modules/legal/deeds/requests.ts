import { addDays, formatChineseDate, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { covers } from '../../regions/index.ts'
import { AID_RESULTS, HELPERS, MECHANISMS, PATHS, RIGHT_OUTCOMES, type LegalRequest } from '../contract.ts'
import type * as doors from '../contract.ts'
import * as e from '../errors.ts'
import type { LegalNeeds } from '../needs.ts'
import * as q from '../queries/legal.ts'
import { LEGAL_SETTINGS } from '../settings.ts'
import { accepted, LAST_ID, paged, reach, requestOf, step, tell, type Ctx } from './shared.ts'

/** What an answer is sealed to. */
export const answerContext = (id: string): string => `legal.answer ${id}`
const OPEN: readonly string[] = ['submitted', 'awaiting_correction', 'accepted', 'suspended']

const shown = (today: string) => (row: q.RequestRow): LegalRequest => {
  const late = OPEN.includes(row.state) && ((row.dueOn !== null && row.dueOn < today) || (row.aidResult === '' && row.agencyDueOn !== null && row.agencyDueOn < today))
  const far = !OPEN.includes(row.state) ? '已办结' : row.aidResult === '' ? `已转${row.agency}` : row.helper ? `${HELPERS[row.helper as keyof typeof HELPERS]}已接手` : row.state === 'submitted' ? '新来的' : '办理中'
  return {
    id: row.id, number: row.number, kind: row.matterCode as LegalRequest['kind'], title: row.title, region: row.region, regionName: row.regionName ?? row.region, name: row.name, state: row.state,
    submittedOn: shanghaiDate(new Date(row.submittedAt)), dueOn: row.dueOn, late, step: far, agency: row.agency ?? '', agencyDueOn: row.agencyDueOn, version: row.version,
  }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listLegalRequests>['query']> }): Promise<Reply<typeof doors.listLegalRequests>> {
  const at = reach(ctx)
  if (query.after && !/^[0-9a-f-]{36}$/.test(query.after)) throw e.pageUnknown()
  const rows = await q.listRequests(ctx.tx, { ...at, show: query.show ?? 'open', kind: query.kind ?? '', after: query.after || LAST_ID })
  return { ...paged(rows, shown(at.today), (row) => row.id), counts: await q.countRequests(ctx.tx, at) }
}

/** The words go to the person alone: sealed here, opened by their own door. The case says that there is an answer, not what it says. */
export const answer = (need: LegalNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.answerAdvice>['body'] }): Promise<{ state: string }> => {
  const { county } = reach(ctx)
  const row = await requestOf(ctx, params.id, ['legal.advice', 'legal.visit'])
  if (!OPEN.includes(row.state)) throw e.notNow()
  const adviser = await q.findAdviser(ctx.tx, county, body.adviserId)
  if (!adviser || !covers(adviser.region, row.region)) throw e.adviserUnknown()
  const version = await accepted(ctx, need, row)
  const id = ctx.newId()
  await q.insertAnswer(ctx.tx, { county, id, region: row.region, caseId: row.id, personId: row.applicantId, adviser: `${adviser.name}（${adviser.unit}）`, sealed: ctx.services.sealer.seal(body.answer, answerContext(id)), at: ctx.now })
  const { state } = await need.cases.move(ctx, row.id, { move: 'conclude', version, outcome: 'answered', answer: `法律顾问${adviser.name}已答复。内容只有您本人能看，请在“我的法律服务”里查看。` })
  await ctx.audit('legal.answered', { subject: row.applicantId, region: row.region, because: '法律咨询', detail: { case: row.id } })
  await tell(ctx, need, { region: row.region, personId: row.applicantId }, '法律顾问答复了您', `您的咨询（${row.number}）已答复，内容只有您能看。`)
  return { state }
}

export const handOn = (need: LegalNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.handOnAid>['body'] }): Promise<{ dueOn: string }> => {
  const { county, today } = reach(ctx)
  const row = await requestOf(ctx, params.id, ['legal.aid'])
  if (!OPEN.includes(row.state) || row.aidResult !== null) throw e.notNow()
  if (body.handedOn > today || body.handedOn < shanghaiDate(new Date(row.submittedAt))) throw e.dayWrong('转交的日子应在收件之后、今天以前')
  await accepted(ctx, need, row)
  const dueOn = addDays(body.handedOn, LEGAL_SETTINGS.aidDays)
  await q.insertAid(ctx.tx, { county, id: row.id, region: row.region, number: row.number, personId: row.applicantId, agency: body.agency, handedOn: body.handedOn, dueOn })
  await step(ctx, row, 'aid_handed_on', { onDay: body.handedOn, note: body.agency })
  await ctx.audit('legal.aid_handed_on', { subject: row.applicantId, region: row.region, because: '法律援助', detail: { case: row.id } })
  await tell(ctx, need, { region: row.region, personId: row.applicantId }, '法律援助申请已转交', `您的申请（${row.number}）已转${body.agency}，${formatChineseDate(dueOn)}前审查。`)
  return { dueOn }
}

export const aidResult = (need: LegalNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.recordAidResult>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const row = await requestOf(ctx, params.id, ['legal.aid'])
  const aid = await q.lockAid(ctx.tx, county, row.id)
  if (!aid || aid.result !== '') throw e.notNow()
  if (body.answeredOn > today || body.answeredOn < aid.handedOn) throw e.dayWrong('答复的日子应在转交之后、今天以前')
  await q.setAid(ctx.tx, county, row.id, { result: body.result, answeredOn: body.answeredOn, note: body.note ?? '' })
  await step(ctx, row, `aid_${body.result}`, { onDay: body.answeredOn, note: body.note ?? '' })
  const words = `${aid.agency}：${AID_RESULTS[body.result]}。${body.note ?? ''}`
  await need.cases.move(ctx, row.id, { move: 'conclude', version: row.version, outcome: body.result === 'withdrawn' ? 'ended' : 'answered', answer: words })
  await ctx.audit('legal.aid_answered', { subject: row.applicantId, region: row.region, because: '法律援助', detail: { case: row.id } })
  await tell(ctx, need, { region: row.region, personId: row.applicantId }, '法律援助有结果了', `您的申请（${row.number}）：${words}`)
  return { version: aid.version + 1 }
}

// ------------------------------------------------------------------------------------------------------------------------- rights

const lineOf = ({ aboutId: _about, ...one }: Awaited<ReturnType<typeof q.stepsOf>>[number]) => ({ ...one, path: one.path ? PATHS[one.path as keyof typeof PATHS] : '' })

export async function openRight(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getRight>> {
  const { county } = reach(ctx)
  const row = await requestOf(ctx, params.id, ['legal.rights'])
  const right = await q.findRight(ctx.tx, county, row.id)
  await ctx.audit('legal.right_opened', { subject: row.applicantId, region: row.region, because: 'case', detail: { case: row.id } })
  return {
    id: row.id, number: row.number, title: row.title, name: row.name, regionName: row.regionName ?? row.region, state: row.state,
    taken: right ? { helper: right.helper as 'union', mechanism: right.mechanism as 'appeal', on: right.takenOn, version: right.version, outcome: right.outcome, endedOn: right.endedOn } : null,
    steps: (await q.stepsOf(ctx.tx, county, [row.id])).map(lineOf),
  }
}

export const takeUp = (need: LegalNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.takeUpRight>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const row = await requestOf(ctx, params.id, ['legal.rights'])
  if (!OPEN.includes(row.state) || (await q.findRight(ctx.tx, county, row.id))) throw e.notNow()
  await accepted(ctx, need, row)
  await q.insertRight(ctx.tx, { county, id: row.id, region: row.region, number: row.number, personId: row.applicantId, helper: body.helper, mechanism: body.mechanism, on: today })
  await step(ctx, row, 'taken_up', { note: `${HELPERS[body.helper]}接手，按${MECHANISMS[body.mechanism]}办理` })
  await ctx.audit('legal.right_taken_up', { subject: row.applicantId, region: row.region, because: '维权', detail: { case: row.id } })
  await tell(ctx, need, { region: row.region, personId: row.applicantId }, '有人接手了您的维权求助', `${HELPERS[body.helper]}接手了您的求助（${row.number}），走了哪一步都会让您看到。`)
  return { version: 1 }
}

async function holdRight(ctx: Ctx, id: string, version: number) {
  const right = await q.lockRight(ctx.tx, reach(ctx).county, id)
  if (!right) throw e.notFound()
  if (right.version !== version) throw e.changedMeanwhile()
  if (right.endedOn) throw e.notNow()
  return right
}

export const addStep = (need: LegalNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.addRightStep>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const right = await holdRight(ctx, params.id, body.version)
  if (body.onDay > today || body.onDay < right.takenOn) throw e.dayWrong('应在接手之后、今天以前')
  await q.touchRight(ctx.tx, county, right.id)
  await step(ctx, right, 'path', { path: body.path, onDay: body.onDay, note: body.note })
  await ctx.audit('legal.right_step', { subject: right.personId, region: right.region, because: '维权', detail: { case: right.id, path: body.path } })
  await tell(ctx, need, right, '您的维权求助走了一步', `${PATHS[body.path]}：${body.note}`)
  return { version: right.version + 1 }
}

export const endRight = (need: LegalNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.endRight>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const right = await holdRight(ctx, params.id, body.version)
  const steps = await q.stepsOf(ctx.tx, county, [right.id])
  if (body.outcome !== 'withdrawn' && !steps.some((one) => one.path !== '')) throw e.noStep()
  const row = await requestOf(ctx, right.id, ['legal.rights'])
  await q.setRight(ctx.tx, county, right.id, today, body.outcome)
  await step(ctx, right, 'ended', { note: `${RIGHT_OUTCOMES[body.outcome]}：${body.note}` })
  const walked = steps.filter((one) => one.path !== '').map((one) => PATHS[one.path as keyof typeof PATHS]).join('→')
  await need.cases.move(ctx, right.id, {
    move: 'conclude', version: row.version, outcome: body.outcome === 'withdrawn' ? 'ended' : body.outcome === 'by_law' ? 'referred' : 'answered', answer: `${RIGHT_OUTCOMES[body.outcome]}。${walked ? `走过：${walked}。` : ''}${body.note}`,
  })
  await ctx.audit('legal.right_ended', { subject: right.personId, region: right.region, because: '维权', detail: { case: right.id } })
  return { version: right.version + 1 }
}

/** One's own, under the policies of the database alone. */
export async function mine(ctx: Ctx): Promise<Reply<typeof doors.getMyLegal>> {
  const { county, personId } = actorOf(ctx)
  if (!personId) return { answers: [], aid: [], rights: [] }
  const rights = await q.rightsOf(ctx.tx, county, personId)
  const steps = rights.length ? await q.stepsOf(ctx.tx, county, rights.map((one) => one.id)) : []
  return {
    answers: (await q.answersOf(ctx.tx, county, personId)).map((one) => ({ caseId: one.caseId, adviser: one.adviser, text: ctx.services.sealer.open(one.sealed, answerContext(one.id)), at: one.at })),
    aid: (await q.aidOf(ctx.tx, county, personId)).map(({ version: _version, ...one }) => ({ ...one, result: one.result ? AID_RESULTS[one.result as keyof typeof AID_RESULTS] : '' })),
    rights: rights.map(({ version: _version, ...one }) => ({
      ...one, helper: HELPERS[one.helper as keyof typeof HELPERS], mechanism: MECHANISMS[one.mechanism as keyof typeof MECHANISMS], outcome: one.outcome ? RIGHT_OUTCOMES[one.outcome as keyof typeof RIGHT_OUTCOMES] : '',
      steps: steps.filter((each) => each.aboutId === one.id).map(lineOf),
    })),
  }
}
