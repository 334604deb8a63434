import { Form, Input, Select } from 'antd'
import { ActionDialog, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { followDecision, getMeeting, listDecisions, listMeetings, type Decision } from '../../contract.ts'

/** How far a decision is, or that it is done. */
export function FollowDialog({ one, drops, onClose }: { one: Decision; drops: boolean; onClose: () => void }) {
  const follow = useMutate(followDecision, { touches: [getMeeting, listDecisions, listMeetings] })
  return (
    <ActionDialog<{ step: 'progress' | 'done' | 'dropped'; note: string }>
      open name="follow-decision" title={t('记录进展')} sentence={one.what} verb={t('记录')} initial={{ step: 'progress' }}
      onSubmit={(typed) => follow.mutateAsync({ params: { id: one.id }, body: { ...typed, version: one.version } as never })} onClose={onClose}
    >
      <Form.Item name="step" label={t('情况')}><Select options={[{ value: 'progress', label: t('正在办') }, { value: 'done', label: t('已完成') }, ...(drops ? [{ value: 'dropped', label: t('不再办理') }] : [])]} /></Form.Item>
      <Form.Item name="note" label={t('进展')} rules={[{ required: true, message: t('请写明进展') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}
