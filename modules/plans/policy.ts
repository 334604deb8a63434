import { ALL_POSTS, type Abilities } from '../organisations/contract.ts'

/** Plans are issued texts: every post reads them. */
export const planAbilities = {
  'plans.read': ALL_POSTS,
} as const satisfies Abilities
