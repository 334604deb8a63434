import type { LoadContext } from '../../../../platform/web/page.ts'
import { getMyLegal } from '../../contract.ts'

export const load = async ({ api }: LoadContext) => api(getMyLegal, {})
