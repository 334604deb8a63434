import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listRegions } from '../../../regions/contract.ts'
import { CONTACT_ROLES, listContactTimetable } from '../../contract.ts'

/** The published timetable, of one street or of all. */
export async function load({ api, query, me }: LoadContext) {
  const region = /^\d{12}$/.test(query['place'] ?? '') ? query['place']! : null
  const [page, places] = await Promise.all([
    api(listContactTimetable, { query: { ...(region ? { region } : {}), ...(query['after'] ? { after: query['after'] } : {}) } }),
    api(listRegions, { query: { level: 'township', limit: 200 } }).then(({ items }) => items.map(({ code, name }) => ({ code, name })), () => []),
  ])
  return { items: page.items.map((one) => ({ ...one, roleName: CONTACT_ROLES[one.role] })), next: page.next, region, places, signedIn: me !== null, today: dayOf(new Date()) }
}
