export { purposes } from './purposes.ts'
export { retentionRules } from './retention.ts'
export { sensitiveReads } from './sensitive-reads.ts'
export { questions } from './questions.ts'
