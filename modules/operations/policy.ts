import type { Abilities } from '../organisations/contract.ts'

/** Abilities of the operations module, beside `audit.read` and `jobs.read`, which the accounts module guards when posts are granted. */
export const operationAbilities = { 'audit.verify': ['auditor', 'privacy_officer'] } as const satisfies Abilities
