import { Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, DayInput, dayRule, DetailPage, Facts, newClientId, Panel, useAbility, useCall, useMutate, useParam, type DetailAction } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { ASSESSMENT_STATES, decideAssessment, getAssessment, listAssessments, listPurposes, OCCASIONS, saveAssessment, submitAssessment } from '../../contract.ts'
import { crumbs } from './words.ts'
import './privacy.css'

type One = Reply<typeof getAssessment>
const TOUCHES = [getAssessment, listAssessments]

/** One assessment: questions and answers, approval by another. */
export default function AssessmentPage() {
  const id = useParam('id')
  const query = useCall(getAssessment, { params: { id } })
  return <Awaiting query={query}>{(one) => <Opened one={one} />}</Awaiting>
}

function Opened({ one }: { one: One }) {
  const keeps = useAbility('privacy.keep')
  const decides = useAbility('privacy.decide')
  const [open, setOpen] = useState<'answer' | 'submit' | 'approve' | 'return' | null>(null)
  const purposes = useCall(listPurposes, {}, { staleMs: 300_000 })
  const save = useMutate(saveAssessment, { touches: TOUCHES })
  const submit = useMutate(submitAssessment, { touches: TOUCHES })
  const decide = useMutate(decideAssessment, { touches: TOUCHES })
  const writing = one.state === 'draft' || one.state === 'returned'
  const missing = one.questions.filter((q) => q.needed && !one.answers[q.key]?.trim()).length
  const title = (code: string) => purposes.data?.items.find((p) => p.code === code)?.title ?? code
  const actions: DetailAction[] = [
    ...(writing && keeps ? [{ key: 'answer', label: t('填写'), primary: missing > 0, onChoose: () => setOpen('answer' as const) }, { key: 'submit', label: t('提交审批'), primary: missing === 0, onChoose: () => setOpen('submit' as const), ...(missing ? { blocked: t('还有{n}个问题没有回答', { n: missing }) } : {}) }] : []),
    ...(one.state === 'submitted' && decides && !one.mine ? [{ key: 'approve', label: t('批准'), primary: true, onChoose: () => setOpen('approve' as const) }, { key: 'return', label: t('退回修改'), onChoose: () => setOpen('return' as const) }] : []),
  ]
  return (
    <DetailPage
      title={one.title} crumbs={[...crumbs(), { label: t('影响评估'), to: '/privacy/assessments' }]} state={<Tag color={one.state === 'approved' ? 'success' : one.state === 'returned' ? 'warning' : 'processing'}>{t(ASSESSMENT_STATES[one.state])}</Tag>}
      sentence={t('{occasion}，涉及{purposes}。', { occasion: t(OCCASIONS[one.occasion]), purposes: one.purposes.map(title).join('、') })} actions={actions}
      noActions={one.state === 'approved' ? t('已批准，不再改；情况变化时另做一份评估。') : one.state === 'submitted' ? t('等负责人审批。') : ''}
      facts={<Panel title={t('评估')}><Facts facts={[
        { label: t('评估人'), value: one.madeBy, note: <DateText value={one.madeAt} form="time" /> }, one.decidedAt !== null && { label: t('审批人'), value: one.decidedBy, note: <DateText value={one.decidedAt} form="time" /> }, one.opinion !== '' && { label: t('意见'), value: one.opinion },
        one.reviewOn !== null && { label: t('再评估'), value: <DateText value={one.reviewOn} />, note: one.overdue ? t('已过期，请再评估') : undefined }, { label: t('保存到'), value: <DateText value={one.keepUntil} />, note: t('个人信息保护法第56条：至少三年') },
      ]} /></Panel>}
    >
      {one.questions.map((q) => (
        <Panel key={q.key} title={q.title} aside={q.law && <span className="d-quiet">{q.law}</span>}>
          {one.answers[q.key] ? <p className="pv-answer">{one.answers[q.key]}</p> : <p className="d-quiet">{q.needed ? t('还没有回答。{hint}', { hint: q.hint }) : t('没有补充')}</p>}
        </Panel>
      ))}
      <ActionDialog<Record<string, string>> open={open === 'answer'} name="answers" as="drawer" width={640} title={t('填写评估')} verb={t('保存')} initial={one.answers}
        onSubmit={(answers) => save.mutateAsync({ body: { id: one.id, version: one.version, title: one.title, occasion: one.occasion, purposes: one.purposes, answers: Object.fromEntries(Object.entries(answers).filter(([, v]) => v?.trim())), clientId: newClientId() } })} onClose={() => setOpen(null)}>
        {one.questions.map((q) => <Form.Item key={q.key} name={q.key} label={q.title} extra={q.hint} required={q.needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>)}
      </ActionDialog>
      <ActionDialog open={open === 'submit'} name="submit-assessment" title={t('提交审批')} verb={t('提交')} sentence={t('提交后由旗区负责人审批，审批前不能再改。')} onSubmit={() => submit.mutateAsync({ params: { id: one.id }, body: { version: one.version, clientId: newClientId() } })} onClose={() => setOpen(null)} />
      <ActionDialog<{ reason: string; reviewOn?: string }> open={open === 'approve' || open === 'return'} name="decide-assessment" title={open === 'return' ? t('退回修改') : t('批准评估')} verb={open === 'return' ? t('退回') : t('批准')} reason={{ label: t('意见') }}
        onSubmit={({ reason, reviewOn }) => decide.mutateAsync({ params: { id: one.id }, body: { approve: open === 'approve', opinion: reason, ...(reviewOn ? { reviewOn } : {}), version: one.version, clientId: newClientId() } })} onClose={() => setOpen(null)}>
        {open === 'approve' && <Form.Item name="reviewOn" label={t('哪天以前再评估')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ min: dayOf(new Date()) })]}><DayInput min={dayOf(new Date())} /></Form.Item>}
      </ActionDialog>
    </DetailPage>
  )
}
