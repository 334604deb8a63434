import { DateText, Go, ListPage, useAbility } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPayments, PAYMENT_STATES, type Payment } from '../../contract.ts'
import { Area, yuan } from './parts.tsx'
import { PaymentDeeds } from './payment-deeds.tsx'

/** 付款: written by one person, released by another. */
export default function PaymentsPage() {
  const releases = useAbility('projects.release')
  return (
    <>
      <Area at="/projects/payments" />
      <ListPage<typeof listPayments, Payment>
        id="money-payments"
        title={t('付款')}
        operation={listPayments}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'proposed') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        tabs={[
          ...(releases ? [{ key: 'mine', label: t('等我复核'), tone: 'mine' as const }] : []), { key: 'proposed', label: t('等待复核') }, { key: 'released', label: t('已付') }, { key: 'ended', label: t('不同意、撤回') },
          { key: 'all', label: t('全部') },
        ]}
        search={t('收款单位、说明、凭证号')}
        columns={[
          { key: 'words', title: t('付什么钱'), render: (row) => row.words },
          { key: 'account', title: t('账户'), width: 160, render: (row) => <Go to={`/projects/accounts/${row.accountId}`}>{row.accountName}</Go> },
          { key: 'use', title: t('用途'), width: 110, render: (row) => row.useTitle },
          { key: 'amount', title: t('金额'), width: 120, align: 'end', render: (row) => yuan(row.amountFen) },
          { key: 'payee', title: t('收款单位'), width: 140, render: (row) => row.toRegionName ?? row.payee },
          { key: 'voucher', title: t('凭证号'), width: 130, spare: true, render: (row) => row.voucher },
          { key: 'on', title: t('日期'), width: 130, render: (row) => <DateText value={row.on} /> },
          { key: 'by', title: t('提出、复核'), width: 120, render: (row) => [row.byName, row.state === 'withdrawn' ? '' : row.decidedBy].filter(Boolean).join('、') },
          { key: 'state', title: t('状态'), width: 150, render: (row) => (row.mayDecide || row.mayWithdraw ? <PaymentDeeds payment={row} /> : t(PAYMENT_STATES[row.state]) + (row.decision && row.state !== 'released' ? t('：{words}', { words: row.decision }) : '')) },
        ]}
        unit={t('笔')}
        empty={(tab) => (tab === 'mine' ? { why: t('没有等您复核的付款') } : tab === 'proposed' ? { why: t('没有等待复核的付款'), todo: t('在账户里提出付款，由另一位同事复核。') } : { why: t('没有付款') })}
      />
    </>
  )
}
