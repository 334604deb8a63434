import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { ListPage, useAbility, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { DUTY_GROUPS, dutyGroups, listDutyCatalogue, type DutyEntry } from '../../contract.ts'
import { OwnDutyForm } from './own-duty-form.tsx'
import './duties.css'

/** 责任目录: every obligation with its text, and whether it holds here. */
export default function CataloguePage() {
  const owns = useAbility('duties.own')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  return (
    <div className="dut-list">
      <ListPage<typeof listDutyCatalogue, DutyEntry>
        id="duty-catalogue"
        title={t('责任目录')}
        operation={listDutyCatalogue}
        ask={({ tab, q, filters }) => ({ query: { show: (tab || 'on') as 'on', ...(filters.topic ? { topic: filters.topic } : {}), ...(q ? { q: q.slice(0, 50) } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.code}
        rowTo={(row) => `/duties/catalogue/${row.code}`}
        tabs={[{ key: 'on', label: t('本地执行') }, { key: 'off', label: t('未执行') }, { key: 'own', label: t('本地自设') }, { key: 'all', label: t('全部') }]}
        filters={[{ key: 'topic', label: t('类别'), several: true, options: dutyGroups.map((value) => ({ value, label: t(DUTY_GROUPS[value]) })) }]}
        search={t('责任、依据、需求编号')}
        columns={[
          { key: 'title', title: t('责任'), render: (row) => row.title },
          { key: 'owes', title: t('谁来完成'), width: 150, render: (row) => row.owes },
          { key: 'cycle', title: t('周期'), width: 190, render: (row) => row.cycle },
          { key: 'source', title: t('依据'), width: 220, render: (row) => row.source },
          { key: 'by', title: t('怎样认定'), width: 190, render: (row) => (row.records.length ? t('记录自动认定：{records}', { records: row.records.join('、') }) : t('附证明材料报送')) },
          { key: 'on', title: t('本地'), width: 150, render: (row) => (row.on ? (row.own ? t('自设') : t('执行')) : row.textPlace ? t('未执行（{place}文件）', { place: row.textPlace }) : t('已停用')) },
        ]}
        unit={t('项')}
        empty={(tab) => tab === 'own'
          ? { why: t('还没有自设的责任'), todo: t('本地要求定期做的事，可以在这里自设，不用改程序。') }
          : { why: t('没有这样的责任'), todo: t('请换一个类别，或者清除搜索。') }}
        action={owns && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('自设责任')}</Button>}
      />
      {adding && <OwnDutyForm onClose={() => setAdding(false)} onMade={(code) => go(`/duties/catalogue/${code}`)} />}
    </div>
  )
}
