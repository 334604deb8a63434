import { useCall } from '../../../../platform/web/desk/index.ts'
import { getMe, type Post } from '../../../accounts/contract.ts'
import { getRegion, type Region } from '../../../regions/contract.ts'

/** The post that is worn, and who wears it; undefined while it is being asked. */
export function usePost(): { post: Post | undefined; name: string } {
  const me = useCall(getMe, {}, { staleMs: 300_000 })
  return { post: me.data?.currentPost ?? undefined, name: me.data?.account.name ?? '' }
}

/** The places one level below the worn post's place. */
export function usePlacesBelow(): readonly Region[] {
  const { post } = usePost()
  const answer = useCall(getRegion, { params: { code: post?.region ?? '' } }, { enabled: post !== undefined, staleMs: 300_000 })
  return answer.data?.children ?? []
}
