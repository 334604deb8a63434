/**
 * What a form asks, given what has been answered. Pure: the browser and the server run this same file on the same definition.
 * The server's order is `fillHeld`, `fillComputed`, `clearHidden`, `checkForm`.
 */
import type { Computed, Condition, FieldSchema, FormDefinition, FormProblem, FormValues } from './definition.ts'
import { birthDateIn, fullYears, isDay, isIdNumber, isPhone } from './formats.ts'
import { isEmpty, isRecord, patternOf, valueAt, withValue } from './values.ts'
import { dayOf } from '../format.ts'
import { t as plainT, type T } from '../text.ts'

export interface CheckContext {
  /** `YYYY-MM-DD` in Asia/Shanghai; default the day of this machine's clock. */
  today?: string
  t?: T
}

const LONGEST_TEXT = 2000
const LONGEST_LIST = 200

/** Decides for one form and one set of values which fields are shown. Answers are remembered: make a new one when the values change. */
class Visibility {
  private readonly form: FormDefinition
  private readonly values: FormValues
  private readonly known = new Map<string, boolean>()
  private readonly stepOf = new Map<string, Condition>()

  constructor(form: FormDefinition, values: FormValues) {
    this.form = form
    this.values = values
    for (const step of form.ui.steps) {
      if (step.showWhen) for (const name of step.fields) this.stepOf.set(name, step.showWhen)
    }
    this.settle(form.schema, '', values)
  }

  /** Decides everything once, in the order of the schema: even with circular conditions the answer does not depend on who asks first. */
  private settle(schema: FieldSchema, path: string, value: unknown): void {
    if (path && !this.shows(path)) return
    for (const [name, below] of Object.entries(schema.properties ?? {})) this.settle(below, join(path, name), valueAt(value, name))
    if (schema.type !== 'array' || schema.items?.type !== 'object' || !Array.isArray(value)) return
    const items = schema.items
    value.forEach((item, index) => this.settle(items, join(path, String(index)), item))
  }

  shows(path: string): boolean {
    const known = this.known.get(path)
    if (known !== undefined) return known
    // A condition that leads back to itself sees this field as not there; `definitionFaults` reports such a circle.
    this.known.set(path, false)
    const dot = path.lastIndexOf('.')
    const parentShown = dot < 0 || this.shows(path.slice(0, dot))
    const step = dot < 0 ? this.stepOf.get(path) : undefined
    const own = this.form.ui.fields?.[patternOf(path)]?.showWhen
    const shown = parentShown && (!step || this.holds(step, path)) && (!own || this.holds(own, path))
    this.known.set(path, shown)
    return shown
  }

  holds(condition: Condition, at: string): boolean {
    if ('all' in condition) return condition.all.every((one) => this.holds(one, at))
    if ('any' in condition) return condition.any.some((one) => this.holds(one, at))
    if ('not' in condition) return !this.holds(condition.not, at)
    const value = this.seen(condition.field.startsWith('./') ? at.replace(/[^.]*$/, condition.field.slice(2)) : condition.field)
    if ('equals' in condition) return value === condition.equals
    if ('notEquals' in condition) return value !== condition.notEquals
    if ('in' in condition) return condition.in.some((one) => one === value)
    if ('contains' in condition) return Array.isArray(value) && value.includes(condition.contains)
    if ('atLeast' in condition) return typeof value === 'number' && value >= condition.atLeast
    if ('atMost' in condition) return typeof value === 'number' && value <= condition.atMost
    if ('notEmpty' in condition) return !isEmpty(value)
    return isEmpty(value)
  }

  /** The value as conditions see it: hidden parts are not there. */
  private seen(path: string): unknown {
    if (!this.shows(path)) return undefined
    const schema = schemaAt(this.form, path)
    const value = valueAt(this.values, path)
    return schema ? this.pruned(schema, value, path) : value
  }

