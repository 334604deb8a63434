import type { Computed, Condition, FieldSchema, FormDefinition } from '../../../platform/web/form/definition.ts'
import { choicesOf, schemaAt } from '../../../platform/web/form/rules.ts'
import { patternOf } from '../../../platform/web/form/values.ts'
import { POST_KINDS } from '../../organisations/contract.ts'
import {
  CHANNELS, LIFE_EVENTS, MATTER_KINDS, MATTER_TYPES, PREFILL_SOURCES, URGENCIES, type Limit, type MatterDefinition, type PrefillSource, type Stage,
} from '../definition.ts'
import { PART_NAMES, type Section } from '../sections.ts'

/*
 * A definition in plain words, section by section: what a clerk reads when two versions are compared and what is printed. Browser-safe.
 */

export const UNIT_WORDS = { working_day: '个工作日', natural_day: '日', hour: '小时' } as const
export const LEVEL_WORDS = { community: '社区（嘎查）', township: '街道（苏木镇）', county: '旗（区）' } as const
export const MOMENT_WORDS = {
  submitted: '收到时', accepted: '受理时', correction: '要求补正时', declined: '不予受理时', publication: '公示时', concluded: '办结时', refused: '未予办理时',
} as const
export const BEHALF_WORDS = { self: '本人', family: '家人', agent: '代理人', worker: '工作人员代为办理' } as const
export const BEGINS_WORDS = { accept: '受理之日起', submit: '收到之日起', handOver: '派单之日起' } as const

/** Who works a stage and where; the level is not said twice (街道（苏木镇）干部). */
export function deskInWords({ post, level }: Pick<Stage, 'post' | 'level'>): string {
  const title = POST_KINDS[post]?.title ?? post
  const said = title.startsWith({ community: '社区', township: '街道', county: '旗区' }[level])
  return said ? title : `${LEVEL_WORDS[level]}${title}`
}

export const limitInWords = (limit: Limit): string =>
  `${limit.amount === 0 ? '当日' : `${limit.amount}${UNIT_WORDS[limit.unit]}`}${limit.mayExtendBy ? `，可以延长${limit.mayExtendBy.amount}${UNIT_WORDS[limit.mayExtendBy.unit]}` : ''}${limit.roll ? '，末日遇休息日顺延' : ''}（${limit.source}）`

const yes = (value: boolean | undefined) => (value ? '是' : '否')

/** Name and choices of a field that a condition or a calculation speaks of. */
export type FieldFinder = (path: string) => FieldSchema | undefined

/** Fields by `name`, `form.name` and `result.name`. */
export const finderOf = (definition: Pick<MatterDefinition, 'form' | 'stages'>): FieldFinder => (path) => {
  const [where, ...rest] = path.split('.')
  const below = rest.join('.')
  if (where === 'form' && below) return schemaAt(definition.form, below)
  if (where === 'result' && below) return definition.stages.map((stage) => stage.form && schemaAt(stage.form, below)).find(Boolean)
  return schemaAt(definition.form, path)
}

/** 「“津贴发到哪里”是“银行卡”」. */
export function conditionInWords(condition: Condition, find: FieldFinder): string {
  const group = (list: readonly Condition[], between: string) =>
    list.length === 0 ? '（没有条件）' : list.map((one) => ('all' in one || 'any' in one ? `（${conditionInWords(one, find)}）` : conditionInWords(one, find))).join(between)
  if ('all' in condition) return group(condition.all, '，并且')
  if ('any' in condition) return group(condition.any, '，或者')
  if ('not' in condition) return `不是这样：${conditionInWords(condition.not, find)}`
  const schema = find(condition.field)
  const name = `“${schema?.title ?? condition.field}”`
  const said = (value: string | number | boolean) => {
    if (typeof value === 'boolean') return value ? '是' : '否'
    return `“${schema && choicesOf(schema.items ?? schema)?.find((one) => one.value === value)?.label || String(value)}”`
  }
  if ('equals' in condition) return typeof condition.equals === 'boolean' ? `${name}选“${said(condition.equals)}”` : `${name}是${said(condition.equals)}`
  if ('notEquals' in condition) return `${name}不是${said(condition.notEquals)}`
  if ('in' in condition) return `${name}是${condition.in.map(said).join('或')}`
  if ('contains' in condition) return `${name}里选了${said(condition.contains)}`
  if ('atLeast' in condition) return `${name}不小于${condition.atLeast}`
  if ('atMost' in condition) return `${name}不大于${condition.atMost}`
  return 'notEmpty' in condition ? `填了${name}` : `没填${name}`
}

