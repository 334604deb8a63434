import { SERVING, type Abilities, type PostKind } from './posts.ts'
import type { OrganisationKind } from './kinds.ts'

const KEEPERS: readonly PostKind[] = ['community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'department_officer']

/**
 * Abilities of organisations. Whoever serves people at a community or above reads the files of their place; grid workers read what is public.
 * Party staff keep party organisations, and they alone see the moves of members.
 */
export const organisationAbilities = {
  'organisations.read': [...SERVING.filter((kind) => kind !== 'grid_worker'), 'party_officer', 'statistician'],
  'organisations.keep': [...KEEPERS, 'party_officer'],
  'organisations.keep_all': KEEPERS,
  'organisations.serve': SERVING,
  'organisations.adapt': ['civil_affairs_officer'],
  'organisations.party': ['party_officer'],
} as const satisfies Abilities

/** Whether the file of this kind is theirs to keep: every kind for those who keep all, party organisations for party staff. */
export const mayKeep = (abilities: ReadonlySet<string>, kind: Pick<OrganisationKind, 'party'> | undefined): boolean =>
  abilities.has('organisations.keep_all') || (abilities.has('organisations.keep') && kind?.party === true)
