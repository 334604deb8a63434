import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DateText, ListPage, dateText, useAbility, useCall, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { DRAFT_STATES, MATTER_KINDS, MATTER_TYPES, listMatterFiles, type MatterFileLine } from '../../contract.ts'
import { optionsOf } from './designer/controls.tsx'
import { NewDraft } from './new-draft.tsx'
import './matters.css'

export const stateWords = (row: MatterFileLine): string => {
  if (row.state === 'in_force') return row.validUntil && !row.comingFrom ? t('{day}起停办', { day: dateText(row.validUntil) }) : t('第{n}版，办理中', { n: row.version ?? 0 })
  if (row.state === 'coming') return t('{day}起生效', { day: dateText(row.comingFrom!) })
  return row.state === 'ended' ? t('已停办') : t('还没有发布')
}

/** All matters: the version in force, what waits, and where the catalogue brings something new. */
export default function MattersPage() {
  const designs = useAbility('matters.design')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  const departments = useCall(listMatterFiles, {}, { staleMs: 60_000 }).data?.departments ?? []
  return (
    <>
      <ListPage<typeof listMatterFiles, MatterFileLine>
        id="matters"
        title={t('事项')}
        operation={listMatterFiles}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 60) } : {}), ...(filters as object), ...(after ? { after } : {}) } })}
        read={(reply) => ({ items: reply.items, next: reply.next, counts: reply.counts })}
        rowKey={(row) => row.code}
        rowTo={(row) => (row.state === 'new' && row.draft ? `/matters/drafts/${row.draft.id}` : `/matters/${row.code}`)}
        tabs={[
          { key: 'all', label: t('全部') }, { key: 'drafts', label: t('起草中') }, { key: 'waiting', label: t('等待审核'), tone: 'mine' }, { key: 'updates', label: t('目录有更新'), tone: 'mine' }, { key: 'ended', label: t('已停办') },
        ]}
        filters={[
          { key: 'kind', label: t('种类'), options: optionsOf(MATTER_KINDS) }, { key: 'type', label: t('类型'), options: optionsOf(MATTER_TYPES) },
          { key: 'department', label: t('部门'), options: departments.map((one) => ({ value: one, label: one })) },
        ]}
        search={t('名称、部门')}
        columns={[
          { key: 'title', title: t('事项'), render: (row) => row.title },
          { key: 'kind', title: t('种类'), width: 80, render: (row) => t(MATTER_KINDS[row.kind]) },
          { key: 'type', title: t('类型'), width: 90, render: (row) => t(MATTER_TYPES[row.type]) },
          { key: 'department', title: t('部门'), width: 190, render: (row) => row.department },
          { key: 'state', title: t('版本'), width: 170, render: stateWords },
          { key: 'draft', title: t('草稿'), width: 150, render: (row) => (row.draft ? `${t(DRAFT_STATES[row.draft.state])}${row.draft.kind === 'retirement' ? t('（停办）') : ''} · ${row.draft.byName}` : row.update ? t('目录有更新') : '') },
          { key: 'changed', title: t('最近变动'), width: 150, render: (row) => <DateText value={row.changedAt} /> },
          { key: 'kept', title: t('由谁决定'), width: 110, spare: true, render: (row) => (row.keptHere ? t('本地') : t('目录')) },
        ]}
        unit={t('个')}
        empty={(tab) => (tab === 'waiting' ? { why: t('没有等待审核的草稿') } : tab === 'drafts' ? { why: t('没有在写的草稿'), todo: t('打开一个事项，点“写新版本”。') }
          : tab === 'updates' ? { why: t('目录没有更新'), todo: t('本地发布过的事项，目录有新版本时会列在这里，由您决定用不用。') } : tab === 'ended' ? { why: t('没有停办的事项') } : { why: t('还没有事项') })}
        action={designs && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('新建事项')}</Button>}
      />
      {adding && <NewDraft onClose={() => setAdding(false)} onMade={(id) => go(`/matters/drafts/${id}`)} />}
    </>
  )
}
