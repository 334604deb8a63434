import type { FieldSchema, FormDefinition, FormValues } from '../../platform/web/form/definition.ts'

/** As much of a matter as is needed to see what several have in common. Browser-safe. */
export interface AskedMatter { code: string; title: string; form: FormDefinition; materials: readonly { code: string; title: string }[] }

const same = (text: string | undefined) => (text ?? '').normalize('NFKC').replace(/[\s（）()·]/g, '')

/** What a field asks, so that the same question of two matters is found: its source in the register, else its name with its title. */
export function askedBy(form: FormDefinition, name: string): string {
  const prefill = form.ui.fields?.[name]?.prefill
  const schema = form.schema.properties[name]
  return prefill ?? `${name} ${same(schema?.title)} ${schema?.type ?? ''} ${schema?.format ?? ''}`
}

/** Questions that more than one of the matters asks, with how many ask it. */
export function sharedFields(matters: readonly AskedMatter[]): { key: string; title: string; in: string[] }[] {
  const found = new Map<string, { key: string; title: string; in: string[] }>()
  for (const matter of matters) {
    for (const [name, schema] of Object.entries(matter.form.schema.properties)) {
      const key = askedBy(matter.form, name)
      const one = found.get(key) ?? { key, title: schema.title ?? name, in: [] }
      if (!one.in.includes(matter.code)) one.in.push(matter.code)
      found.set(key, one)
    }
  }
  return [...found.values()].filter((one) => one.in.length > 1)
}

/** A choice that the other form does not offer is not an answer there. */
const fits = (schema: FieldSchema | undefined, value: unknown): boolean => {
  if (!schema || value === undefined || value === '') return false
  const choices = schema.oneOf?.map((one) => one.const) ?? schema.enum
  if (choices) return choices.includes(value as string)
  return schema.type === 'string' ? typeof value === 'string' : schema.type === 'boolean' ? typeof value === 'boolean' : schema.type === 'number' || schema.type === 'integer' ? typeof value === 'number' : Array.isArray(value) || typeof value === 'object'
}

/**
 * The answers of a form, filled with what was answered to the same questions before. What stands there already stays; statements to be
 * agreed to and uploads are each form's own.
 */
export function carryOver(form: FormDefinition, values: FormValues, earlier: readonly { form: FormDefinition; values: FormValues }[]): FormValues {
  const next: FormValues = { ...values }
  for (const [name, schema] of Object.entries(form.schema.properties)) {
    if (next[name] !== undefined && next[name] !== '') continue
    if (schema.const !== undefined || schema.format === 'file' || schema.items?.format === 'file') continue
    const key = askedBy(form, name)
    for (const one of earlier) {
      const twin = Object.keys(one.form.schema.properties).find((other) => askedBy(one.form, other) === key)
      if (twin && fits(schema, one.values[twin])) {
        next[name] = one.values[twin]
        break
      }
    }
  }
  return next
}

/** Papers of several matters, each once: the same title is the same paper. */
export function papersOnce<M extends { code: string; title: string }>(asked: readonly { matter: string; papers: readonly M[] }[]): { title: string; paper: M; for: { matter: string; code: string }[] }[] {
  const found = new Map<string, { title: string; paper: M; for: { matter: string; code: string }[] }>()
  for (const { matter, papers } of asked) {
    for (const paper of papers) {
      const key = same(paper.title)
      const one = found.get(key) ?? { title: paper.title, paper, for: [] }
      one.for.push({ matter, code: paper.code })
      found.set(key, one)
    }
  }
  return [...found.values()]
}

export const DESK_LEVELS = { community: '社区', street: '街道（苏木镇）', district: '旗区', department: '部门' } as const
export type DeskLevel = keyof typeof DESK_LEVELS

/** At which level a desk stands: departments are offices of the county with posts of their own. */
export function deskLevel(post: string, place: string): DeskLevel {
  if (post === 'department_officer' || post === 'civil_affairs_officer') return 'department'
  return place === 'county' ? 'district' : place === 'township' ? 'street' : 'community'
}

/** A stretch of time in words: 「3天4小时」. */
export function sayStretch(minutes: number): string {
  if (minutes < 60) return `${Math.max(0, Math.round(minutes))}分钟`
  const hours = Math.round(minutes / 60)
  return hours < 24 ? `${hours}小时` : `${Math.floor(hours / 24)}天${hours % 24 ? `${hours % 24}小时` : ''}`
}
