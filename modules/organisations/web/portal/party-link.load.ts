import type { LoadContext } from '../../../../platform/web/page.ts'
import { getPerson } from '../../../register/contract.ts'
import { getPartyMove, listMyPartyMoves, listServing } from '../../contract.ts'

/** The reader's own moves with what was done in the newest, and the party organisation of their community. */
export async function load({ api, me }: LoadContext) {
  const personId = (me?.['account'] as { personId?: string | null } | undefined)?.personId
  const { items } = await api(listMyPartyMoves, {})
  const newest = items[0] ? await api(getPartyMove, { params: { id: items[0].id } }) : null
  const region = personId ? await api(getPerson, { params: { id: personId }, query: {} }).then((one) => one.region.slice(0, 12), () => null) : null
  const serving = region ? await api(listServing, { query: { region } }) : null
  return {
    newest,
    earlier: items.slice(1).map(({ id, fromName, toName, state, appliedOn }) => ({ id, fromName, toName, state, appliedOn })),
    organisations: (serving?.items ?? []).filter((one) => one.kind === 'party_community').map(({ id, name, phone }) => ({ id, name, phone })),
    running: items.some((one) => ['applied', 'sent', 'received'].includes(one.state)),
  }
}
