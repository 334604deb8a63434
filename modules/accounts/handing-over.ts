/** Who is on duty, who stands in, and how a post goes to a successor with its open work. */
import type { z } from 'zod'
import { addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Context, type Route } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { EXPECTED_POSTS, postTitle, type PostKind } from '../organisations/index.ts'
import { scopeOf } from '../regions/index.ts'
import * as c from './contract-posts.ts'
import * as e from './errors.ts'
import { actorOf } from './authenticate.ts'
import { endOnePost, findStaff, insertPost } from './queries.ts'
import * as q from './queries/posts.ts'

type Ctx = Context<Services>

/** A piece of open work on a hand-over list. */
export interface OpenWork {
  number: string
  title: string
  dueOn: string | null
}

export interface HandingNeed {
  /** Open work that a holder took over in one post. */
  openWork(ctx: Ctx, county: string, accountId: string, post: { kind: string; region: string }): Promise<OpenWork[]>
  /** Hands that work to a successor; answers how many pieces. */
  handWork(ctx: Ctx, county: string, from: string, to: { id: string; name: string }, post: { kind: string; region: string }): Promise<number>
  /** Refuses a kind of post that carries more than the caller holds. */
  refuseMore(ctx: Ctx, kind: PostKind): void
}

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const FIRST = '00000000-0000-0000-0000-000000000000'
/** Days before its end from which a post is called ending. */
const SOON_DAYS = 30

const present = (row: q.HandoverRow, me: string): c.Handover => {
  const mine = row.to_account === me ? 'receive' : row.from_account === me ? 'hand_over' : 'none'
  return {
    id: row.id, postTitle: postTitle(row.kind), region: row.region, regionName: row.region_name ?? row.region, fromName: row.from_name, toName: row.to_name, reason: row.reason,
    things: row.things.split('\n').map((line) => line.trim()).filter(Boolean), count: row.work.length,
    // An administrator gives out doors, not rows: which cases they are is for the two.
    work: mine === 'none' ? [] : row.work, state: row.state, remark: row.remark, moved: row.moved, createdAt: row.created_at, decidedAt: row.decided_at, mine,
  }
}

const page = (rows: q.HandoverRow[], me: string) => ({ items: rows.slice(0, 50).map((row) => present(row, me)), next: rows.length > 50 ? rows[49]!.id : null })

function cursor(after: string | undefined) {
  if (!after) return { region: '', kind: '', id: FIRST }
  const [region = '', kind = '', id = FIRST] = after.split('~')
  if (!/^\d{12,18}$/.test(region) || !/^[a-z_]+$/.test(kind) || !/^[0-9a-f-]{36}$/.test(id || FIRST)) throw e.pageUnknown()
  return { region, kind, id: id || FIRST }
}

const EXPECTED = Object.entries(EXPECTED_POSTS).flatMap(([level, kinds]) => kinds.map((kind) => ({ kind, level })))
const expected = { kinds: EXPECTED.map((one) => one.kind as string), levels: EXPECTED.map((one) => one.level) }

async function listPosts(ctx: Ctx, query: z.output<NonNullable<typeof c.listPosts.query>>) {
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? scope : { lo: '', hi: '' }
  const asked = query.region ? scopeOf(query.region) : own
  if (asked.lo < own.lo || asked.hi > own.hi) throw e.placeNotYours()
  const today = shanghaiDate(ctx.now)
  const filter: q.PostFilter = {
    county: ctx.services.settings.county, lo: asked.lo, hi: asked.hi, kind: query.kind ?? '', q: query.q ?? '', today, soon: addDays(today, SOON_DAYS),
  }
  const after = cursor(query.after)
  const rows = query.state === 'vacant' ? await q.listVacant(ctx.tx, filter, expected, after) : await q.listHeld(ctx.tx, filter, query.state, after)
  const administers = ctx.caller!.abilities.has('accounts.administer')
  const last = rows[49]
  return {
    items: rows.slice(0, 50).map((row) => ({
      id: row.id, kind: row.kind as PostKind, title: postTitle(row.kind), region: row.region, regionName: row.regionName ?? row.region, holder: row.holder,
      accountId: administers ? row.accountId : null, deputyFor: row.deputyFor, validFrom: row.validFrom, validUntil: row.validUntil,
    })),
    next: rows.length > 50 && last ? `${last.region}~${last.kind}~${last.id}` : null,
    counts: {
      held: await q.countHeld(ctx.tx, filter, 'held'), vacant: await q.countVacant(ctx.tx, filter, expected), ending: await q.countHeld(ctx.tx, filter, 'ending'),
      deputy: await q.countHeld(ctx.tx, filter, 'deputy'),
    },
  }
}

