import type { LoadContext } from '../../../../platform/web/page.ts'
import { listDemoMessages } from '../../contract.ts'

/** The short messages of a demonstration; on a real database the API knows no such address. */
export const load = ({ api }: LoadContext) => api(listDemoMessages, {})
