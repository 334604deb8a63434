import type { LoadContext } from '../../../../platform/web/page.ts'
import { FACTS, facts, findSupports, SUPPORT_KINDS } from '../../contract.ts'

type Question = { fact: string; question: string; type: 'choice' | 'yes' | 'number'; unit: string; options: [string, string][] }

/** Questions as they are asked, what was answered, and which supports fit. Nothing is kept. */
export async function load({ api, query }: LoadContext) {
  const asked: Record<string, string> = {}
  const questions: Question[] = facts.map((fact) => {
    const { question, type, ...more } = FACTS[fact] as { question: string; type: Question['type']; unit?: string; options?: Record<string, string> }
    const given = (query[fact] ?? '').slice(0, 20)
    const options = Object.entries(more.options ?? {})
    const sound = type === 'choice' ? options.some(([value]) => value === given) : type === 'yes' ? given === 'yes' || given === 'no' : /^\d{1,7}(\.\d{1,2})?$/.test(given)
    if (sound) asked[fact] = given
    return { fact, question, type, unit: more.unit ?? '', options }
  })
  const kind = Object.keys(SUPPORT_KINDS).includes(query['kind'] ?? '') ? query['kind']! : ''
  const { items } = await api(findSupports, { query: { ...asked, ...(kind ? { kind } : {}) } as never })
  return { items, questions, asked, kind, answered: Object.keys(asked).length > 0 }
}
