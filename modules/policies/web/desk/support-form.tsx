import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { ActionDialog, DayInput, dayRule, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { createSupport, FACTS, facts, getSupport, listSupports, SUPPORT_KINDS, updateSupport, type Condition, type Fact, type Support } from '../../contract.ts'
import { MattersField, TextField } from './parts.tsx'

interface Row { fact: Fact; op: string; values?: string[]; number?: number }
interface Typed {
  code: string; textId: string; title: string; kind: string; benefit: string; rows?: Row[]; others?: string; department: string; phone?: string; matterCode?: string; fromOn: string; untilOn?: string; words: string
}
const typeOf = (fact: Fact | undefined): string => (fact ? FACTS[fact].type : '')
const OPS: Readonly<Record<string, readonly (readonly [string, string])[]>> = { choice: [['in', '是']], yes: [['yes', '是'], ['no', '不是']], number: [['atLeast', '不少于'], ['atMost', '不超过']] }
const conditionOf = (row: Row): Condition => {
  if (row.op === 'in') return { fact: row.fact, op: 'in', values: row.values ?? [] }
  if (row.op === 'yes') return { fact: row.fact, op: 'yes' }
  if (row.op === 'no') return { fact: row.fact, op: 'no' }
  return { fact: row.fact, op: row.op === 'atMost' ? 'atMost' : 'atLeast', number: row.number ?? 0 }
}

/** Puts a support on file, or changes it; conditions are typed, so that they can be answered. */
export function SupportForm({ support, onClose, onMade }: { support?: Support; onClose: () => void; onMade?: (id: string) => void }) {
  const touches = [listSupports, getSupport]
  const create = useMutate(createSupport, { touches })
  const update = useMutate(updateSupport, { touches })
  return (
    <ActionDialog<Typed>
      open name="support" as="drawer" width={640} title={support ? t('修改扶持政策') : t('登记扶持政策')} verb={t('保存')}
      initial={support ? { ...support, rows: support.conditions as Row[], untilOn: support.untilOn ?? undefined, matterCode: support.matterCode || undefined } as Partial<Typed> : { kind: 'fees', fromOn: dayOf(new Date()), rows: [] }}
      onSubmit={async ({ rows, code, words, ...typed }) => {
        const body = {
          textId: typed.textId, title: typed.title, kind: typed.kind, benefit: typed.benefit, department: typed.department, fromOn: typed.fromOn, others: typed.others ?? '', phone: typed.phone ?? '',
          matterCode: typed.matterCode ?? '', untilOn: typed.untilOn || null, conditions: (rows ?? []).map(conditionOf),
        }
        if (support) await update.mutateAsync({ params: { id: support.id }, body: { ...body, words, version: support.version } as never })
        else onMade?.((await create.mutateAsync({ body: { ...body, code } as never })).id)
      }}
      onClose={onClose}
    >
      {!support && <Form.Item name="code" label={t('编号')} extra={t('申请人申请时填写，如SD-01。')} rules={[{ required: true, pattern: /^[A-Z0-9-]{2,20}$/, message: t('用大写字母、数字和短横，2到20位') }]}><Input maxLength={20} style={{ width: 200 }} /></Form.Item>}
      <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={80} /></Form.Item>
      <Form.Item name="textId" label={t('依据的文件')} rules={[{ required: true, message: t('请选择文件') }]}><TextField /></Form.Item>
      <Form.Item name="kind" label={t('种类')}><Select options={Object.entries(SUPPORT_KINDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="benefit" label={t('给什么支持')} rules={[{ required: true, message: t('请写明给什么支持') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
      <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
        <legend>{t('条件（都符合才适合）')}</legend>
        <Form.List name="rows">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <div key={field.key} className="pol-row">
                  <Form.Item name={[field.name, 'fact']} noStyle rules={[{ required: true, message: t('请选择') }]}>
                    <Select aria-label={t('看什么')} style={{ width: 170 }} placeholder={t('看什么')} options={facts.map((value) => ({ value, label: t(FACTS[value].title) }))} />
                  </Form.Item>
                  <Form.Item noStyle dependencies={[['rows', field.name, 'fact'], ['rows', field.name, 'op']]}>
                    {({ getFieldValue }) => {
                      const fact = getFieldValue(['rows', field.name, 'fact']) as Fact | undefined
                      const type = typeOf(fact)
                      if (!fact) return null
                      const more = FACTS[fact] as { options?: Readonly<Record<string, string>>; unit?: string }
                      return (
                        <>
                          <Form.Item name={[field.name, 'op']} noStyle rules={[{ required: true, message: t('请选择') }]}>
                            <Select aria-label={t('怎样')} style={{ width: 110 }} options={OPS[type]!.map(([value, label]) => ({ value, label: t(label) }))} />
                          </Form.Item>
                          {type === 'choice' && (
                            <Form.Item name={[field.name, 'values']} noStyle rules={[{ required: true, message: t('请选择') }]}>
                              <Select aria-label={t('哪些')} mode="multiple" style={{ minWidth: 200 }} options={Object.entries(more.options ?? {}).map(([value, label]) => ({ value, label: t(label) }))} />
                            </Form.Item>
                          )}
                          {type === 'number' && (
                            <Form.Item name={[field.name, 'number']} noStyle rules={[{ required: true, message: t('请填写') }]}><InputNumber aria-label={t('多少')} min={0} suffix={t(more.unit ?? '')} style={{ width: 130 }} /></Form.Item>
                          )}
                        </>
                      )
                    }}
                  </Form.Item>
                  <Button aria-label={t('去掉这一条')} icon={<DeleteOutlined aria-hidden />} onClick={() => remove(field.name)} />
                </div>
              ))}
              <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>{t('加一条')}</Button>
            </>
          )}
        </Form.List>
      </fieldset>
      <Form.Item name="others" label={t('其他条件')} extra={t('不能用上面的办法写的。')}><Input.TextArea maxLength={500} autoSize={{ minRows: 1 }} /></Form.Item>
      <Form.Item name="department" label={t('受理单位')} rules={[{ required: true, message: t('请填写受理单位') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="phone" label={t('单位电话')}><Input maxLength={30} style={{ width: 220 }} /></Form.Item>
      <Form.Item name="matterCode" label={t('专门的事项')} extra={t('没有专门事项的，通过“扶持政策申请”办理。')}><MattersField /></Form.Item>
      <Form.Item name="fromOn" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="untilOn" label={t('到哪天止')} rules={[dayRule()]}><DayInput /></Form.Item>
      {support && <Form.Item name="words" label={t('为什么修改')} rules={[{ required: true, message: t('请写明原因') }]}><Input maxLength={200} /></Form.Item>}
    </ActionDialog>
  )
}
