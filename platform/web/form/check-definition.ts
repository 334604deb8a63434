import type { Condition, FieldSchema, FormDefinition } from './definition.ts'
import { choicesOf, computedFrom, schemaAt } from './rules.ts'
import { patternOf } from './values.ts'

function fieldsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsOf)
  if ('any' in condition) return condition.any.flatMap(fieldsOf)
  if ('not' in condition) return fieldsOf(condition.not)
  return [condition.field]
}

/**
 * What is wrong with a form's definition, as sentences; empty when it can be used. Asked when a definition is loaded or saved,
 * so that a slip is found by the person who adapts the form and not by the one who fills it in.
 */
export function definitionFaults(form: FormDefinition): string[] {
  const faults: string[] = []
  const names = Object.keys(form.schema.properties)
  const placed = form.ui.steps.flatMap((step) => step.fields)

  for (const name of placed) if (!names.includes(name)) faults.push(`步骤里的“${name}”在表单里没有`)
  for (const name of new Set(placed)) if (placed.filter((one) => one === name).length > 1) faults.push(`“${name}”出现在多个步骤里`)
  for (const name of names) {
    const ui = form.ui.fields?.[name]
    if (!placed.includes(name) && ui?.widget !== 'hidden' && !ui?.computed) faults.push(`“${name}”不在任何步骤里，没有人能填到它`)
  }

  const needs = new Map<string, string[]>()
  const worked = new Map<string, string[]>()
  const note = (owner: string, condition: Condition | undefined) => {
    if (!condition) return
    for (const field of fieldsOf(condition)) {
      const path = field.startsWith('./') ? owner.replace(/[^.]*$/, field.slice(2)) : field
      if (!schemaAt(form, path)) faults.push(`“${owner}”的显示条件提到了不存在的“${field}”`)
      needs.set(owner, [...(needs.get(owner) ?? []), patternOf(path)])
    }
  }
  for (const step of form.ui.steps) for (const name of step.fields) note(name, step.showWhen)
  for (const [path, ui] of Object.entries(form.ui.fields ?? {})) {
    if (!schemaAt(form, path)) faults.push(`界面设置里的“${path}”在表单里没有`)
    note(path, ui.showWhen)
    if (ui.computed) {
      const sources = computedFrom(path, ui.computed)
      for (const from of sources) if (!schemaAt(form, from)) faults.push(`“${path}”的计算用到了不存在的“${from}”`)
      if ((path.match(/\*/g) ?? []).length > 1) faults.push(`“${path}”在两层重复里，不能自动计算`)
      worked.set(path, sources)
    }
    if (ui.repeat && schemaAt(form, path)?.type !== 'array') faults.push(`“${path}”不是可以重复填写的一组`)
  }
  for (const circle of circles(needs)) faults.push(`显示条件绕成了圈：${circle.join(' → ')}`)
  for (const circle of circles(worked)) faults.push(`自动计算绕成了圈：${circle.join(' → ')}`)
  checkSchema(form.schema, '', faults)
  return faults
}

function circles(needs: Map<string, string[]>): string[][] {
  const found: string[][] = []
  const done = new Set<string>()
  const visit = (name: string, way: string[]) => {
    const again = way.indexOf(name)
    if (again >= 0) {
      found.push([...way.slice(again), name])
      return
    }
    if (done.has(name)) return
    const parents = name.split('.').map((_, index, parts) => parts.slice(0, index).join('.')).filter(Boolean)
    for (const next of [...(needs.get(name) ?? []), ...parents]) visit(next, [...way, name])
    done.add(name)
  }
  for (const name of needs.keys()) visit(name, [])
  return found
}

function checkSchema(schema: FieldSchema, path: string, faults: string[]): void {
  if (path && !path.endsWith('*') && !schema.title) faults.push(`“${path}”没有名称（title）`)
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(schema.properties ?? {}, name)) faults.push(`必填项“${path ? `${path}.` : ''}${name}”在表单里没有`)
  }
  if (schema.pattern !== undefined) {
    try {
      new RegExp(schema.pattern, 'u')
    } catch {
      faults.push(`“${path}”的格式规则（pattern）写得不对`)
    }
  }
  const choices = choicesOf(schema)
  if (choices && choices.length === 0) faults.push(`“${path}”还没有选项`)
  if (choices && new Set(choices.map((one) => one.value)).size !== choices.length) faults.push(`“${path}”的选项有重复`)
  if (schema.minimum !== undefined && schema.maximum !== undefined && schema.minimum > schema.maximum) faults.push(`“${path}”的最小值比最大值大`)
  if (schema.minLength !== undefined && schema.maxLength !== undefined && schema.minLength > schema.maxLength) faults.push(`“${path}”的最少字数比最多字数多`)
  if (schema.type === 'array' && !schema.items) faults.push(`“${path}”没有说明每一项是什么（items）`)
  if (schema.items) checkSchema(schema.items, `${path}.*`, faults)
  for (const [name, below] of Object.entries(schema.properties ?? {})) {
    if (/[.*\s]|^\d|^__proto__$/.test(name)) faults.push(`“${name}”不能用作字段名`)
    checkSchema(below, path ? `${path}.${name}` : name, faults)
  }
}
