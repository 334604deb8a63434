import { isSmall } from '../../../platform/kernel/small-counts.ts'
import type { Computed } from '../define.ts'
import { ownColumn, ownSourceName } from '../queries/own-facts.ts'
import type { FactShown, OwnBody, OwnPart, OwnState } from './contract.ts'
import { FACTS, type Fact, type FactField } from './facts.ts'

/*
 * What a definition made in the desk may say, in words and as an indicator. Pure.
 */

const WINDOWS = { year: '今年以来', half_year: '本半年以来', quarter: '本季度以来', month: '本月以来', days: '', ever: '历年累计' } as const

const numberFields: ReadonlySet<FactField['type']> = new Set(['number', 'age'])

function faultOfPart(part: OwnPart, name: string, measures: ReadonlyMap<string, string>): string | undefined {
  if (part.of === 'measure') return measures.has(part.measure) ? undefined : `${name}选的现有统计数不存在，请重新选择`
  const fact = FACTS[part.fact]
  if (!fact) return `${name}要统计的对象不存在，请重新选择`
  if (part.sum !== null && !fact.sums[part.sum]) return `${name}的合计项不属于“${fact.title}”，请重新选择`
  if (fact.time.kind === 'event' ? part.window === null : part.window !== null) return `${name}的时间范围与“${fact.title}”不符，请重新选择`
  if ((part.window === 'days') !== (part.days !== null)) return `${name}请写明最近多少天`
  const seen = new Set<string>()
  for (const filter of part.filters) {
    const field = fact.fields[filter.field]
    if (!field) return `${name}的条件不属于“${fact.title}”，请删去后重选`
    if (seen.has(filter.field)) return `${name}的条件“${field.title}”重复了，请合并`
    seen.add(filter.field)
    const asNumber = filter.from !== undefined || filter.until !== undefined
    if (numberFields.has(field.type) ? !asNumber || filter.in : asNumber || !filter.in) return `${name}的条件“${field.title}”没有写完整`
    if (field.type === 'choice' && filter.in!.some((value) => !field.choices?.[value])) return `${name}的条件“${field.title}”选了没有的项，请重选`
    if (filter.from !== undefined && filter.until !== undefined && filter.from > filter.until) return `${name}的条件“${field.title}”下限大于上限，请改正`
  }
  return undefined
}

/** What is wrong with a definition, in one sentence; nothing when it can be counted. `measures`: numbers counted already, by key. */
export function faultOf(body: OwnBody, measures: ReadonlyMap<string, string>): string | undefined {
  if (!body.denominator && body.factor !== 1) return '没有分母时不能换算，请把换算改为“不换算”'
  return faultOfPart(body.numerator, '分子', measures) ?? (body.denominator ? faultOfPart(body.denominator, '分母', measures) : undefined)
}

function sayFilter(field: FactField, filter: { in?: string[] | undefined; from?: number | undefined; until?: number | undefined }): string {
  if (filter.in) return `${field.title}为${filter.in.map((value) => field.choices?.[value] ?? value).join('或')}`
  const unit = field.unit ?? ''
  if (filter.from !== undefined && filter.until !== undefined) return `${field.title}${filter.from}至${filter.until}${unit}`
  return filter.from !== undefined ? `${field.title}不低于${filter.from}${unit}` : `${field.title}不高于${filter.until}${unit}`
}

/** One part in words: 今年以来收到的办件（渠道为来信），件数. */
export function sayPart(part: OwnPart, measures: ReadonlyMap<string, string>): string {
  if (part.of === 'measure') return measures.get(part.measure) ?? part.measure
  const fact = FACTS[part.fact]
  if (!fact) return part.fact
  const when = fact.time.kind === 'event' ? (part.window === 'days' ? `最近${part.days}天` : WINDOWS[part.window ?? 'ever']) : fact.time.kind === 'stretch' ? '当日' : '目前'
  const filters = part.filters.flatMap((filter) => (fact.fields[filter.field] ? [sayFilter(fact.fields[filter.field]!, filter)] : []))
  const what = part.sum === null ? '' : `的${fact.sums[part.sum]?.title ?? ''}`
  return `${when}${fact.title}${filters.length ? `（${filters.join('，')}）` : ''}${what}`
}

