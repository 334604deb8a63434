import { Awaiting, dateText, DayInput, PageHeading, Panel, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { DESK_LEVELS, listDeskTimes, sayStretch, type DeskLevel } from '../../contract.ts'
import './windows.css'

const LEVELS = Object.keys(DESK_LEVELS) as DeskLevel[]

/** 各环节用时: how long desks of each level have had the cases of each matter. */
export default function DesksPage() {
  const [search, setSearch] = useSearchState()
  const since = /^\d{4}-\d\d-\d\d$/.test(search.since ?? '') ? search.since : undefined
  const query = useCall(listDeskTimes, { query: since ? { since } : {} }, { keep: true, staleMs: 60_000 })
  return (
    <Awaiting query={query}>
      {(summary) => (
        <>
          <PageHeading title={t('各环节用时')} aside={<><span className="d-quiet">{t('从哪天起收的件')}</span><DayInput value={since ?? summary.since} onChange={(day) => setSearch({ since: day ?? undefined })} /></>} />
          <Panel title={t('{day}以来收的件，每个岗位平均用时', { day: dateText(summary.since) })} aside={<span className="d-quiet">{t('从接到到办出，包括等申请人的时间')}</span>}>
            {summary.items.length === 0 ? <p className="d-quiet">{t('这段时间没有收件。')}</p> : (
              <div className="w-scroll"><table className="w-plain">
                <thead><tr><th scope="col">{t('事项')}</th><th scope="col" className="w-number">{t('件数')}</th>{LEVELS.map((level) => <th key={level} scope="col" className="w-number">{t(DESK_LEVELS[level])}</th>)}</tr></thead>
                <tbody>{summary.items.map((one) => (
                  <tr key={one.matterCode}>
                    <th scope="row">{one.title}</th><td className="w-number">{one.cases}</td>
                    {LEVELS.map((level) => {
                      const here = one.levels.find((each) => each.level === level)
                      return <td key={level} className="w-number">{here ? <>{sayStretch(here.minutes)} <span className="d-quiet">{t('{n}次', { n: here.desks })}</span></> : '—'}</td>
                    })}
                  </tr>
                ))}</tbody>
              </table></div>
            )}
          </Panel>
        </>
      )}
    </Awaiting>
  )
}
