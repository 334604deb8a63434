import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, Go, newClientId, PageHeading, Panel, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { listMatters } from '../../../matters/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { addPartner, DIRECTIONS, listPartners, PARTNER_KINDS, PERSONAL, PROTOCOLS, pullServices, renewPartnerKey, updatePartner, type Partner } from '../../contract.ts'
import { optionsOf } from './words.ts'

interface Typed {
  region: string; name: string; kind: Partner['kind']; protocol: Partner['protocol']; direction: Partner['direction']; baseUrl?: string; jurisdiction?: string; kinds?: { theirs: string; matter: string }[]; states?: string; personal: Partner['personal']
  agreement?: string; active?: boolean; theirKey?: string
}
const statesIn = (text: string | undefined) => Object.fromEntries((text ?? '').split('\n').map((line) => line.split(/[=＝]/).map((part) => part.trim())).filter((pair) => pair.length === 2 && pair[0] && pair[1]))
const statesOut = (states: Record<string, string>) => Object.entries(states).map(([ours, theirs]) => `${ours}=${theirs}`).join('\n')

/** 对接系统: who exchanges orders with us, what is agreed, which of their kinds is which of our matters. */
export default function PartnersPage() {
  const keeps = useAbility('orders.partners')
  const root = useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region
  const query = useCall(listPartners, {})
  const [dialog, setDialog] = useState<'add' | { what: 'edit' | 'key' | 'services'; one: Partner } | null>(null)
  const [key, setKey] = useState<string | null>(null)
  const touches = [listPartners]
  const [add, update, renew] = [useMutate(addPartner, { touches }), useMutate(updatePartner, { touches }), useMutate(renewPartnerKey, { touches })]
  const words = ({ states, kinds, baseUrl, jurisdiction, agreement, theirKey, ...rest }: Omit<Typed, 'region'>) => ({
    ...rest, baseUrl: baseUrl ?? '', jurisdiction: jurisdiction ?? '', agreement: agreement ?? '', kinds: kinds ?? [], states: statesIn(states), active: rest.active ?? true, ...(theirKey ? { theirKey } : {}),
  })
  return (
    <>
      <PageHeading title={t('对接系统')} crumbs={[{ label: t('工单对接'), to: '/orders' }]} aside={keeps && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDialog('add')}>{t('登记对接系统')}</Button>} />
      <Awaiting query={query}>
        {({ items }) => items.length === 0 ? <p className="d-quiet">{t('还没有对接系统。登记后把密钥交给对方，对方就能派来工单。')}</p> : (
          <>
            {items.map((one) => (
              <Panel key={one.id} title={one.name}>
                <div className="or-head">
                  <span>{t(PARTNER_KINDS[one.kind])}</span><span>{t(PROTOCOLS[one.protocol])}</span><span>{t(DIRECTIONS[one.direction])}</span><span className="d-quiet">{one.regionName}</span><span className={one.active ? 'd-quiet' : 'or-late'}>{one.active ? t('在用') : t('已停用')}</span>
                </div>
                <p className="d-quiet">{t(PERSONAL[one.personal])}{one.agreement && `：${one.agreement}`}。{one.baseUrl && t('对方网址{url}。', { url: one.baseUrl })}{t('我方密钥尾号{hint}。', { hint: one.keyHint })}</p>
                {one.kinds.length > 0 && <p>{t('类别：{kinds}', { kinds: one.kinds.map((each) => `${each.theirs}→${each.matter}`).join('；') })}</p>}
                {keeps && <Space wrap><Button size="small" onClick={() => setDialog({ what: 'edit', one })}>{t('修改')}</Button><Button size="small" onClick={() => setDialog({ what: 'key', one })}>{t('换密钥')}</Button>{one.protocol === 'open311' && one.baseUrl && <Button size="small" onClick={() => setDialog({ what: 'services', one })}>{t('看对方有哪些服务')}</Button>}</Space>}
              </Panel>
            ))}
            <p className="d-quiet">{t('公开接口：Open311 GeoReport v2，地址 /api/open311/v2。')} <Go to="/orders">{t('看工单')}</Go></p>
          </>
        )}
      </Awaiting>
      {dialog === 'add' && root && (
        <ActionDialog<Typed> open name="add-partner" as="drawer" width={640} title={t('登记对接系统')} verb={t('登记')} initial={{ region: root.slice(0, 12), kind: 'hotline', protocol: 'json', direction: 'both', personal: 'none' }} onClose={() => setDialog(null)}
          onSubmit={async ({ region, ...typed }) => setKey((await add.mutateAsync({ body: { region, ...words(typed), clientId: newClientId() } })).key)}>
          <Form.Item name="region" required label={t('管哪里')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
          <Fields />
        </ActionDialog>
      )}
      {dialog !== null && dialog !== 'add' && dialog.what === 'edit' && (
        <ActionDialog<Omit<Typed, 'region'>> open name="edit-partner" as="drawer" width={640} title={t('修改')} verb={t('保存')} initial={{ ...dialog.one, states: statesOut(dialog.one.states) }} onClose={() => setDialog(null)}
          onSubmit={({ name, kind, protocol, direction, baseUrl, jurisdiction, kinds, states, personal, agreement, active, theirKey }) => update.mutateAsync({
            params: { id: dialog.one.id }, body: { ...words({ name, kind, protocol, direction, personal, ...(baseUrl ? { baseUrl } : {}), ...(jurisdiction ? { jurisdiction } : {}), ...(kinds ? { kinds } : {}), ...(states ? { states } : {}), ...(agreement ? { agreement } : {}), ...(theirKey ? { theirKey } : {}), active: active ?? false }), version: dialog.one.version, clientId: newClientId() },
          })}>
          <Fields />
          <Form.Item name="active" valuePropName="checked"><Checkbox>{t('在用')}</Checkbox></Form.Item>
        </ActionDialog>
      )}
      {dialog !== null && dialog !== 'add' && dialog.what === 'key' && (
        <ActionDialog open name="renew-key" danger title={t('换密钥')} verb={t('换密钥')} sentence={t('旧密钥马上失效，请先与{name}约好时间。', { name: dialog.one.name })} onClose={() => setDialog(null)}
          onSubmit={async () => setKey((await renew.mutateAsync({ params: { id: dialog.one.id }, body: { version: dialog.one.version, clientId: newClientId() } })).key)} />
      )}
      {dialog !== null && dialog !== 'add' && dialog.what === 'services' && <ServicesDialog one={dialog.one} onClose={() => setDialog(null)} />}
      {key && (
        <ActionDialog open name="partner-key" title={t('密钥只显示这一次')} verb={t('已经交给对方')} sentence={t('请用安全的方式交给对方；丢了可以换一个。')} onSubmit={async () => {}} onClose={() => setKey(null)}>
          <code className="or-key">{key}</code>
        </ActionDialog>
      )}
    </>
  )
}

