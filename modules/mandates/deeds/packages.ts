import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/packages.ts'
import type { Package } from '../contract/packages.ts'
import * as e from '../errors.ts'
import { seesDrafts } from '../policy.ts'
import * as q from '../queries/packages.ts'
import { stepsOf } from '../queries/steps.ts'
import { missingParts, movesFor, PACKAGE_MOVES, PACKAGE_STATES, yearAfter } from '../rules.ts'
import { idCursor, note, paged, reach, refuseElsewhere, refuseLevel, without, type Ctx } from './shared.ts'

const shown = (today: string) => (row: q.PackageRow): Package =>
  ({ ...without(row, 'byAccount'), regionName: row.regionName ?? row.region, due: row.state === 'handed_over' && row.reviewOn !== null && row.reviewOn <= today })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPackages>['query']> }): Promise<Reply<typeof doors.listPackages>> {
  const f = { ...reach(ctx, query.region), drafts: seesDrafts(ctx.caller!.abilities), q: query.q ?? '' }
  const rows = await q.listPackages(ctx.tx, { ...f, show: query.show ?? 'all', after: idCursor(query.after) })
  return { ...paged(rows, shown(f.today), (row) => row.id), counts: await q.countPackages(ctx.tx, f) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getPackage>> {
  const { county, today, me } = reach(ctx)
  const { abilities } = ctx.caller!
  const row = await q.findPackage(ctx.tx, county, params.id)
  if (!row || (row.state === 'draft' && !seesDrafts(abilities))) throw e.packageNotFound()
  return {
    package: shown(today)(row), missing: missingParts(row).map((part) => part.word), steps: await stepsOf(ctx.tx, county, [row.id]),
    moves: movesFor(row.state, abilities, row.byAccount === me), mayEdit: abilities.has('mandates.propose') && ['draft', 'objected'].includes(row.state),
  }
}

const values = (body: Input<typeof doors.createPackage>['body']): q.PackageValues => ({
  kind: body.kind, title: body.title, department: body.department, task: body.task, authority: body.authority ?? '', basis: body.basis ?? '', posts: body.posts ?? 0,
  people: body.people ?? '', moneyFen: body.moneyFen ?? 0, money: body.money ?? '', fromOn: body.fromOn,
})

export async function create(ctx: Ctx, { body }: { body: Input<typeof doors.createPackage>['body'] }): Promise<Reply<typeof doors.createPackage>> {
  const { county, me, name } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  refuseLevel(body.region, ['township'], '请选择接受下放的街道（苏木镇）')
  const id = ctx.newId()
  await q.insertPackage(ctx.tx, { ...values(body), county, id, region: body.region, account: me, name, at: ctx.now })
  await note(ctx, { id, region: body.region }, 'package', 'created', body.title)
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.PackageRow> {
  const row = await q.lockPackage(ctx.tx, reach(ctx).county, id)
  if (!row || (row.state === 'draft' && !seesDrafts(ctx.caller!.abilities))) throw e.packageNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export async function update(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updatePackage>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft' && row.state !== 'objected') throw e.notNow(PACKAGE_STATES[row.state])
  const next = values({ ...body, region: row.region })
  // What was sent once stays whole.
  const missing = missingParts(next)
  if (row.state === 'objected' && missing.length) throw e.partsMissing(missing)
  await q.updatePackage(ctx.tx, reach(ctx).county, row.id, next)
  await note(ctx, row, 'package', 'changed', '', { authority: row.authority, posts: row.posts, people: row.people, moneyFen: row.moneyFen, money: row.money })
  return { version: row.version + 1 }
}

export async function move(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.movePackage>['body'] }): Promise<{ version: number }> {
  const { county, today, me } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  const rule = PACKAGE_MOVES[body.move]
  if (!ctx.caller!.abilities.has(rule.ability)) throw e.notYours()
  if (rule.otherHands && row.byAccount === me) throw e.sameHands()
  if (!rule.from.includes(row.state)) throw e.notNow(PACKAGE_STATES[row.state])
  if (rule.note && (body.note ?? '').length < 2) throw e.reasonNeeded(body.move === 'check' ? '复查结果' : '理由')
  const missing = missingParts(row)
  if (body.move === 'submit' && missing.length) throw e.partsMissing(missing)
  if (body.move === 'check' && row.reviewOn! > today) throw e.tooEarly(row.reviewOn!)
  const on = body.on ?? today
  if (on > today) throw e.daysWrong('不能晚于今天')
  const handed = body.move === 'hand_over'
  await q.setState(ctx.tx, county, row.id, rule.to, handed ? on : null, handed ? yearAfter(on) : null)
  await note(ctx, row, 'package', body.move, body.note ?? '', handed ? { on } : {})
  return { version: row.version + 1 }
}