  /** The value without its hidden parts; the same object when nothing is hidden. */
  pruned(schema: FieldSchema, value: unknown, path: string): unknown {
    if (schema.type === 'object' && isRecord(value)) {
      // Asked of absent parts as well: the order of the questions must not depend on what was already cleared.
      for (const name of Object.keys(schema.properties ?? {})) this.shows(join(path, name))
      const kept: FormValues = {}
      let changed = false
      for (const [name, one] of Object.entries(value)) {
        const below = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties![name] : undefined
        const next = join(path, name)
        if (below && !this.shows(next)) {
          changed = true
          continue
        }
        const now = below ? this.pruned(below, one, next) : one
        if (now !== one) changed = true
        Object.defineProperty(kept, name, { value: now, enumerable: true, writable: true, configurable: true })
      }
      return changed ? kept : value
    }
    if (schema.type === 'array' && schema.items?.type === 'object' && Array.isArray(value)) {
      const items = schema.items
      const kept = value.map((one, index) => this.pruned(items, one, join(path, String(index))))
      return kept.some((one, index) => one !== value[index]) ? kept : value
    }
    return value
  }
}

const join = (path: string, name: string) => (path ? `${path}.${name}` : name)

/** The schema of the field at a path (indexes or `*` inside arrays). */
export function schemaAt(form: FormDefinition, path: string): FieldSchema | undefined {
  let schema: FieldSchema | undefined = form.schema
  for (const key of path.split('.')) {
    if (schema?.type === 'array') schema = /^(\d+|\*)$/.test(key) ? schema.items : undefined
    else schema = schema?.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined
    if (!schema) return undefined
  }
  return schema
}

/** Top-level names in the order of the steps; what stands in no step comes last. */
function namesInOrder(form: FormDefinition): string[] {
  const inSteps = form.ui.steps.flatMap((step) => step.fields).filter((name) => Object.hasOwn(form.schema.properties, name))
  return [...new Set([...inSteps, ...Object.keys(form.schema.properties)])]
}

/** Paths of all fields that are shown for these values, in order, parents before their parts (`members`, `members.0.name` …). */
export function visibleFields(form: FormDefinition, values: FormValues): string[] {
  const visibility = new Visibility(form, values)
  const found: string[] = []
  const walk = (schema: FieldSchema, path: string, value: unknown) => {
    if (!visibility.shows(path)) return
    found.push(path)
    if (schema.type === 'object') {
      for (const [name, below] of Object.entries(schema.properties ?? {})) walk(below, join(path, name), valueAt(value, name))
    }
    if (schema.type === 'array' && schema.items?.type === 'object' && Array.isArray(value)) {
      const properties = Object.entries(schema.items.properties ?? {})
      value.forEach((item, index) => properties.forEach(([name, below]) => walk(below, `${path}.${index}.${name}`, valueAt(item, name))))
    }
  }
  for (const name of namesInOrder(form)) walk(form.schema.properties[name]!, name, valueAt(values, name))
  return found
}

/** Indexes of the steps that have something to show. */
export function visibleSteps(form: FormDefinition, values: FormValues): number[] {
  const visibility = new Visibility(form, values)
  return form.ui.steps.flatMap((step, index) => {
    const shown = step.fields.some((name) => visibility.shows(name) && form.ui.fields?.[name]?.widget !== 'hidden')
    return shown ? [index] : []
  })
}

/**
 * The values without the answers of fields that are not shown. Done first, so that a changed mind leaves nothing behind. Doing it twice
 * changes nothing.
 */
export function clearHidden(form: FormDefinition, values: FormValues): FormValues {
  return new Visibility(form, values).pruned(form.schema, values, '') as FormValues
}

/** Numbers of money and measure keep two decimals: 0.1 + 0.2 is 0.3 to whoever reads it. */
const rounded = (n: number): number | undefined => (Number.isFinite(n) ? Math.round((n + Number.EPSILON) * 100) / 100 : undefined)

function computedValue(computed: Computed, read: (path: string) => unknown, today: string): unknown {
  if ('sum' in computed) {
    const parts = computed.sum.map(read).flat()
    return parts.every(isEmpty) ? undefined : rounded(parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part : 0), 0))
  }
  if ('product' in computed) {
    const parts = computed.product.map(read)
    return parts.every((part) => typeof part === 'number') ? rounded(parts.reduce<number>((all, part) => all * (part as number), 1)) : undefined
  }
  if ('share' in computed) {
    const [of, by] = [read(computed.share.of), read(computed.share.by)]
    return typeof of === 'number' && typeof by === 'number' && by !== 0 ? rounded(of / by) : undefined
  }
  if ('count' in computed) {
    const list = read(computed.count)
    return Array.isArray(list) ? list.length : 0
  }
  if ('copy' in computed) return read(computed.copy)
  const source = read('age' in computed ? computed.age : computed.birthDate)
  if (typeof source !== 'string') return undefined
  const birth = isDay(source) ? source : birthDateIn(source)
  if ('birthDate' in computed || birth === undefined) return birth
  return birth <= today ? fullYears(birth, today) : undefined
}

