import { ALL_POSTS, type Abilities } from '../organisations/contract.ts'

/** Abilities of the accounts module. Administrators give out doors, not rows: they see accounts and posts of their place, no case and no file. */
export const accountAbilities = {
  'accounts.own_security': ALL_POSTS,
  'accounts.administer': ['administrator'],
  'audit.read': ['auditor', 'privacy_officer'],
  'jobs.read': ['administrator', 'auditor'],
} as const satisfies Abilities

/** Abilities that count as administrative: a post that carries one may be granted only by someone who holds it. */
export const ADMINISTRATIVE = ['accounts.administer', 'audit.read'] as const
