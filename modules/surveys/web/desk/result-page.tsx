import { Button } from 'antd'
import { Awaiting, dateText, DataTableChart, deskFile, PageHeading, Panel, useCall, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CHANNELS, exportSurveyResult, getSurveyResult, GRADES, type SurveyResultView } from '../../contract.ts'
import { figureText, periodText } from './words.tsx'

async function take(id: string, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await deskFile(exportSurveyResult, { params: { id } }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** What a closed survey came to: figures with their interval, the method beside them. */
export default function ResultPage() {
  const id = useParam('id')
  const query = useCall(getSurveyResult, { params: { id } })
  return (
    <Awaiting query={query}>
      {(view) => (
        <article className="d-detail">
          <PageHeading title={t('{title}：结果', { title: view.title })} crumbs={[{ label: t('问卷调查'), to: '/surveys' }, { label: view.title, to: `/surveys/${id}` }]}
            aside={<span className="su-no-print"><Button onClick={() => window.print()}>{t('打印')}</Button> <Button onClick={() => void take(id, `${view.title}结果.xlsx`)}>{t('导出表格')}</Button></span>} />
          <p className="d-sentence">{t('{region}，评{about}，{period}。{from}至{until}填写。', { region: view.regionName, about: view.about, period: periodText(view.period), from: dateText(view.fromDay), until: dateText(view.untilDay) })}</p>
          <Result view={view} />
        </article>
      )}
    </Awaiting>
  )
}

function Result({ view }: { view: SurveyResultView }) {
  return (
    <>
      <Panel title={t('总体')}>
        <ul className="su-figures">
          {view.tooFew ? <li>{t('答卷不足5份，不显示结果')}</li> : <><li><b>{figureText(view.points, 'points')}</b>{t('满意度')}</li><li><b>{figureText(view.satisfied, 'share')}</b>{t('满意率')}</li></>}
          {view.sampled && <li><b>{view.sample}</b>{t('样本量')}</li>}
          <li><b>{view.responses}</b>{t('收回答卷')}</li>
          {view.rate !== null && <li><b>{(view.rate * 100).toFixed(1)}%</b>{t('应答率')}</li>}
        </ul>
        <p className="d-quiet">{view.sampled ? t('括号内是95%置信区间。') : t('谁都可以填，不能推算到全体居民。')}{view.channels.length > 0 && t('答卷来自：{ways}。', { ways: view.channels.map((one) => t('{way}{n}份', { way: t(CHANNELS[one.channel as keyof typeof CHANNELS]), n: one.count })).join('、') })}</p>
      </Panel>
      {view.questions.some((one) => one.kind === 'scale') && (
        <Panel title={t('各题满意率')}>
          <DataTableChart title={t('满意率')} unit="%" digits={1} points={view.questions.filter((one) => one.kind === 'scale').map((one) => ({ label: one.title, value: one.satisfied ? one.satisfied.value * 100 : null }))} />
          <table className="su-table">
            <thead><tr><th scope="col">{t('题目')}</th><th scope="col" className="su-num">{t('评分人数')}</th><th scope="col" className="su-num">{t('不了解')}</th><th scope="col" className="su-num">{t('满意度')}</th><th scope="col" className="su-num">{t('满意率')}</th></tr></thead>
            <tbody>{view.questions.filter((one) => one.kind === 'scale').map((one) => (
              <tr key={one.key}><th scope="row">{one.title}</th><td className="su-num">{one.n}</td><td className="su-num">{one.unknown}</td><td className="su-num">{figureText(one.points, 'points')}</td><td className="su-num">{figureText(one.satisfied, 'share')}</td></tr>
            ))}</tbody>
          </table>
        </Panel>
      )}
      <div className="su-grid">{view.questions.map((one) => (
        <Panel key={one.key} title={one.title}>
          <table className="su-table">
            <thead><tr><th scope="col">{t('选项')}</th><th scope="col" className="su-num">{t('人数')}</th><th scope="col" className="su-num">{view.sampled ? t('估计占比') : t('占比')}</th></tr></thead>
            <tbody>{one.options.map((option) => <tr key={option.label}><th scope="row">{one.kind === 'scale' ? t(GRADES[Number(option.label) as 1]) : option.label}</th><td className="su-num">{option.count}</td><td className="su-num">{figureText(option.share, 'share')}</td></tr>)}</tbody>
          </table>
        </Panel>
      ))}</div>
      {view.places.length > 1 && (
        <Panel title={t('各社区')}>
          <table className="su-table">
            <thead><tr><th scope="col">{t('社区（嘎查）')}</th><th scope="col" className="su-num">{t('答卷')}</th><th scope="col" className="su-num">{t('满意度')}</th><th scope="col" className="su-num">{t('满意率')}</th></tr></thead>
            <tbody>{view.places.map((one) => (
              <tr key={one.region}><th scope="row">{one.regionName}</th>{one.hidden ? <td colSpan={3} className="d-quiet su-num">{t('答卷太少，为保护个人信息不显示')}</td> : <><td className="su-num">{one.n}</td><td className="su-num">{figureText(one.points, 'points')}</td><td className="su-num">{figureText(one.satisfied, 'share')}</td></>}</tr>
            ))}</tbody>
          </table>
        </Panel>
      )}
      {view.remarks.length > 0 && <Panel title={t('留言（已审）')}><ul className="su-lines">{view.remarks.map((one, i) => <li key={i}>{one.words}</li>)}</ul></Panel>}
      <Panel title={t('怎样抽样和计算')}><ul className="su-method">{view.method.map((line) => <li key={line}>{line}</li>)}<li>{t('问卷：{title}第{n}版。', { title: view.questionnaire, n: view.edition })}</li></ul></Panel>
    </>
  )
}
