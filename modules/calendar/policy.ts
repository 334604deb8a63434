import type { Abilities } from '../organisations/contract.ts'

/** Who reads, writes and publishes holiday notices. Whoever wrote one does not publish it. */
export const calendarAbilities = {
  'calendar.read': ['administrator', 'civil_affairs_officer', 'department_officer', 'dispatcher', 'banner_head', 'station_head', 'street_officer', 'street_head'],
  'calendar.write': ['administrator', 'civil_affairs_officer'],
  'calendar.publish': ['administrator', 'civil_affairs_officer', 'banner_head'],
} as const satisfies Abilities
