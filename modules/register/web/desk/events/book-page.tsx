import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { DateText, ListPage, useGo } from '../../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../../platform/web/format.ts'
import { t } from '../../../../../platform/web/text.ts'
import { EVENT_KINDS, eventKinds, listHouseholdEvents, type EventLine } from '../../../contract.ts'
import { optionsOf } from '../../names.ts'
import { usePlaceFilter } from '../use-place-filter.ts'
import { eventNote } from './event-lines.tsx'
import '../register.css'

/** 人口变动: the book of what happened to people and households of the place. */
export default function EventBookPage() {
  const go = useGo()
  const place = usePlaceFilter()
  const year = Number(dayOf(new Date()).slice(0, 4))
  return (
    <ListPage<typeof listHouseholdEvents, EventLine>
      id="household-events"
      title={t('人口变动')}
      crumbs={[{ label: t('居民'), to: '/people' }]}
      operation={listHouseholdEvents}
      ask={({ filters, after }) => ({
        query: {
          ...(filters.place ? { region: filters.place } : {}),
          ...(filters.kind ? { kind: filters.kind as 'birth' } : {}),
          ...(filters.year ? { from: `${filters.year}-01-01`, to: `${filters.year}-12-31` } : {}),
          ...(after ? { after } : {}),
        },
      })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => (row.householdId ? `/households/${row.householdId}` : `/people/${row.people[0]?.personId ?? ''}`)}
      filters={[
        ...(place ? [place] : []),
        { key: 'kind', label: t('哪一种'), options: optionsOf(EVENT_KINDS, eventKinds) },
        { key: 'year', label: t('哪一年发生'), options: [0, 1, 2, 3, 4].map((back) => ({ value: String(year - back), label: t('{year}年', { year: year - back }) })) },
      ]}
      columns={[
        { key: 'on', title: t('哪一天'), width: 150, render: (row) => <DateText value={row.on} /> },
        { key: 'kind', title: t('变动'), width: 170, render: (row) => t(EVENT_KINDS[row.kind]) + (row.undoneBy ? t('（已撤销）') : '') },
        { key: 'people', title: t('涉及的人'), width: 200, render: (row) => row.people.map((p) => p.name).join('、') },
        { key: 'note', title: t('情况'), render: eventNote },
        { key: 'place', title: t('所在地'), width: 160, render: (row) => row.regionName },
        { key: 'by', title: t('登记人'), width: 110, render: (row) => row.byName },
      ]}
      unit={t('条')}
      empty={{ why: t('还没有登记过人口变动'), todo: t('出生、死亡、结婚、分户、迁移都从“登记变动”开始。') }}
      action={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/household-events/new/choose')}>
          {t('登记变动')}
        </Button>
      }
    />
  )
}
