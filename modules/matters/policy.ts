import type { Abilities } from '../organisations/contract.ts'

/**
 * Guides are public; nobody needs a post to read one. Definitions are written by the county's clerks and approved by another person of the
 * county (four eyes); the module's files and the place pack bring what no clerk has taken over.
 */
export const mattersAbilities = {
  'matters.read': ['administrator', 'civil_affairs_officer', 'department_officer', 'banner_head', 'street_head', 'street_officer', 'station_head'],
  /** In the main menu of those whose daily work it is; others reach a matter by links. */
  'matters.desk': ['administrator', 'civil_affairs_officer', 'department_officer'],
  'matters.design': ['administrator', 'civil_affairs_officer', 'department_officer'],
  'matters.approve': ['banner_head', 'civil_affairs_officer'],
} as const satisfies Abilities
