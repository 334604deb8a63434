import type { LoadContext } from '../../../../platform/web/page.ts'
import { getPointRule } from '../../contract.ts'

export const load = async ({ api, me }: LoadContext) => ({ ...(await api(getPointRule, {})), signedIn: me !== null })
