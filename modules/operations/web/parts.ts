/** Words that other pages use for what stands in the record. */
export { becauseWords, deedWords } from './deeds.ts'
