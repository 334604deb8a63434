import {
  Awaiting, DateText, dateText, DetailPage, EmptyList, Facts, Go, ListTable, Panel, SubjectCards, useCall, useParam,
} from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { getRegion, type RegionLine } from '../../contract.ts'
import { levelName, partsName } from '../names.ts'

/** One place: its way up, its facts, and the places directly under it. */
export default function RegionPage() {
  const code = useParam('code')
  const query = useCall(getRegion, { params: { code } }, { staleMs: 600_000 })
  return <Awaiting query={query}>{(page) => <Place page={page} />}</Awaiting>
}

type Page = Reply<typeof getRegion>

function Place({ page }: { page: Page }) {
  const { region, ancestors, children } = page
  return (
    <DetailPage
      title={region.name}
      crumbs={[{ label: t('区划'), to: '/regions' }, ...ancestors.map((each) => ({ label: each.name, to: `/regions/${each.code}` }))]}
      sentence={sentenceOf(page)}
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
      <SubjectCards kind="place" props={{ region }} />
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
    </DetailPage>
  )
}

/** Where it lies, what it is, since when, and what it was before: what a newcomer asks first. */
function sentenceOf({ region, ancestors, children, origins, became, formerNames }: Page): string {
  const above = ancestors.at(-1)
  const from = origins.filter((each) => each.on === origins[0]?.on)
  const to = became.filter((each) => each.on === became[0]?.on)
  const names = (list: Page['origins']) => list.map((each) => each.name).join(t('、'))
  return [
    above ? t('{above}的{level}，{parts}', { above: above.name, level: levelName(region.level), parts: partsName(region.level, children.length) })
      : t('{level}，{parts}', { level: levelName(region.level), parts: partsName(region.level, children.length) }),
    region.validFrom > '1949-10-01' && t('{day}起设立', { day: dateText(region.validFrom) }),
    from.length > 0 && t('{day}由{names}{how}而来', { day: dateText(from[0]!.on), names: names(from), how: from.every((each) => each.whole) ? t('合并或改设') : t('划入') }),
    formerNames.length > 0 && t('原名{names}', { names: formerNames.map((each) => each.name).join(t('、')) }),
    region.validUntil !== null && t('{day}撤销', { day: dateText(region.validUntil) }),
    to.length > 0 && t('{day}并入或划归{names}', { day: dateText(to[0]!.on), names: names(to) }),
  ].filter(Boolean).join(t('；')) + t('。')
}
