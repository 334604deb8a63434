import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listPublicPolicies, type Level, type Validity } from '../../contract.ts'

const LEVELS: readonly string[] = ['national', 'province', 'prefecture', 'county', 'township']

/** Texts by words, level, validity, or the matter that rests on them. */
export async function load({ api, query }: LoadContext) {
  const q = (query['q'] ?? '').trim().slice(0, 50)
  const level = LEVELS.includes(query['level'] ?? '') ? (query['level'] as Level) : null
  const old = query['old'] === 'yes'
  const matter = (query['matter'] ?? '').slice(0, 80)
  const after = query['after']
  const page = await api(listPublicPolicies, { query: {
    ...(q ? { q } : {}), ...(level ? { level } : {}), ...(old ? {} : matter ? {} : { validity: 'in_force' as Validity }), ...(matter ? { matter } : {}), ...(after ? { after } : {}),
  } })
  return { ...page, q, level, old, matter, today: dayOf(new Date()) }
}
