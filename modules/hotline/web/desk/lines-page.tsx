import { Button, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DateText, DayInput, dayRule, newClientId, PageHeading, Panel, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import {
  connectTelephoneSystem, createHotlineLine, disconnectTelephoneSystem, endHotlineLine, getHotlineReach, LINE_KINDS, lineKinds, listHotlineLines, listTelephoneSystems, type HotlineLine,
} from '../../contract.ts'
import './hotline.css'

/** 服务号码: unified numbers with the old ones merged into each, reach, telephone systems. */
export default function LinesPage() {
  const query = useCall(listHotlineLines, { query: {} })
  const reach = useCall(getHotlineReach, {})
  const keeps = useAbility('hotline.set_up')
  const connects = useAbility('hotline.connect')
  const [dialog, setDialog] = useState<'new' | 'old' | HotlineLine>()
  return (
    <>
      <PageHeading title={t('服务号码')} aside={keeps && <Space><Button onClick={() => setDialog('old')}>{t('并入旧号码')}</Button><Button type="primary" onClick={() => setDialog('new')}>{t('登记号码')}</Button></Space>} />
      {reach.data && (
        <div className="hot-figures">
          <div className="hot-figure"><span>{t('统一号码覆盖的社区（嘎查）')}</span><strong>{t('{n}/{of}个', { n: reach.data.served, of: reach.data.communities })}</strong><span className="d-quiet">{dateText(reach.data.on)}</span></div>
          <div className="hot-figure"><span>{t('并入的旧号码')}</span><strong>{t('{n}个', { n: reach.data.old })}</strong><span className="d-quiet">{t('仍在转接')}</span></div>
        </div>
      )}
      {reach.data && reach.data.unserved.length > 0 && <Panel title={t('还没有统一号码的社区（嘎查）')}><p>{reach.data.unserved.map((one) => one.name).join('、')}</p></Panel>}
      <Awaiting query={query}>
        {({ items }) => items.length === 0 ? <div className="d-empty"><p className="d-empty-why">{t('还没有登记服务号码')}</p><p>{t('先登记 12345 或社区服务电话，再把旧号码并进来。')}</p></div> : (
          <div className="d-table-frame"><table className="d-table">
            <thead><tr>{([['号码', '13%'], ['名称', '17%'], ['类别', '13%'], ['并入与主题', '18%'], ['转接到', '13%'], ['服务地点', '12%'], ['近30天来电', '8%'], ['', '6%']] as const).map(([title, size], i) => <th key={i} scope="col" style={{ inlineSize: size }}>{title && t(title)}</th>)}</tr></thead>
            <tbody>
              {items.map((line) => (
                <tr key={line.id}>
                  <th scope="row">{line.phone}</th><td>{line.name}</td><td>{t(LINE_KINDS[line.kind])}</td><td>{[line.joinsPhone && t('并入{phone}', { phone: line.joinsPhone }), line.topic].filter(Boolean).join(' · ')}</td>
                  <td title={line.announcement}>{line.kind === 'old' ? (line.untilOn ? dateText(line.untilOn) : t('长期')) : ''}</td><td>{line.regionName}</td><td>{line.calls}</td>
                  <td>{keeps && line.mine && <Button size="small" onClick={() => setDialog(line)}>{t('停用')}</Button>}</td>
                </tr>
              ))}
            </tbody>
          </table></div>
        )}
      </Awaiting>
      {connects && <Systems />}
      {(dialog === 'new' || dialog === 'old') && <LineDialog old={dialog === 'old'} lines={query.data?.items ?? []} onClose={() => setDialog(undefined)} />}
      {dialog !== undefined && typeof dialog === 'object' && <EndDialog line={dialog} onClose={() => setDialog(undefined)} />}
    </>
  )
}

interface Typed { phone: string; name: string; kind: 'unified' | 'elderly' | 'community'; region?: string; topic?: string; joinsId?: string; untilOn?: string; announcement?: string; hours?: string; validFrom: string }

function LineDialog({ old, lines, onClose }: { old: boolean; lines: readonly HotlineLine[]; onClose: () => void }) {
  const create = useMutate(createHotlineLine, { touches: [listHotlineLines, getHotlineReach] })
  const root = useCall(getMe, {}, { staleMs: 300_000 }).data?.currentPost?.region
  const mains = lines.filter((one) => one.kind !== 'old' && one.mine)
  return (
    <ActionDialog<Typed>
      open as="drawer" name="line" title={old ? t('并入旧号码') : t('登记号码')} verb={t('登记')} initial={{ validFrom: dayOf(new Date()), kind: 'unified', ...(root ? { region: root } : {}) }}
      sentence={old ? t('打旧号码的来电，带着主题进入同一个队列；转接到期后只播提示语。') : t('这个号码服务的地点，就是接线人员能看到的范围。')}
      onSubmit={(typed) => create.mutateAsync({ body: {
        phone: typed.phone, name: typed.name, kind: old ? 'old' : typed.kind, region: old ? (mains.find((one) => one.id === typed.joinsId)?.region ?? root ?? '') : (typed.region ?? root ?? ''), topic: typed.topic ?? '', joinsId: old ? (typed.joinsId ?? null) : null,
        untilOn: old ? (typed.untilOn || null) : null, announcement: typed.announcement ?? '', hours: typed.hours ?? '', validFrom: typed.validFrom, clientId: newClientId() } })}
      onClose={onClose}
    >
      <Form.Item name="phone" label={t('号码')} rules={[{ required: true, message: t('请填写号码') }]}><Input maxLength={25} /></Form.Item>
      <Form.Item name="name" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} /></Form.Item>
      {old ? (
        <>
          <Form.Item name="joinsId" label={t('并入')} rules={[{ required: true, message: t('请选择并入哪个号码') }]}><Select options={mains.map((one) => ({ value: one.id, label: `${one.phone} ${one.name}` }))} /></Form.Item>
          <Form.Item name="topic" label={t('主题')}><Input maxLength={40} placeholder={t('如：供热、城市管理')} /></Form.Item>
          <Form.Item name="untilOn" label={t('转接到哪天')} extra={t('不填就是长期转接。')} rules={[dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="announcement" label={t('到期后播放的提示语')}><Input maxLength={200} /></Form.Item>
        </>
      ) : (
        <>
          <Form.Item name="kind" label={t('类别')}><Select options={lineKinds.filter((one) => one !== 'old').map((value) => ({ value, label: t(LINE_KINDS[value]) }))} /></Form.Item>
          {root && <Form.Item name="region" label={t('服务的地点')}><PlaceField root={root} upTo="community" rootCounts /></Form.Item>}
          <Form.Item name="hours" label={t('服务时间')}><Input maxLength={60} placeholder={t('如：全天24小时')} /></Form.Item>
        </>
      )}
      <Form.Item name="validFrom" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
    </ActionDialog>
  )
}

function EndDialog({ line, onClose }: { line: HotlineLine; onClose: () => void }) {
  const end = useMutate(endHotlineLine, { touches: [listHotlineLines, getHotlineReach] })
  return (
    <ActionDialog<{ on: string; reason: string }>
      open danger name="end-line" title={t('停用{phone}', { phone: line.phone })} verb={t('停用')} reason={{}} initial={{ on: dayOf(new Date()) }}
      onSubmit={(typed) => end.mutateAsync({ params: { id: line.id }, body: { ...typed, version: line.version, clientId: newClientId() } })} onClose={onClose}
    >
      <Form.Item name="on" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
    </ActionDialog>
  )
}

/** Telephone systems that bring calls, and the key that is shown once. */
function Systems() {
  const query = useCall(listTelephoneSystems, {})
  const root = useCall(getMe, {}, { staleMs: 300_000 }).data?.currentPost?.region
  const [dialog, setDialog] = useState<'new' | { id: string; name: string; version: number }>()
  const [key, setKey] = useState<{ id: string; key: string }>()
  const connect = useMutate(connectTelephoneSystem, { touches: [listTelephoneSystems], onDone: setKey })
  const end = useMutate(disconnectTelephoneSystem, { touches: [listTelephoneSystems] })
  return (
    <div style={{ marginBlockStart: 16 }}>
      <Panel title={t('电话系统')} aside={<Button size="small" onClick={() => setDialog('new')}>{t('接入电话系统')}</Button>}>
        <p className="d-quiet">{t('任何电话系统都可以用签名的来电事件接进来，做法见 docs/hotline.md。')}</p>
        {key && <div role="status"><p>{t('共享密钥只显示这一次，请马上配置到电话系统：')}</p><p className="hot-key">{t('系统编号 {id}', { id: key.id })}<br />{t('共享密钥 {key}', { key: key.key })}</p><Button size="small" onClick={() => setKey(undefined)}>{t('已经保存')}</Button></div>}
        <ul className="hot-list">
          {(query.data?.items ?? []).map((one) => (
            <li key={one.id}><span className="hot-row"><strong>{one.name}</strong><span className="d-quiet">{one.regionName}</span><span className="d-quiet">{one.endedAt ? t('已断开') : <>{t('最近通信')} <DateText value={one.seenAt} form="time" absent={t('还没有')} /></>}</span>
              {!one.endedAt && <span className="hot-end"><Button size="small" danger onClick={() => setDialog(one)}>{t('断开')}</Button></span>}</span></li>
          ))}
        </ul>
      </Panel>
      {dialog === 'new' && root && (
        <ActionDialog<{ name: string }> open name="system" title={t('接入电话系统')} sentence={t('会生成一个共享密钥，只显示一次。')} verb={t('生成密钥')} onSubmit={({ name }) => connect.mutateAsync({ body: { name, region: root } })} onClose={() => setDialog(undefined)}>
          <Form.Item name="name" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} placeholder={t('如：旗政务大厅交换机')} /></Form.Item>
        </ActionDialog>
      )}
      {dialog !== undefined && typeof dialog === 'object' && (
        <ActionDialog<{ reason: string }> open danger name="end-system" title={t('断开{name}', { name: dialog.name })} sentence={t('断开后它发来的来电一律不收。')} verb={t('断开')} reason={{}}
          onSubmit={({ reason }) => end.mutateAsync({ params: { id: dialog.id }, body: { reason, version: dialog.version, clientId: newClientId() } })} onClose={() => setDialog(undefined)} />
      )}
    </div>
  )
}
