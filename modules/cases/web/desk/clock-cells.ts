import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../contract.ts'

type Trace = Case['clock']['trace']

/** One day as the calendar shows it. */
export interface DayCell {
  date: string
  kind: string
  words: string
  short: string
  due: boolean
}

/** One cell for each day, however many lines of the trace fall on it. */
export function cellsOf(trace: Trace): DayCell[] {
  const days = new Map<string, DayCell>()
  for (const { date, kind, n, name } of trace) {
    const cell = days.get(date) ?? { date, kind: 'start', words: '', short: '', due: false }
    const say = (kindOfCell: string, words: string, short: string) => Object.assign(cell, { kind: kindOfCell, words: [cell.words, words].filter(Boolean).join('，'), short })
    if (kind === 'start') say('start', t('开始计时'), t('起'))
    else if (kind === 'counted') say('counted', t('第{n}天，计入', { n: n ?? '' }), String(n ?? ''))
    else if (kind === 'in_lieu_workday') say('counted', t('第{n}天，调休上班，计入', { n: n ?? '' }), `${n ?? ''}${t('班')}`)
    else if (kind === 'weekend') say('off', t('周末，不计'), t('休'))
    else if (kind === 'holiday') say('holiday', t('{name}，放假不计', { name }), t('假'))
    else if (kind === 'suspended') say('paused', t('{name}，暂停不计', { name }), t('停'))
    else if (kind === 'extension') cell.words = [cell.words, t('此后为延长的{n}天：{name}', { n: n ?? '', name })].filter(Boolean).join('，')
    else if (kind === 'due') {
      cell.due = true
      cell.words = [cell.words, t('到期日')].filter(Boolean).join('，')
    }
    days.set(date, cell)
  }
  return [...days.values()].sort((a, b) => a.date.localeCompare(b.date))
}
