import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { padded, wayUp } from '../../regions/index.ts'
import type * as doors from '../contract/offers.ts'
import * as e from '../errors.ts'
import * as q from '../queries/offers.ts'
import { idCursor, isMine, mattersToday, reach, type Ctx } from './shared.ts'

const shown = async (ctx: Ctx, rows: readonly q.OfferRow[]) => {
  const matters = await mattersToday(ctx)
  return rows.map((row) => ({ ...row, regionName: row.regionName ?? row.region, matterTitle: matters.get(row.matter)?.title ?? '' }))
}

/** Public: what is offered at a place and above it. */
export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listServiceOffers>['query']> }): Promise<Reply<typeof doors.listServiceOffers>> {
  const { county } = ctx.services.settings
  const today = shanghaiDate(ctx.now)
  const way = query.region ? await wayUp(ctx.tx, padded(query.region)) : []
  if (query.region && !way.length) throw e.placeUnknown()
  const places = query.region ? way.map(({ code }) => code) : null
  const rows = !query.need ? [] : places ? await q.offersAt(ctx.tx, { county, need: query.need, places, today }) : await q.offersEverywhere(ctx.tx, { county, need: query.need, today })
  return {
    regionName: way.find(({ level }) => level === 'community')?.name ?? way[0]?.name ?? '',
    counts: await q.countsByNeed(ctx.tx, { county, places, today }), items: await shown(ctx, rows),
  }
}

export async function kept(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listKeptOffers>['query']> }): Promise<Reply<typeof doors.listKeptOffers>> {
  const { county, lo, hi } = reach(ctx)
  const rows = await q.keptOffers(ctx.tx, { county, lo, hi, need: query.need ?? '', mode: query.mode ?? '', ended: query.state === 'ended', q: (query.q ?? '').replace(/[%_\\]/g, ''), after: idCursor(query.after) })
  const items = await shown(ctx, rows.slice(0, 50))
  const modes = await q.countModes(ctx.tx, { county, lo, hi })
  return { items, next: rows.length > 50 ? items.at(-1)!.id : null, modes: Object.fromEntries(modes.map(({ mode, n }) => [mode, n])) }
}

type Given = NonNullable<Input<typeof doors.changeOffer>['body']>
async function checked(ctx: Ctx, body: Omit<Given, 'version' | 'clientId'>): Promise<q.OfferWrite> {
  if (!isMine(ctx, body.region)) throw e.placeNotYours()
  if (body.matter && !(await mattersToday(ctx)).has(body.matter)) throw e.matterUnknown()
  if (body.mode === 'market' && (body.priceFen ?? null) === null && !body.priceNote) throw e.priceNeeded()
  const { region, need, mode, title, provider, askHow } = body
  return { region, need, mode, title, provider, askHow, whereAt: body.whereAt ?? '', priceFen: body.priceFen ?? null, priceNote: body.priceNote ?? '', matter: body.matter ?? '' }
}

export async function add(ctx: Ctx, { body }: { body: Input<typeof doors.addOffer>['body'] }): Promise<Reply<typeof doors.addOffer>> {
  const { county, name } = reach(ctx)
  const offer = await checked(ctx, body)
  const id = ctx.newId()
  await q.insertOffer(ctx.tx, { ...offer, county, id, fromOn: body.fromOn, byName: name, at: ctx.now })
  await ctx.audit('entitlements.offer_added', { region: body.region, detail: { offer: id, need: body.need, mode: body.mode } })
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number) {
  const { county } = reach(ctx)
  const row = await q.lockOffer(ctx.tx, county, id)
  if (!row || row.endedOn || !isMine(ctx, row.region)) throw e.offerNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return { row, county }
}

export async function change(ctx: Ctx, { params, body }: { params: { id: string }; body: Given }): Promise<{ version: number }> {
  const { row, county } = await hold(ctx, params.id, body.version)
  const offer = await checked(ctx, body)
  await q.updateOffer(ctx.tx, county, row.id, offer)
  await ctx.audit('entitlements.offer_changed', { region: body.region, detail: { offer: row.id } })
  return { version: row.version + 1 }
}

export async function end(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.endOffer>['body'] }): Promise<{ version: number }> {
  const { row, county } = await hold(ctx, params.id, body.version)
  await q.closeOffer(ctx.tx, county, row.id, shanghaiDate(ctx.now), body.reason)
  await ctx.audit('entitlements.offer_ended', { region: row.region, because: body.reason, detail: { offer: row.id } })
  return { version: row.version + 1 }
}
