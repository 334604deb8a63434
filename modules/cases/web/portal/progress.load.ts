import { ApiProblem } from '../../../../platform/web/client.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { redirect, type LoadContext } from '../../../../platform/web/page.ts'
import { getProgress } from '../../contract.ts'

/** Numbers are typed in every way: full-width digits, spaces, long dashes. */
const tidy = (text: string | undefined) => (text ?? '').normalize('NFKC').replace(/\s/g, '').replace(/[\u2010-\u2015\u2212]/g, '-')

/** Progress by number and code; a refusal is said on the page, beside the form. */
export async function load({ api, query }: LoadContext) {
  const number = tidy(query['number']).slice(0, 40)
  const code = tidy(query['code']).toUpperCase().slice(0, 12)
  // The number of a visit stands for all of its cases.
  if (/^h/i.test(number)) redirect(`/visits?${new URLSearchParams({ number, code }).toString()}`)
  const asked = query['number'] !== undefined || query['code'] !== undefined
  const base = { number, code, asked, today: dayOf(new Date()), found: null,
    error: null as null | { number?: string; code?: string; whole?: string } }
  if (!asked) return base
  try {
    return { ...base, found: await api(getProgress, { query: { number, code } }) }
  } catch (fault) {
    if (!(fault instanceof ApiProblem) || fault.status >= 500) throw fault
    const at = (name: string) => fault.errors.find((error) => error.path.split('.').at(-1) === name)?.message
    const [wrongNumber, wrongCode] = [at('number'), at('code')]
    return {
      ...base,
      error: { ...(wrongNumber ? { number: wrongNumber } : {}), ...(wrongCode ? { code: wrongCode } : {}),
        ...(!wrongNumber && !wrongCode ? { whole: fault.message } : {}) },
    }
  }
}
