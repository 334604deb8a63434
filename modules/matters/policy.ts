import type { Abilities } from '../organisations/contract.ts'

/**
 * Guides are public; nobody needs a post to read one. Definitions are changed by the module's files and the place pack, not through a
 * door.
 */
export const mattersAbilities = {} as const satisfies Abilities
