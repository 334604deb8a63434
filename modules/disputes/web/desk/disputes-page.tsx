import { DateText, ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { disputeKinds, FILE_STATES, listDisputes, URGENCY, urgencyGrades, type DisputeKind, type DisputeLine } from '../../contract.ts'
import { kindName, nextOf } from './words.ts'
import './disputes.css'

/** 调解案卷. Parties are not searched for: a list by person would mark people. */
export default function DisputesPage() {
  return (
    <ListPage<typeof listDisputes, DisputeLine>
      id="disputes"
      title={t('调解案卷')}
      operation={listDisputes}
      ask={({ tab, q, filters, after }) => ({ query: {
        show: (tab || 'open') as 'open', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters.kind ? { kind: filters.kind as DisputeKind } : {}), ...(filters.urgency ? { urgency: filters.urgency as 'ordinary' } : {}), ...(after ? { after } : {}),
      } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/disputes/${row.id}`}
      rowTone={(row) => (row.late ? 'late' : undefined)}
      tabs={[
        { key: 'open', label: t('在办') }, { key: 'mine', label: t('我的'), tone: 'mine' }, { key: 'late', label: t('已过期限'), tone: 'late' }, { key: 'performing', label: t('履行中') }, { key: 'over', label: t('已结束') }, { key: 'all', label: t('全部') },
      ]}
      filters={[
        { key: 'kind', label: t('是什么问题'), options: disputeKinds.map((value) => ({ value, label: kindName(value) })) },
        { key: 'urgency', label: t('缓急'), options: urgencyGrades.map((value) => ({ value, label: t(URGENCY[value]) })) },
      ]}
      search={t('编号、地点')}
      columns={[
        { key: 'kind', title: t('是什么问题'), width: 150, render: (row) => kindName(row.kind) },
        { key: 'urgency', title: t('缓急'), width: 80, render: (row) => (row.urgency === 'ordinary' ? t('一般') : <span className="dis-late">{t(URGENCY[row.urgency])}</span>) },
        { key: 'state', title: t('状态'), width: 120, render: (row) => t(FILE_STATES[row.state]) },
        { key: 'next', title: t('下一步'), render: (row) => (row.late ? <span className="dis-late">{nextOf(row)}</span> : nextOf(row)) },
        { key: 'place', title: t('社区'), width: 150, render: (row) => row.regionName },
        { key: 'mediator', title: t('调解员'), width: 100, render: (row) => row.mediatorName || t('待受理') },
        { key: 'number', title: t('编号'), width: 170, render: (row) => <span className="d-figures">{row.number}</span> },
        { key: 'on', title: t('登记'), width: 120, render: (row) => <DateText value={row.recordedOn} form="short" /> },
      ]}
      unit={t('件')}
      empty={(tab) => (tab === 'late' ? { why: t('没有过期限的案卷') } : { why: t('没有这样的案卷'), todo: t('居民申请调解、窗口登记或者排查发现的矛盾，都会自动在这里立一份案卷。') })}
    />
  )
}
