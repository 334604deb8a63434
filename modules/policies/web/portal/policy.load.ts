import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { getPublicPolicy } from '../../contract.ts'

/** One text with what stands above, below and in its place. */
export async function load({ api, params }: LoadContext) {
  return { ...(await api(getPublicPolicy, { params: { id: params['id']! } })), today: dayOf(new Date()) }
}
