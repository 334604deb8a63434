import type { FieldSchema, FieldUi, FormDefinition, FormValues } from '../../../../platform/web/form/definition.ts'

/** A paper as a form needs it. */
export interface AskedMaterial {
  code: string
  title: string
  note: string
  need: 'always' | { when: import('../../../../platform/web/form/definition.ts').Condition }
  accept: readonly string[]
  mayFollow?: { withinDays: number } | undefined
}

/** A paper as the API takes it. */
export interface GivenMaterial { code: string; fileId?: string; how: 'upload' | 'promise' }

const files = (code: string) => `material-${code}`
const promise = (code: string) => `promise-${code}`
const MOST = 6

/**
 * The form with one more step that asks for the papers, so that they are shown, checked, reviewed and kept in the draft like every answer.
 * Papers that the register holds must be left out by the caller. A paper that may follow can be promised instead.
 */
export function withMaterials(form: FormDefinition, asked: readonly AskedMaterial[]): FormDefinition {
  if (asked.length === 0) return form
  const properties: Record<string, FieldSchema> = {}
  const fields: Record<string, FieldUi> = {}
  const names: string[] = []
  for (const one of asked) {
    const needed = one.need === 'always' ? [] : [one.need.when]
    if (one.mayFollow) {
      properties[promise(one.code)] = { type: 'boolean', title: `${one.title}暂时拿不出，承诺${one.mayFollow.withinDays}天内补交` }
      fields[promise(one.code)] = { widget: 'checkbox', ...(needed[0] ? { showWhen: needed[0] } : {}) }
    }
    const conditions = [...needed, ...(one.mayFollow ? [{ not: { field: promise(one.code), equals: true } } as const] : [])]
    properties[files(one.code)] = { type: 'array', title: one.title, items: { type: 'string', format: 'file' }, minItems: 1,
      maxItems: MOST }
    fields[files(one.code)] = {
      widget: 'photo', accept: one.accept.join(','), ...(one.note ? { hint: one.note } : {}),
      ...(conditions.length > 0 ? { showWhen: conditions.length === 1 ? conditions[0]! : { all: conditions } } : {}),
    }
    names.push(files(one.code), ...(one.mayFollow ? [promise(one.code)] : []))
  }
  return {
    schema: {
      ...form.schema,
      properties: { ...form.schema.properties, ...properties },
      required: [...(form.schema.required ?? []), ...asked.map((one) => files(one.code))],
    },
    ui: {
      steps: [...form.ui.steps, { title: '材料', description: '拍清楚就行，不用复印。已经登记在档案里的不再向您要。', fields: names }],
      fields: { ...form.ui.fields, ...fields },
    },
  }
}

/** Parts what was filled in into the answers of the matter's own form and the papers. */
export function splitMaterials(values: FormValues): { form: FormValues; materials: GivenMaterial[] } {
  const form: FormValues = {}
  const materials: GivenMaterial[] = []
  for (const [name, value] of Object.entries(values)) {
    const file = /^material-(.+)$/.exec(name)
    const promised = /^promise-(.+)$/.exec(name)
    if (file) {
      for (const fileId of Array.isArray(value) ? value : []) materials.push({ code: file[1]!, fileId: String(fileId), how: 'upload' })
    } else if (promised) {
      if (value === true) materials.push({ code: promised[1]!, how: 'promise' })
    } else form[name] = value
  }
  return { form, materials }
}

/** The other way round, for a draft that is opened again. */
export function joinMaterials(form: FormValues,
  materials: readonly { code: string; fileId?: string | null | undefined; how: string }[]): FormValues {
  const values: FormValues = { ...form }
  for (const one of materials) {
    if (one.how === 'promise') values[promise(one.code)] = true
    else if (one.fileId) values[files(one.code)] = [...((values[files(one.code)] as string[] | undefined) ?? []), one.fileId]
  }
  return values
}
