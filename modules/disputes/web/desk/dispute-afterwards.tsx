import { Button, Checkbox, Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, dateText, DayInput, dayRule, Panel, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { answerConfirmation, askConfirmation, CLAUSE_STATES, getDispute, listDisputes, recordFollowUp, recordPerformance, type Dispute, type DisputeClause } from '../../contract.ts'
import { fenOf, yuan } from './words.ts'

const touches = [getDispute, listDisputes]
const COURT = { asked: '等法院答复', confirmed: '法院确认有效', rejected: '法院驳回', withdrawn: '已撤回' } as const

/** After the agreement: what is done of each clause, the court, the visit. */
export function Afterwards({ d, mine }: { d: Dispute; mine: boolean }) {
  const [dialog, setDialog] = useState<'ask' | 'answer' | 'visit' | DisputeClause | null>(null)
  const ask = useMutate(askConfirmation, { touches })
  const answer = useMutate(answerConfirmation, { touches })
  const visit = useMutate(recordFollowUp, { touches })
  const today = dayOf(new Date())
  const may = mine && (d.state === 'agreed' || d.state === 'performed')
  return (
    <>
      <Panel title={t('履行')}>
        <ul className="dis-lines">
          {d.clauses.map((one) => (
            <li key={one.id}>
              <div className="dis-head">
                <strong>{t('{n}．{who}：{what}', { n: one.nth, who: one.who, what: one.what })}</strong>
                {one.amountFen > 0 && <span>{one.paidFen > 0 && one.paidFen < one.amountFen ? t('{paid}／{all}', { paid: yuan(one.paidFen), all: yuan(one.amountFen) }) : yuan(one.amountFen)}</span>}
                <span className={one.late ? 'dis-late' : 'd-quiet'}>{one.state === 'done' ? t('{day}已履行', { day: dateText(one.doneOn!, 'short') }) : t('{state}，{day}前', { state: t(CLAUSE_STATES[one.state]), day: dateText(one.dueOn, 'short') }) + (one.late ? t('，已过期') : '')}</span>
                <span className="dis-end">{may && one.state !== 'done' && <Button size="small" onClick={() => setDialog(one)}>{t('登记履行')}</Button>}</span>
              </div>
              {one.told.map((each) => <p key={each.id} className="d-quiet">{t('{day}，{by}：{state}', { day: dateText(each.onDay, 'short'), by: each.byParty ? t('{name}（当事人说）', { name: each.byName }) : each.byName, state: t(CLAUSE_STATES[each.state]) })}{each.amountFen > 0 ? `，${yuan(each.amountFen)}` : ''}{each.note ? `。${each.note}` : ''}</p>)}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('司法确认和回访')}>
        <div className="dis-head">
          {d.confirmation
            ? <span>{t('{day}双方共同向{court}申请，{state}', { day: dateText(d.confirmation.askedOn, 'short'), court: d.confirmation.court, state: t(COURT[d.confirmation.state]) })}{d.confirmation.document ? `，${d.confirmation.document}` : ''}</span>
            : <span>{d.confirmBy! >= today ? t('双方愿意的，可以在{day}前共同申请司法确认', { day: dateText(d.confirmBy!) }) : t('没有申请司法确认，{day}已过期限', { day: dateText(d.confirmBy!) })}</span>}
          <span className="dis-end">
            {may && !d.confirmation && <Button size="small" onClick={() => setDialog('ask')}>{t('登记申请')}</Button>}
            {mine && d.confirmation?.state === 'asked' && <Button size="small" onClick={() => setDialog('answer')}>{t('登记法院答复')}</Button>}
          </span>
        </div>
        <div className="dis-head">
          <span className={!d.followedOn && d.followUpBy! < today ? 'dis-late' : ''}>{d.followedOn ? t('{day}已回访', { day: dateText(d.followedOn) }) : t('应在{day}前回访', { day: dateText(d.followUpBy!) })}</span>
          <span className="dis-end">{may && <Button size="small" onClick={() => setDialog('visit')}>{t('登记回访')}</Button>}</span>
        </div>
      </Panel>
      {dialog === 'ask' && (
        <ActionDialog<{ court: string; askedOn: string; bothAsk: boolean }> open name="ask-court" title={t('登记司法确认申请')} verb={t('登记')} initial={{ askedOn: today, bothAsk: false }}
          onSubmit={(typed) => ask.mutateAsync({ params: { id: d.id }, body: { ...typed, bothAsk: typed.bothAsk === true } as never })} onClose={() => setDialog(null)}>
          <Form.Item name="court" label={t('法院')} rules={[{ required: true, message: t('请填写法院名称') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="askedOn" label={t('申请日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="bothAsk" valuePropName="checked"><Checkbox>{t('双方共同申请')}</Checkbox></Form.Item>
        </ActionDialog>
      )}
      {dialog === 'answer' && (
        <ActionDialog<{ state: 'confirmed'; answeredOn: string; document?: string; note?: string }> open name="court-answer" title={t('登记法院答复')} verb={t('登记')} initial={{ answeredOn: today, state: 'confirmed' }}
          onSubmit={(typed) => answer.mutateAsync({ params: { id: d.id }, body: { ...typed, document: typed.document ?? '', note: typed.note ?? '' } as never })} onClose={() => setDialog(null)}>
          <Form.Item name="state" label={t('答复')}><Radio.Group options={[{ value: 'confirmed', label: t('确认有效') }, { value: 'rejected', label: t('驳回申请') }, { value: 'withdrawn', label: t('申请撤回') }]} /></Form.Item>
          <Form.Item name="answeredOn" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="document" label={t('裁定书编号')}><Input maxLength={60} /></Form.Item>
          <Form.Item name="note" label={t('说明')}><Input.TextArea maxLength={300} /></Form.Item>
        </ActionDialog>
      )}
      {dialog === 'visit' && (
        <ActionDialog<{ onDay: string; note: string }> open name="dispute-visit" title={t('登记回访')} verb={t('登记')} initial={{ onDay: today }}
          onSubmit={(typed) => visit.mutateAsync({ params: { id: d.id }, body: { ...typed, version: d.version } as never })} onClose={() => setDialog(null)}>
          <Form.Item name="onDay" label={t('回访日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="note" label={t('情况')} rules={[{ required: true, message: t('请写明回访情况') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
        </ActionDialog>
      )}
      {dialog !== null && typeof dialog === 'object' && <PerformDialog d={d} one={dialog} onClose={() => setDialog(null)} />}
    </>
  )
}

function PerformDialog({ d, one, onClose }: { d: Dispute; one: DisputeClause; onClose: () => void }) {
  const perform = useMutate(recordPerformance, { touches })
  return (
    <ActionDialog<{ state: 'part' | 'done' | 'not_done'; amount?: number; onDay: string; note?: string }>
      open name="perform-clause" title={t('登记履行')} sentence={t('{who}：{what}', { who: one.who, what: one.what })} verb={t('登记')} initial={{ state: 'done', onDay: dayOf(new Date()), ...(one.amountFen > one.paidFen ? { amount: (one.amountFen - one.paidFen) / 100 } : {}) }}
      onSubmit={({ amount, ...typed }) => perform.mutateAsync({ params: { id: d.id, clauseId: one.id }, body: { ...typed, amountFen: typed.state === 'not_done' ? 0 : fenOf(amount), note: typed.note ?? '', version: one.version } as never })} onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="state" label={t('情况')}><Radio.Group options={(['done', 'part', 'not_done'] as const).map((value) => ({ value, label: t(CLAUSE_STATES[value]) }))} /></Form.Item>
          <Form.Item noStyle shouldUpdate>{() => one.amountFen > 0 && form.getFieldValue('state') !== 'not_done' && <Form.Item name="amount" label={t('这次付了（元）')}><InputNumber min={0} precision={2} /></Form.Item>}</Form.Item>
          <Form.Item name="onDay" label={t('哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="note" label={t('说明')} extra={t('没有履行的写明已怎样催促。')}><Input.TextArea maxLength={300} /></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
