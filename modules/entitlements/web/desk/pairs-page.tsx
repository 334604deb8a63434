import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, Go, PageHeading, Panel, useAbility, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listMatters } from '../../../matters/contract.ts'
import { listEntitlementPairs, listLeftFlags, PAIR_KINDS, writeEntitlementPair, type EntitlementPair } from '../../contract.ts'
import { useDeed } from './deed.ts'
import './entitlements.css'

/** What one does not have together, and conclusions that nobody checked. */
export default function PairsPage() {
  const writes = useAbility('entitlements.write')
  const checks = useAbility('entitlements.check')
  const query = useCall(listEntitlementPairs, {}, { staleMs: 30_000 })
  const [writing, setWriting] = useState<Partial<EntitlementPair>>()
  return (
    <>
      <PageHeading title={t('不能同时享受')} aside={writes && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setWriting({})}>{t('增加一对')}</Button>} />
      <p className="d-sentence">{t('居民享受或正在申请其中一项，又来申请另一项时，办件页会提示经办人核实。提示不影响办理步骤。')}</p>
      {checks && <Left />}
      <Awaiting query={query} inside>
        {({ items }) => (
          <Panel title={t('事项（{n}对）', { n: items.length })}>
            <ul className="en-list">
              {items.map((one) => (
                <li key={`${one.one} ${one.other}`}>
                  <div className="en-head">
                    <strong>{one.oneTitle}</strong>{t('和')}<strong>{one.otherTitle}</strong><Tag>{t(PAIR_KINDS[one.kind])}</Tag>
                    {one.source === 'place' && <Tag color="processing">{t('本地')}</Tag>}{!one.inUse && <Tag color="warning">{t('停用')}</Tag>}
                    <span className="en-end">{writes && <Button onClick={() => setWriting(one)}>{t('修改')}</Button>}</span>
                  </div>
                  <p>{one.why}{one.basis && <span className="d-quiet">（{one.basis}）</span>}</p>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Awaiting>
      {writing && <PairDialog one={writing} onClose={() => setWriting(undefined)} />}
    </>
  )
}

function Left() {
  const query = useCall(listLeftFlags, { query: {} }, { staleMs: 30_000 })
  return (
    <Awaiting query={query} inside>
      {({ items }) => (
        <Panel title={t('办结时没有核实的')}>
          {items.length === 0 ? <p className="d-quiet">{t('没有。办结前都核实过了。')}</p> : (
            <ul className="en-list">
              {items.map((one) => (
                <li key={one.id} className="en-head"><Go to={`/cases/${one.number}`}>{one.number}</Go><span>{one.title}</span><span>{t('可能和“{what}”重复', { what: one.otherTitle })}</span><span className="d-quiet en-end">{one.regionName} <DateText value={one.at} /> {one.byName}</span></li>
              ))}
            </ul>
          )}
        </Panel>
      )}
    </Awaiting>
  )
}

function PairDialog({ one, onClose }: { one: Partial<EntitlementPair>; onClose: () => void }) {
  const matters = useCall(listMatters, { query: {} }, { staleMs: 600_000 })
  const write = useDeed(writeEntitlementPair, [listEntitlementPairs])
  const options = (matters.data?.items ?? []).map((each) => ({ value: each.code, label: each.title }))
  const fixed = one.one !== undefined
  return (
    <ActionDialog<{ one: string; other: string; kind: 'exclusive' | 'choose_one'; why: string; basis?: string; inUse: boolean }>
      open name="pair" as="drawer" title={fixed ? t('修改') : t('增加一对')} verb={t('保存')} initial={{ kind: 'exclusive', inUse: true, ...one }}
      onSubmit={(typed) => write({ body: { one: typed.one, other: typed.other, kind: typed.kind, why: typed.why, basis: typed.basis ?? '', inUse: typed.inUse } })} onClose={onClose}
    >
      <Form.Item name="one" label={t('事项')} rules={[{ required: true, message: t('请选择事项') }]}><Select disabled={fixed} showSearch={{ optionFilterProp: 'label' }} options={options} /></Form.Item>
      <Form.Item name="other" label={t('和哪个事项')} rules={[{ required: true, message: t('请选择事项') }]}><Select disabled={fixed} showSearch={{ optionFilterProp: 'label' }} options={options} /></Form.Item>
      <Form.Item name="kind" label={t('怎样')}><Radio.Group options={Object.entries(PAIR_KINDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="why" label={t('为什么')} rules={[{ required: true, message: t('请写明原因') }]}><Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="basis" label={t('依据')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="inUse" valuePropName="checked"><Checkbox>{t('使用这条提示')}</Checkbox></Form.Item>
    </ActionDialog>
  )
}
