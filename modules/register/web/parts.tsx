/** Parts of the register's pages that other modules' pages use. */
export { usePlaceFilter, usePostPlace } from './desk/use-place-filter.ts'
