export type Standing = 'standing' | 'urged' | 'removal_proposed' | 'removed'
export type StandingMove = 'urge' | 'clear' | 'propose_removal' | 'keep' | 'remove'

/** What becomes of a unit's title (PRC-15): urged to improve, and long without effect proposed for removal; the decision keeps or removes it. */
export const STANDING_MOVES = {
  urge: { from: ['standing'], to: 'urged' },
  clear: { from: ['urged'], to: 'standing' },
  propose_removal: { from: ['urged'], to: 'removal_proposed' },
  keep: { from: ['removal_proposed'], to: 'standing' },
  remove: { from: ['removal_proposed'], to: 'removed' },
} as const satisfies Record<StandingMove, { from: readonly Standing[]; to: Standing }>

export const standingMoves = (state: Standing): StandingMove[] => (Object.keys(STANDING_MOVES) as StandingMove[]).filter((move) => (STANDING_MOVES[move].from as readonly Standing[]).includes(state))
