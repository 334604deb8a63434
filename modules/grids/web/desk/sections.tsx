import { useCall, type ListFilter } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe, type Post } from '../../../accounts/contract.ts'
import { getRegion, type Region } from '../../../regions/contract.ts'
import './grids.css'

/** The post that is worn. */
export function usePost(): Post | undefined {
  const me = useCall(getMe, {}, { staleMs: 300_000 })
  return me.data?.currentPost ?? undefined
}

/** The places directly under the post's own. */
export function usePlaces(): readonly Region[] {
  const post = usePost()
  const answer = useCall(getRegion, { params: { code: post?.region ?? '' } }, { enabled: post !== undefined, staleMs: 600_000 })
  return answer.data?.children ?? []
}

/** A filter by those places; none where nothing lies below. */
export function usePlaceFilter(): ListFilter[] {
  const places = usePlaces()
  return places.length === 0 ? [] : [{ key: 'place', label: t('地点'), options: places.map((each) => ({ value: each.code, label: each.name })) }]
}
