import type { LoadContext } from '../../../../platform/web/page.ts'
import { ApiProblem } from '../../../../platform/web/client.ts'
import { getVisitProgress } from '../../contract/visits.ts'

const tidy = (text: string | undefined) => (text ?? '').normalize('NFKC').replace(/\s/g, '').replace(/[\u2010-\u2015\u2212]/g, '-').toUpperCase()

/** All matters of a visit by its number and code; a refusal is said on the page. */
export async function load({ api, query }: LoadContext) {
  const number = tidy(query['number']).slice(0, 30)
  const code = tidy(query['code']).slice(0, 12)
  if (!number && !code) return { number, code, found: null, fault: '' }
  try {
    return { number, code, found: await api(getVisitProgress, { query: { number, code } }), fault: '' }
  } catch (fault) {
    if (!(fault instanceof ApiProblem) || fault.status >= 500) throw fault
    return { number, code, found: null, fault: fault.errors?.[0]?.message ?? fault.message }
  }
}