/** The value at a path; `members.*.income` gives the answers of all items. */
function readAll(values: FormValues, path: string): unknown {
  const star = path.indexOf('.*.')
  if (star < 0) return valueAt(values, path)
  const list = valueAt(values, path.slice(0, star))
  return Array.isArray(list) ? list.map((item) => valueAt(item, path.slice(star + 3))) : []
}

/** Paths of a field in the values: one for each repeated item where the field stands in one. */
function placesOf(values: FormValues, pattern: string): string[] {
  const star = pattern.indexOf('.*.')
  if (star < 0) return [pattern]
  const list = valueAt(values, pattern.slice(0, star))
  return Array.isArray(list) ? list.flatMap((item, index) => (isRecord(item) ? [`${pattern.slice(0, star)}.${index}.${pattern.slice(star + 3)}`] : [])) : []
}

/**
 * The values with all computed fields worked out anew, in the order of the settings but those that read other computed fields after them;
 * what was sent for them is ignored.
 */
export function fillComputed(form: FormDefinition, values: FormValues, context: CheckContext = {}): FormValues {
  const today = context.today ?? dayOf(new Date())
  let filled = values
  for (const [pattern, computed] of computedInOrder(form)) {
    for (const path of placesOf(filled, pattern)) {
      const at = (from: string) => (from.startsWith('./') ? path.replace(/[^.]*$/, from.slice(2)) : from)
      const value = computedValue(computed, (from) => readAll(filled, at(from)), today)
      if (value !== valueAt(filled, path)) filled = withValue(filled, path, value)
    }
  }
  return filled
}

/** What a computed value is worked out from, as patterns of the form. */
export function computedFrom(pattern: string, computed: Computed): string[] {
  const sources = 'sum' in computed ? computed.sum : 'product' in computed ? computed.product
    : 'share' in computed ? [computed.share.of, computed.share.by] : (Object.values(computed) as string[])
  return sources.map((from) => (from.startsWith('./') ? pattern.replace(/[^.]*$/, from.slice(2)) : from))
}

/** Computed fields, each after those it reads; a circle (told by `definitionFaults`) ends where it begins. */
function computedInOrder(form: FormDefinition): [pattern: string, computed: Computed][] {
  const all = new Map(Object.entries(form.ui.fields ?? {}).flatMap(([path, ui]) => (ui.computed ? [[path, ui.computed] as const] : [])))
  const done = new Set<string>()
  const ordered: [string, Computed][] = []
  const visit = (path: string) => {
    const computed = all.get(path)
    if (!computed || done.has(path)) return
    done.add(path)
    computedFrom(path, computed).forEach(visit)
    ordered.push([path, computed])
  }
  for (const path of all.keys()) visit(path)
  return ordered
}

/** Whether an answer is the id of an uploaded file. */
export const isFileField = (schema: FieldSchema | undefined): boolean => schema?.format === 'file' || schema?.format === 'signature'

/** Code and words of a chosen place (`152921405001 王府社区`). */
export function placeParts(value: unknown): { code: string; words: string } | undefined {
  const match = typeof value === 'string' ? /^(\d{6,18}) (\S.{0,199})$/su.exec(value) : null
  return match ? { code: match[1]!, words: match[2]! } : undefined
}

/** The codes that may be chosen, with their words; undefined for a field without choices. */
export function choicesOf(schema: FieldSchema): { value: string | number; label: string; hint?: string }[] | undefined {
  if (schema.oneOf) return schema.oneOf.map((one) => ({ value: one.const, label: one.title,
    ...(one.description ? { hint: one.description } : {}) }))
  return schema.enum?.map((one) => ({ value: one, label: String(one) }))
}

/**
 * Everything wrong with the values, in the order of the form. Only shown fields are looked at: clear the hidden ones first.
 * Fields that the form does not have are reported too (`unknown`).
 */
