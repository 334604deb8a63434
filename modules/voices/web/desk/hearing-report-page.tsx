import { PrinterOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { Awaiting, dateText, Go, PageHeading, Panel, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getHearingReport, OPINION_KINDS, ROUND_STATES } from '../../contract.ts'
import { quarters } from './quarters.ts'

/** The quarterly report of hearing rounds with reply status, for printing. */
export default function HearingReportPage() {
  const [state, set] = useSearchState()
  const all = quarters(dayOf(new Date()))
  const period = all.find((one) => one.key === state['quarter']) ?? all[0]!
  const query = useCall(getHearingReport, { query: { from: period.from, until: period.until } }, { keep: true })
  return (
    <>
      <PageHeading title={t('听取意见季度报告')} crumbs={[{ label: t('听取意见'), to: '/voices/hearings' }]} aside={<Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>{t('打印')}</Button>} />
      <div className="vo-tools"><Select aria-label={t('季度')} value={period.key} options={all.map((one) => ({ value: one.key, label: one.label }))} onChange={(quarter) => set({ quarter })} style={{ minWidth: 180 }} /></div>
      <Awaiting query={query}>
        {(sum) => (
          <>
            <Panel title={t('{place}，{period}', { place: sum.regionName, period: period.label })}>
              <ul className="vo-figures">
                <li><b>{sum.held}</b>{t('次听取意见')}</li><li><b>{sum.opinions}</b>{t('条意见')}</li><li><b>{sum.reported}</b>{t('次已报告')}</li><li><b>{sum.replied}</b>{t('次已答复')}</li><li className={sum.late ? 'vo-late' : ''}><b>{sum.late}</b>{t('次答复超期')}</li>
              </ul>
              {sum.kinds.length > 0 && <p>{t('意见集中在：{kinds}。', { kinds: sum.kinds.slice(0, 5).map((one) => `${t(OPINION_KINDS[one.kind])}${one.count}`).join('、') })}</p>}
            </Panel>
            <Panel title={t('各次情况')}>
              {sum.rounds.length === 0 ? <p className="d-quiet">{t('这个季度没有听取意见。')}</p> : (
                <table className="vo-table"><thead><tr><th>{t('社区（嘎查）')}</th><th>{t('名称')}</th><th>{t('日期')}</th><th className="vo-num">{t('意见')}</th><th>{t('报告')}</th><th>{t('答复')}</th></tr></thead>
                  <tbody>{sum.rounds.map((one) => (
                    <tr key={one.id}><td>{one.regionName}</td><td><Go to={`/voices/hearings/${one.id}`}>{one.title}</Go></td><td>{dateText(one.heldOn)}</td><td className="vo-num">{one.opinions}</td>
                      <td>{one.reportedOn ? t('{day}报{who}', { day: dateText(one.reportedOn), who: one.reportedTo }) : t(ROUND_STATES[one.state])}</td>
                      <td className={one.overdue ? 'vo-late' : ''}>{one.repliedOn ? t('{day}：{reply}', { day: dateText(one.repliedOn), reply: one.reply }) : one.replyDueOn ? t('应在{day}前答复{late}', { day: dateText(one.replyDueOn), late: one.overdue ? t('，已超期') : '' }) : '—'}</td></tr>
                  ))}</tbody></table>
              )}
            </Panel>
            {sum.missing.length > 0 && <Panel title={t('这个季度还没有听取意见的（{n}个）', { n: sum.missing.length })}><p>{sum.missing.map((one) => one.name).join('、')}</p></Panel>}
          </>
        )}
      </Awaiting>
    </>
  )
}
