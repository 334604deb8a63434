import { levelOf } from '../regions/index.ts'
import { SERVING, type Abilities, type PostKind } from '../organisations/contract.ts'

const HEADS: readonly PostKind[] = ['station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'department_officer', 'banner_head']

/** Who sees what is owed, who files, who excuses below, who adapts. Whose duty it is, is asked of the row. */
export const dutyAbilities = {
  'duties.read': [...SERVING, 'party_officer', 'statistician', 'league_reader', 'auditor'],
  'duties.file': [...SERVING, 'party_officer'],
  'duties.oversee': [...HEADS, 'auditor'],
  'duties.excuse': ['station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'banner_head'],
  'duties.adapt': ['civil_affairs_officer', 'banner_head'],
  'duties.own': HEADS,
} as const satisfies Abilities

export interface Owing { bodyKind: 'place' | 'organisation' | 'person'; body: string; region: string; byPosts: readonly string[] }
export interface Reader { account: string; place: string; postKind: string }

/** Whether the reader works off this duty: their own, or one of the place that they serve. */
export const isMine = (one: Owing, who: Reader): boolean =>
  one.bodyKind === 'person' ? one.body === who.account : one.region === who.place

/** A duty of a place is filed by who serves there; of a person by themselves or, from the list of a course, by who answers for the place. */
export const mayFile = (one: Owing, who: Reader, oversees: boolean): boolean => isMine(one, who) || (one.bodyKind === 'person' && oversees)

/**
 * Excused by another: of a place by a place above it, of a person never by themselves. A province knows no place above, so nobody excuses it here.
 */
export const mayExcuse = (one: Owing, who: Reader): boolean =>
  one.bodyKind === 'person' ? one.body !== who.account : isAbove(who.place, one.region)

const isAbove = (place: string, region: string): boolean => place !== region && levelOf(place) !== levelOf(region)
