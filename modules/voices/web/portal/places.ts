import type { LoadContext } from '../../../../platform/web/page.ts'
import { listRegions } from '../../../regions/contract.ts'
import { getPerson } from '../../../register/contract.ts'

/** Communities to choose from, each with its street, and the reader's own. */
export async function placesFor({ api, me }: Pick<LoadContext, 'api' | 'me'>) {
  const personId = (me?.['account'] as { personId?: string | null } | undefined)?.personId
  const [streets, communities, own] = await Promise.all([
    api(listRegions, { query: { level: 'township', limit: 200 } }), api(listRegions, { query: { level: 'community', limit: 1000 } }),
    personId ? api(getPerson, { params: { id: personId }, query: {} }).then((one) => one.region.slice(0, 12), () => null) : null,
  ])
  const street = new Map(streets.items.map((one) => [one.code, one.name]))
  const places = communities.items.filter((one) => one.kind !== 'virtual')
    .map(({ code, name, parent }) => ({ value: code, label: street.has(parent ?? '') ? `${street.get(parent!)} ${name}` : name }))
  return { places, own }
}
