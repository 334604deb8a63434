import type { Abilities } from '../organisations/contract.ts'

/** Visit plans are for those who visit and who answer for the place. */
export const elderlyAbilities = {
  'elderly.read_plans': ['grid_worker', 'community_worker', 'station_head', 'street_officer', 'civil_affairs_officer'],
  'elderly.keep_plans': ['community_worker', 'station_head', 'civil_affairs_officer'],
} as const satisfies Abilities
