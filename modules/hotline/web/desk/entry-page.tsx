import { Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DateText, DayInput, dayRule, DetailPage, Facts, Panel, Timeline, newClientId, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { ENTRY_STATES, getKnowledgeEntry, listKnowledge, reviewKnowledgeEntry } from '../../contract.ts'
import { EntryDrawer } from './entry-form.tsx'
import { stepEntries } from './words.ts'

const yearOn = () => {
  const [year, ...rest] = dayOf(new Date()).split('-')
  return [Number(year) + 1, ...rest].join('-').replace(/02-29$/, '02-28')
}

/** One answer: what it says, who looked, when it is looked at again. */
export default function EntryPage() {
  const id = useParam('id')
  const query = useCall(getKnowledgeEntry, { params: { id } })
  const writes = useAbility('hotline.write')
  const [dialog, setDialog] = useState<'edit' | 'publish' | 'send_back' | 'end'>()
  const review = useMutate(reviewKnowledgeEntry, { touches: [getKnowledgeEntry, listKnowledge] })
  return (
    <Awaiting query={query}>
      {({ entry, steps }) => (
        <DetailPage
          title={entry.question}
          crumbs={[{ label: t('知识库'), to: '/hotline/knowledge' }]}
          sentence={entry.state === 'published' ? t('{who}审核，{day}前复审。', { who: entry.reviewedBy, day: entry.reviewDue ? dateText(entry.reviewDue) : '' }) : entry.state === 'draft' ? t('{who}写的，等另一位同事审核。', { who: entry.writtenBy }) : t('已经停用。')}
          state={entry.due ? t('该复审') : t(ENTRY_STATES[entry.state])}
          actions={writes && entry.state !== 'ended' ? [
            { key: 'publish', label: entry.state === 'draft' ? t('审核发布') : t('复审通过'), primary: true, onChoose: () => setDialog('publish'), ...(entry.mine ? { blocked: t('自己写的，请另一位同事审核') } : {}) },
            ...(entry.state === 'draft' && !entry.mine ? [{ key: 'back', label: t('退回修改'), onChoose: () => setDialog('send_back') }] : []),
            { key: 'edit', label: t('修改'), onChoose: () => setDialog('edit') }, { key: 'end', label: t('停用'), danger: true, onChoose: () => setDialog('end') },
          ] : []}
          noActions={t('您的岗位只能查看。')}
          facts={<Panel title={t('来历')}><Facts facts={[
            { label: t('主题'), value: entry.topic || t('未填') }, { label: t('依据'), value: entry.source }, { label: t('负责单位'), value: entry.owner }, { label: t('适用地点'), value: entry.regionName },
            { label: t('有效'), value: entry.validUntil ? t('{from}至{until}', { from: dateText(entry.validFrom), until: dateText(entry.validUntil) }) : t('{from}起', { from: dateText(entry.validFrom) }) },
            { label: t('用过'), value: t('{n}次', { n: entry.used }) }, { label: t('居民可见'), value: entry.public ? t('是') : t('否') }, { label: t('审核'), value: <DateText value={entry.reviewedAt} absent={t('还没有')} /> },
          ]} /></Panel>}
        >
          <Panel title={t('答复')}><p style={{ whiteSpace: 'pre-line' }}>{entry.answer}</p></Panel>
          <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} empty={t('还没有您可以查看的记录')} /></Panel>
          {dialog === 'edit' && <EntryDrawer entry={entry} onClose={() => setDialog(undefined)} />}
          {dialog && dialog !== 'edit' && (
            <ActionDialog<{ nextReview?: string; note?: string }>
              open name="review-entry" danger={dialog === 'end'} title={dialog === 'publish' ? t('审核') : dialog === 'end' ? t('停用') : t('退回修改')} verb={dialog === 'publish' ? t('发布') : dialog === 'end' ? t('停用') : t('退回')}
              sentence={dialog === 'publish' ? t('请核对答复和依据，发布后马上能用。') : ''} initial={{ nextReview: yearOn() }}
              onSubmit={(typed) => review.mutateAsync({ params: { id }, body: { decision: dialog, note: typed.note ?? '', ...(dialog === 'publish' ? { nextReview: typed.nextReview! } : {}), version: entry.version, clientId: newClientId() } })}
              onClose={() => setDialog(undefined)}
            >
              {dialog === 'publish' && <Form.Item name="nextReview" label={t('下次复审')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>}
              <Form.Item name="note" label={dialog === 'publish' ? t('意见') : t('原因')} rules={dialog === 'publish' ? [] : [{ required: true, message: t('请写明原因') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
            </ActionDialog>
          )}
        </DetailPage>
      )}
    </Awaiting>
  )
}
