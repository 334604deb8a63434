import { HistoryOutlined, SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { dateText, Go, ListPage, ProblemAlert, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { EVIDENCE_KINDS, getDuplicateScan, LEVELS, listDuplicates, PAIR_STATES, pairStates, startDuplicateScan, type PairLine, type PairState } from '../../contract.ts'
import { usePlaceFilter } from '../../../register/web/parts.tsx'
import { EvidenceWords, levelName } from '../words.tsx'
import './duplicates.css'

const PERIOD: Record<PairState, string> = {
  open: t('没有待核对的重复档案'), later: t('没有放到以后再看的'), same: t('还没有合并过'), different: t('还没有核对为不同的人'),
}

/** Pairs of files that may be one person's: by state, the likeliest first, with the reasons in words. */
export default function DuplicatesPage() {
  const place = usePlaceFilter()
  return (
    <ListPage
      id="duplicates"
      title={t('疑似重复')}
      crumbs={[{ label: t('居民'), to: '/people' }]}
      notice={<Scan />}
      operation={listDuplicates}
      ask={({ tab, filters, after }) => ({
        query: {
          state: (tab || 'open') as PairState,
          ...(filters.place ? { region: filters.place } : {}),
          ...(filters.level ? { level: filters.level as 'likely' } : {}),
          ...(filters.kind ? { kind: filters.kind as 'name' } : {}),
          ...(after ? { after } : {}),
        },
      })}
      read={(reply) => ({ items: reply.items, next: reply.next, counts: reply.counts })}
      tabs={pairStates.map((key) => ({ key, label: t(PAIR_STATES[key]), ...(key === 'open' ? { tone: 'mine' as const } : {}) }))}
      filters={[
        ...(place ? [place] : []),
        { key: 'level', label: t('相似程度'), options: (['likely', 'possible'] as const).map((value) => ({ value, label: t(LEVELS[value]) })) },
        { key: 'kind', label: t('依据'), options: (['name', 'id_number', 'born_on', 'phone', 'household', 'dwelling'] as const).map((value) => ({ value, label: t(EVIDENCE_KINDS[value]) })) },
      ]}
      rowKey={(row) => row.id}
      rowTo={(row) => `/duplicates/${row.id}`}
      columns={[
        { key: 'a', title: t('一份'), width: 190, render: (row) => <Side person={row.a} /> },
        { key: 'b', title: t('另一份'), width: 190, render: (row) => <Side person={row.b} /> },
        { key: 'level', title: t('相似'), width: 80, render: (row) => levelName(row.level) },
        { key: 'why', title: t('依据'), render: (row) => <EvidenceWords evidence={row.evidence} /> },
        { key: 'place', title: t('所在地'), width: 150, render: (row) => row.regionName },
        { key: 'by', title: t('处理'), width: 170, render: (row) => (row.decidedAt ? t('{name}，{day}', { name: row.decidedBy, day: dateText(row.decidedAt) }) : row.askedBy ? t('请核对：{who}', { who: row.askedBy }) : t('{day}发现', { day: dateText(row.foundAt) })) },
      ]}
      unit={t('对')}
      empty={(tab) => ({ why: PERIOD[(tab || 'open') as PairState], todo: t('新建档案时会提示相似的档案；旗区也可以从这里对全库查重。') })}
      action={
        <Go to="/merges">
          <HistoryOutlined aria-hidden /> {t('合并记录')}
        </Go>
      }
    />
  )
}

const Side = ({ person }: { person: PairLine['a'] }) => (
  <div className="u-two-names">
    {person.name}
    <span>{t('{day}出生 · {place}', { day: person.bornOn, place: person.regionName })}</span>
  </div>
)

/** How far the latest walk is; whoever may starts one. */
function Scan() {
  const may = useAbility('duplicates.scan')
  const latest = useCall(getDuplicateScan, {})
  const start = useMutate(startDuplicateScan, { touches: [getDuplicateScan, listDuplicates] })
  const [error, setError] = useState<unknown>(null)
  const scan = latest.data?.scan
  const running = scan && !scan.endedAt
  const words = !scan
    ? t('还没有做过全库查重。')
    : running
      ? t('全库查重进行中：已看 {share}%，发现 {found} 对。', { share: scan.total ? Math.floor((scan.looked / scan.total) * 100) : 0, found: scan.found.toLocaleString('zh-CN') })
      : t('最近一次全库查重：{day}，比对 {compared} 次，新发现 {found} 对。', { day: dateText(scan.endedAt!), compared: scan.compared.toLocaleString('zh-CN'), found: scan.found.toLocaleString('zh-CN') })
  return (
    <>
      <ProblemAlert error={error} />
      <div className="u-scan" aria-live="polite">
        <span className="d-quiet">{words}</span>
        {may && (
          <Button size="small" icon={<SearchOutlined aria-hidden />} loading={start.isPending} disabled={Boolean(running)} onClick={() => void start.mutateAsync({ body: {} }).then(() => setError(null), setError)}>
            {t('全库查重')}
          </Button>
        )}
      </div>
    </>
  )
}
