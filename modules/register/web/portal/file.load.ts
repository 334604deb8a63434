import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { getMyFile, listAccessLog } from '../../contract.ts'

/** The own file, those one stands for, and who has read which; `?of=` chooses whose. */
export async function load({ api, query }: LoadContext) {
  const { own, standsFor } = await api(getMyFile, {})
  const shown = standsFor.find((one) => one.id === query['of']) ?? own
  const after = query['after']
  const log = await api(listAccessLog, { params: { id: shown.id }, query: after ? { after } : {} })
  return { person: shown, isOwn: shown.id === own.id, own: { id: own.id, name: own.name },
    standsFor: standsFor.map(({ id, name }) => ({ id, name })), log, today: dayOf(new Date()) }
}
