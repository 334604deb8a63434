import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { holdersOf } from '../../accounts/index.ts'
import type * as doors from '../contract.ts'
import type { Briefing } from '../contract.ts'
import * as e from '../errors.ts'
import type { LiaisonNeeds } from '../needs.ts'
import * as q from '../queries/briefings.ts'
import { reportsByIds } from '../queries/units.ts'
import { acrossCounty, idCursor, isMine, may, note, paged, reach, refuseElsewhere, seen, type Ctx } from './shared.ts'

/** Posts of a unit's place that are told of a new issue. */
const READERS = ['station_head', 'community_worker', 'street_officer', 'civil_affairs_officer'] as const

const shown = ({ reached: _r, ...row }: q.BriefingRow): Briefing => row

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listBriefings>['query']> }): Promise<Reply<typeof doors.listBriefings>> {
  const at = reach(ctx)
  const rows = await acrossCounty(ctx, () => q.listBriefings(ctx.tx, { ...at, own: query.show === 'own', after: idCursor(query.after) }))
  return paged(rows, shown, (row) => row.id)
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getBriefing>> {
  const at = reach(ctx)
  const row = await acrossCounty(ctx, () => q.findBriefing(ctx.tx, at, params.id))
  const mine = row !== undefined && isMine(ctx, row.region)
  if (!row || !(mine || (row.state === 'sent' && row.reached))) throw e.briefingNotFound()
  const keeps = mine && may(ctx, 'liaison.keep')
  return { briefing: shown(row), receivers: (await q.receiversOf(ctx.tx, at, row.id)).map((one) => ({ ...one, regionName: one.regionName ?? '' })), mayEdit: keeps && row.state === 'draft', mayRead: may(ctx, 'liaison.file') && row.readHere === false }
}

export async function create(ctx: Ctx, { body }: { body: Input<typeof doors.createBriefing>['body'] }): Promise<Reply<typeof doors.createBriefing>> {
  const { county, name } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const reports = body.reportIds?.length ? await reportsByIds(ctx.tx, county, body.reportIds) : []
  if (reports.length !== new Set(body.reportIds ?? []).size) throw e.reportNotFound()
  const items = reports.map((one) => ({ title: one.title, text: [one.plan, one.policy, one.tasks, one.suggestions].filter(Boolean).join('\n').slice(0, 3000), source: one.unitName, reportId: one.id }))
  const id = ctx.newId()
  const { n } = await q.nextNumber(ctx.tx, county, body.region)
  await q.insertBriefing(ctx.tx, { county, id, region: body.region, number: n, title: body.title, items, by: name })
  await note(ctx, { id, region: body.region }, 'briefing', 'begun', `第${n}期`)
  return { id }
}

export async function write(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.writeBriefing>['body'] }): Promise<{ version: number }> {
  const { county } = reach(ctx)
  const row = seen(await q.lockBriefing(ctx.tx, county, params.id), body.version, e.briefingNotFound)
  if (row.state === 'sent') throw e.sentAlready()
  await q.writeBriefing(ctx.tx, county, row.id, { title: body.title, items: body.items.map((one) => ({ ...one, source: one.source ?? '', reportId: one.reportId ?? null })) })
  await note(ctx, row, 'briefing', 'written', `${body.items.length}条`)
  return { version: row.version + 1 }
}

/** Each unit gets its own receipt; its people are told. */
export const send = (need: LiaisonNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.sendBriefing>['body'] }): Promise<Reply<typeof doors.sendBriefing>> => {
  const { county, today } = reach(ctx)
  const row = seen(await q.lockBriefing(ctx.tx, county, params.id), body.version, e.briefingNotFound)
  if (row.state === 'sent') throw e.sentAlready()
  if (row.items.length === 0) throw e.wordsNeeded('至少一条内容', 'items')
  const wanted = [...new Set(body.unitIds)]
  const units = await q.unitsByIds(ctx.tx, county, wanted)
  if (units.length !== wanted.length) throw e.unitNotFound()
  await q.setSent(ctx.tx, county, row.id, today)
  for (const unit of units) {
    await q.insertDelivery(ctx.tx, { county, id: ctx.newId(), region: unit.region, briefingId: row.id, unitId: unit.id, on: today })
    for (const kind of READERS) {
      for (const holder of await holdersOf(ctx.tx, kind, unit.region, today)) {
        await need.notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, {
          county, region: unit.region, accountId: holder.account_id, template: 'briefing_sent', title: `工作动态第${row.number}期`, body: `${row.title}。请阅读后确认。`, link: `/desk/liaison/briefings/${row.id}`,
        })
      }
    }
  }
  await note(ctx, row, 'briefing', 'sent', `${units.length}个单位`)
  return { version: row.version + 1, sent: units.length }
}

/** Marked by the people of the unit's own place; whoever looks from above marks nothing. */
export async function read(ctx: Ctx, { params }: { params: { id: string } }): Promise<{ units: number }> {
  const at = reach(ctx)
  const row = await acrossCounty(ctx, () => q.findBriefing(ctx.tx, at, params.id))
  if (!row || row.state !== 'sent' || row.readHere === null) throw e.briefingNotFound()
  const units = await q.setRead(ctx.tx, at, row.id, at.today, at.name)
  await ctx.audit('briefing.read', { region: at.here, detail: { briefing: row.id } })
  return { units }
}
