import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listOpenData } from '../../contract.ts'

/** What is published, all years or one. */
export async function load({ api, query }: LoadContext) {
  const year = /^\d{4}$/.test(query['year'] ?? '') ? Number(query['year']) : undefined
  const after = /^\d{4}-\d{12}$/.test(query['after'] ?? '') ? query['after'] : undefined
  const page = await api(listOpenData, { query: { ...(year ? { year } : {}), ...(after ? { after } : {}) } })
  return { ...page, year: year ?? null, today: dayOf(new Date()) }
}
