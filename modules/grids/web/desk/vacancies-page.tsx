import { Go, ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listVacancies } from '../../contract.ts'
import { usePlaceFilter } from './sections.tsx'

/** 空缺: posts of the chain that nobody fills. */
export default function VacanciesPage() {
  const filters = usePlaceFilter()
  const word = { grid_worker: t('网格员'), group_leader: t('居民小组长'), building_head: t('楼栋长') }
  return (
    <ListPage
      id="grid-vacancies"
      title={t('空缺')}
      crumbs={[{ label: t('网格'), to: '/grids' }]}
      operation={listVacancies}
      ask={({ tab, filters: set, after }) => ({ query: { kind: tab as 'grid_worker', ...(set.place ? { region: set.place } : {}), ...(after ? { after } : {}) } })}
      read={(reply) => ({ items: reply.items, next: reply.next, counts: reply.counts })}
      tabs={[{ key: 'grid_worker', label: word.grid_worker, tone: 'mine' }, { key: 'group_leader', label: word.group_leader }, { key: 'building_head', label: word.building_head }]}
      filters={filters}
      rowKey={(row) => row.key}
      unit={t('处')}
      columns={[
        { key: 'name', title: t('范围'), render: (row) => row.name },
        { key: 'place', title: t('所在网格'), width: 280, render: (row) => (row.region.length > 12 ? <Go to={`/grids/${row.region.slice(0, 15)}`}>{`${row.communityName}${row.regionName}`}</Go> : t('未划网格')) },
        { key: 'dwellings', title: t('住房'), width: 90, align: 'end', render: (row) => row.dwellings },
        {
          key: 'do', title: t('下一步'), width: 160,
          render: (row) => row.kind === 'grid_worker'
            ? <Go to={`/grids/${row.region.slice(0, 15)}`}>{t('指定网格员')}</Go>
            : <Go to={`/grids/responsibles?new=${row.kind}&of=${row.buildingId ?? row.region}&in=${row.region}`}>{t('登记{kind}', { kind: word[row.kind] })}</Go>,
        },
      ]}
      empty={{ why: t('没有空缺'), todo: t('每一处都有人负责。') }}
    />
  )
}
