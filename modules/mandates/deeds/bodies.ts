import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/bodies.ts'
import { BODY_KINDS, type LeadingBody } from '../contract/bodies.ts'
import * as e from '../errors.ts'
import * as q from '../queries/bodies.ts'
import { stepsOf } from '../queries/steps.ts'
import { placesUp } from '../rules.ts'
import { isMine, note, reach, refuseElsewhere, refuseLevel, type Ctx } from './shared.ts'

const shown = (ctx: Ctx) => (row: q.BodyRow): LeadingBody => ({ ...row, regionName: row.regionName ?? row.region, mine: isMine(ctx, row.region) })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listLeadingBodies>['query']> }): Promise<Reply<typeof doors.listLeadingBodies>> {
  const at = reach(ctx)
  return { items: (await q.listBodies(ctx.tx, { ...at, up: placesUp(at.here), level: query.level ?? '' })).map(shown(ctx)) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getLeadingBody>> {
  const { county } = reach(ctx)
  const row = await q.findBody(ctx.tx, county, params.id)
  if (!row) throw e.bodyNotFound()
  return { body: shown(ctx)(row), members: await q.membersOf(ctx.tx, county, row.id), steps: isMine(ctx, row.region) ? await stepsOf(ctx.tx, county, [row.id]) : [] }
}

export async function create(ctx: Ctx, { body }: { body: Input<typeof doors.createLeadingBody>['body'] }): Promise<Reply<typeof doors.createLeadingBody>> {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  // The league's body is kept at the county that reads it.
  refuseLevel(body.region, [body.level === 'prefecture' ? 'county' : body.level], '请选择与层级相同的地点，盟市的登记在旗县区')
  const id = ctx.newId()
  if (!(await q.insertBody(ctx.tx, { ...body, duties: body.duties ?? '', county, id }))) throw e.bodyExists(BODY_KINDS[body.kind])
  await note(ctx, { id, region: body.region }, 'body', 'created', body.basis)
  return { id }
}

async function hold(ctx: Ctx, id: string): Promise<q.BodyRow> {
  const { county } = reach(ctx)
  const seen = await q.findBody(ctx.tx, county, id)
  if (!seen || seen.endedOn) throw e.bodyNotFound()
  refuseElsewhere(ctx, seen.region)
  return (await q.lockBody(ctx.tx, county, id))!
}

export async function end(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.endLeadingBody>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id)
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (body.on < row.validFrom) throw e.daysWrong('撤销不能早于成立')
  await q.endBody(ctx.tx, reach(ctx).county, row.id, body.on)
  await note(ctx, row, 'body', 'ended', body.reason, { on: body.on })
  return { version: row.version + 1 }
}

export async function addMember(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.addBodyMember>['body'] }): Promise<Reply<typeof doors.addBodyMember>> {
  const row = await hold(ctx, params.id)
  if (body.validFrom < row.validFrom) throw e.daysWrong('加入不能早于机构成立')
  const id = ctx.newId()
  const made = await q.insertMember(ctx.tx, { ...body, member: body.member ?? '', county: reach(ctx).county, id, region: row.region, bodyId: row.id })
  if (!made) throw e.memberExists()
  await note(ctx, row, 'body', 'member_joined', body.department, { member: id })
  return { id }
}

export async function endMember(ctx: Ctx, { params, body }: { params: { id: string; member: string }; body: Input<typeof doors.endBodyMember>['body'] }): Promise<{ done: boolean }> {
  const row = await hold(ctx, params.id)
  const left = await q.endMember(ctx.tx, reach(ctx).county, row.id, params.member, body.on)
  if (!left) throw e.daysWrong('退出不能早于加入，或者已经退出')
  await note(ctx, row, 'body', 'member_left', `${left.department}：${body.reason}`, { member: params.member })
  return { done: true }
}
