import { ALL_POSTS, type Abilities } from '../organisations/contract.ts'

/**
 * Who does what with plans. Where a row may lie is the range of the post; that a level confirms only for itself, and that nobody approves or closes
 * their own work, is asked of the row. Above the county the statistician keeps the league's plans: there is no other working post there.
 */
export const planAbilities = {
  /** Issued texts and how they are carried out are read by every post. */
  'plans.read': ALL_POSTS,
  /** The place in the main menu. A street, whose menu is full, comes by the board and by its cards. */
  'plans.menu': ['civil_affairs_officer', 'department_officer', 'banner_head', 'statistician', 'league_reader'],
  /** Drafts are read by who writes or approves. */
  'plans.desk': ['civil_affairs_officer', 'department_officer', 'banner_head', 'street_officer', 'street_head', 'statistician', 'league_reader'],
  'plans.write': ['civil_affairs_officer', 'department_officer', 'street_officer', 'statistician'],
  'plans.approve': ['banner_head', 'street_head', 'civil_affairs_officer', 'statistician'],
  'plans.split': ['civil_affairs_officer', 'street_officer', 'statistician'],
  'plans.confirm': ['banner_head', 'civil_affairs_officer', 'street_head', 'street_officer', 'station_head', 'statistician'],
  'plans.record': ['civil_affairs_officer', 'street_officer', 'statistician'],
  'plans.meet': ['civil_affairs_officer', 'statistician'],
  'plans.raise': ['station_head', 'community_worker', 'street_officer'],
  'plans.check': ['banner_head', 'civil_affairs_officer', 'street_head', 'statistician'],
} as const satisfies Abilities

/** A level confirms its own goals and no other's. */
export const confirmsHere = (abilities: ReadonlySet<string>, here: string, region: string): boolean => abilities.has('plans.confirm') && here.slice(0, 12) === region

/** The owner reports, and so does a planner of a place that holds the goal; only the planner drops one. */
export const mayReport = (abilities: ReadonlySet<string>, own: boolean, step: 'progress' | 'done' | 'dropped'): boolean => abilities.has('plans.split') || (own && step !== 'dropped')

/** The owner follows their own decision, who keeps the meeting any of its place; only the keeper drops one. */
export const mayFollow = (abilities: ReadonlySet<string>, own: boolean, within: boolean, step: 'progress' | 'done' | 'dropped'): boolean =>
  within && (abilities.has('plans.meet') || (own && step !== 'dropped'))

/** The place answers for itself; whoever checks, from the place of the check or above, closes or gives back. */
export const mayAnswer = (abilities: ReadonlySet<string>, here: string, region: string): boolean => confirmsHere(abilities, here, region)
