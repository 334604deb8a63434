import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, useAbility, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPushedDuties, REPORT_STATES, reportPushedDuty, type PushedDuty } from '../../contract.ts'
import { Area } from './parts.tsx'

/** 摊派反映: duties pushed on communities without admission, and what the county answered. */
export default function ReportsPage() {
  const reports = useAbility('admission.report')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  const report = useMutate(reportPushedDuty, { touches: [listPushedDuties] })
  return (
    <>
      <Area at="/admission/reports" />
      <ListPage<typeof listPushedDuties, PushedDuty>
        id="pushed-duties"
        title={t('摊派反映')}
        operation={listPushedDuties}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/admission/reports/${row.id}`}
        rowTone={(row) => (row.late ? 'late' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'waiting', label: t('等待答复') }, { key: 'late', label: t('逾期未答复'), tone: 'late' }, { key: 'to_admit', label: t('补办中') }, { key: 'ended', label: t('已有结果') }]}
        search={t('任务、部门')}
        columns={[
          { key: 'title', title: t('任务'), render: (row) => row.title },
          { key: 'place', title: t('社区'), width: 150, render: (row) => row.regionName },
          { key: 'department', title: t('要求的部门'), width: 150, render: (row) => row.department },
          { key: 'at', title: t('反映日期'), width: 150, render: (row) => <DateText value={row.at} /> },
          { key: 'by', title: t('答复到哪天'), width: 150, render: (row) => (row.state !== 'waiting' ? '' : row.answerBy ? <span className={row.late ? 'adm-late' : ''}><DateText value={row.answerBy} /></span> : t('等日历公布')) },
          { key: 'state', title: t('状态'), width: 180, render: (row) => (row.late ? t('逾期未答复{climbed}', { climbed: row.climbed ? t('，已报旗领导') : '' }) : t(REPORT_STATES[row.state])) },
        ]}
        unit={t('件')}
        empty={{ why: t('没有摊派反映'), todo: t('部门没有经过准入就把任务交给社区的，社区在这里反映，旗里按期答复。') }}
        action={reports && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('反映摊派')}</Button>}
      />
      {adding && (
        <ActionDialog<{ title: string; department: string; task: string; sinceOn: string; evidence?: string }>
          open name="report-duty" as="drawer" title={t('反映摊派')} verb={t('反映')} sentence={t('没有经过准入就交给社区的任务，可以反映。旗里要在期限内决定：由部门收回，或者补办准入。')} initial={{ sinceOn: dayOf(new Date()) }}
          onSubmit={async ({ evidence, ...typed }) => go(`/admission/reports/${(await report.mutateAsync({ body: { ...typed, evidence: evidence ?? '' } as never })).id}`)} onClose={() => setAdding(false)}
        >
          <Form.Item name="title" label={t('任务名称')} rules={[{ required: true, message: t('请填写任务名称') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="department" label={t('哪个部门要求的')} rules={[{ required: true, message: t('请填写部门') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="task" label={t('要社区做什么')} rules={[{ required: true, message: t('请写明') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
          <Form.Item name="sinceOn" label={t('从哪天开始')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="evidence" label={t('凭据')} extra={t('通知文号、工作群消息的日期等。')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
