import { Form, Input, Select } from 'antd'
import { ActionDialog, DayInput, dayRule, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPlans } from '../../../plans/contract.ts'
import { createPolicy, getPolicy, LEVELS, listPolicies, updatePolicy } from '../../contract.ts'
import { MattersField, TextField } from './parts.tsx'

interface Typed {
  title: string; number?: string; issuer: string; level: string; place?: string; issuedOn?: string; fromOn?: string; untilOn?: string; summary: string; basis?: string[]; basisText?: string; matters?: string[]
  indicators?: string[]; planCode?: string; words?: string
}

/** Puts a text on file, or corrects it. */
export function PolicyForm({ file, onClose, onMade }: { file?: Reply<typeof getPolicy>; onClose: () => void; onMade?: (id: string) => void }) {
  const touches = [listPolicies, getPolicy]
  const create = useMutate(createPolicy, { touches })
  const update = useMutate(updatePolicy, { touches })
  const plans = useCall(listPlans, { query: {} }, { staleMs: 60_000 })
  const one = file?.policy
  return (
    <ActionDialog<Typed>
      open name="policy" as="drawer" width={600} title={file ? t('修改文件') : t('录入文件')} verb={t('保存')} sentence={file ? undefined : t('录入以后由另一位同事核对发布，发布以后居民可以查到。')}
      initial={one ? {
        title: one.title, number: one.number, issuer: one.issuer, level: one.level, place: one.place, issuedOn: one.issuedOn ?? undefined, fromOn: one.fromOn ?? undefined, untilOn: one.untilOn ?? undefined,
        summary: one.summary, basis: file.above.map((each) => each.id), basisText: one.basisText, matters: file.matters.map((each) => each.code), indicators: file.indicators, planCode: one.planCode || undefined,
      } as Partial<Typed> : { level: 'county' }}
      onSubmit={async ({ words, ...typed }) => {
        const body = {
          ...typed, number: typed.number ?? '', place: typed.place ?? '', issuedOn: typed.issuedOn || null, fromOn: typed.fromOn || null, untilOn: typed.untilOn || null, basis: typed.basis ?? [],
          basisText: typed.basisText ?? '', matters: typed.matters ?? [], indicators: typed.indicators ?? [], planCode: typed.planCode ?? '',
        }
        if (one) await update.mutateAsync({ params: { id: one.id }, body: { ...body, words: words ?? '', version: one.version } as never })
        else onMade?.((await create.mutateAsync({ body: body as never })).id)
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写文件名称') }]}><Input maxLength={120} /></Form.Item>
      <Form.Item name="number" label={t('文号')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="issuer" label={t('发文单位')} rules={[{ required: true, message: t('请填写发文单位') }]}><Input maxLength={80} /></Form.Item>
      <Form.Item name="level" label={t('层级')}><Select options={Object.entries(LEVELS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="place" label={t('适用范围')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="issuedOn" label={t('发布日期')} rules={[dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="fromOn" label={t('施行日期')} rules={[dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="untilOn" label={t('有效期至')} extra={t('文件没有写期限的不填。')} rules={[dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="summary" label={t('主要内容')} rules={[{ required: true, message: t('请写明主要内容') }]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 12 }} /></Form.Item>
      <Form.Item name="basis" label={t('上位依据')} extra={t('已经录入的文件。层级不能比本文件低。')}><TextField several /></Form.Item>
      <Form.Item name="basisText" label={t('其他依据')} extra={t('没有录入的文件写在这里。')}><Input.TextArea maxLength={500} autoSize={{ minRows: 1 }} /></Form.Item>
      <Form.Item name="matters" label={t('依据它办理的事项')}><MattersField several /></Form.Item>
      <Form.Item name="indicators" label={t('依据它设的指标')} extra={t('填指标编号，如IND-48，回车确认。')}><Select mode="tags" open={false} tokenSeparators={['，', ',', ' ', '、']} /></Form.Item>
      <Form.Item name="planCode" label={t('对应的规划')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={(plans.data?.items ?? []).filter((each, i, all) => all.findIndex((other) => other.code === each.code) === i).map((each) => ({ value: each.code, label: each.title }))} />
      </Form.Item>
      {one?.state === 'published' && <Form.Item name="words" label={t('为什么修改')} rules={[{ required: true, message: t('请写明原因') }]}><Input maxLength={200} /></Form.Item>}
    </ActionDialog>
  )
}
