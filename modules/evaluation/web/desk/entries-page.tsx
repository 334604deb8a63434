import { DateText, ListPage, useAbility } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listEvaluationEntries, SCHEME_KINDS, type EvaluationEntry } from '../../contract.ts'
import { EntryState_, pointsText, unitKindText } from './words.tsx'

/** 申报: applications of units in the place of the post, and those that wait for the reader. */
export default function EntriesPage() {
  const applies = useAbility('evaluation.apply')
  const signs = useAbility('evaluation.sign')
  return (
    <ListPage<typeof listEvaluationEntries, EvaluationEntry>
      id="evaluation-entries"
      title={t('申报')}
      operation={listEvaluationEntries}
      ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'all') as 'all', ...(filters.kind ? { kind: filters.kind as 'safe' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/evaluation/entries/${row.id}`}
      tabs={[
        { key: 'all', label: t('全部') }, ...(signs ? [{ key: 'sign', label: t('等我签署'), tone: 'mine' as const }] : []), ...(applies ? [{ key: 'own', label: t('本单位在办') }] : []),
        { key: 'noticed', label: t('公示中') }, { key: 'decided', label: t('已有结果') },
      ]}
      filters={[{ key: 'kind', label: t('类别'), options: Object.entries(SCHEME_KINDS).map(([value, label]) => ({ value, label: t(label) })) }]}
      search={t('单位、评选名称')}
      columns={[
        { key: 'unit', title: t('单位'), width: 170, render: (row) => row.unitName },
        { key: 'round', title: t('评选'), render: (row) => row.roundTitle },
        { key: 'kind', title: t('单位类别'), width: 130, render: (row) => unitKindText(row.unitKind) },
        { key: 'score', title: t('得分'), width: 80, align: 'end', render: (row) => pointsText(row.score) },
        { key: 'state', title: t('状态'), width: 110, render: (row) => <EntryState_ state={row.state} /> },
        { key: 'next', title: t('下一步'), width: 190, render: (row) => nextText(row) },
        { key: 'until', title: t('申报截止'), width: 140, render: (row) => <DateText value={row.applyUntil} /> },
      ]}
      unit={t('份')}
      empty={(tab) => tab === 'sign'
        ? { why: t('没有等您签署的申报'), todo: t('评分完成、轮到您这一环节时会列在这里。') }
        : { why: t('没有申报'), todo: t('在“评选轮次”里打开正在申报的评选，可以开始自评。') }}
    />
  )
}

function nextText(row: EvaluationEntry): string {
  if (row.state === 'draft' || row.state === 'returned') return t('单位自评后申报')
  if (row.state === 'submitted') return row.score === null ? t('评审人员打分') : row.stageTitle
  if (row.state === 'noticed') return t('公示到{day}', { day: row.noticeUntil ?? '' })
  return row.state === 'reviewing' ? row.stageTitle : row.grade
}
