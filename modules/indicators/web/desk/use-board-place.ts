import { useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { getMe } from '../../../accounts/contract.ts'

/** The place looked at: from the address, else the post's own (a grid's post looks at its community). `root` is the highest that may be chosen. */
export function useBoardPlace(): { root: string; region: string; choose: (region: string | undefined) => void } | undefined {
  const [search, setSearch] = useSearchState()
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const own = me.data?.currentPost?.region
  if (!own) return undefined
  const root = own.slice(0, 12)
  const asked = search.region && /^\d{12}$/.test(search.region) ? search.region : root
  return { root, region: asked, choose: (region) => setSearch({ region: region === root ? undefined : region, after: undefined }, { push: true }) }
}
