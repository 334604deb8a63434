import { Button, Form, Input, InputNumber, Select } from 'antd'
import { ActionDialog, newClientId, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listMatters } from '../../../matters/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { listRoutes, saveRoute, type VanRoute } from '../../contract.ts'
import './agency.css'

interface TypedStop { stopId?: string; region: string; name: string; agent?: string; matters: string[]; from: string; until: string; capacity: number; lon?: number | null; lat?: number | null }
interface Typed { name: string; vehicle: string; plate?: string; driver?: string; phone?: string; stops: TypedStop[] }
const time = [{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: '请写成 09:00 这样' }]

/** A route: the vehicle, and its stops with the named agent, times, room and what is taken there. */
export function RouteForm({ root, route, onClose }: { root: string; route?: VanRoute; onClose: () => void }) {
  const matters = useCall(listMatters, { query: { channel: 'WINDOW' } }, { staleMs: 300_000 })
  const save = useMutate(saveRoute, { touches: [listRoutes] })
  const stop = { from: '10:00', until: '12:00', capacity: 20 }
  return (
    <ActionDialog<Typed>
      open as="drawer" width={640} name="route" title={route ? t('修改路线') : t('新路线')} verb={t('保存')} sentence={t('改了停靠时间，只影响以后新排的日子；已经排好的日子在当天的班次里改。')}
      initial={route ? { ...route, stops: route.stops.map(({ id, regionName: _name, titles: _titles, ...one }) => ({ ...one, stopId: id })) } : { stops: [stop] as never }}
      onSubmit={({ stops, ...typed }) => save.mutateAsync({ body: {
        name: typed.name, vehicle: typed.vehicle, plate: typed.plate ?? '', driver: typed.driver ?? '', phone: typed.phone ?? '', region: route?.region ?? root,
        stops: stops.map((one) => ({ ...one, agent: one.agent ?? '', lon: one.lon ?? null, lat: one.lat ?? null })), clientId: newClientId(), ...(route ? { routeId: route.id, version: route.version } : {}),
      } })}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('路线名称')} rules={[{ required: true, message: t('请填写路线名称') }]}><Input maxLength={40} /></Form.Item>
      <div className="a-two">
        <Form.Item name="vehicle" label={t('车辆')} rules={[{ required: true, message: t('请填写车辆') }]}><Input maxLength={40} placeholder={t('便民服务车')} /></Form.Item>
        <Form.Item name="plate" label={t('车牌')}><Input maxLength={20} /></Form.Item>
        <Form.Item name="driver" label={t('司机')}><Input maxLength={20} /></Form.Item>
        <Form.Item name="phone" label={t('办公电话')} extra={t('网上公布，给约不上的人打。')}><Input maxLength={30} /></Form.Item>
      </div>
      <Form.List name="stops">
        {(fields, { add, remove, move }) => (
          <>
            {fields.map((field, i) => (
              <fieldset key={field.key} className="a-stop">
                <legend>{t('第{n}站', { n: i + 1 })}</legend>
                <Form.Item name={[field.name, 'stopId']} hidden><Input /></Form.Item>
                <Form.Item name={[field.name, 'lon']} hidden><Input /></Form.Item>
                <Form.Item name={[field.name, 'lat']} hidden><Input /></Form.Item>
                <Form.Item name={[field.name, 'region']} label={t('在哪个嘎查（社区）')} rules={[{ required: true, message: t('请选择地点') }]}><PlaceField root={root} upTo="community" /></Form.Item>
                <div className="a-two">
                  <Form.Item name={[field.name, 'name']} label={t('停靠点')} rules={[{ required: true, message: t('请填写停靠点名称') }]}><Input maxLength={40} /></Form.Item>
                  <Form.Item name={[field.name, 'agent']} label={t('代办员')}><Input maxLength={40} /></Form.Item>
                  <Form.Item name={[field.name, 'from']} label={t('几点到')} rules={time}><Input maxLength={5} /></Form.Item>
                  <Form.Item name={[field.name, 'until']} label={t('几点走')} rules={time}><Input maxLength={5} /></Form.Item>
                  <Form.Item name={[field.name, 'capacity']} label={t('最多约几人')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={1} max={500} precision={0} /></Form.Item>
                </div>
                <Form.Item name={[field.name, 'matters']} label={t('这一站办什么')} rules={[{ required: true, message: t('请选择这里办的事项') }]}>
                  <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={(matters.data?.items ?? []).map((one) => ({ value: one.code, label: one.title }))} />
                </Form.Item>
                <p className="a-tools">
                  {i > 0 && <Button size="small" onClick={() => move(i, i - 1)}>{t('往前移')}</Button>}
                  {fields.length > 1 && <Button size="small" onClick={() => remove(field.name)}>{t('去掉这一站')}</Button>}
                </p>
              </fieldset>
            ))}
            <Button onClick={() => add(stop)}>{t('加一站')}</Button>
          </>
        )}
      </Form.List>
    </ActionDialog>
  )
}
