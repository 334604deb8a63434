import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { holdersOf } from '../../accounts/index.ts'
import { levelOf } from '../../regions/index.ts'
import type * as doors from '../contract/reports.ts'
import type { PushedDuty } from '../contract/reports.ts'
import * as e from '../errors.ts'
import type { AdmissionNeeds } from '../needs.ts'
import { stepsOf } from '../queries/parts.ts'
import * as q from '../queries/reports.ts'
import { REPORT_STATES } from '../rules/moves.ts'
import { can, daysFor, idCursor, note, paged, reach, workingDaysLater, type Ctx } from './shared.ts'

const shown = (today: string) => ({ byAccount: _account, climbedAt, ...row }: q.ReportRow): PushedDuty =>
  ({ ...row, climbed: climbedAt !== null, late: row.state === 'waiting' && row.answerBy !== null && row.answerBy < today })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPushedDuties>['query']> }): Promise<Reply<typeof doors.listPushedDuties>> {
  const f = { ...reach(ctx), q: query.q ?? '' }
  const rows = await q.listReports(ctx.tx, { ...f, show: query.show ?? 'all', after: idCursor(query.after) })
  return { ...paged(rows, shown(f.today)), counts: await q.countReports(ctx.tx, f) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getPushedDuty>> {
  const { county, today } = reach(ctx)
  const row = await q.findReport(ctx.tx, county, params.id)
  if (!row) throw e.reportNotFound()
  return {
    report: shown(today)(row),
    request: row.requestId ? ((await q.requestBrief(ctx.tx, county, row.requestId)) ?? null) : null,
    steps: await stepsOf(ctx.tx, county, row.id),
    may: [
      ...(row.state === 'waiting' && can(ctx, 'admission.decide') ? (['answer'] as const) : []),
      ...(row.state === 'waiting' && can(ctx, 'admission.report') ? (['take_back'] as const) : []),
      ...(row.state === 'to_admit' && !row.requestId && can(ctx, 'admission.propose') ? (['request'] as const) : []),
    ],
  }
}

export const report = (need: AdmissionNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.reportPushedDuty>['body'] }): Promise<Reply<typeof doors.reportPushedDuty>> => {
  const { county, today, here, me, name } = reach(ctx)
  if (levelOf(here) !== 'community') throw e.placeWrong('body.title')
  if (body.sinceOn > today) throw e.daysWrong('不能晚于今天', 'body.sinceOn')
  const id = ctx.newId()
  const answerBy = workingDaysLater(county, today, await daysFor(ctx, 'answer'))
  await q.insertReport(ctx.tx, {
    county, id, region: here, title: body.title, department: body.department, task: body.task, sinceOn: body.sinceOn, evidence: body.evidence ?? '', answerBy, account: me, name, at: ctx.now,
  })
  await note(ctx, { id, region: here }, 'pushed_duty', 'reported', body.title)
  for (const holder of await holdersOf(ctx.tx, 'civil_affairs_officer', `${county}000000`, today)) {
    await need.notify(ctx, {
      county, region: here, accountId: holder.account_id, template: 'pushed_duty_reported', title: '社区反映任务摊派',
      body: `“${body.title}”由${body.department}要求社区办理，没有经过准入。请${answerBy ? `在${answerBy}前` : '尽快'}答复：收回，或者补办准入。`, link: `/desk/admission/reports/${id}`,
    })
  }
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.ReportRow> {
  const row = await q.lockReport(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.reportNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  if (row.state !== 'waiting') throw e.notNow(REPORT_STATES[row.state])
  return row
}

/** The county decides: the department takes it back, or it is admitted through a request. */
export const answer = (need: AdmissionNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.answerPushedDuty>['body'] }): Promise<{ version: number }> => {
  const { county } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  const words = (body.words ?? '').trim()
  if (words.length < 2) throw e.reasonNeeded('答复内容')
  let state: 'withdrawn' | 'to_admit' | 'admitted' = body.answer === 'withdraw' ? 'withdrawn' : 'to_admit'
  if (body.answer === 'admit' && body.requestId) {
    const request = await q.requestBrief(ctx.tx, county, body.requestId)
    if (!request || !['draft', 'submitted', 'admitted', 'agreed'].includes(request.state)) throw e.requestUnfit()
    if (request.state === 'admitted' || request.state === 'agreed') state = 'admitted'
  }
  await q.setReport(ctx.tx, county, row.id, { state, answer: words, at: ctx.now, requestId: body.answer === 'admit' ? (body.requestId ?? null) : null })
  await note(ctx, row, 'pushed_duty', state, words)
  await need.notify(ctx, {
    county, region: row.region, accountId: row.byAccount, template: 'pushed_duty_answered', title: '您反映的任务有了答复', body: `“${row.title}”：${REPORT_STATES[state]}。${words}`,
    link: `/desk/admission/reports/${row.id}`,
  })
  return { version: row.version + 1 }
}

export async function takeBack(ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string; version: number } }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  await q.setReport(ctx.tx, reach(ctx).county, row.id, { state: 'taken_back', answer: '', at: null, requestId: null })
  await note(ctx, row, 'pushed_duty', 'taken_back', body.words)
  return { version: row.version + 1 }
}
