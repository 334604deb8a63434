import { Tag } from 'antd'
import { Go, ListPage, dateText, useAbility, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { POST_KINDS, postKinds, type PostKind } from '../../../organisations/contract.ts'
import { listRegions } from '../../../regions/contract.ts'
import { levelOfCode } from '../../../regions/web/fields.tsx'
import { getMe, listPosts, type PostLine } from '../../contract.ts'

/** Who is on duty where, where nobody is, whose time ends, and who stands in. */
export default function PostsPage() {
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const own = me.data?.currentPost?.region ?? ''
  const level = own ? levelOfCode(own) : ''
  const wide = level === 'township' || level === 'county'
  const places = useCall(listRegions, { query: { under: own, level: level === 'county' ? 'township' : 'community', limit: 1000 } }, { enabled: wide, staleMs: 600_000 })
  const administers = useAbility('accounts.administer')
  const [search] = useSearchState()
  const held = search.tab !== 'vacant'
  return (
    <ListPage<typeof listPosts, PostLine>
      id="posts"
      title={t('岗位和空缺')}
      operation={listPosts}
      ask={({ tab, q, filters, after }) => ({
        query: {
          state: tab as 'held', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters.kind ? { kind: filters.kind as PostKind } : {}), ...(filters.place ? { region: filters.place } : {}),
          ...(after ? { after } : {}),
        },
      })}
      read={(reply) => ({ ...reply, counts: reply.counts })}
      rowKey={(row) => `${row.id}${row.region}${row.kind}`}
      {...(administers && held ? { rowTo: (row: PostLine) => `/accounts/${row.accountId}` } : {})}
      tabs={[
        { key: 'held', label: t('在岗') }, { key: 'vacant', label: t('空缺'), tone: 'mine' }, { key: 'ending', label: t('30天内到期') }, { key: 'deputy', label: t('代理中') },
      ]}
      filters={[
        ...(places.data?.items.length ? [{ key: 'place', label: level === 'county' ? t('街道（苏木镇）') : t('社区（嘎查）'), options: places.data.items.map((each) => ({ value: each.code, label: each.name })) }] : []),
        { key: 'kind', label: t('岗位'), options: postKinds.map((kind) => ({ value: kind, label: t(POST_KINDS[kind].title) })) },
      ]}
      {...(held ? { search: t('姓名') } : {})}
      columns={[
        ...(held ? [{ key: 'holder', title: t('在岗人员'), width: 160, render: (row: PostLine) => row.holder }] : []),
        { key: 'title', title: held ? t('岗位') : t('空缺的岗位'), width: 220, render: (row) => t(row.title) },
        { key: 'place', title: t('地点'), render: (row) => row.regionName },
        ...(held
          ? [
              { key: 'deputy', title: t('代理'), width: 140, render: (row: PostLine) => (row.deputyFor ? <Tag>{t('代理{name}', { name: row.deputyFor })}</Tag> : '') },
              { key: 'from', title: t('到岗'), width: 140, render: (row: PostLine) => (row.validFrom ? dateText(row.validFrom) : '') },
              { key: 'until', title: t('到期'), width: 140, render: (row: PostLine) => (row.validUntil ? dateText(row.validUntil) : t('长期')) },
            ]
          : []),
      ]}
      unit={t('个')}
      empty={(tab) => ({
        why: tab === 'vacant' ? t('没有空缺') : tab === 'ending' ? t('30天内没有到期的岗位') : tab === 'deputy' ? t('没有代理中的岗位') : t('这里还没有人在岗'),
        todo: tab === 'held' ? t('由管理员在“账号与岗位”里安排。') : undefined,
      })}
      tools={() => <Go to="/handovers">{t('工作交接')}</Go>}
    />
  )
}
