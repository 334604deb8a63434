import QRCode from 'qrcode'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Context, type Route } from '../../platform/server/context.ts'
import { hashToken, randomToken } from '../../platform/server/crypto.ts'
import { CSRF_COOKIE, SESSION_COOKIE, tokenOf } from '../../platform/server/http.ts'
import { hashPassword, verifyPassword } from '../../platform/server/passwords.ts'
import type { Services } from '../../platform/server/services.ts'
import { newTotpSecret, totpUri, verifyTotp } from '../../platform/server/totp.ts'
import { countyOf, covers, isRegionCode, levelOf } from '../regions/index.ts'
import { POST_KINDS, postTitle, type Abilities, type PostKind } from '../organisations/index.ts'
import * as c from './contract.ts'
import * as q from './queries.ts'
import {
  accountNotFound, identifierTaken, moreThanYouHold, notADemo, notYourOwn, placeNotYours, postNotAtThisLevel, secondFactorWrong, secretTooSimple,
  sessionNotFound, wrongCredentials,
} from './errors.ts'
import { mayNotGrant } from './policy.ts'
import { actorOf } from './authenticate.ts'
import { makePostRoutes, type HandingNeed } from './handing-over.ts'
import { sendOneTimeCode, signIn, type FindPeopleByPhone, type NormalisePhone } from './sign-in.ts'

/** What the accounts module is given by the app, so that it knows neither the register nor the other modules' policies. */
export interface AccountsNeed {
  abilities: Abilities
  peopleByPhone: FindPeopleByPhone
  normalisePhone: NormalisePhone
  /** Open work of a holder goes back to the post, of one post or of all; told by the module that keeps work. */
  releaseWork(ctx: Context<Services>, county: string, accountId: string, post: { kind: string; region: string } | null): Promise<void>
  openWork: HandingNeed['openWork']
  handWork: HandingNeed['handWork']
  demo: { accounts(): Array<{ identifier: string; secret: string; name: string; post: string; region: string; regionName: string; kind: string }>; messages(): Array<{ to: string; text: string; at: string }> }
}

type Ctx = Context<Services>

/** The doors of sign-in, own security, accounts and posts. */
export function makeAccountRoutes(need: AccountsNeed): Route[] {
  const find = { peopleByPhone: need.peopleByPhone, normalisePhone: need.normalisePhone }
  return [
    route(c.createSession, async (ctx: Ctx, { body }) => {
      const demoCode = (phone: string) =>
        ctx.services.settings.demo ? need.demo.accounts().find((a) => a.kind === 'resident' && a.identifier === phone)?.secret : undefined
      const done = await signIn(ctx, body, { ...find, demoCode })
      // Counted in seconds from now: a telephone whose clock is wrong keeps its session all the same.
      const maxAge = Math.floor((Date.parse(done.expiresAt) - ctx.now.getTime()) / 1_000)
      const cookie = { path: '/', sameSite: 'lax' as const, secure: ctx.services.settings.secureCookies, maxAge }
      ctx.reply.setCookie(SESSION_COOKIE, done.token, { ...cookie, httpOnly: true })
      ctx.reply.setCookie(CSRF_COOKIE, done.csrf, { ...cookie, httpOnly: false })
      return done
    }),
    route(c.endSession, async (ctx: Ctx) => {
      await q.revokeSession(ctx.db.direct, hashToken(tokenOf(ctx.request)!.token), ctx.now)
      ctx.reply.clearCookie(SESSION_COOKIE, { path: '/' })
      ctx.reply.clearCookie(CSRF_COOKIE, { path: '/' })
      await ctx.audit('account.signed_out', { region: actorOf(ctx).region })
      return { done: true }
    }),
    route(c.requestOneTimeCode, (ctx: Ctx, { body }) => sendOneTimeCode(ctx, body.phone, find)),
    route(c.getMe, async (ctx: Ctx) => {
      const actor = actorOf(ctx)
      return {
        account: { id: actor.accountId, name: actor.name, kind: actor.kind, personId: actor.personId },
        posts: actor.posts,
        currentPost: actor.post,
        abilities: [...ctx.caller!.abilities].sort(),
        csrf: actor.csrf,
        secondFactorOwed: ctx.caller!.secondFactorOwed,
        mustChangeSecret: actor.mustChangeSecret,
      }
    }),
    ...ownSecurity,
    ...administration(need),
    ...makePostRoutes({ openWork: need.openWork, handWork: need.handWork, refuseMore: (ctx, kind) => refuseMore(need, ctx, kind) }),
    route(c.listDemoAccounts, async (ctx: Ctx) => {
      if (!ctx.services.settings.demo) throw notADemo()
      return { items: need.demo.accounts() }
    }),
    route(c.listDemoMessages, async (ctx: Ctx) => {
      if (!ctx.services.settings.demo) throw notADemo()
      return { items: need.demo.messages() }
    }),
  ]
}

