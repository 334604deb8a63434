import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listMyOpinions } from '../../contract.ts'

export const load = async ({ api }: LoadContext) => ({ ...(await api(listMyOpinions, {})), today: dayOf(new Date()) })
