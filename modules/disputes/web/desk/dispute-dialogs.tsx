import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { ActionDialog, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getCase } from '../../../cases/contract.ts'
import { acceptDispute, END_REASONS, endDispute, endReasons, extendDispute, getDispute, LAWFUL_WAYS, lawfulWays, listDisputes, REFERRALS, referDispute, referrals, takeOverDispute, type Dispute } from '../../contract.ts'

const touches = [getDispute, listDisputes, getCase]
interface Props { d: Dispute; onClose: () => void }

export function AcceptDialog({ d, takes, onClose }: Props & { takes: boolean }) {
  const accept = useMutate(acceptDispute, { touches })
  const take = useMutate(takeOverDispute, { touches })
  return (
    <ActionDialog<{ declares: boolean }>
      open name="accept-dispute" title={takes ? t('接手调解') : t('受理')} verb={takes ? t('接手') : t('受理')} initial={{ declares: false }}
      sentence={t('系统会核对您是不是当事人、登记的亲属，或者当事人不愿意的调解员。受理后请双方答复是否同意调解。')}
      onSubmit={({ declares }) => (takes ? take : accept).mutateAsync({ params: { id: d.id }, body: { declares: declares === true, version: d.version } as never })} onClose={onClose}
    >
      <Form.Item name="declares" valuePropName="checked"><Checkbox>{t('我与双方没有亲属等利害关系')}</Checkbox></Form.Item>
    </ActionDialog>
  )
}

export function ExtendDialog({ d, onClose }: Props) {
  const extend = useMutate(extendDispute, { touches })
  return (
    <ActionDialog<{ days: number; bothAgree: boolean; reason: string }>
      open name="extend-dispute" title={t('延长调解期限')} sentence={t('要双方都同意，只能延长一次，最多按事项规定的天数。')} verb={t('延长')} initial={{ days: 5, bothAgree: false }} reason={{}}
      onSubmit={(typed) => extend.mutateAsync({ params: { id: d.id }, body: { ...typed, bothAgree: typed.bothAgree === true, version: d.version } as never })} onClose={onClose}
    >
      <Form.Item name="days" label={t('延长几个工作日')} rules={[{ required: true, message: t('请填写天数') }]}><InputNumber min={1} max={90} precision={0} /></Form.Item>
      <Form.Item name="bothAgree" valuePropName="checked"><Checkbox>{t('双方都同意延长')}</Checkbox></Form.Item>
    </ActionDialog>
  )
}

export function EndDialog({ d, ended, onClose }: Props & { ended: boolean }) {
  const end = useMutate(endDispute, { touches })
  return (
    <ActionDialog<{ reason: 'not_reached'; ways: string[]; note?: string }>
      open name="end-dispute" danger={!ended} title={ended ? t('告知其他途径并结案') : t('终止调解')} sentence={t('结案时告诉双方还有哪些合法途径。')} verb={t('结案')} initial={{ reason: (ended ? (d.endReason === END_REASONS.withdrawn ? 'withdrawn' : 'refused') : 'not_reached') as 'not_reached', ways: [...d.fittingWays] }}
      onSubmit={(typed) => end.mutateAsync({ params: { id: d.id }, body: { ...typed, note: typed.note ?? '', version: d.version } as never })} onClose={onClose}
    >
      <Form.Item name="reason" label={t('原因')} rules={[{ required: true, message: t('请选择原因') }]}><Select disabled={ended} options={endReasons.map((value) => ({ value, label: t(END_REASONS[value]) }))} /></Form.Item>
      <Form.Item name="ways" label={t('还可以')} rules={[{ required: true, message: t('请至少告知一条途径') }]}><Select mode="multiple" options={lawfulWays.map((value) => ({ value, label: t(LAWFUL_WAYS[value]) }))} /></Form.Item>
      <Form.Item name="note" label={t('补充说明')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}

export function ReferDialog({ d, onClose }: Props) {
  const refer = useMutate(referDispute, { touches })
  return (
    <ActionDialog<{ to: 'police'; reason: string }>
      open name="refer-dispute" danger title={t('转依法处理')} sentence={t('不属于调解的，无论涉及谁，都转有权机关依法处理，案卷随即结束。')} verb={t('转出')} initial={d.offence ? { to: 'police' } : {}}
      onSubmit={(typed) => refer.mutateAsync({ params: { id: d.id }, body: { ...typed, version: d.version } as never })} onClose={onClose}
    >
      <Form.Item name="to" label={t('转给')} rules={[{ required: true, message: t('请选择转给谁') }]}><Select options={referrals.map((value) => ({ value, label: t(REFERRALS[value]) }))} /></Form.Item>
      <Form.Item name="reason" label={t('为什么转')} rules={[{ required: true, message: t('请写明为什么转') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}
