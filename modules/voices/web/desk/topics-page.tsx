import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, ListPage, newClientId, useAbility, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { listTopics, OPINION_KINDS, openTopic, TOPIC_STATES, type Topic } from '../../contract.ts'
import { Area } from './area.tsx'
import { optionsOf, useRoot } from './words.ts'

/** 话题: what opinions are about, with whom each lies. */
export default function TopicsPage() {
  const groups = useAbility('voices.group')
  const root = useRoot()
  const go = useGo()
  const [adding, setAdding] = useState(false)
  const create = useMutate(openTopic, { touches: [listTopics] })
  return (
    <>
      <Area at="/voices/topics" />
      <ListPage<typeof listTopics, Topic>
        id="topics"
        title={t('话题')}
        operation={listTopics}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'running') as 'running', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['kind'] ? { kind: filters['kind'] as 'other' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/voices/topics/${row.id}`}
        tabs={[{ key: 'running', label: t('研究中') }, { key: 'mine', label: t('轮到我们'), tone: 'mine' }, { key: 'answered', label: t('已答复') }, { key: 'merged', label: t('已合并') }, { key: 'all', label: t('全部') }]}
        filters={[{ key: 'kind', label: t('方面'), options: optionsOf(OPINION_KINDS) }]}
        search={t('话题')}
        columns={[
          { key: 'title', title: t('话题'), render: (row) => row.title },
          { key: 'kind', title: t('方面'), width: 110, render: (row) => t(OPINION_KINDS[row.kind]) },
          { key: 'n', title: t('意见'), width: 80, align: 'end', render: (row) => row.opinions },
          { key: 'on', title: t('开设'), width: 150, render: (row) => <DateText value={row.openedOn} /> },
          { key: 'place', title: t('来自'), width: 140, render: (row) => row.regionName },
          { key: 'state', title: t('状态'), width: 220, render: (row) => row.mergedInto ? t('已合并，随大话题研究') : row.state === 'answered' ? t('{who}已答复', { who: row.answeredBy }) : row.state === 'open' ? t(TOPIC_STATES.open) : t('现在{where}', { where: row.liesWith }) },
        ]}
        unit={t('个')}
        empty={{ why: t('没有话题'), todo: t('把说同一件事的意见归到一个话题，一起研究、一起答复。') }}
        action={groups && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('开设话题')}</Button>}
      />
      {adding && root && (
        <ActionDialog<{ region: string; kind: 'other'; title: string; summary?: string }> open name="open-topic" as="drawer" title={t('开设话题')} verb={t('开设')} initial={{ region: root.slice(0, 12) }}
          onSubmit={async (typed) => go(`/voices/topics/${(await create.mutateAsync({ body: { ...typed, summary: typed.summary ?? '', clientId: newClientId() } })).id}`)} onClose={() => setAdding(false)}>
          <Form.Item name="title" label={t('话题')} extra={t('公开显示，请写事，不写姓名。')} rules={[{ required: true, message: t('请写明话题') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="kind" label={t('方面')} rules={[{ required: true, message: t('请选择方面') }]}><Select options={optionsOf(OPINION_KINDS)} /></Form.Item>
          <Form.Item name="region" label={t('范围')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
          <Form.Item name="summary" label={t('大家怎么说')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
