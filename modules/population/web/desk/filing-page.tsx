import { Alert } from 'antd'
import { Awaiting, dateText, DetailPage, Facts, Go, Panel, useCall, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { FIGURE_NAMES, getPopulationFiling } from '../../contract.ts'
import { figureName, periodText, stateText } from './filing-words.ts'
import { methodText } from './words.ts'
import './population.css'

/** One filing: what was filed, how it was counted or of what it is the sum, and the same day counted today. */
export default function FilingPage() {
  const id = useParam('id')
  const query = useCall(getPopulationFiling, { params: { id } })
  return (
    <Awaiting query={query}>
      {(f) => (
        <DetailPage
          title={t('{place} {period}', { place: f.line.regionName, period: periodText(f.period) })}
          crumbs={[{ label: t('人口'), to: '/population' }, { label: t('基础数据上报'), to: `/population/filings?period=${f.period}` }]}
          state={<span className="d-quiet">{stateText(f.line.state)}</span>}
          sentence={t('{name}于{at}上报第{n}版，截至{day}；数字已锁定。', { name: f.line.byName, at: dateText(f.line.at!, 'time'), n: f.line.version ?? 1, day: dateText(f.day) })}
          notice={
            f.differs ? (
              <Alert
                type="info"
                showIcon
                className="d-problem"
                title={t('今天重新统计这一天，结果与上报时的统计不同：上报后有补登或更正。两个数都保留。')}
                description={f.since.length ? f.since.map((s) => t('{what}{n}件（最近{at}）', { what: s.what, n: s.n, at: dateText(s.lastAt, 'day') })).join(t('，')) : t('本地没有新的登记，变动来自相邻单位的登记。')}
              />
            ) : undefined
          }
          facts={
            <Panel title={t('怎样得来')}>
              <Facts
                facts={[
                  { label: t('统计日'), value: dateText(f.method.day) },
                  { label: t('界线'), value: f.method.boundary },
                  { label: t('来源'), value: f.parts.length ? t('下级{n}个单位上报数之和', { n: f.parts.length }) : f.method.source },
                  { label: t('应报日期'), value: dateText(f.line.due) },
                  f.note !== '' && { label: t('说明'), value: f.note },
                  f.line.reason !== '' && { label: t('退回理由'), value: f.line.reason },
                  {
                    label: t('版本'),
                    value: <>{f.versions.map((v) => <div key={v.id}>{v.id === id ? t('第{n}版（本页）', { n: v.version }) : <Go to={`/population/filings/${v.id}`}>{t('第{n}版', { n: v.version })}</Go>}</div>)}</>,
                  },
                ]}
              />
              <p className="po-note">{methodText(f.method)}</p>
            </Panel>
          }
        >
          <Panel title={t('数字')}>
            <div className="po-scroll" role="region" aria-label={t('上报的数字')} tabIndex={0}>
              <table className="d-table po-figures">
                <caption className="d-hidden">{t('上报的数字')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('项目')}</th>
                    <th scope="col" className="d-end">{t('上报数')}</th>
                    <th scope="col" className="d-end">{t('上报时统计')}</th>
                    <th scope="col" className="d-end">{t('今天重新统计')}</th>
                  </tr>
                </thead>
                <tbody>
                  {FIGURE_NAMES.map((key) => (
                    <tr key={key}>
                      <th scope="row">{figureName(key)}</th>
                      <td><strong>{f.filed[key].toLocaleString('zh-CN')}</strong></td>
                      <td>{f.counted[key].toLocaleString('zh-CN')}</td>
                      <td>{f.today[key].toLocaleString('zh-CN')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p><Go to={`/population?region=${f.line.region}&day=${f.day}`}>{t('按这一天打开人口页')}</Go></p>
          </Panel>
          {f.corrections.length > 0 && (
            <Panel title={t('更正')}>
              <ul className="d-plain">
                {f.corrections.map((c) => (
                  <li key={c.figure}>{t('{figure}：统计{counted}，更正为{value}。理由：{reason}', { figure: figureName(c.figure), counted: c.counted, value: c.value, reason: c.reason })}</li>
                ))}
              </ul>
            </Panel>
          )}
          {f.parts.length > 0 && (
            <Panel title={t('由哪些上报相加')}>
              <div className="po-scroll" role="region" aria-label={t('相加的上报')} tabIndex={0}>
                <table className="d-table po-figures">
                  <caption className="d-hidden">{t('相加的上报')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('单位')}</th>
                      {FIGURE_NAMES.map((key) => <th key={key} scope="col" className="d-end">{figureName(key)}</th>)}
                      <th scope="col" className="d-end">{t('更正')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {f.parts.map((part) => (
                      <tr key={part.id}>
                        <th scope="row"><Go to={`/population/filings/${part.id}`}>{part.regionName}</Go></th>
                        {FIGURE_NAMES.map((key) => <td key={key}>{part.figures![key].toLocaleString('zh-CN')}</td>)}
                        <td>{part.corrections ? t('{n}处', { n: part.corrections }) : t('无')}</td>
                      </tr>
                    ))}
                    <tr className="po-sum">
                      <th scope="row">{t('合计')}</th>
                      {FIGURE_NAMES.map((key) => <td key={key}>{f.parts.reduce((sum, part) => sum + part.figures![key], 0).toLocaleString('zh-CN')}</td>)}
                      <td />
                    </tr>
                  </tbody>
                </table>
              </div>
            </Panel>
          )}
        </DetailPage>
      )}
    </Awaiting>
  )
}
