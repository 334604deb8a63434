import { dayOf } from '../../../../platform/web/format.ts'
import { getMe } from '../../../accounts/contract.ts'
import { Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { SurveyFigure } from '../../contract.ts'
import './surveys.css'

/** The place of the post that is worn. */
export const useRoot = (): string | undefined => useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region

export const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label: t(label) }))

const PLACES = [['/surveys', '问卷调查'], ['/surveys/questionnaires', '问卷'], ['/surveys/reviews', '居民民主评议'], ['/surveys/satisfaction', '满意度']] as const

/** The way between the lists of the area. */
export function Area({ at }: { at: (typeof PLACES)[number][0] }) {
  return (
    <nav aria-label={t('问卷')} className="su-area">
      <ul>{PLACES.map(([to, title]) => <li key={to}><Go to={to} {...(to === at ? { 'aria-current': 'page' as const } : {})} className={to === at ? 'su-here' : ''}>{t(title)}</Go></li>)}</ul>
    </nav>
  )
}

const STEPS: Record<string, string> = {
  made: '建立', written: '修改', settled: '定稿', drafted: '另起一版', retired: '停用', taken_back: '重新启用', planned: '新建', changed: '修改', drawn: '抽样', opened: '开始填写', closed: '结束并计算', published: '公布', cancelled: '取消',
  listed: '列清单', called: '通知居民', held: '评议结果', answered: '单位答复',
  reminded: '提醒', remark_shown: '留言审过，显示', remark_held: '留言审过，不显示',
}
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))

const number = (value: number, digits = 1) => value.toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits })
/** `82.4分（78.0—86.1）`; without an interval the value alone. */
export function figureText(figure: SurveyFigure | null, kind: 'points' | 'share'): string {
  if (!figure) return '—'
  const scale = kind === 'share' ? 100 : 1
  const unit = kind === 'share' ? '%' : t('分')
  const value = `${number(figure.value * scale)}${unit}`
  return figure.lo === null || figure.hi === null ? value : t('{value}（{lo}—{hi}）', { value, lo: number(figure.lo * scale), hi: number(figure.hi * scale) })
}

/** 2026, 2026-H1, 2026-Q3, 2026-07 as people say it. */
export function periodText(period: string): string {
  const [year = '', part] = period.split('-')
  if (!part) return t('{year}年', { year })
  if (part.startsWith('H')) return part === 'H1' ? t('{year}年上半年', { year }) : t('{year}年下半年', { year })
  if (part.startsWith('Q')) return t('{year}年第{q}季度', { year, q: part.slice(1) })
  return t('{year}年{month}月', { year, month: Number(part) })
}
/** Periods to choose from, the newest first. */
export function periodOptions(today: string) {
  const year = Number(today.slice(0, 4))
  return [year, year - 1].flatMap((each) => [String(each), `${each}-H2`, `${each}-H1`, `${each}-Q4`, `${each}-Q3`, `${each}-Q2`, `${each}-Q1`]).map((value) => ({ value, label: periodText(value) }))
}

/** The day so many days from today. */
export const inDays = (n: number): string => dayOf(new Date(Date.now() + n * 86_400_000))
