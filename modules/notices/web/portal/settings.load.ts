import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listMySessions } from '../../../accounts/contract.ts'
import { getMyChannels, getSmsOptOut } from '../../contract.ts'

/** Whether short messages go out, and where the account is signed in. */
export async function load({ api }: LoadContext) {
  const [sms, channels, sessions] = await Promise.all([api(getSmsOptOut, {}), api(getMyChannels, {}), api(listMySessions, {})])
  return { sms, channels, sessions: sessions.items, today: dayOf(new Date()) }
}
