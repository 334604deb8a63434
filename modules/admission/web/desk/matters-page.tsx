import { DateText, ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { AGREEMENT_STATES, listAdmitted, type Admitted } from '../../contract.ts'
import { Area, priceText, yuan } from './parts.tsx'

/** 准入事项: what was admitted, what it costs, what is owing. */
export default function MattersPage() {
  return (
    <>
      <Area at="/admission/matters" />
      <ListPage<typeof listAdmitted, Admitted>
        id="admitted-matters"
        title={t('准入事项')}
        operation={listAdmitted}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/admission/matters/${row.id}`}
        rowTone={(row) => (row.lateFen > 0 ? 'late' : row.reviewDue ? 'soon' : undefined)}
        tabs={[
          { key: 'all', label: t('全部') }, { key: 'in_force', label: t('执行中') }, { key: 'late', label: t('逾期未付'), tone: 'late' }, { key: 'review_due', label: t('该评估') },
          { key: 'suspended', label: t('已暂停') }, { key: 'left', label: t('已退出') },
        ]}
        search={t('事项、部门、协议编号')}
        columns={[
          { key: 'title', title: t('事项'), render: (row) => row.title },
          { key: 'department', title: t('部门'), width: 130, render: (row) => row.department },
          { key: 'price', title: t('经费标准'), width: 160, render: (row) => priceText(row) },
          { key: 'done', title: t('已完成'), width: 90, align: 'end', render: (row) => (row.pricing === 'unit' ? `${row.quantity}${row.unit}` : row.quantity || '') },
          { key: 'due', title: t('应付'), width: 110, align: 'end', render: (row) => yuan(row.doneFen) },
          { key: 'paid', title: t('已付'), width: 110, align: 'end', render: (row) => yuan(row.paidFen) },
          { key: 'owing', title: t('欠付'), width: 110, align: 'end', render: (row) => (row.owingFen ? yuan(row.owingFen) : row.overpaidFen ? t('多付{money}', { money: yuan(row.overpaidFen) }) : '') },
          { key: 'late', title: t('其中逾期'), width: 110, align: 'end', render: (row) => (row.lateFen ? <span className="adm-late">{yuan(row.lateFen)}</span> : '') },
          { key: 'review', title: t('下次评估'), width: 150, spare: true, render: (row) => (row.state === 'left' ? '' : <DateText value={row.reviewOn} />) },
          { key: 'state', title: t('状态'), width: 90, render: (row) => t(AGREEMENT_STATES[row.state]) },
          { key: 'number', title: t('协议编号'), width: 140, spare: true, render: (row) => row.number },
        ]}
        unit={t('项')}
        empty={(tab) => (tab === 'late' ? { why: t('没有逾期未付的经费') } : { why: t('没有准入事项'), todo: t('准入申请签订协议以后出现在这里。') })}
      />
    </>
  )
}
