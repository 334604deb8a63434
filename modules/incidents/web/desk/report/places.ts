import { useCall } from '../../../../../platform/web/desk/index.ts'
import { getMe } from '../../../../accounts/contract.ts'
import { getBoundaries, getRegion, listRegions } from '../../../../regions/contract.ts'

export interface Place { code: string; name: string }

/** Who is signed in and wears which post. */
export function useMe() {
  const me = useCall(getMe, {}, { staleMs: 300_000 })
  return { account: me.data?.account.id, name: me.data?.account.name ?? '', post: me.data?.currentPost ?? undefined }
}

/** Grids and communities of the post, with the lines of the grids; kept on the phone for when there is no network. */
export function useField(under: string) {
  const regions = useCall(listRegions, { query: { under, limit: 1000 } }, { enabled: under !== '', staleMs: 300_000 })
  const own = useCall(getRegion, { params: { code: under } }, { enabled: under !== '', staleMs: 300_000 })
  const boundaries = useCall(getBoundaries, { params: { code: under }, query: { level: 'grid' } }, { enabled: under !== '', staleMs: 300_000 })
  const all = [...(own.data ? [own.data.region] : []), ...(regions.data?.items ?? []).filter((one) => one.code !== under)]
  const names = new Map(all.map((one) => [one.code, one.name]))
  const places: Place[] = all.filter((one) => one.level === 'community' || one.level === 'grid').sort((a, b) => a.code.localeCompare(b.code))
    .map((one) => ({ code: one.code, name: one.level === 'grid' && one.parent && names.has(one.parent) ? `${names.get(one.parent)} ${one.name}` : one.name }))
  return { places, features: boundaries.data?.features ?? [], ready: own.data !== undefined }
}
