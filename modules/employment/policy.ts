import type { Abilities } from '../organisations/contract.ts'

/** Who helps people into work at a place. */
export const employmentAbilities = {
  'employment.read': ['community_worker', 'station_head', 'street_officer', 'department_officer'],
  'employment.keep': ['community_worker', 'station_head', 'street_officer'],
} as const satisfies Abilities