const factOf = (part: OwnPart | null): Fact | undefined => (part?.of === 'fact' ? FACTS[part.fact] : undefined)

/** Whether small numbers give somebody away: people are counted, or cases of one matter, which tells what somebody asked for. */
export function isAboutPeople(body: OwnBody): boolean {
  return [body.numerator, body.denominator].some((part) =>
    Boolean(factOf(part)?.aboutPeople) || (part?.of === 'measure' && part.measure.startsWith('population.'))
    || (part?.of === 'fact' && part.filters.some((filter) => filter.field === 'matter')))
}

/** A version of a definition as an indicator. */
export function indicatorOf(code: string, number: number, body: OwnBody, measures: ReadonlyMap<string, string>): Computed {
  const name = ownSourceName(code, number)
  const measureOf = (which: 'n' | 'd', part: OwnPart) =>
    part.of === 'measure'
      ? { key: part.measure, source: part.measure.split('.')[0]!, text: measures.get(part.measure) ?? part.measure }
      : { key: `${name}.${ownColumn(which, part)}`, source: name, text: sayPart(part, measures) }
  return {
    code, title: body.title, sentence: body.sentence, group: 'own', unit: body.unit, decimals: body.decimals, direction: body.direction, base: body.base,
    source: body.source, kind: 'computed', period: body.period, numerator: measureOf('n', body.numerator),
    ...(body.denominator ? { denominator: measureOf('d', body.denominator) } : {}),
    ...(body.denominator && body.factor !== 1 ? { factor: body.factor } : {}),
    ...(isAboutPeople(body) ? { aboutPeople: true as const } : {}),
    ...(body.numerator.of === 'fact' && body.numerator.window === 'year' ? { perYear: true } : {}),
  }
}

/** A fact as the editor shows it. */
export const showFact = ([name, fact]: [string, Fact]): FactShown => ({
  name, title: fact.title, unit: fact.unit, time: fact.time.kind, aboutPeople: fact.aboutPeople,
  fields: Object.entries(fact.fields).map(([field, one]) => ({
    name: field, title: one.title, type: one.type === 'age' ? 'number' : one.type, unit: one.unit ?? '',
    choices: Object.entries(one.choices ?? {}).map(([value, label]) => ({ value, label })),
  })),
  sums: Object.entries(fact.sums).map(([sum, one]) => ({ name: sum, title: one.title, unit: one.unit })),
})

/** Who looks at a definition, and how it stands. */
export interface Standing {
  state: OwnState
  /** A version counts, or will. */
  inForce: boolean
  tried: boolean
  /** The reader wrote this wording or submitted it. */
  ownHands: boolean
  abilities: ReadonlySet<string>
}

export type OwnMay = 'change' | 'try' | 'submit' | 'approve' | 'return' | 'retire'

/** What the reader may do with it now. Nobody approves what they wrote themselves. */
export function mayDo(s: Standing): OwnMay[] {
  const drafts = s.abilities.has('indicators.draft')
  const approves = s.abilities.has('indicators.approve')
  const open = s.state === 'draft' || s.state === 'approved' || s.state === 'retired'
  return [
    ...(drafts && open ? ['change' as const] : []),
    ...(s.state === 'draft' || s.state === 'submitted' ? ['try' as const] : []),
    ...(drafts && s.state === 'draft' && s.tried ? ['submit' as const] : []),
    ...(approves && s.state === 'submitted' && !s.ownHands ? ['approve' as const] : []),
    ...(approves && s.state === 'submitted' ? ['return' as const] : []),
    ...(approves && s.state === 'approved' && s.inForce ? ['retire' as const] : []),
  ]
}

/** Whether numbers of this size may be shown for what the definition counts. */
export const hides = (body: OwnBody, numerator: number, denominator: number | null): boolean =>
  isAboutPeople(body) && (isSmall(numerator) || (denominator !== null && isSmall(denominator)))
