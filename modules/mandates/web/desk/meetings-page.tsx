import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, useAbility, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { callMeeting, listMeetings, type JointMeeting } from '../../contract.ts'
import { Area, linesOf, useRoot } from './area.tsx'

/** 社区党建联席会议, newest first. */
export default function MeetingsPage() {
  const meets = useAbility('mandates.meet')
  const root = useRoot()
  const go = useGo()
  const [adding, setAdding] = useState(false)
  const call = useMutate(callMeeting, { touches: [listMeetings] })
  return (
    <>
      <Area at="/mandates/meetings" />
      <ListPage<typeof listMeetings, JointMeeting>
        id="joint-meetings"
        title={t('党建联席会议')}
        operation={listMeetings}
        ask={({ q, after }) => ({ query: { ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/mandates/meetings/${row.id}`}
        rowTone={(row) => (row.overdue > 0 ? 'late' : undefined)}
        search={t('会议、单位')}
        columns={[
          { key: 'title', title: t('会议'), render: (row) => row.title },
          { key: 'on', title: t('日期'), width: 130, render: (row) => <DateText value={row.heldOn} /> },
          { key: 'place', title: t('所在地'), width: 140, render: (row) => row.regionName },
          { key: 'units', title: t('单位'), width: 80, align: 'end', render: (row) => row.units.length },
          { key: 'state', title: t('状态'), width: 100, render: (row) => ({ called: t('已通知'), minuted: t('有纪要'), cancelled: t('已取消') })[row.state] },
          { key: 'open', title: t('议定事项'), width: 200, render: (row) => row.decisions === 0 ? '' : row.overdue ? <span className="man-late">{t('{n}项超期', { n: row.overdue })}</span> : row.open ? t('{n}项在办', { n: row.open }) : t('全部落实') },
        ]}
        unit={t('次')}
        empty={{ why: t('还没有开过联席会议'), todo: t('由党务工作者召集驻区单位，会上决定的事在这里跟到底。') }}
        action={meets && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('召集会议')}</Button>}
      />
      {adding && root && (
        <ActionDialog<{ region: string; title: string; heldOn: string; place?: string; agenda: string; units: string }>
          open name="call-meeting" as="drawer" title={t('召集会议')} verb={t('召集')} initial={{ region: root, heldOn: dayOf(new Date()) }}
          onSubmit={async ({ agenda, units, ...typed }) => go(`/mandates/meetings/${(await call.mutateAsync({ body: { ...typed, place: typed.place ?? '', agenda: linesOf(agenda), units: linesOf(units) } as never })).id}`)}
          onClose={() => setAdding(false)}
        >
          <Form.Item name="region" label={t('哪里的会议')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
          <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="heldOn" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="place" label={t('地点')}><Input maxLength={60} /></Form.Item>
          <Form.Item name="agenda" label={t('议题')} extra={t('一行一个。')} rules={[{ required: true, message: t('请至少写一个议题') }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="units" label={t('参加单位')} extra={t('一行一个，至少两个。写单位，不写个人。')} rules={[{ required: true, message: t('请填写单位') }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