function computedInWords(computed: Computed, name: (path: string) => string): string {
  if ('sum' in computed) return `自动计算：${computed.sum.map(name).join('＋')}${computed.sum.some((one) => one.includes('*')) ? '（各项相加）' : ''}`
  if ('product' in computed) return `自动计算：${computed.product.map(name).join('×')}`
  if ('share' in computed) return `自动计算：${name(computed.share.of)}÷${name(computed.share.by)}`
  if ('count' in computed) return `自动计算：${name(computed.count)}的项数`
  if ('copy' in computed) return `与${name(computed.copy)}相同`
  return 'age' in computed ? `按${name(computed.age)}计算周岁` : `从${name(computed.birthDate)}取出生日期`
}

/** What sort of answer a field takes. */
export function kindInWords(schema: FieldSchema): string {
  if (schema.const === true) return '须同意的声明'
  if (schema.type === 'boolean') return '是或否'
  if (schema.type === 'number' || schema.type === 'integer') return choicesOf(schema) ? '单选' : schema.type === 'integer' ? '整数' : '数字'
  if (schema.type === 'array') {
    if (schema.items?.format === 'file') return '照片或文件'
    if (schema.items?.type === 'object') return '可重复填写的一组'
    return choicesOf(schema.items ?? schema) ? '多选' : '多项文字'
  }
  if (schema.type === 'object') return '一组'
  if (choicesOf(schema)) return '单选'
  const formats = { date: '日期', 'id-number': '证件号码', phone: '电话', uri: '网址', file: '照片或文件', signature: '签名', place: '地区' } as const
  return schema.format ? formats[schema.format] : (schema.maxLength ?? 0) > 100 ? '长文字' : '文字'
}

/** Every field of a form as one line of words, in the order in which it is asked. */
export function formInWords(form: FormDefinition, find: FieldFinder = (path) => schemaAt(form, path)): { key: string; what: string; text: string }[] {
  const lines: { key: string; what: string; text: string }[] = []
  const name = (path: string) => `“${find(path)?.title ?? path}”`
  const walk = (schema: FieldSchema, path: string, required: boolean, step: string) => {
    const ui = form.ui.fields?.[patternOf(path)] ?? {}
    const own = (text: string) => (text.startsWith('./') ? path.replace(/[^.]*$/, text.slice(2)) : text)
    const limits = [
      schema.minimum !== undefined && `不小于${schema.minimum}`, schema.maximum !== undefined && `不大于${schema.maximum}`,
      schema.maxLength !== undefined && schema.type === 'string' && !schema.format && `最多${schema.maxLength}字`,
      schema.minItems !== undefined && schema.minItems > 0 && `至少${schema.minItems}项`, schema.maxItems !== undefined && `最多${schema.maxItems}项`,
      schema.formatMinimum && `不早于${schema.formatMinimum === 'today' ? '当天' : schema.formatMinimum}`, schema.formatMaximum && `不晚于${schema.formatMaximum === 'today' ? '当天' : schema.formatMaximum}`,
    ].filter(Boolean)
    const choices = choicesOf(schema.type === 'array' ? (schema.items ?? schema) : schema)
    lines.push({
      key: path, what: `${step}“${schema.title ?? path}”`,
      text: [
        ui.computed ? computedInWords(ui.computed, (from) => name(own(from))) : `${kindInWords(schema)}，${required ? '必填' : '选填'}`,
        choices && `选项：${choices.map((one) => one.label).join('、')}`, ...limits,
        ui.prefill && `从档案带出“${PREFILL_SOURCES[ui.prefill as PrefillSource] ?? ui.prefill}”${ui.readOnly ? '，不能改' : '，可以更正'}`,
        ui.unit && `单位：${ui.unit}`, ui.hint && `提示：${ui.hint}`,
        ui.showWhen && `只在${conditionInWords(ui.showWhen, (path2) => find(own(path2)))}时显示`,
      ].filter(Boolean).join('；'),
    })
    const inside = schema.type === 'object' ? schema : schema.items?.type === 'object' ? schema.items : undefined
    for (const [key, below] of Object.entries(inside?.properties ?? {})) {
      walk(below, schema.type === 'array' ? `${path}.*.${key}` : `${path}.${key}`, (inside!.required ?? []).includes(key), `${schema.title ?? path}里的`)
    }
  }
  for (const step of form.ui.steps) {
    for (const key of step.fields) if (form.schema.properties[key]) walk(form.schema.properties[key], key, (form.schema.required ?? []).includes(key), '')
  }
  return lines
}

const stageInWords = (stage: Stage, find: FieldFinder): string => [
  deskInWords(stage), stage.in === 'parallel' ? '与前一环节同时办' : '', stage.limit && limitInWords(stage.limit),
  stage.publication && `公示${stage.publication.days}${UNIT_WORDS[stage.publication.unit]}（${stage.publication.source}）`, stage.fourEyes ? '不能由办过前面环节的人办' : '',
  stage.when && `只在${conditionInWords(stage.when, find)}时办`, stage.form && `要填：${Object.values(stage.form.schema.properties).map((one) => one.title).join('、')}`,
].filter(Boolean).join('；')

export interface WordLine {
  section: Section
  /** Stays the same from version to version, so that two can be laid side by side. */
  key: string
  what: string
  text: string
}

