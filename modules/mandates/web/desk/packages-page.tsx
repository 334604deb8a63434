import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DateText, ListPage, useAbility, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPackages, PACKAGE_KINDS, PACKAGE_STATES, type Package } from '../../contract.ts'
import { Area, yuan } from './area.tsx'
import { PackageForm } from './package-form.tsx'

/** 事权下放: tasks and powers passed to streets with authority, people and money. */
export default function PackagesPage() {
  const proposes = useAbility('mandates.propose')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Area at="/mandates/packages" />
      <ListPage<typeof listPackages, Package>
        id="packages"
        title={t('事权下放')}
        operation={listPackages}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/mandates/packages/${row.id}`}
        rowTone={(row) => (row.due ? 'late' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'waiting', label: t('办理中') }, { key: 'running', label: t('已接受') }, { key: 'check_due', label: t('该复查') }, { key: 'ended', label: t('已结束') }]}
        search={t('名称、部门')}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'kind', title: t('类型'), width: 110, render: (row) => t(PACKAGE_KINDS[row.kind]) },
          { key: 'department', title: t('下放部门'), width: 140, render: (row) => row.department },
          { key: 'street', title: t('接受的街道'), width: 140, render: (row) => row.regionName },
          { key: 'posts', title: t('人员'), width: 80, align: 'end', render: (row) => t('{n}人', { n: row.posts }) },
          { key: 'money', title: t('每年经费'), width: 130, align: 'end', render: (row) => yuan(row.moneyFen) },
          { key: 'state', title: t('状态'), width: 120, render: (row) => t(PACKAGE_STATES[row.state]) },
          { key: 'review', title: t('复查日期'), width: 140, render: (row) => (row.reviewOn ? <DateText value={row.reviewOn} /> : '') },
        ]}
        unit={t('个')}
        empty={{ why: t('没有事权包'), todo: t('部门准备好权限、人员、经费，一并送街道征求意见。') }}
        action={proposes && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('准备事权包')}</Button>}
      />
      {adding && <PackageForm onClose={() => setAdding(false)} onMade={(id) => go(`/mandates/packages/${id}`)} />}
    </>
  )
}
