import type { LoadContext } from '../../../../platform/web/page.ts'
import { ApiProblem } from '../../../../platform/web/client.ts'
import { notFound } from '../../../../platform/web/page.ts'
import { getTicket } from '../../contract/queue.ts'

/** A number, by the id on its slip. */
export async function load({ api, params }: LoadContext) {
  return api(getTicket, { params: { id: params['id']! } }).catch((fault: unknown) => {
    if (fault instanceof ApiProblem && (fault.status === 404 || fault.status === 400)) notFound()
    throw fault
  })
}
