import { Form, Input, Select } from 'antd'
import { ActionDialog, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { followPlanDecision, getPlanMeeting, listPlanDecisions, listPlanIssues, listPlanMeetings, type PlanDecision } from '../../contract.ts'

/** How far a decision is, or that it is done, with proof. */
export function FollowDialog({ one, drops, onClose }: { one: PlanDecision; drops: boolean; onClose: () => void }) {
  const follow = useMutate(followPlanDecision, { touches: [getPlanMeeting, listPlanDecisions, listPlanMeetings, listPlanIssues] })
  return (
    <ActionDialog<{ step: 'progress' | 'done' | 'dropped'; note: string }>
      open name="follow-plan-decision" title={t('记录进展')} sentence={one.what} verb={t('记录')} initial={{ step: 'progress' }}
      onSubmit={(typed) => follow.mutateAsync({ params: { id: one.id }, body: { ...typed, version: one.version } as never })} onClose={onClose}
    >
      <Form.Item name="step" label={t('情况')}><Select options={[{ value: 'progress', label: t('正在办') }, { value: 'done', label: t('已完成') }, ...(drops ? [{ value: 'dropped', label: t('不再办理') }] : [])]} /></Form.Item>
      <Form.Item name="note" label={t('进展')} extra={t('已完成的写明依据：文件、拨款单或照片编号。')} rules={[{ required: true, whitespace: true, message: t('请写明进展') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}
