import { Alert, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, dateText, DayInput, dayRule, Go, ListPage, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getCase } from '../../../cases/contract.ts'
import { AID_RESULTS, aidResults, answerAdvice, handOnAid, listAdvisers, listLegalRequests, recordAidResult, REQUEST_KINDS, requestKinds, type LegalRequest } from '../../contract.ts'

const touches = [listLegalRequests, getCase]

/** 法律服务: what was asked, and the next thing to do with it. */
export default function RequestsPage() {
  const handles = useAbility('legal.handle')
  const [doing, setDoing] = useState<{ what: 'answer' | 'aid' | 'result'; one: LegalRequest } | null>(null)
  const next = (row: LegalRequest) => {
    if (row.kind === 'legal.rights') return <Go to={`/legal/rights/${row.id}`}>{t('看途径')}</Go>
    if (!handles || row.state === 'concluded' || row.state === 'withdrawn' || row.state === 'declined') return ''
    if (row.kind === 'legal.aid') return <Button size="small" onClick={() => setDoing({ what: row.agency ? 'result' : 'aid', one: row })}>{row.agency ? t('登记结果') : t('转交')}</Button>
    return <Button size="small" onClick={() => setDoing({ what: 'answer', one: row })}>{t('登记答复')}</Button>
  }
  return (
    <>
      <ListPage<typeof listLegalRequests, LegalRequest>
        id="legal-requests"
        title={t('法律服务')}
        operation={listLegalRequests}
        ask={({ tab, filters, after }) => ({ query: { show: (tab || 'open') as 'open', ...(filters.kind ? { kind: filters.kind as 'legal.aid' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.late ? 'late' : undefined)}
        tabs={[{ key: 'open', label: t('在办'), tone: 'mine' }, { key: 'late', label: t('已过期限'), tone: 'late' }, { key: 'done', label: t('已办结') }]}
        filters={[{ key: 'kind', label: t('种类'), options: requestKinds.map((value) => ({ value, label: t(REQUEST_KINDS[value]) })) }]}
        columns={[
          { key: 'kind', title: t('种类'), width: 110, render: (row) => t(REQUEST_KINDS[row.kind]) },
          { key: 'name', title: t('谁'), width: 110, render: (row) => row.name },
          { key: 'step', title: t('进展'), render: (row) => (row.agencyDueOn && row.state !== 'concluded' ? t('{step}，{day}前答复', { step: row.step, day: dateText(row.agencyDueOn, 'short') }) : row.step) },
          { key: 'on', title: t('提出'), width: 110, render: (row) => <DateText value={row.submittedOn} form="short" /> },
          { key: 'due', title: t('办结期限'), width: 120, render: (row) => <DateText value={row.dueOn} form="short" absent={t('未受理')} /> },
          { key: 'place', title: t('社区'), width: 140, render: (row) => row.regionName },
          { key: 'number', title: t('编号'), width: 180, render: (row) => <Go to={`/cases/${row.id}`}>{row.number}</Go> },
          { key: 'do', title: t('办理'), width: 110, render: next },
        ]}
        unit={t('件')}
        empty={{ why: t('没有这样的请求'), todo: t('居民在网上或者窗口提出法律咨询、律师上门、法律援助、维权求助，都在这里。') }}
      />
      {doing?.what === 'answer' && <AnswerDialog one={doing.one} onClose={() => setDoing(null)} />}
      {doing?.what === 'aid' && <AidDialog one={doing.one} onClose={() => setDoing(null)} />}
      {doing?.what === 'result' && <ResultDialog one={doing.one} onClose={() => setDoing(null)} />}
    </>
  )
}

interface Props { one: LegalRequest; onClose: () => void }

function AnswerDialog({ one, onClose }: Props) {
  const advisers = useCall(listAdvisers, { query: { region: one.region.slice(0, 12) } }).data?.items
  const answer = useMutate(answerAdvice, { touches })
  return (
    <ActionDialog<{ adviserId: string; answer: string }>
      open name="legal-answer" as="drawer" title={t('登记法律顾问的答复')} sentence={t('答复密封保存，只有{name}本人能看，您和同事以后都看不到。办件随即办结。', { name: one.name })} verb={t('登记并办结')}
      onSubmit={(typed) => answer.mutateAsync({ params: { id: one.id }, body: typed as never })} onClose={onClose}
    >
      {advisers?.length === 0 && <Alert type="warning" showIcon className="c-notice" title={t('本社区还没有登记法律顾问')} description={t('请先在“法律顾问”里登记。')} />}
      <Form.Item name="adviserId" label={t('哪位法律顾问')} rules={[{ required: true, message: t('请选择') }]}><Select options={(advisers ?? []).map((each) => ({ value: each.id, label: `${each.name}（${each.unit}）` }))} /></Form.Item>
      <Form.Item name="answer" label={t('答复')} rules={[{ required: true, message: t('请写答复') }]}><Input.TextArea maxLength={4000} autoSize={{ minRows: 6 }} /></Form.Item>
    </ActionDialog>
  )
}

function AidDialog({ one, onClose }: Props) {
  const hand = useMutate(handOnAid, { touches })
  return (
    <ActionDialog<{ agency: string; handedOn: string }> open name="legal-aid" title={t('转交法律援助机构')} verb={t('登记转交')} initial={{ handedOn: dayOf(new Date()) }}
      onSubmit={(typed) => hand.mutateAsync({ params: { id: one.id }, body: typed as never })} onClose={onClose}>
      <Form.Item name="agency" label={t('法律援助机构')} rules={[{ required: true, message: t('请填写法律援助机构') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="handedOn" label={t('转交日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
    </ActionDialog>
  )
}

function ResultDialog({ one, onClose }: Props) {
  const record = useMutate(recordAidResult, { touches })
  return (
    <ActionDialog<{ result: 'granted'; answeredOn: string; note?: string }> open name="legal-aid-result" title={t('登记法律援助结果')} sentence={t('{agency}的决定，登记后告诉{name}。', { agency: one.agency, name: one.name })} verb={t('登记并办结')} initial={{ answeredOn: dayOf(new Date()) }}
      onSubmit={(typed) => record.mutateAsync({ params: { id: one.id }, body: { ...typed, note: typed.note ?? '' } as never })} onClose={onClose}>
      <Form.Item name="result" label={t('结果')} rules={[{ required: true, message: t('请选择结果') }]}><Select options={aidResults.map((value) => ({ value, label: t(AID_RESULTS[value]) }))} /></Form.Item>
      <Form.Item name="answeredOn" label={t('答复日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="note" label={t('说明')}><Input.TextArea maxLength={500} /></Form.Item>
    </ActionDialog>
  )
}
