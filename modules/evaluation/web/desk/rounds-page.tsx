import { DateText, ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listEvaluationRounds, SCHEME_KINDS, type EvaluationRound } from '../../contract.ts'

/** 评选轮次: what runs, what ran, and what the cycle says is due. */
export default function RoundsPage() {
  return (
    <ListPage<typeof listEvaluationRounds, EvaluationRound>
      id="evaluation-rounds"
      title={t('评选轮次')}
      operation={listEvaluationRounds}
      ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'open') as 'open', ...(filters.kind ? { kind: filters.kind as 'safe' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/evaluation/rounds/${row.id}`}
      tabs={[{ key: 'open', label: t('进行中') }, { key: 'due', label: t('该开新一轮'), tone: 'mine' as const }, { key: 'closed', label: t('已结束') }, { key: 'all', label: t('全部') }]}
      filters={[{ key: 'kind', label: t('类别'), options: Object.entries(SCHEME_KINDS).map(([value, label]) => ({ value, label: t(label) })) }]}
      search={t('名称')}
      columns={[
        { key: 'title', title: t('名称'), render: (row) => row.title },
        { key: 'kind', title: t('类别'), width: 170, render: (row) => t(SCHEME_KINDS[row.kind]) },
        { key: 'apply', title: t('申报截止'), width: 140, render: (row) => <DateText value={row.applyUntil} /> },
        { key: 'decide', title: t('决定期限'), width: 140, render: (row) => <DateText value={row.decideBy} /> },
        { key: 'entries', title: t('申报'), width: 80, align: 'end', render: (row) => t('{n}个', { n: row.entries }) },
        { key: 'granted', title: t('已命名'), width: 90, align: 'end', render: (row) => t('{n}个', { n: row.granted }) },
        { key: 'next', title: t('下一轮'), width: 140, render: (row) => (row.nextOn ? <DateText value={row.nextOn} /> : t('按需要')) },
        { key: 'state', title: t('状态'), width: 100, render: (row) => (row.state === 'closed' ? t('已结束') : t('{n}个在办', { n: row.underWay })) },
      ]}
      unit={t('轮')}
      empty={(tab) => tab === 'due'
        ? { why: t('没有到期该开的新一轮'), todo: t('方案写明周期的，到期会列在这里。') }
        : { why: t('没有进行中的评选'), todo: t('在“方案”里打开一个现行方案，可以开始新一轮。') }}
    />
  )
}
