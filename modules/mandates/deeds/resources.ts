import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/resources.ts'
import { RESOURCE_STATES, type Resource } from '../contract/resources.ts'
import * as e from '../errors.ts'
import * as q from '../queries/resources.ts'
import { dayCursor, note, paged, reach, refuseElsewhere, refuseLevel, without, type Ctx } from './shared.ts'

const shown = (row: q.ResourceRow): Resource => ({ ...without(row, 'byAccount'), regionName: row.regionName ?? row.region })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listResources>['query']> }): Promise<Reply<typeof doors.listResources>> {
  const f = {
    ...reach(ctx, query.region), kind: query.kind ?? '', state: query.state ?? '', q: query.q ?? '',
    from: query.year ? `${query.year}-01-01` : '1990-01-01', to: query.year ? `${query.year}-12-31` : '2200-12-31',
  }
  const rows = await q.listResources(ctx.tx, { ...f, after: dayCursor(query.after, '9999-12-31') })
  return { ...paged(rows, shown, (row) => `${row.givenOn}|${row.id}`), years: await q.yearsOf(ctx.tx, f) }
}

export async function pass(ctx: Ctx, { body }: { body: Input<typeof doors.passResource>['body'] }): Promise<Reply<typeof doors.passResource>> {
  const { county, today, me, name } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  refuseLevel(body.region, ['community'], '请选择社区（嘎查）')
  if (body.kind === 'money' && !body.amountFen) throw e.amountMissing('amountFen', '金额')
  if (body.kind !== 'money' && !body.quantity) throw e.amountMissing('quantity', body.kind === 'people' ? '人数' : '数量')
  if (body.givenOn > today) throw e.daysWrong('下沉日期不能晚于今天')
  const id = ctx.newId()
  await q.insertResource(ctx.tx, {
    ...body, quantity: body.kind === 'money' ? 0 : body.quantity!, unit: body.kind === 'people' ? '人' : (body.unit ?? ''), amountFen: body.amountFen ?? 0, basis: body.basis ?? '',
    county, id, account: me, name,
  })
  await note(ctx, { id, region: body.region }, 'resource', 'passed', body.what)
  return { id }
}

export async function confirm(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.confirmResource>['body'] }): Promise<{ version: number }> {
  const { county, today, me, name } = reach(ctx)
  const row = await q.lockResource(ctx.tx, county, params.id)
  if (!row) throw e.resourceNotFound()
  if (row.byAccount === me) throw e.sameHands()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.state === 'received') throw e.notNow(RESOURCE_STATES.received)
  if (!body.came && (body.note ?? '').length < 2) throw e.reasonNeeded('缺了什么')
  if (body.on < row.givenOn || body.on > today) throw e.daysWrong('应在下沉那天以后、今天以前')
  const state = body.came ? 'received' : 'not_come'
  await q.setReceived(ctx.tx, county, row.id, state, body.on, name)
  await note(ctx, row, 'resource', state, body.note ?? '')
  return { version: row.version + 1 }
}
