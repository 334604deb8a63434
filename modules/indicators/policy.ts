import { ALL_POSTS, type Abilities } from '../organisations/contract.ts'

/** Figures add up and name nobody: every post reads those of its place. Numbers are filed by those whose duty it is. */
export const indicatorAbilities = {
  'indicators.read': ALL_POSTS,
  'indicators.report': ['statistician', 'civil_affairs_officer'],
} as const satisfies Abilities
