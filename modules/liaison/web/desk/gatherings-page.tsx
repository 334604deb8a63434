import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, newClientId, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { GATHERING_KINDS, GATHERING_STATES, listGatherings, planGathering, type Gathering } from '../../contract.ts'
import { Area, inDays, optionsOf, useRoot } from './words.tsx'

interface Typed { kind: Gathering['kind']; title: string; theme?: string; place?: string; fromDay: string; untilDay: string; signupBy?: string | null }

/** Area meetings, forums, visits, courses: to come, and the archive. */
export default function GatheringsPage() {
  const keeps = useAbility('liaison.keep')
  const root = useRoot()
  const go = useGo()
  const [open, setOpen] = useState(false)
  const forum = useCall(listGatherings, { query: { kind: 'forum', show: 'all' } }).data?.forumNote
  const plan = useMutate(planGathering, { touches: [listGatherings] })
  return (
    <>
      <Area at="/liaison/gatherings" />
      <ListPage<typeof listGatherings, Gathering>
        id="gatherings" title={t('联席活动')} operation={listGatherings}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'coming') as 'coming', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['kind'] ? { kind: filters['kind'] as 'forum' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply} rowKey={(row) => row.id} rowTo={(row) => `/liaison/gatherings/${row.id}`}
        tabs={[{ key: 'coming', label: t('筹备中') }, { key: 'past', label: t('档案') }]}
        filters={[{ key: 'kind', label: t('种类'), options: optionsOf(GATHERING_KINDS) }]} search={t('名称、主题')}
        notice={forum && <p className="d-quiet">{forum}</p>}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => <>{row.title} <span className="d-quiet">{row.theme}</span></> },
          { key: 'kind', title: t('种类'), width: 110, render: (row) => t(GATHERING_KINDS[row.kind]) },
          { key: 'day', title: t('日期'), width: 170, render: (row) => <DateText value={row.fromDay} /> },
          { key: 'place', title: t('地点'), width: 180, render: (row) => row.place },
          { key: 'who', title: t('报名'), width: 130, align: 'end', render: (row) => t('{units}个单位{people}人', { units: row.units, people: row.people }) },
          { key: 'papers', title: t('材料'), width: 80, align: 'end', render: (row) => row.papers },
          { key: 'state', title: t('状态'), width: 100, render: (row) => t(GATHERING_STATES[row.state]) },
        ]}
        unit={t('次')}
        empty={(tab) => (tab === 'coming' ? { why: t('没有筹备中的活动') } : { why: t('还没有举行过的活动') })}
        {...(keeps ? { action: <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('筹备活动')}</Button> } : {})}
      />
      {open && root && (
        <ActionDialog<Typed> open name="plan-gathering" as="drawer" title={t('筹备活动')} verb={t('保存')} initial={{ kind: 'area_meeting', fromDay: inDays(14), untilDay: inDays(14) }} onClose={() => setOpen(false)}
          onSubmit={async (typed) => go(`/liaison/gatherings/${(await plan.mutateAsync({ body: { ...typed, region: root, theme: typed.theme ?? '', place: typed.place ?? '', signupBy: typed.signupBy || null, clientId: newClientId() } })).id}`)}>
          <Form.Item name="kind" label={t('种类')} rules={[{ required: true }]}><Select options={optionsOf(GATHERING_KINDS)} /></Form.Item>
          <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请写明名称') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="theme" label={t('主题')}><Input maxLength={200} /></Form.Item>
          <Form.Item name="place" label={t('地点')}><Input maxLength={100} /></Form.Item>
          <Form.Item name="fromDay" label={t('开始')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="untilDay" label={t('结束')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="signupBy" label={t('报名到')} rules={[dayRule()]}><DayInput /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
