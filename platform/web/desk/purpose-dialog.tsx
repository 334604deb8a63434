import { Form, Input, Radio } from 'antd'
import { t } from '../text.ts'
import { ActionDialog } from './action-dialog.tsx'

export interface Purpose {
  /** The kind of purpose, as the API knows it. */
  kind: string
  /** What exactly: a number, a visit's day. */
  note: string
}

export interface PurposeKind {
  value: string
  label: string
}

/** The purposes every desk has; a page may name its own. */
export function usualPurposes(): PurposeKind[] {
  return [
    { value: 'case', label: t('办理业务') },
    { value: 'visit', label: t('上门走访') },
    { value: 'request', label: t('本人要求') },
  ]
}

/** Asks why protected data is opened. What is answered is logged, and the person concerned can read it. */
export function PurposeDialog({
  open,
  what,
  kinds = usualPurposes(),
  noteMax = 60,
  noteOptional = false,
  onConfirm,
  onClose,
}: {
  open: boolean
  /** What will be seen: 「身份证号」. */
  what: string
  kinds?: PurposeKind[]
  noteMax?: number
  /** The kind alone is enough, as where the person stands at the window. */
  noteOptional?: boolean
  onConfirm: (purpose: Purpose) => Promise<unknown>
  onClose: () => void
}) {
  return (
    <ActionDialog<Purpose>
      open={open}
      name="purpose"
      title={t('查看{what}', { what })}
      sentence={t('查看会记入日志，本人可以看到是谁、因为什么查看。')}
      verb={t('查看')}
      initial={{ kind: kinds[0]?.value ?? '' }}
      onSubmit={({ kind, note }) => onConfirm({ kind, note: note?.trim() ?? '' })}
      onClose={onClose}
      width={440}
    >
      <Form.Item name="kind" label={t('查看目的')} rules={[{ required: true, message: t('请选择查看目的') }]}>
        <Radio.Group options={kinds} />
      </Form.Item>
      <Form.Item
        name="note"
        label={t('具体事由')}
        extra={t('写办件编号、走访日期等，便于日后核对。')}
        rules={noteOptional ? [] : [{ required: true, whitespace: true, message: t('请写明具体事由') }]}
      >
        <Input maxLength={noteMax} autoComplete="off" />
      </Form.Item>
    </ActionDialog>
  )
}
