import { PageNotFound, type LoadContext } from '../../../../platform/web/page.ts'
import { listServiceOffers, SERVICE_MODES, SERVICE_NEEDS, serviceModes, serviceNeeds } from '../../contract/offers.ts'
import { placeOf } from './place.ts'

/** One need: its offers by the four ways. */
export async function load({ api, me, params, query }: LoadContext) {
  const need = serviceNeeds.find((one) => one === params['need'])
  if (!need) throw new PageNotFound()
  const region = await placeOf(api, me, query)
  const { items, regionName } = await api(listServiceOffers, { query: { need, ...(region ? { region } : {}) } })
  return {
    need, title: SERVICE_NEEDS[need], regionName,
    modes: serviceModes.map((mode) => ({
      mode, words: SERVICE_MODES[mode],
      offers: items.filter((one) => one.mode === mode).map(({ id, title, provider, whereAt, priceFen, priceNote, askHow, matter, regionName: place }) => ({ id, title, provider, whereAt, priceFen, priceNote, askHow, matter, place })),
    })),
  }
}
