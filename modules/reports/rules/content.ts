/*
 * What a yearly report holds, and the sentences that follow from its figures. Pure: the same content makes the page, the Word file, the PDF and
 * the open data.
 */

/** Where people write. `hint` says what belongs there. */
export const SLOTS = {
  overview: { title: '总体情况', hint: '本年度的基本情况和总的评价' },
  work: { title: '主要工作和做法', hint: '做了什么，怎么做的，有什么经验' },
  problems: { title: '存在的问题', hint: '没有达到目标的原因，群众反映的问题' },
  next: { title: '下一年安排', hint: '下一年的重点工作、责任单位和时限' },
} as const
export type Slot = keyof typeof SLOTS
export const slots = Object.keys(SLOTS) as [Slot, ...Slot[]]

export interface ReportTarget {
  plan: string
  planTitle: string
  year: number
  comparator: 'at_least' | 'at_most' | 'equal'
  value: number
  strive: boolean
  /** The text names no year. */
  noYear: boolean
  /** The plan's period is over and nothing later sets it. */
  ended: boolean
  quote: string
  section: string
}

/** One number of the report with everything that a reader needs to find it again. */
export interface ReportFigure {
  /** Number in the appendix of sources. */
  n: number
  code: string
  title: string
  unit: string
  decimals: number
  kind: 'computed' | 'reported' | 'mixed' | 'baseline'
  aboutPeople: boolean
  value: number | null
  numerator: number | null
  denominator: number | null
  numeratorText: string
  denominatorText: string | null
  base: string
  source: string
  /** The day whose state it is. */
  day: string
  asOf: string | null
  /** Version of the day's record that it was read from; null where it was counted live or filed. */
  record: number | null
  suppressed: boolean
  missing: { reason: string; owedBy: string } | null
  note: string
  target: ReportTarget | null
  state: 'met' | 'short' | 'none'
  /** The same figure at the end of the year before. */
  before: number | null
}

export interface PlaceCell { value: number | null; suppressed: boolean; missing: boolean }

export interface ReportContent {
  region: string
  regionName: string
  year: number
  /** The last day that is spoken of: the end of the year, or the day of building while it runs. */
  day: string
  whole: boolean
  builtAt: string
  figures: ReportFigure[]
  /** Places directly below with the figures that all of them may have. */
  places: { region: string; name: string; cells: Record<string, PlaceCell> }[]
  tasks: { plan: string; planTitle: string; title: string; section: string; lead: string }[]
}

export type Texts = Partial<Record<Slot, string>>

/** What is filed. */
export interface ReportBody extends ReportContent {
  edition: number
  reason: string
  texts: Texts
}

/** A day as documents write it. */
export const sayDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** A number as it is printed. */
export const sayNumber = (value: number, decimals: number): string => value.toLocaleString('zh-CN', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })

/** A figure as it is printed: a number, or why there is none. Never 0 for what is not known. */
export function sayFigure(one: Pick<ReportFigure, 'value' | 'decimals' | 'unit' | 'suppressed' | 'missing'>): string {
  if (one.suppressed) return '不足5，不公开'
  if (one.value === null) return one.missing ? '尚未采集' : '无法计算'
  return `${sayNumber(one.value, one.decimals)}${one.unit}`
}

const COMPARED = { at_least: '不低于', at_most: '不高于', equal: '等于' } as const
export const sayTarget = (target: Pick<ReportTarget, 'comparator' | 'value' | 'year' | 'strive' | 'noYear' | 'ended'>, one: Pick<ReportFigure, 'unit'>): string =>
  `${target.noYear ? '' : `${target.year}年`}${target.strive ? '争取' : ''}${COMPARED[target.comparator]}${target.value.toLocaleString('zh-CN')}${one.unit}${target.ended ? '（规划期已满）' : ''}`

export const STATES = { met: '已达到', short: '未达到', none: '' } as const
export const KINDS = { computed: '自动统计', reported: '填报', mixed: '填报与统计结合', baseline: '文件所列基数' } as const

