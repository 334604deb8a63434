import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { codeTooSoon } from './errors.ts'
import * as q from './queries.ts'

const MINUTES = 5
const AGAIN_SECONDS = 60
const CODES_A_DAY = 10

/** Codes that confirm a deed of one who is signed in lie apart from those that sign in: neither serves for the other. */
const identifierOf = (ctx: Context<Services>, accountId: string, deed: string) => ctx.services.sealer.blindIndex(`${accountId}:${deed}`, 'account.confirmation').toString('hex')
const hashOf = (ctx: Context<Services>, identifier: string, code: string) => ctx.services.sealer.blindIndex(`${identifier}:${code}`, 'account.code')

/**
 * Sends a one-time code to a telephone of the caller, by which they confirm one named deed within five minutes. `what` stands in the message:
 * 「下载个人信息副本」. Refuses with accounts.code_too_soon.
 */
export async function sendConfirmation(ctx: Context<Services>, given: { accountId: string; phone: string; deed: string; what: string }): Promise<{ againAfterSeconds: number }> {
  const { db, now, services } = ctx
  const identifier = identifierOf(ctx, given.accountId, given.deed)
  const before = await q.findCode(db.direct, identifier)
  if (before) {
    const left = Math.ceil((Date.parse(before.sent_at) + AGAIN_SECONDS * 1_000 - now.getTime()) / 1_000)
    if (left > 0) throw codeTooSoon(left)
    if (before.sends_today >= CODES_A_DAY && Date.parse(before.sent_at) > now.getTime() - 86_400_000) throw codeTooSoon(3_600)
  }
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  await q.putCode(db.direct, identifier, hashOf(ctx, identifier, code), now, new Date(now.getTime() + MINUTES * 60_000))
  await services.sms.send({
    to: given.phone, text: `【邻里】您正在${given.what}，验证码是${code}，${MINUTES}分钟内有效。不是您本人操作的，请不要告诉任何人。`, template: 'confirmation_code',
    params: { code, minutes: String(MINUTES), what: given.what },
  })
  return { againAfterSeconds: AGAIN_SECONDS }
}

/** Whether the code is the one that was sent for this deed; five tries, once. Tries are counted even where the caller's transaction fails. */
export async function takeConfirmation(ctx: Context<Services>, given: { accountId: string; deed: string; code: string }): Promise<boolean> {
  const identifier = identifierOf(ctx, given.accountId, given.deed)
  const tried = await q.tryCode(ctx.db.direct, identifier, ctx.now)
  const expected = hashOf(ctx, identifier, given.code.normalize('NFKC').replace(/\s/g, ''))
  if (!tried || tried.code_hash.length !== expected.length || !timingSafeEqual(tried.code_hash, expected)) return false
  await q.dropCode(ctx.db.direct, identifier)
  return true
}
