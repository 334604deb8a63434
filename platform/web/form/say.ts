import type { FieldSchema } from './definition.ts'
import { choicesOf, placeParts } from './rules.ts'
import { isEmpty } from './values.ts'
import { formatDate } from '../format.ts'
import type { T } from '../text.ts'

/** An answer in words, for reading it over and for confirming what is known. */
export function inWords(schema: FieldSchema, value: unknown, t: T, unit?: string): string {
  if (isEmpty(value)) return t('未填写')
  if (schema.type === 'boolean') return value === true ? (schema.const ? t('已同意') : t('是')) : t('否')
  if (Array.isArray(value)) {
    if (schema.items?.format === 'file') return t('{n}个文件', { n: value.length })
    if (schema.items?.type === 'object') return t('{n}项', { n: value.length })
    return value.map((one) => inWords(schema.items ?? { type: 'string' }, one, t)).join('、')
  }
  const choice = choicesOf(schema)?.find((one) => one.value === value)
  if (choice) return t(choice.label)
  if (schema.format === 'date' && typeof value === 'string') return formatDate(value)
  if (schema.format === 'signature') return t('已签名')
  if (schema.format === 'place') return placeParts(value)?.words ?? String(value)
  if (schema.format === 'file') return t('{n}个文件', { n: 1 })
  return unit ? `${String(value)} ${unit}` : String(value)
}
