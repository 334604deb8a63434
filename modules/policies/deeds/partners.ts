import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/partners.ts'
import type { Partner } from '../contract/partners.ts'
import * as e from '../errors.ts'
import * as q from '../queries/partners.ts'
import { can, idCursor, note, ofCounty, paged, reach, type Ctx } from './shared.ts'

const shown = (programmes: readonly q.ProgrammeRow[]) => ({ county: _county, region: _region, ...row }: q.PartnerRow): Partner =>
  ({ ...row, programmes: programmes.filter((one) => one.partnerId === row.id).map(({ partnerId: _id, region: _where, ...one }) => one) })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPartners>['query']> }): Promise<Reply<typeof doors.listPartners>> {
  const at = reach(ctx)
  const f = { lo: at.lo, hi: at.hi, q: query.q ?? '', kind: query.kind ?? '' }
  const counts = await q.countPartners(ctx.tx, f)
  const rows = await q.listPartners(ctx.tx, { ...f, show: query.show ?? 'running', after: idCursor(query.after) })
  return { ...paged(rows, shown(await q.programmesOf(ctx.tx, rows.map((row) => row.id)))), counts, mayKeep: can(ctx, 'policies.keep') }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getPartner>> {
  const row = await q.findPartner(ctx.tx, reach(ctx), params.id)
  if (!row) throw e.partnerNotFound()
  return { partner: shown(await q.programmesOf(ctx.tx, [row.id]))(row), mayKeep: can(ctx, 'policies.keep') }
}

export async function create(ctx: Ctx, { body }: { body: Input<typeof doors.createPartner>['body'] }): Promise<{ id: string }> {
  const { county, me, name } = reach(ctx)
  const [id, region] = [ctx.newId(), ofCounty(county)]
  await q.insertPartner(ctx.tx, { county, id, region, name: body.name, place: body.place, kind: body.kind, contact: body.contact ?? '', fromOn: body.fromOn, account: me, byName: name, at: ctx.now })
  await note(ctx, { id, region, county }, 'partnership.created', body.name)
  return { id }
}

async function hold(ctx: Ctx, id: string): Promise<q.PartnerRow> {
  const row = await q.lockPartner(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.partnerNotFound()
  if (row.endedOn) throw e.notNow('已结束')
  return row
}

export async function end(ctx: Ctx, { params, body }: { params: { id: string }; body: { on: string; words: string; version: number } }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id)
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (body.on < row.fromOn || body.on > reach(ctx).today) throw e.daysWrong('应在开始以后、今天以前', 'on')
  await q.endPartner(ctx.tx, row.county, row.id, body.on)
  await note(ctx, row, 'partnership.ended', body.words)
  return { version: row.version + 1 }
}

export async function addProgramme(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.addProgramme>['body'] }): Promise<{ id: string }> {
  const { me, name } = reach(ctx)
  const row = await hold(ctx, params.id)
  if (body.untilOn && body.untilOn < body.fromOn) throw e.daysWrong('结束日期不能早于开始日期', 'untilOn')
  const id = ctx.newId()
  await q.insertProgramme(ctx.tx, { county: row.county, id, region: row.region, partnerId: row.id, title: body.title, fromOn: body.fromOn, untilOn: body.untilOn ?? null, content: body.content, account: me, name, at: ctx.now })
  await note(ctx, row, 'partnership.programme', body.title)
  return { id }
}

export async function writeResult(ctx: Ctx, { params, body }: { params: { id: string }; body: { result: string; on: string; version: number } }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await q.lockProgramme(ctx.tx, county, params.id)
  if (!row) throw e.partnerNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (body.on < row.fromOn || body.on > today) throw e.daysWrong('应在项目开始以后、今天以前', 'on')
  await q.setResult(ctx.tx, county, row.id, body.result, body.on)
  await note(ctx, { id: row.partnerId, region: row.region, county }, 'partnership.result', body.result, { programme: row.id, before: row.result })
  return { version: row.version + 1 }
}
