import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { scopeOf } from '../regions/index.ts'
import { openCasesOf, handTasksOf, openTasksOf, releaseTasksOf } from './queries/cases.ts'
import type { Tx } from '../../platform/server/db.ts'

export { makeCaseRoutes } from './routes.ts'
export { makeCaseJobs, RECOUNT_JOB } from './jobs.ts'
export { caseAbilities } from './policy.ts'
export { casesPersonPart } from './person-part.ts'
export { defineEffect, type Effect, type EffectCase } from './effects.ts'
export type { AttachFiles, CaseNeeds, CaseNote, Doing, MoveFiles, Notify } from './actions/doing.ts'
export { caseNumber, checkCodeFrom, parseCaseNumber } from './number.ts'
export { casesFile, casesSealed } from './file-part.ts'
export { casesRetention } from './retention-part.ts'
export { CASE_MOVES, CASE_OUTCOMES, CASE_STATES, type CaseMove, type CaseOutcome, type CaseState } from './moves.ts'

export { caseDeeds, type CaseDeeds } from './deeds.ts'
export { lastDayOf, pastCases } from './past-cases.ts'
export { computeDueIfCovered, type LegalLimit } from './clock.ts'
export { carryCase, type Carried } from './actions/carry.ts'
export { defineFollower, type CaseFollower, type FollowedCase } from './followers.ts'

type Post = { kind: string; region: string }

/** Open work of someone whose post ends goes back to the post, of one post or of all; the accounts module asks for it. Confined to the scope of the caller. */
export async function releaseWork(ctx: Context<Services>, county: string, accountId: string, post: Post | null): Promise<void> {
  await releaseTasksOf(ctx.tx, county, accountId, post && { kind: post.kind, ...scopeOf(post.region) })
}

/** The open work that someone took over in a post: what stands on a hand-over list. */
export const openWork = (ctx: Context<Services>, county: string, accountId: string, post: Post) =>
  openTasksOf(ctx.tx, county, accountId, { kind: post.kind, ...scopeOf(post.region) })

/** Hands the open work of a post to its next holder. @returns how many pieces. */
export const handWork = (ctx: Context<Services>, county: string, from: string, to: { id: string; name: string }, post: Post) =>
  handTasksOf(ctx.tx, county, from, to, { kind: post.kind, ...scopeOf(post.region) })
export { casePlaces } from './queries/placed.ts'

/** What stands open for an applicant who died or went away; the register asks, and tells whoever holds each case. */
export async function openAffairsOf(tx: Tx, county: string, personId: string) {
  const open = await openCasesOf(tx, county, personId)
  return open.map((c) => ({
    title: `办件${c.number}（${c.title}）`, region: c.at_region ?? c.region, link: `/cases/${c.id}`, accounts: c.assignee ? [c.assignee] : [], posts: [c.post ?? 'window_clerk', 'window_clerk', 'community_worker'],
  }))
}
