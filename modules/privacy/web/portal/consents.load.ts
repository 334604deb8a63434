import type { LoadContext } from '../../../../platform/web/page.ts'
import { getMyFile } from '../../../register/contract.ts'
import { listMyConsents } from '../../contract.ts'

/** Own consents, or with `?of=` those of a person one stands for. */
export async function load({ api, query }: LoadContext) {
  const { own, standsFor } = await api(getMyFile, {})
  const shown = standsFor.find((one) => one.id === query['of']) ?? own
  const isOwn = shown.id === own.id
  return { of: isOwn ? undefined : shown.id, name: shown.name, people: standsFor.length ? [own, ...standsFor].map(({ id, name }) => ({ id, name, own: id === own.id, current: id === shown.id })) : [],
    consents: await api(listMyConsents, { query: isOwn ? {} : { of: shown.id } }) }
}
