import type { Abilities } from '../organisations/contract.ts'

/** Which posts open which doors. Partners come with a key of their own and reach their own orders only. */
export const orderAbilities = {
  'orders.read': ['dispatcher', 'street_officer', 'street_head', 'department_officer', 'banner_head', 'station_head'],
  'orders.send': ['dispatcher', 'street_officer', 'street_head'],
  'orders.partners': ['dispatcher', 'administrator'],
} as const satisfies Abilities
