import { DateText, ListPage, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CALL_KINDS, CALL_LINKS, callKinds, listHotlineCalls, listHotlineLines, REFUSALS } from '../../contract.ts'
import { kindName, lineName, stateName } from './words.ts'

type Row = Awaited<ReturnType<typeof listHotlineCalls.reply.parseAsync>>['items'][number]

const came = (row: Row): string =>
  row.declined ? t('不予受理：{why}', { why: REFUSALS.find((one) => one.code === row.declined)?.reason ?? '' }) : row.cases.map((one) => `${t(CALL_LINKS[one.link])} ${one.number}`).join('，')

/** Record of calls. */
export default function CallsPage() {
  const lines = useCall(listHotlineLines, { query: {} }, { staleMs: 300_000 })
  return (
    <ListPage<typeof listHotlineCalls, Row>
      id="hotline-calls"
      title={t('来电记录')}
      operation={listHotlineCalls}
      ask={({ tab, q, filters, after }) => ({ query: {
        tab: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters.called ? { called: filters.called } : {}), ...(filters.kind ? { kind: filters.kind as 'help' } : {}), ...(after ? { after } : {}),
      } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/hotline/calls/${row.id}`}
      tabs={[{ key: 'all', label: t('近30天来电') }, { key: 'mine', label: t('我接的') }, { key: 'missed', label: t('未接听'), tone: 'mine' }, { key: 'declined', label: t('不予受理') }]}
      filters={[
        { key: 'called', label: t('拨打号码'), options: (lines.data?.items ?? []).map((one) => ({ value: one.phone, label: `${one.phone} ${one.name}` })) },
        { key: 'kind', label: t('类型'), options: callKinds.map((value) => ({ value, label: t(CALL_KINDS[value]) })) },
      ]}
      search={t('完整的来电号码或办件编号')}
      columns={[
        { key: 'caller', title: t('来电'), width: 150, render: (row) => row.callerMasked },
        { key: 'at', title: t('时间'), width: 190, render: (row) => <DateText value={row.rangAt} form="time" /> },
        { key: 'line', title: t('号码'), width: 260, render: (row) => lineName(row) },
        { key: 'kind', title: t('类型'), width: 80, render: (row) => kindName(row.kind) },
        { key: 'came', title: t('结果'), render: came },
        { key: 'agent', title: t('接线员'), width: 100, render: (row) => row.agentName },
        { key: 'state', title: t('状态'), width: 130, render: stateName },
      ]}
      unit={t('个')}
      empty={{ why: t('还没有来电'), todo: t('电话系统接通后，来电会记在这里。接通办法见服务号码页。') }}
    />
  )
}
