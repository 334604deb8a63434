import type { LoadContext } from '../../../../platform/web/page.ts'
import { getOpenDataset } from '../../contract.ts'

/** One published dataset; an address that names none is not found. */
export const load = ({ api, params }: LoadContext) => api(getOpenDataset, { params: { region: params['region'] ?? '', year: Number(params['year']) } })
