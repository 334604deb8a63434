import type { FieldSchema, FieldUi, FormDefinition, FormStep } from '../../../../../platform/web/form/definition.ts'
import { schemaAt } from '../../../../../platform/web/form/rules.ts'

/*
 * What a clerk does to a form, as pure functions: each answers a new definition, so that every step can be taken back. A field is named by its
 * pattern: `phone`, or `members.*.name` inside a repeated group.
 */

export interface NewField { schema: FieldSchema; ui: FieldUi; required: boolean }

const omit = <T extends object>(from: T, key: string): T => Object.fromEntries(Object.entries(from).filter(([name]) => name !== key)) as T
/** Keys whose value is undefined are taken out, so that a definition says only what it means. */
const tidy = <T extends object>(given: T): T => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T

const groupOf = (path: string): string | undefined => (path.includes('.*.') ? path.slice(0, path.indexOf('.*.')) : undefined)
const nameOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

function withSchema(form: FormDefinition, path: string, change: (schema: FieldSchema) => FieldSchema): FormDefinition {
  const group = groupOf(path)
  const top = group ?? path
  const was = form.schema.properties[top]
  if (!was) return form
  const inside = (schema: FieldSchema): FieldSchema => {
    const below = schema.items?.properties?.[nameOf(path)]
    return below ? { ...schema, items: { ...schema.items!, properties: { ...schema.items!.properties, [nameOf(path)]: change(below) } } } : schema
  }
  return { ...form, schema: { ...form.schema, properties: { ...form.schema.properties, [top]: group ? inside(was) : change(was) } } }
}

export const changeSchema = (form: FormDefinition, path: string, change: Partial<FieldSchema>): FormDefinition => withSchema(form, path, (schema) => tidy({ ...schema, ...change }))

export function changeUi(form: FormDefinition, path: string, change: { [K in keyof FieldUi]?: FieldUi[K] | undefined }): FormDefinition {
  const fields = form.ui.fields ?? {}
  const next = tidy({ ...fields[path], ...change })
  return { ...form, ui: { ...form.ui, fields: Object.keys(next).length ? { ...fields, [path]: next } : omit(fields, path) } }
}

export const isRequired = (form: FormDefinition, path: string): boolean => {
  const group = groupOf(path)
  return ((group ? form.schema.properties[group]?.items?.required : form.schema.required) ?? []).includes(nameOf(path))
}

export function setRequired(form: FormDefinition, path: string, on: boolean): FormDefinition {
  const name = nameOf(path)
  const list = (was: readonly string[] | undefined) => (on ? [...new Set([...(was ?? []), name])] : (was ?? []).filter((one) => one !== name))
  const group = groupOf(path)
  if (!group) return { ...form, schema: { ...form.schema, required: list(form.schema.required) } }
  return withSchema(form, group, (schema) => ({ ...schema, items: { ...schema.items!, required: list(schema.items?.required) } }))
}

/** `f1`, `f2` …: the first that is free. */
function freeName(names: readonly string[], wanted?: string): string {
  if (wanted && !names.includes(wanted)) return wanted
  for (let n = 1; ; n++) if (!names.includes(`f${n}`)) return `f${n}`
}

/** Adds a field to a step, after another one or at its end. `wanted` is the name it gets when that is free (fields filled from the register). */
export function addField(form: FormDefinition, field: NewField, at: { step: number; after?: string | undefined; wanted?: string | undefined }): { form: FormDefinition; path: string } {
  const path = freeName(Object.keys(form.schema.properties), at.wanted)
  const steps = form.ui.steps.length ? form.ui.steps : [{ title: '申请内容', fields: [] }]
  const into = Math.max(0, Math.min(at.step, steps.length - 1))
  const next: FormDefinition = {
    schema: { ...form.schema, properties: { ...form.schema.properties, [path]: field.schema } },
    ui: { ...form.ui, steps: steps.map((step, i) => {
      if (i !== into) return step
      const place = at.after ? step.fields.indexOf(at.after) : -1
      return { ...step, fields: place < 0 ? [...step.fields, path] : [...step.fields.slice(0, place + 1), path, ...step.fields.slice(place + 1)] }
    }) },
  }
  return { form: setRequired(Object.keys(field.ui).length ? changeUi(next, path, field.ui) : next, path, field.required), path }
}

/** Adds a field to a repeated group. */
export function addInside(form: FormDefinition, group: string, field: NewField): { form: FormDefinition; path: string } {
  const name = freeName(Object.keys(form.schema.properties[group]?.items?.properties ?? {}))
  const path = `${group}.*.${name}`
  const next = withSchema(form, group, (schema) => ({ ...schema, items: { type: 'object', ...schema.items, properties: { ...schema.items?.properties, [name]: field.schema } } }))
  return { form: setRequired(Object.keys(field.ui).length ? changeUi(next, path, field.ui) : next, path, field.required), path }
}

