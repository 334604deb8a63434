import { dateText, ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CALLOUT_STATES, listCallouts, type Callout } from '../../contract.ts'
import './incidents.css'

/** 吹哨报到: what this post was called to, what waits for a decision, who is late. A row opens its event, where it is answered. */
export default function CalloutsPage() {
  return (
    <ListPage<typeof listCallouts, Callout>
      id="callouts"
      title={t('吹哨报到')}
      operation={listCallouts}
      ask={({ tab, after }) => ({ query: { show: (tab || 'mine') as 'mine', ...(after ? { after } : {}) } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/cases/${row.eventId}#card-incidents.callouts`}
      tabs={[
        { key: 'mine', label: t('吹哨给我的'), tone: 'mine' }, { key: 'refused', label: t('等裁定'), tone: 'mine' }, { key: 'late', label: t('超时'), tone: 'late' }, { key: 'open', label: t('在办') }, { key: 'all', label: t('全部') },
      ]}
      columns={[
        { key: 'unit', title: t('单位'), width: 170, render: (row) => row.unit },
        { key: 'job', title: t('任务'), render: (row) => row.job },
        { key: 'event', title: t('事件'), width: 230, render: (row) => [row.eventTitle, row.placeText].filter(Boolean).join(' · ') },
        { key: 'role', title: t('分工'), width: 80, render: (row) => (row.role === 'lead' ? t('牵头') : t('配合')) },
        { key: 'state', title: t('状态'), width: 150, render: (row) => t(CALLOUT_STATES[row.state]) },
        { key: 'due', title: t('期限'), width: 190, render: (row) => (row.dueAt ? <span className={row.late ? 'inc-late' : ''}>{row.late ? t('已超时，应于{at}', { at: dateText(row.dueAt, 'time') }) : dateText(row.dueAt, 'time')}</span> : '') },
        { key: 'arrived', title: t('报到'), width: 170, spare: true, render: (row) => (row.arrivedAt ? `${dateText(row.arrivedAt, 'time')} ${row.arrivedName}` : '') },
      ]}
      unit={t('次')}
      empty={{ why: t('这里没有吹哨'), todo: t('在事件页上点“吹哨，请单位到场”。') }}
    />
  )
}
