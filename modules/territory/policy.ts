import type { Abilities } from '../organisations/contract.ts'

/** Who reads, proposes and decides. What may be done to one dossier is decided below. */
export const territoryAbilities = {
  'territory.read': [
    'community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'department_officer', 'banner_head', 'statistician', 'auditor', 'administrator',
  ],
  'territory.propose': ['station_head', 'street_officer', 'street_head', 'civil_affairs_officer'],
  'territory.decide': ['station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'banner_head'],
  'territory.thresholds': ['civil_affairs_officer'],
} as const satisfies Abilities

interface Who {
  accountId: string
  post: string
}

interface What {
  level: 'community' | 'grid'
  proposedBy: string
}

/** Communities are changed on the proposal of a street or of civil affairs; grids also on that of the community itself. */
export const mayPropose = (who: Who, level: 'community' | 'grid') => level === 'grid' || ['street_officer', 'street_head', 'civil_affairs_officer'].includes(who.post)

/** The district decides on communities (000 §三(二)); grids are the street's or the community's own affair. Whoever proposed does not decide. */
export const mayDecide = (who: Who, what: What) => {
  if (who.accountId === what.proposedBy) return false
  return what.level === 'grid' ? true : ['civil_affairs_officer', 'banner_head'].includes(who.post)
}

/** A dossier is taken back by who proposed it, or by who could decide on it. */
export const mayWithdraw = (who: Who, what: What) => who.accountId === what.proposedBy || mayDecide(who, what)