export interface Totals { figures: number; known: number; missing: number; hidden: number; targets: number; met: number; short: number; open: number }

/** How many figures there are, how many are known, and how they stand to their targets. */
export function totalsOf(figures: readonly ReportFigure[]): Totals {
  const aimed = figures.filter((one) => one.target)
  return {
    figures: figures.length, known: figures.filter((one) => one.value !== null).length, missing: figures.filter((one) => one.missing).length, hidden: figures.filter((one) => one.suppressed).length,
    targets: aimed.length, met: aimed.filter((one) => one.state === 'met').length, short: aimed.filter((one) => one.state === 'short').length, open: aimed.filter((one) => one.state === 'none').length,
  }
}

/** The first words of the overview, counted and not judged; a person goes on from there. */
export function overviewOf(content: ReportContent): string {
  const t = totalsOf(content.figures)
  const named = (state: 'met' | 'short') => content.figures.filter((one) => one.target && one.state === state).slice(0, 6).map((one) => `${one.title}${sayFigure(one)}`).join('、')
  return [
    `${content.year}年，${content.regionName}社区建设指标共${t.figures}项，其中${t.known}项有数据，${t.missing}项尚未采集${t.hidden ? `，${t.hidden}项因人数过少不公开` : ''}。`,
    t.targets === 0 ? '现行规划没有对本地设定适用的数量目标。' : `对照规划设定的${t.targets}项目标，已达到${t.met}项，未达到${t.short}项${t.open ? `，${t.open}项因缺少数据不能判断` : ''}。`,
    t.met ? `已达到的有：${named('met')}${t.met > 6 ? '等' : ''}。` : '',
    t.short ? `未达到的有：${named('short')}${t.short > 6 ? '等' : ''}。` : '',
    content.whole ? '' : `数据截至${sayDay(content.day)}，全年数据以年末为准。`,
  ].filter(Boolean).join('')
}

/** Where a figure was counted from, in one sentence. */
export function traceOf(one: ReportFigure): string {
  if (one.missing) return `${one.missing.reason}${one.missing.owedBy ? `；由${one.missing.owedBy}提供` : ''}`
  if (one.suppressed) return '按登记数据统计；涉及人数不足5，为保护个人信息不公开'
  const how = one.kind === 'computed' ? '按登记数据自动统计' : one.note || KINDS[one.kind]
  const record = one.kind === 'computed' ? (one.record === null ? `${one.day}当日统计` : `${one.day}留存统计第${one.record}版`) : ''
  const parts = one.numerator !== null && one.denominator !== null ? `${one.numeratorText}${one.numerator.toLocaleString('zh-CN')}，${one.denominatorText ?? '全部'}${one.denominator.toLocaleString('zh-CN')}` : ''
  return [how, record, parts].filter(Boolean).join('；')
}

/** The page of the product where the figure can be opened again. */
export const linkOf = (publicUrl: string, one: Pick<ReportFigure, 'code' | 'day'>, region: string): string => `${publicUrl}/desk/board/${one.code}?region=${region}&day=${one.day}`

/** Figures with a target, in order: those that are short first. */
export const aimedFigures = (content: ReportContent): ReportFigure[] => {
  const rank = { short: 0, none: 1, met: 2 } as const
  return content.figures.filter((one) => one.target).sort((a, b) => rank[a.state] - rank[b.state] || a.n - b.n)
}
export const missingFigures = (content: ReportContent): ReportFigure[] => content.figures.filter((one) => one.missing)
export const otherFigures = (content: ReportContent): ReportFigure[] => content.figures.filter((one) => !one.target && !one.missing)

/** Figures that are laid side by side for the places below: at most six that most of them have, those with a target first. */
export function placeFigures(content: ReportContent): ReportFigure[] {
  const told = (one: ReportFigure) => content.places.filter((place) => place.cells[one.code]?.value != null).length
  return content.figures.filter((one) => !one.missing && told(one) >= Math.max(2, content.places.length / 2)).sort((a, b) => Number(b.target !== null) - Number(a.target !== null) || a.n - b.n).slice(0, 6)
}
