import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listPublicTitles } from '../../contract.ts'

/** Titles that hold today and applications under notice. */
export async function load({ api, query }: LoadContext) {
  const q = (query['q'] ?? '').slice(0, 50)
  const after = query['after']
  const page = await api(listPublicTitles, { query: { ...(q ? { q } : {}), ...(after ? { after } : {}) } })
  return { ...page, q, today: dayOf(new Date()) }
}
