import type { LoadContext } from '../../../../platform/web/page.ts'
import { getMyFile } from '../../contract.ts'

/** Whose file a page shows: one's own, or with `?of=` that of a person one may read for. */
export async function whose({ api, query }: LoadContext) {
  const { own, standsFor } = await api(getMyFile, {})
  const shown = standsFor.find((one) => one.id === query['of']) ?? own
  return { id: shown.id, name: shown.name, isOwn: shown.id === own.id, ask: shown.id === own.id ? {} : { of: shown.id },
    people: standsFor.length ? [own, ...standsFor].map(({ id, name }) => ({ id, name, own: id === own.id })) : [] }
}

export type Whose = Omit<Awaited<ReturnType<typeof whose>>, 'ask'>
