import type { Abilities, PostKind } from '../organisations/contract.ts'

const READERS: readonly PostKind[] = [
  'community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'department_officer', 'banner_head', 'auditor', 'statistician', 'league_reader',
]

/** Who follows projects, enters money, releases payments. There is no post of an accountant: the finance department is a department, civil affairs keeps its own accounts. */
export const projectAbilities = {
  'projects.read': READERS,
  'projects.keep': ['civil_affairs_officer', 'department_officer'],
  'projects.report': ['station_head', 'street_officer', 'civil_affairs_officer', 'department_officer'],
  'projects.money': ['civil_affairs_officer', 'department_officer', 'station_head', 'street_officer'],
  'projects.release': ['civil_affairs_officer', 'department_officer', 'banner_head', 'street_head'],
  'projects.budget': ['civil_affairs_officer', 'department_officer'],
  'projects.ask': ['station_head'],
} as const satisfies Abilities

/** Four eyes: whoever wrote a payment does not release it. */
export const mayRelease = (abilities: ReadonlySet<string>, own: boolean): boolean => abilities.has('projects.release') && !own
