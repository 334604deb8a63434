import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { ListPage, useAbility, useGo } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { listHouseholds } from '../../contract.ts'
import { householdKindName } from '../names.ts'
import { usePlaceFilter } from './use-place-filter.ts'

/** Households of a place, as they are today or were at the end of a year. */
export default function HouseholdsPage() {
  const go = useGo()
  const keeps = useAbility('register.keep')
  const place = usePlaceFilter()
  const year = Number(dayOf(new Date()).slice(0, 4))
  return (
    <ListPage
      id="households"
      title={t('家庭')}
      crumbs={[{ label: t('居民'), to: '/people' }]}
      operation={listHouseholds}
      ask={({ filters, after }) => ({
        query: { ...(filters.place ? { region: filters.place } : {}), ...(filters.on ? { on: filters.on } : {}), ...(after ? { after } : {}) },
      })}
      read={(reply) => ({ items: reply.items, next: reply.next, ...(reply.total === null ? {} : { total: reply.total }) })}
      rowKey={(row) => row.id}
      rowTo={(row) => `/households/${row.id}`}
      filters={[
        ...(place ? [place] : []),
        {
          key: 'on',
          label: t('哪一天'),
          options: [1, 2, 3, 4, 5].map((back) => ({ value: `${year - back}-12-31`, label: t('{year}年底', { year: year - back }) })),
        },
      ]}
      columns={[
        { key: 'head', title: t('户主'), width: 150, render: (row) => row.headName || t('没有户主') },
        { key: 'members', title: t('人数'), width: 80, align: 'end', render: (row) => t('{n}人', { n: row.members }) },
        { key: 'address', title: t('地址'), render: (row) => row.address },
        { key: 'place', title: t('所在地'), width: 180, render: (row) => row.regionName },
        { key: 'kind', title: t('类型'), width: 90, render: (row) => householdKindName(row.kind) },
        { key: 'number', title: t('户号'), width: 140, render: (row) => row.number ?? t('没有户号') },
      ]}
      unit={t('户')}
      empty={{ why: t('本辖区还没有立户'), todo: t('立户后可以按户查看成员，也用于按户统计。') }}
      action={
        keeps && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/households/new')}>
            {t('新建户')}
          </Button>
        )
      }
    />
  )
}
