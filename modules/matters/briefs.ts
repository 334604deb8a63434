import type { Condition, FieldSchema, FieldUi } from '../../platform/web/form/definition.ts'
import type { Material, MatterDefinition, Stage } from './definition.ts'
import { ACCEPT_LIMIT, localLimit } from './limit-rules.ts'
import { APPLY_CHANNELS, formFor, stageForm, stationDesk } from './parts.ts'

/*
 * Short forms for matters that repeat one pattern: who asks, a step of the matter's own questions, a few stages, an answer. What is written
 * with them is an ordinary definition; a matter that needs more is written out with `defineMatter`. Browser-safe data.
 */

/** A question of a form: what is asked and how; `optional` may be left empty. */
export interface Asked { schema: FieldSchema; ui?: FieldUi; optional?: boolean }

const choices = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, title]) => ({ const: value, title }))

/** Questions. Lengths in letters, sums in yuan, days as days. */
export const ask = {
  pick: (title: string, words: Readonly<Record<string, string>>, hint?: string): Asked =>
    ({ schema: { type: 'string', title, oneOf: choices(words) }, ui: { widget: 'radio', ...(hint ? { hint } : {}) } }),
  several: (title: string, words: Readonly<Record<string, string>>, hint?: string): Asked => ({
    schema: { type: 'array', title, minItems: 1, maxItems: Object.keys(words).length, items: { type: 'string', title, oneOf: choices(words) } },
    ui: { widget: 'checkboxes', ...(hint ? { hint } : {}) },
  }),
  yes: (title: string, hint?: string): Asked => ({ schema: { type: 'boolean', title }, ui: { widget: 'checkbox', ...(hint ? { hint } : {}) }, optional: true }),
  promise: (title: string): Asked => ({ schema: { type: 'boolean', title, const: true }, ui: { widget: 'checkbox' } }),
  words: (title: string, hint?: string): Asked => ({ schema: { type: 'string', title, minLength: 2, maxLength: 60 }, ...(hint ? { ui: { hint } } : {}) }),
  story: (title: string, hint?: string): Asked => ({ schema: { type: 'string', title, minLength: 4, maxLength: 500 }, ui: { widget: 'textarea', ...(hint ? { hint } : {}) } }),
  past: (title: string): Asked => ({ schema: { type: 'string', title, format: 'date', formatMaximum: 'today' }, ui: { widget: 'near-date' } }),
  day: (title: string): Asked => ({ schema: { type: 'string', title, format: 'date' }, ui: { widget: 'near-date' } }),
  born: (title: string): Asked => ({ schema: { type: 'string', title, format: 'date', formatMaximum: 'today' } }),
  count: (title: string, unit: string, most = 99, least = 0): Asked => ({ schema: { type: 'integer', title, minimum: least, maximum: most }, ui: { unit } }),
  yuan: (title: string): Asked => ({ schema: { type: 'number', title, minimum: 0, maximum: 10_000_000 }, ui: { unit: '元' } }),
  phone: (title: string): Asked => ({ schema: { type: 'string', title, format: 'phone' } }),
  /** Known from the register: shown and not asked. */
  known: (title: string, schema: FieldSchema, prefill: NonNullable<FieldUi['prefill']>, more: FieldUi = {}): Asked => ({ schema: { ...schema, title }, ui: { prefill, readOnly: true, ...more } }),
} as const

export const optional = (one: Asked): Asked => ({ ...one, optional: true })
export const onlyWhen = (showWhen: Condition, one: Asked): Asked => ({ ...one, ui: { ...one.ui, showWhen } })

const UPLOAD = ['image/jpeg', 'image/png', 'application/pdf'] as const

/** A paper to bring that the register does not hold; may follow within the days named. */
export const bring = (code: string, title: string, note = '', more: { when?: Condition; within?: number; copies?: number } = {}): Material => ({
  code, title, need: more.when ? { when: more.when } : 'always', accept: UPLOAD, copies: more.copies ?? 0,
  ...(more.within ? { mayFollow: { withinDays: more.within } } : {}), note,
})

const stageOf = (key: string, title: string, post: Stage['post'], level: Stage['level'], form: Record<string, Asked>, more: Partial<Stage> = {}): Stage => ({
  key, title, post, level, in: 'turn',
  ...(Object.keys(form).length ? { form: stageForm(title, schemas(form), needed(form), uis(form)) } : {}), ...more,
})
const schemas = (form: Readonly<Record<string, Asked>>) => Object.fromEntries(Object.entries(form).map(([name, { schema }]) => [name, schema]))
const uis = (form: Readonly<Record<string, Asked>>) => Object.fromEntries(Object.entries(form).flatMap(([name, { ui }]) => (ui ? [[name, ui]] : [])))
const needed = (form: Readonly<Record<string, Asked>>) => Object.keys(form).filter((name) => !form[name]!.optional)

