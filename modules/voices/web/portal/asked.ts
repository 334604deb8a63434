import { ApiProblem } from '../../../../platform/web/client.ts'

/** Numbers are typed in every way: full-width digits, spaces, long dashes. */
export const tidy = (text: string | undefined) => (text ?? '').normalize('NFKC').replace(/\s/g, '').replace(/[\u2010-\u2015\u2212]/g, '-').toUpperCase().slice(0, 40)

/** Asks by number and code; a refusal is said on the page. */
export async function askedFor<T>(query: Record<string, string>, ask: (number: string, code: string) => Promise<T>) {
  const [number, code] = [tidy(query['number']), tidy(query['code'])]
  if (query['number'] === undefined && query['code'] === undefined) return { number, code, found: null, error: '' }
  try {
    return { number, code, found: await ask(number, code), error: '' }
  } catch (fault) {
    if (!(fault instanceof ApiProblem) || fault.status >= 500) throw fault
    return { number, code, found: null, error: fault.errors[0]?.message ?? fault.message }
  }
}
