import { SERVING, type Abilities, type PostKind } from '../organisations/contract.ts'

const WATCHERS: readonly PostKind[] = ['privacy_officer', 'auditor', 'administrator']

/** Abilities of privacy. Whoever runs the machine (administrator) changes keys and reads the catalogue; what people did is looked at by others. */
export const privacyAbilities = {
  'privacy.read': [...WATCHERS, 'banner_head'],
  'privacy.keep': ['privacy_officer'],
  'privacy.review': ['privacy_officer', 'auditor'],
  /** Approves assessments: whoever answers for the banner. */
  'privacy.decide': ['banner_head'],
  'privacy.keys': ['privacy_officer', 'administrator'],
  'privacy.record_consent': ['window_clerk', 'community_worker', 'grid_worker', 'station_head', 'street_officer', 'civil_affairs_officer'],
  'privacy.ask_opening': [...SERVING, 'privacy_officer', 'auditor'],
  'privacy.approve_opening': ['station_head', 'street_head', 'civil_affairs_officer', 'banner_head', 'privacy_officer'],
} as const satisfies Abilities

const APPROVERS: readonly string[] = privacyAbilities['privacy.approve_opening']

/** A second entitled person: not oneself, and not the deputy of whoever asks (nor the one whose deputy asks). */
export function mayDecideOpening(
  me: { accountId: string; posts: readonly { kind: string; deputyFor: string | null }[] },
  one: { askedBy: string; askerIsDeputyFor: readonly string[] },
): boolean {
  if (me.accountId === one.askedBy) return false
  if (one.askerIsDeputyFor.includes(me.accountId)) return false
  if (me.posts.some((post) => post.deputyFor === one.askedBy)) return false
  return me.posts.some((post) => APPROVERS.includes(post.kind))
}

/** From this age on one decides about one's own data; below, the guardian does (个人信息保护法 art. 31). */
export const OWN_SAY_FROM = 14
