import { ALL_POSTS, SERVING, type Abilities, type PostKind } from '../organisations/contract.ts'

/** Abilities of the accounts module. Administrators give out doors, not rows: they see accounts and posts of their place, no case and no file. */
export const accountAbilities = {
  'accounts.own_security': ALL_POSTS,
  'accounts.administer': ['administrator'],
  /** Who is on duty where: names and duties, no telephone. */
  'accounts.directory': [...SERVING, 'party_officer', 'administrator', 'auditor'],
  'audit.read': ['auditor', 'privacy_officer'],
  'jobs.read': ['administrator', 'auditor'],
} as const satisfies Abilities

/** Abilities that count as administrative: a post that carries one may be granted only by someone who holds it. */
export const ADMINISTRATIVE = ['accounts.administer', 'audit.read'] as const

/** Whether a kind of post carries something administrative that the giver does not hold. Pure: asked at granting, deputising and handing over. */
export const mayNotGrant = (abilities: Abilities, held: ReadonlySet<string>, kind: PostKind): boolean =>
  ADMINISTRATIVE.some((ability) => abilities[ability]?.includes(kind) && !held.has(ability))
