export { deriveAfterLoad } from './derive.ts'