/** A post that is held today by somebody else, and somebody of the place who may take it. */
async function postAndTaker(ctx: Ctx, need: HandingNeed, postId: string, takerId: string) {
  const actor = actorOf(ctx)
  const post = await q.lockPost(ctx.tx, actor.county, postId)
  const today = shanghaiDate(ctx.now)
  if (!post || (post.valid_until && post.valid_until <= today)) throw e.accountNotFound()
  const taker = await findStaff(ctx.tx, takerId)
  if (!taker || taker.closed_at) throw e.accountNotFound()
  if (post.account_id === actor.accountId || taker.id === actor.accountId) throw e.notYourOwn()
  if (taker.id === post.account_id) throw e.samePerson()
  need.refuseMore(ctx, post.kind as PostKind)
  return { actor, post, taker, today }
}

async function appointDeputy(ctx: Ctx, need: HandingNeed, postId: string, body: z.output<NonNullable<typeof c.appointDeputy.body>>) {
  const { actor, post, taker, today } = await postAndTaker(ctx, need, postId, body.accountId)
  if (body.until <= body.from || body.from < today || (post.valid_until && body.until > post.valid_until)) throw e.deputyDates()
  if (await q.holdsSame(ctx.tx, actor.county, taker.id, post.kind, post.region, body.from, body.until)) throw e.deputyTwice(taker.name)
  const id = ctx.newId()
  await insertPost(ctx.tx, {
    county: actor.county, id, accountId: taker.id, kind: post.kind, region: post.region, deputyFor: post.account_id, validFrom: body.from, validUntil: body.until,
    grantedBy: actor.accountId, now: ctx.now,
  })
  await ctx.audit('post.deputised', { region: post.region, because: body.reason, detail: { account: taker.id, for: post.account_id, kind: post.kind, until: body.until } })
  return { id }
}

async function createHandover(ctx: Ctx, need: HandingNeed, postId: string, body: z.output<NonNullable<typeof c.createHandover.body>>) {
  const { actor, post, taker } = await postAndTaker(ctx, need, postId, body.toAccountId)
  if (await q.waitingFor(ctx.tx, actor.county, post.id)) throw e.handoverWaiting()
  const work = await need.openWork(ctx, actor.county, post.account_id, post)
  const id = ctx.newId()
  await q.insertHandover(ctx.tx, {
    county: actor.county, id, region: post.region, postId: post.id, kind: post.kind, from: post.account_id, fromName: post.holder, to: taker.id, toName: taker.name,
    reason: body.reason, things: body.things, work, by: actor.accountId, now: ctx.now,
  }).catch((error: { code?: string }) => {
    throw error.code === '23505' ? e.handoverWaiting() : error
  })
  await ctx.audit('post.handover_begun', { region: post.region, because: body.reason, detail: { from: post.account_id, to: taker.id, kind: post.kind, work: work.length } })
  return { id, count: work.length }
}

