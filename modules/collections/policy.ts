import type { Abilities, PostKind } from '../organisations/contract.ts'

const READERS: readonly PostKind[] = [
  'community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'department_officer', 'banner_head', 'statistician', 'league_reader', 'auditor',
]

/**
 * Who asks, fills, signs and sends, checks what came from below, and approves the whole. Where a sheet lies is the range of the post; who sent a
 * sheet never checks it (`movesOpen`).
 */
export const collectionAbilities = {
  'collections.read': READERS,
  'collections.issue': ['statistician', 'civil_affairs_officer', 'street_officer'],
  'collections.fill': ['community_worker', 'station_head', 'street_officer', 'street_head', 'statistician', 'civil_affairs_officer'],
  'collections.send': ['station_head', 'street_officer', 'street_head', 'statistician', 'civil_affairs_officer'],
  'collections.check': ['street_officer', 'street_head', 'statistician', 'civil_affairs_officer'],
  'collections.approve': ['street_head', 'civil_affairs_officer', 'banner_head', 'statistician'],
} as const satisfies Abilities
