import type { FieldSchema, FormDefinition, FormValues } from '../../platform/web/form/definition.ts'
import { isRecord, withValue } from '../../platform/web/form/values.ts'

/**
 * Telephone and ID numbers that were typed into a form (fields of format `phone` and `id-number`). They never lie in clear in the database:
 * what is stored has them taken out, and they are kept beside it, sealed (个人信息保护法 art. 51).
 */
export type Numbers = Record<string, string>

type NumberFormat = 'phone' | 'id-number'
const ALL: readonly NumberFormat[] = ['phone', 'id-number']

/** Paths of all numbers that were answered, with their value and format; those inside lists too. */
function numbersIn(form: FormDefinition, values: unknown): Array<{ path: string; value: string; format: NumberFormat }> {
  const found: Array<{ path: string; value: string; format: NumberFormat }> = []
  const walk = (schema: FieldSchema | undefined, value: unknown, path: string): void => {
    if (!schema || value === undefined || value === null) return
    if ((schema.format === 'phone' || schema.format === 'id-number') && typeof value === 'string' && value !== '') {
      found.push({ path, value, format: schema.format })
    }
    const at = (key: string | number) => (path ? `${path}.${key}` : String(key))
    if (schema.properties && isRecord(value)) for (const [name, below] of Object.entries(schema.properties)) walk(below, value[name], at(name))
    if (schema.items && Array.isArray(value)) for (const [i, one] of value.entries()) walk(schema.items, one, at(i))
  }
  walk(form.schema, values, '')
  return found
}

/** Answers without their numbers, and the numbers by path. A place in a list stays, empty, so that the others keep theirs. */
export function takeNumbers(form: FormDefinition, values: FormValues): { values: FormValues; numbers: Numbers } {
  const found = numbersIn(form, values)
  return {
    values: found.reduce((rest, { path }) => withValue(rest, path, /\.\d+$/.test(path) ? '' : undefined), values),
    numbers: Object.fromEntries(found.map(({ path, value }) => [path, value])),
  }
}

/** The answers whole again. */
export const putNumbers = (values: FormValues, numbers: Numbers): FormValues =>
  Object.entries(numbers).reduce((whole, [path, value]) => withValue(whole, path, value), values)

/** Answers in which the numbers can be recognised and not used: `138****1234`, `152****123X`. */
export const maskNumbers = (form: FormDefinition, values: FormValues, formats: readonly NumberFormat[] = ALL): FormValues =>
  numbersIn(form, values).reduce((all, { path, value, format }) => (formats.includes(format) ? withValue(all, path, maskNumber(value)) : all), values)

/** First three and last four characters; a short number shows only its last two. */
export const maskNumber = (text: string): string =>
  text.length > 8 ? `${text.slice(0, 3)}****${text.slice(-4)}` : `${'*'.repeat(Math.max(0, text.length - 2))}${text.slice(-2)}`
