import { SERVING, type Abilities } from '../organisations/contract.ts'
import { covers, levelOf } from '../regions/index.ts'

/** Which posts open which doors. Where a call or an order may lie is the range of the post. */
export const hotlineAbilities = {
  /** For whom it is daily work: a place in the main menu. Others come by the first page and by search. */
  'hotline.desk': ['dispatcher', 'street_head', 'banner_head', 'administrator'],
  'hotline.read': ['dispatcher', 'window_clerk', 'street_officer', 'street_head', 'banner_head', 'civil_affairs_officer', 'administrator'],
  /** Reads the record of calls: what people said. Whoever only keeps numbers and systems does not. */
  'hotline.calls': ['dispatcher', 'window_clerk', 'street_officer', 'street_head', 'banner_head'],
  'hotline.answer': ['dispatcher', 'window_clerk'],
  'hotline.knowledge': SERVING,
  'hotline.write': ['dispatcher', 'street_officer', 'civil_affairs_officer', 'department_officer', 'station_head'],
  /** Reads what callers said; records it only with the next. */
  'hotline.call_backs': ['dispatcher', 'window_clerk', 'street_officer', 'street_head', 'station_head', 'banner_head', 'civil_affairs_officer'],
  // Those who may reopen a case at the wish of the person.
  'hotline.call_back': ['dispatcher', 'window_clerk', 'street_officer'],
  'hotline.rates': ['dispatcher', 'street_head', 'street_officer', 'station_head', 'banner_head', 'civil_affairs_officer', 'department_officer', 'statistician'],
  'hotline.set_up': ['dispatcher', 'civil_affairs_officer', 'administrator'],
  'hotline.connect': ['administrator'],
} as const satisfies Abilities

/**
 * Whether somebody belongs to those who handled an order and therefore may not ask how it went: a hand in it, a post at the unit's place or below.
 * At the county, where many bodies sit, the unit is the kind of post.
 */
export function handledIt(who: { accountId: string; posts: readonly { kind: string; region: string }[] }, order: { handledBy: readonly string[]; unitPost: string; unitRegion: string }): boolean {
  if (order.handledBy.includes(who.accountId)) return true
  const atCounty = levelOf(order.unitRegion) === 'county'
  return who.posts.some((post) => (atCounty ? post.region === order.unitRegion && post.kind === order.unitPost : covers(order.unitRegion, post.region)))
}