const ownSecurity: Route[] = [
  route(c.changeSecret, async (ctx: Ctx, { body }) => {
    const actor = actorOf(ctx)
    const account = await ownAccount(ctx)
    if (!account.secret_hash || !(await verifyPassword(account.secret_hash, body.old))) throw wrongCredentials()
    refuseSimple(body.new, account.identifier)
    await ctx.tx.widen(actor.county, actor.county + ':')
    await q.setSecret(ctx.tx, actor.county, actor.accountId, await hashPassword(body.new), false)
    await q.revokeOtherSessions(ctx.db.direct, actor.county, actor.accountId, hashToken(tokenOf(ctx.request)!.token), ctx.now)
    await ctx.audit('account.secret_changed', { region: actor.region })
    return { done: true }
  }),
  route(c.beginSecondFactor, async (ctx: Ctx, { body }) => {
    const actor = actorOf(ctx)
    const account = await ownAccount(ctx)
    if (!account.secret_hash || !(await verifyPassword(account.secret_hash, body.secret))) throw wrongCredentials()
    const secret = newTotpSecret()
    const uri = totpUri({ secret, issuer: '邻里', account: account.identifier })
    const sealed = ctx.services.totpSealer.seal(secret, `totp-setup:${actor.accountId}`).toString('base64')
    return { secret, uri, qrSvg: await QRCode.toString(uri, { type: 'svg', margin: 2 }), sealed }
  }),
  route(c.confirmSecondFactor, async (ctx: Ctx, { body }) => {
    const actor = actorOf(ctx)
    let secret: string
    try {
      secret = ctx.services.totpSealer.open(Buffer.from(body.sealed, 'base64'), `totp-setup:${actor.accountId}`)
    } catch {
      throw secondFactorWrong()
    }
    const step = verifyTotp({ secret, code: body.code, now: ctx.now })
    if (step === undefined) throw secondFactorWrong()
    await ctx.tx.widen(actor.county, actor.county + ':')
    await q.setTotp(ctx.tx, actor.county, actor.accountId, ctx.services.totpSealer.seal(secret, `totp:${actor.accountId}`), step)
    await ctx.audit('account.second_factor_set', { region: actor.region })
    return { done: true }
  }),
  route(c.listMySessions, async (ctx: Ctx) => {
    const actor = actorOf(ctx)
    const current = hashToken(tokenOf(ctx.request)!.token).toString('hex').slice(0, 16)
    const rows = await q.listSessions(ctx.db.direct, actor.county, actor.accountId, ctx.now)
    return { items: rows.map((r) => ({ key: r.key, device: r.device, createdAt: r.created_at, seenAt: r.seen_at, current: r.key === current })) }
  }),
  route(c.endMySession, async (ctx: Ctx, { params }) => {
    const actor = actorOf(ctx)
    if (!(await q.revokeSessionByKey(ctx.db.direct, actor.county, actor.accountId, params.key, ctx.now))) throw sessionNotFound()
    return { done: true }
  }),
]

async function ownAccount(ctx: Ctx) {
  const actor = actorOf(ctx)
  const identifier = await q.findIdentifier(ctx.tx, actor.county, actor.accountId)
  const account = identifier ? await q.findAccount(ctx.db.direct, identifier) : undefined
  if (!account) throw accountNotFound()
  return { ...account, identifier: identifier! }
}

const COMMON = new Set(['1234567890', 'password12', 'qwertyuiop', 'abc1234567', 'a123456789', 'woaini1314', '1q2w3e4r5t'])

/** Length comes from the schema; here: two kinds of character, not the sign-in name, not a common one. Values are settings of the house. */
export function refuseSimple(secret: string, identifier: string): void {
  const kinds = [/[a-z]/i, /\d/, /[^a-z\d]/i].filter((kind) => kind.test(secret)).length
  const low = secret.toLowerCase()
  if (kinds < 2 || low.includes(identifier.toLowerCase()) || COMMON.has(low) || new Set(secret).size < 5) throw secretTooSimple()
}

/** A first password that can be read out: four groups without look-alikes. */
function firstSecret(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const bytes = Buffer.from(hashToken(randomToken()))
  return [0, 4, 8].map((at) => [0, 1, 2, 3].map((i) => letters[bytes[at + i]! % letters.length]).join('')).join('-')
}

/** An account as administrators see it. */
const presentStaff = (r: q.StaffRow): c.StaffAccount => ({
  id: r.id,
  name: r.name,
  identifier: r.identifier,
  region: r.region,
  regionName: r.region_name ?? r.region,
  secondFactor: r.second_factor,
  closedAt: r.closed_at,
  lockedUntil: r.locked_until,
  posts: r.posts.map((p) => ({ ...p, title: postTitle(p.kind), regionName: p.regionName ?? p.region })),
})

/** Nobody grants more than they hold: a post that carries an administrative ability is given by somebody who holds it. */
function refuseMore(need: AccountsNeed, ctx: Ctx, kind: PostKind): void {
  if (mayNotGrant(need.abilities, ctx.caller!.abilities, kind)) throw moreThanYouHold()
}

