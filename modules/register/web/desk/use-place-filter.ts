import { useCall, type ListFilter } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { getRegion } from '../../../regions/contract.ts'

/** The place of the post that one acts for; undefined until it is known. */
export function usePostPlace(): { code: string; name: string } | undefined {
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const post = me.data?.currentPost
  return post ? { code: post.region, name: post.regionName } : undefined
}

/** A filter by the places directly under the post's own; none where nothing lies below. */
export function usePlaceFilter(): ListFilter | undefined {
  const own = usePostPlace()
  const answer = useCall(getRegion, { params: { code: own?.code ?? '000000000000' } }, { enabled: own !== undefined, staleMs: 600_000 })
  const children = answer.data?.children ?? []
  if (children.length === 0) return undefined
  return { key: 'place', label: t('地点'), options: children.map((each) => ({ value: each.code, label: each.name })) }
}
