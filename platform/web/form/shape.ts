import type { Condition, FormDefinition } from './definition.ts'
import { isRecord } from './values.ts'

/*
 * Whether data from outside (a file, a browser) has the shape of a form at all, so that everything else may read it without looking twice.
 * What is wrong inside a well-shaped form `definitionFaults` says in words.
 */

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object']
const TEXTS = ['title', 'description', 'format', 'pattern', 'formatMinimum', 'formatMaximum']
const NUMBERS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems']
const DEEPEST = 6

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 2000
const isScalar = (value: unknown) => typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
const isList = (value: unknown, each: (one: unknown) => boolean): value is unknown[] => Array.isArray(value) && value.length <= 300 && value.every(each)
const optional = (value: unknown, fits: (one: unknown) => boolean) => value === undefined || fits(value)
const isNames = (value: unknown) => isList(value, isText)

/** Whether something is a condition: one comparison, or a group of them. */
export function isCondition(value: unknown, depth = 0): value is Condition {
  if (!isRecord(value) || depth > DEEPEST) return false
  if ('all' in value) return isList(value['all'], (one) => isCondition(one, depth + 1))
  if ('any' in value) return isList(value['any'], (one) => isCondition(one, depth + 1))
  if ('not' in value) return isCondition(value['not'], depth + 1)
  if (!isText(value['field'])) return false
  if ('equals' in value) return isScalar(value['equals'])
  if ('notEquals' in value) return isScalar(value['notEquals'])
  if ('in' in value) return isList(value['in'], isScalar)
  if ('contains' in value) return isScalar(value['contains'])
  if ('atLeast' in value) return typeof value['atLeast'] === 'number'
  if ('atMost' in value) return typeof value['atMost'] === 'number'
  return value['notEmpty'] === true || value['empty'] === true
}

function isSchema(value: unknown, depth = 0): boolean {
  if (!isRecord(value) || depth > DEEPEST || !TYPES.includes(value['type'] as string)) return false
  if (!TEXTS.every((name) => optional(value[name], isText)) || !NUMBERS.every((name) => optional(value[name], (one) => typeof one === 'number'))) return false
  if (!optional(value['enum'], (list) => isList(list, isScalar)) || !optional(value['const'], (one) => typeof one === 'boolean')) return false
  if (!optional(value['oneOf'], (list) => isList(list, (one) => isRecord(one) && isScalar(one['const']) && isText(one['title']) && optional(one['description'], isText)))) return false
  if (!optional(value['required'], isNames) || !optional(value['items'], (one) => isSchema(one, depth + 1))) return false
  return optional(value['properties'], (all) => isRecord(all) && Object.values(all).every((one) => isSchema(one, depth + 1)))
}

function isComputed(value: unknown): boolean {
  if (!isRecord(value)) return false
  if ('sum' in value) return isNames(value['sum'])
  if ('product' in value) return isNames(value['product'])
  if ('share' in value) return isRecord(value['share']) && isText(value['share']['of']) && isText(value['share']['by'])
  return ['count', 'copy', 'age', 'birthDate'].some((name) => isText(value[name]))
}

function isUi(value: unknown): boolean {
  if (!isRecord(value)) return false
  return ['widget', 'hint', 'placeholder', 'unit', 'autoComplete', 'accept', 'prefill'].every((name) => optional(value[name], isText))
    && optional(value['readOnly'], (one) => typeof one === 'boolean') && optional(value['showWhen'], isCondition) && optional(value['computed'], isComputed)
    && optional(value['repeat'], (one) => isRecord(one) && isText(one['add']) && isText(one['item']))
    && optional(value['place'], (one) => isRecord(one) && optional(one['under'], isText) && optional(one['levels'], (n) => typeof n === 'number'))
}

/** Whether something is a form: a schema of properties, steps that name fields, and settings by path. */
export function isForm(value: unknown): value is FormDefinition {
  if (!isRecord(value) || !isRecord(value['schema']) || !isRecord(value['ui'])) return false
  const { schema, ui } = value
  if (schema['type'] !== 'object' || !isRecord(schema['properties']) || !isSchema(schema)) return false
  const isStep = (one: unknown) => isRecord(one) && isText(one['title']) && isNames(one['fields']) && optional(one['description'], isText) && optional(one['showWhen'], isCondition)
  return isList(ui['steps'], isStep) && optional(ui['fields'], (all) => isRecord(all) && Object.values(all).every(isUi))
}
