import { dateText, DueText, Facts } from '../../../../platform/web/desk/index.ts'
import { formatDate } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../contract.ts'
import { cellsOf } from './clock-cells.ts'
import { amountOf, dueOfCase } from './words.ts'

const WEEK = ['一', '二', '三', '四', '五', '六', '日']
/** More days than this are folded away. */
const SHORT_WAY = 42

/** Monday is 0. */
const weekday = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

/** The legal clock: until when, how much is left, why, and every day of the way. */
export function CaseClock({ c }: { c: Case }) {
  const { clock } = c
  const due = dueOfCase(clock)
  const cells = cellsOf(clock.trace)
  const over = c.state === 'declined' || c.state === 'withdrawn' || c.state === 'concluded'
  return (
    <>
      <p className="c-clock">
        {due ? (
          <>
            <strong className="c-clock-day">{clock.unit === 'hour' && clock.dueAt ? dateText(clock.dueAt, 'time') : dateText(clock.dueOn ?? '', 'day-weekday')}</strong>
            <DueText due={due} />
          </>
        ) : (
          <strong>{over && clock.state === 'none' ? t('本件没有计时') : clock.stateName}</strong>
        )}
      </p>
      {clock.explanation && !(over && clock.state === 'none') && <p className="d-quiet">{clock.explanation}</p>}
      {due && clock.state !== 'done' && (
        <Facts
          facts={[
            { label: t('期限'), value: amountOf(clock.total, clock.unit), note: clock.source },
            { label: t('已用'), value: amountOf(clock.used, clock.unit) },
          ]}
        />
      )}
      {cells.length > 1 && (
        <details className="c-days" open={cells.length <= SHORT_WAY}>
          <summary>{t('逐日计算')}</summary>
          <ol className="c-calendar" aria-label={t('逐日计算')}>
            {WEEK.map((day) => (
              <li key={day} className="c-day-head" aria-hidden>
                {day}
              </li>
            ))}
            {cells.map((cell, index) => {
              const monthTurns = index === 0 || cell.date.slice(5, 7) !== cells[index - 1]!.date.slice(5, 7)
              return (
                <li
                  key={cell.date}
                  className={`c-day c-day-${cell.kind}${cell.due ? ' c-day-due' : ''}`}
                  style={index === 0 ? { gridColumnStart: weekday(cell.date) + 1 } : undefined}
                  title={`${formatDate(cell.date).slice(5)}：${cell.words}`}
                >
                  <span className="d-hidden">{`${formatDate(cell.date)}：${cell.words}`}</span>
                  <span aria-hidden className="c-day-date">{monthTurns ? `${Number(cell.date.slice(5, 7))}/${Number(cell.date.slice(8))}` : Number(cell.date.slice(8))}</span>
                  <span aria-hidden className="c-day-word">{cell.due ? t('到期') : cell.short}</span>
                </li>
              )
            })}
          </ol>
          <p className="d-quiet c-day-key">{t('数字是第几天；休：周末；假：法定节假日；停：暂停；班：调休上班')}</p>
        </details>
      )}
    </>
  )
}
