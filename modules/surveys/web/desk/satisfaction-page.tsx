import { DateText, ListPage } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { listSatisfaction, UNIT_KINDS } from '../../contract.ts'
import { Area, figureText, optionsOf, periodOptions, periodText } from './words.tsx'

type Row = Awaited<ReturnType<(typeof listSatisfaction)['reply']['parse']>>['items'][number]

/** Satisfaction by unit and period over all closed surveys (IND-63). */
export default function SatisfactionPage() {
  return (
    <>
      <Area at="/surveys/satisfaction" />
      <ListPage<typeof listSatisfaction, Row>
        id="satisfaction" title={t('满意度')} operation={listSatisfaction}
        ask={({ filters, after }) => ({ query: { ...(filters['unitKind'] ? { unitKind: filters['unitKind'] as 'station' } : {}), ...(filters['period'] ? { period: filters['period'] } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply} rowKey={(row) => row.id} rowTo={(row) => (row.surveyId ? `/surveys/${row.surveyId}` : `/surveys/reviews/${row.reviewId}`)}
        filters={[{ key: 'unitKind', label: t('评的是'), options: optionsOf(UNIT_KINDS) }, { key: 'period', label: t('周期'), options: periodOptions(dayOf(new Date())) }]}
        notice={<p className="d-quiet su-note">{t('括号内是95%置信区间；没有区间的是评议会和谁都可以填的调查。答卷太少的社区不列出。')}</p>}
        columns={[
          { key: 'unit', title: t('评的是'), render: (row) => `${row.regionName} ${row.unitName || t(UNIT_KINDS[row.unitKind])}` },
          { key: 'period', title: t('周期'), width: 140, render: (row) => periodText(row.period) },
          { key: 'points', title: t('满意度'), width: 210, align: 'end', render: (row) => figureText(row.points, 'points') },
          { key: 'satisfied', title: t('满意率'), width: 210, align: 'end', render: (row) => figureText(row.satisfied, 'share') },
          { key: 'way', title: t('怎样评的'), width: 130, render: (row) => t({ sample: '抽样调查', open: '谁都可以填', meeting: '评议会' }[row.way]) },
          { key: 'n', title: t('答卷'), width: 90, align: 'end', render: (row) => row.responses },
          { key: 'closed', title: t('结束'), width: 160, render: (row) => <DateText value={row.closedOn} /> },
        ]}
        unit={t('项')}
        empty={{ why: t('还没有结果'), todo: t('问卷调查结束后，结果会列在这里，供考核和指标使用。') }}
      />
    </>
  )
}
