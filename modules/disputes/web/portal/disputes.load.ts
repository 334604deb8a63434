import type { LoadContext } from '../../../../platform/web/page.ts'
import { FILE_STATES } from '../../contract/parts.ts'
import { listMyDisputes } from '../../contract/mine.ts'

export async function load({ api }: LoadContext) {
  const { items } = await api(listMyDisputes, {})
  return { items: items.map((one) => ({ ...one, stateWords: FILE_STATES[one.state] })) }
}
