import { Alert } from 'antd'
import { DateText, ListPage, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { CONSENT_CHANNELS, CONSENT_DEEDS, listConsents, listPurposes } from '../../contract.ts'
import { crumbs, daysNotice, daysOf } from './words.ts'

type Row = Reply<typeof listConsents>['items'][number]

/** Consents given and withdrawn, as they came. */
export default function ConsentsPage() {
  const [search] = useSearchState()
  const purposes = useCall(listPurposes, {}, { staleMs: 300_000 })
  const notice = daysNotice(search)
  return (
    <ListPage<typeof listConsents, Row>
      id="privacy-consents" title={t('同意记录')} crumbs={crumbs()} operation={listConsents}
      ask={({ filters, after }) => ({ query: { ...(filters.purpose ? { purpose: filters.purpose } : {}), ...(filters.deed ? { deed: filters.deed as never } : {}), ...daysOf(search), ...(after ? { after } : {}) } })}
      read={(reply) => reply} rowKey={(row) => row.id}
      filters={[
        { key: 'purpose', label: t('用途'), options: (purposes.data?.items ?? []).filter((p) => p.consent).map((p) => ({ value: p.code, label: p.title })) },
        { key: 'deed', label: t('同意或撤回'), options: [{ value: 'given', label: t('同意') }, { value: 'withdrawn', label: t('撤回') }] },
      ]}
      notice={notice && <Alert type="info" showIcon title={notice} />}
      columns={[
        { key: 'at', title: t('时间'), width: 170, render: (row) => <DateText value={row.at} form="time" /> },
        { key: 'who', title: t('谁'), width: 110, render: (row) => row.name },
        { key: 'deed', title: t('做了什么'), width: 100, render: (row) => t(CONSENT_DEEDS[row.deed]) },
        { key: 'purpose', title: t('用途'), render: (row) => t('{title}（第{n}版）', { title: row.purpose, n: row.wording }) },
        { key: 'until', title: t('到哪天'), width: 130, render: (row) => <DateText value={row.validUntil} absent="" /> },
        { key: 'by', title: t('由谁'), width: 110, render: (row) => row.byName },
        { key: 'channel', title: t('途径'), width: 90, render: (row) => t(CONSENT_CHANNELS[row.channel as keyof typeof CONSENT_CHANNELS]) },
        { key: 'region', title: t('社区'), width: 150, render: (row) => row.regionName },
      ]}
      unit={t('条')} empty={{ why: t('还没有同意记录'), todo: t('居民在“我的同意”里决定，或在窗口登记。没有同意的人不列名单。') }}
    />
  )
}