function Fields() {
  const matters = useCall(listMatters, { query: {} as never }, { staleMs: 600_000 }).data as { items?: { code: string; title: string }[] } | undefined
  return (
    <>
      <Form.Item name="name" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="kind" required label={t('哪类系统')}><Select options={optionsOf(PARTNER_KINDS)} /></Form.Item>
      <Form.Item name="protocol" required label={t('怎样对接')}><Select options={optionsOf(PROTOCOLS)} /></Form.Item>
      <Form.Item name="direction" required label={t('方向')}><Select options={optionsOf(DIRECTIONS)} /></Form.Item>
      <Form.Item name="baseUrl" label={t('对方网址')} extra={t('发出工单和报回进展用。')}><Input maxLength={300} placeholder="https://" /></Form.Item>
      <Form.Item name="jurisdiction" label={t('对方的辖区代号')} extra={t('对方接口里的 jurisdiction_id，没有就不填。')}><Input maxLength={80} /></Form.Item>
      <Form.Item name="theirKey" label={t('对方给我们的密钥')} extra={t('加密保存，不再显示；不填就不改。')}><Input.Password maxLength={400} autoComplete="off" /></Form.Item>
      <Form.Item name="personal" required label={t('个人信息')}><Select options={optionsOf(PERSONAL)} /></Form.Item>
      <Form.Item name="agreement" label={t('依据哪份协议')}><Input maxLength={200} /></Form.Item>
      <Form.List name="kinds">
        {(rows, { add, remove }) => (
          <Form.Item label={t('对方的类别是我们的哪个事项')} extra={t('对方类别填 * 代表其余各类。')}>
            {rows.map((row) => (
              <div key={row.key} className="or-row">
                <Form.Item name={[row.name, 'theirs']} rules={[{ required: true, message: t('请填写对方的类别') }]}><Input maxLength={80} aria-label={t('对方的类别')} /></Form.Item>
                <Form.Item name={[row.name, 'matter']} rules={[{ required: true, message: t('请选择事项') }]}><Select aria-label={t('事项')} showSearch={{ optionFilterProp: 'label' }} options={(matters?.items ?? []).map((one) => ({ value: one.code, label: one.title }))} /></Form.Item>
                <Button onClick={() => remove(row.name)}>{t('去掉')}</Button>
              </div>
            ))}
            <Button onClick={() => add({})}>{t('增加一类')}</Button>
          </Form.Item>
        )}
      </Form.List>
      <Form.Item name="states" label={t('状态怎样告诉对方')} extra={t('一行一个，如 accepted=已签收；没写的用我们的。')}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
    </>
  )
}

function ServicesDialog({ one, onClose }: { one: Partner; onClose: () => void }) {
  const query = useCall(pullServices, { params: { id: one.id } })
  return (
    <ActionDialog open name="services" as="drawer" title={t('{name}的服务', { name: one.name })} verb={t('知道了')} onSubmit={async () => {}} onClose={onClose}>
      <Awaiting query={query}>{({ items }) => <ul className="or-lines">{items.map((each) => <li key={each.code}><div className="or-head"><strong>{each.name}</strong><code>{each.code}</code><span className="d-quiet">{each.group}</span></div><span className="d-quiet">{each.description}</span></li>)}</ul>}</Awaiting>
    </ActionDialog>
  )
}
