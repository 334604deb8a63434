import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listMyHonours } from '../../contract.ts'
import { NOMINATION_STATES } from '../../rules/honours.ts'

/** What I was proposed for and applied for. */
export const load = async ({ api }: LoadContext) => {
  const { items } = await api(listMyHonours, {})
  return { items: items.map((one) => ({ ...one, stateName: NOMINATION_STATES[one.state] })), today: dayOf(new Date()) }
}
