import { createHmac } from 'node:crypto'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE, type Database, type Tx } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import type { Services } from '../../platform/server/services.ts'
import * as client from './deeds/client.ts'
import { theirKeyContext } from './deeds/partner.ts'
import type { OrderNeeds } from './needs.ts'
import * as q from './queries/orders.ts'
import { nextTry, verdictOf } from './rules/orders.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const
const MOST = 200

/** Sends messages that are due, one transaction each: what was sent is written down before the next goes out. */
export const makeOrderJobs = (need: Pick<OrderNeeds, 'send'>): Job[] => [
  defineJob({
    name: 'orders.deliver', title: '发送工单消息', cron: '* * * * *',
    async run({ db, services, now, progress }) {
      const done: string[] = []
      while (done.length < MOST) {
        const id = await db.within(everyone, (tx) => deliverNext(tx, services, need, now, done))
        if (!id) break
        done.push(id)
        await progress(done.length, done.length)
      }
    },
  }),
  defineJob({
    name: 'orders.pull', title: '取回外部工单进展', cron: '*/10 * * * *',
    run: ({ db, services, now }) => pull(db, services, need, now),
  }),
]

async function deliverNext(tx: Tx, services: Services, need: Pick<OrderNeeds, 'send'>, now: Date, notThese: readonly string[]): Promise<string | undefined> {
  const message = await q.takeDue(tx, now, notThese)
  if (!message) return undefined
  const partner = await q.findPartner(tx, message.county, message.partnerId)
  if (!partner?.active) {
    await q.setMessage(tx, message.county, message.id, { state: 'refused', tries: message.tries, nextAt: null, error: '对接已停用', sentAt: null })
    return message.id
  }
  const answer = partner.protocol === 'open311' ? await byOpen311(services, need, partner, message) : await byJson(services, need, partner, message)
  const tries = message.tries + 1
  const verdict = verdictOf(answer.status)
  const next = verdict === 'again' ? nextTry(tries, now) : null
  const state = verdict === 'done' ? 'sent' : verdict === 'refused' ? 'refused' : next ? 'failed' : 'given_up'
  await q.setMessage(tx, message.county, message.id, { state, tries, nextAt: next, error: verdict === 'done' ? '' : answer.error.slice(0, 300), sentAt: verdict === 'done' ? now : null })
  if (verdict === 'done' && message.event === 'order') {
    await q.setOrder(tx, message.county, message.orderId, { state: 'sent', note: '', theirNumber: answer.number })
    await q.recordStep(tx, { county: message.county, id: uuidv7(now.getTime()), region: message.region, orderId: message.orderId, step: 'delivered', note: answer.number, name: partner.name, at: now })
  }
  return message.id
}

const keyOf = (services: Services, partner: q.PartnerRow) => (partner.theirKey ? services.sealer.open(partner.theirKey, theirKeyContext(partner.id)) : '')

/** The documented JSON: one address, the message's id as idempotency key, its body signed with their key. */
async function byJson(services: Services, need: Pick<OrderNeeds, 'send'>, partner: q.PartnerRow, message: q.MessageRow) {
  const body = JSON.stringify({ messageId: message.id, ...message.payload })
  const key = keyOf(services, partner)
  const { status, body: text } = await need.send(partner.baseUrl, {
    method: 'POST', body,
    headers: { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': message.id, ...(key ? { authorization: `Bearer ${key}`, 'x-signature': `sha256=${createHmac('sha256', key).update(body).digest('hex')}` } : {}) },
  })
  let number = ''
  try {
    number = String((JSON.parse(text) as { number?: unknown }).number ?? '').slice(0, 80)
  } catch {
    // An answer without a body is an answer.
  }
  return { status, number, error: status === 0 ? `没有应答（${text.slice(0, 100)}）` : `${status} ${text.slice(0, 200)}` }
}

/** GeoReport knows requests only: a message about one is not sent, its state is read by whoever asks. */
async function byOpen311(services: Services, need: Pick<OrderNeeds, 'send'>, partner: q.PartnerRow, message: q.MessageRow) {
  if (message.event !== 'order') return { status: 200, number: '', error: '' }
  const made = await client.post(need.send, partner, keyOf(services, partner), message.payload)
  return { status: made.status, number: made.number || (made.token ? await client.numberOf(need.send, partner, made.token) : ''), error: made.error }
}

async function pull(db: Database, services: Services, need: Pick<OrderNeeds, 'send'>, now: Date): Promise<void> {
  const open = await db.within(everyone, (tx) => q.openAtOpen311(tx))
  for (const partnerId of new Set(open.map((one) => one.partnerId))) {
    const mine = open.filter((one) => one.partnerId === partnerId)
    const partner = await db.within(everyone, (tx) => q.findPartner(tx, mine[0]!.county, partnerId))
    for (let i = 0; partner && i < mine.length; i += 50) {
      const found = await client.requestsOf(need.send, partner, mine.slice(i, i + 50).map((one) => one.theirNumber))
      if (typeof found === 'string') {
        services.log.warn({ partner: partner.name, why: found }, 'orders could not be pulled')
        break
      }
      await db.within(everyone, async (tx) => {
        for (const one of mine) {
          const theirs = found.find((each) => each.id === one.theirNumber)
          const state = theirs?.status === 'closed' ? 'concluded' : 'progress'
          if (!theirs || (state === 'progress' && !theirs.notes)) continue
          const fresh = await q.recordStep(tx, { county: one.county, id: uuidv7(now.getTime()), region: one.region, orderId: one.id, step: state, note: theirs.notes, message: `${theirs.status}|${theirs.updated}`.slice(0, 80), name: partner.name, at: now })
          if (fresh) await q.setOrder(tx, one.county, one.id, { state, note: theirs.notes })
        }
      })
    }
  }
}
