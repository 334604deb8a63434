import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, ListPage, newClientId, Panel, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { copyMonth, listRoutes, listRuns, planRuns, type VanRoute, type VanRun } from '../../contract.ts'
import { RouteForm } from './route-form.tsx'
import './agency.css'

const RUN_STATES = { planned: '按时', cancelled: '取消', done: '跑完' } as const

/** 流动服务: routes of the van, and the timetable. */
export default function VanPage() {
  const plans = useAbility('agency.plan')
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const routes = useCall(listRoutes, {})
  const [doing, setDoing] = useState<'new' | { edit: VanRoute } | { plan: VanRoute } | { copy: VanRoute }>()
  const root = me.data?.currentPost?.region
  return (
    <>
      <ListPage<typeof listRuns, VanRun>
        id="van-runs" title={t('流动服务')} operation={listRuns}
        notice={
          <Awaiting query={routes}>
            {({ items }) => (
              <Panel title={t('路线')} aside={plans && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDoing('new')}>{t('新路线')}</Button>}>
                {items.length === 0 ? <p className="d-quiet">{t('还没有路线。由苏木镇（街道）干部建立：车辆、停靠点、代办员、每站办什么。')}</p> : (
                  <ul>{items.map((one) => (
                    <li key={one.id} className="a-line">
                      <span><strong>{one.name}</strong> <span className="d-quiet">{[one.vehicle, one.plate, one.driver].filter(Boolean).join('，')}</span><br />
                        <span>{one.stops.map((stop) => t('{name}（{from}）', { name: stop.name, from: stop.from })).join(' → ')}</span></span>
                      {plans && <span className="a-end"><Button size="small" onClick={() => setDoing({ plan: one })}>{t('排日期')}</Button><Button size="small" onClick={() => setDoing({ copy: one })}>{t('复制一个月')}</Button><Button size="small" onClick={() => setDoing({ edit: one })}>{t('修改')}</Button></span>}
                    </li>
                  ))}</ul>
                )}
              </Panel>
            )}
          </Awaiting>
        }
        ask={({ tab, after }) => ({ query: { show: (tab || 'coming') as 'coming', ...(after ? { after } : {}) } })}
        read={(reply) => reply} rowKey={(row) => row.id} rowTo={(row) => `/agency/van/${row.id}`}
        tabs={[{ key: 'coming', label: t('要来的') }, { key: 'past', label: t('过去的') }]}
        columns={[
          { key: 'date', title: t('日期'), width: 190, render: (row) => <DateText value={row.onDate} form="day-weekday" /> },
          { key: 'route', title: t('路线'), width: 140, render: (row) => row.route },
          { key: 'stops', title: t('停靠'), render: (row) => row.stops.join(' → ') },
          { key: 'booked', title: t('预约'), width: 80, align: 'end', render: (row) => row.booked },
          { key: 'state', title: t('状态'), width: 90, render: (row) => <Tag color={row.state === 'cancelled' ? 'error' : row.state === 'done' ? 'default' : 'processing'}>{t(RUN_STATES[row.state])}</Tag> },
          { key: 'note', title: t('说明'), width: 160, render: (row) => row.note },
        ]}
        unit={t('班')} empty={{ why: t('还没有排日期'), todo: t('在路线上点“排日期”，或者从上个月复制。') }}
      />
      {doing === 'new' && root && <RouteForm root={root} onClose={() => setDoing(undefined)} />}
      {doing && doing !== 'new' && 'edit' in doing && root && <RouteForm root={root} route={doing.edit} onClose={() => setDoing(undefined)} />}
      {doing && doing !== 'new' && 'plan' in doing && <PlanDialog route={doing.plan} onClose={() => setDoing(undefined)} />}
      {doing && doing !== 'new' && 'copy' in doing && <CopyDialog route={doing.copy} onClose={() => setDoing(undefined)} />}
    </>
  )
}

/** Dates as they are typed: several, by spaces or commas; `12-08` is this year or, when past, the next. */
function readDates(typed: string | undefined): string[] | undefined {
  const today = dayOf(new Date())
  const parts = (typed ?? '').normalize('NFKC').split(/[\s、,;]+/).filter(Boolean)
  const days = parts.map((part) => {
    const found = /^(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})日?$/.exec(part)
    if (!found) return undefined
    const tail = `${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`
    const year = found[1] ?? (`${today.slice(0, 4)}-${tail}` >= today ? today.slice(0, 4) : String(Number(today.slice(0, 4)) + 1))
    return Number.isNaN(Date.parse(`${year}-${tail}`)) ? undefined : `${year}-${tail}`
  })
  return days.length === 0 || days.includes(undefined) ? undefined : (days as string[])
}

function PlanDialog({ route, onClose }: { route: VanRoute; onClose: () => void }) {
  const plan = useMutate(planRuns, { touches: [listRuns] })
  return (
    <ActionDialog<{ dates: string }> open name="plan-runs" title={t('{name}排日期', { name: route.name })} sentence={t('各站按平常的时间；排好后可以单独改。')} verb={t('排上')}
      onSubmit={({ dates }) => plan.mutateAsync({ params: { id: route.id }, body: { dates: readDates(dates)!, clientId: newClientId() } })} onClose={onClose}>
      <Form.Item name="dates" label={t('哪几天')} extra={t('例如：12-8 12-22，中间空一格。')} rules={[{ validator: (_, typed: string) => (readDates(typed) ? Promise.resolve() : Promise.reject(new Error(t('请写成 12-8 12-22 这样')))) }]}><Input maxLength={300} /></Form.Item>
    </ActionDialog>
  )
}

function CopyDialog({ route, onClose }: { route: VanRoute; onClose: () => void }) {
  const copy = useMutate(copyMonth, { touches: [listRuns] })
  const [done, setDone] = useState<{ planned: string[]; left: { date: string; why: string }[] }>()
  const month = dayOf(new Date()).slice(0, 7)
  const next = Number(month.slice(5)) === 12 ? `${Number(month.slice(0, 4)) + 1}-01` : `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, '0')}`
  const rule = [{ required: true, pattern: /^\d{4}-(0[1-9]|1[0-2])$/, message: t('请写成 2026-12 这样') }]
  return (
    <>
      <ActionDialog<{ from: string; to: string }> open={!done} name="copy-month" title={t('{name}复制一个月', { name: route.name })} sentence={t('第几个星期几不变；节假日和已有班次的日子不排，会列出来。')} verb={t('复制')} initial={{ from: month, to: next }}
        onSubmit={async (typed) => setDone(await copy.mutateAsync({ params: { id: route.id }, body: { ...typed, clientId: newClientId() } }))} onClose={() => !copy.isSuccess && onClose()}>
        <div className="a-two"><Form.Item name="from" label={t('从哪个月')} rules={rule}><Input maxLength={7} /></Form.Item><Form.Item name="to" label={t('到哪个月')} rules={rule}><Input maxLength={7} /></Form.Item></div>
      </ActionDialog>
      {done && (
        <ActionDialog open name="copied" title={t('复制好了')} verb={t('好')} onSubmit={async () => {}} onClose={onClose}>
          <p>{done.planned.length > 0 ? t('排上：{days}', { days: done.planned.join('、') }) : t('没有排上新的日子。')}</p>
          {done.left.length > 0 && <p>{t('没有排：{days}', { days: done.left.map((one) => `${one.date}（${one.why}）`).join('、') })}</p>}
        </ActionDialog>
      )}
    </>
  )
}
