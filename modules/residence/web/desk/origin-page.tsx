import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, dateText, DayInput, dayRule, Go, ListPage, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { DivisionPicker, divisionOf, PersonPicker } from '../../../register/web/fields.tsx'
import { answerOrigin, askOrigin, listOriginRequests, ORIGIN_KINDS, ORIGIN_OUTCOMES, originKinds, type OriginRequest } from '../../contract.ts'
import './residence.css'

/** 商请户籍地: what was asked of the offices where people are registered, until when, and what they answered. */
export default function OriginPage() {
  const keeps = useAbility('residence.keep')
  const [isNew, setNew] = useState(false)
  const [answering, setAnswering] = useState<OriginRequest | null>(null)
  return (
    <>
      <ListPage<typeof listOriginRequests, OriginRequest>
        id="origin"
        title={t('商请户籍地')}
        operation={listOriginRequests}
        ask={({ tab, after }) => ({ query: { state: (tab || 'open') as 'open', ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.overdue ? 'late' : undefined)}
        tabs={[{ key: 'open', label: t('等答复') }, { key: 'overdue', label: t('超期未答'), tone: 'late' }, { key: 'answered', label: t('已答复') }]}
        columns={[
          { key: 'origin', title: t('户籍地'), width: 190, always: true, render: (row) => row.originName },
          { key: 'name', title: t('为谁'), width: 110, render: (row) => (row.personId ? <Go to={`/people/${row.personId}`}>{row.name || t('居民')}</Go> : <span className="d-quiet">{t('没有写')}</span>) },
          { key: 'kind', title: t('请对方'), width: 150, render: (row) => t(ORIGIN_KINDS[row.kind]) },
          { key: 'asked', title: t('内容'), render: (row) => (row.answer ? t('{asked}。答复：{answer}', { asked: row.asked, answer: row.answer }) : row.asked) },
          {
            key: 'due', title: t('期限'), width: 170,
            render: (row) => row.answeredOn ? t('{day}答复：{how}', { day: dateText(row.answeredOn), how: row.outcome ? t(ORIGIN_OUTCOMES[row.outcome]) : '' })
              : row.overdue ? <span className="res-bad">{t('{day}到期，已超期', { day: row.dueOn })}</span> : <><DateText value={row.dueOn} />{t('前')}</>,
          },
          { key: 'by', title: t('经手人'), width: 100, render: (row) => row.askedBy },
          ...(keeps ? [{ key: 'deed', title: t('办理'), width: 110, render: (row: OriginRequest) => (row.answeredOn ? null : <Button size="small" onClick={() => setAnswering(row)}>{t('记下答复')}</Button>) }] : []),
        ]}
        unit={t('件')}
        empty={(tab) => tab === 'overdue' ? { why: t('没有超期未答的') } : { why: t('没有商请'), todo: t('居民在户籍地的事，可以由我们替他们问，约好期限、记下答复。') }}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setNew(true)}>{t('商请户籍地')}</Button>}
      />
      <Ask open={isNew} onClose={() => setNew(false)} />
      <Answer row={answering} onClose={() => setAnswering(null)} />
    </>
  )
}

interface Asked {
  personId?: string
  origin: string
  kind: 'proof'
  asked: string
  reachedBy?: string
  days: number
}

function Ask({ open, onClose }: { open: boolean; onClose: () => void }) {
  const ask = useMutate(askOrigin, { touches: [listOriginRequests] })
  return (
    <ActionDialog<Asked>
      open={open}
      name="ask-origin"
      as="drawer"
      title={t('商请户籍地')}
      sentence={t('以居住地为主、户籍地配合：替居民向户籍地的单位提出来，约好期限，答复后通知本人。')}
      verb={t('提出商请')}
      initial={{ days: 10 }}
      onSubmit={({ origin, personId, reachedBy, ...typed }) => {
        const { code, name } = divisionOf(origin)
        return ask.mutateAsync({ body: { ...typed, ...(personId ? { personId } : {}), originCode: code, originName: name, reachedBy: reachedBy?.trim() ?? '' } })
      }}
      onClose={onClose}
    >
      <Form.Item name="personId" label={t('为哪位居民')}><PersonPicker label={t('为哪位居民')} /></Form.Item>
      <Form.Item name="origin" label={t('户籍地')} rules={[{ required: true, message: t('请查找并选择户籍地') }]}><DivisionPicker label={t('户籍地')} /></Form.Item>
      <Form.Item name="kind" label={t('请对方办什么')} rules={[{ required: true, message: t('请选择') }]}><Select options={originKinds.map((kind) => ({ value: kind, label: t(ORIGIN_KINDS[kind]) }))} /></Form.Item>
      <Form.Item name="asked" label={t('写明内容')} rules={[{ required: true, min: 2, message: t('请写明请对方办什么') }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      <Form.Item name="reachedBy" label={t('怎么联系的')} extra={t('例如：电话、公函编号。')}><Input maxLength={100} autoComplete="off" /></Form.Item>
      <Form.Item name="days" label={t('约定几个工作日内答复')} rules={[{ required: true }]}><InputNumber min={1} max={90} precision={0} /></Form.Item>
    </ActionDialog>
  )
}

function Answer({ row, onClose }: { row: OriginRequest | null; onClose: () => void }) {
  const today = dayOf(new Date())
  const answer = useMutate(answerOrigin, { touches: [listOriginRequests] })
  return (
    <ActionDialog<{ outcome: 'settled'; answer: string; answeredBy?: string; on: string }>
      open={row !== null}
      name="answer-origin"
      title={t('记下答复')}
      sentence={t('{origin}的答复记下后通知本人。', { origin: row?.originName ?? '' })}
      verb={t('记下答复')}
      initial={{ on: today, outcome: 'settled' }}
      onSubmit={({ answeredBy, ...typed }) => answer.mutateAsync({ params: { id: row!.id }, body: { ...typed, answeredBy: answeredBy?.trim() ?? '', version: row!.version } })}
      onClose={onClose}
    >
      <Form.Item name="outcome" label={t('结果')} rules={[{ required: true }]}><Select options={Object.entries(ORIGIN_OUTCOMES).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="answer" label={t('对方怎么说')} rules={[{ required: true, min: 2, message: t('请写明对方的答复') }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      <Form.Item name="answeredBy" label={t('谁答复的')}><Input maxLength={100} autoComplete="off" /></Form.Item>
      <Form.Item name="on" label={t('哪天答复')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ min: row?.askedOn ?? '1900-01-01', max: today })]}><DayInput max={today} /></Form.Item>
    </ActionDialog>
  )
}
