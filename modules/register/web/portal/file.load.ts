import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listMyReaders } from '../../../privacy/contract.ts'
import { getMyFile } from '../../contract.ts'

/** The own file, those one stands for, and the last who looked; `?of=` chooses whose. */
export async function load({ api, query }: LoadContext) {
  const { own, standsFor } = await api(getMyFile, {})
  const shown = standsFor.find((one) => one.id === query['of']) ?? own
  const isOwn = shown.id === own.id
  const log = await api(listMyReaders, { query: isOwn ? {} : { of: shown.id } })
  return { person: shown, isOwn, own: { id: own.id, name: own.name }, standsFor: standsFor.map(({ id, name }) => ({ id, name })),
    readers: log.items.filter((one) => !one.own).slice(0, 3), today: dayOf(new Date()) }
}
