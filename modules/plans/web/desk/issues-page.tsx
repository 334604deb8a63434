import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, dateText, Go, ListPage, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { ISSUE_KINDS, ISSUE_STATES, issueKinds, listPlanIssues, raisePlanIssue, type PlanIssue } from '../../contract.ts'
import { useRoot } from './parts.tsx'

const kinds = issueKinds.map((value) => ({ value, label: t(ISSUE_KINDS[value]) }))

/** What communities cannot solve by themselves, and what the joint meeting made of it. */
export default function IssuesPage() {
  const raises = useAbility('plans.raise')
  const root = useRoot()
  const [adding, setAdding] = useState(false)
  const raise = useMutate(raisePlanIssue, { touches: [listPlanIssues] })
  return (
    <>
      <ListPage<typeof listPlanIssues, PlanIssue>
        id="plan-issues"
        title={t('社区难题')}
        operation={listPlanIssues}
        ask={({ tab, q, filters, after }) => ({ query: { show: tab === 'ended' ? 'ended' : 'open', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['kind'] ? { kind: filters['kind'] as 'site' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        search={t('难题、地点')}
        filters={[{ key: 'kind', label: t('方面'), options: kinds }]}
        tabs={[{ key: 'open', label: t('等会议') }, { key: 'ended', label: t('有结果') }]}
        columns={[
          { key: 'what', title: t('难题'), render: (row) => <span className="pl-words">{row.what}</span> },
          { key: 'kind', title: t('方面'), width: 80, render: (row) => t(ISSUE_KINDS[row.kind]) },
          { key: 'place', title: t('提出'), width: 130, render: (row) => row.regionName },
          { key: 'on', title: t('日期'), width: 130, render: (row) => <DateText value={row.raisedOn} /> },
          { key: 'state', title: t('状态'), width: 120, render: (row) => (row.meetingId ? <Go to={`/plans/meetings/${row.meetingId}`}>{t(ISSUE_STATES[row.state])}</Go> : t(ISSUE_STATES[row.state])) },
          { key: 'result', title: t('结果'), width: 300, render: (row) => row.decisions.length ? row.decisions.map((one) => t('{what}，{owner}，{day}{state}', { what: one.what, owner: one.owner, day: dateText(one.dueOn), state: one.state === 'done' ? t('（已完成）') : one.overdue ? t('（超期）') : t('前') })).join('；') : row.answer },
        ]}
        unit={t('条')}
        empty={(tab) => (tab === 'ended' ? { why: t('还没有有结果的难题') } : { why: t('没有等会议的难题'), todo: t('场地、资金、人才这些社区自己解决不了的，提出来上部门联席会议。') })}
        action={raises && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('提出难题')}</Button>}
      />
      {adding && root && (
        <ActionDialog<{ region: string; kind: PlanIssue['kind']; what: string; wish?: string }>
          open name="raise-issue" title={t('提出难题')} sentence={t('由旗县区民政列入部门联席会议，结果在这里答复。')} verb={t('提出')} initial={{ region: root }}
          onSubmit={(typed) => raise.mutateAsync({ body: { ...typed, wish: typed.wish ?? '' } as never })} onClose={() => setAdding(false)}
        >
          {root.endsWith('000') && <Form.Item name="region" label={t('哪里的难题')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>}
          {!root.endsWith('000') && <Form.Item name="region" hidden><Input /></Form.Item>}
          <Form.Item name="kind" label={t('方面')} rules={[{ required: true, message: t('请选择方面') }]}><Select options={kinds} /></Form.Item>
          <Form.Item name="what" label={t('难题')} rules={[{ required: true, whitespace: true, message: t('请写明难题') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} showCount /></Form.Item>
          <Form.Item name="wish" label={t('希望怎么解决')}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
