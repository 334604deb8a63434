import { dayOf } from '../../../../platform/web/format.ts'
import { ApiProblem } from '../../../../platform/web/client.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { getSurveyForm } from '../../contract.ts'

/** The questions behind a code; a code that is used or unknown is told on the page itself. */
export async function load({ api, params }: LoadContext) {
  try {
    return { form: await api(getSurveyForm, { params: { code: (params['code'] ?? '').slice(0, 40) } }), error: '', today: dayOf(new Date()) }
  } catch (fault) {
    if (!(fault instanceof ApiProblem) || fault.status >= 500) throw fault
    return { form: null, error: fault.errors[0]?.message ?? fault.message, today: dayOf(new Date()) }
  }
}
