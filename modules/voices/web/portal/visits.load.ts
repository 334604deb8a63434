import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listMyVisits, VISIT_STATES } from '../../contract.ts'

export const load = async ({ api }: LoadContext) => {
  const { items } = await api(listMyVisits, {})
  return { items: items.map((one) => ({ ...one, stateName: VISIT_STATES[one.state] })), today: dayOf(new Date()) }
}
