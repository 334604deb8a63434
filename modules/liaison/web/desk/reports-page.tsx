import { DateText, ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listReports, REPORT_KINDS, type UnitReport } from '../../contract.ts'
import { Area, optionsOf, periodText } from './words.tsx'

/** What units reported, newest first. */
export default function ReportsPage() {
  return (
    <>
      <Area at="/liaison/reports" />
      <ListPage<typeof listReports, UnitReport>
        id="unit-reports" title={t('报告和信息')} operation={listReports}
        ask={({ q, filters, after }) => ({ query: { ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['kind'] ? { kind: filters['kind'] as 'news' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply} rowKey={(row) => row.id} rowTo={(row) => `/liaison/units/${row.unitId}`}
        filters={[{ key: 'kind', label: t('种类'), options: optionsOf(REPORT_KINDS) }]} search={t('标题、单位')}
        columns={[
          { key: 'title', title: t('标题'), render: (row) => row.title },
          { key: 'unit', title: t('单位'), width: 220, render: (row) => row.unitName },
          { key: 'kind', title: t('种类'), width: 170, render: (row) => (row.period ? periodText(row.period) : t(REPORT_KINDS[row.kind])) },
          { key: 'on', title: t('报送'), width: 160, render: (row) => <DateText value={row.filedOn} /> },
          { key: 'by', title: t('报送人'), width: 100, render: (row) => row.byName },
        ]}
        unit={t('份')}
        empty={{ why: t('还没有报告'), todo: t('示范单位每季度或半年报一次进展，工作信息随时报。') }}
      />
    </>
  )
}
