import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { mattersOn } from '../../matters/index.ts'
import { inScope } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { ORDER_STATES, type Order, type Partner } from '../contract.ts'
import * as e from '../errors.ts'
import type { Ctx, OrderNeeds } from '../needs.ts'
import * as q from '../queries/orders.ts'
import { mayReturn } from '../rules/orders.ts'
import { servicesOf } from './client.ts'
import { keyContext, KEY_PURPOSE, newKey, theirKeyContext } from './partner.ts'

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
function reach(ctx: Ctx) {
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const actor = actorOf(ctx)
  return { county: actor.county, name: actor.name, ...own }
}
const shownPartner = ({ theirKey, key: _k, county: _c, regionName, ...row }: q.PartnerRow): Partner => ({ ...row, regionName: regionName ?? row.region, hasTheirKey: theirKey !== null })
const shown = (now: Date) => ({ regionName, digest: _d, ...row }: q.OrderRow): Order =>
  ({ ...row, regionName: regionName ?? row.region, mayReturn: row.direction === 'in' && row.state === 'received' && mayReturn(new Date(row.at), now) })
const note = async (ctx: Ctx, row: { id: string; region: string }, step: string, words = '') => {
  const { county, name } = reach(ctx)
  await q.recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, orderId: row.id, step, note: words, name, at: ctx.now })
  await ctx.audit(`order.${step}`, { region: row.region, because: words.slice(0, 200) || undefined, detail: { order: row.id } })
}

export const partners = async (ctx: Ctx): Promise<Reply<typeof doors.listPartners>> => ({ items: (await q.listPartners(ctx.tx, reach(ctx).county)).map(shownPartner) })

type Words = Omit<Input<typeof doors.addPartner>['body'], 'region' | 'clientId'>
async function checked(ctx: Ctx, body: Words) {
  const words = {
    name: body.name, kind: body.kind, protocol: body.protocol, direction: body.direction, baseUrl: (body.baseUrl ?? '').replace(/\/+$/, ''), jurisdiction: body.jurisdiction ?? '', kinds: body.kinds ?? [], states: body.states ?? {},
    personal: body.personal ?? 'none', agreement: body.agreement ?? '', active: body.active ?? true,
  }
  if (words.personal !== 'none' && !words.agreement) throw e.agreementMissing()
  if (words.direction !== 'in' && !words.baseUrl) throw e.addressMissing()
  if (words.kinds.length) {
    const known = new Set((await mattersOn(ctx.tx, shanghaiDate(ctx.now))).map((one) => one.code))
    const wrong = words.kinds.find((one) => !known.has(one.matter))
    if (wrong) throw e.matterUnknown(wrong.matter)
  }
  return words
}
const sealedTheirs = (ctx: Ctx, id: string, key: string | undefined) => (key ? ctx.services.sealer.seal(key, theirKeyContext(id)) : null)

export async function addPartner(ctx: Ctx, { body }: { body: Input<typeof doors.addPartner>['body'] }): Promise<Reply<typeof doors.addPartner>> {
  const { county } = reach(ctx)
  if (!(ctx.tx.scope.as === 'staff' && inScope(body.region, ctx.tx.scope))) throw e.placeNotYours()
  const words = await checked(ctx, body)
  const [id, key] = [ctx.newId(), newKey()]
  await q.insertPartner(ctx.tx, {
    ...words, county, id, region: body.region, key: ctx.services.sealer.seal(key, keyContext(id)), index: ctx.services.sealer.blindIndex(key, KEY_PURPOSE), hint: key.slice(-4), theirKey: sealedTheirs(ctx, id, body.theirKey),
  })
  await ctx.audit('partner.added', { region: body.region, because: words.agreement || undefined, detail: { partner: id, personal: words.personal } })
  return { id, key }
}

async function holdPartner(ctx: Ctx, id: string, version: number) {
  const row = await q.lockPartner(ctx.tx, reach(ctx).county, id)
  if (!row || !(ctx.tx.scope.as === 'staff' && inScope(row.region, ctx.tx.scope))) throw e.partnerNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export async function updatePartner(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updatePartner>['body'] }): Promise<{ version: number }> {
  const row = await holdPartner(ctx, params.id, body.version)
  const words = await checked(ctx, body)
  await q.updatePartner(ctx.tx, reach(ctx).county, row.id, { ...words, theirKey: sealedTheirs(ctx, row.id, body.theirKey) })
  await ctx.audit('partner.changed', { region: row.region, because: words.agreement || undefined, detail: { partner: row.id, personal: words.personal, active: words.active } })
  return { version: row.version + 1 }
}

export async function renewKey(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.renewPartnerKey>['body'] }): Promise<Reply<typeof doors.renewPartnerKey>> {
  const row = await holdPartner(ctx, params.id, body.version)
  const key = newKey()
  await q.setKey(ctx.tx, reach(ctx).county, row.id, ctx.services.sealer.seal(key, keyContext(row.id)), ctx.services.sealer.blindIndex(key, KEY_PURPOSE), key.slice(-4))
  await ctx.audit('partner.key_renewed', { region: row.region, detail: { partner: row.id } })
  return { key, version: row.version + 1 }
}

