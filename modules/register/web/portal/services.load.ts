import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { tellMyFile } from '../../../privacy/contract.ts'
import { whose } from './whose.ts'

/** What every module keeps. */
export async function load(context: LoadContext) {
  const { ask, ...of } = await whose(context)
  return { of, parts: (await context.api(tellMyFile, { query: ask })).parts, today: dayOf(new Date()) }
}
