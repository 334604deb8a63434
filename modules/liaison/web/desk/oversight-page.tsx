import { Button, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { ActionDialog, dateText, ListPage, newClientId, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { correctFeed, FEED_KINDS, FEED_STATES, findFeed, listFeed, type FeedItem } from '../../contract.ts'
import { Area, optionsOf } from './words.tsx'

/** What goes to the efficiency supervision: overdue matters and complaints, each once, with finding and correction. */
export default function OversightPage() {
  const finds = useAbility('liaison.find')
  const corrects = useAbility('liaison.correct')
  const [dialog, setDialog] = useState<{ what: 'find' | 'correct'; one: FeedItem } | null>(null)
  const touches = [listFeed]
  const [find, correct] = [useMutate(findFeed, { touches }), useMutate(correctFeed, { touches })]
  return (
    <>
      <Area at="/liaison/oversight" />
      <ListPage<typeof listFeed, FeedItem>
        id="feed" title={t('效能监察')} operation={listFeed}
        ask={({ tab, filters, after }) => ({ query: { show: (tab || 'open') as 'open', ...(filters['kind'] ? { kind: filters['kind'] as 'overdue' } : {}), ...(after ? { after } : {}) } })}
        read={({ items, next, counts }) => ({ items, next, counts })} rowKey={(row) => row.id}
        tabs={[{ key: 'open', label: t('待查'), tone: 'mine' }, { key: 'found', label: t('待整改'), tone: 'late' }, { key: 'corrected', label: t('已整改') }]}
        filters={[{ key: 'kind', label: t('种类'), options: optionsOf(FEED_KINDS) }]}
        notice={<p className="d-quiet">{t('每天早上把超期的办件和投诉推给效能监察，一件只推一次；写的是事，不评个人。')}</p>}
        columns={[
          { key: 'title', title: t('事项'), render: (row) => <>{row.title} <span className="d-number d-quiet">{row.number}</span></> },
          { key: 'kind', title: t('种类'), width: 80, render: (row) => t(FEED_KINDS[row.kind]) },
          { key: 'body', title: t('在哪里'), width: 170, render: (row) => row.body || row.regionName },
          { key: 'due', title: t('应办结'), width: 160, render: (row) => (row.dueOn ? dateText(row.dueOn) : '—') },
          { key: 'state', title: t('监察'), width: 300, render: (row) => row.correction ? t('已整改：{words}', { words: row.correction }) : row.finding ? t('{by}：{words}', { by: row.foundBy, words: row.finding }) : t(FEED_STATES[row.state]) },
          { key: 'do', title: t('办理'), width: 170, always: true, render: (row) => (
            <Space>{finds && row.state === 'open' && <Button size="small" onClick={() => setDialog({ what: 'find', one: row })}>{t('写监察意见')}</Button>}{corrects && row.state !== 'corrected' && <Button size="small" onClick={() => setDialog({ what: 'correct', one: row })}>{t('报整改')}</Button>}</Space>
          ) },
        ]}
        unit={t('件')}
        empty={(tab) => ({ why: tab === 'open' ? t('没有待查的事项') : t('没有这样的事项') })}
      />
      {dialog?.what === 'find' && (
        <ActionDialog<{ finding: string; foundBy: string }> open name="find-feed" title={t('监察意见')} verb={t('保存')} sentence={`${dialog.one.title} ${dialog.one.number}`} onClose={() => setDialog(null)} onSubmit={(typed) => find.mutateAsync({ params: { id: dialog.one.id }, body: { ...typed, version: dialog.one.version, clientId: newClientId() } })}>
          <Form.Item name="finding" label={t('查的结果')} rules={[{ required: true, message: t('请写明查的结果') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
          <Form.Item name="foundBy" label={t('监察单位')} rules={[{ required: true, message: t('请写明监察单位') }]}><Input maxLength={60} /></Form.Item>
        </ActionDialog>
      )}
      {dialog?.what === 'correct' && (
        <ActionDialog<{ correction: string }> open name="correct-feed" title={t('报整改')} verb={t('报送')} sentence={dialog.one.finding || `${dialog.one.title} ${dialog.one.number}`} onClose={() => setDialog(null)} onSubmit={({ correction }) => correct.mutateAsync({ params: { id: dialog.one.id }, body: { correction, version: dialog.one.version, clientId: newClientId() } })}>
          <Form.Item name="correction" label={t('怎样整改的')} rules={[{ required: true, message: t('请写明怎样整改的') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