/** The successor's word. With it the post, its open work and the list change hands, all or nothing. */
async function decideHandover(ctx: Ctx, need: HandingNeed, id: string, body: z.output<NonNullable<typeof c.decideHandover.body>>) {
  const actor = actorOf(ctx)
  const { county } = actor
  const row = await q.findHandover(ctx.tx, county, id)
  if (!row || row.to_account !== actor.accountId) throw e.handoverNotFound()
  if (row.state !== 'waiting') throw e.handoverDecided()
  if (body.decision === 'decline' && body.remark.length < 2) throw e.remarkNeeded()
  // The successor may hold no post yet: from here on as staff in exactly the place of the post that they were named for.
  const { lo, hi } = scopeOf(row.region)
  await ctx.tx.widen(lo, hi)
  if (body.decision === 'decline') {
    if (!(await q.decide(ctx.tx, county, id, 'declined', body.remark, 0, ctx.now))) throw e.handoverDecided()
    await ctx.audit('post.handover_declined', { region: row.region, because: body.remark, detail: { handover: id } })
    return { moved: 0 }
  }
  const post = await q.lockPost(ctx.tx, county, row.post_id)
  const today = shanghaiDate(ctx.now)
  if (!post || post.account_id !== row.from_account || (post.valid_until && post.valid_until <= today)) throw e.handoverStale()
  const moved = await need.handWork(ctx, county, row.from_account, { id: row.to_account, name: row.to_name }, post)
  if (!(await q.decide(ctx.tx, county, id, 'confirmed', body.remark, moved, ctx.now))) throw e.handoverDecided()
  await endOnePost(ctx.tx, county, post.id, today, row.created_by, `交接给${row.to_name}`)
  if (!(await q.holdsSame(ctx.tx, county, row.to_account, post.kind, post.region, today, addDays(today, 1)))) {
    await insertPost(ctx.tx, {
      county, id: ctx.newId(), accountId: row.to_account, kind: post.kind, region: post.region, deputyFor: null, validFrom: today, validUntil: post.valid_until,
      grantedBy: row.created_by, now: ctx.now,
    })
  }
  await ctx.audit('post.handed_over', { region: post.region, because: row.reason, detail: { from: row.from_account, to: row.to_account, kind: post.kind, work: moved } })
  return { moved }
}

/** The doors of posts: who is on duty, deputies, hand-over. */
export const makePostRoutes = (need: HandingNeed): Route[] => [
  route(c.listPosts, (ctx: Ctx, { query }) => listPosts(ctx, query)),
  route(c.appointDeputy, (ctx: Ctx, { params, body }) => appointDeputy(ctx, need, params.id, body)),
  route(c.createHandover, (ctx: Ctx, { params, body }) => createHandover(ctx, need, params.id, body)),
  route(c.withdrawHandover, async (ctx: Ctx, { params, body }) => {
    const { county, accountId } = actorOf(ctx)
    const row = await q.findHandover(ctx.tx, county, params.id)
    if (!row) throw e.handoverNotFound()
    // One's own hand-over is visible from everywhere; taken back it is only within the place of the post.
    const { scope } = ctx.tx
    if (row.from_account === accountId || scope.as !== 'staff' || row.region < scope.lo || row.region >= scope.hi) throw e.handoverNotFound()
    if (!(await q.decide(ctx.tx, county, params.id, 'withdrawn', body.reason, 0, ctx.now))) throw e.handoverDecided()
    await ctx.audit('post.handover_withdrawn', { region: row.region, because: body.reason, detail: { handover: params.id } })
    return { done: true }
  }),
  route(c.listHandovers, async (ctx: Ctx, { query }) => {
    const { scope } = ctx.tx
    const range = scope.as === 'staff' ? scope : { lo: '', hi: '' }
    const states = query.state === 'waiting' ? ['waiting'] : ['confirmed', 'declined', 'withdrawn']
    return page(await q.listHandovers(ctx.tx, actorOf(ctx).county, range.lo, range.hi, states, query.after ?? LAST), actorOf(ctx).accountId)
  }),
  route(c.listMyHandovers, async (ctx: Ctx, { query }) => {
    const { county, accountId, kind } = actorOf(ctx)
    return kind === 'staff' ? page(await q.handoversOf(ctx.tx, county, accountId, query.after ?? LAST), accountId) : { items: [], next: null }
  }),
  route(c.decideHandover, (ctx: Ctx, { params, body }) => {
    if (actorOf(ctx).kind !== 'staff') throw e.handoverNotFound()
    return decideHandover(ctx, need, params.id, body)
  }),
]
