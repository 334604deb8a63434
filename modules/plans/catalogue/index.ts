import type { PlanDefinition } from '../define.ts'
import { alxaFourteenth, alxaFourteenthFirst } from './alxa-fourteenth.ts'

/** All plans that come with the product, older texts before those that replace them. */
export const PLANS: readonly PlanDefinition[] = [alxaFourteenthFirst, alxaFourteenth]
