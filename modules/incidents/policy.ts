import { SERVING, type Abilities, type PostKind } from '../organisations/contract.ts'

/** Which doors open for whom. Where a row may lie is the range of the post. */
export const incidentAbilities = {
  'incidents.read': SERVING,
  /** At the spot or for somebody who tells it. */
  'incidents.report': SERVING,
  /** Says which reports are the same thing, and sends work to units. */
  'incidents.dispatch': ['station_head', 'street_officer', 'street_head', 'dispatcher', 'banner_head'],
  /** Called units answer; who may answer which is asked of the row. */
  'incidents.answer': SERVING,
  /** Decides about a refused joint dispatch; which one is asked of the row. */
  'incidents.decide': ['street_head', 'dispatcher', 'banner_head'],
  /** Walks a grid and visits homes. */
  'incidents.patrols': ['grid_worker', 'community_worker', 'station_head'],
  /** What the county sets: kinds of events, reasons, cycles. */
  'incidents.lists': ['dispatcher', 'administrator'],
  /** Reads the lists, e.g. for a form. */
  'incidents.lists_read': [...SERVING, 'administrator', 'statistician'],
  'incidents.count': [...SERVING, 'statistician'],
} as const satisfies Abilities

/** Posts whose work on the ground lets them settle an event alone. */
export const SETTLES_ALONE: readonly PostKind[] = ['grid_worker']

interface Post { kind: string; region: string }

/** Only who holds the post at the place that was called answers for that unit. */
export const answersFor = (posts: readonly Post[], callout: { post: string; atRegion: string }): boolean =>
  posts.some((post) => post.kind === callout.post && post.region === callout.atRegion)

/** Only the desk above decides; a county dispatcher's decision is for streets, the head's for the county. */
export const decidesOn = (posts: readonly Post[], arbiter: { post: string; region: string }): boolean =>
  posts.some((post) => post.kind === arbiter.post && post.region === arbiter.region)

/** The county's lists are the county's to set. */
export const setsLists = (posts: readonly Post[], county: string): boolean =>
  posts.some((post) => (incidentAbilities['incidents.lists'] as readonly string[]).includes(post.kind) && post.region === `${county}000000`)

/** A track is for the worker who walked it and for the head of the place. */
export const seesTrack = (me: { accountId: string; post: string }, patrol: { accountId: string }): boolean =>
  me.accountId === patrol.accountId || me.post === 'station_head' || me.post === 'street_head'
