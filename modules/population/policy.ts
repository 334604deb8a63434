import { ALL_POSTS, type Abilities, type PostKind } from '../organisations/contract.ts'

/** Counts name nobody: every post reads those of its place. A station files, the levels above check and sum. */
export const populationAbilities = {
  'population.read': ALL_POSTS,
  // A filing names exact figures, small ones too: those who answer for it and those who audit it.
  'population.filings': [
    'station_head', 'community_worker', 'street_officer', 'street_head', 'statistician', 'civil_affairs_officer', 'banner_head', 'auditor', 'league_reader',
  ],
  'population.file': ['station_head', 'community_worker', 'street_officer', 'street_head', 'statistician', 'civil_affairs_officer'],
  'population.check': ['street_officer', 'street_head', 'statistician', 'civil_affairs_officer'],
} as const satisfies Abilities

const FILES_FOR: Record<string, readonly PostKind[]> = {
  community: ['station_head', 'community_worker'],
  township: ['street_officer', 'street_head', 'statistician'],
  county: ['statistician', 'civil_affairs_officer'],
}

/** Whether a post files for a place of this level: its own, and nobody's below. */
export const mayFile = (post: PostKind, level: string, ownPlace: boolean): boolean => ownPlace && (FILES_FOR[level]?.includes(post) ?? false)

/** Whether a post checks filings of places directly below its own. */
export const mayCheck = (post: PostKind, ownLevel: string): boolean => ownLevel !== 'community' && (FILES_FOR[ownLevel]?.includes(post) ?? false)
