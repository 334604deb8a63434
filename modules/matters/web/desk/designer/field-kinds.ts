import type { FieldSchema, FieldUi } from '../../../../../platform/web/form/definition.ts'
import { choicesOf } from '../../../../../platform/web/form/rules.ts'
import { PREFILL_SOURCES, applicantFields, applicantUi, type PrefillSource } from '../../../contract.ts'
import type { NewField } from './form-edit.ts'

/** The kinds of field a clerk chooses from. */
export const FIELD_KINDS = {
  text: '文字', long: '长文字', number: '数字', date: '日期', choice: '单选', several: '多选', yesNo: '是或否', phone: '电话', idNumber: '证件号码', file: '照片或文件', place: '地区', signature: '签名',
  repeat: '可重复的一组', computed: '自动计算', agree: '须同意的声明',
} as const
export type FieldKind = keyof typeof FIELD_KINDS
export const fieldKinds = Object.keys(FIELD_KINDS) as FieldKind[]

/** Which kinds may stand inside a repeated group. */
export const INSIDE_KINDS: readonly FieldKind[] = ['text', 'long', 'number', 'date', 'choice', 'yesNo', 'phone', 'idNumber', 'place', 'computed']

const two = [{ const: 'a', title: '选项一' }, { const: 'b', title: '选项二' }]

/** A new field of a kind, ready to be named. */
export function newField(kind: FieldKind): NewField {
  const title = FIELD_KINDS[kind]
  const field = (schema: FieldSchema, ui: FieldUi = {}, required = true): NewField => ({ schema, ui, required })
  switch (kind) {
    case 'text': return field({ type: 'string', title, maxLength: 50 })
    case 'long': return field({ type: 'string', title, maxLength: 500 }, { widget: 'textarea' })
    case 'number': return field({ type: 'number', title, minimum: 0 })
    case 'date': return field({ type: 'string', title, format: 'date' })
    case 'choice': return field({ type: 'string', title, oneOf: two }, { widget: 'radio' })
    case 'several': return field({ type: 'array', title, items: { type: 'string', oneOf: two } })
    case 'yesNo': return field({ type: 'boolean', title })
    case 'phone': return field({ type: 'string', title, format: 'phone' })
    case 'idNumber': return field({ type: 'string', title, format: 'id-number' })
    case 'file': return field({ type: 'array', title, items: { type: 'string', format: 'file', title: '照片' }, minItems: 1, maxItems: 4 }, { widget: 'photo' })
    case 'place': return field({ type: 'string', title: '所在地区', format: 'place' }, { place: {} })
    case 'signature': return field({ type: 'string', title: '申请人签名', format: 'signature' })
    case 'repeat':
      return field({ type: 'array', title: '成员', maxItems: 10, items: { type: 'object', properties: { f1: { type: 'string', title: '姓名', maxLength: 50 } }, required: ['f1'] } },
        { repeat: { add: '再添加一位', item: '第{n}位' } })
    case 'computed': return field({ type: 'number', title: '合计' }, { computed: { sum: [] } }, false)
    case 'agree': return field({ type: 'boolean', title: '本人承诺以上内容属实', const: true })
  }
}

/** Of which kind a field is; what the list does not know is text. */
export function kindOf(schema: FieldSchema, ui: FieldUi): FieldKind {
  if (ui.computed) return 'computed'
  if (schema.const === true) return 'agree'
  if (schema.type === 'boolean') return 'yesNo'
  if (schema.type === 'array') return schema.items?.format === 'file' ? 'file' : schema.items?.type === 'object' ? 'repeat' : 'several'
  if (choicesOf(schema)) return 'choice'
  if (schema.type === 'number' || schema.type === 'integer') return 'number'
  const byFormat = { date: 'date', phone: 'phone', 'id-number': 'idNumber', file: 'file', signature: 'signature', place: 'place', uri: 'text' } as const
  if (schema.format) return byFormat[schema.format]
  return ui.widget === 'textarea' || (schema.maxLength ?? 0) > 100 ? 'long' : 'text'
}

/** Fields that the register fills, ready made: name and settings under which they are known everywhere. */
export const READY_FIELDS: readonly { name: string; label: string; field: NewField }[] = [
  ...(['name', 'idNumber', 'phone', 'address'] as const).map((name) => ({ name: name as string, label: applicantFields[name].title as string, field: { schema: applicantFields[name] as FieldSchema, ui: applicantUi[name] as FieldUi, required: true } })),
  ...(['register.sex', 'register.bornOn', 'register.age', 'register.registeredAddress', 'register.householdSize'] as const).map((source: PrefillSource) => ({
    name: source.slice('register.'.length), label: PREFILL_SOURCES[source],
    field: {
      schema: (source === 'register.age' || source === 'register.householdSize' ? { type: 'integer', title: PREFILL_SOURCES[source], minimum: 0 }
        : source === 'register.bornOn' ? { type: 'string', title: PREFILL_SOURCES[source], format: 'date' } : { type: 'string', title: PREFILL_SOURCES[source], maxLength: 100 }) as FieldSchema,
      ui: { prefill: source }, required: false,
    },
  })),
]
