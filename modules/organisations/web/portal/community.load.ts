import type { LoadContext } from '../../../../platform/web/page.ts'
import { listRegions } from '../../../regions/contract.ts'
import { getPerson } from '../../../register/contract.ts'
import { getPublicPopulation } from '../../../population/contract.ts'
import { listServing } from '../../contract.ts'

/** Who serves a place: the reader's own community, or the one that they chose. */
export async function load({ api, query, me }: LoadContext) {
  const personId = (me?.['account'] as { personId?: string | null } | undefined)?.personId
  const own = personId ? await api(getPerson, { params: { id: personId }, query: {} }).then((one) => one.region.slice(0, 12), () => null) : null
  const asked = /^\d{12}$/.test(query['region'] ?? '') ? query['region']! : null
  const region = asked ?? own
  const serving = region ? await api(listServing, { query: { region } }).catch(() => null) : null
  const people = region ? await api(getPublicPopulation, { params: { region } }).catch(() => null) : null
  const isStreet = region !== null && region.endsWith('000')
  // What one can choose from: the communities of a street, else the streets.
  const choices = region && isStreet ? await api(listRegions, { query: { parent: region } }) : serving ? null : await api(listRegions, { query: { level: 'township', limit: 200 } })
  return {
    own,
    region: serving?.region ?? null,
    regionName: serving?.regionName ?? null,
    items: serving?.items ?? [],
    people: people && (people.living === null || people.living > 0) ? people : null,
    choices: (choices?.items ?? []).filter((one) => one.kind !== 'virtual').map(({ code, name }) => ({ code, name })),
    signedIn: me !== null,
  }
}
