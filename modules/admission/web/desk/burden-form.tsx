import { Form, Input, InputNumber, Select } from 'antd'
import { ActionDialog, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { BURDEN_KINDS, createBurden, getBurden, getBurdenRelief, listBurdens, updateBurden, type Burden } from '../../contract.ts'
import { CommunitiesField } from './parts.tsx'

interface Typed { kind: Burden['kind']; title: string; department: string; basis?: string; times: number; communities?: string[] }

/** Puts an item on the list, or corrects it. */
export function BurdenForm({ file, places, onClose, onMade }: { file?: Burden; places?: { code: string }[]; onClose: () => void; onMade?: (id: string) => void }) {
  const touches = [listBurdens, getBurden, getBurdenRelief]
  const create = useMutate(createBurden, { touches })
  const update = useMutate(updateBurden, { touches })
  return (
    <ActionDialog<Typed>
      open name="burden" as="drawer" title={file ? t('修改') : t('列入清单')} verb={t('保存')} sentence={t('要社区做的台账、报表、检查、系统都列在这里，没有依据的照实留空。')}
      initial={file ? { kind: file.kind, title: file.title, department: file.department, basis: file.basis, times: file.times, communities: (places ?? []).map((one) => one.code) } : { kind: 'ledger', times: 12 }}
      onSubmit={async (typed) => {
        const body = { ...typed, basis: typed.basis ?? '', communities: typed.communities ?? [] }
        if (file) await update.mutateAsync({ params: { id: file.id }, body: { ...body, version: file.version } as never })
        else onMade?.((await create.mutateAsync({ body: body as never })).id)
      }}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('类别')}><Select options={Object.entries(BURDEN_KINDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={80} /></Form.Item>
      <Form.Item name="department" label={t('要求的部门')} rules={[{ required: true, message: t('请填写部门') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="basis" label={t('依据')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="times" label={t('每年几次')} rules={[{ required: true, message: t('请填写次数') }]}><InputNumber min={1} max={10_000} precision={0} style={{ width: 200 }} /></Form.Item>
      <Form.Item name="communities" label={t('哪些社区')} extra={t('不选就是全旗所有社区（嘎查）。')}><CommunitiesField /></Form.Item>
    </ActionDialog>
  )
}
