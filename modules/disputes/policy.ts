import type { Abilities } from '../organisations/contract.ts'

/** Who reads mediation files, who mediates, who keeps rounds. Whose file it is, and whether one may mediate it, is asked of the row. */
export const disputeAbilities = {
  'disputes.read': ['mediator', 'station_head', 'community_worker', 'street_officer', 'street_head'],
  'disputes.mediate': ['mediator'],
  'disputes.rounds': ['mediator', 'station_head', 'community_worker'],
  'disputes.plan': ['station_head', 'street_officer', 'street_head'],
  'disputes.count': ['mediator', 'station_head', 'community_worker', 'street_officer', 'street_head', 'civil_affairs_officer', 'department_officer', 'banner_head', 'statistician'],
} as const satisfies Abilities

/** Only the mediator of a file goes on with it; another takes it over first. */
export const isItsMediator = (accountId: string, file: { mediatorAccount: string | null }): boolean => file.mediatorAccount === accountId
