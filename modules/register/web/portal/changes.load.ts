import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listPersonChanges } from '../../contract.ts'
import { whose } from './whose.ts'

/** What was changed in the file. */
export async function load(context: LoadContext) {
  const { ask: _ask, ...of } = await whose(context)
  const after = context.query['after']
  return { of, changes: await context.api(listPersonChanges, { params: { id: of.id }, query: after ? { after } : {} }), today: dayOf(new Date()) }
}
