import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { ListPage, useAbility, useGo, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { ORGANISATION_GROUPS, listOrganisations, organisationGroups, type OrganisationLine } from '../../contract.ts'
import { AddKind } from './add-kind.tsx'
import { useKinds, usePlaces } from './use-own-place.ts'
import { termText } from './words.ts'
import './organisations.css'

/** 组织: who serves a place, by group, with who leads and until when. */
export default function OrganisationsPage() {
  const places = usePlaces()
  const { kinds } = useKinds()
  const go = useGo()
  const [search] = useSearchState()
  const keeps = useAbility('organisations.keep')
  const adapts = useAbility('organisations.adapt')
  const [adding, setAdding] = useState(false)
  const shown = kinds.filter((kind) => !search.tab || search.tab === 'all' || kind.group === search.tab)
  return (
    <>
      <ListPage<typeof listOrganisations, OrganisationLine>
        id="organisations"
        title={t('组织')}
        operation={listOrganisations}
        ask={({ tab, q, filters, after }) => ({
          query: {
            ...(tab && tab !== 'all' ? { group: tab as (typeof organisationGroups)[number] } : {}),
            ...(q ? { q: q.slice(0, 50) } : {}),
            ...(filters.kind ? { kind: filters.kind } : {}),
            ...(filters.place ? { region: filters.place } : {}),
            state: (filters.state ?? 'open') as 'open',
            ...(after ? { after } : {}),
          },
        })}
        read={(reply) => ({ ...reply, counts: { all: Object.values(reply.groups).reduce((a, b) => a + b, 0), ...Object.fromEntries(organisationGroups.map((group) => [group, reply.groups[group] ?? 0])) } })}
        rowKey={(row) => row.id}
        rowTo={(row) => `/organisations/${row.id}`}
        rowTone={(row) => (row.termState === 'past' ? 'late' : row.termState === 'due' ? 'soon' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, ...organisationGroups.map((group) => ({ key: group, label: t(ORGANISATION_GROUPS[group]) }))]}
        filters={[
          ...(places ? [places] : []),
          { key: 'kind', label: t('类型'), options: shown.map((kind) => ({ value: kind.code, label: t(kind.title) })) },
          { key: 'state', label: t('状态'), options: [{ value: 'due', label: t('届满或半年内届满') }, { value: 'closed', label: t('已撤销') }] },
        ]}
        search={t('名称、曾用名、拼音首字母、信用代码')}
        columns={[
          { key: 'name', title: t('名称'), render: (row) => row.name },
          { key: 'kind', title: t('类型'), width: 190, render: (row) => t(row.kindTitle) },
          { key: 'place', title: t('所在地'), width: 140, render: (row) => row.regionName },
          { key: 'lead', title: t('负责人'), width: 110, render: (row) => row.lead || <span className="d-quiet">{t('未登记')}</span> },
          { key: 'members', title: t('成员'), width: 80, align: 'end', render: (row) => row.members },
          { key: 'term', title: t('届期'), width: 230, render: (row) => (row.termUntil ? termText(row.termState, row.termUntil) : '') },
          { key: 'phone', title: t('办公电话'), width: 140, render: (row) => row.phone },
        ]}
        unit={t('个')}
        empty={(tab) => ({
          why: tab === 'all' ? t('这里还没有组织档案') : t('这一类还没有组织档案'),
          todo: keeps ? t('按“新建档案”登记；缺哪些组织，可以在“健全情况”里查看。') : t('由社区或街道负责的同事登记。'),
        })}
        tools={() => adapts && <Button type="link" onClick={() => setAdding(true)}>{t('增加类型')}</Button>}
        action={
          keeps && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go(`/organisations/new${search.kind ? `?kind=${search.kind}` : search.tab && search.tab !== 'all' ? `?group=${search.tab}` : ''}`)}>
              {t('新建档案')}
            </Button>
          )
        }
      />
      <AddKind open={adding} onClose={() => setAdding(false)} />
    </>
  )
}
