import type { LoadContext } from '../../../../platform/web/page.ts'
import { listServiceOffers, SERVICE_NEEDS, serviceNeeds } from '../../contract/offers.ts'
import { placeOf } from './place.ts'

/** The needs with how many offers each has where the reader lives; for visitors in the whole county. */
export async function load({ api, me, query }: LoadContext) {
  const region = await placeOf(api, me, query)
  const { counts, regionName } = await api(listServiceOffers, { query: region ? { region } : {} })
  const n = new Map(counts.map((one) => [one.need, one.n]))
  return { regionName, needs: serviceNeeds.map((need) => ({ need, words: SERVICE_NEEDS[need], n: n.get(need) ?? 0 })) }
}
