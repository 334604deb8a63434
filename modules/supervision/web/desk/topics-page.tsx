import { Select } from 'antd'
import { Awaiting, dateText, EmptyList, Go, PageHeading, Panel, useAbility, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { listHotTopics } from '../../contract.ts'
import { SendTopic } from './send-topic.tsx'
import './supervision.css'

const DAYS = [7, 30, 90, 180]

/** 热点诉求: what many people bring up in a place, and its way to deliberation. Counts only; nobody is named, nothing below five is shown. */
export default function TopicsPage() {
  const [search, setSearch] = useSearchState()
  const days = DAYS.includes(Number(search.days)) ? Number(search.days) : 30
  const sends = useAbility('supervision.propose')
  const query = useCall(listHotTopics, { query: { days, ...(search.region ? { region: search.region } : {}) } }, { keep: true })
  const root = useCall(listHotTopics, { query: { days: 7 } })
  return (
    <>
      <PageHeading title={t('热点诉求')} />
      <div className="s-bar">
        {root.data && <PlaceField root={root.data.region} value={search.region ?? root.data.region} onChange={(region) => setSearch({ region: region === root.data.region ? undefined : region })} upTo="community" rootCounts all />}
        <Select aria-label={t('时段')} value={days} style={{ inlineSize: 130 }} options={DAYS.map((n) => ({ value: n, label: t('近{n}天', { n }) }))} onChange={(n: number) => setSearch({ days: n === 30 ? undefined : String(n) })} />
      </div>
      <Awaiting query={query} inside>
        {(reply) => (
          <Panel title={t('{place}提得最多的事', { place: reply.regionName })}>
            <p className="d-quiet">{t('{from}至{until}。只数件数，不看是谁提的；不到5件的不列出。', { from: dateText(reply.from), until: dateText(reply.until) })}</p>
            {reply.items.length === 0 ? <EmptyList why={t('这段时间没有哪件事提到5次以上')} todo={t('把时段放长，或者换一个地点再看。')} /> : (
              <div className="s-scroll" role="region" aria-label={t('热点清单')} tabIndex={0}>
                <table className="d-table">
                  <caption className="d-hidden">{t('热点清单')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('事项')}</th>
                      <th scope="col" className="d-end">{t('本期件数')}</th>
                      <th scope="col" className="d-end">{t('上期件数')}</th>
                      <th scope="col">{t('变化')}</th>
                      <th scope="col">{t('议事协商')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {reply.items.map((one) => (
                      <tr key={one.matterCode}>
                        <th scope="row">{one.title}</th>
                        <td className="d-end">{one.n}</td>
                        <td className="d-end">{one.before}</td>
                        <td>{one.n > one.before ? t('多{n}件', { n: one.n - one.before }) : one.n < one.before ? t('少{n}件', { n: one.before - one.n }) : t('持平')}</td>
                        <td>{one.sent ? <Go to="/voices/proposals">{t('已于{day}提交', { day: dateText(one.sent.at, 'short') })}</Go> : sends ? <SendTopic region={reply.region} topic={one} days={days} onSent={() => void query.refetch()} /> : t('未提交')}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </Panel>
        )}
      </Awaiting>
    </>
  )
}
