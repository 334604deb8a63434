import type { z } from 'zod'
import type { Condition, FieldSchema, FormDefinition } from '../../platform/web/form/definition.ts'
import { definitionFaults } from '../../platform/web/form/check-definition.ts'
import { choicesOf, schemaAt } from '../../platform/web/form/rules.ts'
import { isPlainDate } from '../../platform/kernel/dates.ts'
import { POST_KINDS } from '../organisations/contract.ts'
import { pathsIn } from './conditions.ts'
import { MatterBody } from './body.ts'
import { PLACEHOLDERS, PREFILL_SOURCES, PUBLICATION_PLACEHOLDERS, URGENCIES, type Limit, type MatterDefinition } from './definition.ts'
import { LIMIT_RULES } from './limit-rules.ts'
import { placeholdersIn } from './templates.ts'
import { pathInWords, sectionOf, type Section } from './sections.ts'

/** One fault, with the section in which it is put right. */
export interface Finding {
  section: Section
  message: string
}

/** What a check may know besides the definition: the effects that the installed modules offer. */
export interface CheckContext {
  effects?: readonly string[]
}

/**
 * What is wrong with a matter's definition, as Chinese sentences for whoever wrote or adapted it; empty when it can be used.
 * Asked of every definition at load, after the place's changes were laid on it.
 */
export const matterFaults = (given: unknown, context: CheckContext = {}): string[] => matterFindings(given, context).map((one) => one.message)

/**
 * Whether a definition has the parts that the rest of the product reads without looking twice, and of the right kinds; what else is wrong
 * with it `matterFindings` says. A file that fails here cannot even be opened as a draft.
 */
export function shapeFindings(given: unknown): Finding[] {
  const parsed = MatterBody.safeParse(given)
  if (parsed.success) return []
  return parsed.error.issues.filter((issue) => issue.code === 'invalid_type' || issue.code === 'unrecognized_keys' || issue.code === 'custom').map(findingOf)
}

/** The same as `matterFaults`, each fault with its section; runs in the browser while a draft is written. */
export function matterFindings(given: unknown, { effects }: CheckContext = {}): Finding[] {
  const parsed = MatterBody.safeParse(given)
  const faults: Finding[] = parsed.success ? [] : parsed.error.issues.map(findingOf)
  // Parts that are missing or of a wrong kind: the rules below would stumble over them.
  if (!parsed.success && shapeFindings(given).length > 0) return faults
  const definition = given as MatterDefinition
  const say = (section: Section, message: string) => faults.push({ section, message })
  const results = definition.stages.flatMap((stage) => (stage.form ? [stage.form] : []))

  formFaults(definition.form, '表单').forEach((fault) => say('form', fault))
  for (const stage of definition.stages) if (stage.form) formFaults(stage.form, `环节“${stage.title}”的表单`).forEach((fault) => say('stages', fault))
  repeated(definition.stages.map((stage) => stage.key)).forEach((key) => say('stages', `环节“${key}”重复`))
  repeated(definition.materials.map((one) => one.code)).forEach((code) => say('materials', `材料“${code}”重复`))

  const inForm = (path: string) => schemaAt(definition.form, path)
  const inFacts = (path: string) => {
    const [where, ...rest] = path.split('.')
    if (where === 'form') return inForm(rest.join('.'))
    return where === 'result' ? results.map((form) => schemaAt(form, rest.join('.'))).find(Boolean) : undefined
  }
  const check = (section: Section, condition: Condition, find: (path: string) => FieldSchema | undefined, what: string) => {
    for (const path of pathsIn(condition)) if (!find(path)) say(section, `${what}的条件提到了不存在的“${path}”`)
    for (const { field, value } of valuesIn(condition)) {
      const schema = find(field)
      const choices = schema && choicesOf(schema.items ?? schema)
      if (choices && !choices.some((one) => one.value === value)) say(section, `${what}的条件里，“${schema?.title ?? field}”没有“${String(value)}”这个选项`)
    }
  }
  for (const { need, title } of definition.materials) if (need !== 'always') check('materials', need.when, inForm, `材料“${title}”`)
  for (const { when, urgency } of definition.urgency ?? []) check('routing', when, inForm, `紧急程度“${URGENCIES[urgency] ?? urgency}”`)

  for (const stage of definition.stages) {
    if (stage.when) check('stages', stage.when, inFacts, `环节“${stage.title}”`)
    const post = POST_KINDS[stage.post] as { title: string; levels: readonly string[] } | undefined
    if (post && !post.levels.includes(stage.level)) say('stages', `环节“${stage.title}”由${post.title}办理，但这个岗位不在该层级`)
    for (const text of [stage.publication?.title ?? '', stage.publication?.body ?? '']) {
      for (const name of placeholdersIn(text)) {
        if (!(PUBLICATION_PLACEHOLDERS as readonly string[]).includes(name)) say('stages', `环节“${stage.title}”的公示不能写“${name}”`)
      }
    }
  }
  if (definition.stages[0]?.in === 'parallel') say('stages', '第一个环节不能与前一环节并行')

  const known = (name: string) => (PLACEHOLDERS as readonly string[]).includes(name) || inFacts(name) !== undefined
  const papers = [...(definition.resultDocument?.paragraphs ?? []), ...(definition.resultDocument?.refusedParagraphs ?? [])]
  for (const name of papers.flatMap(placeholdersIn)) if (!known(name)) say('result', `文书或消息里的“{${name}}”没有这一项`)
  for (const name of Object.values(definition.messages ?? {}).flatMap(placeholdersIn)) if (!known(name)) say('messages', `文书或消息里的“{${name}}”没有这一项`)
  if (effects && definition.effect && !effects.includes(definition.effect)) say('result', `办结后要自动办理“${definition.effect}”，本系统没有装这项功能`)
  limitFaults(definition).forEach(([section, fault]) => say(section, fault))
  if (definition.fee.fen > 0 && !definition.fee.basis) say('guide', '收费事项要写明收费依据')
  if (!definition.openToNonRegistered && !definition.closedBecause) say('eligibility', '不对非本地户籍居民开放的，要写明依据')
  if (definition.effectiveFrom && !isPlainDate(definition.effectiveFrom)) say('basic', '生效日期不是一个日期')
  return faults
}

