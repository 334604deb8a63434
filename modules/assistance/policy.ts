import type { Abilities } from '../organisations/contract.ts'

/** Who reads what was granted, and who may stop it. A grant itself comes only from the conclusion of a case. */
export const assistanceAbilities = {
  'assistance.read': ['community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer'],
  'assistance.end': ['civil_affairs_officer'],
} as const satisfies Abilities
