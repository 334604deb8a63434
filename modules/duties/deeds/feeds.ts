import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Reply } from '../../../platform/kernel/operation.ts'
import type { FileReply } from '../../../platform/server/context.ts'
import { hashToken, randomToken } from '../../../platform/server/crypto.ts'
import { actorOf } from '../../accounts/index.ts'
import { postTitle } from '../../organisations/contract.ts'
import { countyOf, scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/calendar.ts'
import * as e from '../errors.ts'
import { calendarOf } from '../ics.ts'
import { placeNamed } from '../queries/bodies.ts'
import * as q from '../queries/feeds.ts'
import { listOwed, type Filter } from '../queries/owed.ts'
import { reach, type Ctx } from './shared.ts'

const MOST_FEEDS = 5
/** What was due in the last three months, and what comes. */
const BACK_DAYS = 92

export async function create(ctx: Ctx): Promise<Reply<typeof doors.createDutyFeed>> {
  const { county, here, me } = reach(ctx)
  const { post } = actorOf(ctx)
  if (!post) throw e.noPost()
  if ((await q.feedsOf(ctx.tx, county, me)).length >= MOST_FEEDS) throw e.tooManyFeeds()
  const [id, token] = [ctx.newId(), randomToken()]
  await q.insertFeed(ctx.tx, { county, id, region: here, account: me, post: post.id, hash: hashToken(token), at: ctx.now })
  await ctx.audit('duty_feed.created', { region: here, detail: { feed: id } })
  return { id, url: `${ctx.services.settings.publicUrl}/api/duty-feeds/${token}` }
}

export async function list(ctx: Ctx): Promise<Reply<typeof doors.listDutyFeeds>> {
  const { county, me } = reach(ctx)
  return { items: (await q.feedsOf(ctx.tx, county, me)).map(({ postKind, ...one }) => ({ ...one, postTitle: postTitle(postKind) })) }
}

export async function revoke(ctx: Ctx, { params }: { params: { id: string } }): Promise<{ id: string }> {
  const { county, here, me } = reach(ctx)
  if (!(await q.revokeFeed(ctx.tx, county, params.id, me, ctx.now))) throw e.feedNotFound()
  await ctx.audit('duty_feed.revoked', { region: here, detail: { feed: params.id } })
  return { id: params.id }
}

/** By the secret address alone: the duties of that place, and the person's own. Whoever has the address reads no more than titles and days. */
export async function read(ctx: Ctx, { params }: { params: { token: string } }): Promise<FileReply> {
  const today = shanghaiDate(ctx.now)
  const feed = await q.feedByToken(ctx.tx, hashToken(params.token), today)
  if (!feed) throw e.feedNotFound()
  const { lo, hi } = scopeOf(feed.region)
  await ctx.tx.widen(lo, hi)
  await q.noteRead(ctx.tx, feed.county, feed.id, ctx.now, new Date(ctx.now.getTime() - 3_600_000))
  const filter: Filter = {
    counties: [countyOf(feed.region)], lo, hi, today, soonUntil: today, me: feed.accountId, oversees: false, q: '', topics: [], level: '', code: '', own: feed.region,
  }
  const rows = []
  let after: { due: string; id: string } | null = { due: addDays(today, -BACK_DAYS), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
  while (after && rows.length < 2_000) {
    const page: Awaited<ReturnType<typeof listOwed>> = await listOwed(ctx.tx, { ...filter, show: 'all', after })
    rows.push(...page.slice(0, 50))
    after = page.length > 50 ? { due: page[49]!.dueOn, id: page[49]!.id } : null
  }
  const name = `${await placeNamed(ctx.tx, feed.region)}责任日历`
  return { file: Buffer.from(calendarOf(name, rows, { now: ctx.now, today, publicUrl: ctx.services.settings.publicUrl })), type: 'text/calendar; charset=utf-8', name: 'duties.ics', inline: true }
}
