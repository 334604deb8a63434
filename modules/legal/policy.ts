import { SERVING, type Abilities } from '../organisations/contract.ts'

/** Who reads requests for legal help, who handles them, who keeps advisers and sessions. */
export const legalAbilities = {
  'legal.read': ['community_worker', 'station_head', 'mediator', 'street_officer', 'street_head'],
  'legal.handle': ['community_worker'],
  'legal.keep': ['community_worker', 'station_head', 'street_officer'],
  'legal.count': [...SERVING, 'statistician'],
} as const satisfies Abilities
