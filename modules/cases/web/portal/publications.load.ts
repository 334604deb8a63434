import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listRegions } from '../../../regions/contract.ts'
import { listPublications } from '../../contract.ts'

/** What is on public notice, for one place or everywhere; ended ones on request. */
export async function load({ api, query }: LoadContext) {
  const region = /^\d{12}(\d{3}){0,2}$/.test(query['place'] ?? '') ? query['place']! : null
  const running = query['ended'] === 'yes' ? ('no' as const) : ('yes' as const)
  const after = query['after']
  const [page, places] = await Promise.all([
    api(listPublications, { query: { running, ...(region ? { region } : {}), ...(after ? { after } : {}) } }),
    api(listRegions, { query: { level: 'township', limit: 60 } }).then(({ items }) => items.map(({ code, name }) => ({ code, name })),
      () => []),
  ])
  return { ...page, running: running === 'yes', region, places, today: dayOf(new Date()) }
}
