import { createHash } from 'node:crypto'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { inScope, scopeOf } from '../../regions/index.ts'
import { addressField, wordsField } from '../rules/georeport.ts'
import { matterFor, wordFor } from '../rules/orders.ts'
import { matterInForce } from '../../matters/index.ts'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type * as doors from '../contract.ts'
import * as e from '../errors.ts'
import type { Ctx, OrderNeeds } from '../needs.ts'
import * as q from '../queries/orders.ts'
import { bearerOf, partnerOf } from './partner.ts'

const digestOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex')

/** Writes an order of a partner as a case of its place. What stands in the agreement decides whether it carries a name. */
export async function takeIn(as: Ctx, need: OrderNeeds, partner: q.PartnerRow, o: {
  number: string; matterCode: string; form: Record<string, unknown>; title: string; place: string; region?: string | undefined; lon?: number | undefined; lat?: number | undefined; urgency?: 'ordinary' | 'serious' | 'urgent' | 'major' | undefined
  name: string; phone: string; digest: string; channel: 'H12345' | 'DEPT' | 'OTHER'
}) {
  if (o.region && !inScope(o.region, scopeOf(partner.region))) throw e.placeUnknown()
  const personal = partner.personal === 'name_phone'
  const receipt = await need.cases.submit(as, {
    matterCode: o.matterCode, channel: o.channel, region: o.region ?? partner.region, placeText: o.place, ...(o.lon !== undefined && o.lat !== undefined ? { lon: o.lon, lat: o.lat } : {}), ...(o.urgency ? { urgency: o.urgency } : {}),
    form: { ...o.form, ...(personal && o.name ? { name: o.name } : {}) }, ...(personal && /^[\d\-+ ()]{5,20}$/.test(o.phone) ? { contactPhone: o.phone } : {}), onBehalf: `${partner.name}转来，编号${o.number}`.slice(0, 100),
  })
  const id = as.newId()
  const region = o.region ?? partner.region
  await q.insertOrder(as.tx, { county: partner.county, id, region, partnerId: partner.id, direction: 'in', theirNumber: o.number, digest: o.digest, caseId: receipt.id, caseNumber: receipt.number, title: o.title, state: 'received', at: as.now })
  await q.recordStep(as.tx, { county: partner.county, id: as.newId(), region, orderId: id, step: 'received', note: '', name: partner.name, at: as.now })
  await as.audit('order.received', { region, detail: { order: id, case: receipt.id } })
  return { id, receipt }
}

const CHANNEL_OF = { hotline: 'H12345', city: 'DEPT', department: 'DEPT', other: 'OTHER' } as const

async function receiptOf(as: Ctx, partner: q.PartnerRow, row: q.OrderRow, repeated: boolean) {
  const c = await q.dueOf(as.tx, partner.county, row.caseId)
  return { number: row.theirNumber, caseNumber: row.caseNumber, state: row.state, stateName: wordFor(partner.states, row.state), dueOn: c?.dueOn ?? null, repeated }
}

export const receive = (need: OrderNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.receiveOrder>['body'] }): Promise<Reply<typeof doors.receiveOrder>> => {
  const { partner, as } = await partnerOf(ctx, bearerOf(ctx))
  if (partner.direction === 'out' || partner.protocol !== 'json') throw e.directionWrong()
  const digest = digestOf(body)
  await q.oneOfNumber(as.tx, partner.id, body.number)
  const before = await q.inboundByNumber(as.tx, partner.county, partner.id, body.number)
  if (before) {
    if (before.digest !== digest) throw e.numberTaken()
    return receiptOf(as, partner, before, true)
  }
  const mapping = matterFor(partner.kinds, body.kind)
  if (!mapping) throw e.kindUnknown(body.kind)
  const matter = await matterInForce(as.tx, mapping.matter, shanghaiDate(as.now))
  if (!matter) throw e.kindUnknown(body.kind)
  const [words, where] = [wordsField(matter.form), addressField(matter.form)]
  const { id } = await takeIn(as, need, partner, {
    number: body.number, matterCode: matter.code, title: body.title || body.content.slice(0, 60), place: body.place ?? '', region: body.region, lon: body.lon, lat: body.lat, urgency: body.urgency,
    form: { ...mapping.preset, ...body.form, ...(words ? { [words]: body.content } : {}), ...(where && body.place ? { [where]: body.place.slice(0, 100) } : {}) },
    name: body.caller?.name ?? '', phone: body.caller?.phone ?? '', digest, channel: CHANNEL_OF[partner.kind],
  })
  return receiptOf(as, partner, (await q.findOrder(as.tx, partner.county, id))!, false)
}

export async function state(ctx: Ctx, { params }: { params: { number: string } }): Promise<Reply<typeof doors.getInboundOrder>> {
  const { partner, as } = await partnerOf(ctx, bearerOf(ctx))
  const row = await q.inboundByNumber(as.tx, partner.county, partner.id, params.number)
  if (!row) throw e.orderNotFound()
  const steps = await q.stepsOf(as.tx, partner.county, row.id)
  return { ...(await receiptOf(as, partner, row, true)), reply: row.state === 'concluded' || row.state === 'declined' || row.state === 'returned' ? row.lastNote : '', events: steps.map(({ step, note, at }) => ({ event: step, note, at })) }
}

export async function callBack(ctx: Ctx, { params, body }: { params: { number: string }; body: Input<typeof doors.callBackOrder>['body'] }): Promise<Reply<typeof doors.callBackOrder>> {
  const { partner, as } = await partnerOf(ctx, bearerOf(ctx))
  const row = await q.inboundByNumber(as.tx, partner.county, partner.id, params.number)
  if (!row) throw e.orderNotFound()
  if (row.state !== 'concluded') throw e.notNow('还没有办结')
  const words = !body.contacted ? '没有联系上' : `${body.resolved ? '已解决' : body.resolved === false ? '未解决' : '未说是否解决'}，${body.satisfied ? '满意' : body.satisfied === false ? '不满意' : '未评价'}`
  const fresh = await q.recordStep(as.tx, { county: partner.county, id: as.newId(), region: row.region, orderId: row.id, step: 'called_back', note: `${words}${body.note ? `：${body.note}` : ''}`, message: body.messageId, name: partner.name, at: as.now })
  if (fresh) await q.setCallBack(as.tx, partner.county, row.id, words)
  return { recorded: fresh > 0 }
}

/** How far an order of ours is. What comes late does not bring back what has ended. */
export async function progress(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.reportProgress>['body'] }): Promise<Reply<typeof doors.reportProgress>> {
  const { partner, as } = await partnerOf(ctx, bearerOf(ctx))
  const row = await q.findOrder(as.tx, partner.county, params.id)
  if (!row || row.partnerId !== partner.id || row.direction !== 'out') throw e.orderNotFound()
  const fresh = await q.recordStep(as.tx, { county: partner.county, id: as.newId(), region: row.region, orderId: row.id, step: body.state, note: body.note ?? '', message: body.messageId, name: partner.name, at: as.now })
  if (!fresh) return { recorded: false }
  if (!['sent', 'accepted', 'progress', 'waiting'].includes(row.state)) throw e.notNow('已经结束')
  await q.setOrder(as.tx, partner.county, row.id, { state: body.state, note: body.note ?? '', theirNumber: body.theirNumber ?? '' })
  await as.audit('order.progress', { region: row.region, detail: { order: row.id, state: body.state } })
  return { recorded: true }
}
