import type { LoadContext } from '../../../../platform/web/page.ts'
import { getPerson } from '../../../register/contract.ts'

/** The community asked for in the address, else that of the reader's own file; none for a visitor. Runs on the server, in loaders. */
export async function placeOf(api: LoadContext['api'], me: LoadContext['me'], query: Record<string, string>): Promise<string | undefined> {
  const asked = query['place']
  if (asked && /^\d{12}$/.test(asked)) return asked
  const personId = (me?.['account'] as { personId?: string | null } | undefined)?.personId
  const own = personId ? await api(getPerson, { params: { id: personId }, query: {} }).then((one) => one.region, () => undefined) : undefined
  return own?.slice(0, 12)
}
