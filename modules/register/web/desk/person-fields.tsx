import { Form, Input, Radio, Select } from 'antd'
import { DayInput, dayRule } from '../../../../platform/web/desk/index.ts'
import { dayOf, formatDate } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { LANGUAGES, languages, SEXES } from '../../contract.ts'
import { checkDocumentNumber, checkPhone, type DocumentCheck } from '../../identifiers.ts'
import { NameInput } from '../rare-characters.tsx'
import { ID_KINDS, optionsOf, sexName } from '../names.ts'

/** What a number typed so far means for the form: said at once, decided again by the server. */
export function readNumber(idKind: string, typed: string | undefined, expected: { sex?: string | undefined; bornOn?: string | undefined }): DocumentCheck | null {
  if (!typed?.trim()) return null
  return checkDocumentNumber(idKind, typed, { today: dayOf(new Date()), expected: { sex: expected.sex ?? null, bornOn: expected.bornOn ?? null } })
}

/** The words under the number: what it says, and what to look at. Nothing is said of a number that is still being typed. */
export function NumberWords({ check, typed }: { check: DocumentCheck | null; typed: string | undefined }) {
  if (!check) return null
  if (!check.ok) return check.reason === 'length' && (typed ?? '').length < 18 ? null : <span className="p-warn">{check.message}</span>
  return (
    <>
      {check.facts && (
        <span className="p-good">
          {check.facts.sex
            ? t('号码有效：{sex}，{born}出生', { sex: sexName(check.facts.sex), born: formatDate(check.facts.bornOn) })
            : t('号码有效：{born}出生', { born: formatDate(check.facts.bornOn) })}
        </span>
      )}
      {check.warnings.map((warning) => (
        <div key={warning.code} className="p-warn">
          {warning.message}
        </div>
      ))}
    </>
  )
}

/** Rules of the number's field: the same check as the server's, at leaving the field and at sending. */
export const numberRule = (idKind: () => string) => ({
  validateTrigger: ['onBlur', 'onSubmit'],
  validator: (_: unknown, typed: string | undefined) => {
    const check = readNumber(idKind(), typed, {})
    return check && !check.ok ? Promise.reject(new Error(check.message)) : Promise.resolve()
  },
})

export const phoneRule = {
  validateTrigger: ['onBlur', 'onSubmit'],
  validator: (_: unknown, typed: string | undefined) => {
    if (!typed?.trim()) return Promise.resolve()
    const check = checkPhone(typed)
    return check.ok ? Promise.resolve() : Promise.reject(new Error(check.message))
  },
}

export function IdKindItem() {
  return (
    <Form.Item name="idKind" label={t('证件类型')} rules={[{ required: true }]}>
      <Select options={optionsOf(ID_KINDS)} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  )
}

export function NameItem() {
  return (
    <Form.Item name="name" label={t('姓名')} rules={[{ required: true, whitespace: true, message: t('请输入姓名') }]}>
      <NameInput />
    </Form.Item>
  )
}

export function SexItem({ required = true }: { required?: boolean }) {
  return (
    <Form.Item name="sex" label={t('性别')} rules={[{ required, message: t('请选择性别') }]}>
      <Radio.Group options={optionsOf(SEXES, ['1', '2', '9'])} />
    </Form.Item>
  )
}

export function BornItem({ required = true }: { required?: boolean }) {
  return (
    <Form.Item name="bornOn" label={t('出生日期')} rules={[{ required, message: t('请填写出生日期') }, dayRule({ min: '1900-01-01', max: dayOf(new Date()) })]}>
      <DayInput min="1900-01-01" max={dayOf(new Date())} />
    </Form.Item>
  )
}

export function PhoneItem() {
  return (
    <Form.Item name="phone" label={t('电话')} rules={[phoneRule]} validateTrigger={['onBlur', 'onSubmit']}>
      <Input maxLength={30} inputMode="tel" autoComplete="off" />
    </Form.Item>
  )
}

export function LanguageItem() {
  return (
    <Form.Item name="language" label={t('服务语言')} extra={t('办事时使用的语言。')} rules={[{ required: true }]}>
      <Radio.Group options={optionsOf(LANGUAGES, languages)} />
    </Form.Item>
  )
}
