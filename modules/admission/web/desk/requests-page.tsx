import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DateText, ListPage, useAbility, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { ADMISSION_KINDS, listAdmissionRequests, REQUEST_STATES, type AdmissionRequest } from '../../contract.ts'
import { Area, priceText } from './parts.tsx'
import { RequestForm } from './request-form.tsx'

/** 准入申请: what departments ask to place in communities. */
export default function RequestsPage() {
  const proposes = useAbility('admission.propose')
  const answers = useAbility('admission.opinion')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Area at="/admission" />
      <ListPage<typeof listAdmissionRequests, AdmissionRequest>
        id="admission-requests"
        title={t('准入申请')}
        operation={listAdmissionRequests}
        ask={({ tab, q, filters, after }) => ({ query: {
          show: (tab || 'all') as 'all', ...(filters.kind ? { kind: filters.kind as 'assist' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}),
        } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/admission/${row.id}`}
        rowTone={(row) => (row.owesOpinion ? 'soon' : undefined)}
        tabs={[
          ...(answers ? [{ key: 'mine', label: t('等我答复'), tone: 'mine' as const }] : []),
          { key: 'all', label: t('全部') }, { key: 'running', label: t('办理中') }, { key: 'to_agree', label: t('待签协议') }, { key: 'ended', label: t('已有结果') },
        ]}
        filters={[{ key: 'kind', label: t('方式'), options: Object.entries(ADMISSION_KINDS).map(([value, label]) => ({ value, label: t(label) })) }]}
        search={t('事项、部门')}
        columns={[
          { key: 'title', title: t('事项'), render: (row) => row.title },
          { key: 'department', title: t('提出部门'), width: 140, render: (row) => row.department },
          { key: 'kind', title: t('方式'), width: 90, render: (row) => t(ADMISSION_KINDS[row.kind]) },
          { key: 'places', title: t('社区'), width: 70, align: 'end', render: (row) => t('{n}个', { n: row.communities.length }) },
          { key: 'price', title: t('经费标准'), width: 170, render: (row) => priceText(row) },
          { key: 'opinions', title: t('意见'), width: 190, render: (row) => row.agrees + row.objects + row.waits === 0 ? '' : t('同意{a}，不同意{o}，未答{w}', { a: row.agrees, o: row.objects, w: row.waits }) },
          { key: 'due', title: t('答复到哪天'), width: 150, render: (row) => (row.state === 'submitted' && row.opinionDue ? <DateText value={row.opinionDue} /> : '') },
          { key: 'state', title: t('状态'), width: 150, render: (row) => (row.owesOpinion ? t('等您答复') : t(REQUEST_STATES[row.state])) },
        ]}
        unit={t('份')}
        empty={(tab) => tab === 'mine'
          ? { why: t('没有等您答复的申请'), todo: t('部门要把任务交给社区时，会先问您的意见。') }
          : { why: t('没有准入申请'), todo: t('部门要把任务交给社区，先在这里申请；没有经费的不能准入。') }}
        action={proposes && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('申请准入')}</Button>}
      />
      {adding && <RequestForm onClose={() => setAdding(false)} onMade={(id) => go(`/admission/${id}`)} />}
    </>
  )
}
