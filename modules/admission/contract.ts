export * from './contract/agreements.ts'
export * from './contract/burdens.ts'
export * from './contract/reports.ts'
export * from './contract/requests.ts'
export { type Step } from './contract/parts.ts'
export { CYCLES, type Cycle } from './rules/account.ts'
export {
  AGREEMENT_MOVES, AGREEMENT_STATES, BURDEN_KINDS, BURDEN_STATES, REPORT_STATES, REQUEST_STATES, type AgreementMove, type AgreementState, type BurdenKind, type BurdenState,
  type ReportState, type RequestState,
} from './rules/moves.ts'
export { ADMISSION_RULES, testAdmission, type Finding } from './rules/tests.ts'
