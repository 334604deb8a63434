import type { Abilities, PostKind } from '../organisations/contract.ts'
import type { ServiceGroup } from './contract.ts'

const KEEPERS: readonly PostKind[] = ['grid_worker', 'window_clerk', 'community_worker', 'station_head', 'street_officer', 'civil_affairs_officer']
const OPENERS: readonly PostKind[] = [...KEEPERS, 'mediator', 'street_head', 'dispatcher', 'department_officer']

/** Which posts are in charge of the service for a group: only they see that somebody belongs to it, and only of their own groups. */
export const GROUPS_IN_CHARGE = {
  elderly: ['community_worker', 'station_head', 'civil_affairs_officer'],
  minor: ['community_worker', 'station_head', 'civil_affairs_officer'],
  disabled: ['civil_affairs_officer'],
  honoured: ['civil_affairs_officer'],
  low_income: ['street_officer', 'civil_affairs_officer'],
  laid_off: ['community_worker', 'street_officer'],
  migrant_worker: ['community_worker', 'station_head'],
} as const satisfies Record<ServiceGroup, readonly PostKind[]>

/** Whether a post is in charge of the service for a group. */
export const servesGroup = (post: PostKind, group: ServiceGroup): boolean => (GROUPS_IN_CHARGE[group] as readonly PostKind[]).includes(post)

/** Abilities of the register. Heads of a banner, statisticians and administrators read what adds up, not files. */
export const registerAbilities = {
  'register.search': OPENERS,
  'register.open': OPENERS,
  'register.keep': KEEPERS,
  'register.unmask': [...KEEPERS, 'mediator'],
  'register.read_access_log': ['privacy_officer'],
  'register.serve_groups': [...new Set(Object.values(GROUPS_IN_CHARGE).flat())],
} as const satisfies Abilities

/** A grid worker rings people up; a whole ID number is for whoever takes an application. */
export function maySeeNumber(post: PostKind, field: 'idNumber' | 'phone'): boolean {
  if (field === 'phone') return (registerAbilities['register.unmask'] as readonly PostKind[]).includes(post)
  return ['window_clerk', 'community_worker', 'station_head', 'street_officer', 'civil_affairs_officer'].includes(post)
}

/** A resident reads their own file and the files of those they stand for today with the power to read. */
export function mayReadAs(
  me: string,
  person: string,
  standings: readonly { personId: string; powers: readonly string[]; validFrom: string; validUntil: string | null }[],
  today: string,
): boolean {
  return me === person || standings.some((s) => s.personId === person && s.powers.includes('read') && holdsOn(s, today))
}

/** Whether a dated fact holds on a day: from its first day to the day before its end. */
export const holdsOn = (fact: { validFrom: string; validUntil: string | null }, day: string): boolean =>
  fact.validFrom <= day && (fact.validUntil === null || fact.validUntil > day)
