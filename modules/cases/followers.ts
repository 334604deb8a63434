import type { CaseMove, CaseState } from './moves.ts'
import type { Doing } from './actions/doing.ts'

/** What another module may know of a case that has just moved. `note` is what was said with the move; personal numbers are not in it. */
export interface FollowedCase {
  county: string
  id: string
  number: string
  region: string
  matterCode: string
  kind: string
  title: string
  channel: string
  applicantId: string | null
  state: CaseState
  stage: string
  dueAt: string | null
  /** Code of `CASE_OUTCOMES`; empty until the case is concluded. */
  outcome: string
  move: CaseMove
  from: CaseState
  note: Readonly<Record<string, unknown>>
  urgency: string
  /** As it was accepted; a follower takes from it what is its own, and keeps no personal number. */
  form: Readonly<Record<string, unknown>>
  placeText: string
  lon: number | null
  lat: number | null
}

/**
 * A module that goes along with what happens to cases: co-reporters are answered, an order is reported back, a call-back is put in the
 * queue. Runs in the transaction of the move, after it was written: what it throws undoes the move, so it refuses nothing that the moves allow.
 */
export interface CaseFollower {
  /** `module.what`, for whoever reads a failure. */
  name: string
  /** Asked first, so that most moves cost nothing. */
  suits(c: FollowedCase): boolean
  moved(d: Doing, c: FollowedCase): Promise<void>
}

export const defineFollower = (follower: CaseFollower): CaseFollower => follower
