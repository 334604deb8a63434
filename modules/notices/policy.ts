import { ALL_POSTS, type Abilities } from '../organisations/contract.ts'

/** Abilities of the notices module: everyone reads what is addressed to them, and nothing else. */
export const noticeAbilities = { 'notices.read_own': ALL_POSTS } as const satisfies Abilities
