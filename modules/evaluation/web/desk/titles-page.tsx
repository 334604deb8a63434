import { DateText, ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listEvaluationTitles, SCHEME_KINDS, type EvaluationTitle } from '../../contract.ts'
import { Standing, unitKindText } from './words.tsx'

/** 称号: who holds what, who owes this year's self-check, who is under warning, and what has ended. */
export default function TitlesPage() {
  return (
    <ListPage<typeof listEvaluationTitles, EvaluationTitle>
      id="evaluation-titles"
      title={t('称号')}
      operation={listEvaluationTitles}
      ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'valid') as 'valid', ...(filters.kind ? { kind: filters.kind as 'safe' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
      read={(reply) => ({
        ...reply,
        ...(reply.share ? { note: t('持有这类称号的社区（嘎查）{units}个，占全部{all}个的{share}%', { units: reply.share.units, all: reply.share.all, share: reply.share.all ? ((reply.share.units / reply.share.all) * 100).toFixed(1) : '0' }) } : {}),
      })}
      rowKey={(row) => row.id}
      rowTo={(row) => `/evaluation/titles/${row.id}`}
      rowTone={(row) => (row.standing === 'warned' || row.owesSelfCheck ? 'soon' : undefined)}
      tabs={[
        { key: 'valid', label: t('有效') }, { key: 'owing', label: t('未自查'), tone: 'mine' as const }, { key: 'warned', label: t('警示整改中'), tone: 'mine' as const }, { key: 'ended', label: t('已取消或到期') }, { key: 'all', label: t('全部') },
      ]}
      filters={[{ key: 'kind', label: t('类别'), options: Object.entries(SCHEME_KINDS).map(([value, label]) => ({ value, label: t(label) })) }]}
      search={t('单位、编号、称号')}
      columns={[
        { key: 'unit', title: t('单位'), width: 160, render: (row) => row.unitName },
        { key: 'title', title: t('称号'), render: (row) => (row.grade ? `${row.title}（${row.grade}）` : row.title) },
        { key: 'kind', title: t('单位类别'), width: 130, render: (row) => unitKindText(row.unitKind), spare: true },
        { key: 'number', title: t('证书编号'), width: 175, render: (row) => row.number },
        { key: 'granted', title: t('命名日期'), width: 140, render: (row) => <DateText value={row.grantedOn} /> },
        { key: 'until', title: t('有效期到'), width: 140, render: (row) => (row.validUntil ? <DateText value={row.validUntil} /> : t('长期')) },
        { key: 'state', title: t('状态'), width: 145, render: (row) => <Standing standing={row.standing} /> },
        { key: 'owed', title: t('要办的'), width: 160, render: (row) => (row.standing === 'warned' ? t('{day}前整改', { day: row.correctBy ?? '' }) : row.owesSelfCheck ? t('报今年的自查') : '') },
      ]}
      unit={t('个')}
      empty={(tab) => tab === 'owing'
        ? { why: t('今年的自查都报齐了'), todo: t('每年自查一次，没有报的会列在这里。') }
        : { why: t('没有称号'), todo: t('评选作出决定以后，称号和证书编号会列在这里。') }}
    />
  )
}
