import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listPublicHonours, listPublicTitles } from '../../contract.ts'

/** Titles that hold today and applications under notice. */
export async function load({ api, query }: LoadContext) {
  const q = (query['q'] ?? '').slice(0, 50)
  const after = query['after']
  const page = await api(listPublicTitles, { query: { ...(q ? { q } : {}), ...(after ? { after } : {}) } })
  const people = q || after ? { items: [], unnamed: 0 } : await api(listPublicHonours, { query: {} })
  return { ...page, people: people.items, unnamed: people.unnamed, q, today: dayOf(new Date()) }
}
