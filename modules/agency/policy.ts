import type { Abilities } from '../organisations/contract.ts'

/** Who acts for residents and who plans the service van. Where a row may lie is the range of the post. */
export const agencyAbilities = {
  'agency.read': ['grid_worker', 'window_clerk', 'community_worker', 'station_head', 'street_officer', 'street_head'],
  'agency.act': ['grid_worker', 'window_clerk', 'community_worker', 'station_head'],
  'agency.plan': ['street_officer', 'street_head'],
} as const satisfies Abilities
