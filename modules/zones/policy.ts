import type { Abilities } from '../organisations/contract.ts'

/** Who reads zones, who keeps the file for the district, and who enters what the levels above decided. */
export const zoneAbilities = {
  'zones.read': ['street_officer', 'street_head', 'civil_affairs_officer', 'department_officer', 'banner_head', 'auditor'],
  'zones.write': ['civil_affairs_officer', 'department_officer'],
  'zones.record': ['civil_affairs_officer', 'banner_head'],
} as const satisfies Abilities
