import { PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DataTableChart, dateText, ListPage, useAbility, useCall, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { BURDEN_KINDS, BURDEN_STATES, getBurdenRelief, listBurdens, type Burden } from '../../contract.ts'
import { BurdenForm } from './burden-form.tsx'
import { Area, hoursText } from './parts.tsx'

/** 社区减负: what is asked of communities, how long it takes, and what was cut. */
export default function BurdensPage() {
  const keeps = useAbility('admission.burden')
  const says = useAbility('admission.report')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Area at="/admission/burdens" />
      <ListPage<typeof listBurdens, Burden>
        id="burdens"
        title={t('社区减负')}
        operation={listBurdens}
        notice={<Relief />}
        ask={({ tab, q, filters, after }) => ({ query: {
          show: (tab || 'all') as 'all', ...(filters.kind ? { kind: filters.kind as 'ledger' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}),
        } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/admission/burdens/${row.id}`}
        tabs={[
          { key: 'all', label: t('全部') }, ...(says ? [{ key: 'unsaid', label: t('等我填用时'), tone: 'mine' as const }] : []), { key: 'open', label: t('待清理') }, { key: 'no_basis', label: t('没有依据') },
          { key: 'kept', label: t('保留') }, { key: 'gone', label: t('已取消、合并') },
        ]}
        filters={[{ key: 'kind', label: t('类别'), options: Object.entries(BURDEN_KINDS).map(([value, label]) => ({ value, label: t(label) })) }]}
        search={t('名称、部门')}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'kind', title: t('类别'), width: 100, render: (row) => t(BURDEN_KINDS[row.kind]) },
          { key: 'department', title: t('要求的部门'), width: 140, render: (row) => row.department },
          { key: 'basis', title: t('依据'), width: 180, render: (row) => row.basis || <span className="adm-late">{t('没有依据')}</span> },
          { key: 'times', title: t('每年'), width: 80, align: 'end', render: (row) => t('{n}次', { n: row.times }) },
          { key: 'places', title: t('社区'), width: 80, align: 'end', render: (row) => t('{n}个', { n: row.communities }) },
          { key: 'median', title: t('每次用时'), width: 130, render: (row) => (row.median === null ? t('没有填写') : hoursText(row.median)) },
          { key: 'year', title: t('全年合计'), width: 110, align: 'end', render: (row) => (row.yearMinutes === null ? '' : hoursText(row.yearMinutes)) },
          { key: 'state', title: t('决定'), width: 140, render: (row) => t(BURDEN_STATES[row.state]) + (row.fromOn ? t('，{day}起', { day: dateText(row.fromOn, 'short') }) : '') },
        ]}
        unit={t('项')}
        empty={(tab) => (tab === 'unsaid' ? { why: t('用时都填好了') } : { why: t('清单上没有任务'), todo: t('民政和各部门把要社区做的台账、报表、检查、系统列进来，再决定保留、合并还是取消。') })}
        tools={() => <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>{t('打印')}</Button>}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('列入清单')}</Button>}
      />
      <Charts />
      {adding && <BurdenForm onClose={() => setAdding(false)} onMade={(id) => go(`/admission/burdens/${id}`)} />}
    </>
  )
}

/** Before and after, in figures. */
function Relief() {
  const { data } = useCall(getBurdenRelief, { query: {} }, { staleMs: 30_000 })
  if (!data || data.before === 0) return null
  const saved = data.minutesBefore - data.minutesAfter
  return (
    <>
      <ul className="adm-figures">
        <li><strong>{t('{n}项', { n: data.before })}</strong>{t('清理以前')}</li><li><strong>{t('{n}项', { n: data.after })}</strong>{t('现在还要做的')}</li>
        <li><strong>{hoursText(data.minutesBefore)}</strong>{t('清理以前全年用时')}</li><li><strong>{hoursText(data.minutesAfter)}</strong>{t('现在全年用时')}</li>
        <li><strong>{hoursText(saved)}</strong>{t('全年省下')}</li>
      </ul>
    </>
  )
}

/** By kind, after the list. */
function Charts() {
  const { data } = useCall(getBurdenRelief, { query: {} }, { staleMs: 30_000 })
  if (!data || data.before === 0) return null
  return (
    <section aria-label={t('清理前后')} style={{ marginBlockStart: 24 }}>
      <div className="adm-pair">
        <DataTableChart title={t('还要做的')} unit={t('项')} asOf={dateText(data.day)} targetName={t('清理以前')} points={data.kinds.map((one) => ({ label: t(BURDEN_KINDS[one.kind]), value: one.after, target: one.before }))} />
        <DataTableChart title={t('全年用时')} unit={t('小时')} digits={1} asOf={dateText(data.day)} targetName={t('清理以前')} points={data.kinds.map((one) => ({ label: t(BURDEN_KINDS[one.kind]), value: one.minutesAfter / 60, target: one.minutesBefore / 60 }))} />
      </div>
      <p className="d-quiet">{t('用时取各社区填写的中位数，乘以次数和社区数。')}{data.unknown > 0 && t('有{n}项还没有社区填写用时，只计项数。', { n: data.unknown })}</p>
    </section>
  )
}
