import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Context } from '../../platform/server/context.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { EVERYWHERE, type Database } from '../../platform/server/db.ts'
import { hashToken, randomToken } from '../../platform/server/crypto.ts'
import { needsRehash, hashPassword, spendPasswordTime, verifyPassword } from '../../platform/server/passwords.ts'
import { verifyTotp } from '../../platform/server/totp.ts'
import type { Services } from '../../platform/server/services.ts'
import { ABSOLUTE_HOURS } from './authenticate.ts'
import * as q from './queries.ts'
import { codeTooSoon, locked, phoneInvalid, secondFactorRequired, secondFactorWrong, whichPerson, wrongCredentials } from './errors.ts'

/** How a phone typed at sign-in finds its people (a couple may share one); given by the register, so that accounts need not know it. */
export interface FindPeopleByPhone {
  (ctx: Context<Services>, phone: string): Promise<Array<{ county: string; id: string; name: string; region: string }>>
}

/** Checks and normalises a mobile number, or answers null. */
export type NormalisePhone = (typed: string) => string | null

/** Wrong passwords before the first wait, and the waits: 1, 2, 4 … minutes up to half an hour. A setting of the house, not of a statute. */
const FREE_FAILURES = 4
const lockSeconds = (failures: number) => Math.min(1_800, 60 * 2 ** Math.max(0, failures - FREE_FAILURES - 1))

/** Failures from one address in a quarter of an hour before it has to wait, whatever the names it tries. */
const ADDRESS_FAILURES = 30
const CODE_MINUTES = 5
const CODE_AGAIN_SECONDS = 60
const CODES_A_DAY = 10

const everyone = { as: 'staff', ...EVERYWHERE } as const

export interface SignedIn {
  token: string
  expiresAt: string
  csrf: string
  needsSecondFactor: boolean
  name: string
  kind: 'staff' | 'resident'
}

/**
 * Signs in by name and secret. Failures are counted outside the caller's transaction, so that a refusal does not roll them back; an unknown
 * name takes as long as a wrong password. Refuses with accounts.wrong_credentials, .locked, .second_factor_required, .second_factor_wrong.
 */
export async function signIn(
  ctx: Context<Services>,
  given: { identifier: string; secret: string; code?: string | undefined; name?: string | undefined },
  find: { peopleByPhone: FindPeopleByPhone; normalisePhone: NormalisePhone; demoCode?: (phone: string) => string | undefined },
): Promise<SignedIn> {
  await refuseBusyAddress(ctx)
  const phone = find.normalisePhone(given.identifier)
  return phone ? residentSignIn(ctx, phone, given, find) : staffSignIn(ctx, given)
}

async function refuseBusyAddress({ db, ip, now }: Context) {
  const since = new Date(now.getTime() - 15 * 60_000)
  const { n, last } = await q.countFailures(db.direct, ip, since)
  if (n < ADDRESS_FAILURES || !last) return
  const left = Math.ceil((Date.parse(last) + 60_000 * Math.min(15, n - ADDRESS_FAILURES + 1) - now.getTime()) / 1_000)
  if (left > 0) throw locked(left)
}

async function staffSignIn(ctx: Context<Services>, given: { identifier: string; secret: string; code?: string | undefined }): Promise<SignedIn> {
  const { db, now, services } = ctx
  const account = await q.findAccount(db.direct, given.identifier.toLowerCase())
  if (!account?.secret_hash || account.kind !== 'staff') {
    await spendPasswordTime(given.secret)
    await q.recordFailure(db.direct, ctx.ip, now)
    throw wrongCredentials()
  }
  if (account.locked_until && Date.parse(account.locked_until) > now.getTime()) {
    throw locked(Math.ceil((Date.parse(account.locked_until) - now.getTime()) / 1_000))
  }
  if (!(await verifyPassword(account.secret_hash, given.secret))) await failed(ctx, account)
  if (account.totp_sealed) {
    if (!given.code) throw secondFactorRequired()
    const secret = services.totpSealer.open(account.totp_sealed, `totp:${account.id}`)
    const step = verifyTotp({ secret, code: given.code, now, lastStep: account.totp_last_step })
    const taken = step !== undefined && (await db.within(everyone, (tx) => q.takeTotpStep(tx, account.county, account.id, step)))
    if (!taken) await failed(ctx, account, secondFactorWrong)
  }
  await ctx.tx.widen(EVERYWHERE.lo, EVERYWHERE.hi)
  await q.clearFailures(ctx.tx, account.county, account.id)
  if (needsRehash(account.secret_hash)) await q.setSecret(ctx.tx, account.county, account.id, await hashPassword(given.secret), account.must_change)
  return openSession(ctx, account, 'staff')
}

async function failed(ctx: Context, account: q.AccountRow, refusal: () => Error = wrongCredentials): Promise<never> {
  const { db, now, ip } = ctx
  await q.recordFailure(db.direct, ip, now)
  await db.within(everyone, async (tx) => {
    const { failures } = await q.countAccountFailure(tx, account.county, account.id)
    if (failures > FREE_FAILURES) {
      await q.lockAccount(tx, account.county, account.id, new Date(now.getTime() + lockSeconds(failures) * 1_000))
      await recordAudit(tx, now, { id: account.id, name: account.name, post: '' }, 'account.locked', { region: account.region, detail: { failures, ip } })
    }
  })
  throw refusal()
}

