import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Awaiting, dateText, Go, PageHeading, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { listCollectionDeadlines } from '../../contract.ts'
import './collections.css'

const shifted = (month: string, by: number): string => {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** What falls due in three months, by day: what this place owes, and what the places below owe. */
export default function CalendarPage() {
  const [search, setSearch] = useSearchState()
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(search['month'] ?? '') ? search['month']! : dayOf(new Date()).slice(0, 7)
  const last = shifted(month, 2)
  const query = useCall(listCollectionDeadlines, { query: { from: `${month}-01`, to: `${last}-${String(new Date(Number(last.slice(0, 4)), Number(last.slice(5, 7)), 0).getDate())}` } })
  const today = dayOf(new Date())
  return (
    <>
      <PageHeading title={t('填报日程')} crumbs={[{ label: t('填报'), to: '/collections' }]} aside={
        <span className="col-tools" style={{ margin: 0 }}>
          <Button icon={<LeftOutlined aria-hidden />} onClick={() => setSearch({ month: shifted(month, -1) })}>{t('上个月')}</Button>
          <Button onClick={() => setSearch({ month: undefined })}>{t('本月')}</Button>
          <Button icon={<RightOutlined aria-hidden />} iconPlacement="end" onClick={() => setSearch({ month: shifted(month, 1) })}>{t('下个月')}</Button>
        </span>
      } />
      <Awaiting query={query}>
        {({ items }) => (
          <ol className="col-days">
            {[month, shifted(month, 1), last].map((each) => {
              const rows = items.filter((one) => one.day.startsWith(each))
              return (
                <li key={each}>
                  <h2>{t('{year}年{month}月', { year: Number(each.slice(0, 4)), month: Number(each.slice(5, 7)) })}</h2>
                  {rows.length === 0 ? <p className="d-quiet">{t('没有到期的填报。')}</p> : rows.map((one) => (
                    <div key={`${one.day}${one.collectionId}${one.level}`} className="col-day">
                      <span>{dateText(one.day, 'day-weekday')}</span>
                      <span><Go to={`/collections/${one.collectionId}`}>{t('{title}（{period}）', { title: one.title, period: one.periodTitle })}</Go><span className="d-quiet"> {one.mine && one.asked === 1 ? t('本级报出') : t('{level}报出', { level: one.levelTitle })}</span></span>
                      <span className={one.owed > 0 && one.day < today ? 'col-late' : 'd-quiet'}>{one.owed > 0 ? t('{done}/{all}已报', { done: one.done, all: one.asked }) : t('都已报出')}</span>
                    </div>
                  ))}
                </li>
              )
            })}
          </ol>
        )}
      </Awaiting>
    </>
  )
}
