import type { Abilities } from '../organisations/contract.ts'

/** Sites and free times are public. Who gives a booked room back is whoever keeps the place. */
export const facilitiesAbilities = {
  'facilities.keep': ['window_clerk', 'community_worker', 'station_head', 'street_officer'],
} as const satisfies Abilities
