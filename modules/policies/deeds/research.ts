import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/research.ts'
import { TOPIC_STATES } from '../contract/research.ts'
import * as e from '../errors.ts'
import * as q from '../queries/research.ts'
import { can, idCursor, note, ofCounty, paged, reach, type Ctx } from './shared.ts'

export async function listTopics(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listResearchTopics>['query']> }): Promise<Reply<typeof doors.listResearchTopics>> {
  const at = reach(ctx)
  const f = { lo: at.lo, hi: at.hi, today: at.today, q: query.q ?? '' }
  const counts = await q.countTopics(ctx.tx, f)
  const rows = await q.listTopics(ctx.tx, { ...f, show: query.show ?? 'open', after: idCursor(query.after) })
  return { ...paged(rows, ({ county: _county, region: _region, ...row }) => ({ ...row, late: row.state === 'open' && row.dueOn < at.today })), counts, mayKeep: can(ctx, 'policies.research') }
}

export async function openTopic(ctx: Ctx, { body }: { body: Input<typeof doors.openResearchTopic>['body'] }): Promise<{ id: string }> {
  const { county, me, name } = reach(ctx)
  if (body.dueOn < body.fromOn) throw e.daysWrong('完成日期不能早于开始日期', 'dueOn')
  const [id, region] = [ctx.newId(), ofCounty(county)]
  await q.insertTopic(ctx.tx, { county, id, region, title: body.title, question: body.question, lead: body.lead, team: body.team, fromOn: body.fromOn, dueOn: body.dueOn, account: me, name, at: ctx.now })
  await note(ctx, { id, region, county }, 'research.topic_opened', body.title)
  return { id }
}

export async function closeTopic(ctx: Ctx, { params, body }: { params: { id: string }; body: { done: boolean; words: string; version: number } }): Promise<{ version: number }> {
  const { county } = reach(ctx)
  const row = await q.lockTopic(ctx.tx, county, params.id)
  if (!row) throw e.topicNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.state !== 'open') throw e.notNow(TOPIC_STATES[row.state])
  if (body.done && row.reports === 0) throw e.notNow('还没有报告入库')
  await q.endTopic(ctx.tx, county, row.id, body.done ? 'done' : 'dropped', body.words)
  await note(ctx, row, 'research.topic_closed', body.words)
  return { version: row.version + 1 }
}

export async function listReports(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listResearchReports>['query']> }): Promise<Reply<typeof doors.listResearchReports>> {
  const at = reach(ctx)
  const rows = await q.listReports(ctx.tx, { lo: at.lo, hi: at.hi, q: query.q ?? '', topicId: query.topicId ?? '', year: Number(query.year ?? 0), after: idCursor(query.after) })
  return { ...paged(rows, ({ county: _county, body: _body, byName: _by, ...row }) => row), mayKeep: can(ctx, 'policies.research') }
}

export async function openReport(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getResearchReport>> {
  const row = await q.findReport(ctx.tx, reach(ctx), params.id)
  if (!row) throw e.reportNotFound()
  const { county: _county, found: _found, ...report } = row
  return report
}

export async function fileReport(ctx: Ctx, { body }: { body: Input<typeof doors.fileResearchReport>['body'] }): Promise<{ id: string }> {
  const { county, today, me, name } = reach(ctx)
  if (body.on > today) throw e.daysWrong('应是今天或以前', 'on')
  if (body.topicId && !(await q.findTopic(ctx.tx, county, body.topicId))) throw e.topicNotFound()
  const [id, region] = [ctx.newId(), ofCounty(county)]
  await q.insertReport(ctx.tx, {
    county, id, region, topicId: body.topicId ?? null, title: body.title, authors: body.authors, on: body.on, summary: body.summary, body: body.body ?? '', keywords: [...new Set(body.keywords ?? [])], account: me, name, at: ctx.now,
  })
  await note(ctx, { id, region, county }, 'research.report_filed', body.title)
  return { id }
}
