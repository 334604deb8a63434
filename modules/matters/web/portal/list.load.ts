import { lifeEvents, listMatters, matterTypes } from '../../contract.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'

const known = <V extends string>(values: readonly V[], given: string | undefined) => values.find((one) => one === given)

/** Matters by plain words, life event and type; what is not understood in the address is left out. */
export async function load({ api, query }: LoadContext) {
  const q = (query['q'] ?? '').trim().slice(0, 60)
  const lifeEvent = known(lifeEvents, query['for'])
  const type = known(matterTypes, query['type'])
  const found = await api(listMatters, { query: { ...(q ? { q } : {}), ...(lifeEvent ? { lifeEvent } : {}), ...(type ? { type } : {}) } })
  return { q, lifeEvent: lifeEvent ?? null, type: type ?? null, ...found }
}
