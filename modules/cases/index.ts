import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { openCasesOf, releaseTasksOf } from './queries/cases.ts'
import type { Tx } from '../../platform/server/db.ts'

export { makeCaseRoutes } from './routes.ts'
export { makeCaseJobs } from './jobs.ts'
export { caseAbilities } from './policy.ts'
export { casesPersonPart } from './person-part.ts'
export { defineEffect, type Effect, type EffectCase } from './effects.ts'
export type { AttachFiles, CaseNeeds, CaseNote, MoveFiles, Notify } from './actions/doing.ts'
export { caseNumber, checkCodeFrom, parseCaseNumber } from './number.ts'
export { casesFile, casesSealed } from './file-part.ts'
export { casesRetention } from './retention-part.ts'
export { CASE_MOVES, CASE_OUTCOMES, CASE_STATES, type CaseMove, type CaseOutcome, type CaseState } from './moves.ts'

/** Open work of someone whose post ends goes back to the post; the accounts module asks for it. Confined to the scope of the caller. */
export async function releaseWork(ctx: Context<Services>, county: string, accountId: string): Promise<void> {
  await releaseTasksOf(ctx.tx, county, accountId)
}
export { casePlaces } from './queries/placed.ts'

/** What stands open for an applicant who died or went away; the register asks, and tells whoever holds each case. */
export async function openAffairsOf(tx: Tx, county: string, personId: string) {
  const open = await openCasesOf(tx, county, personId)
  return open.map((c) => ({
    title: `办件${c.number}（${c.title}）`, region: c.at_region ?? c.region, link: `/cases/${c.id}`, accounts: c.assignee ? [c.assignee] : [], posts: [c.post ?? 'window_clerk', 'window_clerk', 'community_worker'],
  }))
}
