import { Button, Checkbox, Form, Input, InputNumber, Select, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, DayInput, dayRule, PageHeading, Panel, useAbility, useCall } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { EXAMPLES, listEntitlementRules, readRule, ruleWords, setEntitlementStandard, STANDARDS, standardKeys, writeEntitlementRule, type EntitlementRule, type EntitlementStandard } from '../../contract.ts'
import { useDeed } from './deed.ts'
import './entitlements.css'

/** The conditions as sentences, the place's own before the standard; the numbers that they compare with. */
export default function RulesPage() {
  const query = useCall(listEntitlementRules, {}, { staleMs: 30_000 })
  const writes = useAbility('entitlements.write')
  const [writing, setWriting] = useState<Pick<EntitlementRule, 'matter' | 'title' | 'text' | 'note' | 'version' | 'inUse' | 'standardText'>>()
  const [adding, setAdding] = useState(false)
  const [setting, setSetting] = useState<EntitlementStandard>()
  return (
    <>
      <PageHeading title={t('待遇条件')} />
      <p className="d-sentence">{t('居民看“能享受什么”、工作人员上门帮着看，用的都是这里的条件。只给建议，不作决定。')}</p>
      <Awaiting query={query} inside>
        {({ items, standards, without }) => (
          <>
            <Panel title={t('本地标准')}>
              <ul className="en-list">
                {standards.map((one) => (
                  <li key={one.key} className="en-head">
                    <strong>{one.title}</strong>
                    {one.amount === null ? <Tag color="warning">{t('还没有填写')}</Tag> : <span>{t('{n}{unit}，{hint}', { n: one.amount, unit: one.unit, hint: one.hint })}</span>}
                    {one.fromOn && <span className="d-quiet"><DateText value={one.fromOn} />{t('起，{basis}', { basis: one.basis })}</span>}
                    <span className="en-end">{writes && <Button onClick={() => setSetting(one)}>{one.amount === null ? t('填写') : t('调整')}</Button>}</span>
                  </li>
                ))}
              </ul>
            </Panel>
            <Panel title={t('条件（{n}项）', { n: items.length })} aside={writes && without.length > 0 && <Button onClick={() => setAdding(true)}>{t('给别的事项写条件')}</Button>}>
              <ul className="en-list">
                {items.map((one) => (
                  <li key={one.matter}>
                    <div className="en-head">
                      <strong>{one.title}</strong>
                      {one.source === 'place' ? <Tag color="processing">{t('本地第{n}版', { n: one.version })}</Tag> : <Tag>{t('通用')}</Tag>}
                      {!one.inUse && <Tag color="warning">{t('停用')}</Tag>}
                      <span className="en-end">{writes && <Button onClick={() => setWriting(one)}>{t('修改')}</Button>}</span>
                    </div>
                    <p className={one.inUse ? 'en-rule' : 'en-rule d-quiet'}>{one.text}</p>
                    {one.faults.map((fault) => <p key={fault} className="en-fault">{fault}</p>)}
                    {(one.note || one.byName) && <p className="d-quiet">{[one.note, one.byName && t('{name}修改', { name: one.byName })].filter(Boolean).join('；')}</p>}
                  </li>
                ))}
              </ul>
            </Panel>
            {adding && (
              <ActionDialog<{ matter: string }>
                open name="rule-for" title={t('给哪个事项写条件')} verb={t('下一步')}
                onSubmit={async ({ matter }) => setWriting({ matter, title: without.find((one) => one.code === matter)!.title, text: '', note: '', version: 0, inUse: true, standardText: '' })} onClose={() => setAdding(false)}
              >
                <Form.Item name="matter" label={t('事项')} rules={[{ required: true, message: t('请选择事项') }]}><Select showSearch={{ optionFilterProp: 'label' }} options={without.map((one) => ({ value: one.code, label: one.title }))} /></Form.Item>
              </ActionDialog>
            )}
          </>
        )}
      </Awaiting>
      {writing && <RuleDialog one={writing} onClose={() => setWriting(undefined)} />}
      {setting && <StandardDialog one={setting} onClose={() => setSetting(undefined)} />}
    </>
  )
}

/** A sentence is typed; what is understood and what is not is said at once. */
function RuleDialog({ one, onClose }: { one: Pick<EntitlementRule, 'matter' | 'title' | 'text' | 'note' | 'version' | 'inUse' | 'standardText'>; onClose: () => void }) {
  const write = useDeed(writeEntitlementRule, [listEntitlementRules])
  return (
    <ActionDialog<{ text: string; note?: string; inUse: boolean }>
      open name="rule" as="drawer" width={640} title={t('“{what}”的条件', { what: one.title })} sentence={t('用“且”“或”连起来，要分组的加括号。保存后成为本地的新一版，原来的留在记录里。')} verb={t('保存')}
      initial={{ text: one.text, note: one.note, inUse: one.inUse }}
      onSubmit={(typed) => write({ body: { matter: one.matter, text: typed.text, note: typed.note ?? '', inUse: typed.inUse, version: one.version } })} onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="text" label={t('条件')} required rules={[{ validator: async (_rule, value: string) => {
            const { faults } = readRule(value ?? '')
            if (faults.length > 0) throw new Error(faults.join('；'))
          } }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
          <Form.Item noStyle dependencies={['text']}>
            {({ getFieldValue }) => {
              const read = readRule(String(getFieldValue('text') ?? ''))
              return read.rule ? <p className="en-rule">{t('读作：{words}', { words: ruleWords(read.rule) })}</p> : null
            }}
          </Form.Item>
          {one.standardText && <p className="d-quiet">{t('通用条件：{words}', { words: one.standardText })} <Button size="small" onClick={() => form.setFieldsValue({ text: one.standardText })}>{t('用通用的')}</Button></p>}
          <div role="group" aria-label={t('可以写的条件')}>
            <p className="d-quiet">{t('可以写的条件，点一下加上：')}</p>
            <div className="en-chips">
              {EXAMPLES.map((words) => <Button key={words} size="small" onClick={() => {
                const now = String(form.getFieldValue('text') ?? '').trim()
                form.setFieldsValue({ text: now === '' ? words : `${now} 且 ${words}` })
              }}>{words}</Button>)}
            </div>
          </div>
          <Form.Item name="note" label={t('说明')}><Input maxLength={300} /></Form.Item>
          <Form.Item name="inUse" valuePropName="checked"><Checkbox>{t('使用这项条件')}</Checkbox></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}

function StandardDialog({ one, onClose }: { one: EntitlementStandard; onClose: () => void }) {
  const set = useDeed(setEntitlementStandard, [listEntitlementRules])
  return (
    <ActionDialog<{ key: string; amount: number; basis: string; fromOn: string }>
      open name="standard" title={t('填写{what}', { what: one.title })} sentence={t('按本地公布的文件填写，从生效日起用。')} verb={t('保存')} initial={{ key: one.key, fromOn: dayOf(new Date()), ...(one.amount === null ? {} : { amount: one.amount }) }}
      onSubmit={(typed) => set({ body: typed })} onClose={onClose}
    >
      <Form.Item name="key" label={t('标准')}><Select options={standardKeys.map((value) => ({ value, label: t(STANDARDS[value].title) }))} /></Form.Item>
      <Form.Item name="amount" label={t('数额（{unit}，{hint}）', { unit: one.unit, hint: one.hint })} rules={[{ required: true, message: t('请填写数字') }]}><InputNumber min={1} precision={2} /></Form.Item>
      <Form.Item name="basis" label={t('公布的文件')} rules={[{ required: true, message: t('请写明公布的文件') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="fromOn" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
    </ActionDialog>
  )
}
