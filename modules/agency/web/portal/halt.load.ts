import type { LoadContext } from '../../../../platform/web/page.ts'
import { ApiProblem } from '../../../../platform/web/client.ts'
import { notFound } from '../../../../platform/web/page.ts'
import { getHalt } from '../../contract/van.ts'

/** One stop on one date. */
export async function load({ api, params, me }: LoadContext) {
  const halt = await api(getHalt, { params: { id: params['id']! } }).catch((fault: unknown) => {
    if (fault instanceof ApiProblem && (fault.status === 404 || fault.status === 400)) notFound()
    throw fault
  })
  return { halt, signedIn: (me?.['account'] as { kind?: string } | undefined)?.kind === 'resident' }
}
