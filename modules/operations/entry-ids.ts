export { lowestIdAt } from '../../platform/kernel/ids.ts'
