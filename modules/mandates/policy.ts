import { SERVING, type Abilities } from '../organisations/contract.ts'

/** Who keeps which list. Where a row may lie is the range of the post; whether an owner may follow a decision is asked of the row. */
export const mandateAbilities = {
  'mandates.read': [...SERVING, 'party_officer', 'statistician'],
  'mandates.duties': ['civil_affairs_officer', 'street_officer'],
  'mandates.bodies': ['civil_affairs_officer', 'street_officer'],
  'mandates.propose': ['department_officer', 'civil_affairs_officer'],
  'mandates.answer': ['street_head'],
  'mandates.check': ['civil_affairs_officer', 'banner_head'],
  'mandates.meet': ['party_officer'],
  'mandates.pass_down': ['street_officer', 'civil_affairs_officer', 'department_officer'],
  'mandates.receive': ['station_head', 'community_worker'],
} as const satisfies Abilities

/** A draft is the county's own until it is submitted. */
export const seesDrafts = (abilities: ReadonlySet<string>): boolean => abilities.has('mandates.propose') || abilities.has('mandates.check')

/** The owner follows their own decision, party staff any; only party staff drop one. */
export const mayFollow = (abilities: ReadonlySet<string>, own: boolean, step: 'progress' | 'done' | 'dropped'): boolean =>
  abilities.has('mandates.meet') || (own && step !== 'dropped')
