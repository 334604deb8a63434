import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { getPublicFund } from '../../contract.ts'

/** One fund with its newest gifts and grants. */
export async function load({ api, params, query }: LoadContext) {
  const after = query['after']
  return { ...(await api(getPublicFund, { params: { id: params['id']! }, query: after ? { after } : {} })), today: dayOf(new Date()) }
}
