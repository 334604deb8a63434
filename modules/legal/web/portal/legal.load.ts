import type { LoadContext } from '../../../../platform/web/page.ts'
import { listAdvisers } from '../../contract.ts'

export const load = async ({ api, me }: LoadContext) => ({ ...(await api(listAdvisers, { query: {} })), signedIn: me !== null })
