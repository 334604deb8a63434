/** What privacy promises, subject by subject. Usable in a browser. */
export { AFTERWARDS, BASES, type Purpose } from './definition.ts'
export * from './contract/file.ts'
export * from './contract/consents.ts'
export * from './contract/keeping.ts'
export * from './contract/openings.ts'
export * from './contract/reviews.ts'
export * from './contract/records.ts'
