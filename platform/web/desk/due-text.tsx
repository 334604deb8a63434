import { ClockCircleOutlined, ExclamationCircleFilled, PauseCircleOutlined, CheckCircleOutlined } from '@ant-design/icons'
import { t } from '../text.ts'
import { dateText } from './date-text.tsx'

export interface Due {
  /** The last day or moment, ISO 8601. */
  at: string
  /** Days (or hours, by `unit`) left as the server counted them (negative: overdue). Working days are never counted in a browser. */
  left?: number
  unit?: 'working' | 'natural' | 'hour'
  state?: 'running' | 'paused' | 'done'
}

export type DueTone = 'late' | 'soon' | 'calm' | 'paused' | 'done'

/** How a deadline is said: in words first; the tone only repeats it in colour. `soon` is two days or less. */
export function dueWords(due: Due): { words: string; tone: DueTone } {
  const day = dateText(due.at, 'short')
  if (due.state === 'done') return { words: t('已完成'), tone: 'done' }
  if (due.state === 'paused') return { words: t('计时已暂停'), tone: 'paused' }
  if (due.left === undefined) return { words: t('{day}前', { day }), tone: 'calm' }
  const n = Math.round(Math.abs(due.left) * 10) / 10
  const late = due.left < 0
  if (due.unit === 'hour') return { words: late ? t('已超期{n}小时', { n }) : t('还剩{n}小时', { n }), tone: late ? 'late' : due.left <= 4 ? 'soon' : 'calm' }
  const working = due.unit !== 'natural'
  if (late) return { words: working ? t('已超期{n}个工作日', { n }) : t('已超期{n}天', { n }), tone: 'late' }
  if (due.left === 0) return { words: t('今天到期'), tone: 'soon' }
  return { words: working ? t('还剩{n}个工作日', { n }) : t('还剩{n}天', { n }), tone: due.left <= 2 ? 'soon' : 'calm' }
}

const ICONS = { late: ExclamationCircleFilled, soon: ClockCircleOutlined, calm: null, paused: PauseCircleOutlined, done: CheckCircleOutlined }

/** How long is left, in words; `withDay` adds the day itself. */
export function DueText({ due, withDay = false }: { due?: Due | null; withDay?: boolean }) {
  if (!due) return <span className="d-quiet">{t('无时限')}</span>
  const { words, tone } = dueWords(due)
  const Icon = ICONS[tone]
  return (
    <span className={`d-due d-due-${tone}`} title={t('期限：{day}', { day: dateText(due.at, 'day-weekday') })}>
      {Icon && <Icon aria-hidden />}
      {words}
      {withDay && due.left !== undefined && <span className="d-quiet"> {dateText(due.at, 'day-weekday')}</span>}
    </span>
  )
}
