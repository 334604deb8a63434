import { dateText, ListPage, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPlanYears, YEAR_KINDS, type YearLine } from '../../contract.ts'
import './plans.css'

const cell = (kind: YearLine['cells'][number]['kind']) => (row: YearLine) => {
  const one = row.cells.find((each) => each.kind === kind)!
  if (one.filedOn) return t('{day}已报', { day: dateText(one.filedOn) })
  return one.state === 'missing' ? <span className="pl-late">{t('缺报，应在{day}前', { day: dateText(one.dueOn) })}</span> : <span className="d-quiet">{t('{day}前', { day: dateText(one.dueOn) })}</span>
}

/** Plan at the start, check in the middle, summary at the end: which place filed which, and which is missing (PLN-03). */
export default function YearsPage() {
  const now = new Date().getFullYear()
  const [search] = useSearchState()
  const year = Number(search.year) || now
  return (
    <ListPage<typeof listPlanYears, YearLine>
      id="plan-years"
      title={t('{year}年的计划、检查和总结', { year })}
      operation={listPlanYears}
      ask={({ tab, filters, after }) => ({ query: { show: tab === 'missing' ? 'missing' : 'all', year: Number(filters['year']) || now, ...(after ? { after } : {}) } })}
      read={(reply) => ({ ...reply, note: reply.due === 0 ? '' : t('应报{due}份，已报{filed}份。', { due: reply.due, filed: reply.filed }) })}
      rowKey={(row) => `${row.region} ${row.year}`}
      rowTo={(row) => `/plans/years/${row.region}?year=${row.year}`}
      rowTone={(row) => (row.missing > 0 ? 'late' : undefined)}
      tabs={[{ key: 'all', label: t('全部') }, { key: 'missing', label: t('缺报'), tone: 'late' }]}
      filters={[{ key: 'year', label: t('年份'), options: [0, 1, 2, 3, 4].map((back) => ({ value: String(now - back), label: t('{year}年', { year: now - back }) })) }]}
      columns={[
        { key: 'place', title: t('地点'), render: (row) => row.regionName },
        { key: 'year_plan', title: t(YEAR_KINDS.year_plan), width: 240, render: cell('year_plan') },
        { key: 'mid_year', title: t(YEAR_KINDS.mid_year), width: 240, render: cell('mid_year') },
        { key: 'summary', title: t(YEAR_KINDS.summary), width: 240, render: cell('summary') },
      ]}
      unit={t('处')}
      empty={(tab) => (tab === 'missing' ? { why: t('没有缺报的地方') } : { why: t('您的管辖范围里没有要报的地方'), todo: t('年度记录由盟市、旗县区和街道（苏木镇）填报。') })}
    />
  )
}
