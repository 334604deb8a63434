import type { LoadContext } from '../../../../platform/web/page.ts'
import { listPublicFunds } from '../../contract.ts'

/** Funds of this county. */
export async function load({ api, query }: LoadContext) {
  const after = query['after']
  return api(listPublicFunds, { query: after ? { after } : {} })
}