/** Stages that repeat. The posts are those of a community, a street and a banner; a place changes them in its pack. */
export const stages = {
  own: stageOf,
  /** At the counter: papers and facts are looked at. */
  check: (title = '社区核对'): Stage => stageOf('check', title, 'window_clerk', 'community', {}),
  /** A worker gets in touch, arranges it and writes down what was agreed. */
  arrange: (title = '联系、安排'): Stage => stageOf('arrange', title, 'community_worker', 'community', { arranged: ask.story('怎样安排的') }),
  /** Handed on to a body that does not work in this system; what it answered is written down and told. */
  handOn: (to: string): Stage => stageOf('hand-on', `送${to}、告知结果`, 'community_worker', 'community', { handedOn: ask.past('哪天送去的'), outcome: ask.story('对方答复') }),
  /** Decided by a department of the banner. */
  department: (title: string): Stage =>
    stageOf('department', title, 'department_officer', 'county', { decided: ask.story('办理意见') }),
  /** Looked into at home by two people, with advice. */
  survey: (limit: Stage['limit'], title = '入户调查'): Stage => stageOf('survey', title, 'community_worker', 'community', {
    visitedBy: ask.words('哪两位工作人员去的'), found: ask.story('看到的情况'),
    advice: ask.pick('建议', { grant: '建议给予', refuse: '建议不予' }),
  }, limit ? { limit } : {}),
  /** Published for seven days with the surname and the community only. */
  publish: (source: string): Stage => stageOf('publication', '公示', 'street_officer', 'township', {
    objection: ask.yes('公示期内有人提出异议'),
    objectionNote: onlyWhen({ field: 'objection', equals: true }, ask.story('异议和核实情况')),
  }, {
    publication: {
      days: 7, unit: 'natural_day', source, title: '{title}拟确认对象公示',
      body: '经调查审核，{region}{maskedName}拟确认为{title}对象，现予公示。公示时间：{from}至{until}。如有异议，请在公示期内向所在街道（苏木镇）反映，电话{phone}。',
    },
  }),
  /** The street looks over what the community found. */
  street: (title = '街道（苏木镇）审核', limit?: Stage['limit']): Stage =>
    stageOf('street', title, 'street_officer', 'township', { opinion: ask.story('审核意见') }, limit ? { limit } : {}),
  /** Confirmed by civil affairs of the banner, by other eyes; `paid` asks for month and sum. */
  confirm: (limit: Stage['limit'], paid = false): Stage => stageOf('confirm', '旗民政确认', 'civil_affairs_officer', 'county', {
    ...(paid ? {
      fromMonth: { schema: { type: 'string', title: '从哪个月起发放', pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' }, ui: { hint: '写成 2026-12 这样；从确认的次月起' } },
      amountYuan: { schema: { type: 'number', title: '每月金额', minimum: 1, maximum: 100_000 }, ui: { unit: '元' } },
    } satisfies Record<string, Asked> : {}),
    confirmNote: ask.story('确认意见'),
  }, { fourEyes: true, ...(limit ? { limit } : {}) }),
} as const

type Given = Pick<MatterDefinition, 'code' | 'title' | 'summary' | 'audience' | 'department' | 'lifeEvents' | 'stages'> &
  Partial<Omit<MatterDefinition, 'guide' | 'keywords' | 'form'>> & {
    /** Plain words, divided by spaces. */
    keywords: string
    /** Laws, with the article where it is certain. */
    basis: readonly (string | readonly [law: string, article: string])[]
    conditions: readonly string[]
    /** How it goes, in steps. */
    process: readonly string[]
    notes?: readonly string[]
    places?: readonly string[]
    /** Who gets it, in a sentence or two. */
    eligibility: string
    /** On what ground it is not open to residents registered elsewhere. */
    closed?: string
    asks: Readonly<Record<string, Asked>>
    /** Title of the step with these questions. */
    step?: string
    /** Which of the applicant's own fields are asked. */
    who?: readonly ('name' | 'idNumber' | 'phone' | 'address')[]
    /** Ends in an answer alone, without a document. */
    answerOnly?: true
  }

const REFUSED = ['{name}：您申请的“{title}”（编号{number}）未予办理。', '原因：{reason}', '如不服，可以自收到本通知之日起60日内申请行政复议，或者6个月内提起行政诉讼。'] as const

/** A matter from what is peculiar to it; the rest is the common way: free, at the community, online too, answered within ten working days. */
export function brief(given: Given): MatterDefinition {
  const { keywords, basis, conditions, process, notes = [], places, eligibility, closed, asks, step = '要办的事', who, answerOnly, ...own } = given
  const questions = { ...asks, agree: ask.promise('以上内容属实') }
  return {
    kind: 'application',
    type: 'universal',
    level: 'community',
    whoMayApply: '本人，家人、受委托的人，社区工作者可以代办；未成年人由监护人办理',
    onBehalf: ['self', 'family', 'agent', 'worker'],
    materials: [],
    limits: { accept: ACCEPT_LIMIT, handle: localLimit(10, 'working_day'), promised: localLimit(5, 'working_day') },
    handling: 'promised',
    visits: 0,
    fee: { fen: 0 },
    channels: APPLY_CHANNELS,
    rating: true,
    ...(answerOnly ? {} : { resultDocument: { title: `${own.title}办理告知书`, paragraphs: ['{name}：您申请的“{title}”（编号{number}）已办理。', '{summary}'], refusedParagraphs: REFUSED } }),
    ...own,
    keywords: keywords.split(' ').filter(Boolean),
    eligibilityText: eligibility,
    openToNonRegistered: closed === undefined,
    ...(closed === undefined ? {} : { closedBecause: closed }),
    guide: {
      ...stationDesk, ...(places ? { places } : {}),
      basis: basis.map((one) => (typeof one === 'string' ? { law: one, article: '' } : { law: one[0], article: one[1] })), conditions, process, notes,
    },
    form: formFor({ properties: schemas(questions), required: needed(questions), steps: [{ title: step, fields: Object.keys(questions) }], fields: uis(questions) }, who),
  }
}

/** A place sets ages, sums and thresholds itself: said in the settings, so that nobody takes an example for the rule. */
export const setByPlace = (settings: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({ ...settings, amountsNote: '标准由本地公布，在地方设置里填写' })
