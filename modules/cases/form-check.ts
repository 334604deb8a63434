import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { checkForm, clearHidden, fillComputed, isFileField, placeParts } from '../../platform/web/form/rules.ts'
import type { FieldSchema, FormDefinition } from '../../platform/web/form/definition.ts'
import { isEmpty, isRecord } from '../../platform/web/form/values.ts'
import { formInvalid } from './errors.ts'

/**
 * Checks answers on the server as the browser did: computed fields worked out again, hidden ones cleared, every fault named at its field. Then
 * the plain JSON Schema once more by a validator that knows none of our rules, as a net under them.
 */
export function checkedForm(form: FormDefinition, sent: Record<string, unknown>, { today, within = 'body.form', key }: { today: string; within?: string; key: string }): Record<string, unknown> {
  const values = clearHidden(form, fillComputed(form, sent, { today }))
  const problems = checkForm(form, values, { today })
  if (problems.length) throw formInvalid(problems, within)
  const answers = withoutBlanks(values) as Record<string, unknown>
  const validate = validatorOf(form, key)
  if (!validate(answers)) {
    throw formInvalid((validate.errors ?? []).map((error) => ({
      path: error.instancePath.slice(1).replaceAll('/', '.'), code: error.keyword, message: '这一项的内容不符合要求，请检查' })), within)
  }
  return answers
}

const validators = new Map<string, ValidateFunction>()
const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false, logger: false, unicodeRegExp: true })

function validatorOf(form: FormDefinition, key: string): ValidateFunction {
  let validate = validators.get(key)
  if (!validate) {
    if (validators.size > 500) validators.clear()
    validators.set(key, validate = ajv.compile(bare(form.schema)))
  }
  return validate
}

/** The schema without `required` (what is hidden is not owed; our own rules ask for the rest) and without fields that are not named. */
function bare(schema: FieldSchema): Record<string, unknown> {
  const { required: _required, properties, items, ...rest } = schema
  return {
    ...rest,
    ...(properties ? { properties: Object.fromEntries(Object.entries(properties).map(([name, below]) => [name, bare(below)])), additionalProperties: false } : {}),
    ...(items ? { items: bare(items) } : {}),
  }
}

/** Answers that were left blank are not kept. */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).flatMap(([name, below]) => {
    const kept = withoutBlanks(below)
    return isEmpty(kept) || (typeof kept === 'string' && kept.trim() === '') ? [] : [[name, kept]]
  }))
}

/** Ids of the files that answers name. */
export function filesIn(form: FormDefinition, values: Record<string, unknown>): string[] {
  const found: string[] = []
  const walk = (schema: FieldSchema | undefined, value: unknown): void => {
    if (!schema || value === undefined) return
    if (isFileField(schema) && typeof value === 'string') found.push(value)
    if (schema.properties && isRecord(value)) for (const [name, below] of Object.entries(schema.properties)) walk(below, value[name])
    if (schema.items && Array.isArray(value)) for (const one of value) walk(schema.items, one)
  }
  walk(form.schema, values)
  return found
}

/** Answers of fields that ask for a place: path, and the code and words that were sent. */
export function placesIn(form: FormDefinition, values: Record<string, unknown>): { path: string; code: string; words: string }[] {
  const found: { path: string; code: string; words: string }[] = []
  const walk = (schema: FieldSchema | undefined, value: unknown, path: string): void => {
    if (!schema || value === undefined) return
    const place = schema.format === 'place' ? placeParts(value) : undefined
    if (place) found.push({ path, ...place })
    if (schema.properties && isRecord(value)) for (const [name, below] of Object.entries(schema.properties)) walk(below, value[name], path ? `${path}.${name}` : name)
    if (schema.items && Array.isArray(value)) value.forEach((one, index) => walk(schema.items, one, `${path}.${index}`))
  }
  walk(form.schema, values, '')
  return found
}
