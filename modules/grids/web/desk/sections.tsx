import { Go, useCall, type ListFilter } from '../../../../platform/web/desk/index.ts'
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

/** The lists of this subject, one beside the other. */
export function Sections({ at }: { at: 'grids' | 'addresses' | 'responsibles' | 'vacancies' | 'estates' | 'areas' }) {
  const all = [
    { key: 'grids', to: '/grids', label: t('网格') },
    { key: 'addresses', to: '/grids/addresses', label: t('地址核对') },
    { key: 'responsibles', to: '/grids/responsibles', label: t('责任人') },
    { key: 'vacancies', to: '/grids/vacancies', label: t('空缺') },
    { key: 'estates', to: '/grids/estates', label: t('小区') },
    { key: 'areas', to: '/grids/areas', label: t('区域类型') },
  ]
  return (
    <nav className="g-sections" aria-label={t('网格和责任人')}>
      {all.map(({ key, to, label }) => (
        <Go key={key} to={to} className={key === at ? 'g-section g-section-on' : 'g-section'} aria-current={key === at ? 'page' : undefined}>
          {label}
        </Go>
      ))}
    </nav>
  )
}
