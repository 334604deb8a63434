import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { DateText, ListPage, useAbility, useGo, type ListFilter } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { changeKinds, listDossiers, type ChangeKind, type DossierLine, type DossierState } from '../../contract.ts'
import { kindName, levelWord, stateName } from './words.ts'

/** 区划调整: what is proposed, approved, in force. */
export default function DossiersPage() {
  const go = useGo()
  const proposes = useAbility('territory.propose')
  const kinds: ListFilter = { key: 'kind', label: t('种类'), options: changeKinds.map((kind) => ({ value: kind, label: kindName(kind) })) }
  return (
    <ListPage<typeof listDossiers, DossierLine>
      id="territory"
      title={t('区划调整')}
      crumbs={[{ label: t('区划'), to: '/regions' }]}
      operation={listDossiers}
      ask={({ tab, q, filters, after }) => ({
        query: {
          ...(tab === 'all' ? {} : { state: tab as DossierState }),
          ...(filters.kind ? { kind: filters.kind as ChangeKind } : {}),
          ...(filters.place ? { place: filters.place } : {}),
          ...(q ? { q } : {}),
          ...(after ? { after } : {}),
        },
      })}
      read={({ items, next, counts }) => ({ items, next, counts: { ...counts, proposed: counts.proposed ?? 0, approved: counts.approved ?? 0, executed: counts.executed ?? 0 } })}
      rowKey={(row) => row.id}
      rowTo={(row) => `/territory/${row.id}`}
      tabs={[
        { key: 'proposed', label: t('待决定'), tone: 'mine' },
        { key: 'approved', label: t('已批准，待生效') },
        { key: 'executed', label: t('已生效') },
        { key: 'all', label: t('全部') },
      ]}
      filters={[kinds]}
      search={t('标题、编号')}
      columns={[
        { key: 'title', title: t('调整'), render: (row) => row.title },
        { key: 'next', title: t('下一步'), width: 200, render: (row) => row.next },
        { key: 'kind', title: t('种类'), width: 110, render: (row) => kindName(row.kind) },
        { key: 'level', title: t('级别'), width: 110, render: (row) => levelWord(row.level), spare: true },
        { key: 'place', title: t('所在'), width: 130, render: (row) => row.regionName },
        { key: 'by', title: t('提出'), width: 100, render: (row) => row.proposedBy },
        { key: 'at', title: t('提出日期'), width: 130, render: (row) => <DateText value={row.proposedAt} /> },
        { key: 'state', title: t('状态'), width: 130, render: (row) => stateName(row.state), spare: true },
        { key: 'number', title: t('编号'), width: 130, render: (row) => row.number },
      ]}
      unit={t('份')}
      notice={
        <p className="d-quiet" style={{ marginBlockEnd: 12 }}>
          {t('社区由街道（苏木镇）提出、旗区民政部门决定；网格由社区或街道自行决定。提出人不能自己作决定。')}
        </p>
      }
      empty={(tab) =>
        tab === 'proposed'
          ? { why: t('没有待决定的区划调整'), todo: proposes ? t('要设立、合并、拆分社区或网格，从“提出调整”开始。') : t('街道提出以后会出现在这里。') }
          : { why: t('这里还没有区划调整') }
      }
      action={
        proposes && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/territory/new')}>
            {t('提出调整')}
          </Button>
        )
      }
    />
  )
}