/** A slip in the shape of a definition, in words; texts of `contract.ts` that are Chinese already stay. */
function findingOf(issue: z.core.$ZodIssue): Finding {
  const where = pathInWords(issue.path)
  return { section: sectionOf(String(issue.path[0] ?? '')), message: `${where}：${issueInWords(issue)}` }
}

function issueInWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? '还没有填写' : `至少要${String(issue.minimum)}个字`
      if (issue.origin === 'array') return '至少要有一项'
      return `不能小于${String(issue.minimum)}`
    case 'too_big':
      if (issue.origin === 'string') return `最多${String(issue.maximum)}个字，请写短一些`
      if (issue.origin === 'array') return `最多${String(issue.maximum)}项`
      return `不能大于${String(issue.maximum)}`
    case 'invalid_type':
      return issue.input === undefined && /undefined/.test(issue.message) ? '还没有填写' : '内容的格式不对'
    case 'invalid_value':
      return '请从给出的选项里选择'
    case 'unrecognized_keys':
      return `有不认识的内容“${issue.keys.join('、')}”`
    default:
      return /\p{Script=Han}/u.test(issue.message) ? issue.message : '内容的格式不对'
  }
}

/** What a condition compares with. */
function valuesIn(condition: Condition): { field: string; value: string | number | boolean }[] {
  if ('all' in condition) return condition.all.flatMap(valuesIn)
  if ('any' in condition) return condition.any.flatMap(valuesIn)
  if ('not' in condition) return valuesIn(condition.not)
  const { field } = condition
  if ('equals' in condition) return [{ field, value: condition.equals }]
  if ('notEquals' in condition) return [{ field, value: condition.notEquals }]
  if ('contains' in condition) return [{ field, value: condition.contains }]
  if ('in' in condition) return condition.in.map((value) => ({ field, value }))
  return []
}

function formFaults(form: FormDefinition, what: string): string[] {
  const faults = definitionFaults(form).map((fault) => `${what}：${fault}`)
  for (const [path, { prefill }] of Object.entries(form.ui.fields ?? {})) {
    if (prefill && !Object.hasOwn(PREFILL_SOURCES, prefill)) faults.push(`${what}：“${path}”要从“${prefill}”带出，但没有这个来源`)
  }
  return faults
}

function limitFaults({ limits, stages, urgency }: MatterDefinition): [Section, string][] {
  const faults: [Section, string][] = []
  const all: [Section, Limit | undefined][] = [
    ['limits', limits.accept], ['limits', limits.handle], ['limits', limits.promised],
    ...stages.map((one) => ['stages', one.limit] as [Section, Limit | undefined]), ...(urgency ?? []).map((one) => ['routing', one.handle] as [Section, Limit | undefined]),
  ]
  for (const [section, limit] of all) {
    if (!limit?.rule) continue
    const rule = (LIMIT_RULES as Record<string, { amount: number; unit: string }>)[limit.rule]
    if (!rule) faults.push([section, `没有“${limit.rule}”这条时限规定`])
    else if (rule.unit !== limit.unit || limit.amount > rule.amount)
      faults.push([section, `时限${limit.amount}比“${limit.rule}”规定的${rule.amount}长，或者单位不同`])
  }
  const { handle, promised } = limits
  if (promised && (promised.unit !== handle.unit || promised.amount > handle.amount)) faults.push(['limits', '承诺时限不能比法定时限长'])
  return faults
}

const repeated = (names: readonly string[]) => [...new Set(names.filter((name, i) => names.indexOf(name) !== i))]
