import { CalendarOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { addDays, weekdayOf } from '../../../../platform/kernel/dates.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { Awaiting, dateText, Go, PageHeading, useAbility, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getDutyCalendar, OWED_STATES, type DutyDay } from '../../contract.ts'
import { FeedDialog } from './feed-dialog.tsx'
import './duties.css'

type Month = Reply<typeof getDutyCalendar>
const WEEK = ['一', '二', '三', '四', '五', '六', '日']
const SHOWN = 4

/** First and last day of a month written `2026-11`. */
function boundsOf(month: string): { from: string; until: string } {
  const [year, n] = month.split('-').map(Number) as [number, number]
  const next = n === 12 ? `${year + 1}-01-01` : `${year}-${String(n + 1).padStart(2, '0')}-01`
  return { from: `${month}-01`, until: addDays(next, -1) }
}
const shift = (month: string, by: 1 | -1): string => (by === 1 ? addDays(boundsOf(month).until, 1) : addDays(`${month}-01`, -1)).slice(0, 7)

/** 责任月历: what is due on which day; a grid on a desk, days one under another on a phone. */
export default function CalendarPage() {
  const [search, setSearch] = useSearchState()
  const oversees = useAbility('duties.oversee')
  const [subscribing, setSubscribing] = useState(false)
  const today = dayOf(new Date())
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(search['month'] ?? '') ? search['month']! : today.slice(0, 7)
  const whose = search['whose'] === 'all' && oversees ? 'all' : 'own'
  const query = useCall(getDutyCalendar, { query: { ...boundsOf(month), whose } }, { keep: true })
  return (
    <>
      <PageHeading
        title={t('{year}年{month}月', { year: month.slice(0, 4), month: Number(month.slice(5)) })} crumbs={[{ label: t('责任日历'), to: '/duties' }]}
        aside={<Button icon={<CalendarOutlined aria-hidden />} onClick={() => setSubscribing(true)}>{t('订阅到手机日历')}</Button>}
      />
      <div className="dut-tools">
        <Button icon={<LeftOutlined aria-hidden />} onClick={() => setSearch({ month: shift(month, -1) })}>{t('上月')}</Button>
        <Button disabled={month === today.slice(0, 7)} onClick={() => setSearch({ month: undefined })}>{t('本月')}</Button>
        <Button onClick={() => setSearch({ month: shift(month, 1) })}>{t('下月')}<RightOutlined aria-hidden /></Button>
        {oversees && (
          <Segmented aria-label={t('范围')} value={whose} onChange={(value) => setSearch({ whose: value === 'all' ? 'all' : undefined })} options={[{ value: 'own', label: t('本级') }, { value: 'all', label: t('本级和下级') }]} />
        )}
      </div>
      <Awaiting query={query}>
        {(reply) => (
          <>
            <Grid month={month} reply={reply} whose={whose} />
            <Agenda reply={reply} whose={whose} month={month} />
          </>
        )}
      </Awaiting>
      {subscribing && <FeedDialog onClose={() => setSubscribing(false)} />}
    </>
  )
}

const daysOf = (reply: Month, day: string): DutyDay[] => reply.days.filter((one) => one.dueOn === day)

function Grid({ month, reply, whose }: { month: string; reply: Month; whose: 'own' | 'all' }) {
  const { from, until } = boundsOf(month)
  const first = addDays(from, -((weekdayOf(from) + 6) % 7))
  const weeks: string[][] = []
  for (let day = first; day <= until; day = addDays(day, 7)) weeks.push(WEEK.map((_, i) => addDays(day, i)))
  return (
    <table className="dut-month">
      <caption className="dut-hidden">{t('{month}月到期的责任', { month: Number(month.slice(5)) })}</caption>
      <thead><tr>{WEEK.map((name) => <th key={name} scope="col">{t(`周${name}`)}</th>)}</tr></thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              if (day < from || day > until) return <td key={day} className="dut-outside" />
              const rest = reply.rest.find((one) => one.day === day)
              const due = daysOf(reply, day)
              return (
                <td key={day} className={day === reply.today ? 'dut-today' : undefined}>
                  <div className="dut-date"><time dateTime={day}>{Number(day.slice(8))}</time>{rest && <span>{rest.working ? t('班') : rest.name}</span>}</div>
                  <ul>{due.slice(0, SHOWN).map((one) => <li key={one.code}><Entry one={one} whose={whose} /></li>)}</ul>
                  {due.length > SHOWN && <p className="d-quiet">{t('还有{n}项，见下方清单', { n: due.length - SHOWN })}</p>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same as a list: all of it on a phone, and what found no room in the grid. */
function Agenda({ reply, whose, month }: { reply: Month; whose: 'own' | 'all'; month: string }) {
  const days = [...new Set(reply.days.map((one) => one.dueOn))]
  if (days.length === 0) return <p className="d-empty d-empty-why">{t('{month}月没有到期的责任。', { month: Number(month.slice(5)) })}</p>
  const crowded = days.some((day) => daysOf(reply, day).length > SHOWN)
  return (
    <section className={crowded ? 'dut-agenda dut-agenda-always' : 'dut-agenda'} aria-label={t('清单')}>
      {days.map((day) => (
        <section key={day} className="dut-day">
          <h2 className={day === reply.today ? 'dut-today' : undefined}>{dateText(day, 'day-weekday')}</h2>
          <ul>{daysOf(reply, day).map((one) => <li key={one.code}><Entry one={one} whose={whose} wide /></li>)}</ul>
        </section>
      ))}
    </section>
  )
}

function Entry({ one, whose, wide = false }: { one: DutyDay; whose: 'own' | 'all'; wide?: boolean }) {
  const to = one.id ? `/duties/${one.id}` : `/duties?tab=${one.late > 0 ? 'late' : 'all'}&code=${encodeURIComponent(one.code)}${whose === 'all' ? '&whose=all' : ''}`
  const words = one.owed > 1 ? t('{done}/{owed}已完成', { done: one.done, owed: one.owed - one.excused }) : t(OWED_STATES[one.state])
  return (
    <Go to={to} className={`dut-entry dut-entry-${one.state}`} title={`${one.title}，${words}`}>
      <span className="dut-entry-title">{one.title}</span>
      {(wide || one.owed > 1 || one.state === 'late') && <span className="dut-entry-state">{words}</span>}
    </Go>
  )
}
