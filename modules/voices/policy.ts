import { SERVING, type Abilities } from '../organisations/contract.ts'

/** Which posts open which doors. Whose turn a topic is, and who may see a letter, is asked of the row. */
export const voiceAbilities = {
  'voices.read': [...SERVING, 'party_officer'],
  'voices.collect': ['grid_worker', 'window_clerk', 'community_worker', 'mediator', 'station_head', 'street_officer', 'dispatcher', 'party_officer'],
  'voices.group': ['community_worker', 'station_head', 'street_officer', 'street_head', 'dispatcher', 'civil_affairs_officer'],
  /** Where the whole answer of a place comes from. */
  'voices.answer': ['community_worker', 'station_head', 'street_officer', 'street_head', 'dispatcher', 'civil_affairs_officer', 'department_officer', 'banner_head'],
  'voices.hear': ['community_worker', 'station_head', 'street_officer', 'civil_affairs_officer'],
  'voices.contact': ['community_worker', 'station_head', 'street_officer', 'dispatcher', 'party_officer', 'civil_affairs_officer'],
  'voices.letters': ['window_clerk', 'station_head', 'street_officer', 'street_head', 'dispatcher', 'department_officer', 'banner_head'],
} as const satisfies Abilities
