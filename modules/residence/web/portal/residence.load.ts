import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { CHECK_ITEMS, getMyResidence, getRental, NEED_KINDS, ORIGIN_OUTCOMES, ROLES } from '../../contract.ts'

/** Everything of the reader's own; words are put in here, so that the page carries no tables of them. */
export async function load({ api }: LoadContext) {
  const mine = await api(getMyResidence, {})
  const files = await Promise.all([...mine.asTenant, ...mine.asLandlord].slice(0, 10).map((one) => api(getRental, { params: { id: one.id } })))
  const faultsOf = (id: string) => (files.find((file) => file.id === id)?.checks[0]?.faults ?? []).map((item) => CHECK_ITEMS[item])
  return {
    ...mine,
    asTenant: mine.asTenant.map((one) => ({ ...one, faultWords: faultsOf(one.id) })),
    asLandlord: mine.asLandlord.map((one) => ({ ...one, faultWords: faultsOf(one.id) })),
    needs: mine.needs.map((one) => ({ ...one, words: NEED_KINDS[one.kind] })),
    originRequests: mine.originRequests.map((one) => ({ ...one, outcomeWords: one.outcome ? ORIGIN_OUTCOMES[one.outcome] : '' })),
    roleWords: mine.roles.map((role) => ROLES[role]),
    kinds: Object.entries(NEED_KINDS).map(([value, label]) => ({ value, label })),
    today: dayOf(new Date()),
  }
}
