import { SERVING, type Abilities } from '../organisations/contract.ts'

/** Who sits at windows, who keeps stations, who assesses. Where a row may lie is the range of the post. */
export const windowAbilities = {
  'windows.read': SERVING,
  'windows.serve': ['window_clerk', 'community_worker', 'station_head', 'street_officer'],
  'windows.keep': ['station_head', 'street_officer', 'street_head'],
  'windows.assess': ['street_officer', 'street_head'],
} as const satisfies Abilities
