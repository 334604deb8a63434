import type { LoadContext } from '../../../../platform/web/page.ts'
import { getPerson } from '../../../register/contract.ts'
import { listStations, sayHours } from '../../contract.ts'

/** Stations near the reader: of their street when they are signed in, else all of the county; or of the place they asked for. */
export async function load({ api, query, me }: LoadContext) {
  const personId = (me?.['account'] as { personId?: string | null } | undefined)?.personId
  const own = personId ? await api(getPerson, { params: { id: personId }, query: {} }).then((one) => `${one.region.slice(0, 9)}000`, () => null) : null
  const asked = /^\d{12}$/.test(query['region'] ?? '') ? query['region']! : null
  const q = (query['q'] ?? '').slice(0, 40)
  const all = query['all'] === '1' || q !== ''
  const region = asked ?? (all ? null : own)
  const found = await api(listStations, { query: { ...(region ? { region } : {}), ...(q ? { q } : {}) } })
  return {
    q, near: region !== null && asked === null,
    items: found.items.map((one) => ({ id: one.id, name: one.name, address: one.address, regionName: one.regionName, hours: sayHours(one.today.intervals), onDuty: one.today.onDuty, waiting: one.waiting })),
  }
}
