import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listMyMessages } from '../../contract.ts'

/** Fifty messages from a place in the list on. */
export async function load({ api, query }: LoadContext) {
  const after = query['after']
  const page = await api(listMyMessages, { query: after ? { after } : {} })
  return { ...page, today: dayOf(new Date()), first: !after }
}
