import type { FieldSchema, FormDefinition } from '../../../platform/web/form/definition.ts'

/** Matters and cases as Open311 GeoReport v2 tells them. Pure. */

export interface OpenMatter { code: string; title: string; summary: string; kind: string; anonymous?: boolean; keywords: readonly string[]; form: FormDefinition; channels: readonly string[]; department: string }

const SELF = ['SELF_WEB', 'SELF_APP', 'MINI', 'QR']
/** Open to everybody without saying who one is, about a thing or a place, and told alone; what the form cannot do without (a photo, a signature) must be sayable in GeoReport. */
export const isService = (m: OpenMatter): boolean => (m.kind === 'request' || m.kind === 'event') && m.anonymous === true && m.channels.some((one) => SELF.includes(one)) && sayable(m.form)

/** Whether everything that a form always asks for is its words, its place, an attribute, or filled in by itself. */
function sayable(form: FormDefinition): boolean {
  const said = new Set([wordsField(form), addressField(form), ...attributesOf(form).map((one) => one.code)])
  return (form.schema.required ?? []).every((code) => said.has(code) || form.ui.fields?.[code]?.prefill !== undefined || form.ui.fields?.[code]?.showWhen !== undefined)
}

/** The field of a form that takes what is told in words: GeoReport's `description`. */
export const wordsField = (form: FormDefinition): string | undefined => ['content', 'description', 'what', 'summary'].find((key) => form.schema.properties[key]?.type === 'string')
/** The field that takes where it is: GeoReport's `address_string`. */
export const addressField = (form: FormDefinition): string | undefined => ['place', 'address', 'where', 'placeText'].find((key) => form.schema.properties[key]?.type === 'string' && !form.ui.fields?.[key]?.prefill)

export const datatypes = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] as const
export interface Attribute {
  variable: boolean; code: string; datatype: (typeof datatypes)[number]; required: boolean; datatype_description: string; order: number; description: string
  values?: { key: string; name: string }[]
}

const choices = (schema: FieldSchema | undefined) => (schema?.oneOf ?? schema?.enum?.map((one) => ({ const: one, title: String(one) })))?.map((one) => ({ key: String(one.const), name: one.title }))

function datatypeOf(schema: FieldSchema, widget: string | undefined): { datatype: Attribute['datatype']; values?: { key: string; name: string }[] } | undefined {
  if (schema.format === 'file' || schema.format === 'signature' || schema.format === 'id-number' || schema.format === 'phone') return undefined
  const one = choices(schema)
  if (one) return { datatype: 'singlevaluelist', values: one }
  if (schema.type === 'array') {
    const many = choices(schema.items)
    return many && { datatype: 'multivaluelist', values: many }
  }
  if (schema.type === 'boolean') return { datatype: 'singlevaluelist', values: [{ key: 'true', name: '是' }, { key: 'false', name: '否' }] }
  if (schema.type === 'integer' || schema.type === 'number') return { datatype: 'number' }
  if (schema.format === 'date') return { datatype: 'datetime' }
  if (schema.type !== 'string') return undefined
  return { datatype: widget === 'textarea' || (schema.maxLength ?? 0) > 200 ? 'text' : 'string' }
}

/** What of a form is an attribute: what is neither who one is, nor the words, nor the place, nor a file. */
export function attributesOf(form: FormDefinition): Attribute[] {
  const taken = new Set([wordsField(form), addressField(form)])
  const required = new Set(form.schema.required ?? [])
  const found: Attribute[] = []
  for (const [code, schema] of Object.entries(form.schema.properties)) {
    const ui = form.ui.fields?.[code]
    if (taken.has(code) || ui?.prefill) continue
    const type = datatypeOf(schema, ui?.widget)
    if (!type) continue
    found.push({
      variable: true, code, datatype: type.datatype, required: required.has(code) && !ui?.showWhen, datatype_description: schema.format === 'date' ? '日期，如 2026-11-22' : (ui?.hint ?? ''), order: found.length + 1,
      description: schema.title ?? code, ...(type.values ? { values: type.values } : {}),
    })
  }
  return found
}

/** What was posted, brought into the matter's form: lists as lists, numbers as numbers, days as days. Unknown attributes are named. */
export function formFrom(form: FormDefinition, attributes: Readonly<Record<string, readonly string[]>>, words: string, address: string): { form: Record<string, unknown>; unknown: string[]; missing: string[] } {
  const known = new Map(attributesOf(form).map((one) => [one.code, one]))
  const made: Record<string, unknown> = {}
  for (const [code, given] of Object.entries(attributes)) {
    const one = known.get(code)
    const values = given.filter((value) => value !== '')
    if (!one || !values.length) continue
    const schema = form.schema.properties[code]!
    if (one.datatype === 'multivaluelist') made[code] = values
    else if (schema.type === 'boolean') made[code] = values[0] === 'true'
    else if (one.datatype === 'number') made[code] = Number(values[0])
    else if (one.datatype === 'datetime') made[code] = values[0]!.slice(0, 10)
    else made[code] = values[0]
  }
  const [wordsIn, addressIn] = [wordsField(form), addressField(form)]
  if (wordsIn && words) made[wordsIn] = words
  if (addressIn && address) made[addressIn] = address
  return {
    form: made, unknown: Object.keys(attributes).filter((code) => !known.has(code)),
    missing: [...known.values()].filter((one) => one.required && made[one.code] === undefined).map((one) => one.code),
  }
}

const CLOSED = new Set(['concluded', 'declined', 'withdrawn'])
export const statusOf = (state: string): 'open' | 'closed' => (CLOSED.has(state) ? 'closed' : 'open')
/** States of ours that a status stands for. */
export const statesOf = (status: 'open' | 'closed'): string[] => (status === 'closed' ? [...CLOSED] : ['submitted', 'awaiting_correction', 'accepted', 'suspended'])

/** The range that is asked for: at most ninety days, the latest ninety when nothing is said (GeoReport v2, GET Service Requests). */
export function rangeOf(start: string | undefined, end: string | undefined, now: Date): { from: Date; until: Date } | 'bad_date' | 'too_long' {
  const DAYS = 90 * 86_400_000
  const [from, until] = [start ? new Date(start) : undefined, end ? new Date(end) : undefined]
  if ((from && Number.isNaN(from.getTime())) || (until && Number.isNaN(until.getTime()))) return 'bad_date'
  const last = until ?? (from ? new Date(Math.min(now.getTime(), from.getTime() + DAYS)) : now)
  const first = from ?? new Date(last.getTime() - DAYS)
  if (last < first) return 'bad_date'
  return last.getTime() - first.getTime() > DAYS ? 'too_long' : { from: first, until: last }
}

/** `2026-11-22T08:00:00+08:00`: with its offset, as the specification wants. */
export function w3(instant: string | Date | null): string {
  if (!instant) return ''
  const shifted = new Date(new Date(instant).getTime() + 8 * 3_600_000)
  return `${shifted.toISOString().slice(0, 19)}+08:00`
}

/** The body of a form post with PHP-like keys: `attribute[code]=a`, `attribute[code][]=b`. */
export function attributesIn(body: Readonly<Record<string, unknown>>): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const [key, value] of Object.entries(body)) {
    const code = /^attribute\[([^\]]{1,100})\](\[\])?$/.exec(key)?.[1]
    if (code) (found[code] ??= []).push(...(Array.isArray(value) ? value.map(String) : [String(value)]))
  }
  return found
}
