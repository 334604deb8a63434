import { SERVING, type Abilities } from '../organisations/contract.ts'

/** Which posts open which doors; whose unit it is, the place of the row says. */
export const liaisonAbilities = {
  'liaison.read': [...SERVING.filter((kind) => kind !== 'grid_worker' && kind !== 'window_clerk'), 'party_officer', 'statistician', 'league_reader', 'auditor'],
  /** A unit's own people: officers, reports, self-checks, sign-ups, practices, stories. */
  'liaison.file': ['community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer'],
  /** Civil affairs: the list of units, briefings, gatherings, checks from above, standing. */
  'liaison.keep': ['civil_affairs_officer', 'banner_head'],
  'liaison.publish': ['civil_affairs_officer', 'banner_head', 'street_officer', 'party_officer'],
  'liaison.oversee': ['auditor', 'civil_affairs_officer', 'banner_head', 'street_officer', 'street_head', 'station_head', 'department_officer'],
  'liaison.find': ['auditor'],
  'liaison.correct': ['station_head', 'street_officer', 'street_head', 'department_officer', 'civil_affairs_officer', 'banner_head'],
} as const satisfies Abilities
