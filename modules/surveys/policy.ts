import { SERVING, type Abilities } from '../organisations/contract.ts'

/** Which posts open which doors. Who plans a survey does not thereby see who was drawn; who invites does not see what was answered. */
export const surveyAbilities = {
  'surveys.read': [...SERVING, 'party_officer', 'statistician', 'league_reader'],
  'surveys.make': ['community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'department_officer', 'statistician'],
  'surveys.invite': ['grid_worker', 'community_worker', 'station_head', 'street_officer'],
  'surveys.enter': ['grid_worker', 'window_clerk', 'community_worker', 'station_head', 'street_officer'],
  /** The body that was reviewed says what it will do. */
  'surveys.answer': ['community_worker', 'station_head', 'street_officer', 'street_head', 'department_officer', 'civil_affairs_officer', 'banner_head'],
} as const satisfies Abilities
