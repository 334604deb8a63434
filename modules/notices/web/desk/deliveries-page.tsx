import { DateText, ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CHANNELS, listDeliveries, OUTSIDE, type Delivery } from '../../contract.ts'
import { deliveryText } from './delivery-words.ts'

/** 发送情况: how messages of the place went out. */
export default function DeliveriesPage() {
  return (
    <ListPage<typeof listDeliveries, Delivery>
      id="deliveries"
      title={t('发送情况')}
      operation={listDeliveries}
      ask={({ tab, filters, after }) => ({ query: { show: (tab || 'all') as 'all', ...(filters.channel ? { channel: filters.channel as 'sms' } : {}), ...(after ? { after } : {}) } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTone={(row) => (row.state === 'failed' ? 'late' : undefined)}
      tabs={[{ key: 'all', label: t('全部') }, { key: 'waiting', label: t('等待发送') }, { key: 'arrived', label: t('已发出') }, { key: 'failed', label: t('没有发出'), tone: 'late' }, { key: 'stopped', label: t('本人停收') }]}
      filters={[{ key: 'channel', label: t('渠道'), options: OUTSIDE.map((value) => ({ value, label: t(CHANNELS[value]) })) }]}
      columns={[
        { key: 'title', title: t('消息'), render: (row) => row.title },
        { key: 'channel', title: t('渠道'), width: 110, render: (row) => t(CHANNELS[row.channel]) },
        { key: 'place', title: t('地点'), width: 160, render: (row) => row.regionName },
        { key: 'state', title: t('情况'), width: 280, render: (row) => deliveryText(row) },
        { key: 'tries', title: t('试了几次'), width: 90, align: 'end', render: (row) => row.tries || '' },
        { key: 'at', title: t('提交时间'), width: 190, render: (row) => <DateText value={row.createdAt} form="time" /> },
        { key: 'done', title: t('结束时间'), width: 190, spare: true, render: (row) => (row.doneAt ? <DateText value={row.doneAt} form="time" /> : '') },
      ]}
      unit={t('条')}
      notice={<p className="d-quiet">{t('最近60天。不显示收件人、号码和内容；某位居民的情况在居民页面的“怎样通知”里看。')}</p>}
      empty={{ why: t('最近60天没有发送过消息'), todo: t('办件有了进展，系统会按居民选的渠道发送。') }}
    />
  )
}
