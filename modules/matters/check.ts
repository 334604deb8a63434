import type { Condition, FormDefinition } from '../../platform/web/form/definition.ts'
import { definitionFaults } from '../../platform/web/form/check-definition.ts'
import { schemaAt } from '../../platform/web/form/rules.ts'
import { isPlainDate } from '../../platform/kernel/dates.ts'
import { POST_KINDS } from '../organisations/contract.ts'
import { pathsIn } from './conditions.ts'
import { MatterBody } from './contract.ts'
import { PLACEHOLDERS, PREFILL_SOURCES, PUBLICATION_PLACEHOLDERS, type Limit, type MatterDefinition } from './definition.ts'
import { LIMIT_RULES } from './limit-rules.ts'
import { placeholdersIn } from './rules.ts'

/**
 * What is wrong with a matter's definition, as Chinese sentences for whoever wrote or adapted it; empty when it can be used.
 * Asked of every definition at load, after the place's changes were laid on it.
 */
export function matterFaults(given: unknown): string[] {
  const parsed = MatterBody.safeParse(given)
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.') || '定义'}：${issue.message}`)
  const definition = given as MatterDefinition
  const faults: string[] = []
  const results = definition.stages.flatMap((stage) => (stage.form ? [stage.form] : []))

  faults.push(...formFaults(definition.form, '表单'))
  for (const stage of definition.stages) if (stage.form) faults.push(...formFaults(stage.form, `环节“${stage.title}”的表单`))
  faults.push(...repeated(definition.stages.map((stage) => stage.key)).map((key) => `环节“${key}”重复`))
  faults.push(...repeated(definition.materials.map((one) => one.code)).map((code) => `材料“${code}”重复`))

  const inForm = (path: string) => schemaAt(definition.form, path) !== undefined
  const inFacts = (path: string) => {
    const [where, ...rest] = path.split('.')
    if (where === 'form') return inForm(rest.join('.'))
    return where === 'result' && results.some((form) => schemaAt(form, rest.join('.')) !== undefined)
  }
  const check = (condition: Condition, known: (path: string) => boolean, what: string) => {
    for (const path of pathsIn(condition)) if (!known(path)) faults.push(`${what}的条件提到了不存在的“${path}”`)
  }
  for (const { need, title } of definition.materials) if (need !== 'always') check(need.when, inForm, `材料“${title}”`)
  for (const { when, urgency } of definition.urgency ?? []) check(when, inForm, `紧急程度“${urgency}”`)

  for (const stage of definition.stages) {
    if (stage.when) check(stage.when, inFacts, `环节“${stage.title}”`)
    if (!(POST_KINDS[stage.post].levels as readonly string[]).includes(stage.level)) {
      faults.push(`环节“${stage.title}”由${POST_KINDS[stage.post].title}办理，但这个岗位不在该层级`)
    }
    for (const text of [stage.publication?.title ?? '', stage.publication?.body ?? '']) {
      for (const name of placeholdersIn(text)) {
        if (!(PUBLICATION_PLACEHOLDERS as readonly string[]).includes(name)) faults.push(`环节“${stage.title}”的公示不能写“${name}”`)
      }
    }
  }
  if (definition.stages[0]?.in === 'parallel') faults.push('第一个环节不能与前一环节并行')

  const templates = [
    ...Object.values(definition.messages ?? {}),
    ...(definition.resultDocument?.paragraphs ?? []),
    ...(definition.resultDocument?.refusedParagraphs ?? []),
  ]
  for (const name of templates.flatMap(placeholdersIn)) {
    if (!(PLACEHOLDERS as readonly string[]).includes(name) && !inFacts(name)) faults.push(`文书或消息里的“{${name}}”没有这一项`)
  }
  faults.push(...limitFaults(definition))
  if (definition.fee.fen > 0 && !definition.fee.basis) faults.push('收费事项要写明收费依据')
  if (!definition.openToNonRegistered && !definition.closedBecause) faults.push('不对非本地户籍居民开放的，要写明依据')
  if (definition.effectiveFrom && !isPlainDate(definition.effectiveFrom)) faults.push('生效日期不是一个日期')
  return faults
}

function formFaults(form: FormDefinition, what: string): string[] {
  const faults = definitionFaults(form).map((fault) => `${what}：${fault}`)
  for (const [path, { prefill }] of Object.entries(form.ui.fields ?? {})) {
    if (prefill && !Object.hasOwn(PREFILL_SOURCES, prefill)) faults.push(`${what}：“${path}”要从“${prefill}”带出，但没有这个来源`)
  }
  return faults
}

function limitFaults({ limits, stages, urgency }: MatterDefinition): string[] {
  const faults: string[] = []
  const all = [limits.accept, limits.handle, limits.promised, ...stages.map((s) => s.limit), ...(urgency ?? []).map((u) => u.handle)]
  for (const limit of all.filter((one): one is Limit => one !== undefined)) {
    if (!limit.rule) continue
    const rule = (LIMIT_RULES as Record<string, { amount: number; unit: string }>)[limit.rule]
    if (!rule) faults.push(`没有“${limit.rule}”这条时限规定`)
    else if (rule.unit !== limit.unit || limit.amount > rule.amount)
      faults.push(`时限${limit.amount}比“${limit.rule}”规定的${rule.amount}长，或者单位不同`)
  }
  const { handle, promised } = limits
  if (promised && (promised.unit !== handle.unit || promised.amount > handle.amount)) faults.push('承诺时限不能比法定时限长')
  return faults
}

const repeated = (names: readonly string[]) => [...new Set(names.filter((name, i) => names.indexOf(name) !== i))]
