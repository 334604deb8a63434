import type { Tx } from '../../platform/server/db.ts'
import { hashPassword } from '../../platform/server/passwords.ts'
import { countyOf } from '../regions/index.ts'
import type { PostKind } from '../organisations/index.ts'
import { insertAccount, insertPost } from './queries.ts'

/**
 * Opens a staff account with its posts, without an administrator: the first one of an installation (command line), the demonstration, tests.
 * @returns the account's id.
 */
export async function openStaffAccount(
  tx: Tx,
  given: {
    name: string
    identifier: string
    secret: string
    region: string
    posts: Array<{ kind: PostKind; region: string; from: string; until?: string | null; deputyFor?: string | null }>
    mustChange?: boolean
  },
  around: { now: Date; newId: () => string },
): Promise<string> {
  const id = around.newId()
  const county = countyOf(given.region)
  await insertAccount(tx, {
    county, id, region: given.region, kind: 'staff', name: given.name, identifier: given.identifier, personId: null,
    secretHash: await hashPassword(given.secret), now: around.now, mustChange: given.mustChange ?? false,
  })
  for (const post of given.posts) {
    await insertPost(tx, {
      county, id: around.newId(), accountId: id, kind: post.kind, region: post.region, deputyFor: post.deputyFor ?? null, validFrom: post.from,
      validUntil: post.until ?? null, grantedBy: null, now: around.now,
    })
  }
  return id
}
