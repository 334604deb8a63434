import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listMyReaders } from '../../../privacy/contract.ts'
import { whose } from './whose.ts'

/** Everybody who looked, newest first. */
export async function load(context: LoadContext) {
  const { ask, ...of } = await whose(context)
  const after = context.query['after']
  return { of, log: await context.api(listMyReaders, { query: { ...ask, ...(after ? { after } : {}) } }), today: dayOf(new Date()) }
}
