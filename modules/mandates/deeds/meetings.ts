import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { postTitle } from '../../organisations/index.ts'
import type * as doors from '../contract/meetings.ts'
import type { Decision, JointMeeting } from '../contract/meetings.ts'
import * as e from '../errors.ts'
import { mayFollow } from '../policy.ts'
import * as q from '../queries/meetings.ts'
import { stepsOf } from '../queries/steps.ts'
import { placesUp } from '../rules.ts'
import { dayCursor, note, paged, reach, refuseElsewhere, refuseLevel, type Ctx } from './shared.ts'

const STATES = { called: '已通知', minuted: '已有纪要', cancelled: '已取消' }
const shown = (row: q.MeetingRow): JointMeeting => ({ ...row, regionName: row.regionName ?? row.region })
const task = (me: string, today: string) => ({ ownerAccount, ...row }: q.DecisionRow): Decision =>
  ({ ...row, regionName: row.regionName ?? row.region, mine: ownerAccount === me, overdue: row.state === 'open' && row.dueOn < today })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listMeetings>['query']> }): Promise<Reply<typeof doors.listMeetings>> {
  const rows = await q.listMeetings(ctx.tx, { ...reach(ctx), q: query.q ?? '', after: dayCursor(query.after, '9999-12-31') })
  return paged(rows, shown, (row) => `${row.heldOn}|${row.id}`)
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getMeeting>> {
  const { county, today, me } = reach(ctx)
  const row = await q.findMeeting(ctx.tx, county, params.id, today)
  if (!row) throw e.meetingNotFound()
  const rows = await q.decisionsOf(ctx.tx, county, row.id)
  const steps = await stepsOf(ctx.tx, county, rows.map((one) => one.id))
  return { meeting: shown(row), decisions: rows.map((one) => ({ ...task(me, today)(one), steps: steps.filter((step) => step.aboutId === one.id) })) }
}

export async function call(ctx: Ctx, { body }: { body: Input<typeof doors.callMeeting>['body'] }): Promise<Reply<typeof doors.callMeeting>> {
  const { county, me, name } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  refuseLevel(body.region, ['community', 'township'], '请选择社区（嘎查）或街道（苏木镇）')
  const id = ctx.newId()
  await q.insertMeeting(ctx.tx, { ...body, place: body.place ?? '', county, id, account: me, name })
  await note(ctx, { id, region: body.region }, 'meeting', 'called', body.title)
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number) {
  const row = await q.lockMeeting(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.meetingNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  if (row.state !== 'called') throw e.notNow(STATES[row.state])
  return row
}

export async function minute(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.minuteMeeting>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.heldOn > today) throw e.tooEarly(row.heldOn)
  const decisions = body.decisions ?? []
  if (decisions.some((one) => one.dueOn < row.heldOn)) throw e.daysWrong('完成期限不能早于开会那天')
  const holders = new Set((await q.holdersAt(ctx.tx, county, placesUp(row.region), today)).map((one) => one.id))
  if (decisions.some((one) => one.ownerAccount && !holders.has(one.ownerAccount))) throw e.ownerUnknown()
  await q.setMeeting(ctx.tx, county, row.id, 'minuted', body.minutes)
  for (const one of decisions) {
    const id = ctx.newId()
    await q.insertDecision(ctx.tx, { ...one, ownerAccount: one.ownerAccount ?? null, county, id, region: row.region, meetingId: row.id })
    await note(ctx, { id, region: row.region }, 'decision', 'decided', one.what)
  }
  await note(ctx, row, 'meeting', 'minuted')
  return { version: row.version + 1 }
}

export async function cancel(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.cancelMeeting>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  await q.setMeeting(ctx.tx, reach(ctx).county, row.id, 'cancelled', '')
  await note(ctx, row, 'meeting', 'cancelled', body.reason)
  return { version: row.version + 1 }
}

export async function owners(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.listOwners>> {
  const { county, today } = reach(ctx)
  const row = await q.findMeeting(ctx.tx, county, params.id, today)
  if (!row) throw e.meetingNotFound()
  const rows = await q.holdersAt(ctx.tx, county, placesUp(row.region), today)
  return { items: rows.map((one) => ({ id: one.id, name: one.name, post: `${one.regionName ?? ''}${postTitle(one.kind)}` })) }
}

export async function decisions(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listDecisions>['query']> }): Promise<Reply<typeof doors.listDecisions>> {
  const at = reach(ctx)
  const rows = await q.listDecisions(ctx.tx, { ...at, show: query.show ?? 'open', after: dayCursor(query.after, '0001-01-01') })
  return { ...paged(rows, task(at.me, at.today), (row) => `${row.dueOn}|${row.id}`), counts: await q.countDecisions(ctx.tx, at) }
}

export async function follow(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.followDecision>['body'] }): Promise<{ version: number }> {
  const { county, today, me } = reach(ctx)
  const row = await q.lockDecision(ctx.tx, county, params.id)
  if (!row) throw e.decisionNotFound()
  if (!mayFollow(ctx.caller!.abilities, row.ownerAccount === me, body.step)) throw e.notYours()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.state !== 'open') throw e.notNow(row.state === 'done' ? '已完成' : '不再办理')
  await q.setDecision(ctx.tx, county, row.id, body.step === 'progress' ? 'open' : body.step, body.step === 'done' ? today : null)
  await note(ctx, row, 'decision', body.step, body.note)
  return { version: row.version + 1 }
}
