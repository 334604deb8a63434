import { ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { indicatorKinds, listIndicators } from '../../contract.ts'
import { GROUPS } from '../../define.ts'
import { PERIOD_WORDS } from './words.ts'
import { reasonWords } from './figures.tsx'
import { kindName } from './indicator-page.tsx'

/** All indicators with what they count and who still owes what. */
export default function IndicatorsPage() {
  return (
    <ListPage
      id="indicators"
      title={t('全部指标')}
      crumbs={[{ label: t('指标看板'), to: '/board' }]}
      operation={listIndicators}
      ask={({ q, tab, filters }) => ({
        query: {
          ...(q ? { q: q.slice(0, 50) } : {}), ...(tab === 'missing' ? { missing: 'yes' as const } : {}), ...(filters.kind ? { kind: filters.kind as never } : {}),
          ...(filters.group ? { group: filters.group } : {}),
        },
      })}
      read={(reply) => ({ items: reply.items, total: reply.items.length })}
      rowKey={(row) => row.code}
      rowTo={(row) => `/board/${row.code}`}
      search={t('指标名称、代码')}
      tabs={[{ key: 'all', label: t('全部') }, { key: 'missing', label: t('尚缺数据') }]}
      filters={[
        { key: 'group', label: t('分组'), options: Object.entries(GROUPS).map(([value, label]) => ({ value, label: t(label) })) },
        { key: 'kind', label: t('方式'), options: indicatorKinds.map((value) => ({ value, label: kindName(value) })) },
      ]}
      columns={[
        { key: 'title', title: t('指标'), width: 300, render: (row) => row.title },
        { key: 'code', title: t('代码'), width: 190, render: (row) => row.code },
        { key: 'group', title: t('分组'), width: 120, render: (row) => row.groupTitle },
        { key: 'unit', title: t('单位'), width: 130, render: (row) => row.unit },
        { key: 'kind', title: t('方式'), width: 130, render: (row) => kindName(row.kind) },
        { key: 'period', title: t('期间'), width: 90, render: (row) => PERIOD_WORDS[row.period]() },
        { key: 'waits', title: t('尚缺'), render: (row) => (row.missingHere ? (row.missingHere.owedBy ? t('{reason}（{who}）', { reason: reasonWords(row.missingHere.reason), who: row.missingHere.owedBy }) : reasonWords(row.missingHere.reason)) : '') },
        { key: 'source', title: t('来源'), width: 200, spare: true, render: (row) => row.source },
      ]}
      unit={t('项')}
      empty={(tab) => (tab === 'missing' ? { why: t('没有尚缺数据的指标'), todo: t('您的辖区每项指标今天都有数。') } : { why: t('还没有定义指标') })}
    />
  )
}
