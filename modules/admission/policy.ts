import type { Abilities, PostKind } from '../organisations/contract.ts'

const READERS: readonly PostKind[] = [
  'community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'department_officer', 'banner_head', 'auditor',
]

/** Who asks, who is heard, who decides, who pays. Where a row may lie is the range of the post; a decider is not whoever asked (`mayDecide`). */
export const admissionAbilities = {
  'admission.read': READERS,
  'admission.propose': ['department_officer'],
  'admission.opinion': ['station_head', 'street_head'],
  'admission.decide': ['civil_affairs_officer', 'banner_head'],
  'admission.work': ['community_worker', 'station_head'],
  'admission.pay': ['department_officer', 'civil_affairs_officer'],
  'admission.report': ['community_worker', 'station_head'],
  'admission.burden': ['civil_affairs_officer', 'department_officer'],
} as const satisfies Abilities

/** A draft is the county's own until it is sent round. */
export const seesDrafts = (abilities: ReadonlySet<string>): boolean => abilities.has('admission.propose') || abilities.has('admission.decide')

/** Four eyes: whoever wrote the request does not decide on it. */
export const mayDecide = (abilities: ReadonlySet<string>, own: boolean): boolean => abilities.has('admission.decide') && !own

/** What is asked of communities may be listed by any department, and is cut by civil affairs or the head alone. */
export const mayCut = (abilities: ReadonlySet<string>): boolean => abilities.has('admission.decide')
