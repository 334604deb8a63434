import { DateText, Go, ListPage, useAbility } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listVisits, type Visit } from '../../contract.ts'
import { ReceiptButton } from './visit-receipt.tsx'
import './windows.css'

/** 来访记录: visits with how their cases stand, and the receipt again. */
export default function VisitsPage() {
  const serves = useAbility('windows.serve')
  return (
    <ListPage<typeof listVisits, Omit<Visit, 'checkCode'>>
      id="visits"
      title={t('来访记录')}
      operation={listVisits}
      ask={({ q, after }) => ({ query: { ...(q ? { q: q.slice(0, 40) } : {}), ...(after ? { after } : {}) } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      search={t('来访编号或姓名')}
      columns={[
        { key: 'number', title: t('来访编号'), width: 190, render: (row) => <span className="d-figures">{row.number}</span> },
        { key: 'person', title: t('来访人'), width: 110, render: (row) => row.personName },
        { key: 'cases', title: t('事项'), render: (row) => row.cases.map((one, i) => <span key={one.caseId} className="d-in-text">{i > 0 && '、'}<Go to={`/cases/${one.caseId}`}>{one.title}</Go><span className="d-quiet">{t('（{state}）', { state: one.stateName })}</span></span>) },
        { key: 'at', title: t('时间'), width: 190, render: (row) => <DateText value={row.at} form="time" /> },
        { key: 'by', title: t('收件'), width: 90, render: (row) => row.byName },
        { key: 'receipt', title: t('回执'), width: 130, render: (row) => <ReceiptButton id={row.id} number={row.number} /> },
      ]}
      unit={t('次')}
      empty={{ why: t('还没有来访'), todo: t('在“一次办几件”里收件以后，来访记在这里。') }}
      action={serves && <Go to="/windows/visit">{t('一次办几件')}</Go>}
    />
  )
}
