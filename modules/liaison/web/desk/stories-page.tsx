import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, ListPage, newClientId, ProblemAlert, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listStories, moveStory, STORY_KINDS, STORY_STATES, updateStory, writeStory, type Story } from '../../contract.ts'
import { Area, optionsOf, useRoot } from './words.tsx'

interface Typed { kind: Story['kind']; title: string; text: string; author: string; source: string; consented?: boolean }

/** Good news and model cases: written, shown on the portal, taken off. */
export default function StoriesPage() {
  const writes = useAbility('liaison.file')
  const publishes = useAbility('liaison.publish')
  const root = useRoot()
  const [dialog, setDialog] = useState<'new' | Story | null>(null)
  const touches = [listStories]
  const [write, update, move] = [useMutate(writeStory, { touches }), useMutate(updateStory, { touches }), useMutate(moveStory, { touches })]
  const lead = (row: Story, to: 'show' | 'withdraw') => void move.mutateAsync({ params: { id: row.id }, body: { move: to, version: row.version, clientId: newClientId() } }).catch(() => undefined)
  return (
    <>
      <Area at="/liaison/stories" />
      <ListPage<typeof listStories, Story>
        id="stories" title={t('宣传')} operation={listStories}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply} rowKey={(row) => row.id}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'draft', label: t('待发布') }, { key: 'shown', label: t('已发布') }]} search={t('标题、正文')}
        notice={<ProblemAlert error={move.error} />}
        columns={[
          { key: 'title', title: t('标题'), render: (row) => row.title },
          { key: 'kind', title: t('类别'), width: 140, render: (row) => t(STORY_KINDS[row.kind]) },
          { key: 'source', title: t('来源'), width: 220, render: (row) => `${row.source} ${row.author}` },
          { key: 'shown', title: t('状态'), width: 200, render: (row) => <>{t(STORY_STATES[row.state])} {row.state === 'shown' && row.shownOn && <DateText value={row.shownOn} />}</> },
          { key: 'do', title: t('办理'), width: 170, always: true, render: (row) => (
            <Space>{writes && <Button size="small" onClick={() => setDialog(row)}>{t('修改')}</Button>}{publishes && <Button size="small" onClick={() => lead(row, row.state === 'shown' ? 'withdraw' : 'show')}>{row.state === 'shown' ? t('撤下') : t('发布')}</Button>}</Space>
          ) },
        ]}
        unit={t('篇')}
        empty={{ why: t('还没有稿件'), todo: t('好人好事、先进典型、好经验好做法，写好来源，征得本人同意后发布到网上。') }}
        {...(writes ? { action: <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDialog('new')}>{t('写一篇')}</Button> } : {})}
      />
      {dialog && root && (
        <ActionDialog<Typed> open name="story" as="drawer" width={640} title={dialog === 'new' ? t('写一篇') : t('修改')} verb={t('保存')} initial={dialog === 'new' ? { kind: 'good_deed' } : dialog} onClose={() => setDialog(null)}
          onSubmit={({ consented, ...typed }) => dialog === 'new' ? write.mutateAsync({ body: { ...typed, region: root, consented: consented ?? false, clientId: newClientId() } }) : update.mutateAsync({ params: { id: dialog.id }, body: { kind: typed.kind, title: typed.title, text: typed.text, author: typed.author, source: typed.source, consented: consented ?? false, version: dialog.version, clientId: newClientId() } })}>
          <Form.Item name="kind" label={t('类别')} rules={[{ required: true }]}><Select options={optionsOf(STORY_KINDS)} /></Form.Item>
          <Form.Item name="title" label={t('标题')} rules={[{ required: true, message: t('请写标题') }]}><Input maxLength={80} /></Form.Item>
          <Form.Item name="text" label={t('正文')} rules={[{ required: true, message: t('请写正文') }]}><Input.TextArea maxLength={20000} autoSize={{ minRows: 8 }} /></Form.Item>
          <Form.Item name="author" label={t('作者')} rules={[{ required: true, message: t('请写作者') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="source" label={t('来源')} rules={[{ required: true, message: t('请写明来源') }]}><Input maxLength={100} /></Form.Item>
          <Form.Item name="consented" valuePropName="checked"><Checkbox>{t('写到的人都同意公开，或文中认不出是谁')}</Checkbox></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
