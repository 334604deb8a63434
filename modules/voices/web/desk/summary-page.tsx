import { PrinterOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { Awaiting, dateText, Go, PageHeading, Panel, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { getVoiceSummary, OPINION_CHANNELS, OPINION_KINDS, TOPIC_STATES } from '../../contract.ts'
import { Area } from './area.tsx'
import { quarters } from './quarters.ts'
import { useRoot } from './words.ts'

/** 民意汇总 of a quarter: counts, topics, answers. For printing and for the meeting. */
export default function SummaryPage() {
  const root = useRoot()
  const [state, set] = useSearchState()
  const all = quarters(dayOf(new Date()))
  const period = all.find((one) => one.key === state['quarter']) ?? all[0]!
  const query = useCall(getVoiceSummary, { query: { from: period.from, until: period.until, ...(state['region'] ? { region: state['region'] } : {}) } }, { keep: true })
  return (
    <>
      <Area at="/voices/summary" />
      <PageHeading title={t('民意汇总')} aside={<Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>{t('打印')}</Button>} />
      <div className="vo-tools">
        <Select aria-label={t('季度')} value={period.key} options={all.map((one) => ({ value: one.key, label: one.label }))} onChange={(quarter) => set({ quarter })} style={{ minWidth: 180 }} />
        {root && <PlaceField root={root} value={state['region']} onChange={(region) => set({ region })} upTo="community" rootCounts all />}
      </div>
      <Awaiting query={query}>
        {(sum) => (
          <>
            <Panel title={t('{place}，{from}至{until}', { place: sum.regionName, from: dateText(sum.from), until: dateText(sum.until) })}>
              <ul className="vo-figures">
                <li><b>{sum.total}</b>{t('条意见')}</li><li><b>{sum.answered}</b>{t('已答复')}</li><li><b>{sum.told}</b>{t('已反馈')}</li><li><b>{sum.loose}</b>{t('还没归类')}</li>
              </ul>
            </Panel>
            {sum.total === 0 ? <p className="d-quiet">{t('这个季度还没有意见。')}</p> : (
              <>
                <Panel title={t('按方面')}>
                  <table className="vo-table"><thead><tr><th>{t('方面')}</th><th className="vo-num">{t('意见')}</th><th className="vo-num">{t('已答复')}</th></tr></thead>
                    <tbody>{sum.kinds.map((one) => <tr key={one.kind}><td>{t(OPINION_KINDS[one.kind])}</td><td className="vo-num">{one.count}</td><td className="vo-num">{one.answered}</td></tr>)}</tbody></table>
                </Panel>
                <Panel title={t('怎样听到的')}>
                  <table className="vo-table"><thead><tr><th>{t('来源')}</th><th className="vo-num">{t('意见')}</th></tr></thead>
                    <tbody>{sum.channels.map((one) => <tr key={one.channel}><td>{t(OPINION_CHANNELS[one.channel])}</td><td className="vo-num">{one.count}</td></tr>)}</tbody></table>
                </Panel>
                <Panel title={t('说得最多的话题')}>
                  <table className="vo-table"><thead><tr><th>{t('话题')}</th><th>{t('来自')}</th><th className="vo-num">{t('意见')}</th><th>{t('答复，或者现在在哪里')}</th></tr></thead>
                    <tbody>{sum.topics.map((one) => <tr key={one.id}><td><Go to={`/voices/topics/${one.id}`}>{one.title}</Go></td><td>{one.regionName}</td><td className="vo-num">{one.count}</td><td>{one.answer || t('{state}，现在{where}', { state: t(TOPIC_STATES[one.state]), where: one.liesWith })}</td></tr>)}</tbody></table>
                </Panel>
              </>
            )}
          </>
        )}
      </Awaiting>
    </>
  )
}