export const services = (need: OrderNeeds) => async (ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.pullServices>> => {
  const partner = await q.findPartner(ctx.tx, reach(ctx).county, params.id)
  if (!partner) throw e.partnerNotFound()
  if (partner.protocol !== 'open311' || !partner.baseUrl) throw e.notOpen311()
  const found = await servicesOf(need.send, partner)
  if (typeof found === 'string') throw e.partnerAway(found)
  return { items: found }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listOrders>['query']> }): Promise<Reply<typeof doors.listOrders>> {
  if (query.after && !/^[0-9a-f-]{36}$/.test(query.after)) throw e.pageUnknown()
  const at = reach(ctx)
  const rows = await q.listOrders(ctx.tx, { ...at, show: query.caseId ? 'all' : query.show ?? 'in', state: query.state ?? '', caseId: query.caseId ?? null, q: query.q ?? '', after: query.after || LAST_ID })
  const page = rows.slice(0, 50)
  return { items: page.map(shown(ctx.now)), next: rows.length > 50 ? page.at(-1)!.id : null, counts: await q.countStuck(ctx.tx, at) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getOrder>> {
  const { county } = reach(ctx)
  const row = await q.findOrder(ctx.tx, county, params.id)
  if (!row) throw e.orderNotFound()
  return { order: shown(ctx.now)(row), steps: await q.stepsOf(ctx.tx, county, row.id), messages: await q.messagesOf(ctx.tx, county, row.id) }
}

/** Back to the partner: the case ends as declined with the reason, and the partner is told. */
export const giveBack = (need: OrderNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.returnOrder>['body'] }): Promise<{ version: number }> => {
  const { county } = reach(ctx)
  await q.lockOrder(ctx.tx, county, params.id)
  const row = await q.findOrder(ctx.tx, county, params.id)
  if (!row || row.direction !== 'in') throw e.orderNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.state !== 'received') throw e.notNow(ORDER_STATES[row.state])
  if (!mayReturn(new Date(row.at), ctx.now)) throw e.returnTooLate()
  // Set first, so that the case's own end is not reported as another event.
  await q.setOrder(ctx.tx, county, row.id, { state: 'returned', note: body.reason })
  await need.cases.carry(ctx, county, row.caseId, { what: 'decline', reason: `不归本单位办理，已退回派单单位：${body.reason}` })
  await note(ctx, row, 'returned', body.reason)
  const partner = (await q.findPartner(ctx.tx, county, row.partnerId))!
  if (partner.baseUrl && partner.protocol === 'json') {
    await q.queue(ctx.tx, { county, id: ctx.newId(), region: row.region, partnerId: partner.id, orderId: row.id, event: 'returned', payload: { event: 'returned', number: row.theirNumber, caseNumber: row.caseNumber, reason: body.reason, at: ctx.now.toISOString() }, at: ctx.now })
  }
  return { version: (await q.findOrder(ctx.tx, county, row.id))!.version }
}

/** Only what somebody has written here goes out; name and phone only by agreement. */
export async function send(ctx: Ctx, { body }: { body: Input<typeof doors.sendOrder>['body'] }): Promise<Reply<typeof doors.sendOrder>> {
  const { county } = reach(ctx)
  const partner = await q.findPartner(ctx.tx, county, body.partnerId)
  if (!partner || !partner.active || partner.direction === 'in') throw e.partnerNotFound()
  const c = await q.findCase(ctx.tx, county, body.caseId)
  if (!c) throw e.caseNotFound()
  if (!['submitted', 'accepted', 'suspended'].includes(c.state)) throw e.notNow('办件已经结束')
  if ((body.name || body.phone) && partner.personal === 'none') throw e.noPersonalData()
  const id = ctx.newId()
  const made = await q.insertOrder(ctx.tx, { county, id, region: c.region, partnerId: partner.id, direction: 'out', theirNumber: '', digest: '', caseId: c.id, caseNumber: c.number, title: body.title, state: 'waiting', at: ctx.now })
  if (!made) throw e.sentAlready(partner.name)
  await q.queue(ctx.tx, {
    county, id: ctx.newId(), region: c.region, partnerId: partner.id, orderId: id, event: 'order', at: ctx.now,
    payload: {
      event: 'order', orderId: id, caseNumber: c.number, kind: body.theirKind ?? '', title: body.title, content: body.content, place: body.place ?? '', ...(body.lon !== undefined && body.lat !== undefined ? { lon: body.lon, lat: body.lat } : {}),
      at: ctx.now.toISOString(), ...(Object.keys(body.attributes ?? {}).length ? { attributes: body.attributes } : {}), ...(body.name || body.phone ? { caller: { name: body.name ?? '', phone: body.phone ?? '' } } : {}),
    },
  })
  await note(ctx, { id, region: c.region }, 'sent_out', partner.name)
  return { id }
}

export async function resend(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.resendMessage>> {
  const { county } = reach(ctx)
  const row = await q.findOrder(ctx.tx, county, params.id)
  if (!row) throw e.orderNotFound()
  const again = await q.startAgain(ctx.tx, county, row.id, ctx.now)
  if (again) await note(ctx, row, 'resent')
  return { again }
}
