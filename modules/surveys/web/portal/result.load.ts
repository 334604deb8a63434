import type { LoadContext } from '../../../../platform/web/page.ts'
import { getPublicSurveyResult } from '../../contract.ts'

export const load = async ({ api, params }: LoadContext) => api(getPublicSurveyResult, { params: { id: params['id'] ?? '' } })
