import { Checkbox, Form, Select } from 'antd'
import { ActionDialog, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Callable } from '../../../../platform/web/client.ts'
import { classifyDispute, disputeKinds, getDispute, listDisputes, URGENCY, urgencyGrades, type DisputeKind } from '../../contract.ts'
import { kindName } from './words.ts'

/** What it is about: subjects only. */
export function KindSelect(props: { id?: string; value?: string; onChange?: (value: string) => void }) {
  return <Select {...props} allowClear options={disputeKinds.map((value) => ({ value, label: kindName(value) }))} />
}

export function ClassDialog({ one, touches = [], onClose }: { one: { id: string; kind: string; urgency: string; offence: boolean; version: number; state: string }; touches?: Callable[]; onClose: () => void }) {
  const classify = useMutate(classifyDispute, { touches: [getDispute, listDisputes, ...touches] })
  return (
    <ActionDialog<{ kind: DisputeKind; urgency: 'ordinary'; offence: boolean }>
      open name="classify-dispute" title={t('归类')} sentence={t('是什么问题就按什么问题归类，不看当事人是谁。')} verb={t('保存')} initial={{ ...(one.kind ? { kind: one.kind as DisputeKind } : {}), urgency: one.urgency as 'ordinary', offence: one.offence }}
      onSubmit={(typed) => classify.mutateAsync({ params: { id: one.id }, body: { ...typed, version: one.version } as never })} onClose={onClose}
    >
      <Form.Item name="kind" label={t('是什么问题')} rules={[{ required: true, message: t('请选择是什么问题') }]}><KindSelect /></Form.Item>
      <Form.Item name="urgency" label={t('这件事急不急')}><Select options={urgencyGrades.map((value) => ({ value, label: t(URGENCY[value]) }))} /></Form.Item>
      {one.state === 'recorded' && <Form.Item name="offence" valuePropName="checked" extra={t('涉嫌违法犯罪的不调解，无论涉及谁都转依法处理。')}><Checkbox>{t('涉嫌违法犯罪')}</Checkbox></Form.Item>}
    </ActionDialog>
  )
}