async function residentSignIn(
  ctx: Context<Services>,
  phone: string,
  { secret: code, name }: { secret: string; name?: string | undefined },
  { peopleByPhone, demoCode }: { peopleByPhone: FindPeopleByPhone; demoCode?: (phone: string) => string | undefined },
): Promise<SignedIn> {
  const { db, now, services, tx } = ctx
  const identifier = services.sealer.blindIndex(phone, 'account.phone').toString('hex')
  // Only on a demonstration database is there a fixed code (data/demo/accounts.json).
  if (code !== demoCode?.(phone)) {
    const tried = await q.tryCode(db.direct, identifier, now)
    const expected = services.sealer.blindIndex(`${identifier}:${code.normalize('NFKC').replace(/\s/g, '')}`, 'account.code')
    if (!tried || tried.code_hash.length !== expected.length || !timingSafeEqual(tried.code_hash, expected)) {
      await q.recordFailure(db.direct, ctx.ip, now)
      throw wrongCredentials()
    }
  }
  await tx.widen(EVERYWHERE.lo, EVERYWHERE.hi)
  const sharing = await peopleByPhone(ctx, phone)
  const people = name ? sharing.filter((p) => p.name === name) : sharing
  if (!people.length) throw wrongCredentials()
  if (people.length > 1) throw whichPerson()
  const person = people[0]!
  await q.dropCode(db.direct, identifier)
  const known = await q.findResidentAccount(tx, person.county, person.id)
  const id = known?.id ?? ctx.newId()
  if (!known) {
    await q.insertAccount(tx, {
      county: person.county, id, region: person.region, kind: 'resident', name: person.name, identifier: `${identifier}:${person.id}`, personId: person.id,
      secretHash: null, now, mustChange: false,
    })
  }
  return openSession(ctx, { county: person.county, id, name: person.name, region: person.region }, 'resident')
}

async function openSession(
  ctx: Context,
  account: { county: string; id: string; name: string; region: string },
  kind: 'staff' | 'resident',
): Promise<SignedIn> {
  const token = randomToken()
  const csrf = randomToken().slice(0, 24)
  const expiresAt = new Date(ctx.now.getTime() + ABSOLUTE_HOURS[kind] * 3_600_000)
  await q.insertSession(ctx.tx, {
    hash: hashToken(token),
    county: account.county,
    accountId: account.id,
    csrf,
    now: ctx.now,
    expiresAt,
    secondFactor: 'not_needed',
    device: String(ctx.request.headers['user-agent'] ?? '').slice(0, 120),
  })
  await recordAudit(ctx.tx, ctx.now, { id: account.id, name: account.name, post: '' }, 'account.signed_in', { region: account.region })
  return { token, expiresAt: expiresAt.toISOString(), csrf, needsSecondFactor: false, name: account.name, kind }
}

/**
 * Sends a one-time code. The answer does not tell whether the phone is on the register; an unknown phone gets no message.
 * Refuses with accounts.phone_invalid, accounts.code_too_soon.
 */
export async function sendOneTimeCode(
  ctx: Context<Services>,
  typed: string,
  find: { peopleByPhone: FindPeopleByPhone; normalisePhone: NormalisePhone },
): Promise<{ sent: boolean; validMinutes: number; againAfterSeconds: number }> {
  const { db, now, services, tx } = ctx
  const phone = find.normalisePhone(typed)
  if (!phone) throw phoneInvalid()
  const identifier = services.sealer.blindIndex(phone, 'account.phone').toString('hex')
  const before = await q.findCode(db.direct, identifier)
  if (before) {
    const left = Math.ceil((Date.parse(before.sent_at) + CODE_AGAIN_SECONDS * 1_000 - now.getTime()) / 1_000)
    if (left > 0) throw codeTooSoon(left)
    if (before.sends_today >= CODES_A_DAY && Date.parse(before.sent_at) > now.getTime() - 86_400_000) throw codeTooSoon(3_600)
  }
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  await q.putCode(db.direct, identifier, services.sealer.blindIndex(`${identifier}:${code}`, 'account.code'), now, new Date(now.getTime() + CODE_MINUTES * 60_000))
  await tx.widen(EVERYWHERE.lo, EVERYWHERE.hi)
  if ((await find.peopleByPhone(ctx, phone)).length) {
    const text = `【邻里】您的登录验证码是${code}，${CODE_MINUTES}分钟内有效。工作人员不会向您索要验证码。`
    // A code that could not be sent is answered like one that was: otherwise the answer would tell which phones are known.
    await services.sms
      .send({ to: phone, text, template: 'sign_in_code', params: { code, minutes: String(CODE_MINUTES) } })
      .catch((error: Error) => ctx.log.warn({ err: { message: error.message } }, 'sign-in code not sent'))
  }
  return { sent: true, validMinutes: CODE_MINUTES, againAfterSeconds: CODE_AGAIN_SECONDS }
}

/** Drops what is too old to matter: ended sessions after a week, failures after a day. */
export async function forgetOldSignIns(db: Database, now: Date): Promise<void> {
  await q.deleteOldSessions(db.direct, new Date(now.getTime() - 7 * 86_400_000))
  await q.forgetFailures(db.direct, new Date(now.getTime() - 86_400_000))
}
