import type { Abilities } from '../organisations/contract.ts'

/** Who reads the register of volunteers of a place, and who may record that one has left. */
export const volunteersAbilities = {
  'volunteers.read': ['grid_worker', 'community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer'],
  'volunteers.keep': ['community_worker', 'station_head', 'civil_affairs_officer'],
} as const satisfies Abilities
