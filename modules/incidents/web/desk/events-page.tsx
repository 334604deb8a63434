import { PlusOutlined } from '@ant-design/icons'
import { Go, ListPage, useAbility, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { EVENT_ENDS, EVENT_LEVELS, eventLevels, getEventLists, listGridEvents, type GridEvent } from '../../contract.ts'
import { levelName, Standing, Until, URGENCY } from './words.tsx'
import './incidents.css'

/** 网格事件: all of a place, by how they stand. */
export default function EventsPage() {
  const mayReport = useAbility('incidents.report')
  const lists = useCall(getEventLists, { query: {} }, { staleMs: 600_000 })
  const classes = [...new Map((lists.data?.kinds ?? []).filter((one) => !one.elsewhere).map((one) => [one.class, one.className]))]
  return (
    <ListPage<typeof listGridEvents, GridEvent>
      id="grid-events"
      title={t('网格事件')}
      operation={listGridEvents}
      ask={({ tab, q, filters, after }) => ({ query: {
        show: (tab || 'open') as 'open', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['class'] ? { class: filters['class'] } : {}), ...(filters['level'] ? { level: filters['level'] as 'grid' } : {}),
        ...(filters['ended'] ? { ended: filters['ended'] as 'solved' } : {}), ...(after ? { after } : {}),
      } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/cases/${row.id}`}
      tabs={[{ key: 'open', label: t('在办') }, { key: 'late', label: t('超期'), tone: 'late' }, { key: 'ended', label: t('已结案') }, { key: 'all', label: t('全部') }]}
      filters={[
        { key: 'class', label: t('大类'), options: classes.map(([value, label]) => ({ value, label })) },
        { key: 'level', label: t('办到哪一级'), options: eventLevels.map((value) => ({ value, label: t(EVENT_LEVELS[value]) })) },
        { key: 'ended', label: t('结果'), options: Object.entries(EVENT_ENDS).map(([value, label]) => ({ value, label: t(label) })) },
      ]}
      search={t('编号、事件、地点')}
      columns={[
        { key: 'title', title: t('事件'), render: (row) => <>{row.kindName || row.title}{row.joined > 0 && <span className="inc-joined"> {t('{n}人也报了', { n: row.joined })}</span>}</> },
        { key: 'place', title: t('地点'), width: 250, render: (row) => [row.regionName, row.placeText].filter(Boolean).join(' · ') },
        { key: 'urgency', title: t('等级'), width: 80, render: (row) => t(URGENCY[row.urgency]) },
        { key: 'level', title: t('办到哪一级'), width: 130, render: (row) => levelName(row.level) },
        { key: 'state', title: t('状态'), width: 150, render: (row) => <Standing event={row} /> },
        { key: 'due', title: t('期限'), width: 200, render: (row) => <Until event={row} /> },
        { key: 'number', title: t('编号'), width: 170, spare: true, render: (row) => <span className="d-figures">{row.number}</span> },
      ]}
      unit={t('件')}
      empty={{ why: t('这里没有网格事件'), todo: t('巡查、走访时发现的，点“上报事件”拍照上报。') }}
      action={mayReport && <Go to="/incidents/report" className="c-link-button"><PlusOutlined aria-hidden /> {t('上报事件')}</Go>}
    />
  )
}
