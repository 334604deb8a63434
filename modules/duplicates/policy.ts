import type { Abilities, PostKind } from '../organisations/contract.ts'

const KEEPERS: readonly PostKind[] = ['grid_worker', 'window_clerk', 'community_worker', 'station_head', 'street_officer', 'civil_affairs_officer']

/** Whoever opens files is told of like ones; whoever answers for a place's register decides and merges; the county walks through all of it. */
export const duplicatesAbilities = {
  'duplicates.check': KEEPERS,
  'duplicates.review': ['community_worker', 'station_head', 'street_officer', 'civil_affairs_officer'],
  'duplicates.merge': ['community_worker', 'station_head', 'street_officer', 'civil_affairs_officer'],
  'duplicates.scan': ['civil_affairs_officer'],
} as const satisfies Abilities

/** Four eyes: whoever proposed a merge does not also confirm it. */
export const mayConfirm = (proposedBy: string, accountId: string): boolean => proposedBy !== accountId
