import { useCall, type ListFilter } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { listRegions } from '../../../regions/contract.ts'
import { levelOfCode } from '../../../regions/web/fields.tsx'
import { listOrganisationKinds, withLocal } from '../../contract.ts'

/** The place of the post that one acts for; undefined until it is known. */
export function useOwnPlace(): { code: string; name: string } | undefined {
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const post = me.data?.currentPost
  return post ? { code: post.region, name: post.regionName } : undefined
}

/** A filter by the communities of a street, or the streets of a county; none for a community. */
export function usePlaces(): ListFilter | undefined {
  const own = useOwnPlace()
  const level = own ? levelOfCode(own.code) : ''
  const below = level === 'township' ? ('community' as const) : ('township' as const)
  const wanted = level === 'township' || level === 'county'
  const answer = useCall(listRegions, { query: { under: own?.code ?? '', level: below, limit: 1000 } }, { enabled: wanted, staleMs: 600_000 })
  if (!wanted || !answer.data?.items.length) return undefined
  return { key: 'place', label: below === 'community' ? t('社区（嘎查）') : t('街道（苏木镇）'), options: answer.data.items.map((each) => ({ value: each.code, label: each.name })) }
}

/** All kinds of this county. */
export function useKinds() {
  const answer = useCall(listOrganisationKinds, {}, { staleMs: 600_000 })
  return { kinds: withLocal(answer.data?.local ?? []), ready: answer.data !== undefined || answer.error !== null, localSize: answer.data?.professionalBodyPeople ?? null }
}