export function removeField(form: FormDefinition, path: string): FormDefinition {
  const bare = setRequired(form, path, false)
  const fields = Object.fromEntries(Object.entries(bare.ui.fields ?? {}).filter(([key]) => key !== path && !key.startsWith(`${path}.`)))
  const group = groupOf(path)
  if (group) return { ...withSchema(bare, group, (schema) => ({ ...schema, items: { ...schema.items!, properties: omit(schema.items!.properties ?? {}, nameOf(path)) } })), ui: { ...bare.ui, fields } }
  return {
    schema: { ...bare.schema, properties: omit(bare.schema.properties, path) },
    ui: { ...bare.ui, fields, steps: bare.ui.steps.map((step) => ({ ...step, fields: step.fields.filter((one) => one !== path) })) },
  }
}

const swapped = <T>(list: readonly T[], at: number, to: number): T[] => {
  const copy = [...list]
  const [one] = copy.splice(at, 1)
  copy.splice(to, 0, one!)
  return copy
}

/** One place up (-1) or down (1); over the edge of a step into the neighbouring one. */
export function moveField(form: FormDefinition, path: string, by: -1 | 1): FormDefinition {
  const group = groupOf(path)
  if (group) {
    const properties = Object.entries(form.schema.properties[group]?.items?.properties ?? {})
    const at = properties.findIndex(([name]) => name === nameOf(path))
    const to = at + by
    if (at < 0 || to < 0 || to >= properties.length) return form
    return withSchema(form, group, (schema) => ({ ...schema, items: { ...schema.items!, properties: Object.fromEntries(swapped(properties, at, to)) } }))
  }
  const { steps } = form.ui
  const step = steps.findIndex((one) => one.fields.includes(path))
  if (step < 0) return form
  const at = steps[step]!.fields.indexOf(path)
  const to = at + by
  if (to >= 0 && to < steps[step]!.fields.length) return changeStep(form, step, { fields: swapped(steps[step]!.fields, at, to) })
  const beside = step + by
  if (beside < 0 || beside >= steps.length) return form
  return placeField(form, path, beside, by < 0 ? steps[beside]!.fields.length : 0)
}

/** Puts a field at a place of a step: what dragging does. */
export function placeField(form: FormDefinition, path: string, step: number, at: number): FormDefinition {
  const without = form.ui.steps.map((one) => ({ ...one, fields: one.fields.filter((name) => name !== path) }))
  const was = form.ui.steps[step]?.fields.indexOf(path) ?? -1
  const to = was >= 0 && was < at ? at - 1 : at
  return { ...form, ui: { ...form.ui, steps: without.map((one, i) => (i === step ? { ...one, fields: [...one.fields.slice(0, to), path, ...one.fields.slice(to)] } : one)) } }
}

export const addStep = (form: FormDefinition): FormDefinition => ({ ...form, ui: { ...form.ui, steps: [...form.ui.steps, { title: `第${form.ui.steps.length + 1}步`, fields: [] }] } })

export const changeStep = (form: FormDefinition, step: number, change: { [K in keyof FormStep]?: FormStep[K] | undefined }): FormDefinition =>
  ({ ...form, ui: { ...form.ui, steps: form.ui.steps.map((one, i) => (i === step ? tidy({ ...one, ...change }) : one)) } })

export function moveStep(form: FormDefinition, step: number, by: -1 | 1): FormDefinition {
  const to = step + by
  return to < 0 || to >= form.ui.steps.length ? form : { ...form, ui: { ...form.ui, steps: swapped(form.ui.steps, step, to) } }
}

/** Takes a step away; its fields go to the one before it (or after it), so that no question is lost by a slip. The last step stays. */
export function removeStep(form: FormDefinition, step: number): FormDefinition {
  if (form.ui.steps.length < 2) return form
  const kept = step === 0 ? 1 : step - 1
  const fields = form.ui.steps[step]!.fields
  const steps = form.ui.steps.map((one, i) => (i === kept ? { ...one, fields: kept < step ? [...one.fields, ...fields] : [...fields, ...one.fields] } : one)).filter((_, i) => i !== step)
  return { ...form, ui: { ...form.ui, steps } }
}

/** All fields with their titles, for conditions and calculations; those inside repeated groups too where asked. */
export function fieldsOf(form: FormDefinition, inside = false): { path: string; schema: FieldSchema; title: string }[] {
  const all = form.ui.steps.flatMap((step) => step.fields)
  const names = [...new Set([...all, ...Object.keys(form.schema.properties)])].filter((name) => form.schema.properties[name])
  return names.flatMap((path) => {
    const schema = schemaAt(form, path)!
    const own = { path, schema, title: schema.title || path }
    const below = inside && schema.items?.type === 'object' ? Object.entries(schema.items.properties ?? {}) : []
    return [own, ...below.map(([name, one]) => ({ path: `${path}.*.${name}`, schema: one, title: `${own.title}里的${one.title || name}` }))]
  })
}
