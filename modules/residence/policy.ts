import type { Abilities } from '../organisations/contract.ts'

/** Who reads what residents on the move declared and asked for, who keeps it, and who looks at let dwellings. */
export const residenceAbilities = {
  'residence.read': ['grid_worker', 'window_clerk', 'community_worker', 'station_head', 'street_officer'],
  'residence.keep': ['window_clerk', 'community_worker', 'station_head'],
  'residence.check': ['grid_worker', 'community_worker', 'station_head'],
} as const satisfies Abilities
