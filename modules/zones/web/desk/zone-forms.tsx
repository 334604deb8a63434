import { Form, Input, InputNumber, Radio } from 'antd'
import type { z } from 'zod'
import { ActionDialog, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { createZone, getZone, listZones, updateZone, type Zone, type ZonePlan } from '../../contract.ts'
import { PapersField } from './papers.tsx'

type Plan = z.output<typeof ZonePlan>
const PLAN_PARTS = [['theme', '实验主题', 200], ['background', '实验背景', 5000], ['content', '实验内容', 5000], ['safeguards', '保障措施', 3000], ['workPlan', '工作方案', 5000], ['duties', '职责分工', 3000], ['funds', '经费安排', 2000]] as const
export const planParts = () => PLAN_PARTS.map(([key, label]) => ({ key, label: t(label) }))

/** The parts of a plan as fields. */
export function PlanFields() {
  return PLAN_PARTS.map(([key, label, most]) => <Form.Item key={key} name={['plan', key]} label={t(label)}><Input.TextArea maxLength={most} autoSize={{ minRows: key === 'theme' ? 1 : 3 }} /></Form.Item>)
}

interface Typed { title: string; applicant: 'district' | 'city'; whyCity?: string; requestPaper?: string; paperCopies?: number; papers?: { id: string; name: string }[]; plan?: Partial<Plan> }

/** Begins an application or fills its draft. */
export function ZoneForm({ file, onClose, onMade }: {
  file?: { zone: Zone; plan: Plan; whyCity: string; requestPaper: string; paperCopies: number; papers: { id: string; name: string }[] }; onClose: () => void; onMade?: (id: string) => void
}) {
  const create = useMutate(createZone, { touches: [listZones] })
  const update = useMutate(updateZone, { touches: [listZones, getZone] })
  return (
    <ActionDialog<Typed> open as="drawer" width={680} name="zone" title={file ? t('修改申请') : t('申请实验区')} verb={t('保存草稿')} sentence={t('可以先存成草稿。方案三部分、党委政府申请文件、纸质一式3份和电子版齐全后才能上报。')}
      initial={file ? { ...file, title: file.zone.title, applicant: file.zone.applicant } : { applicant: 'district', paperCopies: 0 }}
      onSubmit={async (typed) => {
        const plan = { background: '', theme: '', content: '', safeguards: '', workPlan: '', duties: '', funds: '', ...Object.fromEntries(Object.entries(typed.plan ?? {}).map(([key, words]) => [key, words ?? ''])) }
        const body = { title: typed.title, applicant: typed.applicant, whyCity: typed.whyCity ?? '', requestPaper: typed.requestPaper ?? '', paperCopies: typed.paperCopies ?? 0, papers: typed.papers ?? [], plan }
        if (file) await update.mutateAsync({ params: { id: file.zone.id }, body: { ...body, version: file.zone.version } as never })
        else onMade?.((await create.mutateAsync({ body: body as never })).id)
      }} onClose={onClose}>
      <Form.Item name="title" label={t('实验区名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={80} /></Form.Item>
      <Form.Item name="applicant" label={t('由谁申报')} extra={t('一般由市辖区（旗县区）申报，特殊情况由市申报。')}><Radio.Group options={[{ value: 'district', label: t('旗县区') }, { value: 'city', label: t('市') }]} /></Form.Item>
      <Form.Item noStyle dependencies={['applicant']}>{({ getFieldValue }) => getFieldValue('applicant') === 'city' && <Form.Item name="whyCity" label={t('由市申报的理由')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>}</Form.Item>
      <Form.Item name="requestPaper" label={t('党委、政府的申请文件')} extra={t('文件名称和文号。')}><Input maxLength={100} /></Form.Item>
      <Form.Item name="paperCopies" label={t('纸质材料份数')} extra={t('一式3份。')}><InputNumber min={0} max={50} precision={0} style={{ width: 140 }} /></Form.Item>
      <Form.Item name="papers" label={t('电子版材料')}><PapersField /></Form.Item>
      <h3>{t('实验方案')}</h3>
      <PlanFields />
    </ActionDialog>
  )
}
