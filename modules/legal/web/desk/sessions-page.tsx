import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, DayInput, dayRule, ListPage, ListTable, Panel, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { countSessions, holdSession, listSessions, planSession, SESSION_KINDS, sessionKinds, type LegalSession } from '../../contract.ts'

/** 普法活动: planned, held, how many came; by community and year above. */
export default function SessionsPage() {
  const keeps = useAbility('legal.keep')
  const root = useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region
  const [adding, setAdding] = useState(false)
  const [recording, setRecording] = useState<LegalSession | null>(null)
  const touches = [listSessions, countSessions]
  const plan = useMutate(planSession, { touches })
  return (
    <>
      <ListPage<typeof listSessions, LegalSession>
        id="legal-sessions"
        title={t('普法活动')}
        operation={listSessions}
        notice={<Figures />}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.late ? 'late' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'planned', label: t('待办'), tone: 'mine' }, { key: 'held', label: t('已办') }, { key: 'minors', label: t('给未成年人的') }]}
        search={t('主题、对象')}
        columns={[
          { key: 'topic', title: t('主题'), render: (row) => row.topic },
          { key: 'kind', title: t('形式'), width: 130, render: (row) => t(SESSION_KINDS[row.kind]) },
          { key: 'audience', title: t('对象'), width: 150, render: (row) => (row.minors ? t('{who}（未成年人）', { who: row.audience }) : row.audience) },
          { key: 'on', title: t('日期'), width: 150, render: (row) => <DateText value={row.heldOn ?? row.plannedOn} /> },
          { key: 'place', title: t('社区'), width: 140, render: (row) => row.regionName },
          { key: 'state', title: t('状态'), width: 150, render: (row) => (row.state === 'held' ? t('来了{n}人', { n: row.attendance ?? 0 }) : row.state === 'cancelled' ? t('已取消') : row.late ? t('过了日子，没登记') : t('已计划')) },
          { key: 'do', title: t('办理'), width: 100, render: (row) => (keeps && row.state === 'planned' ? <Button size="small" onClick={() => setRecording(row)}>{t('登记')}</Button> : '') },
        ]}
        unit={t('场')}
        empty={{ why: t('没有这样的活动'), todo: t('由社区工作者计划，办完登记来了多少人。') }}
        action={keeps && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('计划活动')}</Button>}
      />
      {adding && root && (
        <ActionDialog<{ region: string; kind: 'publicity'; topic: string; audience: string; minors?: boolean; plannedOn: string; place?: string }>
          open name="plan-session" as="drawer" title={t('计划普法活动')} verb={t('保存')} initial={{ region: root, kind: 'publicity', plannedOn: dayOf(new Date()) }}
          onSubmit={(typed) => plan.mutateAsync({ body: { ...typed, minors: typed.minors === true, place: typed.place ?? '' } as never })} onClose={() => setAdding(false)}
        >
          <Form.Item name="region" label={t('社区（嘎查）')} rules={[{ required: true, message: t('请选择社区') }]}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
          <Form.Item name="kind" label={t('形式')}><Select options={sessionKinds.map((value) => ({ value, label: t(SESSION_KINDS[value]) }))} /></Form.Item>
          <Form.Item name="topic" label={t('主题')} rules={[{ required: true, message: t('请填写主题') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="audience" label={t('对象')} rules={[{ required: true, message: t('请填写对象') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="minors" valuePropName="checked"><Checkbox>{t('给未成年人的')}</Checkbox></Form.Item>
          <Form.Item name="plannedOn" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="place" label={t('地点')}><Input maxLength={60} /></Form.Item>
        </ActionDialog>
      )}
      {recording && <RecordDialog one={recording} onClose={() => setRecording(null)} />}
    </>
  )
}

function RecordDialog({ one, onClose }: { one: LegalSession; onClose: () => void }) {
  const hold = useMutate(holdSession, { touches: [listSessions, countSessions] })
  return (
    <ActionDialog<{ held: boolean; heldOn?: string; attendance?: number; note?: string }>
      open name="record-session" title={t('登记：{topic}', { topic: one.topic })} sentence={t('只登记人数，不登记姓名。')} verb={t('登记')} initial={{ held: true, heldOn: one.plannedOn }}
      onSubmit={(typed) => hold.mutateAsync({ params: { id: one.id }, body: { held: typed.held, heldOn: typed.held ? (typed.heldOn ?? null) : null, attendance: typed.held ? (typed.attendance ?? null) : null, note: typed.note ?? '', version: one.version } as never })} onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="held" label={t('办了没有')}><Radio.Group options={[{ value: true, label: t('办了') }, { value: false, label: t('取消了') }]} /></Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => form.getFieldValue('held') && (
              <>
                <Form.Item name="heldOn" label={t('哪天办的')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
                <Form.Item name="attendance" label={t('来了多少人')} rules={[{ required: true, message: t('请填写人数') }]}><InputNumber min={0} max={100_000} precision={0} /></Form.Item>
              </>
            )}
          </Form.Item>
          <Form.Item name="note" label={t('情况')}><Input.TextArea maxLength={500} /></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}

function Figures() {
  const now = Number(dayOf(new Date()).slice(0, 4))
  const [year, setYear] = useState(String(now))
  return (
    <Awaiting query={useCall(countSessions, { query: { year } }, { keep: true })}>
      {({ items }) => (
        <Panel title={t('各社区普法活动')}>
          <p><Select size="small" aria-label={t('年份')} value={year} onChange={setYear} options={[now, now - 1, now - 2].map((value) => ({ value: String(value), label: t('{year}年', { year: value }) }))} /></p>
          {items.length === 0 ? <p className="d-quiet">{t('{year}年还没有办过。', { year })}</p> : (
            <ListTable label={t('各社区普法活动')} rows={items} rowKey={(row) => row.region} columns={[
              { key: 'place', title: t('社区（嘎查）'), render: (row) => row.regionName }, { key: 'n', title: t('场次'), width: 100, align: 'end', render: (row) => t('{n}场', { n: row.sessions }) },
              { key: 'who', title: t('人次'), width: 120, align: 'end', render: (row) => t('{n}人次', { n: row.attendance }) }, { key: 'minors', title: t('给未成年人的'), width: 160, align: 'end', render: (row) => t('{n}场，{m}人次', { n: row.forMinors, m: row.minorsAttendance }) },
            ]} />
          )}
        </Panel>
      )}
    </Awaiting>
  )
}
