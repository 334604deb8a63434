import { ApiProblem } from '../../../../platform/web/client.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { verifyTitle } from '../../contract.ts'

/** A certificate by its number; one that nobody gave is said to be none. */
export async function load({ api, params }: LoadContext) {
  const number = (params['number'] ?? '').slice(0, 40)
  const today = dayOf(new Date())
  try {
    return { number, today, found: await api(verifyTitle, { params: { number } }) }
  } catch (fault) {
    if (fault instanceof ApiProblem && fault.status === 404) return { number, today, found: null }
    throw fault
  }
}
