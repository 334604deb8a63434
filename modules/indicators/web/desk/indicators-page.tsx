import { ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listIndicators } from '../../contract.ts'
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
      ask={({ q }) => ({ query: q ? { q: q.slice(0, 50) } : {} })}
      read={(reply) => ({ items: reply.items, total: reply.items.length })}
      rowKey={(row) => row.code}
      rowTo={(row) => `/board/${row.code}`}
      search={t('指标名称、代码')}
      columns={[
        { key: 'title', title: t('指标'), width: 300, render: (row) => row.title },
        { key: 'code', title: t('代码'), width: 190, render: (row) => row.code },
        { key: 'group', title: t('分组'), width: 120, render: (row) => row.groupTitle },
        { key: 'unit', title: t('单位'), width: 130, render: (row) => row.unit },
        { key: 'kind', title: t('方式'), width: 130, render: (row) => kindName(row.kind) },
        { key: 'waits', title: t('尚缺'), render: (row) => (row.waitsFor ? t('{reason}（{who}）', { reason: reasonWords(row.waitsFor.reason), who: row.waitsFor.owedBy }) : '') },
        { key: 'source', title: t('来源'), width: 200, spare: true, render: (row) => row.source },
      ]}
      unit={t('项')}
      empty={{ why: t('还没有定义指标') }}
    />
  )
}
