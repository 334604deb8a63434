import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listRegions } from '../../../regions/contract.ts'
import { listVoiceBoard } from '../../contract.ts'

/** The public board of one street or of all. */
export async function load({ api, query, me }: LoadContext) {
  const region = /^\d{12}$/.test(query['place'] ?? '') ? query['place']! : null
  const show = query['answered'] === 'yes' ? ('answered' as const) : ('running' as const)
  const [page, places] = await Promise.all([
    api(listVoiceBoard, { query: { show, ...(region ? { region } : {}), ...(query['after'] ? { after: query['after'] } : {}) } }),
    api(listRegions, { query: { level: 'township', limit: 200 } }).then(({ items }) => items.map(({ code, name }) => ({ code, name })), () => []),
  ])
  return { ...page, answered: show === 'answered', region, places, signedIn: me !== null, today: dayOf(new Date()) }
}
