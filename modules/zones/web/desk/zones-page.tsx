import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DateText, ListPage, useAbility, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listZones, ZONE_STATES, type Zone } from '../../contract.ts'
import { ZoneForm } from './zone-forms.tsx'

/** 实验区: from application to acceptance. */
export default function ZonesPage() {
  const writes = useAbility('zones.write')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <ListPage<typeof listZones, Zone>
        id="zones"
        title={t('实验区')}
        operation={listZones}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => ({ ...reply, note: t('今年新批准{entered}个，结束{left}个', reply.balance) })}
        rowKey={(row) => row.id}
        rowTo={(row) => `/zones/${row.id}`}
        rowTone={(row) => (row.overdue ? 'late' : row.owes || row.openChanges ? 'soon' : undefined)}
        tabs={[
          { key: 'all', label: t('全部') }, { key: 'running', label: t('实验中') }, { key: 'applying', label: t('申报中') }, { key: 'overdue', label: t('到期未报'), tone: 'late' as const }, { key: 'owing', label: t('缺计划或总结'), tone: 'mine' as const },
          { key: 'ended', label: t('已结束') },
        ]}
        search={t('名称、主题')}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'theme', title: t('主题'), width: 160, render: (row) => row.theme },
          { key: 'approved', title: t('批准日期'), width: 140, render: (row) => (row.approvedOn ? <DateText value={row.approvedOn} /> : '') },
          { key: 'ends', title: t('实验期到'), width: 140, render: (row) => (row.endsOn ? <DateText value={row.endsOn} /> : '') },
          { key: 'months', title: t('共几个月'), width: 100, align: 'end', render: (row) => (row.months === null ? '' : t('{n}个月', { n: row.months })) },
          { key: 'state', title: t('状态'), width: 190, render: (row) => t(ZONE_STATES[row.state]) },
          { key: 'next', title: t('要办的'), width: 170, render: (row) => (row.overdue ? t('已到期，报终期报告') : row.openChanges ? t('有请示等答复') : row.owes ? t('补报{n}份计划、总结', { n: row.owes }) : '') },
        ]}
        unit={t('个')}
        empty={(tab) => tab === 'overdue'
          ? { why: t('没有到期未报的实验区'), todo: t('过了实验期没有报终期报告的会列在这里。') }
          : { why: t('没有实验区'), todo: t('由本旗县区起草申请，材料齐全后逐级上报。') }}
        action={writes && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('申请实验区')}</Button>}
      />
      {adding && <ZoneForm onClose={() => setAdding(false)} onMade={(id) => go(`/zones/${id}`)} />}
    </>
  )
}
