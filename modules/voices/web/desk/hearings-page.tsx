import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, Go, ListPage, newClientId, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { listRounds, planRound, ROUND_STATES, setHearingCycle, type Round } from '../../contract.ts'
import { Area } from './area.tsx'
import { linesOf, useRoot } from './words.ts'

const MONTHS = [1, 2, 3, 4, 6, 12]
const cycleWords = (months: number) => ({ 1: t('每月一次'), 3: t('每季度一次'), 6: t('每半年一次'), 12: t('每年一次') })[months] ?? t('每{n}个月一次', { n: months })

/** 听取意见: regular rounds on public services, with the government's reply. */
export default function HearingsPage() {
  const hears = useAbility('voices.hear')
  const root = useRoot()
  const go = useGo()
  const [dialog, setDialog] = useState<'plan' | 'cycle' | null>(null)
  const cycle = useCall(listRounds, { query: {} }).data?.cycle
  const [plan, set] = [useMutate(planRound, { touches: [listRounds] }), useMutate(setHearingCycle, { touches: [listRounds] })]
  return (
    <>
      <Area at="/voices/hearings" />
      <ListPage<typeof listRounds, Round>
        id="hearings"
        title={t('听取意见')}
        operation={listRounds}
        ask={({ tab, after }) => ({ query: { show: (tab || 'all') as 'all', ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/voices/hearings/${row.id}`}
        rowTone={(row) => (row.overdue && row.state === 'reported' ? 'late' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'waiting', label: t('待报告、待答复') }, { key: 'late', label: t('答复超期'), tone: 'late' }]}
        notice={cycle && <p className="d-quiet">{t('{place}：{cycle}，报告后{n}天内应有答复。', { place: cycle.regionName, cycle: cycleWords(cycle.months), n: cycle.replyDays })}{' '}
          <Go to="/voices/hearings/report">{t('看季度报告')}</Go>{hears && <>{' '}<Button type="link" size="small" onClick={() => setDialog('cycle')}>{t('改周期')}</Button></>}</p>}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'services', title: t('公共服务'), width: 220, render: (row) => row.services.join('、') },
          { key: 'on', title: t('日期'), width: 150, render: (row) => <DateText value={row.heldOn} /> },
          { key: 'place', title: t('社区（嘎查）'), width: 130, render: (row) => row.regionName },
          { key: 'n', title: t('意见'), width: 72, align: 'end', render: (row) => row.opinions },
          { key: 'state', title: t('状态'), width: 210, render: (row) => row.state === 'reported' ? <span className={row.overdue ? 'vo-late' : ''}>{t('等{who}答复，', { who: row.reportedTo })}<DateText value={row.replyDueOn!} />{row.overdue ? t('已过期限') : t('前')}</span> : t(ROUND_STATES[row.state]) },
        ]}
        unit={t('次')}
        empty={{ why: t('还没有听取过意见'), todo: t('由居委会（嘎查委员会）定期听居民说公共服务，报告政府，跟到答复。') }}
        action={hears && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDialog('plan')}>{t('安排一次')}</Button>}
      />
      {dialog === 'plan' && root && (
        <ActionDialog<{ region: string; body: string; title: string; services: string; heldOn: string; venue?: string }> open name="plan-round" as="drawer" title={t('安排听取意见')} verb={t('安排')}
          initial={{ region: root.slice(0, 12), heldOn: dayOf(new Date()) }} onClose={() => setDialog(null)}
          onSubmit={async ({ services, ...typed }) => go(`/voices/hearings/${(await plan.mutateAsync({ body: { ...typed, venue: typed.venue ?? '', services: linesOf(services), clientId: newClientId() } })).id}`)}>
          <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} placeholder={t('例如：一季度公共服务听取意见')} /></Form.Item>
          <Form.Item name="region" label={t('哪里')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
          <Form.Item name="body" label={t('由谁听取')} rules={[{ required: true, message: t('请填写由哪个居委会（嘎查委员会）听取') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="services" label={t('哪些公共服务')} extra={t('一行一项。')} rules={[{ required: true, message: t('请至少写一项') }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="heldOn" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="venue" label={t('地点')}><Input maxLength={80} /></Form.Item>
        </ActionDialog>
      )}
      {dialog === 'cycle' && root && cycle && (
        <ActionDialog<{ months: 3; replyDays: number }> open name="hearing-cycle" title={t('听取意见的周期')} verb={t('保存')} sentence={t('这里和下面没有另定的地方都照这个来。')}
          initial={{ months: cycle.months as 3, replyDays: cycle.replyDays }} onClose={() => setDialog(null)}
          onSubmit={(typed) => set.mutateAsync({ body: { region: root.slice(0, 12), ...typed, version: cycle.version, clientId: newClientId() } })}>
          <Form.Item name="months" label={t('多久一次')}><Select options={MONTHS.map((value) => ({ value, label: cycleWords(value) }))} /></Form.Item>
          <Form.Item name="replyDays" label={t('报告后几天内应有答复')} rules={[{ required: true, message: t('请填写天数') }]}><InputNumber min={1} max={180} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
