import { Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { getAddressReport, listGrids } from '../../contract.ts'

/** Grids of a place, and whether every address lies in exactly one. */
export default function PlaceCard({ region }: { region: Region }) {
  const grids = useCall(listGrids, { query: { region: region.code } })
  const report = useCall(getAddressReport, { query: { region: region.code } })
  if (!grids.data || !report.data) return <p className="d-quiet">{grids.error || report.error ? t('不在当前岗位的范围内。') : t('正在查找…')}</p>
  const { counts } = grids.data
  return (
    <>
      <p>
        {t('{n}个网格', { n: counts.all })}
        {counts.vacant > 0 ? t('，{n}个没有网格员。', { n: counts.vacant }) : t('，都有网格员。')}
        {report.data.unplaced > 0 ? t('{n}栋楼不在任何网格或在两个网格。', { n: report.data.unplaced }) : t('每栋楼都在且只在一个网格。')}
      </p>
      <p>
        <Go to={`/grids?place=${region.code}`}>{t('网格')}</Go>{'　'}
        <Go to={`/grids/addresses?place=${region.code}`}>{t('地址核对')}</Go>{'　'}
        {region.level === 'community' && <Go to={`/grids/draw/${region.code}`}>{t('网格图')}</Go>}
      </p>
    </>
  )
}
