import { CannotOpen } from '../../platform/server/crypto.ts'
import { EVERYWHERE, type Tx } from '../../platform/server/db.ts'
import { defineJob, type JobContext } from '../../platform/server/jobs.ts'
import { SendFailed } from '../../platform/server/sending.ts'
import { SmsFailed } from '../../platform/server/sms.ts'
import { phoneContext } from './notify.ts'
import { leaseDue, markFailed, markSent, nextWay, putOff, quietHoursSetting, spareOthers, stopUnwanted, type DeliveryRow } from './queries.ts'
import { isQuiet, quietHoursFor } from './quiet-hours.ts'

const BATCH = 20
const BATCHES_A_RUN = 5
const MINUTE = 60_000

/** Longer than any adaptor waits for its operator (a minute): what is still leased after it was dropped by a process that died. */
const LEASE = 2 * MINUTE

/** Pauses after the first, second … failed try; after the last the message has failed. */
export const PAUSES = [1, 5, 15, 60, 180].map((minutes) => minutes * MINUTE)

/** Channels that this job sends by; letters wait for hands. */
const SENT_HERE = ['sms', 'wechat', 'email']

const everyone = { as: 'staff', ...EVERYWHERE } as const

/**
 * Sends what waits, outside the quiet hours of its channel. Nothing is held open while the operator answers: a batch is leased, sent and noted one by one.
 * Killed between sending and noting, a message is sent again with the same id (at least once; the operator knows a repetition by it).
 */
export async function deliverDue(ctx: JobContext): Promise<void> {
  for (let batch = 0; batch < BATCHES_A_RUN; batch++) {
    const due = await ctx.db.within(everyone, (tx) => takeDue(tx, ctx.now))
    const outcomes = await Promise.all(due.map((delivery) => deliver(ctx, delivery)))
    if (due.length < BATCH || outcomes.some((sent) => !sent)) return
  }
}

async function takeDue(tx: Tx, now: Date): Promise<DeliveryRow[]> {
  const setting = (await quietHoursSetting(tx))?.value
  const open = SENT_HERE.filter((channel) => !isQuiet(now, quietHoursFor(setting, channel)))
  if (!open.length) return []
  for (const one of await stopUnwanted(tx, now)) await nextWay(tx, one.county, one.message_id, now)
  return leaseDue(tx, now, new Date(now.getTime() + LEASE), BATCH, open)
}

/** Lines 「字段：文字」 of the words are the fields of a WeChat template; a line without a name goes into `content`. */
export const wechatData = (body: string): Record<string, string> => {
  const data: Record<string, string> = {}
  for (const line of body.split('\n').map((one) => one.trim()).filter(Boolean)) {
    const [, key, value] = /^([A-Za-z_]\w{0,31})\s*[:：=]\s*(.*)$/.exec(line) ?? []
    if (key && value !== undefined) data[key] = value
    else data['content'] = data['content'] ? `${data['content']}\n${line}` : line
  }
  return data
}

async function send({ services }: JobContext, delivery: DeliveryRow): Promise<void> {
  const { id, body: text, template, params, channel } = delivery
  const to = services.sealer.open(delivery.to_sealed, phoneContext(id))
  if (channel === 'sms') return void (await services.sms.send({ id, to, text, template, params }))
  if (channel === 'email') {
    if (!services.email) throw new SendFailed('e-mail', 'no mail server is set up', false)
    return services.email.send({ id, to, subject: params['title'] ?? '', text })
  }
  if (!services.wechat) throw new SendFailed('WeChat message', 'no account is set up', false)
  await services.wechat.send({ to, template: params['outside'] ?? '', data: wechatData(text), url: params['link'] ?? '' })
}

async function deliver(ctx: JobContext, delivery: DeliveryRow): Promise<boolean> {
  const { db, log, now } = ctx
  try {
    await send(ctx, delivery)
  } catch (fault) {
    const { reason, retry } = whyNot(fault)
    const pause = PAUSES[delivery.tries - 1]
    log.warn({ delivery: delivery.id, channel: delivery.channel, tries: delivery.tries, reason }, 'message not sent')
    await db.within(everyone, async (tx) => {
      if (retry && pause !== undefined) return putOff(tx, delivery, reason, new Date(now.getTime() + pause))
      await markFailed(tx, delivery, reason, now)
      return nextWay(tx, delivery.county, delivery.message_id, now)
    })
    return false
  }
  await db.within(everyone, async (tx) => {
    await markSent(tx, delivery, now)
    await spareOthers(tx, delivery.county, delivery.message_id, now)
  })
  return true
}

/** The reason as it may be stored and logged: never the number, never the text. */
function whyNot(fault: unknown): { reason: string; retry: boolean } {
  if (fault instanceof SmsFailed || fault instanceof SendFailed) return { reason: fault.message, retry: fault.retry }
  if (fault instanceof CannotOpen) return { reason: fault.message, retry: false }
  return { reason: `message not sent: ${(fault as Error).name}`, retry: true }
}

export const noticeJobs = [defineJob({ name: 'notices.deliver', title: '发送短信、微信和邮件', everySeconds: 2, run: deliverDue })]
