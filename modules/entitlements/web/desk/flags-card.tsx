import { Alert, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, Facts, Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../../cases/contract.ts'
import { answerCaseFlag, FLAG_ANSWERS, getCaseFlags, PAIR_KINDS, type EntitlementFlag } from '../../contract.ts'
import { useDeed } from './deed.ts'
import './entitlements.css'

/** What the applicant has or asks for beside this case and may not have together; answered with what was looked into. */
export default function FlagsCard({ c }: { c: Case; reload: () => Promise<void> }) {
  const query = useCall(getCaseFlags, { params: { id: c.id } }, { staleMs: 30_000 })
  const [answering, setAnswering] = useState<EntitlementFlag>()
  const save = useDeed(answerCaseFlag, [getCaseFlags])
  return (
    <Awaiting query={query} inside>
      {({ items, open }) => items.length === 0 ? <p className="d-quiet">{t('没有发现和本件不能同时享受的待遇。')}</p> : (
        <>
          {items.map((one) => (
            <div key={one.other} className="en-flag">
              <Alert
                type={one.answer ? 'info' : 'warning'} showIcon
                title={one.standing === 'has' ? t('已经享受“{what}”', { what: one.otherTitle }) : t('正在申请“{what}”', { what: one.otherTitle })}
                description={<>{t(PAIR_KINDS[one.kind])}{t('：')}{t(one.why)}{one.basis && <span className="d-quiet">（{one.basis}）</span>}</>}
              />
              <Facts facts={[
                { label: one.standing === 'has' ? t('从哪天起') : t('哪天申请'), value: <DateText value={one.since} /> },
                one.number !== '' && { label: t('办件'), value: <Go to={`/cases/${one.number}`}>{one.number}</Go> },
                one.answer !== null && { label: t('核实'), value: t(FLAG_ANSWERS[one.answer.answer as keyof typeof FLAG_ANSWERS] ?? ''), note: t('{note}（{name}）', { note: one.answer.note, name: one.answer.byName }) },
              ]} />
              <Button type={one.answer ? 'default' : 'primary'} onClick={() => setAnswering(one)}>{one.answer ? t('重新核实') : t('核实后填写')}</Button>
              {!one.answer && <span className="d-quiet en-beside">{open ? t('提出办结意见前请先核实。') : t('办结时没有核实，请补上。')}</span>}
            </div>
          ))}
          {answering && (
            <ActionDialog<{ answer: keyof typeof FLAG_ANSWERS; note: string }>
              open name="flag-answer" title={t('核实“{what}”', { what: answering.otherTitle })} sentence={t('写明怎样核实的、结果怎样。不影响本件的办理步骤，会记入办件。')} verb={t('保存')} initial={{ answer: 'no_overlap' }}
              onSubmit={(typed) => save({ params: { id: c.id }, body: { other: answering.other, ...typed } })} onClose={() => setAnswering(undefined)}
            >
              <Form.Item name="answer" label={t('结果')}><Radio.Group className="en-rows" options={Object.entries(FLAG_ANSWERS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
              <Form.Item name="note" label={t('核实的情况')} rules={[{ required: true, message: t('请写明核实的情况') }, { min: 4, message: t('请写明核实的情况，至少4个字') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
            </ActionDialog>
          )}
        </>
      )}
    </Awaiting>
  )
}
