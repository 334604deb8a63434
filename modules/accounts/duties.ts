/** Duties that another module gives out after its own policy has said yes: a street officer names a grid worker without administering accounts. */
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { POST_KINDS, postTitle, type PostKind } from '../organisations/index.ts'
import { actorOf } from './authenticate.ts'
import * as q from './queries.ts'

type Ctx = Context<Services>

/** Kinds that carry no administrative ability, which alone may be given this way. */
const PLAIN: ReadonlySet<PostKind> = new Set(['grid_worker'])

/** A staff account within the scope that may be given a duty; undefined for one that is closed or not there. */
export async function staffForDuty(ctx: Ctx, accountId: string): Promise<{ id: string; name: string } | undefined> {
  const found = await q.findStaff(ctx.tx, accountId)
  return found && !found.closed_at ? { id: found.id, name: found.name } : undefined
}

/** Who serves at a place, with the titles of their duties on a day. */
export async function staffAt(ctx: Ctx, f: { lo: string; hi: string; day: string }): Promise<{ id: string; name: string; posts: string }[]> {
  const rows = await q.staffOfPlace(ctx.tx, { county: ctx.services.settings.county, ...f })
  return rows.map(({ id, name, posts }) => ({ id, name, posts: posts.map((p) => `${p.regionName ?? ''}${postTitle(p.kind)}`).join('、') }))
}

/** Gives a plain duty from a day on. @returns the post's id. */
export async function giveDuty(
  ctx: Ctx, duty: { accountId: string; kind: PostKind; region: string; deputyFor: string | null; from: string },
): Promise<string> {
  if (!PLAIN.has(duty.kind)) throw new Error(`${POST_KINDS[duty.kind].title} is given by administrators only`)
  const id = ctx.newId()
  await q.insertPost(ctx.tx, {
    county: ctx.services.settings.county, id, accountId: duty.accountId, kind: duty.kind, region: duty.region, deputyFor: duty.deputyFor,
    validFrom: duty.from, validUntil: null, grantedBy: actorOf(ctx).accountId, now: ctx.now,
  })
  await ctx.audit('post.granted', { region: duty.region, detail: { account: duty.accountId, kind: duty.kind } })
  return id
}

/** Ends a plain duty on a day; undefined when it has ended or is of another kind. The caller gives its open work back. */
export async function endDuty(ctx: Ctx, duty: { postId: string; on: string; reason: string }): Promise<{ accountId: string; region: string } | undefined> {
  const { county } = ctx.services.settings
  const post = await q.findPost(ctx.tx, county, duty.postId)
  if (!post || !PLAIN.has(post.kind as PostKind) || (post.valid_until && post.valid_until <= duty.on)) return undefined
  await q.endOnePost(ctx.tx, county, post.id, duty.on, actorOf(ctx).accountId, duty.reason)
  await ctx.audit('post.ended', { region: post.region, because: duty.reason, detail: { account: post.account_id, kind: post.kind } })
  return { accountId: post.account_id, region: post.region }
}
