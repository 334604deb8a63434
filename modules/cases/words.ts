import { fillTemplate, maskedName, messageTemplate, type Matter, type MessageMoment } from '../matters/index.ts'
import { formatChineseDate, shanghaiDate, yearOf } from '../../platform/kernel/dates.ts'
import { choicesOf, isFileField, placeParts, visibleFields, schemaAt } from '../../platform/web/form/rules.ts'
import type { FieldSchema, FormDefinition } from '../../platform/web/form/definition.ts'
import { valueAt } from '../../platform/web/form/values.ts'
import type { CaseRow } from './queries/cases.ts'

export { maskedName }

/** Names of the ways in which work stands in a list. */
export const TASK_ROLES = { lead: '主办', helper: '协办', call_back: '差评回访', supervisor: '督办' } as const

/** `2026年3月9日(周一)`. */
export const longDate = (day: string): string => formatChineseDate(day, { withYear: true })
/** The day with its year only where it is another than now's. */
export const shortDate = (day: string, now: Date): string => formatChineseDate(day, { withYear: yearOf(day) !== yearOf(shanghaiDate(now)) })

/** 王 for the counter: residents read the surname of who works for them, not the whole name. */
export const surname = (name: string): string => (name ? `${[...name][0]}${'同志'}` : '')

/** The sentence of a moment for the applicant, in the matter's own words where it has some. */
export function messageFor(
  matter: Matter, moment: MessageMoment, c: Pick<CaseRow, 'number' | 'applicant_name' | 'due_on'>, more: Record<string, string | undefined>, now: Date,
): string {
  return fillTemplate(messageTemplate(matter, moment), {
    title: matter.title,
    number: c.number,
    name: c.applicant_name,
    maskedName: maskedName(c.applicant_name),
    dueOn: c.due_on ? shortDate(c.due_on, now) : '放假安排公布后另行告知的日期',
    date: shortDate(shanghaiDate(now), now),
    phone: matter.guide.phone,
    ...more,
  })
}

/** Answers under the names that templates know them by: `form.<field>`, `result.<field>`. */
export const flat = (prefix: string, values: Record<string, unknown>): Record<string, string> => Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (
  typeof value === 'string' || typeof value === 'number' ? [[`${prefix}.${key}`, String(value)]] : [])))

export interface Answer {
  path: string
  title: string
  text: string
  fileIds: string[]
}

/** The form read out: title and words of every answer, in the order of the form. What the reader may not see in full is masked before. */
export function answersOf(form: FormDefinition, values: Record<string, unknown>): Answer[] {
  return visibleFields(form, values).flatMap((path) => {
    const schema = schemaAt(form, path)
    const value = valueAt(values, path)
    if (!schema || value === undefined || value === null || value === '' || schema.type === 'object') return []
    if (schema.type === 'array' && schema.items?.type === 'object') return []
    const isFile = isFileField(schema) || isFileField(schema.items)
    const nth = /\.(\d+)\./.exec(path)
    const title = `${nth ? `第${Number(nth[1]) + 1}项 ` : ''}${schema.title ?? path}`
    if (isFile) return [{ path, title, text: '', fileIds: [value].flat().map(String) }]
    const unit = form.ui.fields?.[path]?.unit ?? ''
    return [{ path, title, text: wordsOf(schema, value, unit), fileIds: [] }]
  })
}

/** `138****1234`. */
export const maskPhone = (phone: string): string => phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2')

function wordsOf(schema: FieldSchema, value: unknown, unit: string): string {
  if (Array.isArray(value)) return value.map((one) => wordsOf(schema.items ?? { type: 'string' }, one, '')).join('、')
  const choice = choicesOf(schema)?.find((one) => one.value === value)
  if (choice) return choice.label
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (schema.format === 'place') return placeParts(value)?.words ?? ''
  if (typeof value === 'number' || typeof value === 'string') return `${value}${unit}`
  return ''
}

/** Title of a case in a list: the matter, and for what was seen or asked the beginning of its words. */
export function titleOf(matter: Matter, form: Record<string, unknown>): string {
  if (!['request', 'event', 'dispute'].includes(matter.kind)) return matter.title
  const named = ['subject', 'title', 'content', 'description', 'what', 'summary'].map((key) => form[key]).find((one) => typeof one === 'string' && one.trim())
  const free = named ?? Object.entries(matter.form.schema.properties)
    .filter(([key, schema]) => schema.type === 'string' && !schema.format && !choicesOf(schema) && !matter.form.ui.fields?.[key]?.prefill)
    .map(([key]) => form[key]).find((one) => typeof one === 'string' && one.trim())
  if (typeof free !== 'string') return matter.title
  const letters = [...free.trim().replace(/\s+/g, ' ')]
  return `${matter.title}：${letters.slice(0, 30).join('')}${letters.length > 30 ? '…' : ''}`
}

/** Windows of two characters, for a search by any part; letters small, white space gone. */
export function gramsOf(text: string): string[] {
  const letters = [...text.toLowerCase().replace(/[\s\p{P}]+/gu, '')]
  const grams = new Set<string>()
  for (let i = 0; i + 1 < letters.length; i++) grams.add(letters[i]! + letters[i + 1]!)
  return [...grams].slice(0, 300)
}

/**
 * Of the pairs of a text the few that stand in fewest cases: a number with what is before it ("街1" of 东风街12号楼), then the text's own beginning.
 * What every address has (号楼, 单元) only costs. All of them where there are at most three.
 */
export function rarestOf(grams: readonly string[]): string[] {
  if (grams.length <= 3) return [...grams]
  const numbered = grams.filter((gram) => /\d$/.test(gram)).slice(0, 2)
  const named = grams.filter((gram) => !/\d/.test(gram)).slice(0, 3 - numbered.length)
  return numbered.length + named.length > 0 ? [...numbered, ...named] : grams.slice(0, 3)
}
