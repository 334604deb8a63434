import type { Viewer } from '../../../../platform/web/page.ts'

/** The register's id of the resident who reads; null for visitors and for staff. */
export function personOf(me: Viewer | null): string | null {
  const account = me?.['account'] as { kind?: string; personId?: string | null } | undefined
  return account?.kind === 'resident' ? (account.personId ?? null) : null
}
