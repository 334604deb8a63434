import { SERVING, type Abilities } from '../organisations/contract.ts'

/** Who explains to a person in front of them, who writes rules, who answers flags, who says what is served and offered. */
export const entitlementAbilities = {
  'entitlements.read': [...SERVING, 'statistician', 'league_reader'],
  'entitlements.write': ['civil_affairs_officer', 'department_officer'],
  'entitlements.explain': ['window_clerk', 'community_worker', 'station_head', 'street_officer', 'civil_affairs_officer'],
  'entitlements.flags': ['window_clerk', 'community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'department_officer'],
  'entitlements.check': ['street_head', 'civil_affairs_officer', 'banner_head'],
  'entitlements.coverage': [...SERVING, 'statistician', 'league_reader'],
  'entitlements.cover': ['station_head', 'street_officer', 'street_head', 'civil_affairs_officer'],
  'entitlements.offer': ['community_worker', 'station_head', 'street_officer', 'civil_affairs_officer'],
} as const satisfies Abilities