function administration(need: AccountsNeed): Route[] {
  const mine = (ctx: Ctx, region: string) => {
    const actor = actorOf(ctx)
    if (!isRegionCode(region) || !actor.post || !covers(actor.post.region, region)) throw placeNotYours()
  }
  const staff = async (ctx: Ctx, id: string) => {
    const found = await q.findStaff(ctx.tx, id)
    if (!found || found.closed_at) throw accountNotFound()
    if (found.id === actorOf(ctx).accountId) throw notYourOwn()
    return found
  }
  return [
    route(c.listAccounts, async (ctx: Ctx, { query }) => {
      const scope = ctx.tx.scope
      const range = scope.as === 'staff' ? scope : { lo: '', hi: '' }
      const rows = await q.listStaff(ctx.tx, { lo: range.lo, hi: range.hi, q: query.q ?? '', state: query.state, after: query.after ?? '', now: ctx.now })
      const items = rows.slice(0, 50).map(presentStaff)
      return { items, next: rows.length > 50 ? items.at(-1)!.identifier : null }
    }),
    route(c.getAccount, async (ctx: Ctx, { params }) => {
      const { scope } = ctx.tx
      const row = scope.as === 'staff' ? await q.readStaff(ctx.tx, params.id, scope.lo, scope.hi) : undefined
      if (!row) throw accountNotFound()
      return presentStaff(row)
    }),
    route(c.createAccount, async (ctx: Ctx, { body }) => {
      mine(ctx, body.region)
      if (await q.findAccount(ctx.db.direct, body.identifier)) throw identifierTaken()
      const id = ctx.newId()
      const secret = firstSecret()
      const account = {
        county: countyOf(body.region), id, region: body.region, kind: 'staff', name: body.name, identifier: body.identifier, personId: null,
        secretHash: await hashPassword(secret), now: ctx.now, mustChange: true,
      }
      await q.insertAccount(ctx.tx, account).catch((error: { code?: string }) => {
        throw error.code === '23505' ? identifierTaken() : error
      })
      await ctx.audit('account.opened', { region: body.region, detail: { account: id } })
      return { id, firstSecret: secret }
    }),
    route(c.closeAccount, async (ctx: Ctx, { params, body }) => {
      const account = await staff(ctx, params.id)
      await q.endPosts(ctx.tx, account.county, account.id, shanghaiDate(ctx.now), actorOf(ctx).accountId, body.reason)
      await need.releaseWork(ctx, account.county, account.id, null)
      await q.closeStaff(ctx.tx, account.county, account.id, ctx.now)
      await q.revokeOtherSessions(ctx.tx, account.county, account.id, null, ctx.now)
      await ctx.audit('account.closed', { region: account.region, because: body.reason, detail: { account: account.id } })
      return { done: true }
    }),
    route(c.resetSecret, async (ctx: Ctx, { params, body }) => {
      const account = await staff(ctx, params.id)
      const secret = firstSecret()
      await q.setSecret(ctx.tx, account.county, account.id, await hashPassword(secret), true)
      if (body.secondFactorToo) await q.setTotp(ctx.tx, account.county, account.id, null, 0)
      await q.revokeOtherSessions(ctx.tx, account.county, account.id, null, ctx.now)
      await ctx.audit('account.secret_reset', { region: account.region, because: body.reason, detail: { account: account.id, secondFactorToo: body.secondFactorToo } })
      return { firstSecret: secret }
    }),
    route(c.grantPost, async (ctx: Ctx, { params, body }) => {
      mine(ctx, body.region)
      const account = await staff(ctx, params.id)
      refuseMore(need, ctx, body.kind)
      const { levels, title } = POST_KINDS[body.kind]
      if (!(levels as readonly string[]).includes(levelOf(body.region))) throw postNotAtThisLevel(title)
      if (body.validUntil && body.validUntil <= body.validFrom) {
        throw new Refusal('request.invalid', 400, '结束日期应晚于开始日期', undefined, [{ path: 'body.validUntil', code: 'too_early', message: '结束日期应晚于开始日期' }])
      }
      const id = ctx.newId()
      await q.insertPost(ctx.tx, {
        county: account.county, id, accountId: account.id, kind: body.kind, region: body.region, deputyFor: body.deputyFor, validFrom: body.validFrom,
        validUntil: body.validUntil, grantedBy: actorOf(ctx).accountId, now: ctx.now,
      })
      await ctx.audit('post.granted', { region: body.region, detail: { account: account.id, kind: body.kind } })
      return { id }
    }),
    route(c.endPost, async (ctx: Ctx, { params, body }) => {
      const actor = actorOf(ctx)
      const post = await q.findPost(ctx.tx, actor.county, params.id)
      const today = shanghaiDate(ctx.now)
      if (!post || (post.valid_until && post.valid_until <= today)) throw accountNotFound()
      if (post.account_id === actor.accountId) throw notYourOwn()
      await q.endOnePost(ctx.tx, actor.county, post.id, today, actor.accountId, body.reason)
      await need.releaseWork(ctx, actor.county, post.account_id, post)
      await ctx.audit('post.ended', { region: post.region, because: body.reason, detail: { account: post.account_id, kind: post.kind } })
      return { done: true }
    }),
  ]
}
