import { defineJob, type JobContext } from '../../platform/server/jobs.ts'
import { EVERYWHERE, type Tx } from '../../platform/server/db.ts'
import { SmsFailed } from '../../platform/server/sms.ts'
import { CannotOpen } from '../../platform/server/crypto.ts'
import { leaseDue, markFailed, markSent, putOff, quietHoursSetting, stopUnwanted, type DeliveryRow } from './queries.ts'
import { isQuiet, quietHoursOf } from './quiet-hours.ts'
import { phoneContext } from './notify.ts'

const BATCH = 20
const BATCHES_A_RUN = 5
const MINUTE = 60_000

/** Longer than any adaptor waits for its operator (a minute): what is still leased after it was dropped by a process that died. */
const LEASE = 2 * MINUTE

/** Pauses after the first, second … failed try; after the last the message has failed. */
export const PAUSES = [1, 5, 15, 60, 180].map((minutes) => minutes * MINUTE)

const everyone = { as: 'staff', ...EVERYWHERE } as const

/**
 * Sends what waits, outside quiet hours. Nothing is held open while the operator answers: a batch is leased, sent and noted one by one.
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
  if (isQuiet(now, quietHoursOf((await quietHoursSetting(tx))?.value))) return []
  await stopUnwanted(tx, now)
  return leaseDue(tx, now, new Date(now.getTime() + LEASE), BATCH)
}

async function deliver({ db, services, log, now }: JobContext, delivery: DeliveryRow): Promise<boolean> {
  try {
    const { id, body: text, template, params } = delivery
    await services.sms.send({ id, to: services.sealer.open(delivery.to_sealed, phoneContext(id)), text, template, params })
  } catch (fault) {
    const { reason, retry } = whyNot(fault)
    const pause = PAUSES[delivery.tries - 1]
    log.warn({ delivery: delivery.id, tries: delivery.tries, reason }, 'short message not sent')
    await db.within(everyone, (tx) =>
      retry && pause !== undefined
        ? putOff(tx, delivery, reason, new Date(now.getTime() + pause))
        : markFailed(tx, delivery, reason, now),
    )
    return false
  }
  await db.within(everyone, (tx) => markSent(tx, delivery, now))
  return true
}

/** The reason as it may be stored and logged: never the number, never the text. */
function whyNot(fault: unknown): { reason: string; retry: boolean } {
  if (fault instanceof SmsFailed) return { reason: fault.message, retry: fault.retry }
  if (fault instanceof CannotOpen) return { reason: fault.message, retry: false }
  return { reason: `short message not sent: ${(fault as Error).name}`, retry: true }
}

export const noticeJobs = [defineJob({ name: 'notices.deliver', title: '发送短信', everySeconds: 2, run: deliverDue })]
