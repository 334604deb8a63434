import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { getOpinionAnswer } from '../../contract.ts'
import { askedFor } from './asked.ts'

export const load = async ({ api, query }: LoadContext) => ({ ...(await askedFor(query, (number, code) => api(getOpinionAnswer, { query: { number, code } }))), today: dayOf(new Date()) })
