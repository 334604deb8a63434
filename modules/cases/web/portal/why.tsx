import { formatDay } from '../../../../platform/web/format.ts'
import { More } from '../../../../platform/web/kit/index.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { CaseClock } from '../../contract.ts'

/** 为什么是这一天: the sentence, the law, and every day counted or left out. */
export function WhyThisDay({ clock, year }: { clock: CaseClock; year: number }) {
  const t = useT()
  const words = (entry: CaseClock['trace'][number]): string => {
    const { kind, n, name } = entry
    if (kind === 'start') return t('开始计时，当天不算')
    if (kind === 'counted') return t('第{n}天', { n: n ?? '' })
    if (kind === 'in_lieu_workday') return t('第{n}天（{name}调休上班）', { n: n ?? '', name })
    if (kind === 'weekend') return t('周末，不算')
    if (kind === 'holiday') return t('{name}放假，不算', { name })
    if (kind === 'suspended') return t('{name}，不算', { name: name || t('暂停') })
    if (kind === 'extension') return t('延长{n}：{name}', { n: n ?? '', name })
    return t('到期')
  }
  return (
    <More title={clock.dueOn ? t('为什么是这一天') : t('什么时候能办好')}>
      <p>{clock.explanation}</p>
      {clock.source && <p className="meta">{t('依据：')}{clock.source}</p>}
      {clock.trace.length > 0 && (
        <ol className="day-list">
          {clock.trace.map((entry, index) => (
            <li key={index}><span className="number">{formatDay(entry.date, year)}</span> {words(entry)}</li>
          ))}
        </ol>
      )}
    </More>
  )
}
