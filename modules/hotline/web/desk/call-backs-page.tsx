import { dateText, DateText, ListPage, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CALL_KINDS, callKinds, listCallBacks, type HotlineCallBack } from '../../contract.ts'
import { kindName } from './words.ts'

const said = (row: HotlineCallBack): string =>
  row.state === 'reached' ? [row.inTime ? t('按时联系') : t('没有按时联系'), row.solved ? t('已解决') : t('没有解决'), row.satisfied ? t('满意') : t('不满意'), ...(row.returned ? [t('已退回重办')] : [])].join('，') : row.state === 'waiting' && row.tries > 0 ? t('打过{n}次没有接', { n: row.tries }) : row.words

/** 回访: concluded orders, asked by somebody else than who handled them. */
export default function CallBacksPage() {
  const [search] = useSearchState()
  // Where a figure of the rates was opened, what it counts stands as chips that can be taken away.
  const narrowed = ([['unit', t('承办单位')], ['region', t('地点')], ['from', t('办结从')], ['until', t('办结到')]] as const).flatMap(([key, label]) => {
    const value = search[key]
    return value ? [{ key, label, options: [{ value, label: key === 'from' || key === 'until' ? dateText(value) : value }] }] : []
  })
  return (
    <ListPage<typeof listCallBacks, HotlineCallBack>
      id="call-backs"
      title={t('回访')}
      operation={listCallBacks}
      ask={({ tab, q, filters, after }) => ({ query: {
        state: (tab || 'waiting') as 'waiting', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters.kind ? { kind: filters.kind } : {}), ...(filters.unit ? { unit: filters.unit } : {}), ...(filters.region ? { region: filters.region } : {}),
        ...(filters.from ? { from: filters.from } : {}), ...(filters.until ? { until: filters.until } : {}), ...(filters.counted ? { counted: filters.counted as 'solved' } : {}), ...(after ? { after } : {}),
      } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/hotline/call-backs/${row.id}`}
      rowTone={(row) => (row.late ? 'late' : undefined)}
      tabs={[{ key: 'waiting', label: t('待回访'), tone: 'mine' }, { key: 'reached', label: t('已回访') }, { key: 'bad', label: t('不满意或没有解决') }, { key: 'unreachable', label: t('联系不上') }]}
      filters={[
        { key: 'kind', label: t('类型'), options: callKinds.map((value) => ({ value, label: t(CALL_KINDS[value]) })) },
        { key: 'counted', label: t('计入'), options: [{ value: 'in_time', label: t('响应') }, { value: 'solved', label: t('解决') }, { value: 'satisfied', label: t('满意') }] },
        ...narrowed,
      ]}
      search={t('办件编号')}
      columns={[
        { key: 'title', title: t('办件'), render: (row) => row.title },
        { key: 'number', title: t('编号'), width: 180, render: (row) => row.caseNumber },
        { key: 'kind', title: t('类型'), width: 80, render: (row) => kindName(row.kind) },
        { key: 'unit', title: t('承办单位'), width: 190, render: (row) => row.unitName },
        { key: 'concluded', title: t('办结'), width: 150, render: (row) => <DateText value={row.concludedAt} /> },
        { key: 'due', title: t('回访期限'), width: 150, render: (row) => <DateText value={row.dueOn} absent={t('未定')} /> },
        { key: 'said', title: t('情况'), width: 230, render: (row) => (row.state === 'waiting' && !row.mayCall ? t('由承办单位以外的接线人员回访') : said(row)) },
      ]}
      unit={t('件')}
      empty={(tab) => (tab === 'waiting' ? { why: t('没有等待回访的办件'), todo: t('来电登记的办件办结后，会自动排到这里。') } : { why: t('没有这样的回访') })}
    />
  )
}
