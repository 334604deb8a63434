import type { LoadContext } from '../../../../platform/web/page.ts'
import { resolveMyAddress } from '../../contract.ts'

/** The chain of the reader's own address. */
export const load = ({ api }: LoadContext) => api(resolveMyAddress, {})
