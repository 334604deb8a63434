export * from './contract/accounts.ts'
export * from './contract/budgets.ts'
export * from './contract/funds.ts'
export * from './contract/projects.ts'
export * from './contract/rules.ts'
export { type Step } from './contract/parts.ts'
export { PROJECT_DEEDS, type ProjectDeed } from './rules/deeds.ts'
export {
  behind, DONE_STATES, FACILITIES, MODES, PROJECT_MOVES, PROJECT_STATES, timePercent, type Facility, type Mode, type ProjectMove, type ProjectState,
} from './rules/progress.ts'
export { PAYERS, payers, ratioText, sharesOf, type Payer } from './rules/shares.ts'
export { BUDGET_ITEMS, budgetItems, SOURCES, USES, uses, type BudgetItem, type Use } from './rules/sources.ts'
