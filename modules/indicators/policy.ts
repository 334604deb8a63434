import { ALL_POSTS, type Abilities } from '../organisations/contract.ts'

/** Figures add up and name nobody: every post reads those of its place. Numbers are filed by those whose duty it is. */
export const indicatorAbilities = {
  'indicators.read': ALL_POSTS,
  'indicators.correct': ['statistician'],
  // Definitions of a place's own: written by a statistician, approved by somebody else.
  'indicators.draft': ['statistician'],
  'indicators.approve': ['statistician', 'civil_affairs_officer', 'banner_head'],
  'indicators.define': ['statistician', 'civil_affairs_officer', 'banner_head'],
  'indicators.report': ['statistician', 'civil_affairs_officer'],
} as const satisfies Abilities
