import { dayOf } from '../../../../platform/web/format.ts'
import { redirect, type LoadContext } from '../../../../platform/web/page.ts'
import { listPublicReviews, listPublicSurveys } from '../../contract.ts'

export async function load({ api, query }: LoadContext) {
  const code = (query['code'] ?? '').normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '').slice(0, 12)
  if (code) redirect(`/survey/${code}`)
  const [open, published, reviews] = await Promise.all([api(listPublicSurveys, { query: { show: 'open' } }), api(listPublicSurveys, { query: { show: 'published', ...(query['after'] ? { after: query['after'] } : {}) } }), api(listPublicReviews, { query: {} })])
  return { open: open.items, published: published.items, next: published.next, reviews: reviews.items.slice(0, 20), today: dayOf(new Date()) }
}