/** All that a definition says, line by line. */
export function inPlainWords(definition: MatterDefinition): WordLine[] {
  const find = finderOf(definition)
  const { guide, limits } = definition
  const lines: WordLine[] = []
  const add = (section: Section, key: string, text: string | undefined, what = PART_NAMES[key] ?? key) => {
    if (text) lines.push({ section, key, what, text })
  }
  add('basic', 'title', definition.title)
  add('basic', 'summary', definition.summary)
  add('basic', 'kind', MATTER_KINDS[definition.kind])
  add('basic', 'type', MATTER_TYPES[definition.type])
  add('basic', 'lifeEvents', definition.lifeEvents.map((one) => LIFE_EVENTS[one]).join('、'))
  add('basic', 'keywords', definition.keywords.join('、'))
  add('basic', 'audience', definition.audience)
  add('basic', 'department', definition.department)
  add('basic', 'level', LEVEL_WORDS[definition.level])
  add('guide', 'guide.basis', guide.basis.map((one) => `${one.law}${one.article}`).join('；'))
  add('guide', 'guide.conditions', guide.conditions.join('；'))
  add('guide', 'guide.process', guide.process.map((one, i) => `${i + 1}. ${one}`).join(' '))
  add('guide', 'guide.places', guide.places.join('；'))
  add('guide', 'guide.hours', guide.hours)
  add('guide', 'guide.phone', guide.phone)
  add('guide', 'guide.complaintPhone', guide.complaintPhone)
  add('guide', 'guide.notes', guide.notes.join('；'))
  add('guide', 'fee', definition.fee.fen === 0 ? '不收费' : `${definition.fee.fen / 100}元（${definition.fee.basis ?? ''}）`)
  add('guide', 'handling', definition.handling === 'at_once' ? '当场办结' : '承诺办结')
  add('guide', 'visits', definition.visits === 0 ? '不用跑' : '最多跑一次')
  add('eligibility', 'eligibilityText', definition.eligibilityText)
  add('eligibility', 'whoMayApply', definition.whoMayApply)
  add('eligibility', 'onBehalf', definition.onBehalf.map((one) => BEHALF_WORDS[one]).join('、'))
  add('eligibility', 'openToNonRegistered', definition.openToNonRegistered ? '可以' : `不可以（${definition.closedBecause ?? ''}）`)
  add('eligibility', 'anonymous', definition.anonymous ? '可以' : undefined)
  definition.form.ui.steps.forEach((step, i) => add('form', `step.${i}`, [step.title, step.description, step.showWhen && `只在${conditionInWords(step.showWhen, find)}时显示`].filter(Boolean).join('；'), `第${i + 1}步`))
  for (const line of formInWords(definition.form)) add('form', `field.${line.key}`, line.text, line.what)
  for (const one of definition.materials) {
    add('materials', `material.${one.code}`, [
      one.need === 'always' ? '都要' : `只在${conditionInWords(one.need.when, find)}时要`, one.heldByRegister && `档案有${PREFILL_SOURCES[one.heldByRegister]}的不用交`,
      one.copies > 0 && `窗口收复印件${one.copies}份`, one.mayFollow && `可以先办，${one.mayFollow.withinDays}天内补交`, one.note,
    ].filter(Boolean).join('；'), `“${one.title}”`)
  }
  definition.stages.forEach((one, i) => add('stages', `stage.${one.key}`, `第${i + 1}个；${stageInWords(one, find)}`, `“${one.title}”`))
  add('limits', 'limits.accept', limits.accept && limitInWords(limits.accept))
  add('limits', 'limits.handle', limitInWords(limits.handle))
  add('limits', 'limits.promised', limits.promised && limitInWords(limits.promised))
  add('limits', 'limits.begins', BEGINS_WORDS[limits.begins ?? 'accept'])
  add('routing', 'channels', definition.channels.map((one) => CHANNELS[one]).join('、'))
  add('routing', 'urgency', (definition.urgency ?? []).map((one) => `${conditionInWords(one.when, find)}：${URGENCIES[one.urgency]}${one.handle ? `，${limitInWords(one.handle)}` : ''}`).join('；'))
  add('result', 'resultDocument.title', definition.resultDocument?.title)
  add('result', 'resultDocument.paragraphs', definition.resultDocument?.paragraphs.join(' '))
  add('result', 'resultDocument.refusedParagraphs', definition.resultDocument?.refusedParagraphs?.join(' '))
  add('result', 'effect', definition.effect)
  for (const [moment, text] of Object.entries(definition.messages ?? {})) add('messages', `message.${moment}`, text, MOMENT_WORDS[moment as keyof typeof MOMENT_WORDS])
  add('settings', 'rating', yes(definition.rating))
  for (const [key, value] of Object.entries(definition.settings ?? {})) add('settings', `setting.${key}`, typeof value === 'object' ? JSON.stringify(value) : String(value), key)
  return lines
}
