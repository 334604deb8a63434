export * from './contract/rounds.ts'
export * from './contract/files.ts'
export * from './contract/meetings.ts'
export * from './contract/afterwards.ts'
export * from './contract/mine.ts'
export {
  CLAUSE_STATES, CONSENT_STATES, DISPUTE_KINDS, DISPUTE_STEPS, END_REASONS, FILE_STATES, LAWFUL_WAYS, REFERRALS, ROUND_STEPS, SIDES, URGENCY, consentStates, disputeKinds, endReasons, fileStates, lawfulWays, referrals, sides,
  urgencyGrades, type DisputeKind, type DisputeStep, type Drawing, type FileState,
} from './contract/parts.ts'
export { FILE_MOVES, mayMove, waysFor, type FileMove } from './rules.ts'
