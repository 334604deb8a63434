import type { LoadContext } from '../../../../platform/web/page.ts'
import { listFaq, listServiceNumbers } from '../../contract.ts'

/** Answers by words or topic, and the numbers of the county. */
export async function load({ api, query }: LoadContext) {
  const q = (query['q'] ?? '').trim().slice(0, 50)
  const topic = (query['topic'] ?? '').slice(0, 40)
  const after = query['after']
  const [page, numbers] = await Promise.all([
    api(listFaq, { query: { ...(q ? { q } : {}), ...(topic ? { topic } : {}), ...(after ? { after } : {}) } }),
    api(listServiceNumbers, { query: {} }).then(({ items }) => items.slice(0, 3), () => []),
  ])
  return { ...page, q, topic, numbers }
}
