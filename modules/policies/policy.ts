import { ALL_POSTS, type Abilities } from '../organisations/contract.ts'

/** Texts, supports and standards are public words: every post reads them. Whoever wrote a text does not publish it (`mayPublish`). */
export const policyAbilities = {
  'policies.read': ALL_POSTS,
  'policies.keep': ['civil_affairs_officer', 'department_officer'],
  'policies.publish': ['civil_affairs_officer', 'department_officer', 'banner_head'],
  'policies.collect': ['civil_affairs_officer', 'street_officer', 'statistician'],
  'policies.research': ['civil_affairs_officer', 'department_officer', 'statistician'],
} as const satisfies Abilities

export const mayPublish = (abilities: ReadonlySet<string>, own: boolean): boolean => abilities.has('policies.publish') && !own
