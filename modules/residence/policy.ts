import type { Abilities } from '../organisations/contract.ts'

/** Who reads declarations of residence of a place, and who records that somebody has left. */
export const residenceAbilities = {
  'residence.read': ['grid_worker', 'window_clerk', 'community_worker', 'station_head', 'street_officer'],
  'residence.keep': ['window_clerk', 'community_worker', 'station_head'],
} as const satisfies Abilities
