import { yearOf } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { countyOf, padded } from '../../regions/index.ts'
import type * as doors from '../contract/meetings.ts'
import { ISSUE_STATES, type PlanDecision, type PlanIssue, type PlanMeeting } from '../contract/meetings.ts'
import * as e from '../errors.ts'
import { mayFollow } from '../policy.ts'
import * as q from '../queries/meetings.ts'
import { stepsOf } from '../queries/steps.ts'
import { dayCursor, idCursor, isMine, note, ownerOf, paged, reach, refuseElsewhere, refuseLevel, type Ctx } from './shared.ts'

const STATES = { called: '已通知', minuted: '已有纪要', cancelled: '已取消' }
const shown = ({ county: _county, ...row }: q.MeetingRow): PlanMeeting => ({ ...row, regionName: row.regionName ?? row.region })
const task = (me: string, today: string) => ({ county: _county, ownerAccount, ...row }: q.DecisionRow): PlanDecision =>
  ({ ...row, regionName: row.regionName ?? row.region, mine: ownerAccount === me, overdue: row.state === 'open' && row.dueOn < today })

async function withDecisions(ctx: Ctx, rows: readonly q.IssueRow[]): Promise<PlanIssue[]> {
  const { today } = reach(ctx)
  const found = rows.length ? await q.decisionsOn(ctx.tx, rows.map((row) => row.id)) : []
  return rows.map(({ county: _county, ...row }) => ({
    ...row, regionName: row.regionName ?? row.region,
    decisions: found.filter((one) => one.issueId === row.id).map(({ what, owner, dueOn, state }) => ({ what, owner, dueOn, state, overdue: state === 'open' && dueOn < today })),
  }))
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPlanMeetings>['query']> }): Promise<Reply<typeof doors.listPlanMeetings>> {
  const { today, here, lo, hi } = reach(ctx)
  const rows = await q.listMeetings(ctx.tx, { lo, hi, q: query.q ?? '', today, after: dayCursor(query.after, '9999-12-31') })
  const year = yearOf(today)
  return { ...paged(rows, shown, (row) => `${row.heldOn}|${row.id}`), year, held: await q.heldIn(ctx.tx, [here, padded(countyOf(here))], year) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getPlanMeeting>> {
  const { today, me } = reach(ctx)
  const row = await q.findMeeting(ctx.tx, params.id, today)
  if (!row) throw e.meetingNotFound()
  const rows = await q.decisionsOf(ctx.tx, row.id)
  const steps = await stepsOf(ctx.tx, rows.map((one) => one.id))
  return {
    meeting: shown(row), issues: await withDecisions(ctx, await q.issuesOf(ctx.tx, row.id)),
    decisions: rows.map((one) => ({ ...task(me, today)(one), steps: steps.filter((step) => step.aboutId === one.id) })),
    mayWrite: isMine(ctx, row.region) && ctx.caller!.abilities.has('plans.meet'),
  }
}

export async function call(ctx: Ctx, { body }: { body: Input<typeof doors.callPlanMeeting>['body'] }): Promise<{ id: string }> {
  const { me, name } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  refuseLevel(body.region, ['county', 'prefecture', 'province'], '部门联席会议由旗县区以上召开，请选择旗县区或盟市')
  const asked = [...new Set(body.issues ?? [])]
  const issues = asked.length ? await q.lockIssues(ctx.tx, asked) : []
  if (issues.length !== asked.length) throw e.issueNotFound()
  const taken = issues.find((one) => one.state !== 'raised')
  if (taken) throw e.notNow(ISSUE_STATES[taken.state])
  const id = ctx.newId()
  await q.insertMeeting(ctx.tx, { ...body, venue: body.venue ?? '', county: countyOf(body.region), id, account: me, name })
  for (const one of issues) {
    await q.setIssue(ctx.tx, one.county, one.id, { state: 'on_agenda', meetingId: id, answer: '' })
    await note(ctx, one, 'plan_issue', 'on_agenda', body.title)
  }
  await note(ctx, { id, region: body.region }, 'plan_meeting', 'called', body.title)
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number) {
  const seen = await q.findMeeting(ctx.tx, id, reach(ctx).today)
  if (!seen) throw e.meetingNotFound()
  refuseElsewhere(ctx, seen.region)
  const row = await q.lockMeeting(ctx.tx, id)
  if (!row) throw e.meetingNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  if (row.state !== 'called') throw e.notNow(STATES[row.state])
  return row
}

/** Minutes: decisions become tasks; every issue on the agenda has a decision or an answer, so that no community is left without one. */
export async function minute(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.minutePlanMeeting>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  if (row.heldOn > reach(ctx).today) throw e.tooEarly(row.heldOn)
  const [decisions, answers] = [body.decisions ?? [], body.answers ?? []]
  if (decisions.some((one) => one.dueOn < row.heldOn)) throw e.daysWrong('完成期限不能早于开会那天')
  const issues = await q.issuesOf(ctx.tx, row.id)
  const named = [...decisions.flatMap((one) => one.issueId ?? []), ...answers.map((one) => one.issueId)]
  if (named.some((id) => !issues.some((one) => one.id === id))) throw e.issueNotFound()
  const open = issues.filter((one) => !named.includes(one.id))
  if (open.length) throw e.issuesOpen(open.map((one) => `${one.regionName ?? one.region}“${one.what.slice(0, 20)}”`).join('、'))
  await q.setMeeting(ctx.tx, row.county, row.id, 'minuted', body.minutes)
  for (const one of decisions) {
    const id = ctx.newId()
    const owner = await ownerOf(ctx, row.region, one.owner, one.ownerAccount ?? null)
    await q.insertDecision(ctx.tx, { ...one, ...owner, issueId: one.issueId ?? null, county: row.county, id, region: row.region, meetingId: row.id })
    await note(ctx, { id, region: row.region }, 'plan_decision', 'decided', one.what)
  }
  for (const one of issues) {
    const answer = answers.find((each) => each.issueId === one.id)?.answer ?? ''
    const decided = decisions.some((each) => each.issueId === one.id)
    await q.setIssue(ctx.tx, one.county, one.id, { state: decided ? 'decided' : 'answered', meetingId: row.id, answer })
    await note(ctx, one, 'plan_issue', decided ? 'decided' : 'answered', answer)
  }
  await note(ctx, row, 'plan_meeting', 'minuted')
  return { version: row.version + 1 }
}

export async function cancel(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.cancelPlanMeeting>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  await q.setMeeting(ctx.tx, row.county, row.id, 'cancelled', '')
  for (const one of await q.issuesOf(ctx.tx, row.id)) {
    await q.setIssue(ctx.tx, one.county, one.id, { state: 'raised', meetingId: null, answer: '' })
    await note(ctx, one, 'plan_issue', 'waits_again', body.reason)
  }
  await note(ctx, row, 'plan_meeting', 'cancelled', body.reason)
  return { version: row.version + 1 }
}

export async function decisions(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPlanDecisions>['query']> }): Promise<Reply<typeof doors.listPlanDecisions>> {
  const at = reach(ctx)
  const rows = await q.listDecisions(ctx.tx, { ...at, show: query.show ?? 'open', after: dayCursor(query.after, '0001-01-01') })
  return { ...paged(rows, task(at.me, at.today), (row) => `${row.dueOn}|${row.id}`), counts: await q.countDecisions(ctx.tx, at) }
}

export async function follow(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.followPlanDecision>['body'] }): Promise<{ version: number }> {
  const { today, me } = reach(ctx)
  const seen = await q.findDecision(ctx.tx, params.id)
  if (!seen) throw e.decisionNotFound()
  if (!mayFollow(ctx.caller!.abilities, seen.ownerAccount === me, isMine(ctx, seen.region), body.step)) throw e.notYours()
  const row = await q.lockDecision(ctx.tx, params.id)
  if (!row) throw e.decisionNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.state !== 'open') throw e.notNow(row.state === 'done' ? '已完成' : '不再办理')
  const done = body.step === 'done'
  await q.setDecision(ctx.tx, row.county, row.id, { state: body.step === 'progress' ? 'open' : body.step, doneOn: done ? today : null, proof: done ? body.note : '' })
  await note(ctx, row, 'plan_decision', body.step, body.note)
  return { version: row.version + 1 }
}

export async function issues(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPlanIssues>['query']> }): Promise<Reply<typeof doors.listPlanIssues>> {
  const at = reach(ctx)
  const rows = await q.listIssues(ctx.tx, { ...at, show: query.show ?? 'open', kind: query.kind ?? '', q: query.q ?? '', after: idCursor(query.after) })
  const { items, next } = paged(rows, (row) => row, (row) => row.id)
  return { items: await withDecisions(ctx, items), next, counts: await q.countIssues(ctx.tx, at) }
}

export async function raise(ctx: Ctx, { body }: { body: Input<typeof doors.raisePlanIssue>['body'] }): Promise<{ id: string }> {
  const { me, name, today } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  refuseLevel(body.region, ['community', 'township'], '难题由社区（嘎查）或街道（苏木镇）提出')
  const id = ctx.newId()
  await q.insertIssue(ctx.tx, { county: countyOf(body.region), id, region: body.region, kind: body.kind, what: body.what, wish: body.wish ?? '', on: today, me, name })
  await note(ctx, { id, region: body.region }, 'plan_issue', 'raised')
  return { id }
}
