export * from './contract/owed.ts'
export { dutyGroups, type OwedTerms } from './contract/parts.ts'
export { DUTY_GROUPS, type DutyGroup } from './define.ts'
export { OWED_STATES, type OwedState } from './rules/state.ts'
