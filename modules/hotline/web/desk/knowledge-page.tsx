import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DateText, ListPage, useAbility, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listKnowledge, type KnowledgeEntry } from '../../contract.ts'
import { EntryDrawer } from './entry-form.tsx'

/** 知识库: shared by all lines. */
export default function KnowledgePage() {
  const writes = useAbility('hotline.write')
  const [adding, setAdding] = useState(false)
  const topics = useCall(listKnowledge, { query: {} }, { staleMs: 60_000 }).data?.topics ?? []
  return (
    <>
      <ListPage<typeof listKnowledge, KnowledgeEntry>
        id="knowledge"
        title={t('知识库')}
        operation={listKnowledge}
        ask={({ tab, q, filters, after }) => ({ query: { state: (tab || 'published') as 'published', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters.topic ? { topic: filters.topic } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/hotline/knowledge/${row.id}`}
        rowTone={(row) => (row.due ? 'soon' : undefined)}
        tabs={[{ key: 'published', label: t('在用') }, { key: 'draft', label: t('待审核'), tone: 'mine' }, { key: 'due', label: t('该复审'), tone: 'mine' }, { key: 'ended', label: t('已停用') }]}
        filters={[{ key: 'topic', label: t('主题'), options: topics.map((value) => ({ value, label: value })) }]}
        search={t('问题和答复里的词，或拼音首字母')}
        columns={[
          { key: 'question', title: t('问题'), render: (row) => row.question },
          { key: 'topic', title: t('主题'), width: 120, render: (row) => row.topic },
          { key: 'owner', title: t('负责单位'), width: 150, render: (row) => row.owner },
          { key: 'used', title: t('用过'), width: 90, align: 'end', render: (row) => t('{n}次', { n: row.used }) },
          { key: 'due', title: t('复审'), width: 150, render: (row) => <DateText value={row.reviewDue} absent={t('未审核')} /> },
          { key: 'public', title: t('居民可见'), width: 100, render: (row) => (row.public ? t('是') : t('否')) },
        ]}
        unit={t('条')}
        empty={(tab) => (tab === 'published' ? { why: t('知识库还是空的'), todo: t('把常问的问题写下来，另一位同事审核后就能用。') } : { why: t('没有这样的知识') })}
        action={writes && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('写一条')}</Button>}
      />
      {adding && <EntryDrawer onClose={() => setAdding(false)} />}
    </>
  )
}
