import type { LoadContext } from '../../../../platform/web/page.ts'
import { getPerson } from '../../../register/contract.ts'
import { listRegions } from '../../../regions/contract.ts'
import { listHalts, listMyBookings } from '../../contract/van.ts'
import { BOOKING_STATES } from '../../rules.ts'

/** The next stops near the reader's place, or near the one they chose; and what they have booked. */
export async function load({ api, query, me }: LoadContext) {
  const personId = (me?.['account'] as { personId?: string | null } | undefined)?.personId
  const own = personId ? await api(getPerson, { params: { id: personId }, query: {} }).then((one) => one.region.slice(0, 12), () => null) : null
  const asked = /^\d{12}$/.test(query['region'] ?? '') ? query['region']! : null
  const region = asked ?? own
  const [halts, mine, streets] = await Promise.all([
    api(listHalts, { query: region ? { region } : {} }), personId ? api(listMyBookings, {}) : { items: [] }, api(listRegions, { query: { level: 'township', limit: 200 } }),
  ])
  return {
    near: halts.near, asked: asked !== null, halts: halts.items.slice(0, 12),
    mine: mine.items.filter((one) => one.state === 'booked').map((one) => ({ ...one, stateWords: BOOKING_STATES[one.state] })),
    streets: streets.items.filter((one) => one.kind !== 'virtual').map(({ code, name }) => ({ code, name })), region: region ?? '',
  }
}
