import type { Caller, Context } from '../../platform/server/context.ts'
import type { Database } from '../../platform/server/db.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { hashToken } from '../../platform/server/crypto.ts'
import { scopeOf } from '../regions/index.ts'
import { postTitle, type Abilities, type PostKind } from '../organisations/index.ts'
import { findSession, touchSession } from './queries.ts'
import type { Post } from './contract.ts'

/** Who acts: the domain's view of a caller. */
export interface Actor {
  accountId: string
  name: string
  county: string
  kind: 'staff' | 'resident'
  personId: string | null
  posts: Post[]
  /** The post that is worn in this request; null for residents and for staff without a post today. */
  post: Post | null
  /** The place of the worn post as a range, or the resident's own region. */
  region: string
  csrf: string
  mustChangeSecret: boolean
}

/** Idle sessions end after half an hour for staff, two days for residents; `seen_at` is written at most once a minute. */
export const IDLE_MINUTES = { staff: 30, resident: 2 * 24 * 60 } as const
export const ABSOLUTE_HOURS = { staff: 12, resident: 24 * 30 } as const

/** Makes the function that turns a token into a caller, from the abilities of all modules. */
export function makeAuthenticate(abilities: Abilities) {
  const byPost = new Map<string, ReadonlySet<string>>()
  for (const [ability, posts] of Object.entries(abilities)) {
    for (const kind of posts) {
      const set = (byPost.get(kind) as Set<string> | undefined) ?? new Set<string>()
      set.add(ability)
      byPost.set(kind, set)
    }
  }
  const none: ReadonlySet<string> = new Set()

  return async function authenticate(
    db: Database,
    credentials: { token: string; via: string; post: string | undefined },
    now: Date,
  ): Promise<Caller | null> {
    if (credentials.token.length < 20 || credentials.token.length > 200) return null
    const hash = hashToken(credentials.token)
    const row = await findSession(db.direct, hash, now, shanghaiDate(now))
    if (!row) return null
    const idle = (now.getTime() - Date.parse(row.seen_at)) / 60_000
    if (idle > IDLE_MINUTES[row.kind]) return null
    if (idle > 1) await touchSession(db.direct, hash, now)
    const posts: Post[] = row.posts.map((p) => ({ ...p, kind: p.kind as PostKind, title: postTitle(p.kind), regionName: p.regionName ?? p.region }))
    const post = posts.find((p) => p.id === credentials.post) ?? posts[0] ?? null
    const region = post?.region ?? row.region
    const details: Actor = {
      accountId: row.account_id,
      name: row.name,
      county: row.county,
      kind: row.kind,
      personId: row.person_id,
      posts,
      post,
      region,
      csrf: row.csrf,
      mustChangeSecret: row.must_change,
    }
    const scope = (): Caller['scope'] => {
      if (row.kind === 'resident') return { as: 'resident', person: row.person_id!, caller: row.account_id }
      if (!post) return { as: 'staff', lo: '', hi: '', caller: row.account_id }
      return { as: 'staff', ...scopeOf(post.region), caller: row.account_id }
    }
    return {
      id: row.account_id,
      name: row.name,
      kind: row.kind,
      scope: scope(),
      abilities: post ? (byPost.get(post.kind) ?? none) : none,
      post: post ? `${post.title}@${post.region}` : row.kind === 'resident' ? '居民' : '',
      secondFactorOwed: row.second_factor === 'owed',
      csrf: row.csrf,
      details,
    }
  }
}

/** The domain's view of who is calling; for handlers behind a door that asks for a session. */
export function actorOf(ctx: Pick<Context, 'caller'>): Actor {
  if (!ctx.caller) throw new Error('a handler asked for the actor behind a public door')
  return ctx.caller.details as Actor
}