export function checkForm(form: FormDefinition, values: FormValues, context: CheckContext = {}): FormProblem[] {
  const t = context.t ?? plainT
  const today = context.today ?? dayOf(new Date())
  const visibility = new Visibility(form, values)
  const problems: FormProblem[] = []
  const say = (path: string, code: string, message: string) => problems.push({ path, code, message })

  const checkObject = (schema: FieldSchema, value: FormValues, path: string, names: readonly string[]) => {
    for (const name of names) {
      const below = schema.properties![name]!
      const required = (schema.required ?? []).includes(name)
      if (visibility.shows(join(path, name))) check(below, valueAt(value, name), join(path, name), required)
    }
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(schema.properties ?? {}, name)) say(join(path, name), 'unknown', t('表单里没有这一项'))
    }
  }

  const check = (schema: FieldSchema, value: unknown, path: string, required: boolean) => {
    const title = schema.title ?? ''
    const blank = value === undefined || value === null || (schema.type === 'string' && typeof value === 'string' && value.trim() === '')
    if (blank && schema.type !== 'object') {
      if (required) say(path, 'required', missingMessage(schema, title, t))
      return
    }
    if (schema.type === 'object') {
      if (value === undefined || value === null) {
        if (required) checkObject(schema, {}, path, Object.keys(schema.properties ?? {}))
      } else if (!isRecord(value)) say(path, 'type', t('{title}的格式不对', { title }))
      else if (required || !isEmpty(value)) checkObject(schema, value, path, Object.keys(schema.properties ?? {}))
      return
    }
    if (schema.type === 'array') return checkList(schema, value, path, required)
    const problem = scalarProblem(schema, value, { t, today })
    if (problem) say(path, problem[0], problem[1])
  }

  const checkList = (schema: FieldSchema, given: unknown, path: string, required: boolean) => {
    const title = schema.title ?? ''
    if (!Array.isArray(given)) return say(path, 'type', t('{title}的格式不对', { title }))
    const value: unknown[] = given
    const least = schema.minItems ?? 0
    const most = Math.min(schema.maxItems ?? LONGEST_LIST, LONGEST_LIST)
    if (value.length === 0 && !required) return
    if (value.length < Math.max(least, required ? 1 : 0)) {
      return value.length === 0
        ? say(path, 'required', missingMessage(schema, title, t))
        : say(path, 'too_few', t('{title}至少要有{least}项，现在{now}项', { title, least, now: value.length }))
    }
    if (value.length > most) return say(path, 'too_many', t('{title}最多{most}项，现在{now}项', { title, most, now: value.length }))
    const items = schema.items
    if (!items) return
    if (choicesOf(items) && new Set(value).size !== value.length) return say(path, 'repeated', t('{title}里有重复的选项', { title }))
    value.forEach((item, index) => {
      if (items.type === 'object') {
        if (isRecord(item)) checkObject(items, item, `${path}.${index}`, Object.keys(items.properties ?? {}))
        else say(`${path}.${index}`, 'type', t('{title}的格式不对', { title }))
        return
      }
      const problem = scalarProblem({ title, ...items }, item, { t, today })
      if (problem) say(`${path}.${index}`, problem[0], problem[1])
    })
  }

  if (!isRecord(values)) return [{ path: '', code: 'type', message: t('表单的格式不对') }]
  checkObject(form.schema, values, '', namesInOrder(form))
  return problems
}

function missingMessage(schema: FieldSchema, title: string, t: T): string {
  if (schema.const === true) return t('请先勾选同意“{title}”', { title })
  if (schema.format === 'signature') return t('请签名：{title}', { title })
  if (schema.format === 'place') return t('请选择{title}', { title })
  if (schema.format === 'file' || schema.items?.format === 'file') return t('请上传{title}', { title })
  if (schema.type === 'array' && schema.items?.type === 'object') return t('请添加{title}', { title })
  if (schema.type === 'boolean' || schema.type === 'array' || choicesOf(schema) || schema.format === 'date') return t('请选择{title}',
    { title })
  return t('请填写{title}', { title })
}

type Found = [code: string, message: string] | undefined

function scalarProblem(schema: FieldSchema, value: unknown, { t, today }: { t: T; today: string }): Found {
  const title = schema.title ?? ''
  const wrongType: Found = ['type', t('{title}的格式不对', { title })]
  if (schema.type === 'boolean') {
    if (typeof value !== 'boolean') return wrongType
    return schema.const === true && value === false ? ['required', missingMessage(schema, title, t)] : undefined
  }
  const choices = choicesOf(schema)
  if (choices) return choices.some((one) => one.value === value) ? undefined : ['choice', t('请从给出的选项里选择{title}', { title })]
  if (schema.type === 'number' || schema.type === 'integer') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return ['number', t('{title}请填数字', { title })]
    return numberProblem(schema, value, t)
  }
  return typeof value === 'string' ? textProblem(schema, value, today, t) : wrongType
}

