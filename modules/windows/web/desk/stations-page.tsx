import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { ActionDialog, ListPage, newClientId, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { createStation, getStation, listStations, sayHours, STATION_KINDS, updateStation, type Station } from '../../contract.ts'
import { HoursInput, hoursRule, hoursText, readHours } from './hours-field.tsx'
import { useRoot } from './station.tsx'

/** 服务站: stations of the place with their hours of today. */
export default function StationsPage() {
  const keeps = useAbility('windows.keep')
  const root = useRoot()
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const [adding, setAdding] = useState(false)
  const go = useGo()
  if (!root || !me.data) return null
  return (
    <>
      <ListPage<typeof listStations, Station & { today: { intervals: { from: string; to: string }[]; onDuty: string[] }; waiting: number }>
        id="stations"
        title={t('服务站')}
        operation={listStations}
        ask={({ q, after }) => ({ query: { region: root, ...(q ? { q: q.slice(0, 40) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/windows/stations/${row.id}`}
        search={t('名称、地址')}
        columns={[
          { key: 'name', title: t('名称'), render: (row) => row.name },
          { key: 'kind', title: t('类型'), width: 150, render: (row) => t(STATION_KINDS[row.kind]) },
          { key: 'place', title: t('所在'), width: 160, render: (row) => row.regionName },
          { key: 'today', title: t('今天'), width: 230, render: (row) => sayHours(row.today.intervals) },
          { key: 'duty', title: t('值班'), width: 170, render: (row) => row.today.onDuty.join('、') || <span className="d-quiet">{t('没有排人')}</span> },
          { key: 'waiting', title: t('等候'), width: 80, align: 'end', render: (row) => row.waiting },
        ]}
        unit={t('个')}
        empty={{ why: t('这里还没有服务站'), todo: t('由社区负责人或街道干部建立。') }}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('建立服务站')}</Button>}
      />
      {adding && <StationForm root={root} onClose={() => setAdding(false)} onMade={(id) => go(`/windows/stations/${id}`)} />}
    </>
  )
}

interface Typed { region?: string; name: string; address: string; phone?: string; workday?: string; weekend?: string; holiday?: string; business: string; minutes: number }
const businessText = (station: Station) => station.business.map((one) => `${one.letter} ${one.name}`).join('、')
const readBusiness = (typed: string | undefined) => {
  const parts = (typed ?? '').normalize('NFKC').split(/[、,;\n]/).map((part) => /^\s*([A-Za-z])\s*(\S.*?)\s*$/.exec(part))
  return parts.some((one) => !one) ? undefined : parts.map((one) => ({ letter: one![1]!.toUpperCase(), name: one![2]! }))
}

/** Sets up a station, or changes its facts and hours. */
export function StationForm({ root, station, onClose, onMade }: { root?: string; station?: Station; onClose: () => void; onMade?: (id: string) => void }) {
  const create = useMutate(createStation, { touches: [listStations] })
  const update = useMutate(updateStation, { touches: [listStations, getStation] })
  const rule = [hoursRule]
  return (
    <ActionDialog<Typed>
      open as="drawer" name="station" title={station ? t('修改服务站') : t('建立服务站')} verb={t('保存')}
      sentence={t('开放时间在网上公布，取号和值班都按它来。调休上班的日子算工作日。')}
      initial={station
        ? { ...station, business: businessText(station), workday: hoursText(station.hours.workday), weekend: hoursText(station.hours.weekend), holiday: hoursText(station.hours.holiday) }
        : { ...(root ? { region: root } : {}), workday: '08:30-12:00  14:30-17:30', business: `A ${t('综合')}、B ${t('社保')}、C ${t('民政')}`, minutes: 8 }}
      onSubmit={async (typed) => {
        const body = {
          name: typed.name, address: typed.address, phone: typed.phone ?? '', minutes: typed.minutes, business: readBusiness(typed.business)!, clientId: newClientId(),
          hours: { workday: readHours(typed.workday)!, weekend: readHours(typed.weekend)!, holiday: readHours(typed.holiday)! },
        }
        if (station) await update.mutateAsync({ params: { id: station.id }, body: { ...body, version: station.version } })
        else onMade?.((await create.mutateAsync({ body: { ...body, region: typed.region ?? root! } })).id)
      }}
      onClose={onClose}
    >
      {!station && root && <Form.Item name="region" label={t('设在哪里')} rules={[{ required: true, message: t('请选择地点') }]}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>}
      <Form.Item name="name" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={40} /></Form.Item>
      <Form.Item name="address" label={t('地址')} rules={[{ required: true, message: t('请填写地址') }]}><Input maxLength={100} /></Form.Item>
      <Form.Item name="phone" label={t('办公电话')}><Input maxLength={30} /></Form.Item>
      <Form.Item name="workday" label={t('工作日开放')} rules={rule} extra={t('两段中间空一格；不办公就留空。')}><HoursInput /></Form.Item>
      <Form.Item name="weekend" label={t('周末开放')} rules={rule}><HoursInput /></Form.Item>
      <Form.Item name="holiday" label={t('节假日开放')} rules={rule}><HoursInput /></Form.Item>
      <Form.Item name="business" label={t('业务种类')} extra={t('一个字母加名称，用顿号隔开；字母印在号上。')}
        rules={[{ validator: (_, typed: string) => (readBusiness(typed) ? Promise.resolve() : Promise.reject(new Error(t('请写成 A 综合、B 社保 这样')))) }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="minutes" label={t('每位大约几分钟')} extra={t('当天办完五位后，按当天的实际算。')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={1} max={120} precision={0} /></Form.Item>
    </ActionDialog>
  )
}
