import { ApiProblem } from '../../../../platform/web/client.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { verifyDocument } from '../../contract.ts'

/** Whether a printed paper is ours; an unknown one is an answer too. */
export async function load({ api, params, query }: LoadContext) {
  const number = params['number'] ?? ''
  const code = (query['code'] ?? '').trim()
  if (code === '') return { number, code, found: null }
  try {
    return { number, code, found: await api(verifyDocument, { params: { number }, query: { code } }) }
  } catch (fault) {
    if (fault instanceof ApiProblem && [400, 404, 422].includes(fault.status)) return { number, code, found: null }
    throw fault
  }
}
