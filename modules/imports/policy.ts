import type { Abilities, PostKind } from '../organisations/contract.ts'

const KEEPERS: readonly PostKind[] = ['window_clerk', 'community_worker', 'station_head', 'street_officer', 'civil_affairs_officer']
const DECIDERS: readonly PostKind[] = ['station_head', 'street_head', 'privacy_officer']

/** Abilities of import and export. What is brought in or taken along asks for its own module's ability besides. */
export const importAbilities = {
  'imports.use': KEEPERS,
  'exports.use': [...KEEPERS, ...DECIDERS.filter((kind) => !KEEPERS.includes(kind))],
  'exports.full': ['station_head', 'street_officer', 'civil_affairs_officer'],
  'exports.decide': DECIDERS,
} as const satisfies Abilities

/** An import is gone on with by whoever began it; others of the place see its line and its result. */
export const isOwn = (row: { by_account: string | null }, accountId: string): boolean => row.by_account === accountId

/** Rows of one list at most. */
export const EXPORT_ROWS_MAX = 200_000
/** Lists that an account may ask for in a day. */
export const EXPORTS_A_DAY = 20
/** Imports that an account may have open. */
export const OPEN_IMPORTS_MAX = 20
/** Days after which the rows of a file are removed, whatever became of it. */
export const KEPT_DAYS = 7
