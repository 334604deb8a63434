import { Awaiting, DateText, Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../../cases/contract.ts'
import { DESK_LEVELS, getDeskTimes, sayStretch } from '../../contract.ts'
import './windows.css'

/** How long each desk has had this case (MAT-12), and what else was brought in the same visit. */
export default function DesksCard({ c }: { c: Case }) {
  const query = useCall(getDeskTimes, { params: { id: c.id } }, { staleMs: 30_000 })
  return (
    <Awaiting query={query} inside>
      {(times) => (
        <>
          {times.visit && (
            <p className="w-beneath">
              {t('来访{number}', { number: times.visit.number })}{times.visit.others.length > 0 && t('，同时办的还有：')}
              {times.visit.others.map((one, i) => <span key={one.caseId}>{i > 0 && '、'}<Go to={`/cases/${one.caseId}`}>{one.title}</Go></span>)}
            </p>
          )}
          <p className="w-beneath">{times.levels.map((one) => t('{level}{time}', { level: t(DESK_LEVELS[one.level]), time: sayStretch(one.minutes) })).join('，')}</p>
          <div className="w-scroll"><table className="w-plain">
            <thead><tr><th scope="col">{t('由谁办')}</th><th scope="col">{t('接到')}</th><th scope="col">{t('办出')}</th><th scope="col" className="w-number">{t('用时')}</th></tr></thead>
            <tbody>{times.stretches.map((one, i) => (
              <tr key={i}><th scope="row">{one.place}{one.post}</th><td><DateText value={one.from} form="time" /></td><td>{one.until ? <DateText value={one.until} form="time" /> : t('正在办')}</td><td className="w-number">{sayStretch(one.minutes)}</td></tr>
            ))}</tbody>
          </table></div>
        </>
      )}
    </Awaiting>
  )
}
