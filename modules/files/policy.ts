import { SERVING, type Abilities } from '../organisations/contract.ts'

/** Abilities of the files module: those who serve people. Who only reads figures, audits or administers opens no file. */
export const fileAbilities = { 'files.upload': SERVING, 'files.open': SERVING } as const satisfies Abilities

/** Loose files that one account may have waiting for a submission. */
export const LOOSE_MAX = 100

/** Days after which a file that hangs on nothing is removed. */
export const LOOSE_DAYS = 3

/**
 * A file is its owner's; once it hangs on a case it is also open to whoever may see that case. `caseSeen`: the caller's own look into the
 * cases of their scope found it.
 */
export function mayOpen(
  file: { ownerAccount: string; ownerPerson: string | null; caseSeen: boolean },
  caller: { accountId: string; personId: string | null },
): boolean {
  return isOwn(file, caller) || file.caseSeen
}

export const isOwn = (
  file: { ownerAccount: string; ownerPerson: string | null },
  caller: { accountId: string; personId: string | null },
): boolean => file.ownerAccount === caller.accountId || (caller.personId !== null && file.ownerPerson === caller.personId)
