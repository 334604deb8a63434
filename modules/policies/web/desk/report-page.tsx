import { Awaiting, dateText, DetailPage, Facts, Panel, useCall, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getResearchReport } from '../../contract.ts'

/** One report, whole. */
export default function ReportPage() {
  const id = useParam('id')
  const query = useCall(getResearchReport, { params: { id } })
  return (
    <Awaiting query={query}>
      {(report) => (
        <DetailPage
          title={report.title}
          crumbs={[{ label: t('报告库'), to: '/policies/reports' }]}
          sentence={t('{authors}，{day}', { authors: report.authors, day: dateText(report.on) })}
          facts={<Panel title={t('基本情况')}><Facts facts={[
            { label: t('作者'), value: report.authors }, { label: t('课题'), value: report.topicTitle ?? t('不属于课题') }, { label: t('关键词'), value: report.keywords.join('、') }, { label: t('存入'), value: report.byName },
          ]} /></Panel>}
        >
          <Panel title={t('摘要')}><p className="pol-body">{report.summary}</p></Panel>
          <Panel title={t('全文')}>{report.body ? <p className="pol-body">{report.body}</p> : <p className="d-quiet">{t('只存了摘要。')}</p>}</Panel>
        </DetailPage>
      )}
    </Awaiting>
  )
}
