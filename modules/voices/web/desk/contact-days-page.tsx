import { Button } from 'antd'
import { DateText, ListPage, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CONTACT_ROLES, DAY_STATES, listContactDays, type ContactDay } from '../../contract.ts'
import { Area } from './area.tsx'

/** 接待日 to come, by day. */
export default function ContactDaysPage() {
  const go = useGo()
  return (
    <>
      <Area at="/voices/contacts" />
      <ListPage<typeof listContactDays, ContactDay>
        id="contact-days"
        title={t('接待日')}
        operation={listContactDays}
        ask={({ tab, after }) => ({ query: { show: (tab || 'coming') as 'coming', ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/voices/contacts/${row.id}`}
        tabs={[{ key: 'coming', label: t('近期') }, { key: 'past', label: t('以前') }]}
        columns={[
          { key: 'on', title: t('日期'), width: 200, render: (row) => <><DateText value={row.on} /> {row.from}—{row.until}</> },
          { key: 'name', title: t('接待人'), width: 230, render: (row) => <>{row.name} <span className="d-quiet">{t(CONTACT_ROLES[row.role])}</span></> },
          { key: 'venue', title: t('地点'), render: (row) => `${row.regionName} ${row.venue}` },
          { key: 'booked', title: t('预约'), width: 100, align: 'end', render: (row) => `${row.booked}/${row.capacity}` },
          { key: 'state', title: t('状态'), width: 110, render: (row) => t(DAY_STATES[row.state]) },
        ]}
        unit={t('天')}
        empty={{ why: t('没有安排接待日'), todo: t('到“接待人”里公布谁接待、哪天接待，居民就能在网上预约。') }}
        action={<Button onClick={() => go('/voices/contacts/people')}>{t('接待人')}</Button>}
      />
    </>
  )
}
