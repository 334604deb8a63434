import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { DateText, ListPage, useAbility, useGo } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { listMandates, MANDATE_STATES, OPEN_STATES, type Mandate } from '../../contract.ts'
import { NewMandate } from './new-mandate.tsx'

const TABS = [['open', '办着的'], ['mine', '我代办的'], ['papers', '材料还在手里'], ['ending', '快到期'], ['over', '结束的']] as const

/** 代办: mandates of the place; open ones and papers still held are lists of their own. */
export default function MandatesPage() {
  const acts = useAbility('agency.act')
  const [adding, setAdding] = useState(false)
  const go = useGo()
  const today = dayOf(new Date())
  return (
    <>
      <ListPage<typeof listMandates, Mandate>
        id="mandates"
        title={t('代办')}
        operation={listMandates}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'open') as 'open', ...(q ? { q: q.slice(0, 40) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/agency/${row.id}`}
        rowTone={(row) => (OPEN_STATES.includes(row.state) && row.until < today ? 'late' : undefined)}
        tabs={TABS.map(([key, label]) => ({ key, label: t(label), ...(key === 'mine' ? { tone: 'mine' as const } : {}), ...(key === 'ending' ? { tone: 'late' as const } : {}) }))}
        search={t('居民姓名、代办人')}
        columns={[
          { key: 'person', title: t('居民'), width: 110, render: (row) => row.personName },
          { key: 'matters', title: t('委托的事'), render: (row) => row.titles.join('、') },
          { key: 'agent', title: t('代办人'), width: 100, render: (row) => row.agentName },
          { key: 'state', title: t('进展'), width: 140, render: (row) => t(MANDATE_STATES[row.state]) },
          { key: 'held', title: t('代管材料'), width: 100, align: 'end', render: (row) => (row.held > 0 ? <Tag color="warning">{t('{n}份', { n: row.held })}</Tag> : '—') },
          { key: 'until', title: t('委托到'), width: 150, render: (row) => <DateText value={row.until} /> },
          { key: 'place', title: t('所在'), width: 130, spare: true, render: (row) => row.regionName },
        ]}
        unit={t('份')}
        empty={(tab) => (tab === 'papers' ? { why: t('没有代管的材料'), todo: t('收下居民的证件要记在委托里，两边都签。') } : { why: t('没有这样的委托'), todo: t('先有书面委托再代办：居民在网上点同意，或上门时在纸上签、拍照存上。') })}
        action={acts && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('写委托')}</Button>}
      />
      {adding && <NewMandate onClose={() => setAdding(false)} onMade={(id) => go(`/agency/${id}`)} />}
    </>
  )
}
