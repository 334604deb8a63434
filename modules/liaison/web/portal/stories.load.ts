import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listPublicStories } from '../../contract.ts'

const KINDS = ['good_deed', 'model', 'practice'] as const

export async function load({ api, query }: LoadContext) {
  const kind = KINDS.find((one) => one === query['kind'])
  return { ...(await api(listPublicStories, { query: { ...(kind ? { kind } : {}), ...(query['after'] ? { after: query['after'] } : {}) } })), kind: kind ?? '', today: dayOf(new Date()) }
}
