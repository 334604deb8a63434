import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { DayInput, Panel, dayRule, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listOrganisations, type FactField, type OrganisationKind } from '../../contract.ts'

export interface BasicValues {
  name: string
  uscc?: string
  phone?: string
  address?: string
  opens?: string
  parentId?: string
  facts?: Record<string, unknown>
}

/** What goes to the server of what was typed: empty answers are left out. */
export const bodyOf = (typed: BasicValues) => ({
  name: typed.name, uscc: typed.uscc?.trim() || null, phone: typed.phone?.trim() ?? '', address: typed.address?.trim() ?? '', opens: typed.opens?.trim() ?? '',
  parentId: typed.parentId ?? null,
  facts: Object.fromEntries(Object.entries(typed.facts ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '')) as Record<string, string>,
})

/** The fields that every kind has, then those of this kind. */
export function OrganisationFields({ kind, parent, self }: { kind: OrganisationKind; parent?: { id: string; name: string } | null; self?: string }) {
  return (
    <>
      <Panel title={t('基本情况')}>
        <div className="o-two">
          <Form.Item name="name" label={t('名称')} className="o-wide" rules={[{ required: true, whitespace: true, message: t('请填写名称') }, { min: 2, message: t('至少2个字') }]}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="phone" label={t('办公电话')} extra={t('对外公开，不填个人手机。')}>
            <Input maxLength={30} autoComplete="off" inputMode="tel" />
          </Form.Item>
          <Form.Item name="opens" label={t('开放时间')}>
            <Input maxLength={100} placeholder={t('如“工作日 9:00—17:00”')} autoComplete="off" />
          </Form.Item>
          <Form.Item name="address" label={t('地址')}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name="uscc" label={t('统一社会信用代码')}>
            <Input maxLength={30} autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Form.Item name="parentId" label={t('所属组织')}>
            <OrganisationPicker label={t('所属组织')} {...(parent ? { known: parent } : {})} {...(self ? { except: self } : {})} />
          </Form.Item>
        </div>
      </Panel>
      {kind.facts.length > 0 && (
        <Panel title={t(kind.title)}>
          <div className="o-two">
            {kind.facts.map((field) => (
              <FactItem key={field.code} field={field} />
            ))}
          </div>
        </Panel>
      )}
    </>
  )
}

function FactItem({ field }: { field: FactField }) {
  const rules = [...(field.required ? [{ required: true, message: t('请填写{what}', { what: t(field.label) }) }] : []), ...(field.type === 'day' ? [dayRule()] : [])]
  const options = Object.entries(field.options ?? {}).map(([value, label]) => ({ value, label: t(label) }))
  return (
    <Form.Item name={['facts', field.code]} label={t(field.label)} rules={rules} {...(field.hint ? { extra: t(field.hint) } : {})} className={field.type === 'lines' ? 'o-wide' : ''}>
      {field.type === 'lines' ? (
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      ) : field.type === 'int' ? (
        <InputNumber min={0} max={9_999_999} precision={0} suffix={field.unit ? t(field.unit) : undefined} style={{ inlineSize: 160 }} />
      ) : field.type === 'day' ? (
        <DayInput />
      ) : field.type === 'yes' ? (
        <Radio.Group options={[{ value: true, label: t('是') }, { value: false, label: t('否') }]} />
      ) : field.type === 'choice' ? (
        <Select allowClear options={options} />
      ) : field.type === 'choices' ? (
        <Select allowClear mode="multiple" options={options} />
      ) : (
        <Input maxLength={200} autoComplete="off" />
      )}
    </Form.Item>
  )
}

interface PickerProps {
  id?: string
  value?: string
  onChange?: (id: string | undefined) => void
  label: string
  known?: { id: string; name: string }
  except?: string
  kind?: string
}

/** An organisation of the post's place, by part of its name. */
export function OrganisationPicker({ id, value, onChange, label, known, except, kind }: PickerProps) {
  const [typed, setTyped] = useState('')
  const answer = useCall(listOrganisations, { query: { ...(typed.trim() ? { q: typed.trim().slice(0, 50) } : {}), ...(kind ? { kind } : {}) } }, { keep: true })
  const found = (answer.data?.items ?? []).filter((row) => row.id !== except).map((row) => ({ value: row.id, label: t('{name}（{place}）', { name: row.name, place: row.regionName }) }))
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      value={value}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('输入名称查找')}
      notFoundContent={null}
      options={known && !found.some((one) => one.value === known.id) ? [{ value: known.id, label: known.name }, ...found] : found}
      onChange={onChange}
    />
  )
}
