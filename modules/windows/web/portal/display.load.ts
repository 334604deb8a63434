import type { LoadContext } from '../../../../platform/web/page.ts'
import { ApiProblem } from '../../../../platform/web/client.ts'
import { notFound } from '../../../../platform/web/page.ts'
import { getDisplay } from '../../contract/queue.ts'

/** What the display shows first. */
export async function load({ api, params }: LoadContext) {
  const shown = await api(getDisplay, { params: { id: params['id']! } }).catch((fault: unknown) => {
    if (fault instanceof ApiProblem && (fault.status === 404 || fault.status === 400)) notFound()
    throw fault
  })
  return { ...shown, id: params['id']! }
}
