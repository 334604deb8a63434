import type { Abilities, PostKind } from '../organisations/contract.ts'
import type { Signer } from './define.ts'

const READERS: readonly PostKind[] = [
  'community_worker', 'station_head', 'street_officer', 'street_head', 'party_officer', 'civil_affairs_officer', 'department_officer', 'banner_head', 'auditor',
]
const PANEL: readonly PostKind[] = ['community_worker', 'station_head', 'street_officer', 'street_head', 'party_officer', 'civil_affairs_officer', 'department_officer', 'banner_head']

/** Who writes schemes, runs rounds, applies for a unit, scores, signs and watches over titles. Where a row may lie is the range of the post. */
export const evaluationAbilities = {
  'evaluation.read': READERS,
  'evaluation.author': ['civil_affairs_officer', 'department_officer'],
  'evaluation.approve': ['civil_affairs_officer', 'banner_head'],
  'evaluation.run': ['civil_affairs_officer', 'department_officer'],
  'evaluation.apply': ['station_head', 'street_head', 'department_officer'],
  'evaluation.score': PANEL,
  'evaluation.sign': ['street_head', 'civil_affairs_officer', 'department_officer', 'banner_head'],
  'evaluation.honour': ['community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer'],
  'evaluation.award': ['street_head', 'civil_affairs_officer', 'banner_head'],
  'evaluation.watch': ['civil_affairs_officer', 'department_officer', 'banner_head'],
} as const satisfies Abilities

/** A draft of a scheme is its authors' and approvers' own. */
export const seesDrafts = (abilities: ReadonlySet<string>): boolean => abilities.has('evaluation.author') || abilities.has('evaluation.approve')

/** Posts that write for a kind of unit. */
const SPEAKS_FOR: Record<string, readonly PostKind[]> = {
  community: ['station_head'], township: ['street_head'], department: ['department_officer'], service_body: ['station_head', 'street_head', 'department_officer'], estate: ['station_head'], building: ['station_head'],
}

/** Whether this post at its own place writes for the unit: a head for the own place, never a level above for one below. */
export const speaksFor = (post: { kind: PostKind; region: string } | null, unit: { unitKind: string; region: string }): boolean =>
  post !== null && (SPEAKS_FOR[unit.unitKind] ?? []).includes(post.kind) && post.region === unit.region

/** Whether the post signs a stage; one of a body outside is entered by those who run the round, with its paper. */
export const signsStage = (post: PostKind | undefined, signer: Signer): boolean =>
  signer === 'outside' ? post === 'civil_affairs_officer' || post === 'department_officer' : post === signer
