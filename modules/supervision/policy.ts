import type { Abilities } from '../organisations/contract.ts'

/** Who looks after the work of a place: heads, dispatchers, the officers of street and county. Counts only, except the list of late cases. */
export const supervisionAbilities = {
  'supervision.read': ['station_head', 'street_officer', 'street_head', 'dispatcher', 'civil_affairs_officer', 'department_officer', 'banner_head'],
  'supervision.late': ['station_head', 'street_officer', 'street_head', 'dispatcher', 'civil_affairs_officer', 'department_officer', 'banner_head'],
  'supervision.propose': ['station_head', 'street_officer', 'street_head', 'dispatcher', 'civil_affairs_officer', 'banner_head'],
} as const satisfies Abilities
