import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { ActionDialog, DayInput, dayRule, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { POST_KINDS, postKinds } from '../../../organisations/contract.ts'
import { createOwnDuty, DUTY_GROUPS, dutyGroups, listDutyCatalogue, type DutyGroup } from '../../contract.ts'
import { CycleFields, cycleOf, typedOf, type CycleTyped } from './cycle-fields.tsx'

type Typed = CycleTyped & {
  title: string; sentence: string; topic: DutyGroup; source: string; who: 'place' | 'post'; level?: 'community'; posts?: string[]; amount: number; unit: string; proof: string; record?: string; tags?: string[]; fromOn: string; reason: string
}

/** A duty of the place's own, for itself and those below. */
export function OwnDutyForm({ onClose, onMade }: { onClose: () => void; onMade: (code: string) => void }) {
  const create = useMutate(createOwnDuty, { touches: [listDutyCatalogue] })
  const catalogue = useCall(listDutyCatalogue, { query: { show: 'own' } }, { staleMs: 60_000 })
  const sources = catalogue.data?.sources.filter((one) => one.there && one.tags.length > 0) ?? []
  const rule = (message: string) => [{ required: true, message: t(message) }]
  return (
    <ActionDialog<Typed>
      open name="own-duty" as="drawer" width={560} title={t('自设责任')} verb={t('设立')} sentence={t('本级和下级从执行日起承担，到期提醒，逾期逐级告知。')}
      initial={{ ...typedOf(null), topic: 'service', who: 'place', level: 'community', amount: 1, unit: t('次'), fromOn: dayOf(new Date()) }}
      onSubmit={async (typed) => {
        const { title, sentence, topic, source, amount, unit, proof, fromOn, reason } = typed
        const made = await create.mutateAsync({ body: {
          title, sentence, topic, source, amount, unit, proof, fromOn, reason, cycle: cycleOf(typed), posts: typed.who === 'post' ? (typed.posts ?? []) : [], ...(typed.who === 'place' && typed.level ? { level: typed.level } : {}),
          ...(typed.record ? { record: { source: typed.record, tags: typed.tags ?? [] } } : {}),
        } as never })
        onMade(made.code)
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('名称')} rules={rule('请填写名称')}><Input maxLength={40} /></Form.Item>
      <Form.Item name="sentence" label={t('要做什么')} rules={rule('请写明要做什么')}><Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="topic" label={t('类别')}><Select options={dutyGroups.map((value) => ({ value, label: t(DUTY_GROUPS[value]) }))} /></Form.Item>
      <Form.Item name="source" label={t('依据')} rules={rule('请填写依据')}><Input maxLength={120} placeholder={t('文件名称、文号')} /></Form.Item>
      <Form.Item name="who" label={t('谁来完成')}><Radio.Group options={[{ value: 'place', label: t('单位') }, { value: 'post', label: t('个人（按岗位）') }]} /></Form.Item>
      <Form.Item noStyle dependencies={['who']}>
        {({ getFieldValue }) => getFieldValue('who') === 'place' ? (
          <Form.Item name="level" label={t('哪一级')} rules={rule('请选择哪一级')}>
            <Select options={[{ value: 'community', label: t('社区（嘎查）') }, { value: 'township', label: t('街道（苏木镇）') }, { value: 'county', label: t('旗县区') }, { value: 'grid', label: t('网格') }]} />
          </Form.Item>
        ) : (
          <Form.Item name="posts" label={t('哪些岗位')} rules={rule('请选择岗位')}><Select mode="multiple" optionFilterProp="label" options={postKinds.map((value) => ({ value, label: t(POST_KINDS[value].title) }))} /></Form.Item>
        )}
      </Form.Item>
      <CycleFields />
      <Form.Item name="amount" label={t('每期做多少')} rules={rule('请填写数量')}><InputNumber min={1} max={10_000} style={{ width: 160 }} /></Form.Item>
      <Form.Item name="unit" label={t('单位')} rules={rule('请填写单位')}><Input maxLength={6} style={{ width: 160 }} /></Form.Item>
      <Form.Item name="proof" label={t('怎样证明')} rules={rule('请写明怎样证明')}><Input maxLength={100} /></Form.Item>
      <Form.Item name="record" label={t('由哪种记录自动认定')} extra={t('不选就由承担的单位附证明材料报送。')}><Select allowClear options={sources.map((one) => ({ value: one.name, label: one.title }))} /></Form.Item>
      <Form.Item noStyle dependencies={['record']}>
        {({ getFieldValue }) => {
          const tags = sources.find((one) => one.name === getFieldValue('record'))?.tags ?? []
          return tags.length > 1 && <Form.Item name="tags" label={t('其中哪几种')} extra={t('不选就是全部。')}><Select mode="multiple" options={tags.map((one) => ({ value: one.code, label: one.title }))} /></Form.Item>
        }}
      </Form.Item>
      <Form.Item name="fromOn" label={t('从哪天起执行')} rules={[...rule('请填写日期'), dayRule({ min: dayOf(new Date()) })]}><DayInput /></Form.Item>
      <Form.Item name="reason" label={t('理由')} rules={rule('请写明理由')}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}