function numberProblem(schema: FieldSchema, value: number, t: T): Found {
  const title = schema.title ?? ''
  const { minimum, maximum } = schema
  if (schema.type === 'integer' && !Number.isSafeInteger(value)) return ['integer', t('{title}请填整数', { title })]
  if (minimum !== undefined && value < minimum) return ['minimum', t('{title}不能小于{minimum}', { title, minimum })]
  if (maximum !== undefined && value > maximum) return ['maximum', t('{title}不能大于{maximum}', { title, maximum })]
  return undefined
}

function textProblem(schema: FieldSchema, value: string, today: string, t: T): Found {
  const title = schema.title ?? ''
  const length = Array.from(value).length
  const most = schema.maxLength ?? LONGEST_TEXT
  if (length > most) return ['too_long', t('{title}最多{most}个字，现在{length}个', { title, most, length })]
  // A zero character cannot be stored; other control characters are never typed.
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value)) return ['characters', t('{title}里有不能使用的字符', { title })]
  if (schema.minLength !== undefined && length < schema.minLength) {
    return ['too_short', t('{title}至少要{least}个字，现在{length}个', { title, least: schema.minLength, length })]
  }
  if (schema.format === 'date') return dateProblem(schema, value, today, t)
  if (schema.format === 'id-number' && !isIdNumber(value, today)) return ['id_number', t('{title}不对，请逐位核对18位号码，末位可能是字母X', { title })]
  if (schema.format === 'phone' && !isPhone(value)) return ['phone', t('{title}不对。手机号是11位数字，座机请带区号，如0483-8220000', { title })]
  if (schema.format === 'uri' && !/^https?:\/\/[^\s]+$/.test(value)) return ['uri', t('{title}不是网址', { title })]
  if (schema.format === 'place' && !placeParts(value)) return ['place', t('请从列表里选择{title}', { title })]
  if (isFileField(schema) && !/^[\w-]{1,64}$/.test(value)) return ['file', t('{title}没有传好，请重新上传', { title })]
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) return ['pattern', t('{title}的格式不对', { title })]
  return undefined
}

function dateProblem(schema: FieldSchema, value: string, today: string, t: T): Found {
  const title = schema.title ?? ''
  if (!isDay(value)) return ['date', t('{title}没有这一天，请检查年月日', { title })]
  const first = schema.formatMinimum === 'today' ? today : schema.formatMinimum
  const last = schema.formatMaximum === 'today' ? today : schema.formatMaximum
  if (first && value < first) return ['minimum', t('{title}不能早于{first}', { title, first })]
  if (last && value > last) return ['maximum', t('{title}不能晚于{last}', { title, last })]
  return undefined
}

function knownFields(form: FormDefinition, known: Readonly<Record<string, unknown>>, held: boolean): [path: string, value: unknown][] {
  return Object.entries(form.ui.fields ?? {}).flatMap(([path, { prefill, readOnly }]) => {
    if (!prefill || path.includes('*') || !Object.hasOwn(known, prefill) || (readOnly ?? false) !== held) return []
    return isEmpty(known[prefill]) ? [] : [[path, known[prefill]] as [string, unknown]]
  })
}

const withAll = (values: FormValues, known: [string, unknown][]) =>
  known.reduce((all, [path, value]) => withValue(all, path, value), values)

/**
 * First values of a form from what is known by prefill key: shown to confirm, not to type, and may be corrected. Give them unmasked.
 * Fields that may not be changed (`readOnly`) are not among them: the browser shows those, perhaps masked, and does not send them.
 */
export function prefillValues(form: FormDefinition, known: Readonly<Record<string, unknown>>): FormValues {
  return withAll({}, knownFields(form, known, false))
}

/** Fields that the server fills in itself, because the answer is known and may not be changed. */
export function heldFields(form: FormDefinition, known: Readonly<Record<string, unknown>>): string[] {
  return knownFields(form, known, true).map(([path]) => path)
}

/** On the server, before checking: puts the known values into the held fields, whatever was sent for them. */
export function fillHeld(form: FormDefinition, values: FormValues, known: Readonly<Record<string, unknown>>): FormValues {
  return withAll(values, knownFields(form, known, true))
}
