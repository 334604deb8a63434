import type { ReactNode } from 'react'
import { DataTableChart, Awaiting, DayInput, PageHeading, Panel, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getQueueDay, type Station } from '../../contract.ts'
import { WithStation } from './station.tsx'

/** 当日情况: taken, served, left and how long people waited. */
export default function DayPage() {
  return <WithStation>{(station, choice) => <DayOf key={station.id} station={station} choice={choice} />}</WithStation>
}

function DayOf({ station, choice }: { station: Station; choice: ReactNode }) {
  const [search, setSearch] = useSearchState()
  const on = /^\d{4}-\d\d-\d\d$/.test(search.on ?? '') ? search.on! : dayOf(new Date())
  const query = useCall(getQueueDay, { params: { id: station.id }, query: { on } }, { keep: true, everyMs: 60_000 })
  return (
    <>
      <PageHeading title={t('{name}当日情况', { name: station.name })} aside={<>{choice}<DayInput value={on} onChange={(day) => setSearch({ on: day ?? undefined })} /></>} />
      <Awaiting query={query}>
        {(day) => (
          <>
            <div className="w-figures">
              {([[t('取号'), day.all.taken], [t('办完'), day.all.served], [t('过号或离开'), day.all.left], [t('还在等'), day.all.waiting]] as const).map(([label, n]) => (
                <div key={label} className="w-figure"><span className="d-quiet">{label}</span><strong>{n}</strong></div>
              ))}
              <div className="w-figure"><span className="d-quiet">{t('等候（一半人不超过）')}</span><strong>{day.all.wait ? t('{n}分钟', { n: day.all.wait.median }) : '—'}</strong></div>
              <div className="w-figure"><span className="d-quiet">{t('最久')}</span><strong>{day.all.wait ? t('{n}分钟', { n: day.all.wait.longest }) : '—'}</strong></div>
            </div>
            {day.all.taken === 0 ? <p className="d-quiet">{t('这一天没有人取号。')}</p> : (
              <>
                <Panel title={t('按业务')}>
                  <div className="w-scroll"><table className="w-plain">
                    <thead><tr><th scope="col">{t('业务')}</th><th scope="col" className="w-number">{t('取号')}</th><th scope="col" className="w-number">{t('办完')}</th><th scope="col" className="w-number">{t('过号或离开')}</th><th scope="col" className="w-number">{t('等候（分钟）')}</th></tr></thead>
                    <tbody>{day.business.map((one) => (
                      <tr key={one.letter}><th scope="row">{one.name}</th><td className="w-number">{one.taken}</td><td className="w-number">{one.served}</td><td className="w-number">{one.left}</td><td className="w-number">{one.wait ? t('{a}，最久{b}', { a: one.wait.median, b: one.wait.longest }) : '—'}</td></tr>
                    ))}</tbody>
                  </table></div>
                </Panel>
                <Panel title={t('按窗口')}>
                  <div className="w-scroll"><table className="w-plain">
                    <thead><tr><th scope="col">{t('窗口')}</th><th scope="col" className="w-number">{t('办完')}</th><th scope="col" className="w-number">{t('每位（分钟）')}</th></tr></thead>
                    <tbody>{day.counters.map((one) => <tr key={one.name}><th scope="row">{one.name}</th><td className="w-number">{one.served}</td><td className="w-number">{one.minutes ?? '—'}</td></tr>)}</tbody>
                  </table></div>
                </Panel>
                <Panel title={t('各时段取号')}><DataTableChart title={t('各时段取号')} unit={t('人')} points={day.hours.map((one) => ({ label: one.hour, value: one.taken }))} /></Panel>
              </>
            )}
          </>
        )}
      </Awaiting>
    </>
  )
}
