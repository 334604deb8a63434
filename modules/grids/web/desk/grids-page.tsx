import { Go, ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listGrids } from '../../contract.ts'
import { usePlaceFilter } from './sections.tsx'

/** 网格: who works each, who stands in, what it holds. */
export default function GridsPage() {
  const filters = usePlaceFilter()
  return (
    <ListPage
      id="grids"
      title={t('网格')}
      operation={listGrids}
      ask={({ tab, q, filters: set, after }) => ({
        query: { only: tab as 'all', ...(set.place ? { region: set.place } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) },
      })}
      read={(reply) => ({ items: reply.items, next: reply.next, counts: reply.counts })}
      tabs={[{ key: 'all', label: t('全部') }, { key: 'vacant', label: t('没有网格员'), tone: 'mine' }, { key: 'no_deputy', label: t('没有B角') }]}
      filters={filters}
      search={t('社区或网格名称')}
      rowKey={(row) => row.code}
      rowTo={(row) => `/grids/${row.code}`}
      unit={t('个')}
      columns={[
        { key: 'name', title: t('网格'), width: 260, render: (row) => `${row.community.name}${row.name}` },
        { key: 'worker', title: t('网格员（A角）'), render: (row) => (row.vacant ? t('空缺') : row.workers.map((w) => w.name).join('、')) },
        { key: 'deputy', title: t('B角'), width: 160, render: (row) => row.deputies.map((w) => w.name).join('、') || t('没有') },
        { key: 'buildings', title: t('楼栋'), width: 90, align: 'end', render: (row) => row.buildings },
        { key: 'dwellings', title: t('住房'), width: 90, align: 'end', render: (row) => row.dwellings },
        { key: 'households', title: t('户'), width: 90, align: 'end', render: (row) => row.households },
        { key: 'people', title: t('居住人口'), width: 100, align: 'end', render: (row) => row.people },
        { key: 'draw', title: t('网格图'), width: 100, render: (row) => <Go to={`/grids/draw/${row.community.code}`}>{t('看图')}</Go> },
      ]}
      empty={(tab) => (tab === 'all' ? { why: t('这里还没有网格'), todo: t('请到“画网格”里为社区划分网格。') } : { why: t('没有这样的网格'), todo: t('每个网格都安排好了。') })}
    />
  )
}
