import { Alert } from 'antd'
import { DateText, ListPage, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CASE_STATE_WORDS } from './case-states.ts'
import { listDataRequests, REQUEST_MATTERS, REQUEST_STATES } from '../../contract.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { crumbs, daysNotice, daysOf, options } from './words.ts'

type Row = Reply<typeof listDataRequests>['items'][number]

/** Requests to correct or delete, with their clock; who asked is not told here. */
export default function RequestsPage() {
  const [search] = useSearchState()
  const notice = daysNotice(search)
  return (
    <ListPage<typeof listDataRequests, Row>
      id="privacy-requests" title={t('更正和删除请求')} crumbs={crumbs()} operation={listDataRequests}
      ask={({ filters, after }) => ({ query: { ...(filters.matter ? { matter: filters.matter as never } : {}), ...(filters.state ? { state: filters.state as never } : {}), ...daysOf(search), ...(after ? { after } : {}) } })}
      read={(reply) => reply} rowKey={(row) => row.id} rowTone={(row) => (row.late ? 'late' : undefined)}
      filters={[{ key: 'matter', label: t('请求'), options: options(REQUEST_MATTERS) }, { key: 'state', label: t('状态'), options: options(REQUEST_STATES) }]}
      notice={notice && <Alert type="info" showIcon title={notice} />}
      columns={[
        { key: 'number', title: t('编号'), width: 190, render: (row) => row.number },
        { key: 'matter', title: t('请求'), width: 90, render: (row) => t(REQUEST_MATTERS[row.matter]) },
        { key: 'region', title: t('社区'), render: (row) => row.regionName },
        { key: 'state', title: t('状态'), width: 130, render: (row) => (row.outcome === 'refused' ? t('未予办理') : t(CASE_STATE_WORDS[row.state])) },
        { key: 'submitted', title: t('提出'), width: 140, render: (row) => <DateText value={row.submittedAt} /> },
        { key: 'due', title: t('最迟'), width: 140, render: (row) => <DateText value={row.dueAt} absent={t('还没有受理')} /> },
        { key: 'concluded', title: t('答复'), width: 140, render: (row) => <DateText value={row.concludedAt} absent={row.late ? t('已超期') : t('在办')} /> },
      ]}
      unit={t('件')} empty={{ why: t('没有居民提出更正或删除'), todo: t('居民在“我的档案”里提出的会出现在这里，由所在社区办理。') }}
    />
  )
}
