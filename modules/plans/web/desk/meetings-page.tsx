import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, Go, ListPage, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { callPlanMeeting, ISSUE_KINDS, listPlanIssues, listPlanMeetings, type PlanMeeting } from '../../contract.ts'
import { linesOf, useRoot } from './parts.tsx'

/** Yearly joint meetings of departments, newest first; says when this year's is still owed. */
export default function MeetingsPage() {
  const meets = useAbility('plans.meet')
  const root = useRoot()
  const [adding, setAdding] = useState(false)
  const state = useCall(listPlanMeetings, { query: {} }).data
  return (
    <>
      <ListPage<typeof listPlanMeetings, PlanMeeting>
        id="plan-meetings"
        title={t('部门联席会议')}
        operation={listPlanMeetings}
        ask={({ q, after }) => ({ query: { ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/plans/meetings/${row.id}`}
        rowTone={(row) => (row.overdue > 0 ? 'late' : undefined)}
        search={t('会议、部门')}
        notice={state && !state.held && <Alert className="d-problem" type="warning" showIcon title={t('{year}年的部门联席会议还没有开完', { year: state.year })} description={t('每年至少开一次，写入纪要后算开过。')} />}
        columns={[
          { key: 'title', title: t('会议'), render: (row) => row.title },
          { key: 'on', title: t('日期'), width: 130, render: (row) => <DateText value={row.heldOn} /> },
          { key: 'place', title: t('召开'), width: 130, render: (row) => row.regionName },
          { key: 'units', title: t('部门'), width: 80, align: 'end', render: (row) => row.units.length },
          { key: 'issues', title: t('社区难题'), width: 100, align: 'end', render: (row) => t('{n}条', { n: row.issues }) },
          { key: 'state', title: t('状态'), width: 100, render: (row) => ({ called: t('已通知'), minuted: t('有纪要'), cancelled: t('已取消') })[row.state] },
          { key: 'open', title: t('议定事项'), width: 150, render: (row) => row.decisions === 0 ? '' : row.overdue ? <span className="pl-late">{t('{n}项超期', { n: row.overdue })}</span> : row.open ? t('{n}项在办', { n: row.open }) : t('全部落实') },
        ]}
        unit={t('次')}
        empty={{ why: t('还没有开过部门联席会议'), todo: t('社区先提出难题，民政召集部门开会，定下的事在这里跟到底。') }}
        tools={() => <Go to="/plans/decisions">{t('全部议定事项')}</Go>}
        action={meets && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('召集会议')}</Button>}
      />
      {adding && root && <CallDialog root={root} onClose={() => setAdding(false)} />}
    </>
  )
}

function CallDialog({ root, onClose }: { root: string; onClose: () => void }) {
  const go = useGo()
  const call = useMutate(callPlanMeeting, { touches: [listPlanMeetings, listPlanIssues] })
  const raised = (useCall(listPlanIssues, { query: { show: 'open' } }).data?.items ?? []).filter((one) => one.state === 'raised')
  return (
    <ActionDialog<{ title: string; heldOn: string; venue?: string; agenda: string; units: string; issues?: string[] }>
      open name="call-plan-meeting" as="drawer" title={t('召集部门联席会议')} verb={t('召集')} initial={{ heldOn: dayOf(new Date()), title: t('{year}年社区建设部门联席会议', { year: new Date().getFullYear() }), issues: raised.map((one) => one.id) }}
      onSubmit={async ({ agenda, units, ...typed }) => go(`/plans/meetings/${(await call.mutateAsync({ body: { ...typed, region: root, venue: typed.venue ?? '', agenda: linesOf(agenda), units: linesOf(units), issues: typed.issues ?? [] } as never })).id}`)}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('名称')} rules={[{ required: true, whitespace: true, message: t('请填写名称') }]}><Input maxLength={60} /></Form.Item>
      <div className="pl-two">
        <Form.Item name="heldOn" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        <Form.Item name="venue" label={t('地点')}><Input maxLength={60} /></Form.Item>
      </div>
      <Form.Item name="agenda" label={t('议题')} extra={t('一行一个。')} rules={[{ required: true, message: t('请至少写一个议题') }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="issues" label={t('社区难题')} extra={t('列入的难题，会上都要有决定或答复。')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={raised.map((one) => ({ value: one.id, label: t('{place}：{what}（{kind}）', { place: one.regionName, what: one.what.slice(0, 30), kind: t(ISSUE_KINDS[one.kind]) }) }))} />
      </Form.Item>
      <Form.Item name="units" label={t('参加部门')} extra={t('一行一个，至少两个。写部门，不写个人。')} rules={[{ required: true, message: t('请填写部门') }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
    </ActionDialog>
  )
}
