import {
  Awaiting, DateText, DetailPage, EmptyList, Facts, Go, ListTable, Panel, SubjectCards, useCall, useParam,
} from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getRegion, type RegionLine } from '../../contract.ts'
import { levelName, partsName } from '../names.ts'

/** One place: its way up, its facts, and the places directly under it. */
export default function RegionPage() {
  const code = useParam('code')
  const query = useCall(getRegion, { params: { code } }, { staleMs: 600_000 })
  return (
    <Awaiting query={query}>
      {({ region, ancestors, children }) => (
        <DetailPage
          title={region.name}
          crumbs={[{ label: t('区划'), to: '/regions' }, ...ancestors.map((each) => ({ label: each.name, to: `/regions/${each.code}` }))]}
          sentence={t('{level}，{parts}。', { level: levelName(region.level), parts: partsName(region.level, children.length) })}
          facts={
            <Panel title={t('基本情况')}>
              <Facts
                facts={[
                  { label: t('代码'), value: region.code },
                  { label: t('全称'), value: region.fullName },
                  { label: t('级别'), value: levelName(region.level) },
                  { label: t('上级'), value: ancestors.at(-1) && <Go to={`/regions/${ancestors.at(-1)!.code}`}>{ancestors.at(-1)!.name}</Go> },
                  { label: t('启用'), value: <DateText value={region.validFrom} /> },
                  region.validUntil !== null && { label: t('撤销'), value: <DateText value={region.validUntil} /> },
                ]}
              />
            </Panel>
          }
        >
          <Panel title={t('下级区划')} aside={<span className="d-quiet">{t('共{n}个', { n: children.length })}</span>}>
            {children.length === 0 ? (
              <EmptyList why={t('没有下级区划')} todo={t('网格下的楼栋由住房登记产生，在“住房”里查看。')} />
            ) : (
              <ListTable<RegionLine>
                label={t('下级区划')}
                rows={children}
                rowKey={(row) => row.code}
                rowTo={(row) => `/regions/${row.code}`}
                columns={[
                  { key: 'name', title: t('名称'), render: (row) => row.name },
                  { key: 'level', title: t('级别'), width: 160, render: (row) => levelName(row.level) },
                  { key: 'parts', title: t('下级'), width: 180, render: (row) => partsName(row.level, row.parts) },
                  { key: 'code', title: t('代码'), width: 190, render: (row) => row.code },
                ]}
              />
            )}
          </Panel>
          <SubjectCards kind="place" props={{ region }} />
        </DetailPage>
      )}
    </Awaiting>
  )
}
