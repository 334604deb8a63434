import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listPublicAdmitted } from '../../contract.ts'

/** What is admitted now, or was once. */
export async function load({ api, query }: LoadContext) {
  const show = query['left'] === 'yes' ? ('left' as const) : ('current' as const)
  const after = query['after']
  const page = await api(listPublicAdmitted, { query: { show, ...(after ? { after } : {}) } })
  return { ...page, show, today: dayOf(new Date()) }
}
