/** States of a draft: what may follow what, with whose ability. Pure. */
export const draftStates = ['draft', 'submitted', 'approved', 'published', 'dropped'] as const
export type DraftState = (typeof draftStates)[number]
export const DRAFT_STATES: Record<DraftState, string> = { draft: '起草中', submitted: '等审批', approved: '已审批，待发布', published: '已发布', dropped: '已放弃' }

export const draftMoves = ['submit', 'return', 'approve', 'publish', 'take_back', 'drop'] as const
export type DraftMove = (typeof draftMoves)[number]

interface Move {
  verb: string
  from: readonly DraftState[]
  to: DraftState
  ability: 'plans.write' | 'plans.approve'
  /** A reason must be written. */
  note: boolean
  /** Not by whoever wrote or last changed the text. */
  otherHands: boolean
}

/** A text is written by one, approved by another, and holds from the day it is published for. */
export const DRAFT_MOVES: Record<DraftMove, Move> = {
  submit: { verb: '送审', from: ['draft'], to: 'submitted', ability: 'plans.write', note: false, otherHands: false },
  return: { verb: '退回修改', from: ['submitted'], to: 'draft', ability: 'plans.approve', note: true, otherHands: true },
  approve: { verb: '审批通过', from: ['submitted'], to: 'approved', ability: 'plans.approve', note: false, otherHands: true },
  publish: { verb: '发布', from: ['approved'], to: 'published', ability: 'plans.write', note: false, otherHands: false },
  take_back: { verb: '撤回修改', from: ['submitted', 'approved'], to: 'draft', ability: 'plans.write', note: false, otherHands: false },
  drop: { verb: '放弃', from: ['draft'], to: 'dropped', ability: 'plans.write', note: true, otherHands: false },
}

/** What the reader may do with a draft in this state; `own`: they wrote or last changed it. */
export const movesFor = (state: DraftState, abilities: ReadonlySet<string>, own: boolean): DraftMove[] =>
  draftMoves.filter((move) => DRAFT_MOVES[move].from.includes(state) && abilities.has(DRAFT_MOVES[move].ability) && !(own && DRAFT_MOVES[move].otherHands))
